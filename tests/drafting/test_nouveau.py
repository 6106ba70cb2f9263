"""A new title is written where nothing is in the way, and only there."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

import pytest

from generator import upkeep
from generator.disk.output import write_if_changed
from generator.drafting import nouveau
from generator.inputs import brouillons
from generator.words.typographie import NBSP
from tests.brouillons import remplir
from tests.conftest import Lancer


@pytest.fixture
def vide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tout(racine: Path) -> dict[str, bytes]:
    fichiers = (p for p in racine.rglob("*") if p.is_file())
    return {p.relative_to(racine).as_posix(): p.read_bytes() for p in fichiers}


def test_a_file_in_the_way_is_named_and_nothing_is_written(vide: Path, lancer: Lancer) -> None:
    (vide / "README.md").write_text("à moi", "utf-8")
    (vide / ".github" / "workflows").mkdir(parents=True)
    (vide / ".github" / "workflows" / "publier.yml").write_text("à moi", "utf-8")
    avant = tout(vide)
    fait = lancer("nouveau", "mon-titre")
    assert fait.code == 1
    assert "README.md" in fait.err
    assert ".github/workflows/publier.yml" in fait.err
    assert "mkdocs.yml" not in fait.err
    assert tout(vide) == avant


def test_the_rest_of_a_folder_is_left_alone(vide: Path, lancer: Lancer) -> None:
    (vide / "notes.txt").write_text("à moi", "utf-8")
    assert lancer("nouveau", "mon-titre").code == 0
    assert (vide / "notes.txt").read_text("utf-8") == "à moi"


@pytest.mark.parametrize(
    ("depots", "attendu"), [((".git",), True), ((".git", "site/.git"), False), ((), False)]
)
def test_a_workflow_that_github_would_not_read_is_told(
    vide: Path,
    lancer: Lancer,
    monkeypatch: pytest.MonkeyPatch,
    depots: tuple[str, ...],
    attendu: bool,
) -> None:
    """GitHub reads those of a repository's root; a second title writes none."""
    for depot in ("site", *depots):
        (vide / depot).mkdir()
    monkeypatch.chdir(vide / "site")
    fait = lancer("nouveau", "mon-titre")
    assert fait.code == 0
    assert (".github/workflows/publier.yml" in fait.err and str(vide) in fait.err) is attendu
    assert lancer("nouveau", "autre-titre").err == ""


