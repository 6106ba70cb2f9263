"""Subject: a title begun from one fiche of an export of hundreds of megabytes."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from .projet import Contexte, Cout, copier, lancer
from .rapport import But, Sujet, Tableau, duree, octets

TAILLE = 300_000_000
"""Bytes of XML."""
MEMOIRE = 200_000_000
"""Bytes the command may hold at most."""
NUMERO = "RNCP999999"

_FICHE = (
    "<FICHE><NUMERO_FICHE>RNCP{n}</NUMERO_FICHE><INTITULE>Métier {n}</INTITULE>"
    "<NOMENCLATURE_EUROPE><NIVEAU>NIV5</NIVEAU></NOMENCLATURE_EUROPE><PARTENAIRES>"
    + "<PARTENAIRE><NOM_PARTENAIRE>Centre</NOM_PARTENAIRE></PARTENAIRE>" * 12
    + "</PARTENAIRES><ACTIVITES_VISEES>"
    + "Des mots que personne ne lit ici. " * 200
    + "</ACTIVITES_VISEES></FICHE>\n"
)


@dataclass(frozen=True)
class Mesures:
    """What the command cost, on the same fiches."""

    xml: Cout
    zip: Cout
    taille: int


def mesurer(contexte: Contexte) -> Sujet:
    """The last fiche of a made-up export, plain, then zipped."""
    projet = copier(contexte.travail / "fiches")
    xml = _export(contexte.travail / "export.xml")
    zippe = contexte.travail / "export.zip"
    with zipfile.ZipFile(zippe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(xml, xml.name)
    couts = {}
    for fichier in (xml, zippe):
        contexte.dire(f"fiches : {fichier.name}")
        commande = ("-m", "generator", "importer", str(fichier), "--numero", NUMERO)
        couts[fichier] = lancer(projet, *commande)
        shutil.rmtree(projet / "referentiel" / NUMERO.lower())
    return sujet(Mesures(couts[xml], couts[zippe], xml.stat().st_size))


def _export(path: Path) -> Path:
    with path.open("w", encoding="utf-8") as sortie:
        sortie.write("<FICHES><VERSION_FLUX>4.1</VERSION_FLUX>\n")
        numero = 100_000
        while sortie.tell() < TAILLE:
            sortie.writelines(_FICHE.format(n=n) for n in range(numero, numero + 500))
            numero += 500
        sortie.write(_FICHE.format(n=999_999) + "</FICHES>\n")
    return path


def sujet(m: Mesures) -> Sujet:
    """The figures, written."""
    lignes = tuple(
        (nom, duree(cout.duree), duree(cout.cpu), octets(cout.memoire))
        for nom, cout in (("XML", m.xml), ("zip", m.zip))
    )
    largest = max(m.xml.memoire, m.zip.memoire)
    return Sujet(
        "Une fiche parmi toutes celles du RNCP",
        f"L’export est inventé : {octets(m.taille)} de XML, aux balises de l’export public. La "
        "fiche demandée est la dernière. La commande est `python -m generator importer`. La "
        "mémoire est celle du processus, Python compris.",
        (Tableau("La commande", ("fichier", "durée", "travail", "mémoire"), lignes),),
        (
            But(
                f"importer une fiche : moins de {octets(MEMOIRE)} de mémoire",
                octets(largest),
                largest < MEMOIRE,
            ),
        ),
    )
