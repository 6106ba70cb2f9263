"""Nothing lost, nothing left behind: what a browser keeps of a self-assessment, in real tabs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page

from generator.model import Referentiel
from tests.navigateur.auto import OUTILS, tout
from tests.navigateur.conftest import serve
from tests.navigateur.onglet import neuf

CLE = "referentiel:TP-00403:auto-evaluation"
MODE = "referentiel:TP-00403:mode"
ERE = "referentiel:ere"
DE_COTE = "referentiel:TP-00403:de-cote"
AILLEURS = {"referentiel:affichage": "sombre", "referentiel:TP-00403X:x": "1", "voisin": "le sien"}
"""What other pages of the same host keep: never ours to touch."""

INSTRUMENTS = """
  window.ecritures = 0;
  window.plein ??= '';
  const ecrire = Storage.prototype.setItem;
  Storage.prototype.setItem = function (cle, texte) {
    if (window.plein && cle.includes(window.plein)) {
      throw new DOMException('plein', 'QuotaExceededError');
    }
    window.ecritures += 1;
    return ecrire.call(this, cle, texte);
  };
"""


@pytest.fixture(scope="module")
def adresse(tmp_path_factory: pytest.TempPathFactory, cip: Referentiel) -> Iterator[str]:
    """Two bare pages that load the scripts, and one that frames the first without rights.

    Writings are counted by the pages themselves: a script that a test adds to a tab has it thrown
    away.
    """
    dossier = tmp_path_factory.mktemp("magasin")
    (dossier / "tout.js").write_text(tout(cip), "utf-8")
    balises = '<script src="tout.js"></script>'
    compteur = f"<script>{INSTRUMENTS}</script>"
    corps = f"<!DOCTYPE html><meta charset='utf-8'><title>x</title><input>{compteur}{balises}"
    for nom in ("une.html", "autre.html"):
        (dossier / nom).write_text(corps, "utf-8")
    (dossier / "cadre.html").write_text(
        "<!DOCTYPE html><iframe name='cadre' sandbox='allow-scripts' src='une.html'></iframe>",
        "utf-8",
    )
    with serve(dossier) as racine:
        yield racine


@pytest.fixture
def a_soi(page: Page, adresse: str) -> Page:
    """The same once the person said that this device is theirs."""
    return choisi(ouvert(page, adresse))


@pytest.fixture
def onglet(page: Page, adresse: str) -> Page:
    """A tab on the first page, its writings counted."""
    return ouvert(page, adresse)


def nouvel_onglet(context: BrowserContext, adresse: str) -> Page:
    return ouvert(neuf(context), adresse)


def ouvert(page: Page, adresse: str) -> Page:
    page.goto(f"{adresse}une.html")
    js(page, "")
    return page


def chez_soi(context: BrowserContext, adresse: str) -> Page:
    return choisi(nouvel_onglet(context, adresse))


def choisi(page: Page) -> Page:
    js(page, "m.choisirMode('durable', Date.now()); window.ecritures = 0;")
    return page


def js(page: Page | Frame, corps: str, arg: Any = None) -> Any:
    """A function body that may also use `m`, the store of the page."""
    aides = """
      const m = auto.stockage();
      const repondre = (repere, niveau, t = Date.now()) =>
        m.changer((e) => auto.poser(e, 'reponses', repere, { niveau }, t), t);
      const niveau = (repere) => auto.niveauDe(ctx, m.etat, repere);
    """
    return page.evaluate(f"async (arg) => {{ {OUTILS} {aides} {corps} }}", arg)


def garde(page: Page) -> dict[str, dict[str, str]]:
    """All that the browser keeps for this host, and for this tab."""
    kept: dict[str, dict[str, str]] = page.evaluate(
        "({ local: {...localStorage}, session: {...sessionStorage} })"
    )
    return kept


def nos_cles(kept: dict[str, str]) -> list[str]:
    return [cle for cle in kept if cle.startswith("referentiel:TP-00403:")]


# --- Kept at once ------------------------------------------------------------------------------


@pytest.mark.parametrize("choisi", [False, True], ids=["sans choix", "chez soi"])
def test_an_answer_is_kept_at_once_and_found_again(onglet: Page, choisi: bool) -> None:
    avant = js(onglet, "return [m.mode, m.choisi, m.enregistrement.statut]")
    assert avant == ["attente", False, "rien"]
    assert garde(onglet) == {"local": {}, "session": {}}
    if choisi:
        js(onglet, "m.choisirMode('durable', Date.now())")
    js(onglet, "repondre('C01-1', 'en-autonomie')")
    assert js(onglet, "return m.enregistrement.statut") == "fait"
    onglet.reload()
    assert js(onglet, "return [niveau('C01-1'), m.choisi, m.enregistrement.statut]") == [
        "en-autonomie",
        choisi,
        "fait",
    ]
    assert js(onglet, "return m.enregistrement.le !== ''")
    kept = garde(onglet)
    assert [nos_cles(kept[lieu]) for lieu in ("local", "session")] == (
        [[MODE, CLE], []] if choisi else [[], [CLE]]
    )


def test_answers_from_before_there_was_a_choice_stay_on_the_device(onglet: Page) -> None:
    js(onglet, "repondre('C01-1', 'avec-appui')")
    onglet.evaluate(
        """(cle) => {
          localStorage.setItem(cle, sessionStorage.getItem(cle));
          sessionStorage.clear();
        }""",
        CLE,
    )
    onglet.reload()
    assert js(onglet, "return [m.mode, niveau('C01-1')]") == ["durable", "avec-appui"]


def test_answers_that_wait_for_a_choice_join_those_of_the_device(
    context: BrowserContext, adresse: str
) -> None:
    un = nouvel_onglet(context, adresse)
    js(un, "repondre('C01-1', 'avec-appui')")
    deux = chez_soi(context, adresse)
    js(deux, "repondre('C01-2', 'avec-appui')")
    un.wait_for_timeout(200)
    assert js(un, "return [m.mode, niveau('C01-2')]") == ["attente", "non-evalue"]
    assert "C01-1" not in garde(un)["local"][CLE]
    js(un, "m.choisirMode('durable', Date.now())")
    assert js(un, "return ['C01-1', 'C01-2'].map(niveau)") == ["avec-appui", "avec-appui"]


@pytest.mark.parametrize("remplace", ["appareil", "onglet"])
def test_a_file_that_replaces_in_one_place_takes_nothing_from_the_other(
    context: BrowserContext, adresse: str, remplace: str
) -> None:
    un = nouvel_onglet(context, adresse)
    js(un, "repondre('C01-1', 'avec-appui')")
    deux = chez_soi(context, adresse)
    js(deux, "repondre('C01-2', 'avec-appui')")
    js(deux if remplace == "appareil" else un, f"{FICHIER} m.remplacer(f, Date.now())")
    reste, venu = ("C01-1", "C02-1") if remplace == "appareil" else ("C01-2", "C01-2")
    # One tab learns in a moment what another wrote: nobody presses sooner.
    un.wait_for_function(
        "([cle, code]) => localStorage.getItem(cle)?.includes(code)", arg=[CLE, venu]
    )
    js(un, "m.choisirMode('durable', Date.now())")
    for page in (un, deux):
        page.wait_for_function(
            """(reste) => {
              const { reponses } = window.Referentiel.auto.stockage().etat;
              return reponses.has('C02-1') && reponses.get(reste)?.niveau === 'avec-appui';
            }""",
            arg=reste,
        )
        assert js(page, "return m.avis.length") == 0


def test_a_tab_without_answers_follows_the_choice_made_beside_it(
    context: BrowserContext, adresse: str
) -> None:
    un = nouvel_onglet(context, adresse)
    deux = chez_soi(context, adresse)
    js(deux, "repondre('C01-2', 'avec-appui')")
    un.wait_for_function("() => window.Referentiel.auto.stockage().mode === 'durable'")
    assert js(un, "return niveau('C01-2')") == "avec-appui"


def test_what_is_kept_is_a_file_the_site_would_open(a_soi: Page) -> None:
    onglet = a_soi
    js(onglet, "repondre('C01-1', 'en-autonomie')")
    assert (
        js(
            onglet,
            f"return auto.lireFichier(localStorage.getItem('{CLE}'), ctx).etat.reponses.size",
        )
        == 1
    )


def test_listeners_are_told_until_they_stop(onglet: Page) -> None:
    dits = js(
        onglet,
        """
        const dits = [];
        const fin = new AbortController();
        m.ecouter((e) => dits.push(e.quoi), fin.signal);
        repondre('C01-1', 'avec-appui');
        fin.abort();
        repondre('C01-1', 'pas-encore');
        return dits;
        """,
    )
    assert dits == ["etat"]


def test_a_closed_store_no_longer_follows_the_others(context: BrowserContext, adresse: str) -> None:
    un, deux = nouvel_onglet(context, adresse), nouvel_onglet(context, adresse)
    js(deux, "m.fermer()")
    js(un, "repondre('C01-1', 'avec-appui')")
    deux.wait_for_timeout(200)
    assert js(deux, "return niveau('C01-1')") == "non-evalue"


# --- Several tabs ------------------------------------------------------------------------------


def test_two_tabs_tell_each_other_and_then_are_silent(
    context: BrowserContext, adresse: str
) -> None:
    un, deux = chez_soi(context, adresse), nouvel_onglet(context, adresse)
    js(un, "repondre('C01-1', 'avec-appui')")
    deux.wait_for_function("() => window.Referentiel.auto.stockage().etat.reponses.has('C01-1')")
    js(deux, "repondre('C01-2', 'pas-encore')")
    un.wait_for_function("() => window.Referentiel.auto.stockage().etat.reponses.has('C01-2')")
    un.wait_for_timeout(300)
    assert [page.evaluate("window.ecritures") for page in (un, deux)] == [1, 1]


def test_a_tab_that_heard_nothing_erases_nothing(context: BrowserContext, adresse: str) -> None:
    un, deux = chez_soi(context, adresse), context.new_page()
    deux.add_init_script("window.addEventListener = document.addEventListener = () => {};")
    deux.goto(f"{adresse}une.html")
    js(deux, "repondre('C02-1', 'avec-appui', T(0))")
    js(un, "repondre('C01-1', 'avec-appui', T(1)); repondre('C01-2', 'pas-encore', T(3))")
    un.close()
    js(deux, "repondre('C01-2', 'avec-preuve', T(2))")
    deux.reload()
    lus = js(deux, "return ['C01-1', 'C01-2', 'C02-1'].map(niveau)")
    # The later press wins, whatever its clock says: it saw the other answer first.
    assert lus == ["avec-appui", "avec-preuve", "avec-appui"]


def test_a_page_of_another_version_is_not_answered_for_ever(
    context: BrowserContext, adresse: str
) -> None:
    un, deux = chez_soi(context, adresse), nouvel_onglet(context, adresse)
    js(un, "repondre('C01-1', 'avec-appui')")
    un.evaluate(f"""() => {{
      const autre = JSON.parse(localStorage.getItem('{CLE}'));
      autre.reponses['C01-2'] = autre.reponses['C01-1'];
      localStorage.setItem('{CLE}', JSON.stringify({{ ...autre, nouveaute: 1 }}));
    }}""")
    deux.wait_for_function("() => window.Referentiel.auto.stockage().etat.reponses.has('C01-2')")
    deux.wait_for_timeout(200)
    assert deux.evaluate("window.ecritures") == 0
    assert "nouveaute" in garde(deux)["local"][CLE]


# --- Refused or full ---------------------------------------------------------------------------


def test_a_full_browser_is_said_and_the_work_goes_on(onglet: Page) -> None:
    js(onglet, "repondre('C01-1', 'avec-appui')")
    onglet.evaluate("window.plein = 'auto-evaluation'")
    ok = js(onglet, "return repondre('C01-2', 'pas-encore').ok")
    dit = js(onglet, "return [m.enregistrement.statut, m.enregistrement.raison, niveau('C01-2')]")
    assert [ok, *dit] == [True, "echec", "plein", "pas-encore"]
    assert js(onglet, "return m.enregistrement.phrase.length > 20")
    onglet.evaluate("window.plein = ''")
    js(onglet, "repondre('C01-3', 'pas-encore')")
    onglet.reload()
    assert js(onglet, "return ['C01-1', 'C01-2', 'C01-3'].map(niveau)") == [
        "avec-appui",
        "pas-encore",
        "pas-encore",
    ]


@pytest.mark.parametrize(
    "refus",
    ["throw new DOMException('non', 'SecurityError')", "return null"],
    ids=["refuse", "absent"],
)
def test_a_browser_that_keeps_nothing_is_said_from_the_start(
    context: BrowserContext, adresse: str, refus: str
) -> None:
    context.add_init_script(
        f"for (const nom of ['localStorage', 'sessionStorage'])"
        f" Object.defineProperty(window, nom, {{ get() {{ {refus} }} }});"
    )
    page = neuf(context)
    page.goto(f"{adresse}une.html")
    depart = js(page, "return [m.mode, m.enregistrement.statut, m.enregistrement.raison]")
    assert depart == ["memoire", "echec", "bloque"]
    vu = js(
        page,
        """
        const ok = repondre('C01-1', 'avec-appui').ok;
        const choix = m.choisirMode('durable', Date.now());
        m.choisirMode('onglet', Date.now());
        repondre('C01-2', 'avec-appui');
        m.effacer(Date.now());
        m.annuler(Date.now());
        return [ok, choix.ok, niveau('C01-1'), niveau('C01-2'), m.enregistrement.raison, m.deCote];
        """,
    )
    assert vu == [True, False, "avec-appui", "avec-appui", "bloque", ""]


def test_a_frame_without_rights_works_in_memory(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}cadre.html")
    cadre = page.frame("cadre")
    assert cadre
    cadre.wait_for_load_state()
    assert js(cadre, "repondre('C01-1', 'avec-appui'); return [m.mode, niveau('C01-1')]") == [
        "memoire",
        "avec-appui",
    ]


# --- Damaged, foreign, too recent --------------------------------------------------------------

AUTRES = {
    "coupe": '{"format": 1, "titre": "TP-00',
    "vide": "",
    "texte": "bonjour",
    "autre-titre": '{"format": 1, "titre": "TP-99999", "reponses": {}}',
    "autre-forme": '{"score": 12}',
    "proto": '{"format": 1, "titre": "TP-00403", "reponses": {"__proto__": {}}}',
    "profond": '{"format": 1, "titre": "TP-00403", "reponses": ' + "[" * 5000 + "]" * 5000 + "}",
}


@pytest.mark.parametrize("texte", AUTRES.values(), ids=[*AUTRES])
def test_damaged_content_is_put_aside_and_said(
    context: BrowserContext, adresse: str, texte: str
) -> None:
    page = neuf(context)
    page.goto(f"{adresse}une.html")
    page.evaluate("([cle, texte]) => localStorage.setItem(cle, texte)", [CLE, texte])
    page.reload()
    vu = js(page, "return [m.mode, m.etat.reponses.size, m.deCote, m.avis.map((a) => a.code)]")
    assert vu == ["durable", 0, texte, ["de-cote"]]
    js(page, "repondre('C01-1', 'avec-appui')")
    page.reload()
    assert js(page, "return [niveau('C01-1'), m.deCote, m.avis.length]") == ["avec-appui", texte, 0]
    js(page, "m.oublierDeCote()")
    assert DE_COTE not in garde(page)["local"]


@pytest.mark.parametrize("le", ["", '"modifie_le": "hier", '], ids=["absent", "abime"])
def test_answers_that_do_not_say_when_they_changed_are_not_taken_for_none(
    onglet: Page, le: str
) -> None:
    quand = "2026-01-01T00:00:00.000Z"
    reponses = f'{{"C01-1": {{"niveau": "avec-appui", "le": "{quand}"}}}}'
    texte = f'{{"format": 2, "titre": "TP-00403", "edition": "2", {le}"reponses": {reponses}}}'
    assert js(onglet, "return auto.lireFichier(arg, ctx).etat.modifie_le", texte) == quand


def test_what_can_be_read_of_damaged_content_is_kept(a_soi: Page) -> None:
    onglet = a_soi
    js(onglet, "repondre('C01-1', 'avec-appui'); repondre('C01-2', 'avec-appui')")
    abime = garde(onglet)["local"][CLE].replace('"C01-2"', '"C01 2"')
    onglet.evaluate("([cle, texte]) => localStorage.setItem(cle, texte)", [CLE, abime])
    onglet.reload()
    assert js(onglet, "return [niveau('C01-1'), m.deCote === arg]", abime) == ["avec-appui", True]


def test_damaged_content_that_cannot_be_put_aside_is_not_touched(onglet: Page) -> None:
    onglet.evaluate("([cle]) => localStorage.setItem(cle, '{abîmé')", [CLE])
    onglet.add_init_script("window.plein = 'de-cote'")
    onglet.reload()
    js(onglet, "repondre('C01-1', 'avec-appui')")
    assert js(onglet, "return [m.enregistrement.raison, niveau('C01-1')]") == [
        "abime",
        "avec-appui",
    ]
    assert garde(onglet)["local"] == {CLE: "{abîmé"}


def test_content_of_a_more_recent_site_is_not_touched(onglet: Page) -> None:
    futur = '{"format": 3, "titre": "TP-00403", "mieux": {}}'
    onglet.evaluate("([cle, texte]) => localStorage.setItem(cle, texte)", [CLE, futur])
    onglet.reload()
    vu = js(
        onglet,
        """
        const raison = m.enregistrement.raison;
        repondre('C01-1', 'avec-appui');
        return [raison, m.choisirMode('onglet', Date.now()).ok, niveau('C01-1')];
        """,
    )
    assert vu == ["futur", False, "avec-appui"]
    assert garde(onglet)["local"] == {CLE: futur}
    js(onglet, "m.effacer(Date.now())")
    assert CLE not in garde(onglet)["local"]


# --- Shared computer ---------------------------------------------------------------------------


def test_a_shared_computer_keeps_nothing_once_left(onglet: Page) -> None:
    onglet.evaluate("(tout) => Object.assign(localStorage, tout)", AILLEURS)
    js(onglet, "m.choisirMode('onglet', Date.now()); repondre('C01-1', 'avec-appui')")
    js(onglet, "m.fichierEnregistre(Date.now())")
    assert garde(onglet)["local"] == AILLEURS
    onglet.reload()
    assert js(onglet, "return [m.mode, m.choisi, niveau('C01-1')]") == [
        "onglet",
        True,
        "avec-appui",
    ]
    js(onglet, "m.quitter()")
    kept = garde(onglet)
    assert kept["session"] == {}
    marque = kept["local"].pop(ERE)
    assert len(marque) >= 8
    # The display this person chose goes too; what was chosen to be kept for another title does not.
    assert kept["local"] == {k: v for k, v in AILLEURS.items() if k != "referentiel:affichage"}
    assert js(onglet, "return [niveau('C01-1'), m.annulable, m.choisi]") == [
        "non-evalue",
        None,
        False,
    ]
    onglet.reload()
    assert js(onglet, "return [niveau('C01-1'), m.mode]") == ["non-evalue", "attente"]


def test_a_shared_computer_chosen_late_takes_everything_with_it(
    context: BrowserContext, adresse: str
) -> None:
    un, deux = nouvel_onglet(context, adresse), nouvel_onglet(context, adresse)
    js(un, "m.choisirMode('durable', Date.now()); repondre('C01-1', 'avec-appui')")
    un.evaluate("([cle]) => localStorage.setItem(cle, 'à part')", [DE_COTE])
    deux.wait_for_function("() => window.Referentiel.auto.stockage().etat.reponses.has('C01-1')")
    js(un, "m.choisirMode('onglet', Date.now())")
    assert list(garde(un)["local"]) == [ERE]
    assert js(un, "return [niveau('C01-1'), m.deCote]") == ["avec-appui", "à part"]
    deux.wait_for_function("() => !window.Referentiel.auto.stockage().etat.reponses.has('C01-1')")
    # Who asked for a shared computer is not brought back by a tab that saw it happen.
    deux.wait_for_function("() => window.Referentiel.auto.stockage().annulable === null")
    assert js(deux, "return [m.annulable, m.mode]") == [None, "attente"]
    un.reload()
    assert js(un, "return niveau('C01-1')") == "avec-appui"


def test_back_to_one_s_own_device(onglet: Page) -> None:
    js(onglet, "m.choisirMode('onglet', Date.now()); repondre('C01-1', 'avec-appui')")
    js(onglet, "m.choisirMode('durable', Date.now())")
    kept = garde(onglet)
    assert kept["session"] == {}
    assert CLE in kept["local"]
    onglet.reload()
    assert js(onglet, "return [m.mode, niveau('C01-1')]") == ["durable", "avec-appui"]


def test_a_move_that_fails_loses_nothing(onglet: Page) -> None:
    js(onglet, "m.choisirMode('onglet', Date.now()); repondre('C01-1', 'avec-appui')")
    onglet.evaluate("window.plein = 'mode'")
    vu = js(onglet, "return [m.choisirMode('durable', Date.now()).ok, m.mode, niveau('C01-1')]")
    assert vu == [False, "onglet", "avec-appui"]
    onglet.evaluate("window.plein = ''")
    onglet.reload()
    assert js(onglet, "return niveau('C01-1')") == "avec-appui"


@pytest.mark.parametrize("plein", ["TP-00403:de-cote", "TP-00403:avant", "TP-00403:vu"])
def test_a_copy_that_a_tab_has_no_room_for_stays_where_it_is(onglet: Page, plein: str) -> None:
    """Of the answers the page is left, and says so; nothing else would be left of these copies."""
    js(onglet, "m.choisirMode('durable', Date.now()); repondre('C01-1', 'avec-appui')")
    cles = [DE_COTE, DE_COTE.replace("de-cote", "avant")]
    onglet.evaluate("(cles) => cles.forEach((cle) => localStorage.setItem(cle, cle))", cles)
    avant = garde(onglet)
    onglet.evaluate("(plein) => { window.plein = plein; }", plein)
    refus = js(onglet, "return m.choisirMode('onglet', Date.now()).refus?.message")
    assert "Mes données" in refus
    assert garde(onglet) == avant
    assert js(onglet, "return [m.mode, niveau('C01-1'), m.deCote, m.avant]") == [
        "durable",
        "avec-appui",
        *cles,
    ]
    onglet.evaluate("window.plein = ''")
    assert js(onglet, "return m.choisirMode('onglet', Date.now()).ok")
    assert js(onglet, "return [m.deCote, m.avant]") == cles
    assert list(garde(onglet)["local"]) == [ERE]


def horloge(context: BrowserContext, adresse: str) -> Page:
    page = neuf(context)
    page.clock.install(time="2026-03-02T09:00:00Z")
    page.goto(f"{adresse}une.html")
    js(page, "m.choisirMode('onglet', Date.now()); repondre('C01-1', 'avec-appui')")
    return page


def test_a_shared_computer_left_alone_forgets(context: BrowserContext, adresse: str) -> None:
    page = horloge(context, adresse)
    page.clock.fast_forward("29:00")
    assert js(page, "return niveau('C01-1')") == "avec-appui"
    page.clock.fast_forward("02:00")
    vu = js(page, "return [m.etat.reponses.size, m.avis.map((a) => a.code), m.annulable, m.choisi]")
    assert vu == [0, ["expire"], None, True]
    js(page, "repondre('C01-2', 'avec-appui')")
    kept = garde(page)
    assert kept["local"] == {}
    assert "C01-1" not in str(kept["session"])
    assert js(page, "return [m.mode, niveau('C01-2')]") == ["onglet", "avec-appui"]


def test_a_shared_computer_warns_two_minutes_before_and_any_sign_of_life_counts(
    context: BrowserContext, adresse: str
) -> None:
    page = horloge(context, adresse)
    for geste in (
        "window.dispatchEvent(new Event('scroll'))",
        "document.body.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }))",
        "document.querySelector('input').focus()",
        "m.continuer(Date.now())",
    ):
        page.clock.fast_forward("27:30")
        assert js(page, "return m.bientot") is False
        page.clock.fast_forward("01:00")
        assert js(page, "return m.bientot") is True
        js(page, geste)
        assert js(page, "return [m.bientot, niveau('C01-1')]") == [False, "avec-appui"]


@pytest.mark.parametrize("pas", [-3, -600, -31 * 60, -20 * 365 * 86400, 20 * 365 * 86400])
def test_a_clock_set_while_one_answers_erases_nothing(
    context: BrowserContext, adresse: str, pas: int
) -> None:
    page = horloge(context, adresse)
    page.clock.fast_forward("01:00")
    regler = f"{{ const vraie = Date.now; Date.now = () => vraie() + {pas} * 1000; }}"
    page.add_init_script(regler)
    page.evaluate(regler)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert js(page, "return niveau('C01-1')") == "avec-appui"
    js(page, "repondre('C01-1', 'en-autonomie'); repondre('C01-2', 'avec-appui')")
    assert js(page, "return ['C01-1', 'C01-2'].map(niveau)") == ["en-autonomie", "avec-appui"]
    page.reload()
    assert js(page, "return ['C01-1', 'C01-2'].map(niveau)") == ["en-autonomie", "avec-appui"]
    # Wrong or right, a clock does not keep what is left alone.
    page.clock.fast_forward("31:00")
    assert js(page, "return m.etat.reponses.size") == 0


def test_a_shared_computer_in_use_does_not_forget(context: BrowserContext, adresse: str) -> None:
    page = horloge(context, adresse)
    for _ in range(3):
        page.clock.fast_forward("20:00")
        page.locator("input").press("a")
    assert js(page, "return niveau('C01-1')") == "avec-appui"


def test_a_tab_reopened_too_late_is_empty(context: BrowserContext, adresse: str) -> None:
    page = horloge(context, adresse)
    page.goto("about:blank")
    page.clock.fast_forward("31:00")
    page.goto(f"{adresse}autre.html")
    assert js(page, "return [m.etat.reponses.size, m.avis.map((a) => a.code)]") == [0, ["expire"]]
    assert js(page, "return m.mode") == "onglet"
    kept = garde(page)
    assert kept["local"] == {}
    assert CLE not in kept["session"]


@pytest.mark.parametrize("vu", ["", "x", "9e99", "-1"], ids=["vide", "mot", "futur", "passe"])
def test_an_impossible_time_of_use_counts_as_too_late(onglet: Page, vu: str) -> None:
    js(onglet, "m.choisirMode('onglet', Date.now()); repondre('C01-1', 'avec-appui')")
    onglet.evaluate("(vu) => sessionStorage.setItem('referentiel:TP-00403:vu', vu)", vu)
    onglet.reload()
    assert js(onglet, "return m.etat.reponses.size") == 0


def test_going_back_after_leaving_shows_nothing(onglet: Page, adresse: str) -> None:
    js(onglet, "m.choisirMode('onglet', Date.now()); repondre('C01-1', 'avec-appui')")
    onglet.goto(f"{adresse}autre.html")
    assert js(onglet, "return niveau('C01-1')") == "avec-appui"
    js(onglet, "m.quitter()")
    onglet.go_back()
    assert js(onglet, "return [niveau('C01-1'), m.annulable]") == ["non-evalue", None]


def test_a_page_kept_asleep_wakes_up_to_what_is_true_now(onglet: Page) -> None:
    """What the browser does with a page it froze: its memory is old, the tab's is not."""
    js(onglet, "m.choisirMode('onglet', Date.now()); repondre('C01-1', 'avec-appui')")
    onglet.evaluate("sessionStorage.clear()")
    onglet.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert js(onglet, "return [m.etat.reponses.size, m.annulable, m.mode]") == [0, None, "attente"]


