"""Subject: one, ten, a hundred titles; the command as it is, and one single big MkDocs site."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from . import nu
from .machine import coeurs
from .projet import (
    CONSTRUIRE,
    Contexte,
    Cout,
    changer_une_ligne,
    copier,
    lancer,
    pages,
    poids,
    vider,
)
from .rapport import But, Sujet, Tableau, duree, fois, mediane, nombre, octets
from .tailles import LOURD, Suite, Taille, suite

TAILLES = (1, 10, 100)
TAILLES_GRAND_SITE = (1, 2, 5, 10)
PLUS_GRAND = 10
"""Titles of the biggest single site that is run: beyond, it may fill the disk."""
COLONNES = (
    "titres",
    "pages",
    "durée",
    "travail",
    "travail par titre",
    "mémoire",
    "octets par titre",
)


@dataclass(frozen=True)
class Mesures:
    """Both ways of building."""

    commande: Suite
    grand_site: Suite
    coeurs: int


def mesurer(contexte: Contexte) -> Sujet:
    """Build more and more titles, up to those asked for."""
    tailles = sorted({t for t in TAILLES if t < contexte.titres} | {contexte.titres})
    grandes = [t for t in TAILLES_GRAND_SITE if t < contexte.titres] + [contexte.titres]
    commande = suite(
        contexte, tailles, lambda n: _commande(contexte, n, tailles[-1]), contexte.titres
    )
    grand_site = suite(contexte, grandes, lambda n: _grand_site(contexte, n), PLUS_GRAND)
    return sujet(Mesures(commande, grand_site, coeurs()))


def _commande(contexte: Contexte, titres: int, derniere: int) -> Taille:
    projet = copier(contexte.travail / f"titres-{titres}", titres)
    fois_chacun = contexte.repetitions if titres <= 10 else 1
    compare = titres == derniere > 1 and coeurs() > 1
    pleins, inchanges, une_ligne, seuls = [], [], [], []
    for tour in range(fois_chacun):
        contexte.dire(f"titres : {titres}, tour {tour + 1} sur {fois_chacun}")
        vider(projet)
        pleins.append(lancer(projet, *CONSTRUIRE))
        inchanges.append(lancer(projet, *CONSTRUIRE))
        changer_une_ligne(projet, f"Essai{tour}")
        une_ligne.append(lancer(projet, *CONSTRUIRE))
        if compare:
            contexte.dire(f"titres : {titres}, sur un seul cœur")
            vider(projet)
            seuls.append(lancer(projet, *CONSTRUIRE, un_coeur=True))
    site = projet / "build" / "site"
    taille = Taille(
        titres,
        pages(site),
        poids(site),
        _milieu(pleins),
        _milieu(inchanges),
        _milieu(une_ligne),
        _milieu(seuls) if seuls else None,
        min(poids(titre) for titre in (site / "titres").iterdir()),
    )
    shutil.rmtree(projet)
    return taille


def _milieu(couts: list[Cout]) -> Cout:
    return Cout(
        mediane([c.duree for c in couts]),
        mediane([c.cpu for c in couts]),
        max(c.memoire for c in couts),
    )


def _grand_site(contexte: Contexte, titres: int) -> Taille:
    contexte.dire(f"titres : {titres} en un seul grand site MkDocs")
    dossier = contexte.travail / f"grand-{titres}"
    cout, site = nu.construire(nu.preparer(dossier, titres))
    taille = Taille(titres, pages(site), poids(site), cout)
    shutil.rmtree(dossier)
    return taille


def sujet(m: Mesures) -> Sujet:
    """The figures, written."""
    return Sujet(
        "Un, dix, cent titres",
        "Les titres sont des copies du titre CIP, avec un nom de dossier et un code à eux. La "
        "commande est `python -m generator build`. La mémoire est celle du plus gros processus. "
        "Le travail est le temps de processeur, tous processus compris. « Un seul grand site » "
        "est `mkdocs build` sur tout le Markdown réuni sous un seul menu, sans notre finition (ni "
        "liens vérifiés, ni index de recherche).",
        (
            Tableau("La commande, de rien", COLONNES, _lignes(m.commande)),
            Tableau(
                "La commande, de nouveau",
                ("titres", "de rien", "rien n’a changé", "une ligne d’un titre a changé"),
                tuple(_reprises(t) for t in m.commande.faites),
            ),
            Tableau("Un seul grand site MkDocs", COLONNES, _lignes(m.grand_site)),
        ),
        (_but_travail(m), _but_coeurs(m), _but_poids(m)),
    )


def _lignes(suite: Suite) -> tuple[tuple[str, ...], ...]:
    faites = tuple(
        (
            nombre(t.titres),
            nombre(t.pages),
            duree(t.plein.duree),
            duree(t.plein.cpu),
            duree(t.plein.cpu / t.titres),
            octets(t.plein.memoire),
            octets(t.octets / t.titres),
        )
        for t in suite.faites
    )
    if suite.arret is None:
        return faites
    titres, prevu = suite.arret
    non_lance = f"non lancé : environ {duree(prevu)} prévues"
    return (*faites, (nombre(titres), "–", non_lance, "–", "–", "–", "–"))


def _reprises(t: Taille) -> tuple[str, ...]:
    reprises = [
        f"{duree(c.duree)} ({fois(c.duree / t.plein.duree)})"
        for c in (t.inchange, t.une_ligne)
        if c
    ]
    return (nombre(t.titres), duree(t.plein.duree), *reprises)


def _but_travail(m: Mesures) -> But:
    un, grand = m.commande.faites[0], m.commande.faites[-1]
    vise = "100 titres : au plus 110 × le travail d’un seul"
    if un is grand:
        return But(vise, "non lancé", None)
    rapport = grand.plein.cpu / un.plein.cpu
    tenu = rapport <= 110 if grand.titres == 100 else None
    return But(vise, f"{fois(rapport)} pour {grand.titres} titres", tenu)


def _but_poids(m: Mesures) -> But:
    dossier = m.commande.faites[0].dossier
    vise = f"un titre : au plus {octets(LOURD)}, sans la recherche ni les fichiers communs"
    return But(vise, octets(dossier), dossier <= LOURD)


def _but_coeurs(m: Mesures) -> But:
    grand = m.commande.faites[-1]
    vise = "plusieurs titres : au moins 1,7 × plus vite sur deux cœurs que sur un"
    if not grand.un_coeur:
        return But(vise, "non lancé", None)
    gain = grand.un_coeur.duree / grand.plein.duree
    return But(vise, f"{fois(gain)} ({grand.titres} titres, {m.coeurs} cœurs)", gain >= 1.7)
