"""Two tabs whose news comes late: what one writes never takes the place of what the other kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.navigateur.bureau import BUREAU
from tests.navigateur.onglet import neuf
from tests.navigateur.panneau import dossier, noter, notes, ouvrir, voir
from tests.navigateur.test_auto_formulaires import choose_device, kept
from tests.navigateur.test_auto_synthese import SYNTHESE

DEAF = """
  for (const type of ['storage', 'message', 'focus', 'visibilitychange'])
    window.addEventListener(type, (e) => e.stopImmediatePropagation(), true);
"""
"""No news of another tab comes; a page still looks at what is kept when it writes."""


@pytest.fixture
def deaf(context: BrowserContext) -> BrowserContext:
    context.add_init_script(DEAF)
    return context


STALE = """() => {
  const lire = Storage.prototype.getItem;
  const ecrire = Storage.prototype.setItem;
  const vus = new Map();
  const suivie = (nom) => /:notes$/.test(nom);
  Storage.prototype.getItem = function (nom) {
    if (!suivie(nom)) return lire.call(this, nom);
    if (!vus.has(nom)) vus.set(nom, lire.call(this, nom));
    return vus.get(nom);
  };
  Storage.prototype.setItem = function (nom, texte) {
    ecrire.call(this, nom, texte);
    if (suivie(nom)) Object.assign(Storage.prototype, { getItem: lire, setItem: ecrire });
  };
  for (const nom of Object.keys(localStorage)) localStorage.getItem(nom);
}"""
"""What another tab keeps is not seen until this one has written."""


# --- The plan of a person ------------------------------------------------------------------------


def quoi(page: Page) -> Locator:
    return page.locator("#plan-quoi")


def change(page: Page) -> None:
    page.locator(".plan__tableau").get_by_role("button", name=re.compile("^Changer")).click()


def keep(page: Page, name: str = "Garder le changement") -> None:
    page.locator(".plan__ajout").get_by_role("button", name=name).click()


@pytest.fixture
def plans(deaf: BrowserContext, site_url: str) -> tuple[Page, Page]:
    """One action, « Voir », with « une formatrice », shown in two tabs that hear nothing."""
    one = neuf(deaf)
    one.goto(f"{site_url}{SYNTHESE}#plan")
    choose_device(one)
    quoi(one).fill("Voir")
    one.locator("#plan-avec").fill("une formatrice")
    keep(one, "Ajouter")
    two = deaf.new_page()
    two.goto(f"{site_url}{SYNTHESE}#plan")
    expect(two.locator(".plan__tableau")).to_contain_text("Voir")
    return one, two


def test_an_action_changed_in_two_tabs_keeps_both(plans: tuple[Page, Page]) -> None:
    one, two = plans
    for tab in plans:
        change(tab)
    quoi(one).fill("Un")
    one.locator("#plan-pour").fill("2027-03-01")
    keep(one)
    quoi(two).fill("Deux")
    two.locator("#plan-avec").fill("un pair")
    keep(two)
    (action,) = kept(two, "plan")
    assert action["quoi"] == "Un\n\nDeux"
    assert action["avec_qui"] == "un pair"  # Only here was it changed…
    assert action["pour_le"] == "2027-03-01"  # … and only there was that.
    expect(two.locator(".plan__erreur")).to_be_visible()
    expect(two.locator(".plan__tableau tbody tr")).to_have_count(1)


def test_what_does_not_fit_with_the_other_stays_in_the_field(plans: tuple[Page, Page]) -> None:
    one, two = plans
    for tab, letter in zip(plans, "ab", strict=True):
        change(tab)
        quoi(tab).fill(letter * 3000)
        keep(tab)
    expect(two.locator(".plan__erreur")).to_be_visible()
    expect(quoi(two)).to_have_value("b" * 3000)
    assert [action["quoi"] for action in kept(two, "plan")] == ["a" * 3000]
    quoi(two).fill("court")
    keep(two)
    assert kept(one, "plan")[0]["quoi"].endswith("a\n\ncourt")


def test_undoing_gives_back_what_another_tab_wrote(plans: tuple[Page, Page]) -> None:
    one, two = plans
    change(one)
    quoi(one).fill("Revoir")
    keep(one)
    two.locator(".plan__tableau").get_by_role("button", name=re.compile("^Supprimer")).click()
    assert kept(two, "plan") == []
    two.locator("plan-action .retour").get_by_role("button", name="Annuler").click()
    assert [action["quoi"] for action in kept(two, "plan")] == ["Revoir"]


def test_undoing_leaves_what_another_tab_put_back(plans: tuple[Page, Page]) -> None:
    one, two = plans
    change(one)
    quoi(one).fill("Revoir")
    two.locator(".plan__tableau").get_by_role("button", name=re.compile("^Supprimer")).click()
    keep(one)
    two.locator("plan-action .retour").get_by_role("button", name="Annuler").click()
    (action,) = kept(two, "plan")
    assert (action["quoi"], action["avec_qui"]) == ("Revoir", "une formatrice")


# --- The trainer's desk --------------------------------------------------------------------------


@pytest.fixture
def desks(deaf: BrowserContext, site_url: str) -> tuple[Page, Page]:
    """The same, that hear nothing."""
    return open_desks(deaf, site_url)


def open_desks(context: BrowserContext, site_url: str) -> tuple[Page, Page]:
    """One person, « camille », and another, on two desks."""
    one, two = context.new_page(), context.new_page()
    one.goto(site_url + BUREAU)
    one.locator("[data-action='changer']").first.click()
    one.locator("input[name='seance-mode'][value='durable']").check()
    ouvrir(one, {"camille.json": dossier({"C01-1": "avec-appui"}), "karim.json": dossier({})})
    two.goto(site_url + BUREAU)
    for tab in (one, two):
        voir(tab, "camille")
    return one, two


def remarque(page: Page) -> Locator:
    return page.locator("personne-formateur").get_by_label("Votre remarque")


def remove(page: Page, nom: str) -> None:
    page.evaluate("Referentiel.formateur.aller('fichiers')")
    row = page.locator("liste-personnes li", has=page.locator(f"input[value='{nom}']"))
    row.locator("summary").click()
    row.get_by_role("button", name="Retirer du groupe").click()


def undo(page: Page) -> None:
    page.locator("liste-personnes .retour").get_by_role("button", name="Annuler").click()


def test_a_remark_written_on_two_desks_keeps_both(desks: tuple[Page, Page]) -> None:
    one, two = desks
    for tab, word in zip(desks, ("Un", "Deux"), strict=True):
        remarque(tab).fill(word)
        remarque(tab).blur()
    expect(remarque(two)).to_have_value("Un\n\nDeux")
    one.reload()
    voir(one, "camille")
    expect(remarque(one)).to_have_value("Un\n\nDeux")


def test_a_remark_written_over_one_not_yet_seen_keeps_both(
    context: BrowserContext, site_url: str
) -> None:
    """A browser may still give a tab what was kept a moment ago, once another has written."""
    one, two = open_desks(context, site_url)
    two.evaluate(STALE)
    remarque(one).fill("Un")
    remarque(one).blur()
    remarque(two).fill("Deux")
    remarque(two).blur()
    for tab in (one, two):
        expect(remarque(tab)).to_have_value("Deux\n\nUn")
    # What is replaced by who had read it is replaced.
    one.wait_for_timeout(3100)
    remarque(one).fill("Trois")
    remarque(one).blur()
    expect(remarque(two)).to_have_value("Trois")


def test_someone_removed_comes_back_with_what_another_desk_noted(
    desks: tuple[Page, Page],
) -> None:
    one, two = desks
    noter(one, "C01-1", "En autonomie")
    remarque(one).fill("Vu en stage")
    remarque(one).blur()
    remove(two, "camille")
    undo(two)
    voir(two, "camille")
    expect(remarque(two)).to_have_value("Vu en stage")
    assert notes(two)["C01-1"]["niveau"] == "en-autonomie"


def test_someone_removed_on_two_desks_comes_back(desks: tuple[Page, Page]) -> None:
    one, two = desks
    remarque(one).fill("Vu en stage")
    remarque(one).blur()
    two.reload()
    for tab in desks:
        remove(tab, "camille")
    undo(two)
    voir(two, "camille")
    expect(remarque(two)).to_have_value("Vu en stage")


def test_what_is_written_of_someone_removed_elsewhere_is_told(desks: tuple[Page, Page]) -> None:
    """Neither kept out of sight, nor given to somebody else."""
    one, two = desks
    noter(one, "C01-1", "Avec appui")
    two.reload()
    remove(two, "camille")
    noter(one, "C01-1", "En autonomie")
    expect(one.locator(".bureau__avis")).to_contain_text("retiré")
    expect(one.locator(".bureau__avis")).to_be_focused()
    expect(one.locator(".bureau__avis")).to_be_in_viewport()
    assert [note for note in notes(one).values() if not note.get("supprime")] == []
    undo(two)
    voir(two, "camille")
    assert notes(two)["C01-1"]["niveau"] == "avec-appui"


def test_a_remark_on_someone_removed_elsewhere_is_told(desks: tuple[Page, Page]) -> None:
    one, two = desks
    remove(two, "camille")
    remarque(one).fill("Vu en stage")
    remarque(one).blur()
    expect(one.locator(".bureau__avis")).to_contain_text("retiré")
    voir(one, "karim")
    expect(one.locator(".bureau__avis")).to_be_hidden()
    expect(remarque(one)).to_have_value("")
    expect(remarque(one)).not_to_have_attribute("aria-invalid", "true")
    remarque(one).fill("Autre")
    remarque(one).blur()
    one.reload()
    voir(one, "karim")
    expect(remarque(one)).to_have_value("Autre")


def test_two_desks_give_no_two_persons_one_name(desks: tuple[Page, Page]) -> None:
    for tab, nom in zip(desks, ("camille", "karim"), strict=True):
        tab.evaluate("Referentiel.formateur.aller('fichiers')")
        champ = tab.locator(f"liste-personnes input[value='{nom}']")
        champ.fill("Dominique")
        champ.blur()
    names = desks[1].evaluate(
        "Referentiel.formateur.personnes(Referentiel.auto.stockage().etat).map(([, p]) => p.nom)"
    )
    assert len(set(names)) == 2 and "Dominique" in names
