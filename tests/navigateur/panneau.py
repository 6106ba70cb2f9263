"""The trainer's desk, as a trainer gets to it: a file of someone, opened, and their panel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.navigateur.bureau import OUVRIR, candidat, fichier


def dossier(niveaux: Mapping[str, str], **sections: Any) -> str:
    """The text of a candidate's file of today, with these levels by repère, and these sections."""
    return candidat(niveaux, **sections)


def ouvrir(page: Page, fichiers: Mapping[str, str]) -> None:
    """Opens files on the desk, whatever else it holds: name -> text."""
    choix = page.locator(OUVRIR).first
    choix.set_input_files([fichier(nom, texte) for nom, texte in fichiers.items()])
    for nom in fichiers:
        page.wait_for_function(
            "(nom) => Referentiel.formateur.dossiers.bilan.some(({fichier}) => fichier === nom)",
            arg=nom,
        )


def voir(page: Page, nom: str, competence: str = "C01") -> None:
    """The panel of someone, by their label."""
    page.evaluate(
        """([nom, competence]) => {
          const { auto, formateur } = Referentiel;
          const tous = formateur.personnes(auto.stockage().etat);
          const [personne] = tous.find(([, qui]) => qui.nom === nom);
          formateur.aller('personne', { personne, competence });
        }""",
        [nom, competence],
    )
    expect(page.locator("personne-formateur")).to_be_visible()
    # It comes when it is shown.
    page.wait_for_function("() => customElements.get('personne-formateur') !== undefined")


def repere(page: Page, code: str) -> Locator:
    return page.locator(f"personne-formateur [data-repere='{code}']")


def noter(page: Page, code: str, niveau: str) -> None:
    """Chooses a level, by its words, as with a pointer."""
    repere(page, code).locator("label").filter(has_text=niveau).first.click()


def notes(page: Page) -> dict[str, dict[str, Any]]:
    """What the store keeps of whoever is rated: repère -> note."""
    kept: dict[str, dict[str, Any]] = page.evaluate(
        """() => Object.fromEntries(
          [...Referentiel.auto.stockage().etat.notes].map(([cle, n]) => [cle.split('.')[1], n]))"""
    )
    return kept
