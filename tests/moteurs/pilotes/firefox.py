"""Firefox, an installed one, over WebDriver BiDi: it speaks it itself, nothing stands between."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.moteurs.pilote import EchecError, PartieError, Pilote, RefusError, appel, en_texte
from tests.moteurs.pilotes.touches import Gestes, attendre_fichier

LANCEMENT = 60
REGLAGES = {
    # What automation recommends lets every local file read the storage of the others.
    "remote.prefs.recommended": False,
    "app.update.disabledForTesting": True,
    "app.normandy.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.warnOnQuit": False,
    "dom.disable_open_during_load": False,
    "dom.file.createInChild": True,
    "dom.ipc.processPrelaunch.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
    "focusmanager.testmode": True,
    "browser.download.folderList": 2,
    "browser.download.alwaysOpenPanel": False,
    "browser.download.panel.shown": True,  # The first download of a profile opens it.
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.disable_beforeunload": False,
    "intl.accept_languages": "fr-FR, fr",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


def programme() -> str:
    """FIREFOX says which one; otherwise the first installed."""
    for nom in filter(None, (os.environ.get("FIREFOX"), "firefox-esr", "firefox")):
        if trouve := shutil.which(nom):
            return trouve
    raise EchecError("Firefox est introuvable : lancez `make moteurs`, ou donnez FIREFOX=/chemin.")


class Firefox(Gestes, Pilote):
    nom = "firefox"

    def __init__(self, telechargements: Path) -> None:
        super().__init__(telechargements)
        self._profil = tempfile.mkdtemp(prefix="firefox-")
        reglages = REGLAGES | {"browser.download.dir": str(telechargements)}
        (Path(self._profil) / "user.js").write_text(
            "".join(f"user_pref({en_texte(k)}, {en_texte(v)});\n" for k, v in reglages.items()),
            "utf-8",
        )
        commande = [programme(), "--headless", "--no-remote", "--remote-debugging-port", "0"]
        with (Path(self._profil) / "sortie.txt").open("w") as sortie:
            self._programme = subprocess.Popen(
                [*commande, "--profile", self._profil, "about:blank"],
                stdout=subprocess.DEVNULL,
                stderr=sortie,
                env=os.environ | {"HOME": self._profil, "MOZ_CRASHREPORTER_DISABLE": "1"},
            )
        self._a_fermer = ExitStack()
        self._lien: ClientConnection = self._a_fermer.enter_context(
            connect(f"{self._ecoute()}/session", max_size=None, ping_interval=None)
        )
        self._numero = 0
        invites = {"default": "accept", "beforeUnload": "accept"}
        self._dire(
            "session.new", capabilities={"alwaysMatch": {"unhandledPromptBehavior": invites}}
        )
        self._profils: list[str] = []
        self._onglet = ""

    def _ecoute(self) -> str:
        journal = Path(self._profil) / "sortie.txt"
        fin = time.monotonic() + LANCEMENT
        while time.monotonic() < fin and self._programme.poll() is None:
            texte = journal.read_text("utf-8", "replace")
            if trouve := re.search(r"WebDriver BiDi listening on (ws://\S+)\n", texte):
                return trouve[1]
            time.sleep(0.05)
        raise EchecError(f"firefox n’écoute pas : {journal.read_text('utf-8', 'replace')[-500:]}")

    def _dire(self, methode: str, **parametres: Any) -> dict[str, Any]:
        self._numero += 1
        self._lien.send(en_texte({"id": self._numero, "method": methode, "params": parametres}))
        while True:
            recu = json.loads(self._lien.recv(timeout=60))
            if recu.get("id") != self._numero:
                continue  # an event, or the answer to nothing
            if recu["type"] == "error":
                raise RefusError(recu["error"], recu["message"])
            resultat: dict[str, Any] = recu["result"]
            return resultat

    def _ici(self, methode: str, **parametres: Any) -> dict[str, Any]:
        return self._dire(methode, context=self._onglet, **parametres)

    def vierge(self) -> None:
        anciens, self._profils = self._profils, []
        self._profils.append(self._dire("browser.createUserContext")["userContext"])
        self.nouvel_onglet()
        for ancien in anciens:
            self._dire("browser.removeUserContext", userContext=ancien)

    def ouvrir(self, adresse: str) -> None:
        self._ici("browsingContext.navigate", url=adresse, wait="complete")

    def demander(self, corps: str, arg: Any = None) -> Any:
        try:
            rendu = self._dire(
                "script.callFunction",
                functionDeclaration=appel(corps),
                arguments=[{"type": "string", "value": en_texte(arg)}],
                target={"context": self._onglet},
                awaitPromise=True,
                userActivation=True,
            )
        except RefusError as refus:
            raise PartieError(str(refus)) from refus
        if rendu["type"] == "exception":
            raise EchecError(
                f"{self.nom} : {rendu['exceptionDetails']['text']} dans {corps.strip()}"
            )
        return json.loads(rendu["result"]["value"])

    def _agir(self, source: dict[str, Any]) -> None:
        try:
            self._ici("input.performActions", actions=[source])
        except RefusError as refus:
            # The page may go away under the last gesture of a list.
            if refus.code != "no such frame":
                raise

    def reculer(self) -> None:
        self._ici("browsingContext.traverseHistory", delta=-1)

    def avancer(self) -> None:
        self._ici("browsingContext.traverseHistory", delta=1)

    def recharger(self) -> None:
        self._ici("browsingContext.reload", wait="complete")

    def onglets(self) -> list[str]:
        arbre = self._dire("browsingContext.getTree", maxDepth=0)["contexts"]
        return [c["context"] for c in arbre if c["userContext"] in self._profils]

    def onglet(self) -> str:
        return self._onglet

    def passer(self, onglet: str) -> None:
        """A tab that has the hand is in front already: saying so again is a gesture for nothing."""
        if onglet != self._onglet:
            self._onglet = onglet
            self._ici("browsingContext.activate")

    def nouvel_onglet(self) -> str:
        cree = self._dire("browsingContext.create", type="tab", userContext=self._profils[-1])
        self.passer(cree["context"])
        return self._onglet

    def fermer_onglet(self) -> None:
        self._ici("browsingContext.close", promptUnload=False)
        self.passer(self.onglets()[-1])

    def deposer(self, selecteur: str, *fichiers: Path) -> None:
        lieu = {"type": "css", "value": selecteur}
        (noeud,) = self._ici("browsingContext.locateNodes", locator=lieu)["nodes"]
        element, noms = {"sharedId": noeud["sharedId"]}, [str(fichier) for fichier in fichiers]
        self._ici("input.setFiles", element=element, files=noms)

    def enregistrer(self, geste: Callable[[], None]) -> Path:
        return attendre_fichier(self.telechargements, geste)

    def taille(self, largeur: int, hauteur: int) -> None:
        self._ici("browsingContext.setViewport", viewport={"width": largeur, "height": hauteur})

    def capture(self, fichier: Path) -> None:
        image = self._ici("browsingContext.captureScreenshot")["data"]
        fichier.write_bytes(base64.b64decode(image))

    def fermer(self) -> None:
        self._a_fermer.close()
        self._programme.terminate()
        try:
            self._programme.wait(15)
        except subprocess.TimeoutExpired:
            self._programme.kill()
            self._programme.wait()
        shutil.rmtree(self._profil, ignore_errors=True)
