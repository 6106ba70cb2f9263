"""Hands the files of a preview to a browser, as a host of static sites does.

A page gets one more line, which loads our script; the policy of the site allows it as it is, since
it comes from the same place. So does the worker of an offline copy when a browser comes to renew
it, which it says in a header of the request: a preview keeps none.
"""

from __future__ import annotations

import json
import mimetypes
import posixpath
import socket
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from ..finishing.offline import WORKER
from ..ground.projet import OUTIL
from .live import Live
from .preview import Preview

OURS = "/~apercu/"
"""Where what is ours lies: no address of a site begins so."""
SCRIPTS = {f"{OURS}{name}": OUTIL / "serve" / name for name in ("apercu.js", "sans-copie.js")}
"""What is added to the pages, and to the worker that would keep them."""
_NO_COPY = f'importScripts("{OURS}sans-copie.js");\n'.encode()
PATIENCE = 25.0
"""Seconds a page waits for news in one request."""

_TYPES = {
    ".webmanifest": "application/manifest+json",
    ".js": "text/javascript",
    ".map": "application/json",
}
_WAITING = """<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Aperçu en attente</title></head>
<body><main><article>
<h1>Pas encore de site à montrer</h1>
<p>Cette page le montrera dès qu’il n’y aura plus de faute.</p>
</article></main></body>
</html>
"""


class PreviewServer(ThreadingHTTPServer):
    """Listens at an address; raises OSError when it is taken."""

    daemon_threads = True

    def __init__(self, host: str, port: int, preview: Preview, live: Live) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), partial(_PageHandler, preview, live))

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves before the answer is no error; nothing else is told here."""


def line(live: Live) -> str:
    """What is added to a page of the site that is shown now."""
    return f'<script src="{OURS}apercu.js" data-vu="{live.shown.mark}"></script>\n'


def with_line(page: bytes, line: str) -> bytes:
    """The page with the line right before its end."""
    before, end, after = page.rpartition(b"</body>")
    return before + line.encode() + end + after if end else page + line.encode()


class _PageHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, preview: Preview, live: Live, *request: object) -> None:
        self.preview = preview
        self.live = live
        self.line = ""
        super().__init__(*request)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        # Said before a file is read: of one made anew meanwhile, a page would wait for the next.
        self.line = line(self.live)
        path = unquote(urlsplit(self.path).path).replace("\0", "")
        if path in SCRIPTS:
            self._send(SCRIPTS[path].read_bytes(), "text/javascript")
        elif path == f"{OURS}etat":
            self._tell(parse_qs(urlsplit(self.path).query).get("vu", [""])[0])
        else:
            self._page(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _tell(self, mark: str) -> None:
        shown = self.live.wait(mark, PATIENCE)
        state = {"site": shown.site, "fautes": shown.faults, "vu": shown.mark}
        self._send(json.dumps(state).encode(), "application/json")

    def _page(self, path: str) -> None:
        base = self.preview.base
        if not path.startswith(base):
            if path in ("/", base.rstrip("/")):
                self._redirect(base)
            else:
                self._lost()
            return
        inside = posixpath.normpath("/" + path[len(base) :]).lstrip("/")
        file = self.preview.folder / inside
        is_folder = _is_folder(file)
        if is_folder and not path.endswith("/"):
            self._redirect(f"{path}/")
            return
        if is_folder:
            file = file / "index.html"
        elif path.endswith("/"):  # no host has a file of such a name
            self._lost()
            return
        content = self._read(file)
        if content is None:
            self._lost()
        else:
            renewed = inside == WORKER and self.headers.get("Service-Worker") == "script"
            self._send(_NO_COPY + content if renewed else content, _type(file))

    def _read(self, file: Path) -> bytes | None:
        """What a file of the preview holds; None when there is no such file."""
        with self.preview.lock:
            if not file.resolve().is_relative_to(self.preview.folder.resolve()):
                return None
            try:
                return file.read_bytes()
            except OSError:
                return None

    def _lost(self) -> None:
        page = self._read(self.preview.folder / "404.html")
        self._send(page or _WAITING.encode(), "text/html", HTTPStatus.NOT_FOUND)

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(path))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        if kind == "text/html":
            content = with_line(content, self.line)
        text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Who asked for what is nobody's business."""


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name no disk would hold
        return False


def _type(file: Path) -> str:
    known = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    return known or "application/octet-stream"
