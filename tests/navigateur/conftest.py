"""A real Chromium on the real built site, built once for the whole run."""

from __future__ import annotations

import functools
import io
import json
import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from generator import pipeline
from generator.model import Referentiel
from tests.conftest import MINI, Construit, sans_titres
from tests.navigateur import formes
from tests.navigateur.auto import Calcul, evaluer, page_nue
from tests.navigateur.onglet import Onglet
from tests.repartition import une_fois

RACINE = Path(__file__).resolve().parents[2]
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
expect.set_options(timeout=20_000)  # ms: several tests at once, on a busy machine
NOMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the second without its windows: a page costs a third less to open."""
BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
"""Pages of the browser itself, behind its address bar, which nobody sees here. It loads them again
for each new profile: more than half of what a test used to cost."""
DRIVER_OFF = (
    "AimEnabled AvoidCorsURLLoaderRestartOnRedirect AvoidUnnecessaryBeforeUnloadCheckSync "
    "DestroyProfileOnBrowserClose HttpsFirstBalancedModeAutoEnable HttpsUpgrades LensOverlay "
    "MediaRouter NetworkTimeServiceQuerying OptimizationHints PaintHolding PreconnectToSearch "
    "TcpPortRandomizationWin ThirdPartyStoragePartitioning"
).split()
"""What Playwright turns off itself: of two such lists Chromium reads the last one only."""


@contextmanager
def serve(folder: Path, change: Callable[[Path], bytes | None] | None = None) -> Iterator[str]:
    """A folder behind a web server on this machine: its address, which ends with a slash.

    `change` gives a file otherwise than it is; None: as it is.
    """

    class Quiet(SimpleHTTPRequestHandler):
        def send_head(self) -> Any:
            if self.path == "/lent":  # `doigts.LENT`
                time.sleep(0.9)
            path = Path(self.translate_path(self.path))
            body = change(path) if change and path.is_file() else None
            if body is None:
                return super().send_head()
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            return io.BytesIO(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


ARBRE = "titres/cip/obtenir/arbre/"
ETATS = (
    "jamais",  # a question, after one answer
    "jamais--aucune--emploi--non",  # a question, after four
    "jamais--aucune--emploi--inconnu--titre",  # an open way, with the most steps
    "ccp--close--plus",  # not yet
    "inconnu--oublie",  # to be found out, nothing for the jury to look at
    "inconnu--livret--actuelle--inconnu",  # something the jury looks at in some cases only
)
FICHE = "titres/cip/auto-evaluation/c12.html"


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    """The same site behind a web server."""
    with serve(site_dir) as address:
        yield address


@pytest.fixture(scope="session")
def two_titles_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that holds the real title and the tiny one of the tests, with nothing else changed."""

    def construire(root: Path) -> None:
        shutil.copy(RACINE / "mkdocs.yml", root)
        shutil.copytree(RACINE / "site_src", root / "site_src", ignore=sans_titres)
        shutil.copytree(RACINE / "referentiel" / "cip", root / "referentiel" / "cip")
        shutil.copytree(MINI, root / "referentiel" / "mini")
        pipeline.build(root, pipeline.title_folders(root), root / "site")

    return une_fois(tmp_path_factory, "deux", construire) / "site"


@pytest.fixture(scope="session")
def two_titles_url(two_titles_dir: Path) -> Iterator[str]:
    """The same two titles behind a web server."""
    with serve(two_titles_dir) as address:
        yield address


@pytest.fixture(scope="session")
def portal_dir(trois_construits: Construit) -> Path:
    """The site of three small titles."""
    return trois_construits.modele / "build" / "site"


@pytest.fixture(scope="session")
def portal_url(portal_dir: Path) -> Iterator[str]:
    """The same behind a web server."""
    with serve(portal_dir) as address:
        yield address


@pytest.fixture(scope="session")
def every_address(site_dir: Path) -> tuple[str, ...]:
    """Every built page, from the root of the site, 404 included."""
    found = tuple(sorted(p.relative_to(site_dir).as_posix() for p in site_dir.rglob("*.html")))
    assert len(found) > 200
    return found


