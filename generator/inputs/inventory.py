"""Scripts and styles that no lot holds, and names in a lot that are no file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from ..disk.droppings import is_dropping
from ..ground.lots import LOTS
from ..ground.problem import Problem
from ..ground.projet import LIST_OF_LOTS, OUTIL, Projet

_DOCS = Projet(Path()).look / "docs"
_NAMING = (".md", ".html", ".j2")
_HERE = LIST_OF_LOTS.relative_to(OUTIL.parent)


def unlisted(root: Path) -> list[Problem]:
    """Where the list of lots and the folders of the scripts and styles of a project differ.

    A project with pieces of a look loads its own files by itself, from its settings, the head of
    its pages, or its templates.
    """
    projet = Projet(root)
    docs = projet.written[0]
    if projet.is_whole:
        return differences(LOTS, _files(docs), docs)
    listed = {source for sources in LOTS.values() for source in sources}
    texts = (path.read_text("utf-8-sig", "replace") for path in projet.all_settings)
    told = "".join(re.sub(r"^[ \t]*#.*$", "", text, flags=re.M) for text in texts)
    told += "".join(_naming(projet))
    said = (
        "rien ne charge ce fichier ; attendu : le nom d’un fichier de l’outil, dont il prend la "
        f"place, ou son adresse sous extra_css ou extra_javascript, dans {projet.settings.name}, "
        "ou sous styles ou scripts, en tête d’une page"
    )
    files = sorted(_files(docs))
    return [Problem(docs / f, 1, said) for f in files if f not in listed and f not in told]


def _naming(projet: Projet) -> Iterator[str]:
    """What the pages and the templates of a project say: each may load a file by its address."""
    for path in (path for folder in projet.written for path in folder.rglob("*")):
        if path.suffix in _NAMING and path.is_file() and not is_dropping(path.name):
            with suppress(OSError):  # told by whoever reads it
                yield path.read_text("utf-8", "replace")


def _files(docs: Path) -> list[str]:
    return [
        path.relative_to(docs).as_posix()
        for folder, suffix in (("assets/js", "*.js"), ("assets/css", "*.css"))
        for path in (docs / folder).rglob(suffix)
        if not is_dropping(path.name) and not path.name.startswith(".")
    ]


def differences(
    lots: Mapping[str, tuple[str, ...]], files: Collection[str], docs: Path = _DOCS
) -> list[Problem]:
    """One problem per file of `lots` that is not among `files` or stands twice, and the reverse."""
    listed = Counter(source for sources in lots.values() for source in sources)
    problems = [
        Problem(docs / file, 1, f"fichier dans aucun lot ; attendu : son nom dans {_HERE}")
        for file in files
        if file not in listed
    ]
    for source, count in listed.items():
        if source not in files:
            said = f"« {source} » n’existe pas ; attendu : un fichier de {_DOCS}"
            problems.append(Problem(_HERE, _line(source), said))
        if count > 1:
            said = f"« {source} » est écrit {count} fois ; attendu : une seule, dans un seul lot"
            problems.append(Problem(_HERE, _line(source), said))
    return sorted(problems)


def _line(source: str) -> int:
    """Where a person finds a name in the list."""
    name = source.split("/", 2)[2].rpartition(".")[0]
    lines = LIST_OF_LOTS.read_text("utf-8").splitlines()
    whole = re.compile(rf"(?<=[\s\"]){re.escape(name)}(?=[\s\"])(?!\": )")
    return next((n for n, line in enumerate(lines, 1) if whole.search(line)), 1)
