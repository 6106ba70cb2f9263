"""The tools know each other: the home page resumes, the tree and the self-assessment meet."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from generator import pipeline
from generator.derived import decision
from generator.model import Referentiel
from generator.model.arbre import Auto
from generator.pages import reprise
from tests.conftest import RACINE, TESTS
from tests.navigateur.auto import HASARD, Calcul, evaluer, page_nue, quitter
from tests.navigateur.test_auto_positionner import GRILLE, answer
from tests.navigateur.test_axe import PHONE, WIDE, faults, load

TITRE = "titres/cip/index.html"
ARBRE = "titres/cip/obtenir/arbre/"
SYNTHESE = "titres/cip/auto-evaluation/synthese.html"
CLE = "referentiel:TP-00403:auto-evaluation"
SMALL: ViewportSize = {"width": 360, "height": 640}


def carte(referentiel: Referentiel) -> dict[str, Any]:
    found = reprise(referentiel)
    assert found
    return asdict(found)


def kept(**sections: Any) -> str:
    """A text kept by a browser, of the present edition of the title unless told otherwise."""
    return json.dumps({"format": 2, "titre": "TP-00403", "edition": "1", **sections})


def level(code: str, day: int = 1, niveau: str = "en-autonomie") -> dict[str, Any]:
    return {code: {"niveau": niveau, "le": f"2026-11-{day:02}T10:00:00.000Z"}}


def item(code: str) -> dict[str, Any]:
    return {code: {"le": "2026-11-03T10:00:00.000Z"}}


HELD = item("CCP1")
REVIEW = {"2.un": item("x")["x"] | {"fait": False, "niveaux": {"C01-1": "avec-appui"}}}


COMPTES = f"""
  {HASARD.replace("graine = arg", "graine = 7")}
  const carte = auto.carte(arg);
  const parle = [];
  for (let i = 0; i < 400; i += 1) {{
    const etat = hasard();
    const lue = auto.reprise(ecrit(etat), carte);
    const {{ repondus, total }} = auto.progression(ctx, etat);
    const tour = auto.premierTour(ctx, etat);
    parle.push(lue?.quoi ?? 'rien');
    const attendu = {{
      reperes: () => [repondus, total],
      tour: () => [[...tour.niveaux.keys()].indexOf(tour.prochaine) + 1, tour.total],
    }}[lue?.quoi]?.();
    const dit = lue?.quoi === 'tour' ? [lue.question, lue.total] : [lue?.repondus, lue?.total];
    if (attendu && String(attendu) !== String(dit)) return [i, lue, attendu];
    if (!attendu && repondus > 0) return [i, lue, repondus];
  }}
  return [...new Set(parle)].sort();
