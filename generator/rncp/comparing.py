"""What a title says that its fiche does not: each difference where the title says it, none judged.

Names are compared as they are read: typography, spaces and, for who certifies, capitals and accents
make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import TITRE
from ..loading.tree import TreePath
from .fiche import CodeLibelle, FicheRncp

_IDENTITE = "identite"


class _Place(NamedTuple):
    """Where a title says something."""

    d: Dossier
    file: PurePosixPath
    path: TreePath


def differences(d: Dossier, fiche: FicheRncp) -> list[Problem]:
    """What of the title, draft or published, is not what `fiche` says; in reading order."""
    return sorted({*_values(d, fiche), *_lists(d, fiche), *_dates(d, fiche), *_blocs(d, fiche)})


def numero_of(d: Dossier) -> str:
    """The number of the fiche a title names; empty when it names none."""
    return next((text for _, text in d.tree(TITRE).texts("identite.rncp.valeur")), "")


def _values(d: Dossier, fiche: FicheRncp) -> Iterator[Problem]:
    simple: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        ("intitule", fiche.intitule, _same),
        ("niveau", fiche.niveau, _same),
        ("rncp", fiche.numero, _same),
        ("certificateur", " ; ".join(fiche.certificateurs), _alike),
        ("creation", fiche.creation[0].titre if len(fiche.creation) == 1 else "", _alike),
    )
    for key, expected, like in simple:
        found = next((t for _, t in d.tree(TITRE).texts(f"{_IDENTITE}.{key}.valeur")), "")
        if like(found) != like(expected) and (found or expected):
            yield _told(_Place(d, TITRE, (_IDENTITE, key, "valeur")), key, found, expected)


def _lists(d: Dossier, fiche: FicheRncp) -> Iterator[Problem]:
    """Codes named here and not there, one line for each; then those that are only there."""
    for key, expected in (
        ("nsf", fiche.nsf),
        ("rome", fiche.rome),
        ("formacodes", fiche.formacodes),
        ("remplace", _bare(fiche.remplace)),
        ("remplace_par", _bare(fiche.remplace_par)),
    ):
        tree = d.tree(TITRE)
        found: dict[str, tuple[TreePath, str]] = {}
        for pattern in (f"{_IDENTITE}.{key}.valeur", f"{_IDENTITE}.{key}.*.valeur"):
            found |= {_code(text): (path, text) for path, text in tree.texts(pattern)}
        known = {_code(one.code): one for one in expected}
        for code, (path, text) in found.items():
            if code not in known:
                yield _told(_Place(d, TITRE, path), key, text, "")
        for code, one in known.items():
            if code not in found:
                yield _told(_Place(d, TITRE, (_IDENTITE, key)), key, "", one.code, one.libelle)
            elif one.libelle:
                path = (*found[code][0][:-1], "libelle")
                label = next((t for where, t in tree.texts(_dotted(path)) if where == path), "")
                if label and _same(label) != _same(one.libelle):
                    yield _told(_Place(d, TITRE, path), "libelle", label, one.libelle)


def _dates(d: Dossier, fiche: FicheRncp) -> Iterator[Problem]:
    days: tuple[tuple[str, date | None], ...] = (("debut", fiche.debut), ("fin", fiche.fin))
    for key, day in days:
        found = next((t for _, t in d.tree(TITRE).texts(f"{_IDENTITE}.validite.{key}")), "")
        expected = str(day or "")
        if found != expected:
            yield _told(_Place(d, TITRE, (_IDENTITE, "validite", key)), key, found, expected)


def _blocs(d: Dossier, fiche: FicheRncp) -> Iterator[Problem]:
    """Blocs of the same name, else of the same code; then those left on either side."""
    ccps = [(file, ccp) for file in d.activites() for _, ccp in d.tree(file).groups("ccp")]
    left = list(fiche.blocs)
    for file, ccp in ccps:
        name, code = str(ccp.get("intitule", "")), _bloc_code(ccp)
        bloc = next((b for b in left if _alike(b.intitule) == _alike(name)), None) or next(
            (b for b in left if code and b.code == code), None
        )
        if bloc is None:
            yield _told(_Place(d, file, ("ccp", "intitule")), "intitule", name, "")
            continue
        left.remove(bloc)
        if _same(bloc.intitule) != _same(name):
            yield _told(_Place(d, file, ("ccp", "intitule")), "intitule", name, bloc.intitule)
        if code and bloc.code and bloc.code != code:
            yield _told(_Place(d, file, ("ccp", "bloc", "valeur")), "bloc", code, bloc.code)
    for bloc in left:
        yield _told(_Place(d, TITRE, ("structure",)), "bloc", "", bloc.code, bloc.intitule)


def _bloc_code(ccp: dict[str, object]) -> str:
    bloc = ccp.get("bloc")
    return str(bloc.get("valeur", "")) if isinstance(bloc, dict) else ""


def _told(place: _Place, key: str, found: str, expected: str, label: str = "") -> Problem:
    here = f"ici « {found} »" if found else "absent ici"
    there = f"« {expected} »" if expected else "absent"
    more = f" ({label})" if label else ""
    message = f"« {key} » : {here} ; dans la fiche : {there}{more}"
    return place.d.problem(place.file, place.path, message)


def _bare(numbers: Iterable[str]) -> tuple[CodeLibelle, ...]:
    return tuple(CodeLibelle(number, "") for number in numbers)


def _dotted(path: TreePath) -> str:
    return ".".join("*" if isinstance(key, int) else key for key in path)


def _code(text: str) -> str:
    return _same(text).lower()


def _same(text: str) -> str:
    """The text as people read it."""
    text = unicodedata.normalize("NFC", text).replace("’", "'").replace("…", "...")
    return " ".join(re.sub(r"[\xa0\u2007\u202f]", " ", text).split())


def _alike(text: str) -> str:
    """The same, without capitals and accents."""
    plain = unicodedata.normalize("NFKD", _same(text).casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
