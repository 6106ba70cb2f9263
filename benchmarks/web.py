"""A real Chromium, and a server that sends as GitHub Pages does: gzip, ten minutes of cache."""

from __future__ import annotations

import functools
import gzip
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
COMPRESSES = ("text/", "application/json", "application/xml", "image/svg+xml")
NIVEAU = 6


def chromium() -> str:
    """The installed browser, or Playwright's own."""
    noms = ("chromium", "chromium-browser", "google-chrome")
    trouve = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, noms)), None)
    if trouve:
        return trouve
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


@contextmanager
def navigateur() -> Iterator[Browser]:
    """A headless Chromium."""
    programme = chromium()
    with sync_playwright() as playwright:
        lance = playwright.chromium.launch(executable_path=programme, args=ARGUMENTS)
        yield lance
        lance.close()


@contextmanager
def servir(dossier: Path) -> Iterator[str]:
    """A folder behind a web server on this machine: its address, which ends with a slash."""
    serveur = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Poste, directory=str(dossier))
    )
    fil = threading.Thread(target=serveur.serve_forever, daemon=True)
    fil.start()
    yield f"http://127.0.0.1:{serveur.server_port}/"
    serveur.shutdown()
    serveur.server_close()
    fil.join()


class _Poste(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # Otherwise each small file waits 40 ms for an acknowledgement.

    def do_GET(self) -> None:
        """One file, compressed when it is text; the 404 page of the site otherwise."""
        fichier, statut = Path(self.translate_path(self.path)), 200
        if fichier.is_dir():
            fichier /= "index.html"
        if not fichier.is_file():
            fichier, statut = Path(self.translate_path("/404.html")), 404
        corps = fichier.read_bytes() if fichier.is_file() else b""
        genre = self.guess_type(str(fichier))
        self.send_response(statut)
        if genre.startswith(COMPRESSES):
            corps = gzip.compress(corps, NIVEAU)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{genre}; charset=utf-8" if "text" in genre else genre)
        self.send_header("Content-Length", str(len(corps)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(corps)

    def handle(self) -> None:
        """A browser that closes may leave in the middle of an answer."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nobody reads it."""
