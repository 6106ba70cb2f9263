"""`make bench`: how figures are written down. What they are worth is not for a test to say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import (
    auto,
    construction,
    doigt,
    etat_auto,
    fiches,
    formateur,
    lighthouse,
    pages,
    reprise,
    tailles,
    titres,
)
from benchmarks.projet import CODE, Cout, changer_une_ligne, copier
from benchmarks.rapport import (
    But,
    Sujet,
    Tableau,
    centile,
    duree,
    fois,
    mediane,
    nombre,
    octets,
    rapport,
    section,
)
from generator import pipeline
from tests.conftest import RACINE


@pytest.mark.parametrize(
    ("ecrit", "attendu"),
    [
        (nombre(12345.64, 1), "12\u202f345,6"),
        (duree(0.423), "0,42\u00a0s"),
        (duree(183.6), "184\u00a0s"),
        (octets(95_400), "95\u00a0ko"),
        (octets(6_732_452), "6,7\u00a0Mo"),
        (fois(1.0749), "1,07\u00a0×"),
        (octets(-9_140), "−9,1\u00a0ko"),
    ],
)
def test_numbers_are_written_as_in_french(ecrit: str, attendu: str) -> None:
    assert ecrit == attendu


def test_median_and_percentile() -> None:
    assert mediane([3, 1, 2]) == 2
    assert mediane([4, 1, 2, 3]) == 2.5
    assert centile(list(range(1, 101)), 95) == 95
    assert centile([7.0], 95) == 7


def test_a_report_says_what_was_missed() -> None:
    tableau = Tableau("Durées", ("cas", "durée"), (("a | b", "1 s"),))
    buts = (But("vite", "2 s", False), But("léger", "1 ko", True), But("cent", "–", None))
    texte = rapport(["deux cœurs"], [Sujet("Essai", "Ceci : cela.", (tableau,), buts)])
    assert texte.count("| vite | 2 s | **non** |") == 2
    assert "| léger | 1 ko | oui |" in texte
    assert "| cent | – | non mesuré |" in texte
    assert "| a / b | 1 s |" in texte
    assert "Ceci\u00a0: cela." in texte


def _couts(duree: float) -> tuple[Cout, ...]:
    return tuple(Cout(duree + i / 100, duree, 80_000_000) for i in range(3))


def _taille(nombre: int, duree: float) -> tailles.Taille:
    cout = Cout(duree, duree, 80_000_000)
    return tailles.Taille(nombre, 239 * nombre, 6_000_000 * nombre, cout, cout, cout, cout)


def test_every_subject_is_written() -> None:
    paires = [construction.Paires(n, 239 * n, _couts(1.5 * n), _couts(1.0 * n)) for n in (1, 2)]
    temps: dict[str, float | None] = {"MkDocs": 1.0, "vérifier": 0.2, "finir": None}
    suite = tailles.Suite((_taille(1, 2), _taille(10, 21)), (100, 950))
    page = pages.Page(8, 90_000, 30_000)
    clics = {doigt.TOUR: (doigt.Clic(2, 6, 3, 14),)}
    debut = (doigt.Clic(1, 4, 2, 9),)
    appareil = auto.Appareil("cette machine", clics, {doigt.TOUR: 0.2}, (22.0,), debut)
    groupes = tuple(formateur.Groupe(n, clics[doigt.TOUR], (9.0,), (9.0,)) for n in (12, 60))
    bureau = formateur.Appareil("ici", (400.0,), (80.0,), groupes)
    note = lighthouse.Note(
        "accueil", "téléphone", dict.fromkeys(lighthouse.CATEGORIES, (98, 100)), ()
    )
    sujets = [
        construction.sujet(construction.Mesures(paires[0], paires[1], temps, 2)),
        reprise.sujet(
            reprise.Mesures(
                (2,), (0.5,), (0.7,), reprise.Apercu(1, 2, (0.4,)), reprise.Apercu(10, 9, (0.5,))
            )
        ),
        titres.sujet(titres.Mesures(suite, suite, 2)),
        fiches.sujet(fiches.Mesures(Cout(1, 1, 40_000_000), Cout(1, 1, 300_000_000), 3)),
        pages.sujet(pages.Mesures(dict.fromkeys(pages.GENRES, (page, page)), 60_000)),
        lighthouse.sujet("12", (note,)),
        auto.sujet(auto.Mesures((appareil,), 116_000, 9_000, 250_000, {"titre CIP": (78, 134)})),
        formateur.sujet([bureau], 250_000),
    ]
    textes = [section(sujet) for sujet in sujets]
    for texte in textes:
        lignes = [ligne for ligne in texte.splitlines() if ligne.startswith("|")]
        assert len(lignes) >= 5
    assert "non lancé : environ" in textes[2].replace("\u00a0", " ")
    assert "au plus 1,25" in textes[0]
    table, aims = textes[6].split("**Visé et mesuré**")  # Who begins is shown, not judged.
    assert f"| {doigt.TOUR} au début, cette machine | 1 | 1,0 ms" in table.replace("\u00a0", " ")
    assert aims.count(doigt.TOUR) == 1


def test_what_would_last_too_long_is_foreseen() -> None:
    assert tailles.prevision([], 1) == 0
    droit = [_taille(1, 2), _taille(10, 20)]
    assert tailles.prevision(droit, 100) == pytest.approx(200)
    carre = [_taille(n, 2 * n * n + 1) for n in (2, 5, 10)]
    assert tailles.prevision(carre, 100) == pytest.approx(20_001)
    bruit = [_taille(n, s) for n, s in ((2, 5.3), (5, 13.6), (10, 20.1))]
    assert tailles.prevision(bruit, 100) == pytest.approx(186.6)


def test_copies_of_a_title_are_titles(tmp_path: Path) -> None:
    projet = copier(tmp_path / "projet", 3)
    changer_une_ligne(projet, "Nouveau")
    dossiers = pipeline.title_folders(projet)
    lus = pipeline.read(dossiers)
    assert [d.name for d in dossiers] == ["cip", "cip-002", "cip-003"]
    assert len({r.titre.identite.code.valeur for r in lus}) == 3
    assert lus[0].titre.identite.code.valeur == CODE
    assert lus[0].activites[0].competences[0].en_clair.startswith("Nouveau ")


def test_the_fullest_title_is_a_title(tmp_path: Path) -> None:
    projet = copier(tmp_path / "projet")
    etat_auto.remplir_reperes(projet)
    (lu,) = pipeline.read(pipeline.title_folders(projet))
    assert {len(c.reperes) for c in lu.competences} == {etat_auto.REPERES}


@pytest.mark.long
def test_stages_are_timed_from_outside(projet: Path) -> None:
    fait = subprocess.run(
        [sys.executable, str(RACINE / "benchmarks" / "etapes.py")],
        cwd=projet,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    appels = json.loads(fait.stdout.splitlines()[-1])
    assert all(appels[etape][0] >= 1 for etape in appels)
    assert set(appels) >= {"lire le YAML", "vérifier", "MkDocs", "finir le HTML"}
