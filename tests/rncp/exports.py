"""Exports of the RNCP made for the tests: invented fiches, real tags."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import TESTS

EXPORT = TESTS / "exemples" / "rncp" / "export.xml"
NUMERO = "RNCP90002"
"""The fiche that says everything; RNCP90001 says next to nothing."""

_AUTRE = (
    "<FICHE><NUMERO_FICHE>RNCP{n}</NUMERO_FICHE><INTITULE>Métier {n}</INTITULE>"
    "<PARTENAIRES>"
    + "<PARTENAIRE><NOM_PARTENAIRE>Centre</NOM_PARTENAIRE></PARTENAIRE>"
    * 8
    + "</PARTENAIRES>"
    "<ACTIVITES_VISEES>" + "Texte à lire. " * 400 + "</ACTIVITES_VISEES></FICHE>\n"
)


def fiche(number: int) -> bytes:
    """A fiche of some kilobytes nobody asks for."""
    return _AUTRE.format(n=number).encode()


def gros(path: Path, size: int) -> Path:
    """An export of `size` bytes and a little more, the fiche that is asked for at its end."""
    debut, suite = EXPORT.read_bytes().split(b"    <FICHE>", 1)
    with path.open("wb") as sortie:
        sortie.write(debut)
        number = 100_000
        while sortie.tell() < size:
            sortie.writelines(_lot(number))
            number += 200
        sortie.write(b"    <FICHE>" + suite)
    return path


def _lot(start: int) -> Iterator[bytes]:
    yield from (fiche(number) for number in range(start, start + 200))


def zippe(path: Path, *membres: tuple[str, bytes]) -> Path:
    """A zip of these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in membres:
            archive.writestr(zipfile.ZipInfo(nom, (2025, 11, 26, 0, 0, 0)), contenu)
    return path
