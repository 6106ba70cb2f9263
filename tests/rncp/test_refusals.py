"""What is not the export, or not whole, is told in one French line; nothing is written.

A file of `fautes/` is one export that is wrong; `attendus.txt` has what is said of it, after the
file's own name.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.disk import output
from tests.conftest import Lancer
from tests.rncp.exports import EXPORT, NUMERO, fiche, zippe

FAUTES = Path(__file__).parent / "fautes"
ATTENDUS = dict(
    ligne.split("|", 1) for ligne in (FAUTES / "attendus.txt").read_text("utf-8").splitlines()
)
XML = EXPORT.read_bytes()
DEBUT, RESTE = XML.split(b"    <FICHE>", 1)


@pytest.fixture
def vide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "ici").mkdir()
    monkeypatch.chdir(tmp_path / "ici")
    return tmp_path / "ici"


def test_every_faulty_file_is_expected() -> None:
    assert {path.name for path in FAUTES.iterdir()} == {*ATTENDUS, "attendus.txt"}


@pytest.mark.parametrize("nom", ATTENDUS)
def test_a_faulty_file_is_told_in_one_line(vide: Path, lancer: Lancer, nom: str) -> None:
    fait = lancer("importer", FAUTES / nom, "--numero", NUMERO)
    assert fait.err.splitlines() == [f"{FAUTES / nom}{ATTENDUS[nom]}"]
    assert fait.code == (1 if NUMERO in ATTENDUS[nom] else 2)
    assert list(vide.iterdir()) == []


def bombe() -> bytes:
    """A member that says it holds ten times what is read."""
    return b"<FICHES>" + b" " * 1000


FABRIQUES: dict[str, tuple[Callable[[Path], object], str]] = {
    "vide": (lambda p: p.write_bytes(b""), "fichier vide"),
    "dossier": (lambda p: p.mkdir(), "c’est un dossier"),
    "tronque.zip": (
        lambda p: p.write_bytes(zippe(p.with_name("x"), ("a.xml", XML)).read_bytes()[:-60]),
        "abîmé ou n’est pas entier",
    ),
    "abime.zip": (
        lambda p: p.write_bytes(_change(zippe(p.with_name("x"), ("a.xml", XML)).read_bytes())),
        "abîmé ou n’est pas entier",
    ),
    **({"tuyau": (os.mkfifo, "ce n’est pas un fichier")} if hasattr(os, "mkfifo") else {}),
    "csv.zip": (lambda p: zippe(p, ("export_fiches_CSV_Rome.csv", b"a;b")), "export en CSV"),
    "sans-xml.zip": (lambda p: zippe(p, ("LISEZMOI.pdf", b"%PDF")), "aucun fichier .xml"),
    "deux-xml.zip": (lambda p: zippe(p, ("a.xml", XML), ("b.xml", XML)), "plusieurs fichiers"),
    "bombe.zip": (lambda p: _lying(zippe(p, ("a.xml", bombe()))), "Mo"),
    "milliards-de-balises.xml": (
        lambda p: p.write_bytes(DEBUT + b"<FICHE>" + b"<a>" * 50_000),
        "balises emboîtées",
    ),
    "balise-sans-fin.xml": (
        lambda p: p.write_bytes(DEBUT + b"<FICHE><!--" + b"x" * 9_000_000),
        "balise démesurée",
    ),
    "fiche-sans-fin.xml": (
        lambda p: p.write_bytes(
            DEBUT
            + b"<FICHE><NUMERO_FICHE>RNCP90002</NUMERO_FICHE><INTITULE>"
            + b"x" * 6_000_000
            + b"</INTITULE></FICHE></FICHES>"
        ),
        "caractères",
    ),
    "coupe-apres-la-fiche.xml": (
        lambda p: p.write_bytes(XML.replace(b"</FICHES>", fiche(1)[:-30])),
        "s’arrête avant sa fin",
    ),
}


def _change(raw: bytes) -> bytes:
    return raw[:200] + bytes(b ^ 0xFF for b in raw[200:220]) + raw[220:]


def _lying(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw.replace((1008).to_bytes(4, "little"), (0xFFFFFFF0).to_bytes(4, "little")))


@pytest.mark.parametrize("nom", FABRIQUES)
def test_a_file_that_cannot_be_the_export_is_refused(vide: Path, lancer: Lancer, nom: str) -> None:
    fabrique, attendu = FABRIQUES[nom]
    path = vide.parent / nom
    fabrique(path)
    fait = lancer("importer", path, "--numero", NUMERO)
    assert fait.code == 2, fait.err
    assert len(fait.err.splitlines()) == 1
    assert attendu in fait.err.replace("\N{NO-BREAK SPACE}", " ")
    assert list(vide.iterdir()) == []


def test_a_file_that_is_not_there(vide: Path, lancer: Lancer) -> None:
    fait = lancer("importer", "nulle-part.zip", "--numero", NUMERO)
    assert (fait.code, len(fait.err.splitlines())) == (2, 1)
    assert "introuvable" in fait.err


@pytest.mark.parametrize("numero", ["RS5000", "RNCP", "12a", "RNCP0", "../x", ""])
def test_a_number_that_is_none_is_refused(vide: Path, lancer: Lancer, numero: str) -> None:
    assert lancer("importer", EXPORT, "--numero", numero).code == 2
    assert list(vide.iterdir()) == []


@pytest.mark.parametrize("place", range(4))
def test_a_full_disk_leaves_nothing(
    vide: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    """Whether it is full at the first file, in the middle of the title, or of the project."""
    left = [place * 5]
    real = output.Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        left[0] -= 1
        if left[0] < 0 and path.is_relative_to(vide):
            real(path, content[: len(content) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return real(path, content)

    monkeypatch.setattr(output.Path, "write_bytes", full)
    fait = lancer("importer", EXPORT, "--numero", NUMERO)
    assert fait.code == 2
    assert "plus de place" in fait.err
    assert [p for p in vide.rglob("*") if p.name != ".verrou"] == []
