"""The decision tree as an inline SVG drawing, made at build, with presentation attributes only.

Questions go down the page. On their right stand the issues; on their left, lines lead to later
questions. It is narrow enough for a screen and for a printed sheet. The page that shows it has the
same content as a list and as a table.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from html import escape

from ..model import Arbre, Question
from ..words.typographie import typographie

# In pixels, but for the two widths in characters.
_FONT, _LINE, _PAD, _GAP = 13, 17, 10, 22
_QUESTION, _ISSUE, _BETWEEN = 400, 330, 70
_QUESTION_CHARS, _ISSUE_CHARS = 50, 38
_LANE, _ROUND = 12, 6
_BOLD = ' font-weight="700"'


@dataclass(frozen=True)
class _Row:
    """One text of a box, wrapped into lines; `vers` is the code an answer leads to."""

    lines: tuple[str, ...]
    y: int
    vers: str = ""

    @property
    def middle(self) -> int:
        return self.y + len(self.lines) * _LINE // 2


@dataclass(frozen=True)
class _Box:
    """A question with its answers, or an issue alone."""

    x: int
    y: int
    width: int
    height: int
    rows: tuple[_Row, ...]

    @property
    def entry(self) -> int:
        """Height at which lines arrive: the middle of the first line of text."""
        return self.y + _PAD + _LINE // 2


def dessin(arbre: Arbre) -> str:
    """The `<svg>` element of the whole tree, which must have no cycle (`CycleError`)."""
    numbers = {q.code: n for n, q in enumerate(arbre.questions, start=1)}
    ordered = _in_order(arbre)
    lanes = len(ordered) * _LANE  # at most; the unused ones are cut off below
    questions, issues = _place(arbre, ordered, numbers, lanes)
    bends = _lanes(questions)
    left = lanes - (max(bends.values(), default=0) + 2) * _LANE
    width = lanes + _QUESTION + _BETWEEN + _ISSUE + 2 - left
    height = max(box.y + box.height for box in (*questions.values(), *issues.values())) + 2
    drawn = [
        *_arrows(questions, bends, lanes),
        *_links(questions, issues),
        *(_node(box, "question") for box in questions.values()),
        *(_node(box, "issue") for box in issues.values()),
    ]
    return (
        f'<svg class="dessin" viewBox="{left} 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="dessin-titre" '
        'xmlns="http://www.w3.org/2000/svg"><title id="dessin-titre">Les questions, leurs réponses '
        f"et où chacune mène</title>{''.join(drawn)}</svg>"
    )


def _in_order(arbre: Arbre) -> list[Question]:
    """The questions, each after those that lead to it; otherwise in the order of the file."""
    rank = {q.code: n for n, q in enumerate(arbre.questions)}
    before: dict[str, set[str]] = {q.code: set() for q in arbre.questions}
    for question in arbre.questions:
        for reponse in question.reponses:
            if reponse.suite.question:
                before[reponse.suite.question].add(question.code)
    sorter = TopologicalSorter(before)
    sorter.prepare()
    ordered: list[Question] = []
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()], key=rank.__getitem__)
        code = ready.pop(0)
        ordered.append(arbre.questions[rank[code]])
        sorter.done(code)
    return ordered


def _place(
    arbre: Arbre, ordered: Iterable[Question], numbers: Mapping[str, int], left: int
) -> tuple[dict[str, _Box], dict[str, _Box]]:
    titles = {issue.code: issue.titre for issue in arbre.issues}
    questions: dict[str, _Box] = {}
    issues: dict[str, _Box] = {}
    y = free = 2
    for question in ordered:
        answers = [
            (r.texte, r.suite.question or r.suite.issue or "", r.suite.question)
            for r in question.reponses
        ]
        texts = [(f"{numbers[question.code]}. {question.texte}", "")]
        texts += [(f"– {t}{f' → {numbers[q]}' if q else ''}", target) for t, target, q in answers]
        box = _box(left, y, _QUESTION, texts, _QUESTION_CHARS)
        questions[question.code] = box
        for row in box.rows:
            if row.vers in titles and row.vers not in issues:
                top = max(free, row.middle - _PAD - _LINE // 2)
                found = _box(
                    left + _QUESTION + _BETWEEN, top, _ISSUE, [(titles[row.vers], "")], _ISSUE_CHARS
                )
                issues[row.vers] = found
                free = found.y + found.height + _GAP // 2
        y = box.y + box.height + _GAP
    return questions, issues


def _box(x: int, y: int, width: int, texts: list[tuple[str, str]], chars: int) -> _Box:
    rows: list[_Row] = []
    bottom = y + _PAD
    for text, target in texts:
        lines = textwrap.wrap(typographie(text), chars, break_on_hyphens=False)
        rows.append(_Row(tuple(lines), bottom, target))
        bottom += len(lines) * _LINE + 4
    return _Box(x, y, width, bottom + _PAD - 4 - y, tuple(rows))


def _lanes(questions: Mapping[str, _Box]) -> dict[str, int]:
    """Question -> lane of the lines that lead to it, from 0. The shortest are nearest the boxes."""
    spans: dict[str, list[int]] = {}
    for box in questions.values():
        for row in box.rows:
            if row.vers in questions:
                spans.setdefault(row.vers, [questions[row.vers].entry]).append(row.middle)
    taken: list[list[tuple[int, int]]] = []
    found: dict[str, int] = {}
    for code, ends in sorted(spans.items(), key=lambda item: max(item[1]) - min(item[1])):
        span = (min(ends), max(ends))
        lane = next(
            (n for n, used in enumerate(taken) if all(b < span[0] or a > span[1] for a, b in used)),
            len(taken),
        )
        taken += [[]] if lane == len(taken) else []
        taken[lane].append(span)
        found[code] = lane
    return found


def _arrows(questions: Mapping[str, _Box], lanes: Mapping[str, int], left: int) -> Iterable[str]:
    for box in questions.values():
        for row in box.rows:
            if row.vers in lanes:
                x, end = left - (lanes[row.vers] + 1) * _LANE, questions[row.vers].entry
                yield _line(
                    f"M{left} {row.middle}H{x + _ROUND}Q{x} {row.middle} {x} {row.middle + _ROUND}"
                    f"V{end - _ROUND}Q{x} {end} {x + _ROUND} {end}H{left}"
                )
    for code in lanes:
        end = questions[code].entry
        yield f'<path d="M{left} {end}l-8 -4v8z" fill="currentColor"/>'


def _links(questions: Mapping[str, _Box], issues: Mapping[str, _Box]) -> Iterable[str]:
    for box in questions.values():
        for row in box.rows:
            if row.vers in issues:
                start, end = box.x + box.width, issues[row.vers]
                bend = _BETWEEN // 2
                yield _line(
                    f"M{start} {row.middle}C{start + bend} {row.middle} {end.x - bend} {end.entry} "
                    f"{end.x} {end.entry}"
                )


def _line(path: str) -> str:
    return f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="1"/>'


def _node(box: _Box, kind: str) -> str:
    radius, stroke = (4, 1) if kind == "question" else (14, 2)
    texts = "".join(
        f'<text x="{box.x + _PAD}" y="{row.y + (n + 1) * _LINE - 4}" font-size="{_FONT}" '
        f'fill="currentColor"{"" if row.vers else _BOLD}>{escape(line)}</text>'
        for row in box.rows
        for n, line in enumerate(row.lines)
    )
    return (
        f'<g class="dessin__{kind}"><rect x="{box.x}" y="{box.y}" width="{box.width}" '
        f'height="{box.height}" rx="{radius}" stroke="currentColor" stroke-width="{stroke}"/>'
        f"{texts}</g>"
    )
