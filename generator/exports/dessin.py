"""The decision tree as an inline drawing: SVG made at build, presentation attributes only.

Never the only form: the page that shows it carries the same content as a list and as a table.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from ..model import Arbre
from ..typographie import typographie

_WIDTH, _GAP_X, _GAP_Y = 270, 90, 24
_LINE, _PAD, _WRAP = 17, 10, 32


@dataclass(frozen=True)
class _Box:
    """A question or an issue: its lines, its answers and where they lead."""

    code: str
    title: list[str]
    rows: tuple[tuple[list[str], str], ...]
    x: int
    y: int

    @property
    def height(self) -> int:
        lines = len(self.title) + sum(len(text) for text, _ in self.rows)
        return 2 * _PAD + _LINE * lines + 6 * len(self.rows)


def dessin(arbre: Arbre) -> str:
    """The whole graph, questions from left to right by the number of answers they need."""
    boxes = _place(arbre)
    width = max(box.x for box in boxes.values()) + _WIDTH + 4
    height = max(box.y + box.height for box in boxes.values()) + 4
    edges = "".join(_edges(box, boxes) for box in boxes.values())
    nodes = "".join(_node(box) for box in boxes.values())
    return (
        f'<svg class="dessin" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="dessin-titre" xmlns="http://www.w3.org/2000/svg">'
        '<title id="dessin-titre">Les questions, leurs réponses et les issues, de gauche à droite'
        f"</title>{edges}{nodes}</svg>"
    )


def _place(arbre: Arbre) -> dict[str, _Box]:
    columns = _columns(arbre)
    last = max(columns.values()) + 1
    tops: dict[int, int] = {}
    boxes: dict[str, _Box] = {}
    items: list[tuple[str, str, tuple[tuple[str, str], ...], int]] = [
        (
            q.code,
            q.texte,
            tuple((r.texte, r.suite.question or r.suite.issue or "") for r in q.reponses),
            columns[q.code],
        )
        for q in sorted(arbre.questions, key=lambda q: columns[q.code])
    ]
    items += [(i.code, i.titre, (), last) for i in arbre.issues]
    for code, title, rows, column in items:
        box = _Box(
            code,
            _wrapped(title),
            tuple((_wrapped("– " + text), target) for text, target in rows),
            2 + column * (_WIDTH + _GAP_X),
            tops.get(column, 2),
        )
        tops[column] = box.y + box.height + _GAP_Y
        boxes[code] = box
    return boxes


def _columns(arbre: Arbre) -> dict[str, int]:
    """Question -> the longest way to it. Bounded by the number of questions: no cycle is left."""
    columns = {q.code: 0 for q in arbre.questions}
    for _ in arbre.questions:
        for question in arbre.questions:
            for reponse in question.reponses:
                target = reponse.suite.question
                if target:
                    columns[target] = max(columns[target], columns[question.code] + 1)
    return columns


def _node(box: _Box) -> str:
    is_issue = not box.rows
    kind = "dessin__issue" if is_issue else "dessin__question"
    lines: list[str] = []
    y = box.y + _PAD
    for text in box.title:
        y += _LINE
        lines.append(_text(box.x + _PAD, y - 4, text, bold=True))
    for row, _ in box.rows:
        y += 6
        for text in row:
            y += _LINE
            lines.append(_text(box.x + _PAD, y - 4, text, bold=False))
    radius, stroke = (14, 2) if is_issue else (4, 1)
    return (
        f'<g class="{kind}"><rect x="{box.x}" y="{box.y}" width="{_WIDTH}" height="{box.height}" '
        f'rx="{radius}" stroke="currentColor" stroke-width="{stroke}"/>'
        f"{''.join(lines)}</g>"
    )


def _edges(box: _Box, boxes: Mapping[str, _Box]) -> str:
    drawn: list[str] = []
    y = box.y + _PAD + _LINE * len(box.title)
    for text, target in box.rows:
        middle = y + 6 + _LINE * len(text) // 2
        y += 6 + _LINE * len(text)
        end = boxes[target]
        x1, x2, y2 = box.x + _WIDTH, end.x, end.y + _PAD + _LINE // 2
        bend = max(40, (x2 - x1) // 2)
        drawn.append(
            f'<path d="M{x1} {middle}C{x1 + bend} {middle} {x2 - bend} {y2} {x2} {y2}" '
            'fill="none" stroke="currentColor" stroke-width="1" opacity="0.55"/>'
        )
    return "".join(drawn)


def _text(x: int, y: int, text: str, bold: bool) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="13" fill="currentColor"{weight}>{escape(text)}</text>'


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(typographie(text), _WRAP, break_on_hyphens=False)
