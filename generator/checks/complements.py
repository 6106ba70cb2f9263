"""Shared, transversal and complementary compétences, and the other subjects of a title."""

from __future__ import annotations

from collections.abc import Iterator

from ..ground.invocation import typed
from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import TITRE
from .references import competences_of, unknown

COMPETENCES_AU_PLUS = 200
"""Most compétences of a title, shared ones counted once: a saved file holds no more answers."""

_SUJETS = ("emplois", "secteurs", "conditions_acces", "stage")


def transversales_name_competences(d: Dossier) -> Iterator[Problem]:
    """The compétences that a transversal one names are compétences of the title."""
    if d.unread:
        return
    known = competences_of(d)
    for path, value in d.tree(TITRE).texts("transversales.*.competences.*"):
        if value not in known:
            yield d.problem(TITRE, path, unknown(value, known, "compétence"))


def shared_competences_are_described_once(d: Dossier) -> Iterator[Problem]:
    """`partagees` names, once each, compétences that the file of another activité describes."""
    if d.unread:
        return
    homes = competences_of(d)
    for file in d.activites():
        seen: set[str] = set()
        for path, value in d.tree(file).texts("partagees.*"):
            if value not in homes:
                known = [code for code, home in homes.items() if home != file]
                yield d.problem(
                    file,
                    path,
                    unknown(value, known, "compétence"),
                )
            elif homes[value] == file:
                yield d.problem(
                    file,
                    path,
                    f"« {value} » est décrite dans ce fichier ; « partagees » nomme celles que le "
                    "fichier d’une autre activité décrit",
                )
            elif value in seen:
                yield d.problem(file, path, f"« {value} » est nommée deux fois ; une fois suffit")
            seen.add(value)


def ccs_competences_bear_its_code(d: Dossier) -> Iterator[Problem]:
    """`CCS1-2` stands under CCS1 and nowhere else."""
    tree = d.tree(TITRE)
    for path, ccs in tree.groups("ccs.*"):
        code = ccs.get("code")
        for where, value in tree.texts("competences.*.code", path):
            if isinstance(code, str) and value.startswith("CCS") and f"{code}-" not in value:
                yield d.problem(
                    TITRE, where, f"« {value} » rangée sous « {code} » ; attendu : « {code}-1 »…"
                )


def subjects_say_something(d: Dossier) -> Iterator[Problem]:
    """A subject has sentences or lists; otherwise its heading would stand alone on the page."""
    for subject in _SUJETS:
        for path, content in d.tree(TITRE).groups(subject):
            if not (content.get("enonces") or content.get("listes")):
                yield d.problem(
                    TITRE,
                    path,
                    f"« {subject} » ne dit rien ; attendu : « enonces », « listes », ou les deux",
                )


def competences_are_there(d: Dossier) -> Iterator[Problem]:
    """Each activité type has a compétence, and a title no more than saved answers can hold."""
    if d.unread:
        return
    total = 0
    for file in d.activites():
        tree = d.tree(file)
        own = tree.data.get("competences")
        total += len(own) if isinstance(own, list) else 0
        if not own and not tree.data.get("partagees"):
            yield d.problem(
                file,
                ("competences",),
                "« competences » : il y en a 0 ; il en faut 1 au moins, ou une dans « partagees »",
            )
    for path, entry in d.tree(TITRE).groups("structure.*"):
        if not entry.get("competences"):
            yield d.problem(
                TITRE,
                (*path, "competences"),
                "« competences » : il y en a 0 ; il en faut 1 au moins",
            )
    if total > COMPETENCES_AU_PLUS:
        yield d.problem(
            TITRE,
            ("structure",),
            f"{total} compétences en tout ; {COMPETENCES_AU_PLUS} au plus",
        )


def nothing_is_left_to_cut(d: Dossier) -> Iterator[Problem]:
    """The raw list of a fiche (`a_decouper`) has been cut into compétences, and removed."""
    for file in d.activites():
        for path, _ in d.tree(file).texts("ccp.a_decouper"):
            yield d.problem(
                file,
                path,
                "« a_decouper » : séparez les compétences par une ligne vide, puis lancez "
                f"« {typed('decouper')} {d.path.name} »",
            )