def test_a_page_kept_asleep_learns_that_the_computer_is_shared(onglet: Page) -> None:
    onglet.evaluate("""() => {
      sessionStorage.setItem('referentiel:TP-00403:mode', 'onglet');
      sessionStorage.setItem('referentiel:TP-00403:vu', String(Date.now()));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    }""")
    assert js(onglet, "return m.mode") == "onglet"
    js(onglet, "repondre('C01-1', 'avec-appui')")
    assert garde(onglet)["local"] == {}


# --- Erase, merge, replace, undo ---------------------------------------------------------------


def test_erasing_takes_all_of_ours_and_can_be_undone_until_the_page_is_left(onglet: Page) -> None:
    onglet.evaluate("(tout) => Object.assign(localStorage, tout)", AILLEURS)
    js(onglet, "m.choisirMode('durable', Date.now()); repondre('C01-1', 'avec-appui')")
    onglet.evaluate("([cle]) => localStorage.setItem(cle, 'à part')", [DE_COTE])
    js(onglet, "m.effacer(Date.now())")
    kept = garde(onglet)["local"]
    assert len(kept.pop(ERE)) >= 8
    assert kept == AILLEURS
    assert js(onglet, "return [niveau('C01-1'), m.annulable]") == ["non-evalue", "effacer"]
    js(onglet, "repondre('C01-2', 'pas-encore'); m.annuler(Date.now())")
    assert js(onglet, "return [niveau('C01-1'), niveau('C01-2'), m.annulable]") == [
        "avec-appui",
        "pas-encore",
        None,
    ]
    onglet.reload()
    assert js(onglet, "return [niveau('C01-1'), niveau('C01-2')]") == ["avec-appui", "pas-encore"]
    js(onglet, "m.effacer(Date.now())")
    onglet.reload()
    assert js(onglet, "m.annuler(Date.now()); return [niveau('C01-1'), m.annulable]") == [
        "non-evalue",
        None,
    ]


