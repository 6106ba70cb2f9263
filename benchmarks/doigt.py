"""A finger on the pages of the self-assessment, in a real Chromium: clicks, files, a link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from .etat_auto import ecrit
from .projet import TITRE
from .rapport import mediane

DOSSIER = f"titres/{TITRE}/auto-evaluation"
SONDE = Path(__file__).with_name("sonde.js")


@dataclass(frozen=True)
class Clic:
    """What one click cost, in ms: until written, scripts, drawing, until its frame was ready."""

    ecrit: float
    programmes: float
    dessin: float
    ecran: float

    @property
    def travail(self) -> float:
        """How long the browser was busy, waiting for the frame left out."""
        return self.programmes + self.dessin


@dataclass(frozen=True)
class Doigt:
    """A finger on pages that hold a full state, on a device so many times slower."""

    chromium: Browser
    base: str
    etat: dict[str, Any]
    lenteur: int
    repetitions: int

    def clics(self, *noms: str) -> tuple[dict[str, tuple[Clic, ...]], dict[str, float]]:
        """The clicks of these pages, or of each, and what an idle frame costs there."""
        clics, repos = {}, {}
        for nom in noms or VUES:
            adresse, cliquer = VUES[nom]
            with self.page(adresse) as page:
                clics[nom] = tuple(cliquer(page, 10 * self.repetitions))
                repos[nom] = self._repos(page)
        return clics, repos

    def _repos(self, page: Page) -> float:
        return mediane([page.evaluate("sonde.repos()") for _ in range(10)])

    def fichiers(self, fichier: Path) -> tuple[float, ...]:
        """Each time in a page just opened: from the choice of a file to its preview drawn."""
        temps = []
        for _ in range(self.repetitions):
            with self.page("mes-donnees") as page:
                page.evaluate("sonde.attendreApercu()")
                page.locator("ouvrir-fichier input[type=file]").set_input_files(fichier)
                temps.append(float(page.evaluate("sonde.fini")))
                page.locator(".apercu [data-action=fusionner]").wait_for()
        return tuple(temps)

    def lien(self) -> int:
        """Characters of the shared link, after the « # »."""
        with self.page("mes-donnees") as page:
            page.locator("partager-lien [data-action=creer]").click()
            return len(page.locator("#lien-partage").input_value().partition("#")[2])

    @contextmanager
    def page(self, nom: str) -> Iterator[Page]:
        """A page of the self-assessment, in a profile that already holds the state."""
        contexte = self.chromium.new_context(
            viewport={"width": 390, "height": 844}, locale="fr-FR", timezone_id="Europe/Paris"
        )
        page = contexte.new_page()
        page.add_init_script(path=SONDE)
        page.goto(self.base + "index.html")
        page.evaluate("([cle, texte]) => localStorage.setItem(cle, texte)", list(self._garde()))
        page.goto(f"{self.base}{DOSSIER}/{nom}.html", wait_until="networkidle")
        page.context.new_cdp_session(page).send(
            "Emulation.setCPUThrottlingRate", {"rate": self.lenteur}
        )
        if page.evaluate("Object.keys(localStorage).join()").count("de-cote"):
            raise SystemExit(
                "la page n’a pas su lire l’état d’essai : voir benchmarks/etat_auto.py"
            )
        yield page
        contexte.close()

    def _garde(self) -> tuple[str, str]:
        return f"referentiel:{self.etat['titre']}:auto-evaluation", ecrit(self.etat)


def _tour(page: Page, fois: int) -> Iterator[Clic]:
    """An answer, which shows the next question; from the first, and back to it before the last."""
    retour = page.locator("[data-action=precedent]")
    page.locator(".tour__compte:not(:empty)").wait_for()  # The button is enabled until then.
    while retour.is_enabled():
        retour.click()
    for i in range(fois):
        question = page.locator("[data-question]").filter(visible=True)
        yield cliquer(page, question.locator("label:not(:has(:checked))").nth(i % 3))
        if i % 12 == 11:
            for _ in range(12):
                retour.click()


def _niveaux(page: Page, fois: int) -> Iterator[Clic]:
    """A level each time other than the one chosen, on repères far from each other."""
    page.evaluate("document.querySelectorAll('details.ccp').forEach((d) => (d.open = true))")
    groupes = page.locator("[data-repere]").all()
    for i in range(fois):
        groupe = groupes[(7 * i) % len(groupes)]
        yield cliquer(page, groupe.locator("label:not(:has(:checked))").nth(i % 3 + 1))


def _attaches(page: Page, fois: int) -> Iterator[Clic]:
    """A compétence of a situation, one heading at a time as on a phone."""
    page.locator("situations-vecues [data-action=ouvrir]").first.click()
    cases = page.locator("[data-attache] > label.case")
    while not cases.first.is_visible():
        page.locator("[data-action=etape]").filter(visible=True).last.click()
    toutes = cases.all()
    for i in range(fois):
        yield cliquer(page, toutes[i % len(toutes)])


def _obtenus(page: Page, fois: int) -> Iterator[Clic]:
    """A CCP held, or no longer."""
    page.evaluate("document.querySelectorAll('.plis details').forEach((d) => (d.open = true))")
    cases = page.locator("[data-ccp-obtenu] label.case").all()
    for i in range(fois):
        yield cliquer(page, cases[i % len(cases)])


TOUR = "Premier tour"
VUES: dict[str, tuple[str, Callable[[Page, int], Iterator[Clic]]]] = {
    TOUR: ("premier-tour", _tour),
    "Une compétence à la fois": ("c06", _niveaux),
    "Tout sur une page": ("index", _niveaux),
    "Mes situations": ("situations", _attaches),
    "Ma synthèse": ("synthese", _obtenus),
}
"""Name of a view -> the page it stands on, and the clicks that change something there."""


def cliquer(page: Page, cible: Locator) -> Clic:
    """A real click on something in sight, once the page is quiet."""
    cible.evaluate("(e) => e.scrollIntoView({block: 'center'})")  # Clear of the bar at the foot.
    page.wait_for_timeout(150)
    boite = cible.bounding_box()
    assert boite
    page.evaluate("sonde.armer()")
    page.mouse.click(boite["x"] + boite["width"] / 2, boite["y"] + boite["height"] / 2)
    m = page.evaluate("sonde.fini")
    if not m["ecrit"]:
        raise SystemExit("un clic n’a rien enregistré : la page a changé, ou la mesure est fausse")
    avant = min(m["script"], m["image"])  # A frame may come before the task that ends the scripts.
    return Clic(
        m["ecrit"] - m["debut"],
        avant - m["debut"],
        m["rendu"] - m["image"],
        m["rendu"] - m["geste"],
    )
