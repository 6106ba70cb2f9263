"""The concept scheme holds: the same triples in both files, and what SKOS asks of each concept."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from generator.exports.donnees import version
from generator.exports.skos import skos_jsonld, skos_ttl
from generator.model import Referentiel
from tests.exports.test_grilles import avec_repere

FORMES = Path(__file__).with_name("skos.shacl.ttl")
SITE = "https://exemple.fr/depot/"

pytestmark = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph:DeprecationWarning"
)  # rdflib’s own


@pytest.fixture(params=["mini", "cip"])
def titre(request: pytest.FixtureRequest) -> Referentiel:
    found: Referentiel = request.getfixturevalue(request.param)
    return found


def graphe(referentiel: Referentiel, site: str = SITE) -> Graph:
    return Graph().parse(data=skos_ttl(referentiel, site), format="turtle")


def broken(graph: Graph) -> str:
    """What SHACL finds wrong, or nothing."""
    conforms, _, text = pyshacl.validate(graph, shacl_graph=Graph().parse(FORMES))
    return "" if conforms else str(text)


@pytest.mark.parametrize("site", [SITE, ""])
def test_both_files_hold_the_same_triples(titre: Referentiel, site: str) -> None:
    linked = Graph().parse(data=skos_jsonld(titre, site), format="json-ld")
    assert len(linked) > 50
    assert set(linked) == set(graphe(titre, site))


@pytest.mark.parametrize("site", [SITE, ""])
def test_the_scheme_has_the_shape_skos_asks_for(titre: Referentiel, site: str) -> None:
    assert broken(graphe(titre, site)) == ""


def test_the_shapes_see_what_is_wrong(mini: Referentiel) -> None:
    ours = Namespace(f"{SITE}titres/mini/")
    c01 = ours["competences/c01.html#c01"]
    for triple in (
        (c01, SKOS.prefLabel, Literal("Autre nom", lang="fr")),
        (c01, SKOS.altLabel, Literal("Préparer le sol", lang="fr")),
        (c01, SKOS.broader, ours["competences/c02.html#c02"]),
        (ours["activites/at1.html#at1"], SKOS.broader, c01),
        (c01, SKOS.related, ours["activites/at1.html#at1"]),
    ):
        graph = graphe(mini)
        graph.add(triple)
        assert broken(graph), triple


def test_every_code_is_a_concept_named_by_the_page_that_explains_it(cip: Referentiel) -> None:
    graph, racine = graphe(cip), f"{SITE}titres/cip/"
    official = {
        **{a.ccp.code: a.ccp.intitule for a in cip.activites},
        **{c.code: c.intitule for c in cip.competences},
        **{r.code: r.texte for c in cip.competences for r in c.reperes},
    }
    found = {}
    kept = set(graph.subjects(RDF.type, SKOS.Concept)) - set(graph.subjects(OWL.deprecated))
    for concept in kept:
        assert str(concept).startswith(racine)
        found[str(graph.value(concept, SKOS.notation))] = str(graph.value(concept, SKOS.prefLabel))
    assert found == official
    code = graph.value(predicate=SKOS.notation, object=Literal("C01-2"))
    assert code == URIRef(f"{racine}competences/c01.html#c01-2")


def test_a_code_that_went_says_what_took_its_place(mini: Referentiel) -> None:
    graph = graphe(mini)
    gone = {str(graph.value(c, SKOS.notation)) for c in graph.subjects(OWL.deprecated)}
    assert gone == {"C01-5", "C02-5", "C02-6", "C02-7", "C03-5", "C03-6", "C04", "C04-1"}

    def after(code: str) -> set[str]:
        (concept,) = graph.subjects(SKOS.notation, Literal(code))
        return {
            str(graph.value(new, SKOS.notation))
            for new in graph.objects(concept, DCTERMS.isReplacedBy)
        }

    assert after("C01-5") == {"C01-3", "C01-4"}
    assert after("C02-6") == after("C02-7") == {"C02-4"}
    assert after("C03-6") == set()


def test_a_name_follows_neither_texts_nor_day(mini: Referentiel) -> None:
    autre = avec_repere(mini, texte="Autre chose.")
    names = set(graphe(mini).subjects())
    assert names == set(graphe(autre).subjects())
    assert version(mini) in skos_ttl(mini, SITE)
    assert version(autre) in skos_ttl(autre, SITE)
    assert skos_ttl(mini.model_copy(deep=True), SITE) == skos_ttl(mini, SITE)


def test_texts_that_look_like_markup_go_through(mini: Referentiel) -> None:
    piege = 'Je dis "oui" \\ <a> """ \u2028 {{ x }} ;'
    graph = graphe(avec_repere(mini, texte=piege))
    assert (None, SKOS.prefLabel, Literal(piege, lang="fr")) in graph
