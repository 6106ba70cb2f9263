"""The sheet a trainer gives back: a file without a name, one printed page, read beside answers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.exports.retour_schema import retour_schema
from generator.model import Referentiel
from tests.navigateur.auto import Calcul, evaluer, page_nue
from tests.navigateur.bureau import BUREAU
from tests.navigateur.panneau import dossier, noter, ouvrir, repere, voir
from tests.navigateur.papier import printed, squeezed
from tests.navigateur.test_auto_donnees import DONNEES
from tests.navigateur.test_auto_positionner import GRILLE, answer
from tests.navigateur.test_auto_synthese import count
from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told

BALISE = "<img src=x onerror='window.pirate=1'>"
FICHE = {
    "format": 1,
    "genre": "retour",
    "titre": "TP-00403",
    "version": "0123456789ab",
    "edition": "2",
    "fait_le": "2026-03-05T10:00:00.000Z",
    "niveaux": {
        "C01-1": {"niveau": "avec-appui", "raison": f"Vu {BALISE} hier.", "confirme": True},
        "C06-2": {"niveau": "en-autonomie", "raison": "", "confirme": False},
    },
    "remarques": {"C06": "Continuez.\nEncore un essai."},
}


def montrer(page: Page, fiche: dict[str, Any] | str, nom: str = "retour.json") -> None:
    """Opens a file on « Mes données »."""
    texte = fiche if isinstance(fiche, str) else json.dumps(fiche)
    page.locator("#fichier-a-ouvrir").set_input_files(
        {"name": nom, "mimeType": "application/json", "buffer": texte.encode()}
    )


# --- On the desk -------------------------------------------------------------------------------


@pytest.fixture
def bureau(page: Page, site_url: str) -> Page:
    """The desk, with someone rated twice, a reason and a remark."""
    page.goto(site_url + BUREAU)
    ouvrir(page, {"Camille Martin.json": dossier({"C01-1": "en-autonomie"})})
    voir(page, "Camille Martin")
    return page


def rate(page: Page) -> None:
    noter(page, "C01-1", "Avec appui")
    noter(page, "C01-2", "En autonomie")
    noter(page, "C01-3", "Avec appui")
    noter(page, "C01-3", "Pas noté")
    repere(page, "C01-1").get_by_role("button", name="Préciser").click()
    page.keyboard.type("Elle s’appuie encore sur moi.")
    repere(page, "C01-1").get_by_label("Confirmé").check()
    page.get_by_label("Votre remarque").fill("Bientôt seule.")
    page.get_by_label("Votre remarque").blur()


def test_there_is_nothing_to_give_before_something_is_said(bureau: Page) -> None:
    button = bureau.locator("[data-action='retourner']")
    expect(button).to_be_hidden()
    noter(bureau, "C01-1", "Avec appui")
    expect(button).to_be_visible()


def test_the_file_holds_what_was_said_and_no_name(
    bureau: Page, cip: Referentiel, tmp_path: Path
) -> None:
    rate(bureau)
    with bureau.expect_download() as download:
        bureau.locator("[data-action='retourner']").click()
    assert download.value.suggested_filename.startswith("retour-TP-00403-20")
    download.value.save_as(tmp_path / "r.json")
    text = (tmp_path / "r.json").read_text("utf-8")
    assert "Camille" not in text and "Martin" not in text
    lu = json.loads(text)
    jsonschema.validate(lu, json.loads(retour_schema(cip)))
    assert lu["niveaux"] == {
        "C01-1": {
            "niveau": "avec-appui",
            "raison": "Elle s’appuie encore sur moi.",
            "confirme": True,
        },
        "C01-2": {"niveau": "en-autonomie", "raison": "", "confirme": False},
    }
    assert lu["remarques"] == {"C01": "Bientôt seule."}
    expect(bureau.locator(".rendre__fait")).to_contain_text("Mes données")
    expect(bureau.locator(".rendre__fait")).to_contain_text("cochez")
    assert "Camille" not in download.value.suggested_filename


def test_the_files_of_a_group_are_told_apart_by_a_name_if_asked(
    bureau: Page, tmp_path: Path
) -> None:
    """Asked once for everybody; a name may hold what a file may not."""
    rate(bureau)
    bureau.get_by_label("Écrire son nom").check()
    bureau.evaluate("""() => {
      const { auto, formateur } = Referentiel;
      auto.stockage().changer((etat) => auto.poser(etat, 'personnes', formateur.vue.personne,
        { nom: 'Camille / Martin : 2 ?' }, Date.now()), Date.now());
    }""")
    with bureau.expect_download() as download:
        bureau.locator("[data-action='retourner']").click()
    nom = download.value.suggested_filename
    assert re.fullmatch(r"retour-TP-00403-20\d\d-\d\d-\d\d Camille Martin 2\.json", nom), nom
    download.value.save_as(tmp_path / "r.json")
    assert "Camille" not in (tmp_path / "r.json").read_text("utf-8")
    expect(bureau.locator(".rendre__fait")).to_contain_text("que dans le nom du fichier")


def test_the_printed_sheet_is_one_page_with_a_name_only_if_asked(bureau: Page) -> None:
    rate(bureau)
    bureau.evaluate("window.print = () => {}")
    bureau.locator("[data-action='imprimer-fiche']").click()
    sheets = printed(bureau)
    assert len(sheets) == 1
    for said in ("Bientôt seule", "Elle s’appuie", "C15-1", "Avec appui *", "pas noté"):
        assert count(sheets, said) >= 1, said
    assert count(sheets, "Camille") == 0
    assert bureau.locator(".fiche-papier").count() == 0  # After the print, the page is back.
    bureau.get_by_label("Écrire son nom").check()
    bureau.locator("[data-action='imprimer-fiche']").click()
    assert count(printed(bureau), "Camille Martin") == 1


PLEIN = """(texte) => {
  const { auto, formateur } = Referentiel;
  const { ctx } = auto.stockage();
  const { personne } = formateur.vue;
  const t = Date.now();
  const raison = texte.repeat(Math.floor(auto.LIMITES.texte / texte.length));
  auto.stockage().changer((etat) => {
    let e = etat;
    for (const r of ctx.reperes.keys())
      e = formateur.poserNote(e, personne, r,
        { niveau: 'avec-preuve', confirme: true, vu: '', raison }, t);
    for (const c of ctx.competences.keys())
      e = auto.poser(e, 'remarques', `${personne}.${c}`, { texte: raison }, t);
    return e;
  }, t);
}"""
"""Every repère rated, every text as long as it may be: `texte`, again and again."""


@pytest.mark.parametrize("texte", ["Encore un mot. ", "W", "a\n"], ids=["mots", "large", "lignes"])
def test_the_printed_sheet_is_one_page_whatever_was_written(bureau: Page, texte: str) -> None:
    bureau.evaluate(PLEIN, texte)
    bureau.evaluate("window.print = () => {}")
    bureau.get_by_label("Écrire son nom").check()
    bureau.locator("[data-action='imprimer-fiche']").click()
    sheets = printed(bureau)
    assert len(sheets) == 1
    assert count(sheets, "le fichier de la fiche contient tout") == 1
    if texte != "W":
        for said in ("C15 :", "Notes de l’entretien"):
            assert count(sheets, said) == 1, said


# --- On the candidate's side ---------------------------------------------------------------------


def test_a_returned_sheet_is_read_beside_my_answers_and_changes_none(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "En autonomie")
    page.goto(site_url + DONNEES)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    kept = page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    montrer(page, FICHE)
    shown = page.locator(".apercu")
    line = shown.locator("[data-rendu='C01-1']")
    expect(line.get_by_role("rowheader")).to_have_text("C01\N{NON-BREAKING HYPHEN}1")
    cells = line.get_by_role("cell")
    expect(cells.nth(0)).to_contain_text("Je renseigne")
    expect(cells.nth(1)).to_have_text("En autonomie")
    expect(cells.nth(2)).to_contain_text("Avec appui")
    expect(cells.nth(2)).to_contain_text("confirmé")
    expect(cells.nth(3)).to_have_text(f"Vu {BALISE} hier.")
    expect(shown.locator("[data-rendu='C06-2'] td").nth(1)).to_have_text("Sans réponse")
    expect(shown.locator("[data-remarque='C06']")).to_contain_text("Encore un essai.")
    expect(shown.locator("table")).to_have_count(2)
    expect(shown).to_contain_text("5\u00a0mars 2026")
    expect(shown).to_be_focused()
    assert [url for url in asked if "auto-retour.js" in url]
    assert page.evaluate("window.pirate") is None
    assert shown.locator("img, input, textarea").count() == 0
    assert page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])") == kept


def rendre_tout(page: Page, site_url: str, referentiel: Referentiel) -> None:
    """A sheet with a level for each repère, and not a reason."""
    page.goto(site_url + DONNEES)
    un = {"niveau": "avec-appui", "raison": "", "confirme": False}
    codes = [r.code for c in referentiel.competences for r in c.reperes]
    montrer(page, FICHE | {"niveaux": dict.fromkeys(codes, un), "remarques": {}})


def test_the_text_of_a_repere_has_the_most_room_and_on_a_phone_each_cell_its_line(
    page: Page, site_url: str, cip: Referentiel
) -> None:
    rendre_tout(page, site_url, cip)
    cells = page.locator("[data-rendu='C01-1'] td")
    measure = "(all) => all.map((td) => td.getBoundingClientRect().width)"
    page.set_viewport_size({"width": 1280, "height": 900})
    widths = cells.evaluate_all(measure)
    assert max(widths) == widths[0]
    page.set_viewport_size({"width": 360, "height": 900})
    assert len(set(cells.evaluate_all(measure))) == 1


def test_on_paper_the_name_of_a_competence_stands_with_its_rows(
    page: Page, site_url: str, cip: Referentiel
) -> None:
    rendre_tout(page, site_url, cip)
    names = [squeezed(nom) for nom in page.locator("[scope=rowgroup]").all_inner_texts()]
    assert len(names) == 15
    for lower in range(0, 600, 60):  # Wherever the foot of the sheet falls.
        page.locator(".apercu").evaluate("(e, px) => { e.style.paddingTop = `${px}px`; }", lower)
        for sheet in printed(page):
            assert not sheet.endswith(tuple(names)), (lower, sheet[-60:])


def test_a_sheet_says_in_french_what_it_holds(page: Page, site_url: str) -> None:
    page.goto(site_url + DONNEES)
    montrer(page, FICHE | {"remarques": {}})
    expect(page.locator(".apercu")).to_contain_text("Elle contient 2\u00a0niveaux. Ce")
    montrer(page, FICHE | {"niveaux": {}})
    expect(page.locator(".apercu")).to_contain_text("Elle contient 1\u00a0remarque. Ce")
    montrer(page, FICHE | {"niveaux": {}, "remarques": {}})
    expect(page.locator(".apercu")).to_contain_text("Elle ne contient rien")


def test_it_goes_when_asked_and_with_an_erasure(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "En autonomie")
    page.goto(site_url + DONNEES)
    for leave in (
        lambda: page.get_by_role("button", name="Fermer cette fiche").click(),
        lambda: page.evaluate("Referentiel.auto.stockage().effacer(Date.now())"),
    ):
        montrer(page, FICHE)
        expect(page.locator("[data-rendu]")).to_have_count(2)
        leave()
        expect(page.locator("[data-rendu]")).to_have_count(0)
        assert "Continuez" not in page.content()


def test_my_answers_beside_it_are_those_of_now(page: Page, site_url: str) -> None:
    page.goto(site_url + DONNEES)
    montrer(page, FICHE)
    mine = page.locator("[data-rendu='C06-2'] td").nth(1)
    expect(mine).to_have_text("Sans réponse")
    page.evaluate(
        """() => Referentiel.auto.stockage().changer((etat) => Referentiel.auto.poser(
          etat, 'reponses', 'C06-2', { niveau: 'pas-encore' }, Date.now()), Date.now())"""
    )
    expect(mine).to_have_text("Pas encore")


@pytest.mark.parametrize(
    ("fiche", "dit"),
    [
        (FICHE | {"genre": "formateur"}, "formateur"),
        (FICHE | {"genre": "autre"}, "formateur"),
        (FICHE | {"titre": "TP-99999"}, "autre titre"),
        (FICHE | {"format": 2}, "plus récente"),
        (FICHE | {"edition": "99"}, "plus récente"),
        (FICHE | {"niveaux": []}, "fiche rendue"),
        (FICHE | {"niveaux": {"C01-1": {"niveau": 3}}, "remarques": {}}, "n’a pu être lu"),
        ('{"genre": "retour", "__proto__": {"format": 1}}', "jamais"),
    ],
)
def test_what_is_no_sheet_is_refused_in_words(
    page: Page, site_url: str, fiche: dict[str, Any] | str, dit: str
) -> None:
    page.goto(site_url + DONNEES)
    montrer(page, fiche)
    expect(page.locator(".apercu .alerte")).to_contain_text(dit)
    expect(page.locator(".apercu")).to_contain_text("Vos réponses n’ont pas changé")


def test_codes_of_another_edition_are_told_apart(page: Page, site_url: str) -> None:
    page.goto(site_url + DONNEES)
    autres = {
        "C99-1": {"niveau": "avec-appui", "raison": "De loin.", "confirme": False},
        "pas un code": {"niveau": "avec-appui"},
    }
    montrer(page, FICHE | {"niveaux": FICHE["niveaux"] | autres})  # type: ignore[operator]
    expect(page.locator(".retour-anciens")).to_contain_text("C99-1")
    expect(page.locator(".retour-anciens")).to_contain_text("De loin.")
    expect(page.locator(".apercu")).to_contain_text("Une ligne abîmée")
    expect(page.locator("[data-rendu]")).to_have_count(2)


def test_a_sheet_of_an_older_edition_follows_its_texts_and_raises_nothing(
    browser: Browser, mini: Referentiel
) -> None:
    niveaux = {
        code: {"niveau": "pousse", "raison": code, "confirme": False}
        for code in ("C01-1", "C01-5", "C02-5", "C02-3", "C02-6")
    }
    fiche = FICHE | {
        "titre": "TP-99999",
        "edition": "1",
        "niveaux": niveaux,
        "remarques": {"C01": "Le sol."},
    }
    with page_nue(browser, mini) as page:
        lu = evaluer(
            page,
            """
            const { niveaux, remarques, anciens } = auto.lireRetour(arg, ctx);
            const dits = [...niveaux].map(([code, { raison }]) => [code, raison]);
            return [Object.fromEntries(dits), [...remarques], anciens.map(([code]) => code)];
            """,
            fiche,
        )
    assert lu[0] == {"C01-1": "C01-1", "C02-2": "C02-5"}  # Kept; renamed.
    assert lu[1] == [["C01", "Le sol."]]
    assert lu[2] == ["C01-5", "C02-3", "C02-6"]


def test_what_the_desk_writes_the_candidate_reads(js: Calcul) -> None:
    lu = js(
        """
      const { formateur } = Referentiel;
      let etat = formateur.modele.vide(ctx);
      etat = auto.poser(etat, 'personnes', 'aaaaaaaa', { nom: 'N', fichier: '' }, T(0));
      for (const [code, note] of Object.entries(arg.niveaux))
        etat = formateur.poserNote(etat, 'aaaaaaaa', code, note, T(1));
      etat = auto.poser(etat, 'remarques', 'aaaaaaaa.C06', { texte: arg.remarques.C06 }, T(1));
      const texte = formateur.ecrireRetour(ctx, etat, 'aaaaaaaa', T(2));
      const { niveaux, remarques, anciens, ignores } = auto.lireRetour(auto.analyser(texte), ctx);
      const sans = ([code, { le, ...dit }]) => [code, dit];
      return { niveaux: Object.fromEntries([...niveaux].map(sans)),
        remarques: Object.fromEntries(remarques), reste: anciens.length + ignores };
    """,
        FICHE,
    )
    assert lu == {"niveaux": FICHE["niveaux"], "remarques": FICHE["remarques"], "reste": 0}


def test_no_fault_that_axe_can_find(page: Page, site_url: str) -> None:
    load(page, site_url + DONNEES)
    montrer(page, FICHE)
    expect(page.locator("[data-rendu]")).to_have_count(2)
    found = faults(page, "fiche rendue", WIDE, PHONE)
    assert not found, told(found)
    page.set_viewport_size({"width": 320, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
