"""What is read besides the data: settings, hand-written pages, look. Only whether it can be read.

The tools that read it speak English, or stop with a traceback, when it cannot be.
"""

from __future__ import annotations

import json
import os
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

from ..disk.droppings import is_dropping
from ..disk.system import no_file, reason
from ..ground.problem import Fault, Problem
from ..ground.projet import TEMPLATES, Projet

TEXT = frozenset(".css .html .j2 .js .json .md .svg .txt .webmanifest .xml .yaml .yml".split())
"""Suffixes of the files that hold text."""
_BARE = frozenset(".css .html .j2 .js".split())
"""Those whose text goes into another one, where a byte order mark would be a character of it."""


_JSON = frozenset((".json", ".webmanifest"))


def unreadable(root: Path) -> list[Problem]:
    """Every text that is not in UTF-8 or cannot be opened, every name the web would not carry; or
    the file that stands where a folder of them is expected."""
    projet = Projet(root)
    for folder in (projet.look, *projet.written):
        if folder.exists() and not folder.is_dir():
            return [Problem(folder, 1, "un dossier est attendu à cet endroit, et c’est un fichier")]
    settings = projet.settings
    if os.path.lexists(settings) and (said := no_file(settings)):  # builders would do without
        return [Problem(settings, 1, said)]
    files = (*written(projet), *_under(TEMPLATES, projet.generated))
    return sorted(problem for path in files for problem in judged(path))


def written(projet: Projet) -> Iterator[Path]:
    """What people of a project wrote besides the data: settings, pages, look."""
    yield projet.all_settings[-1]
    for folder in projet.written:
        if projet.is_whole or folder.is_dir():
            yield from _under(folder, projet.generated)


def judged(path: Path) -> Iterator[Problem]:
    """What keeps one file from being read, or its name from being carried."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        yield Problem(path, 1, _why_no_name(path.name))
        return
    if path.name != unicodedata.normalize("NFC", path.name):
        yield Problem(
            path, 1, "nom dont les accents sont écrits à part (NFD) ; renommez-le en le retapant"
        )
    if path.suffix not in TEXT:
        return
    try:
        content = path.read_bytes()
        content.decode()
    except OSError as error:
        yield Problem(path, 1, f"fichier illisible : {reason(error)}")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        yield Problem(path, line, "caractère qui n’est pas en UTF-8 ; enregistrez en UTF-8")
    else:
        if path.suffix in _BARE and content.startswith(BOM_UTF8):
            said = "marque d’ordre (BOM) au début ; enregistrez en UTF-8 sans cette marque"
            yield Problem(path, 1, said)
        if path.suffix in _JSON and (
            fault := _json_fault(content.decode("utf-8-sig"), path.suffix)
        ):
            yield Problem(path, *fault)


def _why_no_name(name: str) -> str:
    """Whether it is the name that is at fault, or what Python was told of names here."""
    try:
        os.fsencode(name).decode()
    except UnicodeError:
        return "nom de fichier qui n’est pas en UTF-8 ; renommez ce fichier"
    return "les réglages du système empêchent de lire ce nom ; lancez avec PYTHONUTF8=1"


def _json_fault(text: str, suffix: str) -> Fault | None:
    """What a browser would refuse without a word."""
    try:
        read = json.loads(text)
    except json.JSONDecodeError as error:
        said = "texte qui n’est pas du JSON, ici ou juste avant ; attendu : chaque texte entre"
        return error.lineno, f"{said} guillemets doubles, une virgule entre deux valeurs"
    except RecursionError:
        return 1, "des accolades ou des crochets trop profonds ; attendu : moins de niveaux"
    if suffix == ".webmanifest" and not isinstance(read, dict):
        return (
            1,
            "ce fichier ne donne aucun nom ; attendu : des noms et des valeurs, entre accolades",
        )
    return None


def _under(folder: Path, without: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise error

    for place, directories, names in os.walk(folder, onerror=refuse):
        directories[:] = sorted(
            name
            for name in directories
            if not is_dropping(name) and name != "__pycache__" and Path(place) / name != without
        )
        for name in sorted(names):
            if not name.startswith(".") and not is_dropping(name):
                yield Path(place) / name
