"""A Monday of a trainer, played whole: twelve files, a link, a newer file, and what is kept.

The last gesture leaves nothing of it, nor of what a candidate answered in the same browser.
"""

from __future__ import annotations

import csv
import json
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from generator import pipeline
from tests.conftest import RACINE
from tests.moteurs import gestes
from tests.moteurs.fouille import fouiller
from tests.moteurs.marche import ERE, Lieu, etape
from tests.moteurs.pilote import Pilote
from tests.navigateur import candidats

REPERE, COMPETENCE = "C01-1", "C01"
RAISON, REMARQUE = "Vu sur le plateau mardi.", "Reprendre l’accueil ensemble."
QUI, AUTRE = "Amel", "Chloé"
ECHELLE = f'personne-formateur [data-repere="{REPERE}"]'
OUVRIR = '[data-action="ouvrir-candidats"]'
RANGEE = "[...document.querySelectorAll('[data-candidat]')].find((r) => r.innerText.includes(arg))"


@cache
def fichiers() -> tuple[candidats.Candidat, ...]:
    """What she receives."""
    return candidats.lundi(pipeline.read([RACINE / "referentiel" / "cip"])[0])


def _reponses(octets: bytes) -> dict[str, Any]:
    reponses: dict[str, Any] = json.loads(octets)["reponses"]
    return reponses


def _plus_recent(dossier: Path, niveau: str) -> Path:
    """What the same person sends a week later: the same situations, another answer."""
    avant = next(c for c in fichiers() if c.nom == f"{QUI}.json")
    contenu = json.loads(avant.octets)
    le = "2026-11-25T09:00:00.000Z"
    contenu["modifie_le"] = le
    contenu["reponses"][REPERE] = {"niveau": niveau, "le": le}
    fichier = dossier / f"{QUI} du 25.json"
    fichier.write_text(json.dumps(contenu, ensure_ascii=False), "utf-8")
    return fichier


def _nombre(p: Pilote, selecteur: str, voulu: int) -> None:
    compte = "[...document.querySelectorAll(arg[0])].filter((e) => e.checkVisibility()).length"
    p.attendre(f"return {compte} === arg[1]", [selecteur, voulu], quoi=f"{voulu} {selecteur}")


def _texte(p: Pilote, selecteur: str) -> str:
    return str(p.evaluer("return document.querySelector(arg).innerText", selecteur))


def _remplir(p: Pilote, selecteur: str, valeur: str) -> None:
    """A field that is folded away."""
    p.evaluer("document.querySelector(arg).closest('details').open = true", selecteur)
    p.remplir(selecteur, valeur)


def _aller(p: Pilote, vue: str) -> None:
    p.cliquer(f'.bureau__vues [data-panneau-demande="{vue}"]')
    p.attendre(gestes.PANNEAU, vue)


def _voir(p: Pilote, qui: str) -> None:
    """From the group, a person."""
    _aller(p, "groupe")
    p.evaluer(f"{RANGEE}.querySelector('th button').click()", qui)
    p.attendre("return document.querySelector('#bureau-personne').innerText.startsWith(arg)", qui)


def _lien(p: Pilote, lieu: Lieu) -> str:
    """A candidate answers in this browser, and shares."""
    p.ouvrir(lieu(gestes.GRILLE))
    gestes.choisir(p, "onglet")
    gestes.repondre(p, "C02-1", "avec-appui")
    p.ouvrir(lieu(gestes.DONNEES))
    p.cliquer('[data-action="creer"]')
    return str(p.evaluer("return document.querySelector('#lien-partage').value"))


def _ouvrir(p: Pilote, deposes: list[Path], lien: str) -> None:
    p.deposer(OUVRIR, *deposes)
    _nombre(p, "[data-refus]", sum(bool(c.refus) for c in fichiers()))
    lus = {c.octets for c in fichiers() if not c.refus}
    _nombre(p, "liste-personnes [data-personne]", len(lus))
    _nombre(p, '.bureau__bilan [data-action="lier"]', 0)  # Nobody is taken for somebody else.
    refus = p.evaluer(
        "return [...document.querySelectorAll('[data-refus]')].map((r) => r.innerText)"
    )
    for candidat in fichiers():
        dits = [dit for dit in refus if candidat.nom in dit]
        assert bool(dits) == bool(candidat.refus), candidat.nom
        assert all(len(dit) > len(candidat.nom) + 20 for dit in dits)
    assert p.evaluer("return !document.querySelector('[onerror]') && !('niveau' in {})")
    _remplir(p, "#lien-recu", lien)
    p.cliquer('[data-action="coller"]')
    _nombre(p, "liste-personnes [data-personne]", len(lus) + 1)