def test_erasing_on_a_shared_computer_does_not_make_it_one_s_own(onglet: Page) -> None:
    js(onglet, "m.choisirMode('onglet', Date.now()); repondre('C01-1', 'avec-appui')")
    js(onglet, "m.effacer(Date.now())")
    onglet.reload()
    assert js(onglet, "return [m.mode, m.etat.reponses.size]") == ["onglet", 0]


def test_what_is_erased_in_one_tab_does_not_come_back_from_another(
    context: BrowserContext, adresse: str
) -> None:
    un, deux = chez_soi(context, adresse), nouvel_onglet(context, adresse)
    js(un, "repondre('C01-1', 'avec-appui')")
    deux.wait_for_function("() => window.Referentiel.auto.stockage().etat.reponses.has('C01-1')")
    js(un, "m.effacer(Date.now())")
    deux.wait_for_function(
        "() => window.Referentiel.auto.stockage().annulable === 'efface-ailleurs'"
    )
    assert js(deux, "return [niveau('C01-1'), m.avis.map((a) => a.code)]") == [
        "non-evalue",
        ["efface-ailleurs"],
    ]
    js(deux, "m.choisirMode('durable', Date.now()); repondre('C01-2', 'pas-encore')")
    un.wait_for_function("() => window.Referentiel.auto.stockage().etat.reponses.has('C01-2')")
    assert js(un, "return niveau('C01-1')") == "non-evalue"
    js(un, "m.annuler(Date.now())")
    deux.wait_for_function("() => window.Referentiel.auto.stockage().etat.reponses.has('C01-1')")
    assert js(deux, "return [niveau('C01-1'), niveau('C01-2')]") == ["avec-appui", "pas-encore"]


