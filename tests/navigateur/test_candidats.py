"""The files the desk is tried with are what they say: read, or refused for the reason given."""

from __future__ import annotations

from playwright.sync_api import Browser

from generator.model import Referentiel
from tests.navigateur.auto import evaluer, page_nue
from tests.navigateur.candidats import GROS, groupe, lundi

LIRE = """
  try {
    const { etat, ignores, migre } = auto.lireFichier(arg, ctx);
    return { refus: '', ignores, migre, rien: auto.estVide(etat) };
  } catch (refus) {
    return { refus: refus.code };
  }
"""


def test_each_file_of_a_monday_is_what_it_says(
    browser: Browser, cip: Referentiel, mini: Referentiel
) -> None:
    for referentiel in (cip, mini):
        with page_nue(browser, referentiel) as page:
            fichiers = lundi(referentiel)
            lus = [evaluer(page, LIRE, f.octets.decode()) for f in fichiers]
        assert [lu["refus"] for lu in lus] == [f.refus for f in fichiers]
        ouverts = [lu for lu in lus if not lu["refus"]]
        assert [lu["ignores"] for lu in ouverts] == [0] * 9
        assert sum(lu["migre"] for lu in ouverts) == 1
        assert max(len(f.octets) for f in fichiers) >= GROS
        assert fichiers[8].octets == fichiers[1].octets


def test_a_group_is_of_the_size_asked_and_the_same_each_time(cip: Referentiel) -> None:
    deux = groupe(cip, 3, GROS, 200)
    assert deux == groupe(cip, 3, GROS, 200)
    assert [len(c.octets) >= GROS and len(c.nom) > 200 for c in deux] == [True] * 3
    assert len({c.octets for c in deux}) == 3
