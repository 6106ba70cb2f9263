"""What installs the engines, and the search of the matrix: each must be able to say no."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.conftest import RACINE
from tests.moteurs.conftest import presents
from tests.moteurs.fouille import NIVEAU, fouiller
from tests.moteurs.marche import Lieu
from tests.moteurs.matrice import Case, courte, entiere, sans_reprise
from tests.moteurs.pilote import Pilote
from tests.moteurs.pilotes import webkit
from tests.moteurs.plateau import GESTES
from tests.moteurs.scene import PAGES
from tests.test_ci import _machine


def _preparer(
    dossier: Path, ci: str, **programmes: str
) -> tuple[subprocess.CompletedProcess[str], str]:
    """What is said, and what was asked of apt-get."""
    journal = dossier / "apt.txt"
    fait = subprocess.run(
        ["sh", str(RACINE / "tests/outils/preparer.sh"), "moteurs"],
        cwd=dossier,
        env=_machine(dossier / "bin", **programmes) | {"CI": ci, "JOURNAL": str(journal)},
        capture_output=True,
        text=True,
        check=False,
    )
    return fait, journal.read_text("utf-8") if journal.exists() else ""


APT = """echo "$@" >> "$JOURNAL"
for outil in firefox-esr WebKitWebDriver Xvfb; do cp "${0%/*}/vrai" "${0%/*}/$outil"; done"""
SUDO = 'while [ "${1#-}" != "$1" ]; do shift; done; "$@"'


@pytest.mark.parametrize(
    ("qui", "sudo"), [("0", "exit 1"), ("1000", SUDO)], ids=["administrateur", "sudo"]
)
def test_the_engines_are_installed(tmp_path: Path, qui: str, sudo: str) -> None:
    fait, demande = _preparer(
        tmp_path, "1", id=f"echo {qui}", sudo=sudo, apt_get=APT, vrai="exit 0", true="exit 0"
    )
    assert fait.returncode == 0, fait.stderr
    assert "firefox-esr" in demande


def test_a_sudo_that_asks_for_a_password_is_not_used(tmp_path: Path) -> None:
    fait, demande = _preparer(tmp_path, "", id="echo 1000", sudo="exit 1", apt_get=APT)
    assert demande == ""
    assert [ligne[:9] for ligne in fait.stderr.splitlines()] == ["Il manque"] * 2


def test_an_engine_that_cannot_be_had_is_told_and_fails_only_in_ci(tmp_path: Path) -> None:
    (tmp_path / "ci").mkdir()
    (tmp_path / "ici").mkdir()
    assert _preparer(tmp_path / "ci", "true", id="echo 1000")[0].returncode == 1
    ici, _ = _preparer(tmp_path / "ici", "", id="echo 1000")
    assert ici.returncode == 0
    assert ici.stderr.count("sans lui") == 2


def test_the_short_matrix_is_part_of_the_whole_and_has_every_gesture() -> None:
    assert set(courte()) < set(entiere())
    assert {case.geste for case in courte()} == set(GESTES)
    assert {case.page for case in courte()} == {p.nom for p in PAGES.values() if len(p.gestes) > 1}
    assert {case.page for case in entiere()} == set(PAGES)


def test_what_is_not_tried_twice_is_tried_once() -> None:
    """Each gesture from each page in each protocol, and from each state of what holds it."""
    toutes, gardees = entiere(), sans_reprise()
    assert set(courte()) < set(gardees) < set(toutes)
    # The grid at another place; a page that keeps nothing but numbers.
    seule = {("file", "fiche"), ("file", "projeter")}

    def sur(cases: Iterable[Case]) -> set[tuple[str, str, str]]:
        return {(c.protocole, c.page, c.geste) for c in cases if (c.protocole, c.page) not in seule}

    def depuis(cases: Iterable[Case]) -> set[tuple[str, str, str]]:
        grille = {"grille": "fiche"}  # One element answers in both.
        return {(grille.get(c.page, c.page), c.etat, c.geste) for c in cases}

    assert sur(gardees) == sur(toutes)
    assert depuis(gardees) == depuis(toutes)


POSER = """
  const [marque, niveau] = arg;
  localStorage.setItem('a', marque);
  sessionStorage.setItem('b', `"${niveau}"`);
  window.name = marque;
  document.cookie = `c=${encodeURIComponent(marque)}`;
  history.replaceState({ marque }, '', `#${encodeURIComponent(marque)}`);
  await new Promise((fait, non) => {
    Object.assign(indexedDB.open('base'), { onsuccess: fait, onerror: non });
  });
  const cache = document.createElement('textarea');
  cache.id = 'cache';
  cache.hidden = true;
  cache.value = marque;
  const ombre = document.createElement('div');
  ombre.attachShadow({ mode: 'open' }).append(cache.cloneNode());
  ombre.shadowRoot.firstChild.value = marque;
  ombre.shadowRoot.firstChild.id = 'ombre';
  document.body.append(cache, ombre);
"""
ECRIRE = """
  const [marque] = arg;
  const phrase = (id) => Object.assign(document.createElement('p'), { id, textContent: marque });
  const texte = document.createElement('p');
  texte.id = 'texte';
  texte.title = marque;
  const modele = document.createElement('template');
  modele.content.append(phrase('modele'));
  const ombre = document.createElement('div');
  ombre.attachShadow({ mode: 'open' }).append(phrase('dans'));
  document.body.append(texte, modele, ombre);
"""


def test_the_search_finds_what_is_put_anywhere(pilote: Pilote, lieu: Lieu) -> None:
    pilote.vierge()
    pilote.ouvrir(lieu("404.html"))
    assert fouiller(pilote, "Zoé9x") == []
    pilote.evaluer(POSER, ["Zoé9x", NIVEAU])
    pose = {
        "localStorage a",
        "sessionStorage b",
        "indexedDB base",
        "window.name",
        "history.state",
        "cookie",
        "adresse",
        "champ caché cache",
        "champ caché ombre",
    }
    assert set(fouiller(pilote, "Zoé9x")) == pose
    pilote.evaluer(ECRIRE, ["Zoé9x"])
    ecrit = {"texte texte", "texte caché modele", "texte dans"}
    assert set(fouiller(pilote, "Zoé9x")) == pose | ecrit
    autre = set(fouiller(pilote, "& <Zoé>"))
    pilote.evaluer(ECRIRE, ["& <Zoé>"])
    assert set(fouiller(pilote, "& <Zoé>")) - autre == ecrit


@pytest.mark.skipif("webkit" not in presents(), reason="WebKit n’est pas sur cette machine")
def test_un_navigateur_fige_au_depart_laisse_la_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webkit, "DEPARTS", (3, 60))
    pilote = webkit.WebKit(tmp_path)
    try:
        pilote.service.suspendre()
        pilote.vierge()
        pilote.ouvrir("data:text/html,<title>la</title>")
        assert pilote.evaluer("return document.title") == "la"
    finally:
        pilote.fermer()
