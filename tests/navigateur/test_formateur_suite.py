"""A large group: a rating writes little, and what it writes keeps every promise of the rest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.bureau import arriver, ligne, noms, noter
from tests.navigateur.test_auto_stockage import INSTRUMENTS, garde

NOTES = "referentiel:TP-00403.formateur:notes"
SUITE = f"{NOTES}-suite"
PEU = 5_000
"""Characters: a rating among thousands writes no more."""

REMPLIR = """() => {
  const { auto, formateur } = window.Referentiel;
  const magasin = auto.stockage();
  const { ctx } = magasin;
  const le = new Date(Date.now() - 60000).toISOString();
  const groupe = { ...formateur.modele.vide(ctx), modifie_le: le };
  for (let p = 0; p < 30; p += 1) {
    const id = `personne${String(p).padStart(4, '0')}`;
    groupe.personnes.set(id, { nom: `Personne ${p}`, fichier: '', le });
    for (const repere of ctx.reperes.keys()) {
      const note = { niveau: ctx.echelle[1], raison: '', confirme: false, vu: '', le };
      groupe.notes.set(formateur.cle(id, repere), note);
    }
  }
  return magasin.fusionner(groupe, Date.now()).ok;
}"""


@pytest.fixture
def groupe(page: Page, site_url: str) -> Page:
    """Thirty people rated on everything, kept in this tab."""
    arriver(page, site_url)
    assert page.evaluate(REMPLIR)
    return page


def chez_soi(page: Page) -> Page:
    page.locator("[data-action='changer']").click()
    page.locator("input[value='durable']").check()
    return page


def gardees(page: Page, lieu: str) -> Mapping[str, str]:
    return {cle: t for cle, t in garde(page)[lieu].items() if cle.startswith(NOTES)}


def niveau(page: Page, nom: str, repere: str = "C01-1") -> Any:
    return ligne(page, nom, repere)["note"]


def test_one_rating_among_thousands_writes_little_and_is_found_again(groupe: Page) -> None:
    entier = gardees(groupe, "session")
    noter(groupe, "Personne 7", "C01-1", "pas-encore")
    avec = gardees(groupe, "session")
    changees = [cle for cle in avec if avec[cle] != entier.get(cle)]
    assert changees
    assert sum(len(avec[cle]) for cle in changees) < PEU < len(entier[NOTES])
    groupe.reload()
    assert niveau(groupe, "Personne 7") == "pas-encore"
    assert niveau(groupe, "Personne 8") == "avec-appui"
    ecrit = json.loads(
        groupe.evaluate("Referentiel.auto.ecrireEtat(Referentiel.auto.stockage().etat)")
    )
    assert ecrit["notes"]["personne0007.C01-1"]["niveau"] == "pas-encore"


def test_when_all_is_written_again_nothing_stands_beside(groupe: Page) -> None:
    noter(groupe, "Personne 7", "C01-1", "pas-encore")
    assert groupe.evaluate(REMPLIR)
    assert list(gardees(groupe, "session")) == [NOTES]
    groupe.reload()
    assert niveau(groupe, "Personne 7") == "pas-encore"


def test_what_one_key_kept_is_read_and_carried_over(groupe: Page) -> None:
    noter(groupe, "Personne 7", "C01-1", "pas-encore")
    groupe.evaluate(
        """([notes, suite]) => {
          const { auto } = Referentiel;
          sessionStorage.setItem(notes, auto.ecrireStocke(auto.stockage().etat));
          sessionStorage.removeItem(suite);
        }""",
        [NOTES, SUITE],
    )
    groupe.reload()
    noter(groupe, "Personne 8", "C01-1", "pas-encore")
    groupe.reload()
    assert [niveau(groupe, f"Personne {n}") for n in (7, 8, 9)] == [
        "pas-encore",
        "pas-encore",
        "avec-appui",
    ]


@pytest.mark.parametrize("durable", [False, True], ids=["onglet", "appareil"])
def test_erased_means_the_last_ratings_too(groupe: Page, durable: bool) -> None:
    if durable:
        chez_soi(groupe)
    noter(groupe, "Personne 7", "C01-1", "pas-encore")
    assert SUITE in gardees(groupe, "local" if durable else "session")
    groupe.evaluate("Referentiel.auto.stockage().effacer(Date.now())")
    assert [gardees(groupe, lieu) for lieu in ("local", "session")] == [{}, {}]
    groupe.reload()
    assert noms(groupe) == []


def test_what_outlives_an_erasure_by_a_race_is_worth_nothing(groupe: Page) -> None:
    chez_soi(groupe)
    noter(groupe, "Personne 7", "C01-1", "pas-encore")
    groupe.evaluate(
        """(suite) => {
          const texte = localStorage.getItem(suite);
          Referentiel.auto.stockage().effacer(Date.now());
          localStorage.setItem(suite, texte);
        }""",
        SUITE,
    )
    groupe.reload()
    assert noms(groupe) == []
    assert gardees(groupe, "local") == {}


def test_a_place_chosen_takes_the_last_ratings_along(groupe: Page) -> None:
    noter(groupe, "Personne 7", "C01-1", "pas-encore")
    chez_soi(groupe)
    assert gardees(groupe, "session") == {}
    noter(groupe, "Personne 8", "C01-1", "pas-encore")
    groupe.locator("[data-action='changer']").click()
    groupe.locator("input[value='onglet']").check()
    assert gardees(groupe, "local") == {}
    groupe.reload()
    assert [niveau(groupe, f"Personne {n}") for n in (7, 8)] == ["pas-encore", "pas-encore"]


def test_two_tabs_rate_and_neither_loses_anything(
    groupe: Page, context: BrowserContext, site_url: str
) -> None:
    chez_soi(groupe)
    noter(groupe, "Personne 1", "C01-1", "pas-encore")
    autre = arriver(context.new_page(), site_url)
    noter(autre, "Personne 2", "C01-1", "pas-encore")
    noter(groupe, "Personne 3", "C01-1", "pas-encore")
    entendu = """() => {
      const { notes } = Referentiel.auto.stockage().etat;
      const niveau = (n) => notes.get(`personne000${n}.C01-1`).niveau;
      return [1, 2, 3].every((n) => niveau(n) === 'pas-encore');
    }"""
    for page in (groupe, autre):
        page.wait_for_function(entendu)
    neuf = arriver(context.new_page(), site_url)
    assert [niveau(neuf, f"Personne {n}") for n in (1, 2, 3, 4)] == [
        *["pas-encore"] * 3,
        "avec-appui",
    ]
    neuf.evaluate("Referentiel.auto.stockage().effacer(Date.now())")
    for page in (groupe, autre):
        page.wait_for_function("() => Referentiel.auto.stockage().etat.notes.size === 0")
    assert gardees(neuf, "local") == {}


def test_damaged_last_ratings_are_put_aside_and_the_rest_is_there(groupe: Page) -> None:
    noter(groupe, "Personne 7", "C01-1", "pas-encore")
    groupe.evaluate("(suite) => sessionStorage.setItem(suite, '{oups')", SUITE)
    groupe.reload()
    expect(groupe.locator(".seance__avis")).to_contain_text("abîmé")
    assert groupe.evaluate("Referentiel.auto.stockage().deCote").endswith("{oups")
    assert niveau(groupe, "Personne 8") == "avec-appui"
    noter(groupe, "Personne 8", "C01-1", "pas-encore")
    groupe.reload()
    assert niveau(groupe, "Personne 8") == "pas-encore"


def test_last_ratings_of_a_later_version_are_not_touched(groupe: Page) -> None:
    noter(groupe, "Personne 7", "C01-1", "pas-encore")
    futur = json.dumps({"format": 9, "genre": "formateur", "titre": "TP-00403"})
    groupe.evaluate("([suite, texte]) => sessionStorage.setItem(suite, texte)", [SUITE, futur])
    avant = gardees(groupe, "session")
    groupe.reload()
    noter(groupe, "Personne 8", "C01-1", "pas-encore")
    assert gardees(groupe, "session") == avant
    expect(groupe.locator(".seance__phrase")).to_contain_text("version plus récente")
    assert futur in groupe.evaluate("Referentiel.auto.stockage().brut")


def test_no_room_is_said_and_what_was_not_kept_is_kept_later(groupe: Page) -> None:
    groupe.evaluate(f"() => {{ {INSTRUMENTS} window.plein = 'suite'; }}")
    noter(groupe, "Personne 7", "C01-1", "pas-encore")
    expect(groupe.locator(".seance__phrase")).to_contain_text("Non gardé")
    noter(groupe, "Personne 8", "C01-1", "pas-encore")
    expect(groupe.locator(".seance__phrase")).not_to_contain_text("Non gardé")
    groupe.reload()
    assert [niveau(groupe, f"Personne {n}") for n in (7, 8)] == ["pas-encore", "pas-encore"]
