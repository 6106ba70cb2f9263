"""The service that drives WebKit, on a screen nobody sees, with the browsers it starts."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from tests.moteurs.pilote import EchecError

LANCEMENT = 60
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


def programmes() -> tuple[str, str]:
    """The service, which brings its own browser, and a screen."""
    service, ecran = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    if not service or not ecran:
        raise EchecError("WebKit est introuvable : lancez `make moteurs`, sous Debian ou Ubuntu.")
    return service, ecran


class Service:
    """Listens on `port`; saves what a page downloads in `telechargements`."""

    port = 0

    def __init__(self, telechargements: Path) -> None:
        self._maison = tempfile.mkdtemp(prefix="webkit-")
        config = Path(self._maison) / ".config"
        config.mkdir()
        (config / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{telechargements}"\n', "utf-8")
        self._programme, ecran = programmes()
        self._ecran, affichage = _ecran(ecran)
        self._env = (
            os.environ
            | {
                "DISPLAY": affichage,
                "HOME": self._maison,
                "XDG_CONFIG_HOME": str(config),
                "XDG_CACHE_HOME": f"{self._maison}/.cache",
                "XDG_DATA_HOME": f"{self._maison}/.local",
                "GDK_BACKEND": "x11",
                "LANG": "fr_FR.UTF-8",
            }
            | SANS_CARTE
        )
        self._lancer()

    def _lancer(self) -> None:
        with socket.socket() as libre:
            libre.bind(("127.0.0.1", 0))
            self.port = libre.getsockname()[1]
        self._processus = subprocess.Popen(
            [self._programme, f"--port={self.port}"],
            env=self._env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        fin = time.monotonic() + LANCEMENT
        while time.monotonic() < fin:
            with socket.socket() as essai:
                if essai.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise EchecError("WebKitWebDriver n’écoute pas.")

    def _arreter(self) -> None:
        """Ends the service and whatever browser it leaves behind, answering or not."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._processus.pid, signal.SIGKILL)
        self._processus.wait(15)

    def suspendre(self) -> None:
        """Stops answering, as a browser that hangs does."""
        os.killpg(self._processus.pid, signal.SIGSTOP)

    def relancer(self) -> None:
        self._arreter()
        self._lancer()

    def fermer(self) -> None:
        self._arreter()
        self._ecran.terminate()
        self._ecran.wait(15)
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
