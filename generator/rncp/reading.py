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

from ..typographie import INVISIBLE
from .fiche import Acces, Bloc, CodeLibelle, Export, FicheRncp, TexteJo
from .opening import opened
from .streaming import Balise, Say, find
from .voies import ACCES

_BREAKS = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")


def read(path: Path, numero: str, say: Say) -> tuple[FicheRncp, Export]:
    """The fiche `numero` of the file at `path`. Raises as `streaming.find` and `opening.opened`."""
    with opened(path) as flow:
        return fiche_of(find(flow, path, numero, say)), flow.export


def fiche_of(noeud: Balise) -> FicheRncp:
    """What an element <FICHE> says."""
    niveau = _name(noeud.dit("NOMENCLATURE_EUROPE", "NIVEAU"))
    abrege = CodeLibelle(_name(noeud.dit("ABREGE", "CODE")), _name(noeud.dit("ABREGE", "LIBELLE")))
    return FicheRncp(
        numero=_name(noeud.dit("NUMERO_FICHE")),
        intitule=_name(noeud.dit("INTITULE")),
        abrege=abrege if abrege.code or abrege.libelle else None,
        etat=_name(noeud.dit("ETAT_FICHE")),
        actif=_yes(noeud.dit("ACTIF")),
        niveau=niveau[3:] if re.fullmatch(r"NIV[1-8]", niveau) else "",
        nsf=_codes(noeud, "CODES_NSF", "NSF"),
        rome=_codes(noeud, "CODES_ROME", "ROME"),
        formacodes=_codes(noeud, "FORMACODES", "FORMACODE"),
        certificateurs=_names(noeud, "CERTIFICATEURS", "CERTIFICATEUR", "NOM_CERTIFICATEUR"),
        debut=_day(noeud.dit("DATE_EFFET")) or _day(noeud.dit("DATE_DECISION")),
        fin=_day(noeud.dit("DATE_FIN_ENREGISTREMENT")),
        delivrance=_day(noeud.dit("DATE_LIMITE_DELIVRANCE")),
        creation=tuple(_textes(noeud, "CREATION")),
        textes=(*_textes(noeud, "GENERAL"), *_textes(noeud, "AUTRE")),
        remplace=_numeros(noeud, "ANCIENNES_CERTIFICATIONS", "ANCIENNE_CERTIFICATION"),
        remplace_par=_numeros(noeud, "NOUVELLES_CERTIFICATIONS", "NOUVELLE_CERTIFICATION"),
        acces=tuple(_acces(noeud)),
        blocs=tuple(map(_bloc, noeud.tous("BLOCS_COMPETENCES", "BLOC_COMPETENCES"))),
        activites=raw(noeud.dit("ACTIVITES_VISEES")),
        secteurs=raw(noeud.dit("SECTEURS_ACTIVITE")),
        emplois=raw(noeud.dit("TYPE_EMPLOI_ACCESSIBLES")),
        entree=raw(noeud.dit("PREREQUIS_ENTREE_FORMATION")),
        presentation=raw(noeud.dit("PREREQUIS_VALIDATION_CERTIFICATION")),
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


def _names(noeud: Balise, *chemin: str) -> tuple[str, ...]:
    """The names at a path, without those that are empty or told already."""
    return tuple(dict.fromkeys(filter(None, (_name(n.texte) for n in noeud.tous(*chemin)))))


def _numeros(noeud: Balise, group: str, one: str) -> tuple[str, ...]:
    return _names(noeud, group, one, f"ID_FICHE_{one}")


def _codes(noeud: Balise, group: str, one: str) -> tuple[CodeLibelle, ...]:
    found = []
    for entry in noeud.tous(group, one):
        code = _name(entry.dit("CODE"))
        label = _name(entry.dit("LIBELLE")) or _name(entry.dit("INTITULE"))
        if code:
            found.append(CodeLibelle(code, re.sub(rf"^{re.escape(code)}\s*:\s*", "", label)))
    return tuple(dict.fromkeys(found))


def _textes(noeud: Balise, kind: str) -> Iterator[TexteJo]:
    for texte in noeud.tous(f"PUBLICATION_DECRET_{kind}", "PUBLICATION_JO"):
        if titre := _name(texte.dit("TITRE")):
            yield TexteJo(titre, _day(texte.dit("DATE_PUBLICATION_JO")))


def _acces(noeud: Balise) -> Iterator[Acces]:
    for code in ACCES:
        for entry in noeud.tous(f"SI_JURY_{code}"):
            said = _yes(entry.dit("ACTIF") or entry.texte)
            if said is not None:
                yield Acces(code, said, raw(entry.dit("COMPOSITION")))
                break


def _bloc(noeud: Balise) -> Bloc:
    return Bloc(
        code=_name(noeud.dit("CODE")),
        intitule=_name(noeud.dit("LIBELLE")),
        competences=raw(noeud.dit("LISTE_COMPETENCES")),
        evaluation=raw(noeud.dit("MODALITES_EVALUATION")),
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
