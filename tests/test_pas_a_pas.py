"""A site made step by step, edit after edit, is the site made from nothing, byte for byte."""

from __future__ import annotations

import pickle
import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.builders import changed
from generator.building import rendered
from generator.finishing import page
from generator.ground.projet import Projet
from generator.processes import halves
from tests.test_pipeline import build, content

GRAINE = 20_261_126
EDITIONS = 20
COMPARAISONS = 4
"""Every so many edits the same project is made from nothing too."""


class Editeur:
    """Someone who edits a project at random, always leaving it without a fault."""

    def __init__(self, racine: Path, graine: int) -> None:
        self.racine = racine
        self.hasard = random.Random(graine)
        self.nombre = 0
        self.pages: list[str] = []
        self.mots = ["grelinette", "carré", "panier", "récolte"]

    def editer(self) -> str:
        """One edit; its name."""
        gestes: tuple[Callable[[], None], ...] = (
            self.texte, self.terme, self.forme, self.page, self.redigee, self.gabarit, self.script,
            self.reglage, self.habillage, self.style,
        )  # fmt: skip
        self.nombre += 1
        geste = self.hasard.choice(gestes)
        geste()
        return geste.__name__

    @property
    def mot(self) -> str:
        return f"essai{self.nombre}"

    def _remplacer(self, chemin: str, motif: str, remplacement: str) -> None:
        fichier = self.racine / chemin
        texte, fois = re.subn(motif, remplacement, fichier.read_text("utf-8"), count=1)
        assert fois, (chemin, motif)
        fichier.write_text(texte, "utf-8")

    def _ajouter(self, chemin: str, texte: str) -> None:
        with (self.racine / chemin).open("a", encoding="utf-8") as fichier:
            fichier.write(texte)

    def texte(self) -> None:
        fichier = self.hasard.choice(["at1-cultiver", "at2-vendre"])
        self._remplacer(
            f"referentiel/mini/activites/{fichier}.yaml",
            r"(en_clair: (?:>-?\n\s+)?)", rf"\1{self.mot} ",
        )  # fmt: skip

    def terme(self) -> None:
        motif = r"(terme: semis\n\s+definition: )"
        self._remplacer("referentiel/mini/glossaire.yaml", motif, rf"\1{self.mot} ")

    def forme(self) -> None:
        """A word that pages hold is explained from now on."""
        mot = self.mots.pop() if self.mots else self.mot
        self._remplacer(
            "referentiel/mini/glossaire.yaml",
            r"termes:\n",
            f"termes:\n  - code: {self.mot}\n    terme: {mot}\n    definition: Un mot de plus.\n",
        )

    def page(self) -> None:
        """A page of the site comes, or goes."""
        reglages = self.racine / "mkdocs.yml"
        if self.pages and self.hasard.random() < 0.5:
            (self.racine / "site_src/docs" / f"{self.pages.pop()}.md").unlink()
        else:
            nom = f"libre{self.nombre}"
            self.pages.append(nom)
            au_menu = self.nombre % 2  # which changes the menu of every page
            tete = f"---\nmenu: Page {nom}\n---\n\n" if au_menu else ""
            texte = f"{tete}# Page {nom}\n\nUne VAE, puis [l’accueil](index.md).\n"
            (self.racine / "site_src/docs" / f"{nom}.md").write_text(texte, "utf-8")
        texte = reglages.read_text("utf-8")
        if "/libre*" not in texte:
            reglages.write_text(texte.replace("not_in_nav: |\n", "not_in_nav: |\n  /libre*\n"))

    def redigee(self) -> None:
        page = self.hasard.choice(["a-propos", "confidentialite", "index"])
        self._ajouter(f"site_src/docs/{page}.md", f"\n## Partie {self.mot}\n\nUn texte.\n")

    def gabarit(self) -> None:
        gabarit = self.hasard.choice(["pages/competence.md.j2", "pages/glossaire.md.j2"])
        self._ajouter(f"generator/templates/{gabarit}", f"\n<p>{self.mot}</p>\n")

    def script(self) -> None:
        self._ajouter("site_src/docs/assets/js/replier.js", f"\n// {self.mot}\nvoid 0;\n")

    def reglage(self) -> None:
        self._remplacer("mkdocs.yml", r"site_name: .*", f"site_name: Site {self.mot}")

    def habillage(self) -> None:
        self._ajouter("site_src/theme/partials/pied.html", f"\n<p>{self.mot}</p>\n")

    def style(self) -> None:
        self._ajouter("site_src/docs/assets/css/base.css", f"\n.{self.mot} {{ color: red }}\n")


def de_rien(racine: Path) -> dict[str, bytes]:
    """The same project, made where nothing was ever made."""
    neuf = racine.with_name("neuf")
    shutil.rmtree(neuf, ignore_errors=True)
    ignore = shutil.ignore_patterns("build", "titres", "__pycache__")
    shutil.copytree(racine, neuf, ignore=ignore)
    return content(build(neuf))