@pytest.mark.parametrize("geste", ["quitter", "effacer"])
@pytest.mark.parametrize("deja", [False, True], ids=["premiere", "encore"])
def test_an_erasure_is_heard_where_no_room_is_left_for_its_mark(
    context: BrowserContext, adresse: str, geste: str, deja: bool
) -> None:
    """A neighbour filled the device: the other tabs forget all the same, and may answer again."""
    un, deux = nouvel_onglet(context, adresse), nouvel_onglet(context, adresse)
    if deja:
        js(un, "m.effacer(Date.now())")
    for page in (un, deux):
        js(page, "repondre('C01-1', 'avec-appui')")
    un.evaluate("window.plein = 'referentiel:ere'")
    js(un, f"m.{geste}(Date.now())")
    deux.wait_for_function("() => window.Referentiel.auto.stockage().etat.reponses.size === 0")
    assert CLE not in garde(deux)["session"]
    js(deux, "repondre('C01-2', 'avec-appui')")
    deux.reload()
    assert js(deux, "return [niveau('C01-1'), niveau('C01-2')]") == ["non-evalue", "avec-appui"]


@pytest.mark.parametrize("mode", ["attente", "onglet"])
def test_a_device_emptied_by_a_neighbour_is_no_erasure_of_what_the_tab_keeps(
    context: BrowserContext, adresse: str, mode: str
) -> None:
    un, deux = nouvel_onglet(context, adresse), nouvel_onglet(context, adresse)
    js(deux, "m.effacer(Date.now())")
    js(un, "if (arg !== 'attente') m.choisirMode(arg, Date.now());", mode)
    js(un, "repondre('C01-1', 'avec-appui'); m.ecouter(({quoi}) => (window.dit = quoi));")
    deux.evaluate("localStorage.clear()")
    un.wait_for_timeout(200)
    js(un, "repondre('C01-2', 'avec-appui')")
    vu = js(un, "return [m.mode, niveau('C01-1'), m.avis.map((a) => a.code), window.dit]")
    assert vu == [mode, "avec-appui", [], "etat"]
    js(deux, "m.effacer(Date.now())")
    un.wait_for_function("() => window.Referentiel.auto.stockage().etat.reponses.size === 0")


