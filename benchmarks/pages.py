"""Subject: what a page weighs and asks for, next to the same page on the theme as it comes."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Response
from playwright.sync_api import Page as Onglet

from .projet import CONSTRUIRE, TITRE, Contexte, copier, lancer
from .rapport import But, Sujet, Tableau, nombre, octets, signe
from .web import NIVEAU, navigateur, servir

T = f"titres/{TITRE}/"
GENRES = {
    "accueil": "index.html",
    "page rédigée": "a-propos.html",
    "titre et sa carte": f"{T}index.html",
    "activité type": f"{T}activites/at1.html",
    "compétence": f"{T}competences/c06.html",
    "voies comparées": f"{T}obtenir/index.html",
    "une voie": f"{T}obtenir/vae.html",
    "arbre, première question": f"{T}obtenir/arbre/index.html",
    "arbre, une issue": f"{T}obtenir/resultats/ccp-manquants.html",
    "glossaire": f"{T}glossaire.html",
    "premier tour": f"{T}auto-evaluation/premier-tour.html",
    "auto-évaluation d’une compétence": f"{T}auto-evaluation/c06.html",
    "tout sur une page": f"{T}auto-evaluation/index.html",
    "mes situations": f"{T}auto-evaluation/situations.html",
    "ma synthèse": f"{T}auto-evaluation/synthese.html",
    "mes données": f"{T}auto-evaluation/mes-donnees.html",
}
"""Kind of page -> one of them."""
COLONNES = (
    "page",
    "requêtes",
    "poids",
    "requêtes, thème nu",
    "poids, thème nu",
    "dont sa recherche",
    "écart",
)
LIMITE, LIMITE_AUTO = 25_000, 60_000
"""Bytes above the theme as it comes, gzipped; the second for the self-assessment."""
RECHERCHE = ("/search_index.json", "/workers/search")
"""In the addresses of what the theme loads for its search, with every page."""

_NU = (
    "site_name: Référentiel ouvert\nuse_directory_urls: false\n"
    "theme: {name: material, language: fr, font: false}\nplugins: [search]\n"
    "markdown_extensions: [attr_list, md_in_html]\n"
)


@dataclass(frozen=True)
class Page:
    """What a browser loads to show a page: requests, gzipped bytes, and those of a search in it."""

    requetes: int
    octets: int
    recherche: int


@dataclass(frozen=True)
class Mesures:
    """Kind -> (ours, on the theme as it comes); `recherche`: bytes at the first search here."""

    pages: dict[str, tuple[Page, Page]]
    recherche: int

    def ecart(self, genre: str) -> int:
        """Bytes above the theme, search left out on both sides."""
        ici, la = self.pages[genre]
        return ici.octets - ici.recherche - la.octets + la.recherche


def mesurer(contexte: Contexte) -> Sujet:
    """Build both sites and open each kind of page in both, with an empty cache."""
    contexte.dire("pages : construction des deux sites")
    projet = copier(contexte.travail / "pages")
    lancer(projet, *CONSTRUIRE)
    site, nu = projet / "build" / "site", _theme_nu(projet)
    pages = {}
    with navigateur() as chromium, servir(site) as ici, servir(nu) as la:
        for genre, adresse in GENRES.items():
            contexte.dire(f"pages : {genre}")
            pages[genre] = (ouvrir(chromium, ici, adresse), ouvrir(chromium, la, adresse))
        recherche = _premiere_recherche(chromium, ici)
    return sujet(Mesures(pages, recherche))


def _theme_nu(projet: Path) -> Path:
    """The same Markdown on Material for MkDocs, with its search, without our look."""
    dossier = projet / "nu"
    sans = shutil.ignore_patterns("css", "js")
    docs = shutil.copytree(projet / "site_src" / "docs", dossier / "docs", ignore=sans)
    for page in docs.glob("*.md"):
        texte = page.read_text("utf-8")
        page.write_text(re.sub(r"(?m)^template:.*\n", "", texte), "utf-8")
    (dossier / "mkdocs.yml").write_text(_NU, "utf-8")
    lancer(dossier, "-m", "mkdocs", "build", "-q", "-d", "site")
    return dossier / "site"


def ouvrir(chromium: Browser, base: str, adresse: str) -> Page:
    """Open a page in a new profile and count what it asks of its host, until it is quiet."""
    with _ecoute(chromium, base) as (page, recues):
        page.goto(base + adresse, wait_until="networkidle")
        tailles = [(reponse.url, _comprime(reponse.body())) for reponse in recues if reponse.ok]
    if len(tailles) != len(recues):
        raise SystemExit(f"{adresse} : une requête au moins n’a rien trouvé")
    recherche = sum(n for url, n in tailles if any(nom in url for nom in RECHERCHE))
    return Page(len(tailles), sum(n for _, n in tailles), recherche)


def _premiere_recherche(chromium: Browser, base: str) -> int:
    """Bytes loaded when someone opens the search and types."""
    with _ecoute(chromium, base) as (page, recues):
        page.goto(base + GENRES["compétence"], wait_until="networkidle")
        recues.clear()
        page.locator(".recherche-bouton").click()
        page.get_by_role("searchbox").fill("contrat")
        page.wait_for_load_state("networkidle")
        page.locator("dialog li").first.wait_for()
        return sum(_comprime(reponse.body()) for reponse in recues)


@contextmanager
def _ecoute(chromium: Browser, base: str) -> Iterator[tuple[Onglet, list[Response]]]:
    """A tab with an empty cache, and what its host answers."""
    contexte = chromium.new_context(locale="fr-FR")
    page, recues = contexte.new_page(), []
    page.on("response", lambda r: recues.append(r) if r.url.startswith(base) else None)
    yield page, recues
    contexte.close()


def _comprime(corps: bytes) -> int:
    return len(gzip.compress(corps, NIVEAU))


def sujet(m: Mesures) -> Sujet:
    """The figures, written."""
    return Sujet(
        "Le poids des pages",
        "Tout ce que Chromium charge pour ouvrir la page la première fois, gzip compris, et le "
        "nombre de ses requêtes. « Thème nu » est la même page sur Material tel quel, sans ses "
        "polices. Le thème charge sa recherche avec chaque page ; l’écart ne la compte pas.",
        (
            Tableau(
                "Une page de chaque sorte",
                COLONNES,
                tuple(
                    (
                        genre,
                        nombre(ici.requetes),
                        octets(ici.octets),
                        nombre(la.requetes),
                        octets(la.octets),
                        octets(la.recherche),
                        signe(octets(m.ecart(genre)), m.ecart(genre)),
                    )
                    for genre, (ici, la) in m.pages.items()
                ),
            ),
        ),
        (
            _but(m, "auto-évaluation : au plus 60 ko de plus que le thème nu", True, LIMITE_AUTO),
            _but(m, "autres pages : au plus 25 ko de plus que le thème nu", False, LIMITE),
        ),
        (f"Ici, la première recherche charge {octets(m.recherche)} de plus.",),
    )


def _but(m: Mesures, vise: str, auto: bool, limite: int) -> But:
    genres = [genre for genre in m.pages if ("/auto-evaluation/" in GENRES[genre]) == auto]
    pire = max(genres, key=m.ecart)
    mesure = f"au pire {signe(octets(m.ecart(pire)), m.ecart(pire))} ({pire})"
    return But(vise, mesure, m.ecart(pire) <= limite)
