"""A finger on the pages of the self-assessment, in a real Chromium: clicks, files, a link."""

from __future__ import annotations

from collections.abc import Iterator
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

    def clics(self) -> tuple[dict[str, tuple[Clic, ...]], dict[str, float]]:
        """The clicks of each page, and what an idle frame costs there."""
        clics, repos = {}, {}
        with self.page("index") as page:
            page.evaluate(
                "document.querySelectorAll('details.ccp').forEach((d) => (d.open = true))"
            )
            clics["Me positionner"] = tuple(self._niveaux(page))
            repos["Me positionner"] = self._repos(page)
        with self.page("synthese") as page:
            cases = page.locator("[data-ccp-obtenu] label.case").all()
            suite = [cases[i % len(cases)] for i in range(10 * self.repetitions)]
            clics["Ma synthèse"] = tuple(_cliquer(page, case) for case in suite)
            repos["Ma synthèse"] = self._repos(page)
        return clics, repos

    def _niveaux(self, page: Page) -> Iterator[Clic]:
        """A level each time other than the one chosen, on repères far from each other."""
        groupes = page.locator("[data-repere]").all()
        for i in range(10 * self.repetitions):
            groupe = groupes[(7 * i) % len(groupes)]
            yield _cliquer(page, groupe.locator("label:not(:has(:checked))").nth(i % 3 + 1))

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


def _cliquer(page: Page, cible: Locator) -> Clic:
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
