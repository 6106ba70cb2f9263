"""From the elements of a fiche to what it says: spaces and dates made plain, nothing guessed.

Names come out as the data of a title holds them: on one line, with straight apostrophes and
ordinary spaces. Raw texts keep their runs of spaces, often all that is left of a list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..words.typographie import INVISIBLE
from .fiche import Acces, Bloc, CodeLibelle, Export, FicheRncp, TexteJo
from .opening import opened
from .streaming import Say, XmlElement, find_fiche
from .voies import ACCES

_BREAKS = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")


def read(path: Path, numero: str, say: Say) -> tuple[FicheRncp, Export]:
    """Read the fiche `numero` of the file at `path`. Raises as `opened` and `find_fiche` do."""
    with opened(path) as flow:
        return fiche_of(find_fiche(flow, path, numero, say)), flow.export


def fiche_of(element: XmlElement) -> FicheRncp:
    """What an element <FICHE> says."""
    niveau = _name(element.find_text("NOMENCLATURE_EUROPE", "NIVEAU"))
    abrege = CodeLibelle(
        _name(element.find_text("ABREGE", "CODE")), _name(element.find_text("ABREGE", "LIBELLE"))
    )
    return FicheRncp(
        numero=_name(element.find_text("NUMERO_FICHE")),
        intitule=_name(element.find_text("INTITULE")),
        abrege=abrege if abrege.code or abrege.libelle else None,
        etat=_name(element.find_text("ETAT_FICHE")),
        actif=_yes(element.find_text("ACTIF")),
        niveau=niveau[3:] if re.fullmatch(r"NIV[1-8]", niveau) else "",
        nsf=_codes(element, "CODES_NSF", "NSF"),
        rome=_codes(element, "CODES_ROME", "ROME"),
        formacodes=_codes(element, "FORMACODES", "FORMACODE"),
        certificateurs=_names(element, "CERTIFICATEURS", "CERTIFICATEUR", "NOM_CERTIFICATEUR"),
        debut=_day(element.find_text("DATE_EFFET")) or _day(element.find_text("DATE_DECISION")),
        fin=_day(element.find_text("DATE_FIN_ENREGISTREMENT")),
        delivrance=_day(element.find_text("DATE_LIMITE_DELIVRANCE")),
        creation=tuple(_textes(element, "CREATION")),
        textes=(*_textes(element, "GENERAL"), *_textes(element, "AUTRE")),
        remplace=_numeros(element, "ANCIENNES_CERTIFICATIONS", "ANCIENNE_CERTIFICATION"),
        remplace_par=_numeros(element, "NOUVELLES_CERTIFICATIONS", "NOUVELLE_CERTIFICATION"),
        acces=tuple(_acces(element)),
        blocs=tuple(map(_bloc, element.find_all("BLOCS_COMPETENCES", "BLOC_COMPETENCES"))),
        activites=raw(element.find_text("ACTIVITES_VISEES")),
        secteurs=raw(element.find_text("SECTEURS_ACTIVITE")),
        emplois=raw(element.find_text("TYPE_EMPLOI_ACCESSIBLES")),
        entree=raw(element.find_text("PREREQUIS_ENTREE_FORMATION")),
        presentation=raw(element.find_text("PREREQUIS_VALIDATION_CERTIFICATION")),
    )


def raw(text: str) -> str:
    """A text as it stands, without what cannot be seen or typed."""
    lines = (_seen(line).strip() for line in _BREAKS.split(text))
    return "\n".join(lines).strip("\n")


def _seen(line: str) -> str:
    line = unicodedata.normalize("NFC", line.replace("\t", " "))
    return INVISIBLE.sub("", re.sub(r"[\xa0\u2007\u202f]", " ", line))


def _name(text: str) -> str:
    return " ".join(_seen(_BREAKS.sub(" ", text)).replace("’", "'").split())


def _names(element: XmlElement, *path: str) -> tuple[str, ...]:
    """The names at a path, without those that are empty or told already."""
    return tuple(dict.fromkeys(filter(None, (_name(n.text) for n in element.find_all(*path)))))


def _numeros(element: XmlElement, group: str, one: str) -> tuple[str, ...]:
    return _names(element, group, one, f"ID_FICHE_{one}")


def _codes(element: XmlElement, group: str, one: str) -> tuple[CodeLibelle, ...]:
    found = []
    for entry in element.find_all(group, one):
        code = _name(entry.find_text("CODE"))
        label = _name(entry.find_text("LIBELLE")) or _name(entry.find_text("INTITULE"))
        if code:
            found.append(CodeLibelle(code, re.sub(rf"^{re.escape(code)}\s*:\s*", "", label)))
    return tuple(dict.fromkeys(found))


def _textes(element: XmlElement, kind: str) -> Iterator[TexteJo]:
    for texte in element.find_all(f"PUBLICATION_DECRET_{kind}", "PUBLICATION_JO"):
        if titre := _name(texte.find_text("TITRE")):
            yield TexteJo(titre, _day(texte.find_text("DATE_PUBLICATION_JO")))


def _acces(element: XmlElement) -> Iterator[Acces]:
    for code in ACCES:
        for entry in element.find_all(f"SI_JURY_{code}"):
            said = _yes(entry.find_text("ACTIF") or entry.text)
            if said is not None:
                yield Acces(code, said, raw(entry.find_text("COMPOSITION")))
                break


def _bloc(element: XmlElement) -> Bloc:
    return Bloc(
        code=_name(element.find_text("CODE")),
        intitule=_name(element.find_text("LIBELLE")),
        competences=raw(element.find_text("LISTE_COMPETENCES")),
        evaluation=raw(element.find_text("MODALITES_EVALUATION")),
    )


def _yes(text: str) -> bool | None:
    return {"oui": True, "non": False}.get(text.strip().lower())


def _day(text: str) -> date | None:
    """A day written JJ/MM/AAAA; None when it is no day of the calendar."""
    found = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", text.strip())
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
