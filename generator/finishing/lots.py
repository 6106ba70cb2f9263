"""Joins the scripts and the styles: many small files to write, a few to load.

A joined file holds the code of each source. Comments, which are a quarter of the weight, and
indents stay in the sources. A source map leads from a line of the one to the line of the other,
comments included, where a browser or a test looks for it. Joined, scripts stay as apart as they
were: one that fails is told, and stops no other.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

from ..disk.digest import digest
from ..disk.output import write_or_hold, write_text
from ..ground.lots import LOTS, SOURCES

MAP: Final = ".map"
"""What the name of a source map adds to that of its file."""
_ROOT: Final = "referentiel:///"
"""Where browsers list the sources: an address that is nobody's, so that none is asked for."""
_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_LINK = re.compile(r"^(?://|/\*)# sourceMappingURL=.*\n", re.M)
_DECLARATION = re.compile(r"(?:^|(?<=[{;] ))(--[\w-]+|[a-z-]+): (?=\S)")
"""How a declaration begins, at the head of its line or after another one."""
_SPACED = re.compile(r" ?([{;}]) ?|(,) (?=[^\"']*$)")
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/[ \t]*)$", re.M | re.S)
"""One or several whole lines."""
_TRAILING = re.compile(r"(?<=[;,{}()\[\]>=|&?:]) +// [^'\"`/]*$")
"""What follows code on its line; where a quote or a slash makes it doubtful, it stays."""
_TOLD = re.compile(r"(?<=[;{}]) */\*[^*\"']*\*/$")
"""The same in a style."""


def joined(address: str, sources: Mapping[str, str]) -> tuple[str, str]:
    """The text at `address` made of `sources` ({address: text}, in order), and its source map.

    Scripts are whole statements (functions called at once), so that none leaks into the next; lines
    end in "\\n".
    """
    is_script = address.endswith(".js")
    lines: list[str] = []
    places: list[tuple[int, int, int] | None] = []
    for number, text in enumerate(sources.values()):
        rows = text.removesuffix("\n").split("\n")
        left_out = comments(text)
        left_out |= _blank_rows(rows, left_out)
        own = [(n, row) for n, row in enumerate(rows) if n not in left_out]
        if is_script:
            lines.append("try {")
            places.append(None)
        bare = (line.lstrip(" \t") for _, line in own)
        lines += (_TRAILING.sub("", line) if is_script else _minified(line) for line in bare)
        places += ((number, n, _indent(line)) for n, line in own)
        if is_script:
            lines.append("} catch (faute) { reportError(faute); }")
            places.append(None)
    name = posixpath.basename(address)
    link = f"# sourceMappingURL={name}{MAP}"
    lines.append(f"//{link}" if is_script else f"/*{link} */")
    source_map = {
        "version": 3,
        "file": name,
        "sourceRoot": _ROOT,
        "sources": list(sources),
        "sourcesContent": list(sources.values()),
        "names": [],
        "mappings": mappings(places),
    }
    return "\n".join(lines) + "\n", json.dumps(
        source_map, ensure_ascii=False, separators=(",", ":")
    )


def comments(text: str) -> set[int]:
    """The lines of a script or a style, from 0, that hold nothing but a comment."""
    return {
        line
        for found in _COMMENT.finditer(text)
        for line in range(text.count("\n", 0, found.start()), text.count("\n", 0, found.end()) + 1)
    }


def _blank_rows(rows: Sequence[str], left_out: Set[int]) -> set[int]:
    """The empty lines, except inside a template literal ("`…`"); none if a "`" is never closed."""
    found = set()
    in_text = False
    for n, row in enumerate(rows):
        if n in left_out:
            continue
        if not row.strip() and not in_text:
            found.add(n)
        in_text ^= row.count("`") % 2 == 1
    return set() if in_text else found


def _minified(line: str) -> str:
    """A line of a style without needless spaces (around braces, colons, commas) nor final comment.

    The space after a comma stays when the comma may be inside quotes.
    """
    return _SPACED.sub(r"\1\2", _DECLARATION.sub(r"\1:", _TOLD.sub("", line)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def mappings(places: Iterable[tuple[int, int, int] | None]) -> str:
    """The map itself: for each line, the (source, line, column) it comes from, from 0, or None.

    Each is written as what it adds to the one before, as the format of source maps wants it.
    """
    written: list[str] = []
    source = line = column = 0
    for place in places:
        if place is None:
            written.append("")
            continue
        steps = (place[0] - source, place[1] - line, place[2] - column)
        written.append("A" + "".join(map(_vlq, steps)))
        source, line, column = place
    return ";".join(written)


@dataclass(frozen=True, slots=True)
class Lot:
    """A joined file."""

    key: str
    """Fingerprint of its sources: the same one, the same file."""
    text: str
    source_map: str


def joined_lots(docs: Path, before: Mapping[str, Lot] | None = None) -> dict[str, Lot]:
    """Each joined file by address, out of the sources that `docs` holds; as it was `before`, if
    they are the same.

    The pages of one title among several have none. A source that is missing was told before the
    build (`inventory.unlisted`); a live preview goes on without it.
    """
    lots: dict[str, Lot] = {}
    for address, sources in LOTS.items():
        there = [source for source in sources if (docs / source).is_file()]
        texts = {source: (docs / source).read_text("utf-8") for source in there}
        if texts:
            key = digest(*chain(*texts.items()))
            known = before.get(address) if before else None
            if known is None or known.key != key:
                known = Lot(key, *joined(address, texts))
            lots[address] = known
    return lots


def join_lots(
    site: Path,
    lots: Mapping[str, Lot] | None = None,
    held: dict[str, str] | None = None,
    former: Path | None = None,
) -> None:
    """Put the joined files in a built site, in the place of their sources.

    `lots` are those files (`joined_lots`), when they were not to be made of what a builder copied.
    `held` takes them, none being written; `former` is as `output.write_or_link` has it.
    """
    lots = joined_lots(site) if lots is None else lots
    for source in SOURCES:
        (site / source).unlink(missing_ok=True)
    files = {address: lot.text for address, lot in lots.items()}
    maps = {f"{address}{MAP}": lot.source_map for address, lot in lots.items()}
    write_or_hold(site, files | maps, held, former)
    for folder in {(site / source).parent for source in SOURCES}:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def remove_maps(site: Path) -> None:
    """Take the source maps out of a site nobody debugs, with the line that asks for them."""
    for path in site.rglob(f"*{MAP}"):
        lot = path.with_name(path.name.removesuffix(MAP))
        write_text(lot, _LINK.sub("", lot.read_text("utf-8")))
        path.unlink()


@cache
def _vlq(number: int) -> str:
    """A signed number in base 64: sign in the lowest bit, then five bits at a time."""
    left = -number << 1 | 1 if number < 0 else number << 1
    digits = ""
    while True:
        left, five = left >> 5, left & 31
        digits += _DIGITS[five | 32 if left else five]
        if not left:
            return digits
