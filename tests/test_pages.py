"""Which pages exist and how one leads to another."""

from __future__ import annotations

import posixpath
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

import pytest

from generator import pages
from generator.model import Referentiel
from generator.templating import rendering
from tests.conftest import RACINE

OBTENIR = (
    "index formation vae capitalisation ccs titre-revise titre-clos questions documents textes "
    "arbre/index arbre/tout"
).split()
RESULTATS = (
    "apres-formation ccp-par-periodes preciser-formation commencer verifier-experience vae-titre "
    "vae-ccp vae-choisir ccp-manquants titre-revise titre-clos cloture-passee dater-cloture "
    "identifier-version retrouver-resultat titre-obtenu ccs ccs-plus-tard"
).split()


def nav_paths(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    items = nav if isinstance(nav, list) else list(nav.values())
    return [path for item in items for path in nav_paths(item)]


def nav_titles(nav: Any) -> list[str]:
    if isinstance(nav, dict):
        return [*nav, *(t for value in nav.values() for t in nav_titles(value))]
    return [t for item in nav for t in nav_titles(item)] if isinstance(nav, list) else []


def test_addresses_are_those_of_the_published_plan(cip: Referentiel) -> None:
    addresses = [pages.address(page.path) for page in pages.plan(cip) if not page.robots]
    racine = "titres/cip"
    assert addresses == [
        f"{racine}/index.html",
        *(f"{racine}/activites/at{n}.html" for n in (1, 2, 3)),
        *(f"{racine}/competences/c{n:02}.html" for n in range(1, 16)),
        *(f"{racine}/obtenir/{name}.html" for name in OBTENIR),
        *(f"{racine}/obtenir/resultats/{issue}.html" for issue in RESULTATS),
        f"{racine}/auto-evaluation/premier-tour.html",
        *(f"{racine}/auto-evaluation/c{n:02}.html" for n in range(1, 16)),
        *(
            f"{racine}/auto-evaluation/{name}.html"
            for name in ("index", "situations", "synthese", "mes-donnees")
        ),
        f"{racine}/formateur/index.html",
        f"{racine}/formateur/projeter.html",
        f"{racine}/formateur/outils.html",
        f"{racine}/donnees/index.html",
        f"{racine}/glossaire.html",
        f"{racine}/sources.html",
    ]


def test_an_address_that_is_gone_leads_to_the_last_one(mini: Referentiel) -> None:
    racine = "titres/mini"
    assert pages.redirections([mini]) == {
        f"{racine}/obtenir/resultats/planter.html": f"{racine}/obtenir/resultats/semer.html",
        f"{racine}/mots/sigles.html": f"{racine}/glossaire.html#bpa",
        f"{racine}/lexique.html": f"{racine}/glossaire.html",
        f"{racine}/obtenir/repiquage.html": f"{racine}/obtenir/semis.html",
    }


def test_a_hand_written_page_may_move_too(
    mini: Referentiel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(pages.DEPLACEES, "aide.html", "a-propos.html")
    assert pages.redirections([mini])["aide.html"] == "a-propos.html"


def test_what_somebody_answered_is_not_for_search_engines(
    cip: Referentiel, mini: Referentiel
) -> None:
    for referentiel in (cip, mini):
        for page in pages.plan(referentiel):
            answered = "arbre" in page.path.parts and page.path.stem not in ("index", "tout")
            left = page.path.stem == "efface"  # Only someone who erases has a reason to read it.
            assert (page.robots == "noindex") == (answered or left), page.path


def apart(page: pages.Page) -> bool:
    """Whether one gets there from the first page of its kind, which is in the menu."""
    return "auto-evaluation" in page.path.parts and bool(page.fil)


def test_the_navigation_lists_every_page_but_answers_and_outcomes(
    cip: Referentiel, mini: Referentiel
) -> None:
    nav = pages.navigation([cip, mini])
    planned = [
        str(p.path)
        for r in (cip, mini)
        for p in pages.plan(r)
        if not p.robots and "resultats" not in p.path.parts and not apart(p)
    ]
    written = [p.name for p in (RACINE / "site_src" / "docs").glob("*.md")]
    assert sorted(nav_paths(nav)) == sorted(planned + written)


def test_the_navigation_follows_the_official_order(cip: Referentiel) -> None:
    paths = [p for p in nav_paths(pages.navigation([cip])) if "/competences/" in p]
    assert paths == [f"titres/cip/competences/c{n:02}.md" for n in range(1, 16)]


def test_the_navigation_speaks_french_typography(mini: Referentiel) -> None:
    titles = nav_titles(pages.navigation([mini]))
    assert titles[0] == "Accueil"
    assert not [t for t in titles if "'" in t or " :" in t]


@pytest.mark.parametrize(
    ("depuis", "vers", "attendu"),
    [
        ("titres/x/index.html", "competences/c01.html", "competences/c01.html"),
        ("titres/x/competences/c01.html", "competences/c02.html", "c02.html"),
        ("titres/x/competences/c01.html", "activites/at1.html", "../activites/at1.html"),
        ("titres/x/competences/c01.html", "sources.html#a", "../sources.html#a"),
        ("titres/x/sources.html", "sources.html#a", "#a"),
        ("titres/x/sources.html", "sources.html", "sources.html"),
        ("index.html", "index.html#carte", "titres/x/index.html#carte"),
    ],
)
def test_links_are_relative_to_the_page(depuis: str, vers: str, attendu: str) -> None:
    assert pages.Liens("x", depuis).page(vers) == attendu


def test_each_kind_of_link_leads_to_its_page() -> None:
    liens = pages.Liens("x", "titres/x/competences/c01.html")
    assert liens.competence("C12") == "c12.html"
    assert liens.activite("AT3") == "../activites/at3.html"
    assert liens.source("almanach") == "../sources.html#almanach"
    assert liens.terme("ccp") == "../glossaire.html#ccp"
    assert liens.site("a-propos.html") == "../../../a-propos.html"


def test_every_page_describes_itself_briefly(cip: Referentiel, mini: Referentiel) -> None:
    for referentiel in (cip, mini):
        planned = [p for p in pages.plan(referentiel) if not p.robots]
        assert all(20 < len(p.description) <= 160 for p in planned)
        assert len({p.description for p in planned}) == len(planned)
        assert len({p.titre for p in planned}) == len(planned)


def test_a_long_description_ends_on_a_whole_word(cip: Referentiel) -> None:
    for page in pages.plan(cip):
        assert page.description[-1] in ".…"
        if "auto-evaluation" in page.path.parts:  # Short sentences of ours, never cut.
            assert page.description[-1] == "."
            continue
        whole = page.description.rstrip("….").split()[-1]
        source = f"{page.context.get('competence') or page.context.get('activite') or whole}"
        assert whole in source.replace("\\'", "'").split() or whole in source


def test_without_a_voie_there_is_no_section_and_no_way_to_it(mini: Referentiel) -> None:
    nothing = mini.obtention.model_copy(update={"voies": (), "epreuves": ()})
    plain = mini.model_copy(update={"obtention": nothing, "arbre": None})
    env = rendering.environment()
    assert not [p for p in pages.plan(plain) if "obtenir" in p.path.parts]
    assert not [p for p in nav_paths(pages.navigation([plain])) if "obtenir" in p]
    for page in pages.plan(plain):
        assert "obtenir/" not in rendering.render_page(env, page, plain), page.path
    assert not [d for d in pages.portes(plain) if "obtenir" in d.adresse]


def test_without_a_self_assessment_there_is_no_desk_and_no_way_to_it(mini: Referentiel) -> None:
    desk = "titres/mini/formateur/index.md"
    for titre, there in ((mini, True), (mini.model_copy(update={"auto_evaluation": None}), False)):
        assert (desk in {str(page.path) for page in pages.plan(titre)}) is there
        assert (desk in nav_paths(pages.navigation([titre]))) is there


def test_without_a_tree_the_voies_stand_alone(mini: Referentiel) -> None:
    plain = mini.model_copy(update={"arbre": None})
    env = rendering.environment()
    planned = pages.plan(plain)
    assert [p for p in planned if "obtenir" in p.path.parts]
    for page in planned:
        text = rendering.render_page(env, page, plain)
        assert "arbre/" not in text and "resultats/" not in text, page.path


def test_neighbours_chain_from_the_first_to_the_last(cip: Referentiel) -> None:
    of_one = [p for p in pages.plan(cip) if "competence" in p.context]
    for folder in ("competences", "auto-evaluation"):
        planned = [p.context for p in of_one if folder in p.path.parts]
        assert len(planned) == len(cip.competences)
        assert planned[0]["precedente"] is None
        assert planned[-1]["suivante"] is None
        for before, after in pairwise(planned):
            assert before["suivante"].code == after["competence"].code
            assert after["precedente"].code == before["competence"].code


def test_the_doors_of_a_title_lead_to_its_pages(mini: Referentiel) -> None:
    planned = {pages.address(p.path) for p in pages.plan(mini)}
    doors = pages.portes(mini)
    assert len(doors) == 3
    for door in doors:
        target = door.adresse.partition("#")[0]
        assert posixpath.join("titres/mini", target) in planned


def test_the_shortcuts_of_a_title_lead_to_its_pages(mini: Referentiel) -> None:
    bare = mini.model_copy(update={"arbre": None, "auto_evaluation": None})
    for titre in (mini, bare):
        planned = {pages.address(p.path) for p in pages.plan(titre)}
        for link in (*pages.raccourcis(titre), *pages.portes(titre)):
            assert posixpath.join("titres/mini", link.adresse.partition("#")[0]) in planned


def test_the_way_to_the_tree_is_one_door_away(mini: Referentiel) -> None:
    tree, voies = "obtenir/arbre/index.html", "obtenir/index.html"
    there = [door.adresse for door in pages.portes(mini)]
    assert tree in there and voies not in there
    assert voies in [link.adresse for link in pages.raccourcis(mini)]
    plain = [door.adresse for door in pages.portes(mini.model_copy(update={"arbre": None}))]
    assert voies in plain and tree not in plain


def test_pages_live_in_the_generated_folder(mini: Referentiel) -> None:
    racine = PurePosixPath("titres/mini")
    assert all(p.path.is_relative_to(racine) for p in pages.plan(mini))