FICHIER = """
  let f = auto.vide(ctx);
  for (const repere of ['C01-1', 'C02-1']) {
    f = auto.poser(f, 'reponses', repere, {niveau: 'avec-preuve'}, Date.UTC(2020, 0));
  }
  f = auto.lireFichier(auto.ecrireEtat(f), ctx).etat;
  const lus = () => ['C01-1', 'C02-1', 'C03-1'].map(niveau);
"""


LUS = """(attendu) => {
  const { auto } = window.Referentiel;
  const { ctx, etat } = auto.stockage();
  const lus = ['C01-1', 'C02-1', 'C03-1'].map((repere) => auto.niveauDe(ctx, etat, repere));
  return lus.join() === attendu.join();
}"""


def test_a_file_is_merged_or_replaces_and_either_can_be_undone(
    context: BrowserContext, adresse: str
) -> None:
    un, deux = chez_soi(context, adresse), nouvel_onglet(context, adresse)
    js(un, "repondre('C01-1', 'pas-encore'); repondre('C03-1', 'pas-encore')")
    deux.wait_for_function("() => window.Referentiel.auto.stockage().etat.reponses.size === 2")
    depart = ["pas-encore", "non-evalue", "pas-encore"]
    reuni = ["pas-encore", "avec-preuve", "pas-encore"]
    remplace = ["avec-preuve", "avec-preuve", "non-evalue"]
    for action, attendu in (("fusionner", reuni), ("remplacer", remplace), ("fusionner", reuni)):
        assert js(un, f"{FICHIER} m.{action}(f, Date.now()); return lus()") == attendu
        assert js(un, "return m.annulable") == action
        deux.wait_for_function(LUS, arg=attendu)
        assert js(un, f"{FICHIER} m.annuler(Date.now()); return lus()") == depart
        deux.wait_for_function(LUS, arg=depart)
    un.reload()
    assert js(un, f"{FICHIER} return lus()") == depart