@pytest.fixture(scope="session")
def addresses(every_address: tuple[str, ...]) -> tuple[str, ...]:
    """Every page but most of the states of the decision tree, and of the pages of answers.

    There are over two hundred, made from three templates: what a browser takes seconds to look at
    is looked at on one of each shape. `test_obtenir.py` and `test_auto_competences.py` walk them.
    """
    kept = {f"{ARBRE}{name}.html" for name in ("index", "tout", *ETATS)} | {FICHE}
    assert kept <= set(every_address)
    apart = re.compile(rf"{ARBRE}|titres/cip/auto-evaluation/c\d+\.html$")
    return tuple(a for a in every_address if not apart.match(a) or a in kept)


@pytest.fixture(scope="session")
def one_of_each(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """One page of each kind: hand-written, title, activité type, compétence, voie, outcome…"""
    return tuple({_kind(address): address for address in addresses}.values())


@pytest.fixture(scope="session")
def covers(
    site_dir: Path, every_address: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, tuple[str, ...]]:
    """The few pages that have together every shape (`formes.py`) of all the pages of the site.

    Of everything: `tout`; of what surrounds the content, at each depth: `cadre`; of the explained
    words: `termes`; of the scripts and their elements: `anime`.
    """

    def construire(folder: Path) -> None:
        seen = {a: formes.formes((site_dir / a).read_text("utf-8")) for a in every_address}
        deep = {a: shapes | {formes.a_la_profondeur(a.count("/"))} for a, shapes in seen.items()}
        chosen = {
            "tout": formes.couvrir(seen),
            "cadre": formes.couvrir(deep, lambda forme: forme.cadre),
            "anime": formes.couvrir(seen, lambda forme: forme.anime),
            "termes": formes.couvrir(seen, lambda forme: "terme" in forme.classes),
        }
        (folder / "pages.json").write_text(json.dumps(chosen), "utf-8")

    told = une_fois(tmp_path_factory, "formes", construire) / "pages.json"
    return {name: tuple(pages) for name, pages in json.loads(told.read_text("utf-8")).items()}


def _kind(address: str) -> str:
    folder, _, name = address.rpartition("/")
    apart = ("index.html", "tout.html", "questions.html", "documents.html", "textes.html")
    if folder.endswith("/obtenir") and name not in apart:
        return "voie"
    if folder.endswith("/resultats"):
        return "issue"
    if address.startswith(ARBRE) and name not in apart:
        return "question" if name.removesuffix(".html") in ETATS[:2] else "état final"
    return re.sub(r"(at|c)\d+\.html$", r"\1.html", address)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium first, Playwright's own otherwise; none is a failure, never a skip."""
    installed = next(filter(None, map(shutil.which, NOMS)), None)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or installed,
            args=[*ARGUMENTS, f"--disable-features={','.join((*DRIVER_OFF, *BAR))}"],
        )
        yield launched
        launched.close()


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def onglet_garde(browser: Browser) -> Iterator[Onglet]:
    """The tab `page` lends to one test after the other."""
    kept = Onglet(browser)
    yield kept
    kept.jeter()


@pytest.fixture
def page(onglet_garde: Onglet) -> Iterator[Page]:
    """A tab on an empty page, nothing kept from another test: the same one for many tests, emptied
    in between (`onglet.py`)."""
    yield onglet_garde.prendre()
    onglet_garde.rendre()


@pytest.fixture
def context(page: Page) -> BrowserContext:
    """The profile of that tab: for a test that sets it, or opens several tabs."""
    return page.context


@pytest.fixture
def injected(browser: Browser) -> Iterator[Page]:
    """A page that takes a reader's own style, which the policy refuses from the site itself."""
    context = browser.new_context(bypass_csp=True, locale="fr-FR")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def page_vide(browser: Browser, cip: Referentiel) -> Iterator[Page]:
    """An empty page with the scripts of the self-assessment that need none."""
    with page_nue(browser, cip) as bare:
        yield bare


@pytest.fixture
def js(page_vide: Page) -> Calcul:
    """Run a function body among those scripts, and give its value."""

    def calcul(corps: str, arg: Any = None) -> Any:
        return evaluer(page_vide, corps, arg)

    return calcul
