"""`mkdocs serve` as someone who writes sees it: the open page follows each edit, faults included.

The browser stays on one page; nothing here reloads it.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ATTENTE = 10_000  # ms: a poll, a rebuild, a reload, on a busy machine


@dataclass
class Apercu:
    """A running preview: where, and what it has said so far."""

    adresse: str
    lignes: list[str] = field(default_factory=list)

    def etats(self) -> int:
        """How many times the pages were rebuilt."""
        return sum(ligne.startswith("Aperçu ") for ligne in self.lignes)

    def repos(self) -> None:
        """What the last edit set off is over, and sets off nothing itself."""
        for _ in range(6):
            avant = self.etats()
            time.sleep(1.2)
            if self.etats() == avant:
                return
        pytest.fail("l’aperçu se reconstruit sans fin :\n" + "".join(self.lignes))


@contextmanager
def apercu(projet: Path) -> Iterator[Apercu]:
    """A real `mkdocs serve` on a project, stopped in the end."""
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        hote = f"127.0.0.1:{libre.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", hote],
        cwd=projet,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    vu = Apercu(f"http://{hote}/")
    lecteur = threading.Thread(target=lambda: vu.lignes.extend(process.stdout or ()))
    lecteur.start()
    try:
        _attendre(lambda: any("Serving on" in ligne for ligne in vu.lignes), process, vu)
        yield vu
    finally:
        process.terminate()
        process.wait(10)
        lecteur.join(10)
        process.stdout.close()


def _attendre(fait: Callable[[], bool], process: subprocess.Popen[str], vu: Apercu) -> None:
    fin = time.monotonic() + 20
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
    competence = next((projet / "referentiel/mini/activites").glob("*.yaml"))
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
    with apercu(projet) as vu:
        page.goto(f"{vu.adresse}titres/mini/competences/c01.html")
        titre = page.get_by_role("heading", level=1).inner_text()

        def la_page_tient(*noms: str) -> None:
            for nom in noms:
                ligne = page.locator(".fautes li", has_text=nom)
                expect(ligne.first).to_be_visible(timeout=ATTENTE)
            expect(page.get_by_role("heading", level=1)).to_have_text(titre)
            expect(page.locator("nav a[href$='glossaire.html']").first).to_be_attached()

        with (
            abime(donnees, "\ncouleur: bleu\n"),
            abime(theme, "\n{% oubli %}\n"),
            abime(redigee, "\n[ailleurs](nulle-part.html)\n"),
        ):
            la_page_tient("titre.yaml:", "main.html:", "a-propos.html")
        with abime(gabarit, "\n{{ oubli\n"):
            la_page_tient("competence.md.j2:")
        expect(page.locator(".fautes")).to_have_count(0, timeout=ATTENTE)


def test_a_first_start_on_faulty_data_still_serves(projet: Path, page: Page) -> None:
    titre = projet / "referentiel/mini/titre.yaml"
    with suppress(FileNotFoundError):
        shutil.rmtree(projet / "site_src/docs/titres")
    with abime(titre, "\ncouleur: bleu\n"), apercu(projet) as vu:
        page.goto(vu.adresse)
        expect(page.locator(".fautes")).to_contain_text("titre.yaml")
        titre.write_text(titre.read_text("utf-8").replace("\ncouleur: bleu\n", ""), "utf-8")
        expect(page.locator(".fautes")).to_have_count(0, timeout=ATTENTE)
        expect(page.locator("article a[href^='titres/mini/']").first).to_be_visible()


def test_a_taken_address_is_said_in_one_sentence(projet: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as prise:
        hote = f"127.0.0.1:{prise.getsockname()[1]}"
        fait = subprocess.run(
            [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", hote],
            cwd=projet,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
    assert fait.returncode == 1
    assert f"{hote} est déjà prise" in fait.stderr
    assert "Traceback" not in fait.stderr
