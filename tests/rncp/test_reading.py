"""A fiche is read as the export gives it: nothing lost, nothing guessed, little memory."""

from __future__ import annotations

import os
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from generator.rncp.fiche import CodeLibelle, Export, FicheRncp
from generator.rncp.reading import read
from tests.rncp.exports import EXPORT, NUMERO, gros, zippe


def lire(path: Path, numero: str = NUMERO) -> tuple[FicheRncp, Export]:
    return read(path, numero, lambda _, __: None)


def test_what_the_fiche_says_is_kept_word_for_word() -> None:
    fiche, _ = lire(EXPORT)
    assert fiche.intitule == "Gardien de phare : option « feux et brumes »"
    assert (fiche.niveau, fiche.actif) == ("4", True)
    assert fiche.nsf == (
        CodeLibelle("311p", "Navigation côtière"),
        CodeLibelle("255r", "Optique des feux"),
    )
    assert fiche.rome == (CodeLibelle("N3101", "Conduite du navire"),)
    assert fiche.formacodes == (CodeLibelle("31795", "Signalisation maritime"),)
    assert fiche.certificateurs == ("MINISTERE DES MAREES",)
    assert (fiche.debut, fiche.fin) == (date(2024, 9, 1), date(2029, 8, 31))
    assert fiche.remplace == ("RNCP90000", "RNCP80000")
    assert fiche.remplace_par == ("RNCP90003",)
    assert [(a.code, a.ouvert) for a in fiche.acces] == [("FI", False), ("CA", True), ("VAE", True)]
    assert [bloc.code for bloc in fiche.blocs] == ["RNCP90002BC01", "RNCP90002BC01"]


def test_a_list_of_competences_stays_as_it_was_published() -> None:
    lists = [bloc.competences for bloc in lire(EXPORT)[0].blocs]
    assert lists == [
        'Allumer l’optique      Régler la "lanterne" : \\ ni trop, ni trop peu      '
        "* Éteindre à l’aube",
        "Sonner la corne & noter\nl’heure",
    ]


def test_a_day_that_does_not_exist_is_not_a_day() -> None:
    assert lire(EXPORT)[0].textes[0].jour is None


def test_an_old_fiche_with_next_to_nothing_is_read() -> None:
    fiche, _ = lire(EXPORT, "RNCP90001")
    assert (fiche.intitule, fiche.niveau, fiche.actif) == ("Relieur d'almanachs", "", False)
    assert [(a.code, a.ouvert) for a in fiche.acces] == [("VAE", True)]
    assert (fiche.blocs, fiche.fin) == ((), None)


@pytest.mark.parametrize(
    ("dehors", "dedans"),
    [
        ("telecharge.zip", "export_fiches_RNCP_V4_1_2025-10-31.xml"),
        ("export-fiches-rncp-v4-1-2025-10-31.zip", "sans-date.xml"),
        ("export_fiches_2025_10_31.zip", "99-99-9999.xml"),
    ],
)
def test_the_day_of_the_export_is_in_a_name(tmp_path: Path, dehors: str, dedans: str) -> None:
    fiche, export = lire(zippe(tmp_path / dehors, (dedans, EXPORT.read_bytes())))
    assert fiche == lire(EXPORT)[0]
    assert export.jour == date(2025, 10, 31)


def test_without_a_name_the_day_is_that_of_the_file(tmp_path: Path) -> None:
    _, zipped = lire(zippe(tmp_path / "a.zip", ("b.xml", EXPORT.read_bytes())))
    assert zipped.jour == date(2025, 11, 26)
    plain = tmp_path / "fiche.xml"
    plain.write_bytes(EXPORT.read_bytes())
    noon = 1_700_000_000
    os.utime(plain, (noon, noon))
    assert lire(plain)[1].jour == date.fromtimestamp(noon)


def test_memory_does_not_follow_the_size_of_the_file(tmp_path: Path) -> None:
    path = gros(tmp_path / "gros.xml", 20_000_000)
    steps: list[tuple[int, int]] = []
    tracemalloc.start()
    try:
        fiche, _ = read(path, NUMERO, lambda done, total: steps.append((done, total)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert fiche == lire(EXPORT)[0]
    assert peak < 4_000_000
    assert steps == sorted(steps)
    assert steps[-1] == (path.stat().st_size, path.stat().st_size)
