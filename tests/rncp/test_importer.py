"""From a fiche to a draft that can be shown, compared and cut; nothing there is written over."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import pytest

from generator.inputs import brouillons
from generator.loading import load
from generator.loading.files import TITRE, VOIES
from generator.rncp.reading import read
from tests.brouillons import remplir
from tests.conftest import Lancer
from tests.drafting.test_nouveau import tout
from tests.rncp.exports import EXPORT, NUMERO, zippe

DOSSIER = Path("referentiel") / "rncp90002"


@pytest.fixture
def vide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    nom = "export-fiches-rncp-v4-1-2025-10-31.zip"
    return zippe(tmp_path_factory.mktemp("export") / nom, ("a.xml", EXPORT.read_bytes()))


@pytest.fixture
def brouillon(vide: Path, export: Path, lancer: Lancer) -> Path:
    fait = lancer("importer", export, "--numero", "rncp90002")
    assert fait.code == 0, fait.err
    return vide / DOSSIER


def ecrit(dossier: Path, motif: str) -> list[Any]:
    return [valeur for _, valeur in load(dossier).tree(TITRE).select(motif)]


def remplacer(fichier: Path, avant: str, apres: str) -> None:
    texte = fichier.read_text("utf-8")
    assert avant in texte
    fichier.write_text(texte.replace(avant, apres), "utf-8")


def test_the_draft_says_what_the_fiche_says(brouillon: Path) -> None:
    fiche, _ = read(EXPORT, NUMERO, lambda _, __: None)
    assert ecrit(brouillon, "identite.intitule.valeur") == [fiche.intitule]
    assert ecrit(brouillon, "identite.niveau.valeur") == ["4"]
    assert ecrit(brouillon, "identite.nsf.*.valeur") == ["311p", "255r"]
    assert ecrit(brouillon, "identite.rome.*.libelle") == ["Conduite du navire"]
    assert ecrit(brouillon, "identite.formacodes.*.valeur") == ["31795"]
    assert ecrit(brouillon, "identite.certificateur.valeur") == ["MINISTERE DES MAREES"]
    assert ecrit(brouillon, "identite.validite.debut") == ["2024-09-01"]
    assert ecrit(brouillon, "identite.validite.fin") == ["2029-08-31"]
    assert ecrit(brouillon, "identite.remplace.*.valeur") == ["RNCP90000", "RNCP80000"]
    assert ecrit(brouillon, "identite.remplace_par.*.valeur") == ["RNCP90003"]
    assert "2025-10-31" in ecrit(brouillon, "sources.*.lu_le")
    assert any(a.endswith("/rncp/90002/") for a in ecrit(brouillon, "sources.*.adresse"))
    assert all(ecrit(brouillon, "identite.*.source"))
    assert ecrit(brouillon, "structure.*.competences") == [["C01"], ["C02"]]
    assert ecrit(brouillon, "statut") == ["brouillon"]


def test_a_list_to_cut_is_kept_as_it_was_published(brouillon: Path) -> None:
    d = load(brouillon)
    lists = [v for file in d.activites() for _, v in d.tree(file).select("ccp.a_decouper")]
    fiche, _ = read(EXPORT, NUMERO, lambda _, __: None)
    assert lists == [bloc.competences for bloc in fiche.blocs]
    blocs = [v for file in d.activites() for _, v in d.tree(file).select("ccp.bloc.valeur")]
    assert blocs == ["RNCP90002BC01"] * 2


def test_the_open_ways_are_begun_and_the_shut_ones_are_named(vide: Path, lancer: Lancer) -> None:
    """In a title that stands alone; one of a family has its voies from there."""
    seule = vide / "export.xml"
    seule.write_bytes(EXPORT.read_bytes().replace(b"Titre professionnel", b"Brevet"))
    assert lancer("importer", seule, "--numero", NUMERO).code == 0
    text = (vide / DOSSIER / "obtention" / "voies.yaml").read_text("utf-8")
    assert re.findall(r"^  - code: (.*)$", text, re.M)[:2] == ["apprentissage", "vae"]
    assert re.search(r"^# .*fermé.*étudiant", text, re.M)


def test_a_title_of_a_family_withdraws_the_voie_its_fiche_shuts(vide: Path, lancer: Lancer) -> None:
    sans_vae = vide / "export.xml"
    avant = b"<SI_JURY_VAE><ACTIF>Oui"
    sans_vae.write_bytes(EXPORT.read_bytes().replace(avant, avant[:-3] + b"Non"))
    assert lancer("importer", sans_vae, "--numero", NUMERO).code == 0
    assert lancer("check").code == 0
    assert ecrit(vide / DOSSIER, "famille") == ["titre-professionnel"]
    voies = load(vide / DOSSIER).tree(VOIES).texts("voies.*.code")
    assert "vae" not in [code for _, code in voies]


def test_what_could_not_be_taken_as_it_is_can_be_read_above_its_place(brouillon: Path) -> None:
    comments = re.findall(r"^ *# (.*)$", (brouillon / "titre.yaml").read_text("utf-8"), re.M)
    said = " ".join(" ".join(comments).split())
    for text in ("il éteint : # tout", "gardien de phare veilleuse de feu", "31 février 2021"):
        assert text in said, text


def test_the_draft_can_be_seen_at_once(vide: Path, brouillon: Path, lancer: Lancer) -> None:
    assert lancer("check").code == 0
    shown, faults = brouillons.shown(vide, drafts=True)
    assert (shown, faults) == ([brouillon], {})


def test_a_fiche_with_next_to_nothing_is_a_draft_too(vide: Path, lancer: Lancer) -> None:
    fait = lancer("importer", EXPORT, "--numero", "90001", "--identifiant", "relieur")
    assert fait.code == 0, fait.err
    assert "active" in fait.err
    assert lancer("check").code == 0
    assert brouillons.shown(vide, drafts=True) == ([vide / "referentiel" / "relieur"], {})


@pytest.mark.parametrize("suite", [(), ("--identifiant", "rncp90002"), ("--identifiant", "autre")])
def test_what_is_there_is_never_written_over(
    vide: Path, export: Path, brouillon: Path, lancer: Lancer, suite: tuple[str, ...]
) -> None:
    """Nor is a second title begun beside one that names the same fiche."""
    (brouillon / "titre.yaml").write_text(
        (brouillon / "titre.yaml").read_text("utf-8").replace("NIV", "niv") + "# à moi\n", "utf-8"
    )
    avant = tout(vide)
    fait = lancer("importer", export, "--numero", NUMERO, *suite)
    assert fait.code == 1
    assert f"{DOSSIER.as_posix()}" in fait.err
    assert "--comparer" in fait.err
    assert tout(vide) == avant


def test_a_draft_is_what_its_fiche_says(export: Path, brouillon: Path, lancer: Lancer) -> None:
    fait = lancer("importer", export, "--numero", NUMERO, "--comparer")
    assert fait.code == 0
    (ligne,) = fait.out.splitlines()
    assert "ucune différence" in ligne
    assert "2025-10-31" in ligne


def test_each_difference_is_told_where_the_title_says_it(
    vide: Path, export: Path, brouillon: Path, lancer: Lancer
) -> None:
    titre = brouillon / "titre.yaml"
    remplacer(titre, 'valeur: "4"', 'valeur: "5"')
    remplacer(titre, "Conduite du navire", "Conduite de navires")
    remplacer(titre, "MINISTERE DES MAREES", "ministère des Marées")
    remplacer(titre, "fin: 2029-08-31", "fin: 2028-08-31")
    remplacer(titre, 'valeur: "255r"', "valeur: 999z")
    remplacer(titre, "RNCP80000", "RNCP70000")
    remplacer(next((brouillon / "activites").glob("at1-*")), "Tenir les feux", "Tenir la lampe")
    avant = tout(vide)
    brouillon.rename(brouillon.with_name("phare"))
    fait = lancer("importer", export, "--numero", NUMERO, "--comparer")
    assert fait.code == 0, fait.err
    lignes = (vide / "referentiel" / "phare" / "titre.yaml").read_text("utf-8").splitlines()
    dits = re.findall(r"^referentiel/phare/(\S+?):(\d+): «\s(\w+)\s»", fait.out, re.M)
    for fichier, numero, cle in dits:
        if fichier == "titre.yaml" and cle != "remplace":
            assert re.search(rf"\b({cle}|valeur):", lignes[int(numero) - 1]), (cle, numero)
    assert {cle for _, _, cle in dits} >= {
        "niveau",
        "libelle",
        "fin",
        "remplace",
        "intitule",
        "nsf",
    }
    assert "certificateur" not in {cle for _, _, cle in dits}
    brouillon.with_name("phare").rename(brouillon)
    assert tout(vide) == avant


def test_there_is_something_to_compare_or_it_is_said(
    vide: Path, export: Path, lancer: Lancer
) -> None:
    fait = lancer("importer", export, "--numero", NUMERO, "--comparer")
    assert fait.code == 1
    assert list(vide.iterdir()) == []


def test_a_list_nobody_cut_stays_a_list(vide: Path, brouillon: Path, lancer: Lancer) -> None:
    avant = tout(vide)
    fait = lancer("decouper", "rncp90002")
    assert fait.code == 1
    assert "at1-tenir-les-feux.yaml:" in fait.out
    assert tout(vide) == avant


def espaces(brouillon: Path) -> list[Path]:
    """Its two CCP, once somebody has set the compétences of the first apart."""
    premier, second = sorted((brouillon / "activites").iterdir())
    remplacer(premier, "optique      Régler", "optique      \n\n    Régler")
    remplacer(premier, "peu      * Éteindre", "peu\n\n    * Éteindre")
    return [premier, second]


@pytest.mark.parametrize("told", ["rncp90002", "referentiel/rncp90002", "referentiel/rncp90002/"])
def test_a_list_cut_by_hand_becomes_competences_to_write(
    vide: Path, brouillon: Path, lancer: Lancer, told: str
) -> None:
    premier, second = espaces(brouillon)
    fait = lancer("decouper", told)
    assert fait.code == 0, fait.out
    d = load(brouillon)
    names = {c["code"]: c["intitule"] for _, _, c in d.competences()}
    assert names == {
        "C01": "Allumer l'optique",
        "C02": 'Régler la "lanterne" : \\ ni trop, ni trop peu',
        "C03": "Éteindre à l'aube",
        "C04": "Sonner la corne & noter l'heure",
    }
    assert ecrit(brouillon, "structure.*.competences") == [["C01", "C02", "C03"], ["C04"]]
    assert "a_decouper" not in premier.read_text("utf-8") + second.read_text("utf-8")
    assert lancer("check").code == 0
    remplir(brouillon)
    fait = lancer("check")
    assert (fait.code, "Aucune faute" in fait.out) == (0, True), fait.out


def test_a_file_cut_keeps_its_line_ends_and_its_mark(
    vide: Path, brouillon: Path, lancer: Lancer
) -> None:
    """Those of an editor of Windows: all its lines would change in git."""
    premier, second = espaces(brouillon)
    for file in (premier, brouillon / "titre.yaml"):
        text = file.read_text("utf-8").replace("\n", "\r\n")
        file.write_bytes(text.encode("utf-8-sig"))
    assert lancer("decouper", "rncp90002").code == 0
    for file in (premier, brouillon / "titre.yaml"):
        content = file.read_bytes()
        assert content.startswith(BOM_UTF8) and content.count(BOM_UTF8) == 1
        assert content.count(b"\n") == content.count(b"\r\n") > 0
    assert b"\r" not in second.read_bytes()
    assert [text for _, text in load(brouillon).tree(TITRE).texts("structure.*.competences.*")] == [
        "C01",
        "C02",
        "C03",
        "C04",
    ]


@pytest.mark.parametrize("key", ["structure", "competences"])
def test_a_block_written_otherwise_is_told_and_nothing_changes(
    vide: Path, brouillon: Path, lancer: Lancer, key: str
) -> None:
    premier = sorted((brouillon / "activites").iterdir())[0]
    remplacer(premier, "optique      Régler", "optique      \n\n    Régler")
    file = brouillon / "titre.yaml" if key == "structure" else premier
    remplacer(file, f"\n{key}:", f'\n"{key}":')
    avant = tout(vide)
    fait = lancer("decouper", "rncp90002")
    assert fait.code == 1
    assert re.search(rf"{file.name}:\d+: « {key}: »", fait.out.replace("\u00a0", " ")), fait.out
    assert tout(vide) == avant


def test_competences_that_are_written_are_not_replaced(brouillon: Path, lancer: Lancer) -> None:
    premier = sorted((brouillon / "activites").iterdir())[0]
    remplacer(premier, "[à écrire : intitulé officiel de la compétence]", "Allumer l'optique")
    avant = premier.read_text("utf-8")
    assert lancer("decouper", "rncp90002").code == 1
    assert premier.read_text("utf-8") == avant