def test_a_file_from_a_wrong_clock_does_not_freeze_the_answers(onglet: Page) -> None:
    vu = js(
        onglet,
        """
        const fin = Date.UTC(9999, 11, 31);
        const fou = auto.poser(auto.vide(ctx), 'reponses', 'C01-1', {niveau: 'pas-encore'}, fin);
        m.fusionner(auto.lireFichier(auto.ecrireEtat(fou), ctx).etat, Date.now());
        const lu = niveau('C01-1');
        repondre('C01-1', 'avec-preuve');
        return [lu, niveau('C01-1'), m.etat.reponses.get('C01-1').le < '2999'];
        """,
    )
    assert vu == ["pas-encore", "avec-preuve", True]


# --- Never a file the site would refuse -----------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "geste"),
    [
        ("longueur", "auto.poser(e, 'plan', 'aaaaaaaa', {quoi: 'x'.repeat(6001)}, T(0))"),
        (
            "longueur",
            "auto.poser(e, 'situations', 'aaaaaaaa', situation({titre: 'x'.repeat(201)}), T(0))",
        ),
        (
            "element",
            "auto.poser(e, 'situations', 'aaaaaaaa', situation({debut: '31/12/2024'}), T(0))",
        ),
        ("element", "auto.poser(e, 'reponses', 'C01-1', {niveau: 7}, T(0))"),
        ("nombre", "beaucoup(e, 61)"),
        ("volume", "lourd(e)"),
    ],
)
def test_a_change_too_big_or_wrong_is_refused_and_changes_nothing(
    onglet: Page, code: str, geste: str
) -> None:
    js(onglet, "repondre('C01-1', 'avec-appui')")
    avant = garde(onglet)
    refus, phrase, taille = js(
        onglet,
        f"""
        const beaucoup = (e, n) => Array.from({{length: n}}, (_, i) => `situation${{i}}`)
          .reduce((x, id) => auto.poser(x, 'situations', id, situation({{titre: 'x'}}), T(0)), e);
        const textes = Object.fromEntries(ctx.rubriques.map((r) => [r.code, '€'.repeat(6000)]));
        const lourd = (e) => Array.from({{length: 60}}, (_, i) => `situation${{i}}`)
          .reduce((x, id) => auto.poser(x, 'situations', id, situation({{textes}}), T(0)), e);
        const r = m.changer((e) => {geste}, Date.now());
        return [r.refus?.code, r.refus?.message, m.etat.situations.size + m.etat.plan.size];
        """,
    )
    assert refus == code
    assert phrase.endswith(".")
    assert taille == 0
    assert garde(onglet) == avant


