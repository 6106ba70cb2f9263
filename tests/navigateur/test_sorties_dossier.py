"""The situations as a document: written in a browser, opened in any word processor."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from generator.model import Referentiel
from generator.words.typographie import typographie
from tests.navigateur.auto import Calcul
from tests.navigateur.sorties import octets, parties
from tests.navigateur.test_auto_situations import SITUATIONS, write
from tests.navigateur.test_axe import PHONE, WIDE, faults, load

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PIEGE = "<w:p>&\"' ]]> =1+1 🎓\ufffe\u0007"
ECRIRE = """
  let e = auto.vide(ctx);
  const vivre = (id, champs) => {
    e = auto.poser(e, 'situations', id, situation(champs), T(0));
  };
  const dates = {debut: '2024-03-01', fin: '2024-06-28'};
  const taches = `J’ai reçu\\nune personne.\\n \\nEt ${arg}\\ud800`;
  const textes = {taches, moyens: 'Une\\tsalle'};
  vivre('aaaaaaaa', {titre: arg, ...dates, textes, competences: ['C01', 'C02']});
  vivre('bbbbbbbb', {titre: 'Ailleurs', reperes: ['C12-1'], textes: {taches: 'é'.repeat(6000)}});
  vivre('cccccccc', {titre: 'Seule'});
