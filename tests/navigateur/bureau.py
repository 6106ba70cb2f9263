"""Files of candidates, and the gestures of the trainer's desk, for its tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import FilePayload, Page, expect

BUREAU = "titres/cip/formateur/index.html"
OUVRIR = "[data-action='ouvrir-candidats']"
LE = "2026-11-03T09:00:00.000Z"
SECRET = "secret-9k"
"""A text of a candidate: it may never be kept by the browser of a trainer."""


def candidat(
    reponses: Mapping[str, str], situation: str = "", edition: str | None = None, **autres: Any
) -> str:
    """The text of a candidate's file: levels by repère; a situation of that name, about C01."""
    vecue = {
        "titre": f"Un atelier {SECRET}",
        "debut": "",
        "fin": "",
        "textes": {"taches": f"J’ai accueilli {SECRET}."},
        "competences": ["C01"],
        "reperes": [],
        "le": LE,
    }
    content: dict[str, Any] = {
        "format": 2,
        "titre": "TP-00403",
        "version": "0123456789ab",
        "edition": edition or "2",
        "modifie_le": LE,
        "reponses": {code: {"niveau": niveau, "le": LE} for code, niveau in reponses.items()},
        "premier_tour": {},
        "situations": {situation: vecue} if situation else {},
        **{nom: {} for nom in ("ccp", "ccp_vises", "plan", "points", "revues")},
    }
    return json.dumps(content | autres)


def fichier(nom: str, texte: str | bytes) -> FilePayload:
    contenu = texte if isinstance(texte, bytes) else texte.encode()
    return {"name": nom, "mimeType": "application/json", "buffer": contenu}


KARIM = candidat({"C01-1": "avec-appui", "C01-2": "en-autonomie"}, "situationkarim")
KARIM_MAI = candidat({"C01-1": "en-autonomie", "C01-2": "en-autonomie"}, "situationkarim")
LEA = candidat({"C01-1": "pas-encore"})


def arriver(page: Page, site_url: str) -> Page:
    page.goto(site_url + BUREAU)
    return page


def ouvrir(page: Page, *fichiers: FilePayload) -> None:
    """Opens files from the panel of the files, and waits until each has its line."""
    page.locator(OUVRIR).set_input_files(list(fichiers))
    expect(page.locator(".bureau__bilan li")).to_have_count(len(fichiers))


def noms(page: Page) -> list[str]:
    """The people of the group, as the panel of the files shows them."""
    champs = page.locator(".gens input[name='nom']")
    return [champs.nth(n).input_value() for n in range(champs.count())]


def noter(page: Page, nom: str, repere: str, niveau: str) -> None:
    """A rating, as the panel of a person gives it."""
    rendu = page.evaluate(
        """([nom, repere, niveau]) => {
          const { auto, formateur } = window.Referentiel;
          const magasin = auto.stockage();
          const [id] = formateur.personnes(magasin.etat).find(([, p]) => p.nom === nom);
          const { soi } = formateur.ligne(
            magasin.ctx, magasin.etat, formateur.dossiers.de(id), id, repere);
          const note = { niveau, raison: '', confirme: false, vu: soi ?? '' };
          const maintenant = Date.now();
          return magasin.changer(
            (e) => auto.poser(e, 'notes', formateur.cle(id, repere), note, maintenant),
            maintenant).ok;
        }""",
        [nom, repere, niveau],
    )
    assert rendu


def ligne(page: Page, nom: str, repere: str) -> dict[str, Any]:
    lue: dict[str, Any] = page.evaluate(
        """([nom, repere]) => {
          const { auto, formateur } = window.Referentiel;
          const { ctx, etat } = auto.stockage();
          const [id] = formateur.personnes(etat).find(([, p]) => p.nom === nom);
          return formateur.ligne(ctx, etat, formateur.dossiers.de(id), id, repere);
        }""",
        [nom, repere],
    )
    return lue