"""
"""Its value is the kinds of what was resumed, or a state on which the two differ."""


# --- Where one was -------------------------------------------------------------------------------


@pytest.mark.parametrize("title", [RACINE / "referentiel" / "cip", TESTS / "exemples" / "velo"])
def test_the_page_counts_as_the_store_does(browser: Browser, title: Path) -> None:
    """The home page reads what is kept without the store: on random states, both say the same.

    In the second title, a compétence is of two CCP.
    """
    (referentiel,) = pipeline.read([title])
    with page_nue(browser, referentiel) as page:
        found = evaluer(page, COMPTES, carte(referentiel))
    assert "reperes" in found
    assert "tour" in found


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        (kept(reponses=level("C01-1") | level("C06-2", 2)), ("reperes", "c06", 2, 78, "CCP2")),
        (
            kept(
                reponses=level("C01-1") | level("C06-2", 2),
                ccp={"CCP1": {"obtenu_le": "", "le": "2026-11-03T10:00:00.000Z"}},
            ),
            ("reperes", "c06", 1, 52, "CCP2"),
        ),
        (
            kept(
                reponses=level("C01-1"),
                ccp_vises={"CCP3": {"vise": True, "le": "2026-11-03T10:00:00.000Z"}},
                situations={"abcdefgh": {"le": "2026-11-03T10:00:00.000Z"}},
            ),
            ("situations", "situations"),
        ),
        (kept(premier_tour=level("C01") | level("C02")), ("tour", "premier-tour")),
        (kept(reponses=level("C01-1", niveau="non-evalue")), None),
        (kept(ccp=HELD), ("ccp", "premier-tour")),
        (kept(ccp=HELD, edition="0"), ("ccp", "premier-tour")),
        (
            kept(ccp=HELD, reponses=level("C01-1"), premier_tour=level("C02")),
            ("ccp", "premier-tour"),
        ),
        (kept(ccp=HELD | item("CCP2") | item("CCP3"), plan=item("abcdefgh")), ("ccp", "synthese")),
        (kept(ccp=HELD, reponses=level("C06-1")), ("reperes", "c06", 1, 52, "CCP2")),
        (kept(ccp={"CCP1": HELD["CCP1"] | {"supprime": True}}), None),
        (kept(ccp_vises={"CCP3": HELD["CCP1"] | {"vise": False}}), None),
        (kept(ccp_vises={"CCP3": HELD["CCP1"] | {"vise": True}}), ("ccp", "premier-tour")),
        (kept(plan=item("abcdefgh")), ("plan", "synthese")),
        (kept(points=item("abcdefgh")), ("points", "synthese")),
        (kept(revues=REVIEW), ("ancien", "index")),
        (kept(revues={"2.un": REVIEW["2.un"] | {"fait": True}}), None),
        (kept(plan=[], points="x", revues={"2.un": 3}, ccp={"CCP1": 1}), None),
        (kept(reponses=level("C01-1"), edition="0"), ("ancien", "index")),
        (kept(reponses=level("C01-1"), format=1), ("reperes", "c01", 1, 78, "CCP1")),
        (kept(reponses=level("C01-1"), format=3), None),
        (kept(reponses=level("C01-1"), titre="TP-99999"), None),
        (kept(reponses={"C01-1": {"niveau": "en-autonomie", "le": "hier"}}), None),
        (kept(reponses=[1], premier_tour="x", ccp=None), None),
        ('{"format":2,"titre":"TP-00403","__proto__":{"reponses":{}}}', None),
        ("[" * 100_000, None),
        ("", None),
    ],
    ids=lambda v: str(v)[:30],
)
def test_what_is_kept_is_not_trusted(
    js: Calcul, cip: Referentiel, texte: str, attendu: tuple[Any, ...] | None
) -> None:
    edition = carte(cip)["edition"]
    texte = texte.replace('"edition": "1"', f'"edition": "{edition}"')
    lu = js("return auto.reprise(arg[0], auto.carte(arg[1]))", [texte, carte(cip)])
    names = ("quoi", "page", "repondus", "total", "ccp")
    assert (lu and tuple(lu[n] for n in names[: len(attendu or ())])) == attendu


@pytest.mark.parametrize(
    ("ccp", "vises", "attendu"),
    [
        ({}, {}, ("c03", 1, 52, "CCP1")),
        (item("CCP1"), {}, ("c03", 1, 44, "CCP2")),
        ({}, {"CCP2": HELD["CCP1"] | {"vise": True}}, ("c03", 1, 16, "CCP2")),
        (item("CCP1") | item("CCP2"), {}, None),
    ],
    ids=["tout", "l’un obtenu", "l’autre visé", "les deux obtenus"],
)
def test_a_competence_of_two_ccp_is_asked_while_one_of_them_is(
    browser: Browser, ccp: Any, vises: Any, attendu: tuple[Any, ...] | None
) -> None:
    (velo,) = pipeline.read([TESTS / "exemples" / "velo"])
    titre, edition = velo.titre.identite.code.valeur, carte(velo)["edition"]
    texte = json.dumps(
        {"format": 2, "titre": titre, "edition": edition, "ccp": ccp, "ccp_vises": vises}
        | {"reponses": level("C03-1", niveau=carte(velo)["niveaux"].split()[0])}
    )
    with page_nue(browser, velo) as page:
        lu = evaluer(page, "return auto.reprise(arg[0], auto.carte(arg[1]))", [texte, carte(velo)])
    found = lu["quoi"] == "reperes" and tuple(lu[n] for n in ("page", "repondus", "total", "ccp"))
    assert (found or None) == attendu


def test_who_comes_back_resumes(page: Page, site_url: str) -> None:
    resume = page.locator("[data-reprendre]")
    page.goto(site_url)
    expect(resume).to_be_hidden()
    page.goto(f"{site_url}{GRILLE}#c06")
    answer(page, "C06-1", "En autonomie")
    page.set_viewport_size(SMALL)
    for address in ("index.html", TITRE):
        page.goto(site_url + address)
        expect(resume).to_contain_text("1 repère sur 78, CCP2")
        expect(resume.get_by_role("link")).to_be_in_viewport(ratio=1)
        target = resume.get_by_role("link").get_attribute("href") or ""
        assert target.endswith("titres/cip/auto-evaluation/c06.html")
    other = page.context.new_page()
    other.goto(site_url + GRILLE)
    answer(other, "C01-1", "Avec appui")
    resume.get_by_role("link").focus()
    quitter(other)
    other.close()
    # Answers waited in this tab alone: an erasure in the other one opens an era for both.
    expect(resume).to_be_hidden()
    assert "repère" not in (resume.text_content() or "")
    expect(page.locator("h1")).to_be_focused()


def test_a_shared_computer_forgets_in_time(page: Page, site_url: str) -> None:
    page.clock.install(time="2026-11-24T10:00:00Z")
    page.goto(site_url + GRILLE)
    page.locator("input[name=seance-mode][value=onglet]").check()
    answer(page, "C01-1", "Avec appui")
    page.goto(site_url)
    resume = page.locator("[data-reprendre]")
    expect(resume).to_contain_text("1 repère sur 78, CCP1")
    page.clock.fast_forward("31:00")
    expect(resume).to_be_hidden()
    page.reload()
    expect(resume).to_be_hidden()


def test_one_line_per_title(page: Page, portal_url: str) -> None:
    page.goto(portal_url)
    lines = page.locator("[data-reprendre]")
    assert lines.count() > 1
    assert lines.evaluate_all("(tous) => tous.every((e) => e.hidden)")
    last = lines.last
    titre = last.get_attribute("data-titre") or ""
    niveau = (last.get_attribute("data-niveaux") or "").split()[0]
    texte = json.loads(kept(reponses=level("C01-1", niveau=niveau)))
    texte |= {"titre": titre, "edition": last.get_attribute("data-edition")}
    page.evaluate(
        "([cle, texte]) => localStorage.setItem(cle, texte)",
        [f"referentiel:{titre}:auto-evaluation", json.dumps(texte)],
    )
    page.reload()
    assert lines.evaluate_all("(tous) => tous.filter((e) => !e.hidden).length") == 1
    expect(last).to_be_visible()


# --- From the tree to the self-assessment, and back ----------------------------------------------


def test_an_outcome_leads_to_the_part_that_fits(
    page: Page, site_url: str, cip: Referentiel
) -> None:
    assert cip.arbre
    wanted = {
        Auto.PREMIER_TOUR: ["premier-tour.html"],
        Auto.COMPETENCES: ["c01.html", "c06.html", "c12.html"],
        Auto.CCP_OBTENUS: ["synthese.html#ccp-obtenus"],
        None: [],
    }
    assert {issue.auto for issue in cip.arbre.issues} == set(wanted)
    states = {etat.issue.code: etat.slug for etat in decision.states(cip.arbre) if etat.issue}
    for issue in cip.arbre.issues:
        for folder, name in (("arbre/", states[issue.code]), ("resultats/", issue.code)):
            page.goto(f"{site_url}titres/cip/obtenir/{folder}{name}.html")
            links = page.locator("main a[href*='auto-evaluation/']:not(.vues a)")
            found = links.evaluate_all("(tous) => tous.map((a) => a.getAttribute('href'))")
            assert [h.rpartition("auto-evaluation/")[2] for h in found] == wanted[issue.auto], name


def test_a_ccp_said_in_the_tree_is_noted_by_the_person(page: Page, site_url: str) -> None:
    page.set_viewport_size(SMALL)
    page.goto(f"{site_url}{ARBRE}ccp--actuelle--oui.html")
    expect(page.get_by_role("link", name="Noter un CCP déjà obtenu")).to_be_in_viewport(ratio=1)
    page.get_by_role("link", name="Noter un CCP déjà obtenu").click()
    box = page.locator("[data-ccp-obtenu=CCP1]").get_by_role("checkbox")
    expect(box).not_to_be_checked()
    assert page.evaluate(f"sessionStorage['{CLE}'] ?? null") is None
    box.check()
    assert page.evaluate(f"'CCP1' in JSON.parse(sessionStorage['{CLE}']).ccp")


def test_the_synthesis_ends_on_the_way_found(page: Page, site_url: str) -> None:
    way = page.locator("voie-suivie")
    page.goto(site_url + SYNTHESE)
    expect(way.get_by_role("link")).to_have_attribute("href", "../obtenir/arbre/index.html")
    page.goto(f"{site_url}{ARBRE}ccp--actuelle--oui.html")
    page.goto(site_url + SYNTHESE)
    expect(way.get_by_role("link")).to_have_text("Présenter les CCP manquants")
    way.get_by_role("link").click()
    page.wait_for_url("**/ccp--actuelle--oui.html")
    # A path that stopped at a question leads back to it.
    page.goto(f"{site_url}{ARBRE}ccp.html")
    page.goto(site_url + SYNTHESE)
    expect(way.get_by_role("link")).to_have_attribute("href", f"{site_url}{ARBRE}ccp.html")


@pytest.mark.parametrize(
    "texte",
    [
        "{",
        '{"titre":"cip","page":"../../x","vu":VU}',
        '{"titre":"mini","page":"ccp","vu":VU}',
        '{"titre":"cip","page":"ccp","vu":1}',
        '{"titre":"cip","page":"index","vu":VU}',
    ],
)
def test_a_path_that_cannot_be_trusted_is_none(page: Page, site_url: str, texte: str) -> None:
    page.goto(site_url + SYNTHESE)
    page.evaluate(
        "(t) => sessionStorage.setItem('referentiel:parcours', t.replace('VU', Date.now()))", texte
    )
    page.reload()
    link = page.locator("voie-suivie").get_by_role("link")
    expect(link).to_have_attribute("href", "../obtenir/arbre/index.html")


def test_an_unknown_outcome_shows_no_word_of_its_own(page: Page, site_url: str) -> None:
    page.goto(site_url + SYNTHESE)
    page.evaluate(
        """() => sessionStorage.setItem('referentiel:parcours', JSON.stringify(
          {titre: 'cip', page: 'ccp', issue: 'Appelez le 0 899', vu: Date.now()}))"""
    )
    page.reload()
    way = page.locator("voie-suivie")
    expect(way.get_by_role("link")).to_have_attribute("href", f"{site_url}{ARBRE}ccp.html")
    expect(way).not_to_contain_text("899")


def test_the_way_is_forgotten_with_the_rest(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ARBRE}ccp--actuelle--oui.html")
    page.goto(site_url + SYNTHESE)
    other = page.context.new_page()
    other.goto(site_url + GRILLE)
    answer(other, "C01-1", "Avec appui")
    quitter(other)
    other.close()
    way = page.locator("voie-suivie")
    expect(way.get_by_role("link")).to_have_attribute("href", "../obtenir/arbre/index.html")
    assert "manquants" not in page.locator("voie-suivie section").inner_text()


def test_axe_finds_nothing(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ARBRE}ccp--actuelle--oui.html")
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "Avec appui")
    found = []
    for address in ("index.html", TITRE, SYNTHESE, f"{ARBRE}jamais--aucune.html"):
        load(page, site_url + address)
        found += faults(page, address, WIDE, PHONE)
    assert found == []
