"""WebKit: the small browser of WebKitGTK, over WebDriver. Not Safari."""

from __future__ import annotations

import base64
import http.client
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.moteurs.pilote import EchecError, PartieError, Pilote, RefusError, appel, en_texte
from tests.moteurs.pilotes.service_webkit import Service, programmes
from tests.moteurs.pilotes.touches import Gestes, attendre_fichier

__all__ = ["WebKit", "programmes"]

PATIENCE = 150
"""Seconds for an answer: longer than a page or a script may take, on a machine that is busy."""
DEPARTS = (15, 30, 60)
"""Seconds that one browser, then another, has to start: it takes two, or hangs for good."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class WebKit(Gestes, Pilote):
    nom = "webkit"

    def __init__(self, telechargements: Path) -> None:
        super().__init__(telechargements)
        self.service = Service(telechargements)
        self._joindre()

    def _joindre(self) -> None:
        self._lien = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=PATIENCE)
        self._seance = ""

    def _dire(self, verbe: str, chemin: str, **parametres: Any) -> Any:
        debut = f"/session/{self._seance}" if self._seance else ""
        corps = None if verbe == "GET" else en_texte(parametres).encode()
        try:
            entetes = {"Content-Type": "application/json"}
            self._lien.request(verbe, f"{debut}{chemin}", corps, entetes)
            rendu = self._lien.getresponse()
            lu = rendu.read()
        except (OSError, http.client.HTTPException) as erreur:
            self._lien.close()  # An answer that comes too late would be read as that of the next.
            raise EchecError(f"{self.nom} ne répond plus à {chemin} : {erreur!r}") from erreur
        valeur = json.loads(lu)["value"]
        if rendu.status != 200:
            raise RefusError(valeur["error"], valeur["message"])
        return valeur

    def vierge(self) -> None:
        """A new browser. One that hangs while it starts, now and then, gives way to another."""
        for delai in DEPARTS:
            try:
                self._demarrer(delai)
            except EchecError:
                if delai == DEPARTS[-1]:
                    raise
                self._lien.close()
                self.service.relancer()
                self._joindre()
            else:
                return

    def _demarrer(self, delai: float) -> None:
        self._patienter(delai)
        if self._seance:
            self._dire("DELETE", "")
            self._seance = ""
        capacites = {
            "browserName": "MiniBrowser",
            "unhandledPromptBehavior": "accept",
            "webkitgtk:browserOptions": {"args": ["--automation"]},
        }
        cree = self._dire("POST", "/session", capabilities={"alwaysMatch": capacites})
        self._seance = cree["sessionId"]
        self._dire("POST", "/timeouts", script=60_000, pageLoad=60_000)
        self._patienter(PATIENCE)

    def _patienter(self, delai: float) -> None:
        self._lien.timeout = delai
        if self._lien.sock:
            self._lien.sock.settimeout(delai)

    def ouvrir(self, adresse: str) -> None:
        self._dire("POST", "/url", url=adresse)

    def demander(self, corps: str, arg: Any = None) -> Any:
        try:
            rendu = self._dire(
                "POST",
                "/execute/async",
                script=f"const [texte, rendre] = arguments; ({appel(corps)})(texte)"
                ".then((r) => rendre([r]), (e) => rendre([null, `${e}`]))",
                args=[en_texte(arg)],
            )
        except RefusError as refus:
            raise PartieError(str(refus)) from refus
        if len(rendu) > 1:
            raise EchecError(f"{self.nom} : {rendu[1]} dans {corps.strip()}")
        return json.loads(rendu[0])

    def _agir(self, source: dict[str, Any]) -> None:
        self._dire("POST", "/actions", actions=[source])

    def reculer(self) -> None:
        self._dire("POST", "/back")

    def avancer(self) -> None:
        self._dire("POST", "/forward")

    def recharger(self) -> None:
        self._dire("POST", "/refresh")

    def onglets(self) -> list[str]:
        fenetres: list[str] = self._dire("GET", "/window/handles")
        return fenetres

    def onglet(self) -> str:
        return str(self._dire("GET", "/window"))

    def passer(self, onglet: str) -> None:
        """A window here, where a person has tabs: the page is told that it is looked at again."""
        self._dire("POST", "/window", handle=onglet)
        self.evaluer("document.dispatchEvent(new Event('visibilitychange'))")

    def nouvel_onglet(self) -> str:
        cree: str = self._dire("POST", "/window/new", type="window")["handle"]
        self.passer(cree)
        return cree

    def dupliquer(self) -> str:
        """The window that a script opens is a tab in the background, which gets no pointer."""
        adresse, copie = self.adresse(), self.evaluer("return { ...sessionStorage }")
        nouveau = self.nouvel_onglet()
        self.ouvrir(adresse)
        self.evaluer("Object.assign(sessionStorage, arg)", copie)
        self.recharger()
        return nouveau

    def fermer_onglet(self) -> None:
        self.passer(self._dire("DELETE", "/window")[-1])

    def deposer(self, selecteur: str, *fichiers: Path) -> None:
        noeud = self._dire("POST", "/element", using="css selector", value=selecteur)[ELEMENT]
        self._dire("POST", f"/element/{noeud}/value", text="\n".join(map(str, fichiers)))

    def enregistrer(self, geste: Callable[[], None]) -> Path:
        return attendre_fichier(self.telechargements, geste)

    def taille(self, largeur: int, hauteur: int) -> None:
        """The outside is what can be set: what is around the page is added; never below 447."""
        dedans = self.evaluer("return [innerWidth, innerHeight]")
        cadre = self._dire("GET", "/window/rect")
        voulu = {
            "width": largeur + cadre["width"] - dedans[0],
            "height": hauteur + cadre["height"] - dedans[1],
        }
        self._dire("POST", "/window/rect", **voulu)

    def capture(self, fichier: Path) -> None:
        fichier.write_bytes(base64.b64decode(self._dire("GET", "/screenshot")))

    def fermer(self) -> None:
        try:
            if self._seance:
                self._dire("DELETE", "")
        except (EchecError, RefusError):
            pass  # it does not answer: it ends with its service
        self._lien.close()
        self.service.fermer()
