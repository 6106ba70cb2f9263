"""The decision tree as mathematics, on small graphs written here."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.derived import decision
from generator.model import Arbre

Graph = Mapping[str, Mapping[str, str]]
"""Question -> answer -> where it leads; an issue is written in capitals, and an answer
`a:fait=valeur` establishes a fact."""

FORK: Graph = {
    "un": {"a:fruit=pomme": "deux", "b:fruit=poire": "deux", "c": "FIN"},
    "deux": {"d:pot=oui": "CONFITURE", "e:pot=non": "FIN"},
}


def arbre(graph: Graph, *table: Mapping[str, object]) -> Arbre:
    said = {"source": "s", "endroit": "e"}
    issues = sorted({t.lower() for r in graph.values() for t in r.values() if t.isupper()})
    questions = [
        {
            "code": code,
            "texte": f"{code} ?",
            "pourquoi": "Pour savoir.",
            "reponses": [
                {
                    "code": label.partition(":")[0],
                    "texte": label,
                    "vous": label,
                    "neutre": label,
                    "faits": dict([fact.split("=")]) if (fact := label.partition(":")[2]) else {},
                    "suite": {"issue" if target.isupper() else "question": target.lower()},
                }
                for label, target in answers.items()
            ],
        }
        for code, answers in graph.items()
    ]
    return Arbre.model_validate(
        {
            "depart": next(iter(graph)),
            "faits": [{"code": "fruit", "valeurs": ["pomme", "poire"]}],
            "questions": questions,
            "issues": [
                {
                    "code": code,
                    "titre": code,
                    "ouverture": "ouverte",
                    "resume": "r",
                    "etapes": [{"texte": "t", **said}],
                    **said,
                }
                for code in issues
            ],
            "table": table or [{"issue": issues[0], "si": {}}],
            "cas": [{"nom": "n", "reponses": ["un.a"], "issue": issues[0]}],
        }
    )


def said(etat: decision.EtatArbre) -> str:
    end = etat.issue or etat.question
    return f"{' '.join(map(str, etat.pas))} = {end.code if end else ''}"


def test_every_way_of_answering_is_a_path() -> None:
    assert [said(etat) for etat in decision.paths(arbre(FORK))] == [
        "un.a deux.d = confiture",
        "un.a deux.e = fin",
        "un.b deux.d = confiture",
        "un.b deux.e = fin",
        "un.c = fin",
    ]


def test_a_state_stands_before_a_question_or_at_an_issue() -> None:
    states = list(decision.states(arbre(FORK)))
    assert [said(etat) for etat in states if etat.question] == [
        " = un",
        "un.a = deux",
        "un.b = deux",
    ]
    assert all((etat.question is None) != (etat.issue is None) for etat in states)


def test_a_state_is_named_by_its_answers() -> None:
    slugs = [etat.slug for etat in decision.states(arbre(FORK))]
    assert slugs == "index a a--d a--e b b--d b--e c".split()


def test_going_back_keeps_the_earlier_answers() -> None:
    last = decision.paths(arbre(FORK))[0]
    assert [said(last.avant(i)) for i in (0, 1)] == [" = un", "un.a = deux"]
    assert [last.avant(i).slug for i in (0, 1)] == ["index", "a"]


def test_facts_add_up() -> None:
    facts = [etat.faits for etat in decision.paths(arbre(FORK))]
    assert facts[0] == {"fruit": "pomme", "pot": "oui"}
    assert facts[-1] == {}


@pytest.mark.parametrize(
    ("conditions", "met"),
    [
        ({}, True),
        ({"fruit": ("pomme",)}, True),
        ({"fruit": ("poire", "pomme")}, True),
        ({"fruit": ("poire",)}, False),
        ({"fruit": ("pomme",), "pot": ("oui",)}, True),
        ({"fruit": ("pomme",), "pot": ("non",)}, False),
        ({"saison": ("hiver",)}, False),
    ],
)
def test_all_conditions_are_needed(conditions: dict[str, tuple[str, ...]], met: bool) -> None:
    assert decision.satisfied(conditions, {"fruit": "pomme", "pot": "oui"}) is met


def test_the_table_is_read_line_by_line() -> None:
    tree = arbre(
        FORK,
        {"issue": "fin", "si": {"fruit": ["pomme"]}},
        {"issue": "confiture", "si": {"pot": ["oui"]}},
        {"issue": "fin", "si": {"pot": ["non"]}},
    )
    met = decision.clauses_met(tree, {"fruit": "pomme", "pot": "oui"})
    assert [clause.issue for clause in met] == ["fin", "confiture"]
    assert decision.clauses_met(tree, {}) == []


def test_the_smallest_cycle_is_found() -> None:
    graph = {
        "un": {"a": "deux", "b": "FIN"},
        "deux": {"c": "trois", "d": "quatre"},
        "trois": {"e": "un", "f": "FIN"},
        "quatre": {"g": "cinq", "h": "FIN"},
        "cinq": {"i": "quatre", "j": "FIN"},
    }
    assert decision.smallest_cycle(arbre(graph)) == ["quatre", "cinq", "quatre"]
    assert decision.smallest_cycle(arbre({"un": {"a": "un", "b": "FIN"}})) == ["un", "un"]
    assert decision.smallest_cycle(arbre(FORK)) == []


def test_what_no_answer_leads_to_is_out_of_reach() -> None:
    graph = {"un": {"a": "FIN", "b": "FIN"}, "deux": {"c": "CONFITURE", "d": "FIN"}}
    assert decision.reachable(arbre(graph)) == {"un", "fin"}


def test_the_size_is_that_of_the_unfolded_tree() -> None:
    tree = arbre(FORK)
    assert decision.size(tree) == (2, len(list(decision.states(tree))))


def test_the_size_of_a_tree_no_machine_can_unfold() -> None:
    chain = {f"q{n}": {"a": f"q{n + 1}", "b": f"q{n + 1}"} for n in range(99)}
    depth, count = decision.size(arbre({**chain, "q99": {"a": "FIN", "b": "FIN"}}))
    assert (depth, count) == (100, 2**101 - 1)