def _noter(p: Pilote, niveau: str, soi: str) -> None:
    """Rate first, see after; why, and a remark."""
    assert p.evaluer(
        "return !document.querySelector('.regard__soi [data-niveau]:not([data-niveau=\"\"])')"
    )
    p.cliquer(f'{ECHELLE} input[value="{niveau}"]')
    p.touche("Tab")
    vu = f"{ECHELLE} .regard__soi [data-niveau='{soi}']"
    p.attendre("return document.querySelector(arg) !== null", vu, quoi="sa réponse")
    assert _texte(p, f"{ECHELLE} .regard__ecart")
    p.cliquer(f'{ECHELLE} [data-action="preciser"]')
    p.ecrire(f"{ECHELLE} textarea", RAISON)
    p.ecrire("#personne-remarque", REMARQUE)
    _remplir(p, "#personne-filtre", "different")
    _nombre(p, "personne-formateur [data-repere]", 1)


def _exporter(p: Pilote) -> None:
    """What a spreadsheet opens: everyone is in it."""
    _aller(p, "groupe")
    classeur = p.enregistrer(lambda: p.cliquer('[data-action="exporter-xlsx"]'))
    with zipfile.ZipFile(classeur) as archive:
        assert archive.testzip() is None
        contenu = "".join(archive.read(nom).decode() for nom in archive.namelist())
    lignes = p.enregistrer(lambda: p.cliquer('[data-action="exporter-csv"]'))
    lues = list(csv.reader(lignes.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert len(lues) > len(fichiers())
    for texte in (contenu, "\n".join(map(str, lues))):
        assert all(mot in texte for mot in (QUI, AUTRE, RAISON, REMARQUE))


def _rendre(p: Pilote, lieu: Lieu, fiche: Path) -> None:
    """On the candidate's side: beside their own answers, which do not change."""
    assert QUI not in fiche.read_text("utf-8")
    p.ouvrir(lieu(gestes.DONNEES))
    p.deposer("#fichier-a-ouvrir", fiche)
    p.attendre("return document.body.innerText.includes(arg)", RAISON)
    p.ouvrir(lieu(gestes.GRILLE))
    assert gestes.repondu(p, REPERE) == "non-evalue"


@etape("lundi")
def lundi(p: Pilote, lieu: Lieu) -> None:
    dossier = Path(mkdtemp(dir=p.telechargements.parent))
    deposes = candidats.deposer(dossier / "lundi", fichiers())
    soi = _reponses(deposes[0].read_bytes())[REPERE]["niveau"]
    note, apres = [n for n in ("avec-appui", "en-autonomie", "pas-encore") if n != soi][:2]
    lien = _lien(p, lieu)
    p.ouvrir(lieu(gestes.BUREAU))
    _ouvrir(p, deposes, lien)
    _voir(p, QUI)
    _noter(p, note, soi)
    fiche = p.enregistrer(lambda: p.cliquer('[data-action="retourner"]'))
    _exporter(p)
    _aller(p, "fichiers")
    recent = _plus_recent(dossier, apres)
    p.deposer(OUVRIR, recent)
    p.cliquer('[data-action="lier"]')
    _voir(p, QUI)
    _remplir(p, "#personne-filtre", "a-revoir")
    assert _texte(p, f"{ECHELLE} .regard__revoir")
    assert p.evaluer("return document.querySelector(arg).value", f"{ECHELLE} :checked") == note
    _aller(p, "fichiers")
    notes = p.enregistrer(lambda: p.cliquer('notes-formateur [data-action="enregistrer"]'))
    garde = notes.read_text("utf-8")
    assert QUI in garde
    assert "Situation 1 de" not in garde
    _rendre(p, lieu, fiche)

    p.vierge()
    p.ouvrir(lieu(gestes.BUREAU))
    p.deposer(OUVRIR, notes, recent, *deposes[1:])
    p.cliquer(
        '[data-action="lier"]'
    )  # Their answer is not the one that was rated: asked, not guessed.
    _nombre(
        p, "liste-personnes [data-personne]", len({c.octets for c in fichiers() if not c.refus}) + 1
    )
    _voir(p, QUI)
    assert p.evaluer("return document.querySelector(arg).value", f"{ECHELLE} :checked") == note
    assert p.evaluer("return document.querySelector('#personne-remarque').value") == REMARQUE
    gestes.quitter(p)
    for _ in range(2):
        for marque in (QUI, AUTRE, RAISON, REMARQUE, "Situation 1 de"):
            assert fouiller(p, marque) == []
        assert p.evaluer("return Object.keys({ ...localStorage, ...sessionStorage })") == [ERE]
        p.reculer()
        p.attendre("return document.readyState === 'complete'")
