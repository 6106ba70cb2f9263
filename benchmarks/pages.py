"""Subject: what a page weighs and asks for, next to the same page on the theme as it comes."""

from __future__ import annotations

import gzip
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

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
    "me positionner": f"{T}auto-evaluation/index.html",
    "mes situations": f"{T}auto-evaluation/situations.html",
    "ma synthèse": f"{T}auto-evaluation/synthese.html",
    "mes données": f"{T}auto-evaluation/mes-donnees.html",
}
"""Kind of page -> one of them."""
LIMITE, LIMITE_AUTO = 25_000, 60_000
"""Bytes above the theme as it comes, gzipped; the second for the self-assessment."""
RECHERCHE = (
    "assets/js/tiers/minisearch.js",
    "assets/js/recherche-texte.js",
    "assets/js/recherche-moteur.js",
    "assets/recherche-index.js",
)

_NU = (
    "site_name: Référentiel ouvert\nuse_directory_urls: false\n"
    "theme: {name: material, language: fr, font: false}\nplugins: [search]\n"
    "markdown_extensions: [attr_list, md_in_html]\n"
)


@dataclass(frozen=True)
class Page:
    """What a browser loads to show a page: requests, gzipped bytes."""

    requetes: int
    octets: int


@dataclass(frozen=True)
class Mesures:
    """Kind -> (ours, on the theme as it comes); `recherche`: bytes at the first search here."""

    pages: dict[str, tuple[Page, Page]]
    recherche: int


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
    return sujet(Mesures(pages, sum(_comprime((site / nom).read_bytes()) for nom in RECHERCHE)))


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
    contexte = chromium.new_context(locale="fr-FR")
    page = contexte.new_page()
    recues = []
    page.on("response", lambda r: recues.append(r) if r.url.startswith(base) else None)
    page.goto(base + adresse, wait_until="networkidle")
    corps = [reponse.body() for reponse in recues if reponse.ok]
    if len(corps) != len(recues):
        raise SystemExit(f"{adresse} : une requête au moins n’a rien trouvé")
    contexte.close()
    return Page(len(corps), sum(map(_comprime, corps)))


def _comprime(corps: bytes) -> int:
    return len(gzip.compress(corps, NIVEAU))


def sujet(m: Mesures) -> Sujet:
    """The figures, written."""
    return Sujet(
        "Le poids des pages",
        "Tout ce que Chromium charge pour ouvrir la page la première fois, gzip compris, et le "
        "nombre de ses requêtes. « Thème nu » est la même page sur Material tel quel, avec sa "
        "recherche et sans ses polices.",
        (
            Tableau(
                "Une page de chaque sorte",
                ("page", "requêtes", "poids", "requêtes, thème nu", "poids, thème nu", "écart"),
                tuple(
                    (
                        genre,
                        nombre(ici.requetes),
                        octets(ici.octets),
                        nombre(la.requetes),
                        octets(la.octets),
                        signe(octets(ici.octets - la.octets), ici.octets - la.octets),
                    )
                    for genre, (ici, la) in m.pages.items()
                ),
            ),
        ),
        (
            _but(m, "auto-évaluation : au plus 60 ko de plus que le thème nu", True, LIMITE_AUTO),
            _but(m, "autres pages : au plus 25 ko de plus que le thème nu", False, LIMITE),
        ),
        (
            "Le thème nu charge sa recherche avec la page. Ici, la première recherche charge "
            f"{octets(m.recherche)} de plus.",
        ),
    )


def _but(m: Mesures, vise: str, auto: bool, limite: int) -> But:
    ecarts = {
        genre: ici.octets - la.octets
        for genre, (ici, la) in m.pages.items()
        if ("/auto-evaluation/" in GENRES[genre]) == auto
    }
    pire = max(ecarts, key=lambda genre: ecarts[genre])
    mesure = f"au pire {signe(octets(ecarts[pire]), ecarts[pire])} ({pire})"
    return But(vise, mesure, ecarts[pire] <= limite)
