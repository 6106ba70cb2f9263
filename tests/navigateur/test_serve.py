"""`generator serve` as someone who writes sees it: the open page follows each edit, and faults.

The browser stays on one page; nothing here reloads it.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Construit
from tests.navigateur.conftest import serve

ATTENTE = 30_000  # ms: a rebuild and a reload, on a busy machine


@dataclass
class Apercu:
    """A running preview: where, and what it has said so far."""

    adresse: str
    lignes: list[str] = field(default_factory=list)

    def etats(self) -> int:
        """How many times the pages were rebuilt."""
        return sum(ligne.startswith(("Aperçu à", "Aperçu avec")) for ligne in self.lignes)

    def repos(self) -> None:
        """What the last edit set off is over, and sets off nothing itself."""
        for _ in range(6):
            avant = self.etats()
            time.sleep(1.2)
            if self.etats() == avant:
                return
        pytest.fail("l’aperçu se reconstruit sans fin :\n" + "".join(self.lignes))


@contextmanager
def apercu(projet: Path, port: int = 0) -> Iterator[Apercu]:
    """A real `generator serve` on a project, stopped in the end by Ctrl+C."""
    with socket.socket() as libre:
        libre.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        libre.bind(("127.0.0.1", port))
        hote = f"127.0.0.1:{libre.getsockname()[1]}"
    # Launched in the background, a run of the tests would have its children ignore Ctrl+C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--adresse", hote],
        cwd=projet,
        env={**os.environ, "PYTHONPATH": str(projet)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    signal.signal(signal.SIGINT, before)
    assert process.stdout is not None
    vu = Apercu(f"http://{hote}/")
    lecteur = threading.Thread(target=lambda: vu.lignes.extend(process.stdout or ()))
    lecteur.start()
    try:
        _attendre(lambda: vu.etats() > 0, process, vu)
        yield vu
    finally:
        process.send_signal(signal.SIGINT)
        code = process.wait(60)
        lecteur.join(10)
        process.stdout.close()
    assert code == 0
    assert vu.lignes[-1] == "Aperçu arrêté.\n"
    assert "Traceback" not in "".join(vu.lignes)


def _attendre(fait: Callable[[], bool], process: subprocess.Popen[str], vu: Apercu) -> None:
    fin = time.monotonic() + 120
    while not fait():
        if process.poll() is not None or time.monotonic() > fin:
            pytest.fail("l’aperçu n’a pas démarré :\n" + "".join(vu.lignes))
        time.sleep(0.05)


@contextmanager
def abime(fichier: Path, ajout: str) -> Iterator[None]:
    """A file made faulty for a while."""
    bon = fichier.read_text("utf-8")
    fichier.write_text(bon + ajout, "utf-8")
    yield
    fichier.write_text(bon, "utf-8")


def test_the_open_page_follows_each_edit(projet: Path, page: Page) -> None:
    competence = projet / "referentiel" / "mini" / "activites" / "at1-cultiver.yaml"
    fautes = page.locator(".fautes")
    with apercu(projet) as vu:
        page.goto(f"{vu.adresse}titres/mini/competences/c01.html")
        contenu = page.locator("article")
        expect(contenu).to_be_visible()
        expect(fautes).to_have_count(0)

        texte = competence.read_text("utf-8")
        change = re.sub(r"(en_clair: (?:>-?\n\s+)?)", r"\1Un mot venu du fichier, ", texte)
        assert change != texte
        competence.write_text(change, "utf-8")
        expect(contenu).to_contain_text("Un mot venu du fichier", timeout=ATTENTE)

        vu.repos()
        gabarit = projet / "generator/templates/pages/competence.md.j2"
        with abime(gabarit, "\n<p>Phrase venue du gabarit.</p>\n"):
            expect(contenu).to_contain_text("Phrase venue du gabarit.", timeout=ATTENTE)
        expect(contenu).not_to_contain_text("Phrase venue du gabarit.", timeout=ATTENTE)

        vu.repos()
        with abime(projet / "site_src/theme/partials/pied.html", "\n<p>Mot venu du thème</p>\n"):
            expect(page.get_by_text("Mot venu du thème")).to_be_visible(timeout=ATTENTE)

        vu.repos()
        with abime(projet / "site_src/docs/assets/css/base.css", "\narticle { color: red }\n"):
            expect(contenu).to_have_css("color", "rgb(255, 0, 0)", timeout=ATTENTE)

        vu.repos()


def test_faults_show_on_the_page_and_go_with_their_cause(projet: Path, page: Page) -> None:
    donnees = projet / "referentiel/mini/titre.yaml"
    theme = projet / "site_src/theme/main.html"
    redigee = projet / "site_src/docs/a-propos.md"
    gabarit = projet / "generator/templates/pages/competence.md.j2"
    fautes = page.get_by_role("alert")
    with apercu(projet) as vu:
        page.goto(f"{vu.adresse}titres/mini/competences/c01.html")
        titre = page.get_by_role("heading", level=1).inner_text()
        for fichier, ajout, dit in (
            (donnees, "\ncouleur: <b>bleu</b>\n", "titre.yaml:"),
            (theme, "\n{% oubli %}\n", "main.html:"),
            (redigee, "\n[ailleurs](nulle-part.html)\n", "nulle-part.html"),
            (gabarit, "\n{{ oubli\n", "competence.md.j2:"),
            (projet / "mkdocs.yml", "\nnav: [\n", "mkdocs.yml:"),
        ):
            with abime(fichier, ajout):
                ligne = fautes.locator("li", has_text=dit)
                expect(ligne.first).to_be_visible(timeout=ATTENTE)
                expect(page.get_by_role("heading", level=1)).to_have_text(titre)
                expect(page.locator("nav a[href$='glossaire.html']").first).to_be_attached()
                page.reload()  # a page opened meanwhile tells it too
                expect(ligne.first).to_be_visible(timeout=ATTENTE)
            expect(fautes).to_have_count(0, timeout=ATTENTE)
        assert page.evaluate("document.querySelectorAll('.fautes b').length") == 0


def test_a_first_start_on_faulty_data_still_serves(projet: Path, page: Page) -> None:
    titre = projet / "referentiel/mini/titre.yaml"
    with abime(titre, "\ncouleur: bleu\n"), apercu(projet) as vu:
        page.goto(f"{vu.adresse}titres/mini/index.html")
        expect(page.get_by_role("alert")).to_contain_text("titre.yaml")
        expect(page.get_by_role("alert")).not_to_contain_text("la dernière version")
        titre.write_text(titre.read_text("utf-8").replace("\ncouleur: bleu\n", ""), "utf-8")
        expect(page.get_by_role("alert")).to_have_count(0, timeout=ATTENTE)
        expect(page.locator("article a[href$='competences/c01.html']").first).to_be_visible()


def test_a_lost_address_shows_the_page_for_it(projet: Path, page: Page) -> None:
    with apercu(projet) as vu:
        reponse = page.goto(f"{vu.adresse}titres/nulle/part.html")
        assert reponse is not None
        assert reponse.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas")
        page.get_by_role("link", name="Revenir à l’accueil").click()
        expect(page).to_have_url(re.compile(r"/index\.html$"))
        page.get_by_role("link", name="Garder hors ligne").click()
        expect(page.get_by_text("il ne se garde pas hors ligne")).to_be_visible()
        expect(page.locator("garder-hors-ligne")).to_have_count(0)


def test_a_copy_a_built_site_left_there_hides_nothing(
    projet_construit: Construit, page: Page
) -> None:
    """Somebody tried the offline copy of the built site, then writes at the same address."""
    projet = projet_construit.remettre()
    with serve(projet / "build" / "site") as adresse:
        page.goto(f"{adresse}hors-ligne.html")
        page.get_by_role("button", name="Garder hors ligne").click()
        expect(page.locator(".copie__etat")).to_contain_text("Tout le site est gardé")
        page.evaluate("caches.open('autre-site:v1')")
    accueil = projet / "site_src/docs/a-propos.md"
    accueil.write_text(accueil.read_text("utf-8") + "\nUne phrase toute neuve.\n", "utf-8")
    with apercu(projet, port=urlsplit(adresse).port or 0) as vu:
        page.goto(f"{vu.adresse}a-propos.html")
        expect(page.get_by_text("Une phrase toute neuve.")).to_be_visible(timeout=ATTENTE)
        accueil.write_text(accueil.read_text("utf-8") + "\nUne autre encore.\n", "utf-8")
        expect(page.get_by_text("Une autre encore.")).to_be_visible(timeout=ATTENTE)
        left = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
        assert page.evaluate(left) == 0
        assert page.evaluate("caches.keys()") == ["autre-site:v1"]


def test_a_taken_address_is_said_in_one_sentence(projet: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as prise:
        hote = f"127.0.0.1:{prise.getsockname()[1]}"
        fait = subprocess.run(
            [sys.executable, "-m", "generator", "serve", "--adresse", hote],
            cwd=projet,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert fait.returncode == 1
    assert f"{hote} est déjà prise" in fait.stderr
    assert fait.stderr.count("\n") == 1
