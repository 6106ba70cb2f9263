"""Every public file is offered on a page, and every file a page offers is there."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest

from generator import pages
from generator.building import stages
from generator.exports.fichiers import fichiers, poids
from generator.model import Referentiel
from generator.pages.formateur import DONNEES, OUTILS, ko
from generator.templating import rendering

SITE = "https://exemple.fr/"


@pytest.fixture(params=["mini", "sans auto-évaluation"])
def titre(request: pytest.FixtureRequest, mini: Referentiel) -> Referentiel:
    return mini if request.param == "mini" else mini.model_copy(update={"auto_evaluation": None})


def rendered(referentiel: Referentiel) -> dict[str, str]:
    """The two pages, by title."""
    planned = pages.plan(referentiel, poids=poids(fichiers(referentiel, SITE)))
    env = rendering.environment()
    return {
        page.titre: rendering.render_page(env, page, referentiel)
        for page in planned
        if page.titre in (OUTILS, DONNEES)
    }


def offered(page: str) -> set[str]:
    return set(re.findall(r'href="[^"]*?([\w.-]+\.(?:json|jsonld|ttl|csv|xlsx))"', page))


def test_pages_offer_what_is_made_and_nothing_else(titre: Referentiel) -> None:
    made = {name for name in fichiers(titre, SITE) if not name.endswith(".js")}
    both = rendered(titre)
    assert offered(both[DONNEES]) == made
    tools = {name for name in made if "schema" not in name} - {"referentiel.json"}
    assert offered(both[OUTILS]) == tools


def test_a_title_without_levels_has_no_grid(mini: Referentiel) -> None:
    plain = mini.model_copy(update={"auto_evaluation": None})
    assert not [n for n in fichiers(plain, SITE) if n.startswith(("grille", "moodle", "auto"))]
    assert "Moodle" not in rendered(plain)[OUTILS].partition("# ")[2].partition("\n")[2]
    assert "Moodle" in rendered(mini)[OUTILS]


def test_the_weight_of_each_file_is_told(mini: Referentiel) -> None:
    files = fichiers(mini, SITE)
    told = rendered(mini)[DONNEES]
    for name, octets in poids(files).items():
        if not name.endswith(".js"):
            assert re.search(rf"{re.escape(name)}</a> <[^>]*>\({ko(octets)}\)", told), name
    assert (ko(300), ko(9_400), ko(16_700), ko(104_000)) == tuple(
        f"{n}\N{NO-BREAK SPACE}ko" for n in (1, 9, 15, 105)
    )


def test_the_way_of_those_who_train_is_in_the_menu_and_at_the_door(mini: Referentiel) -> None:
    (part,) = [
        value
        for entry in pages.navigation([mini])
        for inner in (entry[k] for k in entry if isinstance(entry[k], list))
        for sub in inner
        for name, value in sub.items()
        if name.startswith("Formateurs")
    ]
    bureau, outils = "formateur/index", "formateur/outils"
    listed = [path for entry in part for path in entry.values()]
    assert listed[0] == f"titres/mini/{bureau}.md" and f"titres/mini/{outils}.md" in listed
    doors = [porte.adresse for porte in pages.portes_formateurs(mini)]
    assert doors == [f"{bureau}.html", "formateur/projeter.html", f"{outils}.html"]
    bare = mini.model_copy(update={"auto_evaluation": None})  # no ratings, so no desk
    assert [porte.adresse for porte in pages.portes_formateurs(bare)] == [f"{outils}.html"]


def test_a_program_that_was_not_tried_is_said_not_to_be(mini: Referentiel) -> None:
    files = stages.plan([mini]).files
    text = files[PurePosixPath(mini.titre.identifiant) / "formateur" / "outils.md"]
    assert isinstance(text, str)
    tried = [part.split("</p>")[0] for part in text.split('class="essai"')[1:]]
    for program in ("Excel", "Word", "Moodle"):
        lines = [line for line in tried if program in line]
        assert lines and all("pas encore essayé" in line for line in lines)
