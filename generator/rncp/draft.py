"""From a fiche to the files of a draft: what it says is written in, the rest stays to be written.

The files begun with are those of a new title. Long texts that came without line breaks are quoted
in comments, above what is to be written from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath

from ..loading.files import TITRE, VOIES
from ..words.yaml_text import before_block, comment, entry, scalar, with_block
from .activites import activites
from .fiche import CodeLibelle, Export, FicheRncp
from .voies import voies

_QUOTED = {
    "resume": "activites",
    "emplois": "emplois",
    "secteurs": "secteurs",
}
"""Key of the title -> what of the fiche it is written from."""


def drafted(
    files: Mapping[PurePosixPath, str], fiche: FicheRncp, export: Export
) -> dict[PurePosixPath, str]:
    """The files of a title begun, filled with what `fiche` says."""
    text = _identity(files[TITRE], fiche, export)
    for key, name in _QUOTED.items():
        if said := getattr(fiche, name):
            text = _above(text, key, f"La fiche dit : {said}")
    text = _access(text, fiche)
    drawn = {**files, TITRE: text}
    if VOIES in drawn:
        drawn[VOIES] = voies(drawn[VOIES], fiche)
    return activites(drawn, TITRE, fiche)


def _identity(text: str, fiche: FicheRncp, export: Export) -> str:
    """`titre.yaml`, its identity card and its source taken from the fiche."""
    simple = {
        "intitule": (fiche.intitule, "intitulé"),
        "niveau": (fiche.niveau, "niveau"),
        "rncp": (fiche.numero, "numéro de la fiche"),
        "certificateur": (" ; ".join(fiche.certificateurs), "certificateurs"),
        "creation": (fiche.creation[0].titre if len(fiche.creation) == 1 else "", "base légale"),
    }
    for key, (value, where) in simple.items():
        if value:
            text = with_block(text, f"identite.{key}", fact(f"  {key}", value, where))
    codes = {
        "nsf": (fiche.nsf, "codes NSF"),
        "rome": (fiche.rome, "codes ROME"),
        "formacodes": (fiche.formacodes, "formacodes"),
    }
    for key, (entries, where) in codes.items():
        if entries:
            lines = _list(key, entries, where, labels=key != "nsf")
            text = with_block(text, f"identite.{key}", lines)
    text = with_block(text, "identite.validite", [*_validite(fiche), *_neighbours(fiche)])
    if said := _textes(fiche):
        text = _above(text, "identite.creation", said, "  ")
    for key in ("reference", *(() if said else ("modification",))):
        text = with_block(text, f"identite.{key}", ())
    first, rest = text.split("\n", 1)
    text = "\n".join([first, *comment(_state(fiche, export)), "#", rest])
    return with_block(text, "sources", _source(fiche, export))


def fact(key: str, value: str, where: str) -> list[str]:
    """A `Fait` that the fiche says: `key` carries its margin."""
    margin = " " * (len(key) - len(key.lstrip()) + 2)
    return [f"{key}:", *entry(f"{margin}valeur", value), *support(margin, where)]


def support(margin: str, where: str) -> list[str]:
    """Where a statement can be read, in the fiche."""
    return [f"{margin}source: fiche", f"{margin}endroit: {where}"]


def _list(key: str, entries: Iterable[CodeLibelle], where: str, *, labels: bool) -> list[str]:
    lines = [f"  {key}:"]
    for one in entries:
        lines.append(f"    - valeur: {scalar(one.code)}")
        if labels:
            lines += entry("      libelle", one.libelle or "[à écrire : son libellé]")
        lines += support("      ", where)
        if one.libelle and not labels:
            lines += comment(one.libelle, "      ")
    return lines


def _validite(fiche: FicheRncp) -> list[str]:
    """The days of the fiche. Without both, the key goes: a page says what is not known."""
    days = {"debut": fiche.debut, "fin": fiche.fin}
    if all(days.values()):
        lines = [f"    {key}: {day}" for key, day in days.items()]
        where = support("    ", "date d'effet, date d'échéance de l'enregistrement")
        return ["  validite:", *lines, *where]
    said = ", ".join(f"{key} {day}" for key, day in days.items() if day) or "aucune date"
    return comment(f"La fiche ne donne pas les deux dates de « validite » : {said}.", "  ")


def _neighbours(fiche: FicheRncp) -> list[str]:
    lines = []
    for key, numbers, where in (
        ("remplace", fiche.remplace, "anciennes certifications"),
        ("remplace_par", fiche.remplace_par, "nouvelles certifications"),
    ):
        if numbers:
            lines.append(f"  {key}:")
            for number in numbers:
                lines += [f"    - valeur: {scalar(number)}", *support("      ", where)]
    return lines


def _textes(fiche: FicheRncp) -> str:
    """What the fiche says of regulation and has no key of its own; who reads it chooses."""
    found = [*(fiche.creation if len(fiche.creation) > 1 else ()), *fiche.textes]
    said = (f"- {t.titre}{f' (JO du {_french(t.jour)})' if t.jour else ''}" for t in found)
    return "\n".join(["La base légale que donne la fiche :", *said]) if found else ""


def _access(text: str, fiche: FicheRncp) -> str:
    said = [
        f"{what} : {raw}"
        for what, raw in (
            ("Pour entrer en formation", fiche.entree),
            ("Pour se présenter au jury", fiche.presentation),
        )
        if raw
    ]
    return _above(text, "conditions_acces", "La fiche dit. " + "\n".join(said)) if said else text


def _state(fiche: FicheRncp, export: Export) -> str:
    state = {True: "active", False: "inactive", None: "état inconnu"}[fiche.actif]
    kind = f" ({fiche.abrege.libelle or fiche.abrege.code})" if fiche.abrege else ""
    lines = [
        f"Fiche {fiche.numero}{kind}, lue dans l'export du {_french(export.jour)} : {state}"
        f"{f', « {fiche.etat} »' if fiche.etat else ''}.",
        "Ce que la fiche dit est repris mot pour mot. Le reste est à écrire.",
    ]
    if fiche.delivrance:
        lines.append(f"Dernier jour de délivrance : {_french(fiche.delivrance)}.")
    return "\n".join(lines)


def _source(fiche: FicheRncp, export: Export) -> list[str]:
    number = fiche.numero.removeprefix("RNCP")
    title = f"Fiche {fiche.numero} du Répertoire national des certifications professionnelles"
    proves = (
        "L'identité de la certification, ses blocs de compétences, ses voies d'accès et ses dates, "
        f"dans l'export du {_french(export.jour)} (données ouvertes, Licence Ouverte 2.0)."
    )
    return [
        "sources:",
        "  - cle: fiche",
        *entry("    titre", title),
        f"    abrege: Fiche {fiche.numero}",
        "    editeur: France compétences",
        "    nature: site officiel",
        f"    adresse: https://www.francecompetences.fr/recherche/rncp/{number}/",
        *entry("    prouve", proves),
        f"    lu_le: {export.jour}",
    ]


def _above(text: str, key: str, said: str, margin: str = "") -> str:
    return before_block(text, key, comment(said, margin))


def _french(day: date) -> str:
    return f"{day:%d/%m/%Y}"