def test_a_change_with_no_room_left_is_told_to_all_until_one_is_kept(onglet: Page) -> None:
    """A choice in the grid has no form to say that it is not kept."""
    vu = js(
        onglet,
        """
        const textes = Object.fromEntries(ctx.rubriques.map((r) => [r.code, '€'.repeat(6000)]));
        const lourd = (e) => Array.from({length: 60}, (_, i) => `situation${i}`)
          .reduce((x, id) => auto.poser(x, 'situations', id, situation({textes}), T(0)), e);
        const dits = [];
        m.ecouter(({quoi}) => dits.push([quoi, m.refus]));
        m.changer(lourd, Date.now());
        await null;
        repondre('C01-1', 'avec-appui');
        return dits;
        """,
    )
    assert [quoi for quoi, _ in vu] == ["refus", "etat"]
    assert vu[0][1].endswith(".") and vu[1][1] == ""


def test_what_is_just_small_enough_is_kept_and_opens_again(onglet: Page) -> None:
    vu = js(
        onglet,
        """
        const textes = Object.fromEntries(ctx.rubriques.map((r) => [r.code, 'é'.repeat(6000)]));
        let ok = 0;
        for (let i = 0; i < 60; i += 1) {
          const une = situation({textes});
          const r = m.changer((e) => auto.poser(e, 'situations', `situation${i}`, une, T(i)), T(i));
          if (!r.ok) break;
          ok += 1;
        }
        const { etat } = auto.lireFichier(auto.ecrireEtat(m.etat), ctx);
        return [ok, etat.situations.size, m.enregistrement.statut];
        """,
    )
    assert 30 < vu[0] < 60
    assert vu[1:] == [vu[0], "fait"]
    onglet.reload()
    assert js(onglet, "return m.etat.situations.size") == vu[0]


