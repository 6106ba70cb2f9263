"""The pages about the content of a title: activités types, compétences, glossary, sources."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Any

from ..ground import lots
from ..model import Referentiel
from ..words.accord import les
from . import auto_competences, jsonld
from .echeance import passee
from .page import Page, short, shorter
from .portes import portes_formateurs, premier_pas
from .reprise import reprise


def titre(referentiel: Referentiel, root: PurePosixPath, jour: date | None) -> Page:
    """The first page of a title, with the map of its compétences; `jour` as in `plan`."""
    titre = referentiel.titre
    return Page(
        path=root / "index.md",
        template="pages/titre.md.j2",
        titre=shorter(titre.identite.intitule.valeur),
        description=short(
            f"{titre.identite.intitule.valeur}, {titre.identite.code.valeur} : le métier, "
            f"{les(len(referentiel.activites), 'activité type')} et "
            f"{les(len(referentiel.competences), 'compétence')}, avec leurs sources."
        ),
        classe="page-titre",
        scripts=(lots.script("reprendre"),),
        context={
            "premier_pas": premier_pas(referentiel),
            "reprise": reprise(referentiel),
            "formateurs": portes_formateurs(referentiel),
            "passee": passee(referentiel, jour),
            "parties": _parties(referentiel),
            "par_code": {case.code: case for ccp in referentiel.carte for case in ccp.cases},
        },
        jsonld=(jsonld.credential(referentiel),),
    )


def _parties(referentiel: Referentiel) -> list[tuple[str, str]]:
    """(Anchor, name) of each part of the first page that the title has, in order."""
    titre = referentiel.titre
    parties = [
        ("metier", "Le métier", True),
        ("les-publics", "Les publics", True),
        ("contextes", "Où, avec qui, quand", True),
        ("transversales", "Les compétences transversales", titre.transversales),
        ("emplois", "Emplois, accès, stage", titre.volets),
        ("ccs", "Les certificats complémentaires", titre.ccs),
        ("identite", "La carte d’identité", True),
        ("documents", "Les documents délivrés", referentiel.obtention.documents),
        ("histoire", "L’histoire", titre.historique),
    ]
    return [(ancre, nom) for ancre, nom, is_there in parties if is_there]


def activites(referentiel: Referentiel, root: PurePosixPath) -> tuple[Page, ...]:
    """A page for each activité type and its CCP."""
    return tuple(_activite(referentiel, root, i) for i in range(len(referentiel.activites)))


def competences(referentiel: Referentiel, root: PurePosixPath, site: str) -> tuple[Page, ...]:
    """A page for each compétence; `site` is the published address, or an empty text."""
    return tuple(
        _competence(referentiel, root, i, site) for i in range(len(referentiel.competences))
    )


def _activite(referentiel: Referentiel, root: PurePosixPath, index: int) -> Page:
    activite = referentiel.activites[index]
    return Page(
        path=root / "activites" / f"{activite.code.lower()}.md",
        template="pages/activite.md.j2",
        titre=shorter(f"{activite.code} {activite.ccp.intitule}"),
        description=short(f"{activite.code} et {activite.ccp.code}. {activite.en_clair}"),
        classe="page-activite",
        context={
            "activite": activite,
            "precedente": referentiel.activites[index - 1] if index else None,
            "suivante": next(iter(referentiel.activites[index + 1 :]), None),
        },
        jsonld=(jsonld.activite(referentiel, activite),),
    )


def _competence(referentiel: Referentiel, root: PurePosixPath, index: int, site: str) -> Page:
    competence = referentiel.competences[index]
    colonnes = {colonne.code: colonne for colonne in referentiel.carte}
    cases = {case.code: case for colonne in colonnes.values() for case in colonne.cases}
    siennes = [colonnes[activite.code] for activite in referentiel.activites_de(competence)]
    codes = [c.code for c in referentiel.competences]
    named = {
        *(confusion.competence for confusion in competence.ne_pas_confondre),
        *(lien.competence for lien in competence.liees),
    }
    return Page(
        path=root / "competences" / f"{competence.code.lower()}.md",
        template="pages/competence.md.j2",
        titre=shorter(f"{competence.code} {competence.intitule}"),
        description=short(f"Compétence {competence.code}. {competence.en_clair}"),
        classe="page-competence",
        context={
            "colonnes": siennes,
            "place": list(colonnes).index(siennes[0].code) + 1,
            "competence": competence,
            "rang": siennes[0].cases.index(cases[competence.code]) + 1,
            "noms": {code: case.titre_court for code, case in cases.items() if code in named},
            "precedente": cases[codes[index - 1]] if index else None,
            "suivante": cases[codes[index + 1]] if index + 1 < len(codes) else None,
            "qr": auto_competences.qr_de(referentiel, root, competence, site),
        },
        jsonld=(jsonld.competence(referentiel, competence),),
    )


def glossaire(referentiel: Referentiel, root: PurePosixPath) -> Page:
    """The page of the glossary, its terms grouped by first letter."""
    return Page(
        path=root / "glossaire.md",
        template="pages/glossaire.md.j2",
        titre="Glossaire",
        description=_mots_expliques(len(referentiel.glossaire.termes)),
        classe="page-glossaire",
        context={
            "lettres": _by_letter(referentiel),
            "par_code": {t.code: t for t in referentiel.glossaire.termes},
        },
    )


def _mots_expliques(nombre: int) -> str:
    if nombre == 1:
        return "1 mot du métier expliqué en une ou deux phrases."
    return f"{nombre} sigles et mots du métier expliqués en une ou deux phrases."


def sources(root: PurePosixPath) -> Page:
    """The page of the register of sources."""
    return Page(
        path=root / "sources.md",
        template="pages/sources.md.j2",
        titre="Sources et textes",
        description="D’où vient chaque énoncé : les sources, ce qu’elles prouvent, le jour où "
        "elles ont été lues, et les textes qui régissent le titre.",
        classe="page-sources",
    )


def _by_letter(referentiel: Referentiel) -> list[tuple[str, list[Any]]]:
    letters: dict[str, list[Any]] = {}
    for terme in referentiel.glossaire.termes:
        letters.setdefault(terme.code[0].upper(), []).append(terme)
    return list(letters.items())
