"""The trainer's desk, as a trainer gets to it: a file of someone, opened, and their panel."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

BUREAU = "titres/cip/formateur/index.html"
LE = "2026-01-01T10:00:00.000Z"


def dossier(niveaux: Mapping[str, str], **sections: Any) -> str:
    """The text of a candidate's file of today, with these levels by repère, and these sections."""
    vide: dict[str, Any] = {
        section: {}
        for section in ("premier_tour", "situations", "ccp", "ccp_vises", "plan", "points")
    }
    reponses = {code: {"niveau": niveau, "le": LE} for code, niveau in niveaux.items()}
    tout = {"format": 2, "titre": "TP-00403", "version": "", "edition": "2", "modifie_le": LE}
    return json.dumps({**tout, "reponses": reponses, **vide, "revues": {}, **sections})


def ouvrir(page: Page, fichiers: Mapping[str, str]) -> None:
    """Opens files on the desk: name -> text."""
    payloads = [
        {"name": nom, "mimeType": "application/json", "buffer": texte.encode()}
        for nom, texte in fichiers.items()
    ]
    choix = page.locator("input[data-action='ouvrir-candidats']").first
    choix.set_input_files(payloads)  # type: ignore[arg-type]
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