@pytest.mark.parametrize("plein", [False, True])
def test_a_draft_beside_other_files_has_what_it_speaks_of(
    vide: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, *, plein: bool
) -> None:
    """As in a repository that holds a README: only `referentiel/` is written then, and whole."""
    (vide / "README.md").write_text("à moi", "utf-8")
    (vide / "referentiel").mkdir()
    if plein:
        monkeypatch.setattr(upkeep, "_icons", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            nouveau.create(vide, "mon-titre")
        assert list(tout(vide)) == ["README.md"]
        return
    assert lancer("nouveau", "mon-titre").code == 0
    assert {nom.split("/")[0] for nom in tout(vide)} == {"README.md", "referentiel"}
    for fichier in (vide / "referentiel" / "mon-titre").rglob("*.yaml"):
        texte = fichier.read_text("utf-8")
        assert (fichier.parent / texte.splitlines()[0].partition("$schema=")[2]).is_file()
        assert "LISEZMOI.md" not in texte or (vide / "referentiel" / "LISEZMOI.md").is_file()


@pytest.mark.parametrize("inside", ["referentiel", "referentiel/mon-titre", "site_src"])
def test_a_command_typed_inside_a_project_says_where_to_type_it(
    vide: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    """Where « nouveau » would make a second project in the first."""
    assert lancer("nouveau", "mon-titre").code == 0
    monkeypatch.chdir(vide / inside)
    avant = tout(vide)
    for commande in (("check",), ("build",), ("serve",), ("nouveau", "autre-titre")):
        fait = lancer(*commande)
        assert fait.code == 2
        assert str(vide) in fait.err and "nouveau" not in fait.err
    assert tout(vide) == avant


def test_a_second_title_joins_the_project(vide: Path, lancer: Lancer) -> None:
    assert lancer("nouveau", "un-titre").code == 0
    (vide / "README.md").write_text("réécrit", "utf-8")
    avant = tout(vide)
    fait = lancer("nouveau", "autre-titre")
    assert fait.code == 0, fait.err
    neufs = {nom for nom in tout(vide) if nom not in avant}
    assert {nom.split("/")[1] for nom in neufs} == {"autre-titre"}
    assert {nom: tout(vide)[nom] for nom in avant} == avant
    assert lancer("check", "referentiel/autre-titre").code == 0


@pytest.mark.parametrize("nom", ["commun", "schema"])
@pytest.mark.parametrize("deja", [False, True])
def test_a_folder_kept_for_something_else_is_no_title(
    vide: Path, lancer: Lancer, nom: str, deja: bool
) -> None:
    if deja:
        assert lancer("nouveau", "un-titre").code == 0
    avant = tout(vide)
    fait = lancer("nouveau", nom)
    assert fait.code == 1
    assert f"« {nom} »" in fait.err.replace("\u00a0", " ")
    assert tout(vide) == avant


def test_a_full_disk_is_told_and_leaves_nothing(
    vide: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Full before the folder of a file could even be made."""
    (vide / "notes.txt").write_text("à moi", "utf-8")
    (vide / ".github").mkdir()

    def full(path: Path, text: str | bytes) -> bool:
        if path.name == "publier.yml":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path.parent))
        return write_if_changed(path, text)

    monkeypatch.setattr(nouveau, "write_if_changed", full)
    fait = lancer("nouveau", "mon-titre")
    assert fait.code == 2
    assert "disque" in fait.err and "workflows" in fait.err, fait.err
    assert sorted(path.name for path in vide.iterdir()) == [".github", "notes.txt"]
    assert list((vide / ".github").iterdir()) == []


@pytest.mark.parametrize("nom", ["Été", "mon titre", "../ailleurs", "-x", "a" * 61, "a--b", ""])
def test_a_name_that_is_no_address_is_refused(vide: Path, lancer: Lancer, nom: str) -> None:
    assert lancer("nouveau", nom).code == 2
    assert not list(vide.iterdir())


@pytest.mark.parametrize(
    ("dit", "attendu"),
    [
        (
            '{"url": "https://github.com/a/b.git", "vcs_info": {"commit_id": "%s"}}',
            ("a/b", "f" * 40),
        ),
        ('{"url": "https://exemple.fr/a/b", "vcs_info": {"commit_id": "%s"}}', None),
        ('{"url": "https://github.com/a/b", "archive_info": {}}', None),
        ("pas du JSON", None),
        (None, None),
    ],
)
def test_the_workflow_is_pinned_to_the_tool_that_wrote_it_when_that_is_known(
    vide: Path,
    monkeypatch: pytest.MonkeyPatch,
    dit: str | None,
    attendu: tuple[str, str] | None,
) -> None:
    class Installe:
        def read_text(self, _: str) -> str | None:
            return dit % ("f" * 40) if dit and "%s" in dit else dit

    monkeypatch.setattr(nouveau, "distribution", lambda _: Installe())
    nouveau.create(vide, "mon-titre")
    ecrit = (vide / ".github" / "workflows" / "publier.yml").read_text("utf-8")
    depot, commit = attendu or ("PROPRIETAIRE/DEPOT", "COMMIT")
    assert f"uses: {depot}/.github/workflows/site.yml@{commit}\n" in ecrit
    assert f"outil: {depot}\n" in ecrit
    assert f"commit: {commit}\n" in ecrit


def test_a_new_title_is_a_draft_that_says_what_to_write_in_order(
    vide: Path, lancer: Lancer
) -> None:
    assert lancer("nouveau", "mon-titre").code == 0
    fait = lancer("check")
    assert fait.code == 0, fait.err
    lignes = fait.out.splitlines()
    pas = [ligne for ligne in lignes if re.match(r"\d\. ", ligne)]
    assert [ligne[:2] for ligne in pas] == [f"{n}." for n in range(1, len(pas) + 1)]
    dit = [re.match(r"(.*?):(\d+): ", ligne) for ligne in lignes]
    lieux = {(Path(m[1]), int(m[2])) for m in dit if m}
    places = {
        (fichier.relative_to(vide), numero)
        for fichier in (vide / "referentiel" / "mon-titre").rglob("*.yaml")
        for numero, ligne in enumerate(fichier.read_text("utf-8").splitlines(), 1)
        if "[à écrire : " in ligne and not ligne.startswith("#")
    }
    assert lieux == places
    assert lignes[1].startswith("referentiel/mon-titre/titre.yaml:")


def test_a_draft_is_published_once_it_is_written(vide: Path, lancer: Lancer) -> None:
    assert lancer("nouveau", "mon-titre").code == 0
    assert lancer("build").code == 2
    remplir(vide / "referentiel" / "mon-titre")
    fait = lancer("check")
    assert fait.code == 0, fait.out
    assert "Aucune faute" in fait.out


def test_a_draft_can_be_seen_while_it_is_written(vide: Path, lancer: Lancer) -> None:
    assert lancer("nouveau", "mon-titre").code == 0
    shown, faults = brouillons.shown(vide, drafts=True)
    assert ([folder.name for folder in shown], faults) == (["mon-titre"], {})


def test_a_draft_of_a_family_says_only_what_is_its_own(vide: Path, lancer: Lancer) -> None:
    assert lancer("nouveau", "mon-titre", "--famille", "titre-professionnel").code == 0
    fait = lancer("check")
    assert fait.code == 0, fait.out + fait.err
    dits = re.findall(r"^(\S+?):\d+: ", fait.out, re.M)
    assert dits
    assert {dit.split("/")[1] for dit in dits} == {"mon-titre"}
    shown, faults = brouillons.shown(vide, drafts=True)
    assert ([folder.name for folder in shown], faults) == (["mon-titre"], {})


@pytest.mark.parametrize("nom", ["con", "aux", "nul", "lpt1"])
def test_a_name_windows_keeps_is_refused(nom: str, vide: Path, lancer: Lancer) -> None:
    """No one there could clone the project, nor open its zip."""
    fait = lancer("nouveau", nom)
    assert (fait.code, fait.err.count("\n")) == (2, 1)
    assert f"IDENTIFIANT{NBSP}: «{NBSP}{nom}{NBSP}» est un nom que Windows garde" in fait.err
    assert f"attendu{NBSP}: un autre nom." in fait.err
    assert tout(vide) == {}


def test_an_unknown_family_is_told_and_nothing_is_written(vide: Path, lancer: Lancer) -> None:
    fait = lancer("nouveau", "mon-titre", "--famille", "inconnue")
    assert fait.code == 2
    assert "titre-professionnel" in fait.err
    assert not list(vide.iterdir())


def test_families_are_named_to_who_begins_without_one(vide: Path, lancer: Lancer) -> None:
    dit = lancer("nouveau", "mon-titre").out
    assert "titre-professionnel" in dit
    efface = re.search(r"effacez (\S+) et recommencez", dit)
    assert efface
    shutil.rmtree(vide / efface[1])
    assert lancer("nouveau", "mon-titre", "--famille", "titre-professionnel").code == 0
    assert "--famille" not in lancer("nouveau", "autre", "--famille", "titre-professionnel").out
