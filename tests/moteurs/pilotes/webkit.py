"""WebKit: the small browser of WebKitGTK on a screen nobody sees, over WebDriver. Not Safari."""

from __future__ import annotations

import base64
import http.client
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.moteurs.pilote import EchecError, PartieError, Pilote, RefusError, appel, en_texte
from tests.moteurs.pilotes.touches import Gestes, attendre_fichier

LANCEMENT = 60
PATIENCE = 150
"""Seconds for an answer: longer than a page or a script may take, on a machine that is busy."""
SANS_CARTE = dict.fromkeys(
    (
        "LIBGL_ALWAYS_SOFTWARE",
        "WEBKIT_DISABLE_COMPOSITING_MODE",
        "WEBKIT_DISABLE_DMABUF_RENDERER",
        "WEBKIT_SKIA_ENABLE_CPU_RENDERING",
    ),
    "1",
)
"""Without a graphics card, drawing straight in memory costs two to three times less."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def programmes() -> tuple[str, str]:
    """The service, which brings its own browser, and a screen."""
    service, ecran = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    if not service or not ecran:
        raise EchecError("WebKit est introuvable : lancez `make moteurs`, sous Debian ou Ubuntu.")
    return service, ecran


class WebKit(Gestes, Pilote):
    nom = "webkit"

    def __init__(self, telechargements: Path) -> None:
        super().__init__(telechargements)
        self._maison = tempfile.mkdtemp(prefix="webkit-")
        config = Path(self._maison) / ".config"
        config.mkdir()
        (config / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{telechargements}"\n', "utf-8")
        service, ecran = programmes()
        self._ecran, affichage = _ecran(ecran)
        with socket.socket() as libre:
            libre.bind(("127.0.0.1", 0))
            port = libre.getsockname()[1]
        self._service = subprocess.Popen(
            [service, f"--port={port}"],
            env=os.environ
            | {
                "DISPLAY": affichage,
                "HOME": self._maison,
                "XDG_CONFIG_HOME": str(config),
                "XDG_CACHE_HOME": f"{self._maison}/.cache",
                "XDG_DATA_HOME": f"{self._maison}/.local",
                "GDK_BACKEND": "x11",
                "LANG": "fr_FR.UTF-8",
            }
            | SANS_CARTE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._lien = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._seance = ""
        _attendre_service(port)

    def _dire(self, verbe: str, chemin: str, **parametres: Any) -> Any:
        debut = f"/session/{self._seance}" if self._seance else ""
        corps = None if verbe == "GET" else en_texte(parametres).encode()
        try:
            entetes = {"Content-Type": "application/json"}
            self._lien.request(verbe, f"{debut}{chemin}", corps, entetes)
            rendu = self._lien.getresponse()
        except (OSError, http.client.HTTPException) as erreur:
            self._lien.close()  # An answer that comes too late would be read as that of the next.
            raise EchecError(f"{self.nom} ne répond plus à {chemin} : {erreur!r}") from erreur
        valeur = json.loads(rendu.read())["value"]
        if rendu.status != 200:
            raise RefusError(valeur["error"], valeur["message"])
        return valeur

    def vierge(self) -> None:
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

    def deposer(self, selecteur: str, fichier: Path) -> None:
        noeud = self._dire("POST", "/element", using="css selector", value=selecteur)[ELEMENT]
        self._dire("POST", f"/element/{noeud}/value", text=str(fichier))

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
        except (OSError, http.client.HTTPException, RefusError):
            pass  # it does not answer: it ends with its service
        self._lien.close()
        for processus in (self._service, self._ecran):
            processus.terminate()
            processus.wait(15)
        shutil.rmtree(self._maison, ignore_errors=True)


def _ecran(xvfb: str) -> tuple[subprocess.Popen[bytes], str]:
    """A screen of its own, whatever the machine has, and its name."""
    lit, ecrit = os.pipe()
    ecran = subprocess.Popen(
        [xvfb, "-displayfd", str(ecrit), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
        pass_fds=(ecrit,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(ecrit)
    with os.fdopen(lit) as numero:
        return ecran, f":{numero.readline().strip()}"


def _attendre_service(port: int) -> None:
    fin = time.monotonic() + LANCEMENT
    while time.monotonic() < fin:
        with socket.socket() as essai:
            if essai.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise EchecError("WebKitWebDriver n’écoute pas.")
