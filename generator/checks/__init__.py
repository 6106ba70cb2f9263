"""Rules over the whole of a title: each is a small generator of `Problem`, none stops the others.

They read the trees, so that one invalid value does not silence every rule about the rest of its
file. A few need objects instead, and are silent without them: see `graphe`, and `check`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import ADRESSES
from . import (
    adresses,
    arbre,
    auto_evaluation,
    brouillon,
    changements,
    codes,
    complements,
    correspondances,
    dates,
    echelle,
    editions,
    fuites,
    graphe,
    intitules,
    nomenclatures,
    obtention,
    propres,
    recherche,
    references,
    structure,
    table,
)
from .brouillon import Chantier

Rule = Callable[[Dossier], Iterator[Problem]]
"""Yields the faults of one kind in a title's folder; its messages are French."""

RULES: tuple[Rule, ...] = (
    codes.identifiant_is_folder,
    codes.codes_are_unique,
    codes.forms_are_unique,
    recherche.synonyms_are_distinct,
    codes.repere_belongs_to_competence,
    codes.titre_court_begins_with_code,
    codes.activite_and_ccp_share_a_name,
    structure.structure_is_respected,
    complements.competences_are_there,
    complements.shared_competences_are_described_once,
    complements.transversales_name_competences,
    complements.ccs_competences_bear_its_code,
    complements.subjects_say_something,
    complements.nothing_is_left_to_cut,
    references.competences_exist,
    references.sources_are_registered,
    references.every_source_serves,
    references.terms_exist,
    dates.validity_is_ordered,
    dates.history_is_ordered,
    dates.repeal_was_read_after,
    intitules.wording_is_covered,
    nomenclatures.public_codes_have_their_form,
    obtention.named_codes_exist,
    obtention.questions_lead_to_real_outcomes,
    obtention.grid_is_complete,
    arbre.codes_are_distinct,
    arbre.destinations_exist,
    arbre.facts_are_declared,
    arbre.issues_are_useful,
    arbre.published_codes_stay,
    graphe.graph_is_sound,
    table.paths_agree_with_table,
    table.cases_cover_everything,
    auto_evaluation.names_are_distinct,
    echelle.levels_exist,
    echelle.kinds_are_counted,
    echelle.first_round_is_whole,
    echelle.first_round_offers_each_level_once,
    echelle.readings_cover_everything,
    auto_evaluation.outcome_exists,
    auto_evaluation.outcomes_lead_to_a_part_that_exists,
    auto_evaluation.period_has_one_place,
    auto_evaluation.expected_number_is_ordered,
    auto_evaluation.example_is_complete,
    adresses.moves_are_distinct,
    adresses.moves_end,
    editions.editions_are_ordered,
    editions.an_edition_says_why,
    editions.an_edition_changes_something,
    correspondances.last_edition_is_the_present,
    correspondances.nothing_changes_unsaid,
    correspondances.codes_never_return,
    changements.names_are_distinct,
    changements.one_change_for_each_code,
    changements.changed_codes_exist,
    changements.changes_have_their_shape,
    changements.changes_are_true,
    fuites.nothing_of_another_title_is_left,
    propres.nothing_is_left_to_write,
    propres.variables_are_replaced,
)


NOT_DONE: frozenset[Rule] = frozenset(
    {
        codes.titre_court_begins_with_code,
        codes.activite_and_ccp_share_a_name,
        complements.competences_are_there,
        complements.subjects_say_something,
        complements.nothing_is_left_to_cut,
        references.every_source_serves,
        dates.validity_is_ordered,
        dates.history_is_ordered,
        dates.repeal_was_read_after,
        intitules.wording_is_covered,
        nomenclatures.public_codes_have_their_form,
        recherche.synonyms_are_distinct,
    }
)
"""Rules whose faults do not keep a draft from being shown: no page depends on what they ask."""


def check(dossier: Dossier) -> list[Problem]:
    """Every fault of a title's folder, those of loading included, sorted by file and line.

    Two rules need the list of pages, hence sound data: they run last, if only `adresses.yaml` has
    faults.
    """
    found = {*dossier.problems, *dossier.manques, *_told(dossier, RULES)}
    if all(problem.path == dossier.path / ADRESSES for problem in found):
        found |= {*adresses.moves_lead_to_pages(dossier), *recherche.words_lead_to_pages(dossier)}
    return sorted(found)


def to_write(draft: Dossier) -> list[Chantier]:
    """What a draft lacks to be published, by step of the writing.

    Faults of form (`Dossier.problems`) are not included. On a line with a text left to write, only
    that is told.
    """
    held = set(brouillon.left_to_write(draft))
    places = {(problem.path, problem.line) for problem in held}
    more = {*draft.manques, *_told(draft, RULES)}
    found = held | {problem for problem in more if (problem.path, problem.line) not in places}
    return brouillon.chantiers(draft, found)


def blocking_faults(draft: Dossier) -> list[Problem]:
    """The faults that keep a draft from being shown: all but those of the rules `NOT_DONE`."""
    rules = [rule for rule in RULES if rule not in NOT_DONE]
    return sorted({*draft.problems, *draft.manques, *_told(draft, rules)})


def _told(dossier: Dossier, rules: Iterable[Rule]) -> Iterator[Problem]:
    return (problem for rule in rules for problem in rule(dossier))
