"""Subject: the self-assessment at its fullest, under a real finger: a click, a file, a link."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from .etat_auto import etat_plein, remplir_reperes
from .projet import CONSTRUIRE, TITRE, Contexte, copier, lancer
from .rapport import But, Sujet, Tableau, centile, mediane, millisecondes, nombre, octets
from .web import navigateur, servir

DOSSIER = f"titres/{TITRE}/auto-evaluation"
SONDE = Path(__file__).with_name("sonde.js")
IMAGE = 1000 / 60
"""A frame, in ms."""
APPAREILS = {"cette machine": 1, "téléphone modeste": 4}
"""Device -> how many times slower the processor is made."""
GRAND_FICHIER = 250_000
LIEN = 140


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
class Appareil:
    """What was measured on one device; files in ms."""

    nom: str
    clics: dict[str, tuple[Clic, ...]]
    """Page -> its clicks."""
    repos: dict[str, float]
    fichiers: tuple[float, ...]


@dataclass(frozen=True)
class Mesures:
    """Everything, with the sizes it was measured at (bytes, characters)."""

    appareils: tuple[Appareil, ...]
    garde: int
    fichier: int
    liens: dict[str, tuple[int, int]]
    """Title -> (repères, characters of the fragment)."""


def mesurer(contexte: Contexte) -> Sujet:
    """Two sites: the real title for its link, and one with six repères everywhere."""
    contexte.dire("auto-évaluation : construction")
    vrai, plein = (copier(contexte.travail / nom) for nom in ("vrai", "plein"))
    remplir_reperes(plein)
    for projet in (vrai, plein):
        lancer(projet, *CONSTRUIRE)
    donnees = _donnees(plein)
    etat = etat_plein(donnees)
    fichier = contexte.travail / "grand.json"
    texte = _grand_fichier(donnees)
    fichier.write_text(texte, "utf-8")
    appareils = []
    with navigateur() as chromium:
        liens = {
            nom: _lien(chromium, projet)
            for nom, projet in (("titre CIP", vrai), ("titre d’essai", plein))
        }
        with servir(plein / "build" / "site") as base:
            for nom, lenteur in APPAREILS.items():
                contexte.dire(f"auto-évaluation : {nom}")
                releve = _Releve(chromium, base, etat, lenteur, contexte.repetitions)
                appareils.append(Appareil(nom, *releve.clics(), fichiers=releve.fichiers(fichier)))
    garde = len(_ecrit(etat).encode("utf-8"))
    return sujet(Mesures(tuple(appareils), garde, len(texte.encode("utf-8")), liens))


def _donnees(projet: Path) -> dict[str, Any]:
    script = projet / "build" / "site" / "titres" / TITRE / "donnees" / "auto-evaluation.js"
    texte = script.read_text("utf-8")
    lu: dict[str, Any] = json.loads(texte[texte.index("= {") + 2 :].strip().rstrip(";"))
    return lu


def _ecrit(etat: dict[str, Any]) -> str:
    return json.dumps(etat, ensure_ascii=False, indent=1) + "\n"


def _grand_fichier(donnees: dict[str, Any]) -> str:
    """A file of the size wanted: the same as kept, with longer situations."""
    signes = 2000
    while True:
        etat = etat_plein(donnees, situations=40, signes=signes)
        del etat["appareil"]
        if len((texte := _ecrit(etat)).encode("utf-8")) >= GRAND_FICHIER:
            return texte
        signes += 50


@dataclass(frozen=True)
class _Releve:
    """Measures in pages that hold the full state, on a device so many times slower."""

    chromium: Browser
    base: str
    etat: dict[str, Any]
    lenteur: int
    repetitions: int

    def clics(self) -> tuple[dict[str, tuple[Clic, ...]], dict[str, float]]:
        """The clicks of each page, and what an idle frame costs there."""
        clics, repos = {}, {}
        with self._page("index") as page:
            page.evaluate(
                "document.querySelectorAll('details.ccp').forEach((d) => (d.open = true))"
            )
            clics["Me positionner"] = tuple(self._niveaux(page))
            repos["Me positionner"] = self._repos(page)
        with self._page("synthese") as page:
            cases = page.locator("[data-ccp-obtenu] label.case").all()
            suite = [cases[i % len(cases)] for i in range(10 * self.repetitions)]
            clics["Ma synthèse"] = tuple(_cliquer(page, case) for case in suite)
            repos["Ma synthèse"] = self._repos(page)
        return clics, repos

    def _niveaux(self, page: Page) -> Iterator[Clic]:
        """On each repère a level it does not have, five repères apart."""
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
            with self._page("mes-donnees") as page:
                page.evaluate("sonde.attendreApercu()")
                page.locator("ouvrir-fichier input[type=file]").set_input_files(fichier)
                temps.append(float(page.evaluate("sonde.fini")))
                page.locator(".apercu [data-action=fusionner]").wait_for()
        return tuple(temps)

    @contextmanager
    def _page(self, nom: str) -> Iterator[Page]:
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
        yield page
        contexte.close()

    def _garde(self) -> tuple[str, str]:
        return f"referentiel:{self.etat['titre']}:auto-evaluation", _ecrit(self.etat)


def _cliquer(page: Page, cible: Locator) -> Clic:
    """A real click on something in sight, once the page is quiet."""
    cible.scroll_into_view_if_needed()
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


def _lien(chromium: Browser, projet: Path) -> tuple[int, int]:
    """(repères, characters of the fragment) of the link to a fully answered title."""
    donnees = _donnees(projet)
    with servir(projet / "build" / "site") as base:
        releve = _Releve(chromium, base, etat_plein(donnees), 1, 1)
        with releve._page("mes-donnees") as page:
            page.locator("partager-lien [data-action=creer]").click()
            adresse = page.locator("#lien-partage").input_value()
    reperes = sum(len(c["reperes"]) for ccp in donnees["ccp"] for c in ccp["competences"])
    return reperes, len(adresse.partition("#")[2])


def sujet(m: Mesures) -> Sujet:
    """The figures, written."""
    reperes, lien = m.liens["titre CIP"]
    ici = m.appareils[0]
    travail = {page: mediane([c.travail for c in clics]) for page, clics in ici.clics.items()}
    pire = max(travail, key=lambda page: travail[page])
    return Sujet(
        "L’auto-évaluation dans un vrai navigateur",
        "Le titre d’essai a 15 compétences de 6 repères, tous répondus ; 30 situations de "
        f"2 000 signes, 10 points d’étape, 12 actions : {octets(m.garde)} gardés. Écran de 390 "
        "pixels, les trois CCP dépliés. « Enregistré » : du clic reçu par la page au texte écrit "
        "dans `localStorage`. « Travail » : tout ce que le clic fait faire au navigateur, "
        "programmes puis dessin de la page (style, mise en page, peinture), sans l’attente entre "
        "les deux ; c’est lui qui doit tenir dans une image (16,7 ms). « À l’écran » : du geste "
        "à l’image prête, attente de l’image suivante comprise. Le dessin par la carte graphique "
        "n’est pas compté. « Téléphone modeste » : le même navigateur, ralenti 4 fois.",
        (
            Tableau(
                "Un clic : médiane, puis 95 clics sur 100 en dessous de",
                (
                    "page et appareil",
                    "clics",
                    "enregistré",
                    "programmes",
                    "dessin",
                    "travail",
                    "à l’écran",
                    "image au repos",
                ),
                tuple(
                    _ligne(f"{page}, {a.nom}", clics, a.repos[page])
                    for a in m.appareils
                    for page, clics in a.clics.items()
                ),
            ),
            Tableau(
                f"Ouvrir un fichier de {octets(m.fichier)}, jusqu’à l’aperçu dessiné",
                ("appareil", "médiane", "le plus long"),
                tuple(
                    (a.nom, millisecondes(mediane(a.fichiers)), millisecondes(max(a.fichiers)))
                    for a in m.appareils
                ),
            ),
            Tableau(
                "Le lien partagé, après le dièse",
                ("titre, tout répondu", "repères", "signes"),
                tuple((nom, nombre(r), nombre(n)) for nom, (r, n) in m.liens.items()),
            ),
        ),
        (
            But(
                "un clic : une image (16,7 ms)",
                f"{millisecondes(travail[pire])} de travail ({pire}, cette machine)",
                travail[pire] <= IMAGE,
            ),
            But(
                f"lien partagé : environ {LIEN} signes",
                f"{lien} signes ({reperes} repères)",
                lien <= LIEN * 1.1,
            ),
        ),
    )


def _ligne(nom: str, clics: tuple[Clic, ...], repos: float) -> tuple[str, ...]:
    series = (
        [c.ecrit for c in clics],
        [c.programmes for c in clics],
        [c.dessin for c in clics],
        [c.travail for c in clics],
        [c.ecran for c in clics],
    )
    mesures = (f"{millisecondes(mediane(s))} ; {millisecondes(centile(s, 95))}" for s in series)
    return (nom, nombre(len(clics)), *mesures, millisecondes(repos))
