"""The live preview: what `build` makes, shown, and made again as it is edited.

The pages shown are the built ones. A fault takes none of them away: it is told in the terminal and
in the open page, which reloads itself once all is well.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ..commands.fault_report import lines
from ..ground.invocation import other_address, typed
from ..ground.problem import FaultsError, GeneratorError
from ..ground.projet import GENERES, OUTIL, TEMPLATES, Projet
from ..processes.halves import collect_garbage_often
from ..words.accord import compte
from ..words.typographie import ponctuation
from .live import Live
from .preview import Preview
from .server import PreviewServer
from .watching import Watcher

_RESTART = (
    "Le code du générateur a changé : arrêtez l’aperçu (Ctrl+C), puis relancez-le pour le voir."
)


def serve(root: Path, address: str, *, drafts: bool = False) -> None:
    """Show the site of a project at `address` (HOTE:PORT) until Ctrl+C.

    `drafts`: titles that are not to be published yet are shown too. Raises GeneratorError when
    nothing can listen there.
    """
    preview, live = Preview(root.resolve(), drafts=drafts), Live()
    with _listening(address, preview, live) as server:
        host, port = server.server_address[:2]
        origin = f"http://[{host!s}]:{port}" if ":" in str(host) else f"http://{host!s}:{port}"
        say(ponctuation(f"Construction de l’aperçu : {origin}/ (Ctrl+C pour arrêter)"))
        try:
            # Alone so far, on all cores; a browser that asks already waits for its answer.
            refresh(preview, live, origin)
            collect_garbage_often()
            with _answering(server), closing(_watcher(preview.root)) as watcher:
                preview.flush()
                refresh(preview, live, origin, again=True)  # edited before anybody watched
                while edited := watcher.wait():
                    if any(path.suffix == ".py" for path in edited):
                        say(ponctuation(_RESTART))
                    if any(path.suffix != ".py" for path in edited):
                        refresh(preview, live, origin)
                        preview.flush()
        except KeyboardInterrupt:
            say("Aperçu arrêté.")


@contextmanager
def _answering(server: PreviewServer) -> Iterator[None]:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()


def _watcher(root: Path) -> Watcher:
    return Watcher(root, _folders(root), _concerns(root))


def say(line: str) -> None:
    """Tell whoever is at the terminal, at once."""
    print(line, flush=True)


def _listening(address: str, preview: Preview, live: Live) -> PreviewServer:
    host, _, port = address.rpartition(":")
    try:
        return PreviewServer(host.strip("[]"), int(port), preview, live)
    except OSError:
        raise GeneratorError(
            f"L’adresse {address} est déjà prise, ou n’est pas celle de cette machine. Arrêtez "
            "l’autre aperçu, ou choisissez une autre adresse\N{NO-BREAK SPACE}: "
            f"{typed('serve', adresse=other_address(int(port)))}"
        ) from None


def refresh(preview: Preview, live: Live, origin: str, *, again: bool = False) -> None:
    """Make what changed, and tell what there is to see, or what is wrong.

    `again`: only what was not told the last time.
    """
    before = live.shown
    faults: list[str] = []
    renewed = False
    try:
        renewed = preview.renew()
    except Exception as error:  # whatever it is, the preview goes on
        faults = lines(error, preview.root)
    kept_out = lines(FaultsError(preview.kept_out), preview.root)
    faults = list(dict.fromkeys([*faults, *kept_out]))
    live.show(tuple(faults), renewed=renewed or (not before.site and preview.is_there))
    for fault in [] if again and live.shown == before else faults:
        print(fault, file=sys.stderr, flush=True)
    state = f"avec {compte(len(faults), 'faute')} en haut des pages" if faults else "à jour"
    if live.shown != before:
        say(f"Aperçu {state}\N{NO-BREAK SPACE}: {origin}{preview.base}")


def _folders(root: Path) -> list[Path]:
    """The folders whose files make a site; `_concerns` says which of them."""
    projet = Projet(root)
    apart = [f for f in projet.communs if not f.is_relative_to(projet.referentiel)]
    return [projet.referentiel, *apart, *projet.layers, OUTIL]


def _concerns(root: Path) -> Callable[[Path], bool]:
    """Whether a site comes from a file: what we make ourselves is not listened to."""
    projet = Projet(root)
    read = [projet.referentiel, *projet.communs, *projet.layers, TEMPLATES]
    made = [projet.generated, projet.written[0] / GENERES, projet.build]

    def concerns(path: Path) -> bool:
        if "__pycache__" in path.parts or any(path.is_relative_to(folder) for folder in made):
            return False
        if path == projet.settings or any(path.is_relative_to(folder) for folder in read):
            return True
        return path.is_relative_to(OUTIL) and path.suffix == ".py"

    return concerns