"""


@pytest.fixture
def paquet(js: Calcul) -> bytes:
    return octets(js, f"{ECRIRE} return auto.dossierDocx(ctx, e, undefined, '2026-11-26');", PIEGE)


def contenu(paquet: bytes) -> list[tuple[str, str]]:
    """(style, text) of each paragraph: what a word processor shows in its outline, and under it."""
    corps = ET.fromstring(parties(paquet)["word/document.xml"])
    lus = []
    for p in corps.iter(f"{W}p"):
        style = p.find(f"{W}pPr/{W}pStyle")
        signes = {f"{W}br": "\n", f"{W}tab": "\t"}
        texte = "".join(signes.get(x.tag, x.text or "") for x in p.iter() if x.tag != f"{W}p")
        lus.append(("" if style is None else style.attrib[f"{W}val"], texte))
    return lus


def test_every_part_is_told_well_formed_and_of_a_known_kind(paquet: bytes) -> None:
    lues = parties(paquet)
    types = ET.fromstring(lues["[Content_Types].xml"])
    dits = {x.attrib["PartName"].lstrip("/") for x in types if "PartName" in x.attrib}
    assert dits == {nom for nom in lues if not nom.endswith(".rels") and nom[0] != "["}
    for nom, texte in lues.items():
        racine = ET.fromstring(texte)
        if nom.endswith(".rels"):
            dossier = Path(nom).parent.parent
            assert all((dossier / lien.attrib["Target"]).as_posix() in lues for lien in racine)


def test_the_outline_is_that_of_the_official_file(paquet: bytes, cip: Referentiel) -> None:
    assert cip.auto_evaluation
    plan = [(style, texte) for style, texte in contenu(paquet) if style.startswith("Heading")]
    premiers = [texte for style, texte in plan if style == "Heading1"]
    assert [t.split("\u00a0:")[0] for t in premiers[:2]] == ["Activité type 1", "Activité type 3"]
    assert typographie(cip.activites[0].ccp.intitule) in premiers[0]
    assert [t for s, t in plan if s == "Heading2"][1:] == [
        "Exemple n°\u00a01\u00a0: Ailleurs",
        "Exemple n°\u00a01\u00a0: Seule",
    ]
    rubriques = [typographie(r.intitule) for r in cip.auto_evaluation.rubriques]
    assert [t for s, t in plan if s == "Heading3"][:4] == rubriques[:4]
    puces = [texte for style, texte in contenu(paquet) if style == "ListBullet"]
    assert [p.split()[0] for p in puces] == ["C01", "C02", "C12"]


def test_texts_come_whole_with_their_lines_and_without_markup(paquet: bytes) -> None:
    lus = contenu(paquet)
    propre = PIEGE.rstrip("\ufffe\u0007")
    assert ("", "J’ai reçu\nune personne.") in lus
    assert ("", f"Et {propre}\ufffd") in lus
    assert ("Heading2", f"Exemple n°\u00a01\u00a0: {propre}") in lus
    assert ("", "Une\tsalle") in lus
    assert ("", "é" * 6000) in lus
    assert any("du 1er mars 2024 au 28 juin 2024" in texte for _, texte in lus)


def test_it_says_that_it_is_not_the_official_form(paquet: bytes) -> None:
    debut = [texte for _, texte in contenu(paquet)][:3]
    assert "modèle officiel" in debut[2]
    assert "édition 2" in debut[1] and "26\u00a0novembre\u00a02026" in debut[1]


def test_it_is_french_paged_and_names_nobody(paquet: bytes) -> None:
    lues = parties(paquet)
    assert 'w:lang w:val="fr-FR"' in lues["word/styles.xml"]
    assert re.findall(r'w:instr=" (\w+) "', lues["word/footer1.xml"]) == ["PAGE", "NUMPAGES"]
    assert "TP-00403" in lues["word/header1.xml"]
    proprietes = ET.fromstring(lues["docProps/core.xml"])
    noms = {x.tag.partition("}")[2] for x in proprietes}
    assert noms == {"title", "language", "created", "modified"}
    assert proprietes[0].text == "Mes situations vécues"


def test_styles_carry_the_names_every_word_processor_knows(paquet: bytes) -> None:
    styles = ET.fromstring(parties(paquet)["word/styles.xml"])
    noms = {
        s.attrib[f"{W}styleId"]: s.find(f"{W}name").attrib[f"{W}val"]  # type: ignore[union-attr]
        for s in styles.iter(f"{W}style")
    }
    assert {s for s, _ in contenu(paquet) if s} <= set(noms)
    assert [noms[f"Heading{n}"] for n in (1, 2, 3)] == ["heading 1", "heading 2", "heading 3"]
    niveaux = [x.attrib[f"{W}val"] for x in styles.iter(f"{W}outlineLvl")]
    assert niveaux == ["0", "1", "2"]


def test_the_same_situations_give_the_same_bytes(js: Calcul, paquet: bytes) -> None:
    corps = f"{ECRIRE} return auto.dossierDocx(ctx, e, undefined, '2026-11-26');"
    assert octets(js, corps, PIEGE) == paquet


# --- On the page -------------------------------------------------------------------------------


def commencer(page: Page, site_url: str) -> None:
    load(page, site_url + SITUATIONS)
    write(page, "Un accueil", "C01")
    page.get_by_role("button", name="Terminer").click()


def test_the_document_is_saved_from_the_page(page: Page, site_url: str, tmp_path: Path) -> None:
    commencer(page, site_url)
    assert not page.evaluate("'sortie' in window.Referentiel")
    with page.expect_download() as download:
        page.locator("[data-action=enregistrer-docx]").click()
    nom = download.value.suggested_filename
    assert re.fullmatch(r"dossier-TP-00403-\d{4}-\d\d-\d\d\.docx", nom)
    expect(page.locator(".dossier__etat")).to_contain_text(nom)
    download.value.save_as(tmp_path / nom)
    with zipfile.ZipFile(tmp_path / nom) as ouvert:
        assert "Un accueil" in ouvert.read("word/document.xml").decode()


def test_when_its_script_does_not_come_the_page_says_so_and_the_text_remains(
    page: Page, site_url: str
) -> None:
    commencer(page, site_url)
    page.route("**/dossier-docx.js", lambda route: route.abort())
    page.locator("[data-action=enregistrer-docx]").click()
    zone = page.locator(".dossier__etat")
    expect(zone.locator(".alerte")).to_contain_text("vérifiez votre connexion")
    assert faults(page, "document absent", PHONE, WIDE) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger en texte").click()
    assert download.value.suggested_filename.endswith(".txt")
    page.unroute("**/dossier-docx.js")
    with page.expect_download() as download:
        zone.get_by_role("button", name="Réessayer").click()
    assert download.value.suggested_filename.endswith(".docx")
