"""A page a project adds is in every menu; one that says no name, or a bad one, is told."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.commands import copie
from generator.ground.problem import FaultsError, GeneratorError
from generator.inputs import additions
from generator.mkdocs_plugin import ReferentielPlugin
from generator.words.typographie import typographie
from tests.conftest import MINI, Lancer
from tests.inputs.test_look import construire, lire
from tests.test_mkdocs_plugin import made
from tests.test_pipeline import content

NOM = "Mentions légales"
PAGE = f"---\ntitle: {NOM} du site\nmenu: {NOM}\n---\n\n# {NOM}\n\nPublié par une association.\n"
LIEN = f'mentions-legales.html">{NOM}</a>'
ICI = f'mentions-legales.html" aria-current="page">{NOM}</a>'


def ecrire(racine: Path, name: str = "mentions-legales.md", text: str = PAGE) -> Path:
    page = racine / "site_src" / "docs" / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, "utf-8")
    return page


def un_titre(racine: Path) -> Path:
    shutil.copytree(MINI, racine / "referentiel" / "mini")
    return racine


def deux_titres(racine: Path) -> Path:
    shutil.copytree(MINI.with_name("velo"), un_titre(racine) / "referentiel" / "velo")
    return racine


@pytest.mark.long
@pytest.mark.parametrize("commencer", [un_titre, deux_titres])
def test_it_is_in_every_menu_then_gone_with_its_file(
    tmp_path: Path, commencer: Callable[[Path], Path]
) -> None:
    """Beside other titles, which are built apart; the pages that are kept change with the menu."""
    racine = commencer(tmp_path / "projet")
    avant = content(construire(racine, tmp_path / "avant"))
    page = ecrire(racine)
    avec = construire(racine, tmp_path / "avec")
    assert "Publié par une association." in lire(avec, "mentions-legales.html")
    assert f"<title>{NOM} du site" in lire(avec, "mentions-legales.html")
    menus = [p for p in avec.rglob("*.html") if "Le site</" in p.read_text("utf-8")]
    assert len(menus) > 20
    for menu in menus:
        assert (ICI if menu.name == page.with_suffix(".html").name else LIEN) in menu.read_text(
            "utf-8"
        )
    assert '"mentions-legales.html' in lire(avec, "recherche.html") + "".join(
        p.read_text("utf-8") for p in avec.glob("assets/**/*index*.js")
    )
    assert "mentions-legales.html" in lire(avec, "sw.js")
    page.write_text(PAGE.replace(f"menu: {NOM}", "menu: 'Qui publie ?'"), "utf-8")
    change = construire(racine, tmp_path / "change")
    assert {m.relative_to(avec) for m in menus} == {
        p.relative_to(change)
        for p in change.rglob("*.html")
        if ">Qui publie\N{NARROW NO-BREAK SPACE}?</a>" in p.read_text("utf-8")
    }
    page.unlink()
    assert content(construire(racine, tmp_path / "sans")) == avant


@pytest.mark.long
def test_it_is_in_the_copy_to_carry(tmp_path: Path) -> None:
    ecrire(un_titre(tmp_path))
    archive = copie.pack(tmp_path, pipeline.title_folders(tmp_path))
    shutil.unpack_archive(archive, tmp_path / "cle")
    site = tmp_path / "cle" / archive.stem
    assert LIEN in lire(site, "titres/mini/index.html")
    assert "Publié par une association." in lire(site, "mentions-legales.html")


@pytest.mark.long
def test_plain_mkdocs_shows_it_too(projet: Path) -> None:
    ecrire(projet)
    plugin = ReferentielPlugin()
    plugin.on_startup(command="build", dirty=False)
    site = made(projet, plugin)
    assert LIEN in lire(site, "titres/mini/competences/c01.html")
    assert content(site) == content(construire(projet, projet / "build" / "le sien"))


@pytest.mark.parametrize(
    ("name", "head", "line", "said"),
    [
        ("a-porpos.md", "", 1, "page que l’outil n’a pas ; attendu : a-propos.md"),
        ("aide/reprendre.md", f"menu: {NOM}", 1, "page que l’outil n’a pas"),
        ("aide.md", "menu:", 3, "« menu » ne dit rien"),
        ("aide.md", 'menu: "…"', 3, "« menu » ne dit rien"),
        ("aide.md", f"menu: {'mot ' * 11}", 3, "« menu » a 43 signes ; attendu : 40 au plus"),
        ("aide.md", "menu: Vos données  # les vôtres", 3, "« Vos données » est déjà au menu"),
        ("Aide.md", f"menu: {NOM}", 1, "ce nom de fichier ferait une mauvaise adresse"),
        ("aide et vous.md", f"menu: {NOM}", 1, "ce nom de fichier ferait une mauvaise adresse"),
        ("404.md", f"menu: {NOM}", 1, "ce nom de fichier ferait une mauvaise adresse"),
        ("aide.MD", f"menu: {NOM}", 1, "ce nom de fichier ferait une mauvaise adresse"),
        ("aide.markdown", f"menu: {NOM}", 1, "ce nom de fichier ferait une mauvaise adresse"),
        ("aide/index.md", f"menu: {NOM}", 1, "page que l’outil n’a pas ; une page du menu se met"),
        ("aide.md", "menu: vos DONNEES", 3, "« vos DONNEES » est déjà au menu"),
        ("aide.md", "menu: Accueil", 3, "« Accueil » est déjà au menu"),
        ("aide.md", "menu: [Aide]", 3, "« menu » ne dit rien"),
        ("aide.md", "menu: <b>Aide</b>", 3, "« menu » est montré tel quel"),
        ("aide.md", "menu: R&amp;D", 3, "« menu » est montré tel quel"),
        ("aide.md", "menu: Ai\u200bde", 3, "« menu » : caractère invisible : espace de largeur"),
        ("aide.md", "Menu: Aide", 3, "« Menu » ; attendu : « menu »"),
        ("aide.md", "menu: Aide : nous écrire", 3, "YAML : un texte qui contient « : » se met"),
        ("aide.md", "menu:Aide", 3, "YAML : il manque « : » et une espace après la clé"),
        ("aide.md", 'menu: "Aide', 3, "YAML : un guillemet ouvert ici n’est pas refermé"),
        ("aide.md", "menu:\u00a0Aide", 3, "espace insécable (U+00A0) après « : »"),
        ("aide.md", "menu: Aide\nmenu: Autre", 4, "clé « menu » écrite deux fois"),
        ("aide.md", "menu: Aide\njour: 2026-13-45", 4, "YAML : cette valeur ne se lit pas"),
        ("aide.md", "menu: Aide\ntemplate: aide.html", 4, "gabarit « aide.html » inconnu ; att"),
        ("aide.md", "menu: Aide\nhide: toc", 4, "« hide » est un texte ; attendu : une liste de"),
        ("aide.md", "menu: Aide\nstyles: {a: b}", 4, "« styles » est un groupe ; attendu : une"),
        ("a-propos.md", "scripts: 3", 3, "« scripts » est un texte ; attendu : une liste de"),
        ("a-propos.md", "fil: [Accueil]", 3, "« fil » est une liste de textes ; attendu : une"),
        ("a-propos.md", "fil: [[a, b], [c]]", 3, "« fil » est une liste ; attendu : une liste de"),
        ("a-propos.md", "jsonld: oui", 3, "« jsonld » est un texte ; attendu : une liste de"),
        ("aide.md", "menu: Aide\nautour: on", 4, "« autour » est lu « True »"),
        ("aide.md", "menu: Aide\ndescription: 12:30", 4, "« description » est lu « 750 »"),
        ("aide.md", "menu: Aide\nclasse: [a]", 4, "« classe » est une liste de textes ; attendu"),
        ("aide.md", "menu: Aide\ntemplate: [a]", 4, "« template » est une liste de textes ; att"),
        (
            "aide.md",
            "menu: Aide\ntitre: Aide",
            4,
            "« titre » n’est lu par rien ; attendu : « title »",
        ),
        ("aide.md", "menu: Aide\nDescripton: Ici", 4, "« Descripton » n’est lu par rien ; att"),
        ("a-propos.md", "auteur: Nous", 3, "« auteur » n’est lu par rien ; attendu : « descri"),
        ("aide.md", "menu: Aide\ncouleur: bleu", 4, "« couleur » n’est lu par rien ; attendu : "),
        ("a-propos.md", "description: Qui : nous", 3, "YAML : un texte qui contient « : » se met"),
    ],
)
def test_what_cannot_be_in_a_menu_is_told_at_its_line(
    tmp_path: Path, name: str, head: str, line: int, said: str
) -> None:
    page = ecrire(un_titre(tmp_path), name, f"---\ntitle: Aide\n{head}\n---\n\n# Aide\n")
    with pytest.raises(FaultsError) as faults:
        pipeline.ready(tmp_path)
    (problem,) = faults.value.problems
    assert (problem.path, problem.line) == (page, line)
    assert problem.message.startswith(said)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("menu : Aide", "Aide"),
        ("menu: Aide  # la nôtre", "Aide"),
        ('menu: "Aide # 1"', "Aide # 1"),
        ("menu: 'Qu''est-ce ?'", "Qu’est-ce\N{NARROW NO-BREAK SPACE}?"),
        ('menu: "L\\u0027aide"', "L’aide"),
        ("menu: >-\n  Aide\n  et contact", "Aide et contact"),
        ("menu: Me\u0301mo 🚲", "Mémo 🚲"),
    ],
)
def test_a_name_is_read_as_builders_read_it(tmp_path: Path, typed: str, name: str) -> None:
    ecrire(un_titre(tmp_path), "aide.md", f"---\n{typed}\n---\n\n# Aide\n")
    assert additions.faults(tmp_path) == []
    assert additions.added(tmp_path) == ((name, "aide.md"),)


def test_every_fault_is_told_at_once_and_by_check_too(projet: Path, lancer: Lancer) -> None:
    (projet / "referentiel" / "mini" / "note.txt").touch()
    docs = Path("site_src") / "docs"
    ecrire(projet, "aide.md", "---\nmenu: Aide : et vous\n---\n\n# Aide\n")
    ecrire(projet, "contact.md", "---\nmenu: Accueil\n---\n\n# Contact\n")
    (projet / docs / "vide.md").mkdir()
    (projet / docs / "perdue.md").symlink_to("nulle-part.md")
    dit = lancer("check")
    sortie = dit.err + dit.out
    assert f"{docs / 'aide.md'}:2: YAML" in sortie
    assert f"{docs / 'contact.md'}:2: « Accueil »" in sortie.replace("\N{NO-BREAK SPACE}", " ")
    assert "note.txt:1:" in sortie and "perdue.md:1: fichier illisible" in sortie
    assert "vide.md" not in sortie


def test_what_lies_where_the_tool_writes_is_told_once(tmp_path: Path) -> None:
    """Of a project with pieces of a look, nothing there would ever be read."""
    for name in ("titres/mini/aide.md", "titres/aide.md", "titres/.DS_Store"):
        page = ecrire(un_titre(tmp_path) if name.endswith("mini/aide.md") else tmp_path, name)
    with pytest.raises(FaultsError) as faults:
        pipeline.ready(tmp_path)
    (problem,) = faults.value.problems
    assert problem.path == page.with_name("aide.md") and "ailleurs" in problem.message


def test_a_key_that_the_frame_of_the_project_reads_may_stand(tmp_path: Path) -> None:
    ecrire(un_titre(tmp_path), "aide.md", "---\nmenu: Aide\ncouleur: bleu\n---\n\n# Aide\n")
    foot = tmp_path / "site_src" / "theme" / "partials" / "pied.html"
    foot.parent.mkdir(parents=True)
    foot.write_text("<p>{{ page.meta.couleur | e }}</p>\n", "utf-8")
    assert additions.faults(tmp_path) == []


@pytest.mark.parametrize("text", ["", "---\nmenu: Aide\n---\n", "---\nmenu: Aide\n---\n\n \n"])
def test_a_page_that_says_nothing_is_told(tmp_path: Path, text: str) -> None:
    page = ecrire(un_titre(tmp_path), "a-propos.md" if not text else "aide.md", text)
    (problem,) = additions.faults(tmp_path)
    assert (problem.path, problem.line) == (page, 1)
    assert "sans texte" in problem.message


def test_a_rule_that_opens_a_page_is_no_head(tmp_path: Path) -> None:
    ecrire(un_titre(tmp_path), "a-propos.md", "---\n\nVoici : un mot.\n\n---\n\n# À propos\n")
    assert additions.faults(tmp_path) == []


def test_two_pages_do_not_take_one_name(tmp_path: Path) -> None:
    for name in ("mentions-legales.md", "zone.md"):
        page = ecrire(un_titre(tmp_path) if name < "z" else tmp_path, name)
    (problem,) = additions.faults(tmp_path)
    assert (problem.path, problem.line) == (page, 3)
    assert "mentions-legales.md" in problem.message


@pytest.mark.long
def test_a_piece_of_the_tool_s_says_no_name_of_its_own(tmp_path: Path) -> None:
    """`menu:` in a page the menu already has would be read by nobody, and changes nothing."""
    ecrire(un_titre(tmp_path), "a-propos.md", PAGE)
    assert additions.faults(tmp_path) == []
    assert additions.added(tmp_path) == ()
    assert f'a-propos.html">{NOM}' not in lire(
        construire(tmp_path, tmp_path / "site"), "index.html"
    )


@pytest.mark.parametrize("text", [PAGE.replace("\n", "\r\n"), "\ufeff" + PAGE])
def test_a_page_written_on_windows_is_read_alike(tmp_path: Path, text: str) -> None:
    page = ecrire(tmp_path)
    page.write_bytes(text.encode())
    assert additions.added(tmp_path) == ((NOM, "mentions-legales.md"),)


@pytest.mark.long
@pytest.mark.parametrize("commencer", [un_titre, deux_titres])
def test_it_may_lead_to_the_pages_of_titles(
    tmp_path: Path, commencer: Callable[[Path], Path]
) -> None:
    """Which are built apart from it when there are several."""
    racine = commencer(tmp_path)
    liens = "[a](titres/mini/glossaire.md#glossaire), [b](titres/mini/index.md 'Le titre'), [c][c]"
    ecrire(racine, text=f"{PAGE}\n{liens}\n\n[c]: titres/mini/competences/c01.md\n")
    page = lire(construire(racine, tmp_path / "site"), "mentions-legales.html")
    for lien in ("glossaire.html#glossaire", "index.html", "competences/c01.html"):
        assert f'<a href="titres/mini/{lien}"' in page
    ecrire(racine, text=f"{PAGE}\n[a](titres/mini/perdue.md), [b](perdue.md)\n")
    with pytest.raises(GeneratorError) as refused:
        construire(racine, tmp_path / "site")
    assert re.search(r"titres/mini/perdue\.(md|html)", str(refused.value))
    assert "« perdue.md »" in str(refused.value).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.long
@pytest.mark.parametrize(("tete", "titre"), [("title: R & D\n", "R &amp; D"), ("", "Aide")])
def test_a_page_without_a_heading_has_its_title_for_one(
    tmp_path: Path, tete: str, titre: str
) -> None:
    """And every page has one, no more."""
    ecrire(un_titre(tmp_path), "aide.md", f"---\n{tete}menu: Aide\n---\n\nUn mot.\n")
    site = construire(tmp_path, tmp_path / "site")
    assert re.search(rf"<h1>{titre}</h1>\s*<p>Un mot\.</p>", lire(site, "aide.html"))
    pages = [page.read_text("utf-8") for page in site.rglob("*.html")]
    assert {page.count("<h1") for page in pages if "<main" in page} == {1}


@pytest.mark.long
def test_a_heading_keeps_its_spaces_in_the_tab_and_in_the_plan(tmp_path: Path) -> None:
    """Its tags and its spaces go where it becomes a text: the second are put back."""
    tete = "« Quoi ? » : l’*art* à 80 % ; 3 € & n° 4 !"
    nom = typographie(tete.replace("*", ""))
    parties = "".join(f"\n## {typographie(tete)} {n}\n" for n in "abc")
    texte = f"---\nmenu: Aide\n---\n\n# {typographie(tete)}\n{parties}"
    ecrire(un_titre(tmp_path), "aide.md", texte)
    page = html.unescape(lire(construire(tmp_path, tmp_path / "site"), "aide.html"))
    assert [f">{nom} {n}</a>" in page for n in "abc"] == [True] * 3