def test_deleting_and_writing_again_never_fills_the_file_with_marks(onglet: Page) -> None:
    vu = js(
        onglet,
        """
        let etat = m.etat;
        for (let i = 0; i < 300; i += 1) {
          etat = auto.poser(etat, 'situations', `situation${i}`, situation({titre: 'x'}), T(i));
          etat = auto.oter(etat, 'situations', `situation${i}`, T(i));
        }
        etat = auto.poser(etat, 'situations', 'derniere', situation({titre: 'y'}), T(301));
        const r = m.changer(() => etat, Date.now());
        const restent = auto.vivants(m.etat, 'situations').length;
        return [r.ok, restent, m.etat.situations.has('situation299')];
        """,
    )
    assert vu == [True, 1, True]
    onglet.reload()
    assert js(onglet, "return [auto.vivants(m.etat, 'situations').length, m.avis.length]") == [1, 0]


def test_a_merge_that_would_not_fit_is_refused_and_changes_nothing(onglet: Page) -> None:
    vu = js(
        onglet,
        """
        const une = situation({titre: 'x'});
        const de = (nom) => Array.from({length: 40}, (_, i) => `${nom}${i}`)
          .reduce((x, id) => auto.poser(x, 'situations', id, une, T(0)), auto.vide(ctx));
        m.changer(() => de('lesmiennes'), Date.now());
        const r = m.fusionner(de('lesautres'), Date.now());
        return [r.refus?.code, auto.vivants(m.etat, 'situations').length, m.annulable];
        """,
    )
    assert vu == ["nombre", 40, None]


# --- The file, and lasting storage -------------------------------------------------------------


def test_the_age_of_the_saved_file_stays_on_the_device(onglet: Page) -> None:
    js(onglet, "repondre('C01-1', 'avec-appui'); m.fichierEnregistre(Date.UTC(2026, 0, 5))")
    onglet.reload()
    vu = js(onglet, "return [m.etat.fichier_le, 'appareil' in JSON.parse(auto.ecrireEtat(m.etat))]")
    assert vu == ["2026-01-05T00:00:00.000Z", False]


@pytest.mark.parametrize(
    ("reponse", "accorde"),
    [
        ("{ persist: async () => true }", True),
        ("{ persist: async () => false }", False),
        ("{ persist: () => { throw new TypeError('non'); } }", False),
        ("undefined", False),
    ],
)
def test_the_browser_is_asked_to_keep_only_when_the_person_asks(
    context: BrowserContext, adresse: str, reponse: str, accorde: bool
) -> None:
    context.add_init_script(f"""
      window.demandes = 0;
      const faux = {reponse};
      const demander = () => {{
        window.demandes += 1;
        return faux.persist();
      }};
      const compte = faux && {{ persist: demander }};
      Object.defineProperty(navigator, 'storage', {{ value: compte }});
    """)
    page = neuf(context)
    page.goto(f"{adresse}une.html")
    js(page, "repondre('C01-1', 'avec-appui')")
    assert page.evaluate("window.demandes") == 0
    vu = js(page, "return auto.persister()")
    assert vu["accorde"] is accorde
    assert vu["phrase"].endswith(".")


def test_each_title_has_its_own_place(browser: Browser, adresse: str, mini: Referentiel) -> None:
    context = browser.new_context()
    page = nouvel_onglet(context, adresse)
    js(page, "m.choisirMode('durable', Date.now()); repondre('C01-1', 'avec-appui')")
    nombre = page.evaluate(
        """() => {
          const auto = window.Referentiel.auto;
          const autre = auto.ouvrir({ ...auto.stockage().ctx, titre: 'TP-99999' });
          const vu = autre.etat.reponses.size;
          autre.effacer(Date.now());
          autre.fermer();
          return vu;
        }"""
    )
    assert nombre == 0
    assert sorted(nos_cles(garde(page)["local"])) == [CLE, MODE]
    assert js(page, "return [niveau('C01-1'), m.avis.length]") == ["avec-appui", 0]
    context.close()
