"""Text twice as large at 360 pixels: nothing goes out of the page sideways."""

from __future__ import annotations

from collections.abc import Iterable

from tests.moteurs.marche import Lieu
from tests.moteurs.pilote import Pilote
from tests.moteurs.plateau import OUTILS
from tests.moteurs.scene import PAGES

LARGEUR, HAUTEUR = 360, 740
DEHORS = """
  const racine = document.documentElement;
  if (racine.scrollWidth <= innerWidth) return '';
  const dans = (e) => [...document.querySelectorAll('body *')].some((autre) => autre !== e &&
    autre.contains(e) && getComputedStyle(autre).overflowX !== 'visible');
  const dehors = [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility()
    && e.getBoundingClientRect().right > innerWidth + 1 && !dans(e));
  const noms = dehors.slice(-3).map((e) => e.outerHTML.slice(0, 70)).join(' | ');
  return `${racine.scrollWidth} px pour ${innerWidth} : ${noms}`;
"""


def regarder(p: Pilote, lieu: Lieu, pages: Iterable[str]) -> tuple[int, list[str]]:
    """The width that was had, and each page that scrolls sideways."""
    p.vierge()
    p.ouvrir(lieu("404.html"))
    p.taille(LARGEUR, HAUTEUR)
    largeur = int(p.evaluer("return innerWidth"))
    fautes = []
    for page in pages:
        p.ouvrir(lieu(page))
        p.texte_a(200)
        if dehors := p.evaluer(DEHORS):
            fautes.append(f"{page} : {dehors}")
    for nom, etat in (("bureau", "actif"), ("bureau", "ferme"), ("projeter", "ferme")):
        p.ouvrir(lieu(PAGES[nom].http))
        p.evaluer(f"{OUTILS} {PAGES[nom].etats[etat]}", "Prénom")
        p.texte_a(200)
        if dehors := p.evaluer(DEHORS):
            fautes.append(f"{nom}, {etat} : {dehors}")
    return largeur, fautes
