"""Pages, look and settings of a project: what is left to write there is told where it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import pipeline
from tests.conftest import MINI, Lancer
from tests.titres import edit


@pytest.fixture
def projet_a_soi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one title, which shows itself with the tool's pages."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    return tmp_path


def write(racine: Path, name: str, text: str) -> None:
    (racine / name).parent.mkdir(parents=True, exist_ok=True)
    (racine / name).write_text(text, "utf-8")


PAGE = "site_src/docs/a-propos.md"
LEFT = [
    (PAGE, "---\ntitle: À propos\n---\n\n[à écrire : qui vous êtes]\n", 5),
    (PAGE, "---\ndescription: [À ÉCRIRE : une phrase]\n---\n", 2),
    (PAGE, "Le titre a\n{nb_ccp} CCP.\n", 2),
    (PAGE, "```\n{nb_ccp}\n```\n\n{nb_cpp}\n", 5),
    ("site_src/theme/partials/pied.html", "{{ page.title }}\n<p>[à écrire : le pied]</p>\n", 2),
    ("site_src/theme/partials/pied.html", "{# {fin} #}\n<p>Jusqu’au {fin}</p>\n", 2),
    ("site_src/templates/pages/titre.md.j2", "{% if x %}\n\n<p>{sigle}</p>\n{% endif %}\n", 3),
    ("site_src/docs/assets/images/signe.svg", "<svg>\n<title>[à écrire : …]</title></svg>", 2),
    ("site_src/docs/assets/js/recherche.js", "// fin\n'[à écrire : ce mot]'", 2),
    ("mkdocs.yml", 'site_name: Le mien\nsite_description: "[à écrire : une phrase]"\n', 2),
]
"""A piece of a look, what somebody left in it, the line to tell."""


@pytest.mark.parametrize(("name", "text", "line"), LEFT)
def test_what_is_left_is_told_at_its_line_and_not_published(
    projet_a_soi: Path, lancer: Lancer, name: str, text: str, line: int
) -> None:
    write(projet_a_soi, name, text)
    sortie = lancer("check")
    assert sortie.code == 1
    assert [told.split(" ")[0] for told in sortie.out.splitlines()] == [f"{name}:{line}:"]
    with pytest.raises(pipeline.FaultsError) as stopped:
        pipeline.build(projet_a_soi, pipeline.title_folders(projet_a_soi), projet_a_soi / "site")
    assert [problem.line for problem in stopped.value.problems] == [line]
    assert not (projet_a_soi / "site").exists()


def test_faults_of_titles_and_of_pages_are_told_at_once(projet_a_soi: Path, lancer: Lancer) -> None:
    write(projet_a_soi, *LEFT[0][:2])
    edit(projet_a_soi / "referentiel" / "mini" / "titre.yaml", ("sigle: JD\n", ""))
    told = lancer("check").out
    assert "a-propos.md:5:" in told
    assert "titre.yaml:" in told


@pytest.mark.parametrize(
    "text",
    [
        "## Vos droits { #droits }\n\nUn lien vers [écrire](a-propos.md).\n",
        "On écrit `{nb_ccp}` dans les données, ou <code>{fin}</code>.\n\n~~~\n{titre}\n~~~\n",
        "Il reste [à écrire](a-propos.md) une page.\n",
    ],
)
def test_what_is_meant_is_no_fault(projet_a_soi: Path, lancer: Lancer, text: str) -> None:
    write(projet_a_soi, PAGE, text)
    assert lancer("check").code == 0


def test_drafts_alone_are_told_and_not_blocked(projet_a_soi: Path, lancer: Lancer) -> None:
    write(projet_a_soi, *LEFT[0][:2])
    titre = projet_a_soi / "referentiel" / "mini" / "titre.yaml"
    edit(titre, ("identifiant: mini\n", "identifiant: mini\nstatut: brouillon\n"))
    sortie = lancer("check")
    assert sortie.code == 0
    assert f"{PAGE}:5: reste à écrire" in sortie.out
    pipeline.ready(projet_a_soi)
