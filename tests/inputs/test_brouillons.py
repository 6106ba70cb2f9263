"""A draft is told all it lacks, is shown when asked for, is never published, and blocks nobody."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.ground.problem import UnreadableError
from generator.inputs import brouillons
from generator.loading import load
from generator.loading.files import TITRE
from generator.loading.glance import is_draft
from generator.model import Statut
from generator.pages import fiche
from tests.conftest import MINI, Lancer
from tests.titres import edit


@pytest.fixture
def deux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of the tiny title and of a draft, which says what is left to write."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    draft = tmp_path / "referentiel" / "ebauche"
    shutil.copytree(MINI, draft)
    edit(
        draft / "titre.yaml",
        ("identifiant: mini", "identifiant: ebauche\nstatut: brouillon"),
        ("TP-99999", "TP-77777"),
        (
            "accroche: Le jardinier de démonstration fait pousser des légumes et les vend.",
            'accroche: "[à écrire : une phrase]"\n#',
        ),
    )
    edit(draft / "activites" / "at1-cultiver.yaml", ("        couvre: [le sol]\n", ""))
    return tmp_path


def spoil(racine: Path) -> Path:
    """A fault of structure in the draft."""
    path = racine / "referentiel" / "ebauche" / "glossaire.yaml"
    edit(path, ("termes:", "mots:"))
    return path


def test_check_tells_all_a_draft_lacks_and_is_content(deux: Path, lancer: Lancer) -> None:
    (deux / "referentiel" / "ebauche" / "glossaire.yaml").unlink()
    fait = lancer("check")
    assert fait.code == 0
    lines = fait.out.splitlines()
    assert "referentiel/mini" in lines[0]
    assert "Aucune faute" in lines[0]
    wanted = ("titre.yaml:6", "at1-cultiver.yaml", "glossaire.yaml:1")
    places = [next(i for i, line in enumerate(lines) if name in line) for name in wanted]
    assert places == sorted(places)  # the title, its activités types, the rest
    assert "une phrase" in lines[places[0]]
    assert "brouillon" in lines[-1]


@pytest.mark.parametrize(
    "typed",
    [
        "statut : brouillon",
        '"statut": brouillon',
        "statut: 'brouillon'  # encore",
        "statut: # encore\n  brouillon",
        "statut: >-\n  brouillon",
    ],
)
def test_a_draft_is_one_however_yaml_lets_it_be_typed(deux: Path, typed: str) -> None:
    """It was published for a space before « : », which people here type everywhere else."""
    draft = deux / "referentiel" / "ebauche"
    edit(draft / "titre.yaml", ("statut: brouillon", typed))
    assert load(draft).objects[TITRE].statut is Statut.BROUILLON
    assert [folder.name for folder in brouillons.published([draft, draft.with_name("mini")])] == [
        "mini"
    ]


def test_what_only_looks_like_the_mark_of_a_draft_is_none(deux: Path) -> None:
    mini = deux / "referentiel" / "mini"
    for typed in ("# statut: brouillon", "statut: publie  # brouillon"):
        edit(mini / "titre.yaml", ("identifiant: mini", f"identifiant: mini\n{typed}"))
        assert not is_draft(mini)


def test_what_is_wrong_in_a_draft_is_a_fault(deux: Path, lancer: Lancer) -> None:
    spoil(deux)
    fait = lancer("check")
    assert fait.code == 1
    assert "referentiel/ebauche/glossaire.yaml:1: clé inconnue" in fait.out


@pytest.mark.parametrize("state", ["whole", "wrong", "torn"])
def test_a_draft_is_never_published_and_stops_nobody(deux: Path, state: str) -> None:
    folders = pipeline.title_folders(deux)
    if state == "wrong":
        spoil(deux)
    elif state == "torn":
        path = deux / "referentiel" / "ebauche" / "titre.yaml"
        path.write_text("statut: brouillon\nsigle: [\n", "utf-8")
    assert [folder.name for folder in brouillons.published(folders)] == ["mini"]


@pytest.mark.parametrize("command", ["build", "zip"])
def test_drafts_alone_are_nothing_to_publish(deux: Path, lancer: Lancer, command: str) -> None:
    fait = lancer(command, "referentiel/ebauche")
    assert fait.code == 2
    assert "aucun titre à publier" in fait.err
    assert not (deux / "build" / "site").exists()


def test_a_preview_shows_drafts_when_asked_or_when_there_is_nothing_else(deux: Path) -> None:
    edit(
        deux / "referentiel" / "ebauche" / "activites" / "at1-cultiver.yaml",
        (
            "deux photos, avant et après\n",
            "deux photos, avant et après\n        couvre: [le sol]\n",
        ),
    )

    def names(*, drafts: bool) -> list[str]:
        folders, faults = brouillons.shown(deux, drafts=drafts)
        assert not faults
        return [folder.name for folder in folders]

    assert names(drafts=False) == ["mini"]
    assert names(drafts=True) == ["ebauche", "mini"]
    shutil.rmtree(deux / "referentiel" / "mini")
    assert names(drafts=False) == ["ebauche"]
    read = pipeline.read([deux / "referentiel" / "ebauche"])
    assert fiche(read[0]).est_brouillon
    page = next(t for p, t in pipeline.plan(read).files.items() if p.name == "index.md")
    assert "Brouillon" in page
    with pytest.raises(UnreadableError):
        brouillons.published([deux / "referentiel" / "ebauche"])


def test_a_draft_that_cannot_be_shown_hides_no_other_title(deux: Path) -> None:
    spoil(deux)
    folders, faults = brouillons.shown(deux, drafts=True)
    assert [folder.name for folder in folders] == ["mini"]
    assert any("glossaire.yaml" in str(fault) for found in faults.values() for fault in found)


def test_drafts_whose_codes_are_still_to_write_are_not_one_title(
    deux: Path, lancer: Lancer
) -> None:
    """Begun one after the other, each says « [à écrire : code du titre, TP-…] »."""
    for name in ("un", "deux"):
        assert lancer("nouveau", name, "--famille", "titre-professionnel").code == 0
    folders, faults = brouillons.shown(deux, drafts=True)
    assert [folder.name for folder in folders] == ["deux", "mini", "un"]
    assert [folder.name for folder in faults] == ["ebauche"]
    assert [r.titre.identifiant for r in pipeline.read(folders)] == ["deux", "mini", "un"]


def test_a_draft_of_a_code_that_is_taken_hides_no_other_title(deux: Path, lancer: Lancer) -> None:
    """It is told at its line; published as it is, it would be a fault in the same place."""
    titre = deux / "referentiel" / "ebauche" / "titre.yaml"
    couvre = "deux photos, avant et après\n"
    edit(
        deux / "referentiel" / "ebauche" / "activites" / "at1-cultiver.yaml",
        (couvre, couvre + "        couvre: [le sol]\n"),
    )
    edit(titre, ("TP-77777", "TP-99999"))

    def line() -> int:
        return titre.read_text("utf-8").partition("valeur: TP-99999")[0].count("\n") + 1

    folders, faults = brouillons.shown(deux, drafts=True)
    assert [folder.name for folder in folders] == ["mini"]
    ((told,),) = faults.values()
    assert (told.path, told.line) == (titre, line())
    edit(titre, ("\nstatut: brouillon", ""), ('"[à écrire : une phrase]"\n#', ""))
    fait = lancer("check")
    assert fait.code == 1
    assert [ligne for ligne in fait.out.splitlines() if f"/titre.yaml:{line()}:" in ligne]


def test_a_ccp_whose_competences_are_still_to_cut_is_shown(deux: Path) -> None:
    folder = deux / "referentiel" / "ebauche"
    edit(folder / "titre.yaml", ("competences: [C03]", "competences: []"))
    at1 = folder / "activites" / "at1-cultiver.yaml"
    edit(
        at1,
        (
            "deux photos, avant et après\n",
            "deux photos, avant et après\n        couvre: [le sol]\n",
        ),
        ("      - competence: C03\n        raison: Un sol nourri donne ce qui se vendra.\n", ""),
        ("    liees:\n", ""),
    )
    at2 = folder / "activites" / "at2-vendre.yaml"
    head = at2.read_text("utf-8").partition("competences:")[0]
    at2.write_text(
        head.replace(
            "  source: almanach", "  a_decouper: |\n    Peser    * Vendre\n  source: almanach"
        ),
        "utf-8",
    )
    (folder / "correspondances.yaml").unlink()
    (folder / "obtention" / "arbre.yaml").unlink()
    (folder / "auto-evaluation.yaml").unlink()
    folders, faults = brouillons.shown(deux, drafts=True)
    assert not faults
    assert folder in folders
    files = pipeline.plan(pipeline.read([folder])).files
    page = next(text for path, text in files.items() if path.name == "at2.md")
    assert re.search(r"à découper.*Peser +\* Vendre", page)
