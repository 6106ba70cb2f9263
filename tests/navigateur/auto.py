"""The scripts of the self-assessment that hold no page element, and how to run them alone."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from generator.exports.auto_evaluation import auto_evaluation_js
from generator.ground.lots import LOTS
from generator.model import Referentiel

RACINE = Path(__file__).resolve().parents[2]
DOSSIER = RACINE / "site_src" / "docs" / "assets" / "js" / "auto"
Calcul = Callable[..., Any]
_VERIFIES = frozenset(
    (RACINE / "tests" / "outils" / nom).resolve()
    for nom in json.loads((RACINE / "tests/outils/jsconfig.json").read_text("utf-8"))["files"]
)
SCRIPTS = tuple(
    Path(os.path.relpath(chemin, DOSSIER)).with_suffix("").as_posix()
    for sources in LOTS.values()
    for chemin in (RACINE / "site_src" / "docs" / source for source in sources)
    if chemin in _VERIFIES
)
"""Those that hold no page element, from their folder, in the order a page runs them."""

OUTILS = """
  const auto = window.Referentiel.auto;
  const ctx = auto.contexte(window.Referentiel.auto_evaluation);
  const T = (minutes) => Date.UTC(2026, 0, 1) + minutes * 60000;
  const situation = (champs) => ({
    titre: '', debut: '', fin: '', textes: {}, competences: [], reperes: [], ...champs,
  });
"""


HASARD = """
  let graine = arg;
  const de = (n) => {  // A small generator: the same cases at each run.
    graine = (graine + 0x6d2b79f5) | 0;
    let t = Math.imul(graine ^ (graine >>> 15), 1 | graine);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
  const iso = (n) => new Date(T(n)).toISOString();
  const hasard = () => {
    let e = auto.vide(ctx);
    for (let i = de(6); i > 0; i -= 1) {
      const le = iso(de(5));
      const cle = `C01-${1 + de(3)}`;
      e.reponses.set(cle, {niveau: ctx.niveaux[de(6)], le});
      e.premier_tour.set(`C0${1 + de(3)}`, {niveau: ctx.premier_tour[de(4)], le: iso(de(5))});
      e.ccp_vises.set(`CCP${1 + de(3)}`, {vise: de(2) === 1, le: iso(de(5))});
      const id = `element${de(3)}`;
      const vecue = {...situation({titre: `t${de(3)}`}), le};
      const lue = auto.lireElement('situations', id, vecue, ctx);
      e.situations.set(id, de(3) ? lue : {supprime: true, le});
      const reponses = new Map([['C01-1', ctx.niveaux[de(5)]]]);
      e.points.set(id, {nom: 'p', reponses, situations: [], le});
      // One level per code: which of two old answers was the later one is not kept.
      const anciens = [['C01-1', ctx.niveaux[1]], ['C01', ctx.niveaux[2]]];
      const niveaux = new Map(anciens.filter(() => de(2)));
      // Reviewed after any replacement: old answers have no instant of their own to be dropped by.
      e.revues.set(`2.un-${de(3)}`, {niveaux, fait: de(2) === 1, le: iso(5 + de(5))});
    }
    const parfois = (n) => (de(n) ? '' : iso(de(5)));
    const nouveautes = ['', 'a-lire', 'lues'][de(3)];
    const appareil = {remplace_le: parfois(3), fichier_le: parfois(2), nouveautes};
    return {...e, ...appareil, version: `v${de(3)}`, modifie_le: parfois(4)};
  };
  const ecrit = auto.ecrireStocke;
"""
"""Random states, the same at each run; `arg` is the seed."""


def apres_image(page: Page) -> None:
    """Lets what an answer puts off until its frame is made be done: no person is that quick."""
    page.evaluate("() => new Promise((fini) => window.Referentiel.auto.apresImage(fini))")


def quitter(page: Page) -> None:
    """« Effacer et quitter », confirmed as a person would: not in the same gesture."""
    page.get_by_role("button", name="Effacer et quitter").click()
    page.wait_for_timeout(800)
    page.get_by_role("button", name="Oui, tout effacer et quitter").click()
    page.wait_for_url("**/auto-evaluation/efface.html")


def donnees(referentiel: Referentiel) -> str:
    """The data script of a title that has a self-assessment."""
    assert referentiel.auto_evaluation
    return auto_evaluation_js(referentiel, referentiel.auto_evaluation)


def tout(referentiel: Referentiel) -> str:
    """The data script and all those scripts, one after the other."""
    textes = ((DOSSIER / f"{nom}.js").read_text("utf-8") for nom in SCRIPTS)
    return "\n".join((donnees(referentiel), *textes))


@contextmanager
def page_nue(browser: Browser, referentiel: Referentiel) -> Iterator[Page]:
    """An empty page with the scripts: nothing they do may need another one."""
    context = browser.new_context(locale="fr-FR", timezone_id="Europe/Paris")
    page = context.new_page()
    charger(page, referentiel)
    yield page
    context.close()


def charger(page: Page, referentiel: Referentiel) -> None:
    """Everything but the elements, in an empty page."""
    page.add_script_tag(content=tout(referentiel))


def evaluer(page: Page, corps: str, arg: Any = None) -> Any:
    """The value of a function body that may use `arg`, `auto`, `ctx`, `T` and `situation`."""
    return page.evaluate(f"async (arg) => {{ {OUTILS} {corps} }}", arg)