@pytest.fixture
def gabarits_du_projet(construit: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Templates are those of the project of the test, which edits them."""
    from generator.ground import projet  # noqa: PLC0415
    from generator.templating import compiled, rendering  # noqa: PLC0415

    gabarits = construit / "generator" / "templates"
    for room in (compiled, projet, rendering):
        monkeypatch.setattr(room, "TEMPLATES", gabarits)
    rendering.environment.cache_clear()
    yield construit
    rendering.environment.cache_clear()


def test_whatever_the_edits_step_by_step_is_from_nothing(gabarits_du_projet: Path) -> None:
    racine = gabarits_du_projet
    editeur = Editeur(racine, GRAINE)
    faits: list[str] = []
    for numero in range(1, EDITIONS + 1):
        faits.append(editeur.editer())
        pas_a_pas = content(build(racine))
        if numero % (EDITIONS // COMPARAISONS) == 0:
            assert pas_a_pas == de_rien(racine), faits
    assert len(set(faits)) > 6


@pytest.fixture
def refaites(monkeypatch: pytest.MonkeyPatch) -> tuple[set[str], set[str]]:
    """The pages a builder renders, and those that are finished, from now on."""
    rendues: set[str] = set()
    finies: set[str] = set()
    rendre, finir = changed.BuildHooks.on_post_page, page.finish_document

    def rendue(main: Any, output: str, **reste: Any) -> str:
        rendues.add(reste["page"].file.dest_uri)
        return rendre(main, output, **reste)

    def finie(html: str, address: str, context: Any) -> Any:
        finies.add(address)
        return finir(html, address, context)

    monkeypatch.setattr(changed.BuildHooks, "on_post_page", rendue)
    monkeypatch.setattr(page, "finish_document", finie)
    return rendues, finies


def test_one_line_makes_its_own_pages_again(
    construit: Path, refaites: tuple[set[str], set[str]]
) -> None:
    rendues, finies = refaites
    editeur = Editeur(construit, GRAINE)
    before = content(construit / "build" / "site")
    editeur.texte()
    after = content(build(construit))
    changees = {nom for nom in after if nom.endswith(".html") and before[nom] != after[nom]}
    assert changees
    assert rendues == finies
    assert changees <= rendues | {"hors-ligne.html"}  # it tells the weight of the site
    assert len(rendues) < len(changees) + 3

    rendues.clear()
    finies.clear()
    editeur.terme()
    build(construit)
    donnees = {"titres/mini/donnees/index.html"}  # it tells the version of the whole content
    assert rendues == {"titres/mini/glossaire.html"} | donnees
    assert rendues < finies < set(after)


def test_a_page_that_reads_nothing_of_what_changed_is_not_rendered(
    gabarits_du_projet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendues: set[str] = set()
    rendre = rendered.render_page

    def rendue(env: Any, page: Any, referentiel: Any) -> str:
        rendues.add(page.path.as_posix())
        return rendre(env, page, referentiel)

    monkeypatch.setattr(rendered, "render_page", rendue)
    monkeypatch.setattr(halves, "cores", lambda: 1)  # what a copy renders would not be counted
    Editeur(gabarits_du_projet, GRAINE).texte()
    build(gabarits_du_projet)
    assert any("/activites/" in chemin for chemin in rendues)
    assert not rendues & {"titres/mini/glossaire.md", "titres/mini/obtenir/arbre/index.md"}
    rendues.clear()
    Editeur(gabarits_du_projet, GRAINE).gabarit()
    build(gabarits_du_projet)
    assert rendues >= {"titres/mini/glossaire.md", "titres/mini/obtenir/arbre/index.md"}


def test_a_killed_or_foreign_store_is_no_store(construit: Path) -> None:
    good = content(construit / "build" / "site")
    for store in (Projet(construit).pages("mini"), Projet(construit).rendered("mini")):
        for bad in (b"", store.read_bytes()[:-10], pickle.dumps("x") + pickle.dumps(print)):
            store.write_bytes(bad)
            shutil.rmtree(construit / "build" / "site")
            assert content(build(construit)) == good


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ page.meta.title }}{# nav.pages #}<p>pages</p>{% if page.toc %}x{% endif %}", False),
        ("{{ 'pages' }}{% include \"partials/ici.html\" %}", False),
        ("{% include 'partials/ailleurs.html' %}", True),
        ("{% for p in pages %}{{ p.url }}{% endfor %}", True),
        ("{{ page.next_page.title }}", True),
        ("{{ voisine.meta.title }}", True),
    ],
)
def test_a_theme_whose_pages_quote_each_other_is_known(
    tmp_path: Path, template: str, said: bool
) -> None:
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials" / "ici.html").write_text("x", "utf-8")
    (tmp_path / "main.html").write_text(template, "utf-8")
    assert changed.quotes_others(tmp_path) == said


def test_pages_that_a_plugin_may_change_are_all_built(
    construit: Path, refaites: tuple[set[str], set[str]]
) -> None:
    reglages = construit / "mkdocs.yml"
    good = content(construit / "build" / "site")
    texte = reglages.read_text("utf-8")
    reglages.write_text(texte.replace("plugins: []", "plugins: [search]"), "utf-8")
    found = content(build(construit))
    assert {nom for nom in good if nom.endswith(".html")} <= found.keys()
    assert refaites[0] == set()  # written by MkDocs, with what its plugins made of them
