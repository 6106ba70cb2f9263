"""The walk, the matrix, the keyboard alone and large text, in each engine."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import astuple
from itertools import product
from pathlib import Path

import pytest

from tests.moteurs import clavier, lundi, matrice, texte200
from tests.moteurs.gestes import GARDE
from tests.moteurs.marche import ETAPES, TITRE, Lieu
from tests.moteurs.pilote import Pilote
from tests.moteurs.scene import PAGES
from tests.moteurs.tableau import MATRICE, NOTE
from tests.navigateur import candidats

Dire = Callable[[str, object], None]
COMPTE = "return document.querySelector('.tour__compte')?.textContent.startsWith(arg)"
ANNEAU = """
  const { activeElement: ici } = document;
  return [ici.localName, getComputedStyle(ici).outlineStyle];
"""


TOUT_REPONDRE = """
  const { auto } = window.Referentiel;
  const { ctx } = auto.stockage();
  const niveaux = ['en-autonomie', 'avec-appui', 'pas-encore', 'avec-preuve', 'pas-l-occasion'];
  const codes = [...ctx.competences.values()].flatMap(({ codes }) => codes);
  const maintenant = Date.now();
  const dire = (etat, code, i) =>
    auto.poser(etat, 'reponses', code, { niveau: niveaux[i % 5] }, maintenant);
  auto.stockage().changer((etat) => codes.reduce(dire, etat), maintenant);
"""
CENTRER = """
  const cible = document.querySelector(arg);
  cible.scrollIntoView({ block: 'center', behavior: 'instant' });
  const haut = () => cible.getBoundingClientRect().top;
  const suivi = (window.suivi = { ecart: 0, fini: false });
  cible.addEventListener('change', () => {
    const [avant, debut] = [suivi.haut, performance.now()];
    const regarder = () => {
      suivi.ecart = Math.max(suivi.ecart, Math.abs(haut() - avant));
      if (performance.now() - debut < 600) requestAnimationFrame(regarder);
      else suivi.fini = true;
    };
    requestAnimationFrame(regarder);
  }, { once: true });
  cible.addEventListener('pointerdown', () => (suivi.haut = haut()), { once: true });
"""
"""Follows, from its click, how far an element goes in the window."""


@pytest.mark.parametrize("etape", ETAPES)
def test_marche(pilote: Pilote, lieu: Lieu, etape: str) -> None:
    pilote.vierge()
    ETAPES[etape](pilote, lieu)


@pytest.mark.parametrize("ou", [f"{pr}-{pa}" for pr in matrice.PROTOCOLES for pa in PAGES])
def test_matrice(
    pilote: Pilote, lieu: Lieu, ou: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Erased means erased; what is not erased is where it must be, and nowhere else."""
    protocole, page = ou.split("-", 1)
    voulue = request.config.getoption("matrice")
    if voulue == "chromium":
        voulue = "sans reprise" if pilote.nom == "chromium" else "courte"
    toutes = matrice.MATRICES[voulue]()
    cases = tuple(c for c in toutes if (c.protocole, c.page) == (protocole, page))
    essai = matrice.Essai(pilote, lieu, protocole, PAGES[page], tmp_path)
    pilote.sans_serveur = protocole == "file"
    try:
        dit = matrice.jouer(essai, cases)
    finally:
        pilote.sans_serveur = False
    lu = [pilote.nom, [[*astuple(case), texte] for case, texte in dit.items()]]
    request.node.user_properties.append((MATRICE, lu))
    fautes = [
        f"{protocole}, {page}, {case.etat}, {case.geste} : {texte}"
        for case, texte in dit.items()
        if texte not in matrice.BONS
    ]
    assert not fautes, "\n" + "\n".join(fautes)


def test_clavier_seul(pilote: Pilote, lieu: Lieu, record_property: Dire) -> None:
    pilote.vierge()
    fichier, touches = clavier.parcourir(pilote, lieu)
    assert TITRE in fichier.read_text("utf-8")
    record_property(NOTE, f"{pilote.nom}, clavier seul : {touches} touches")


def test_noter_au_clavier(
    pilote: Pilote, lieu: Lieu, tmp_path: Path, record_property: Dire
) -> None:
    pilote.vierge()
    fichier = candidats.deposer(tmp_path, lundi.fichiers()[:1])[0]
    garde, touches, reperes = clavier.noter(pilote, lieu, fichier)
    notes = json.loads(garde.read_text("utf-8"))["notes"].values()
    assert len([note for note in notes if note["niveau"]]) == reperes > 70
    note = f"{pilote.nom}, {reperes} repères notés au clavier : {touches} touches"
    record_property(NOTE, note)


def test_texte_a_200_pour_cent(
    pilote: Pilote, lieu: Lieu, one_of_each: tuple[str, ...], record_property: Dire
) -> None:
    largeur, fautes = texte200.regarder(pilote, lieu, one_of_each)
    note = f"{pilote.nom}, texte à 200 % : {len(one_of_each)} pages à {largeur} px"
    record_property(NOTE, note)
    assert largeur == texte200.LARGEUR or pilote.nom == "webkit"
    assert not fautes, "\n" + "\n".join(fautes)


def test_premier_tour_au_doigt(pilote: Pilote, lieu: Lieu) -> None:
    """A tap answers, leads on, and leaves no ring around what comes next."""
    pilote.vierge()
    pilote.ouvrir(f"{lieu.http}titres/cip/auto-evaluation/premier-tour.html")
    for rang, code in enumerate(("C01", "C02", "C03"), start=1):
        pilote.attendre(COMPTE, f"Question {rang} ")
        if rang > 1:
            assert pilote.evaluer(ANNEAU) == ["legend", "none"]
        time.sleep(GARDE)  # a second tap in the same place, too soon, is a double click
        pilote.cliquer(f"[data-question={code}] .question__niveau:has([value=avec-appui])")
    dits = pilote.attendre(
        "const { etat } = Referentiel.auto.stockage(); return etat.premier_tour.size === 3 && "
        "[...etat.premier_tour].map(([code, { niveau }]) => [code, niveau])"
    )
    assert dits == [[code, "avec-appui"] for code in ("C01", "C02", "C03")]


@pytest.mark.parametrize("rempli", [False, True])
def test_ce_qu_on_coche_reste_en_place(pilote: Pilote, lieu: Lieu, rempli: bool) -> None:
    """The next step, the map and the list above are redrawn: the box ticked does not move."""
    pilote.vierge()
    pilote.taille(360, 640)
    pilote.ouvrir(f"{lieu.http}titres/cip/auto-evaluation/synthese.html")
    if rempli:
        pilote.evaluer(TOUT_REPONDRE)
    pilote.evaluer("document.querySelector('[data-ccp-obtenu]').closest('details').open = true")
    bouge = {}
    for coche, ccp in product((True, False), ("CCP2", "CCP1", "CCP3")):
        case = f"[data-ccp-obtenu={ccp}] input[type=checkbox]"
        pilote.evaluer(CENTRER, case)
        pilote.cliquer(case)
        pilote.attendre("return window.suivi.fini")
        assert pilote.evaluer("return document.querySelector(arg).checked", case) is coche
        bouge[ccp, coche] = pilote.evaluer("return window.suivi.ecart")
    assert max(bouge.values()) < 1.5, bouge
