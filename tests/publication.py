"""A site as it is published: built for an address, and put behind a server at that address."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator import pipeline
from tests.conftest import MINI, RACINE, sans_titres

DOMAINE = "https://exemple.test/"
COMPTE = "https://compte.github.test/"
DEPOT = "https://compte.github.test/depot/"

Publier = Callable[[str], Path]


def build_at(folder: Path, address: str) -> Path:
    """The site of the tiny title, built to be published at `address`, in a new `folder`."""
    shutil.copy(RACINE / "mkdocs.yml", folder)
    shutil.copytree(RACINE / "site_src", folder / "site_src", ignore=sans_titres)
    shutil.copytree(MINI, folder / "referentiel" / "mini")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", address)
        pipeline.build(folder, pipeline.title_folders(folder), folder / "site")
    return folder / "site"


@contextmanager
def serve_at(site: Path, address: str) -> Iterator[str]:
    """`site` under the path of `address`, with its own page for what does not exist.

    As GitHub Pages does: 404.html, with the status 404, at any depth. Gives the local address.
    """
    base = urlsplit(address).path

    class Host(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            if not path.startswith(base):
                return str(site.parent / "ailleurs")
            return super().translate_path("/" + path[len(base) :])

        def send_error(self, code: int, *_: Any) -> None:
            body = (site / "404.html").read_bytes() if self.path.startswith(base) else b"ailleurs"
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def list_directory(self, *_: Any) -> None:
            self.send_error(HTTPStatus.NOT_FOUND)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
