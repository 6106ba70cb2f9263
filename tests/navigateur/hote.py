"""A web server that a test can change under the browser: another site, a file that fails, a cut."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass
class Hote:
    """What the server shows now, and what it was asked for."""

    adresse: str
    dossier: Path
    """What it serves, looked at for each request."""
    en_panne: set[str] = field(default_factory=set)
    """Paths it answers 500 to."""
    retenu: set[str] = field(default_factory=set)
    """Paths it keeps waiting until `suite` is set."""
    suite: threading.Event = field(default_factory=threading.Event)
    coupe: bool = False
    """Whether it hangs up on everyone."""
    demandes: list[str] = field(default_factory=list)


@contextmanager
def heberger(dossier: Path) -> Iterator[Hote]:
    """A host on this machine; its address ends with a slash."""

    class Requete(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            chemin = self.path.partition("?")[0]
            hote.demandes.append(chemin)
            if hote.coupe:
                self.close_connection = True
                return
            if chemin in hote.retenu:
                hote.suite.wait(20)
            if chemin in hote.en_panne:
                self.send_error(500)
            else:
                self.directory = str(hote.dossier)
                super().do_GET()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Requete)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a browser that hangs up
    hote = Hote(f"http://127.0.0.1:{server.server_port}/", dossier)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield hote
    finally:
        hote.suite.set()
        server.shutdown()
        server.server_close()
        thread.join()
