"""The real title: official names word for word, and what the project wrote keeps its promises."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest

from generator import pipeline
from generator.model import Competence, Modele, Referentiel
from generator.words.typographie import typographie
from tests.conftest import RACINE

INTITULES = {
    "CCP1": "Accueillir pour analyser la demande des personnes et poser les bases d'un diagnostic"
    " partagé",
    "C01": "Informer une personne ou un groupe des ressources en matière d'insertion et des"
    " services dématérialisés",
    "C02": "Analyser la demande de la personne et poser les bases d'un diagnostic partagé",
    "C03": "Exercer une veille informationnelle, technique et prospective pour adapter son activité"
    " au public et au contexte",
    "C04": "Travailler en équipe, en réseau et dans un cadre partenarial pour optimiser la réponse"
    " aux besoins des personnes accueillies",
    "C05": "Réaliser le traitement administratif et les écrits professionnels liés à l'activité"
    " dans un environnement numérique",
    "CCP2": "Accompagner les personnes dans leur parcours d'insertion sociale et professionnelle",
    "C06": "Contractualiser et suivre avec la personne son parcours d'insertion professionnelle",
    "C07": "Accompagner une personne à l'élaboration de son projet professionnel",
    "C08": "Accompagner la réalisation des projets professionnels",
    "C09": "Concevoir des ateliers thématiques favorisant l'insertion professionnelle des publics",
    "C10": "Préparer et animer des ateliers thématiques favorisant l'insertion",
    "C11": "Analyser sa pratique professionnelle",
    "CCP3": "Mettre en œuvre une offre de services auprès des employeurs pour favoriser l'insertion"
    " professionnelle",
    "C12": "Déployer, dans une démarche projet, des actions de prospection avec les employeurs du"
    " territoire pour favoriser l'insertion professionnelle",
    "C13": "Apporter un appui technique aux employeurs en matière de recrutement",
    "C14": "Faciliter l'intégration et le maintien du salarié dans son environnement professionnel",
    "C15": "Inscrire ses actes professionnels dans une démarche de développement durable et"
    " inclusive",
}
"""The official wordings, in the official order, word for word."""

DEUX_FOIS = {
    "C01": ("personne", "groupe"),
    "C02": ("demande", "diagnostic"),
    "C03": ("informationnelle", "technique", "prospective"),
    "C04": ("équipe", "réseau", "partenarial"),
    "C05": ("administratif", "écrits"),
    "C06": ("Contractualiser", "suivre"),
    "C10": ("Préparer", "animer"),
    "C14": ("intégration", "maintien"),
    "C15": ("durable", "inclusive"),
}
"""Compétences whose wording names several things: no single repère may stand for all of them."""

CODES = re.compile(r"\b(?:AT\d|CCP\d|C\d{2}(?:-\d)?|TP-\d+|RNCP\d+|[A-Z]\d{3,4}|[LR]\. ?\d\S*)")


def texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text of the référentiel, with its place."""
    if isinstance(value, str):
        yield place, str(value)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, f"{place}.{index}")
    elif isinstance(value, Modele):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{place}.{name}")


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe"))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in plain if not unicodedata.combining(c)))


def ours(competence: Competence) -> list[str]:
    """What the project wrote about a compétence."""
    return [competence.en_clair, *(t for r in competence.reperes for t in (r.texte, r.trace))]


def test_the_title_has_three_activities_and_fifteen_competences(cip: Referentiel) -> None:
    shape = [(a.code, a.ccp.code, [c.code for c in a.competences]) for a in cip.activites]
    assert shape == [
        ("AT1", "CCP1", [f"C{n:02}" for n in range(1, 6)]),
        ("AT2", "CCP2", [f"C{n:02}" for n in range(6, 12)]),
        ("AT3", "CCP3", [f"C{n:02}" for n in range(12, 16)]),
    ]


def test_official_wordings_are_word_for_word(cip: Referentiel) -> None:
    found = {}
    for activite in cip.activites:
        found[activite.ccp.code] = activite.ccp.intitule
        found |= {c.code: c.intitule for c in activite.competences}
    assert list(found.items()) == list(INTITULES.items())


def test_the_identity_of_the_title(cip: Referentiel) -> None:
    identite = cip.titre.identite
    facts = {
        name: getattr(identite, name).valeur
        for name in type(identite).model_fields
        if hasattr(getattr(identite, name), "valeur")
    }
    assert facts == {
        "intitule": "Conseiller en insertion professionnelle",
        "code": "TP-00403",
        "niveau": "5",
        "rncp": "RNCP37274",
        "certificateur": "ministère chargé du Travail",
        "creation": "arrêté de spécialité du 21 octobre 2003",
        "modification": "JO modificatif du 1 décembre 2022",
        "reference": "référentiel du titre : CIP",
    }
    assert [nsf.valeur for nsf in identite.nsf] == ["332t"]
    rome = [(r.valeur, r.libelle) for r in identite.rome]
    assert rome == [("K1801", "Conseil en emploi et insertion socioprofessionnelle")]
    validite = identite.validite
    assert (validite.debut, validite.fin) == (date(2023, 3, 23), date(2028, 3, 23))


def test_every_public_of_the_source_is_listed_and_the_list_stays_open(cip: Referentiel) -> None:
    (publics,) = cip.titre.publics.listes
    assert publics.elements == (
        "jeunes de moins de 26 ans",
        "bénéficiaires de minima sociaux",
        "seniors",
        "salariés cadres",
        "personnes en situation de handicap",
        "migrants",
        "personnes sous main de justice",
        "sortants de prison",
    )
    assert publics.ouverte
    assert "avec ou sans frein périphérique" in cip.titre.publics.enonces[0].texte


def test_every_dimension_of_the_source_is_listed_and_the_list_stays_open(cip: Referentiel) -> None:
    listes = [liste for rubrique in cip.titre.metier for liste in rubrique.listes]
    wanted = ("emploi", "formation", "logement", "santé", "mobilité", "accès aux droits")
    assert [liste.ouverte for liste in listes if liste.elements == wanted] == [True]


@pytest.mark.parametrize("code", DEUX_FOIS)
def test_each_thing_a_wording_names_has_its_repere(cip: Referentiel, code: str) -> None:
    competence = next(c for c in cip.competences if c.code == code)
    covered = [words(" ".join(r.couvre)) for r in competence.reperes]
    wanted = [word.lower() for word in DEUX_FOIS[code]]
    assert words(competence.intitule) >= set(wanted)
    for word in wanted:
        assert any(word in part for part in covered), word
        others = set(wanted) - {word}
        assert any(word in part and not part >= others for part in covered), word


def test_one_person_and_a_group_are_both_met(cip: Referentiel) -> None:
    c01 = next(c for c in cip.competences if c.code == "C01")
    for word in ("personne", "groupe"):
        assert any(word in words(r.texte) for r in c01.reperes if word in words(" ".join(r.couvre)))


def test_four_to_six_reperes_numbered_in_order(cip: Referentiel) -> None:
    for competence in cip.competences:
        assert 4 <= len(competence.reperes) <= 6
        numbers = []
        for repere in competence.reperes:
            code, _, number = repere.code.partition("-")
            assert code == competence.code
            numbers.append(int(number))
        assert numbers == sorted(set(numbers))  # A code taken away leaves a gap.


def test_a_repere_is_one_sentence_in_the_first_person(cip: Referentiel) -> None:
    for competence in cip.competences:
        for repere in competence.reperes:
            assert re.match(r"Je |J'", repere.texte), repere.code
            assert repere.texte.endswith("."), repere.code
            assert len(_sentences(repere.texte)) == 1, repere.code
            assert len(repere.texte) <= 200, repere.code


def test_a_repere_is_never_the_wording_again(cip: Referentiel) -> None:
    for competence in cip.competences:
        title = set(folded(competence.intitule).split())
        for repere in competence.reperes:
            own = [w for w in folded(repere.texte).split() if len(w) > 3]
            assert len([w for w in own if w not in title]) >= 3, repere.code


def test_no_repere_is_written_twice(cip: Referentiel) -> None:
    everything = [folded(r.texte) for c in cip.competences for r in c.reperes]
    assert len(set(everything)) == len(everything)


def test_each_explanation_is_two_to_six_sentences(cip: Referentiel) -> None:
    for item in (*cip.competences, *cip.activites):
        assert 2 <= len(_sentences(item.en_clair)) <= 6, item.code
    for competence in cip.competences:
        assert re.search(r"\b[Vv]ous\b", competence.en_clair), competence.code


def explained(cip: Referentiel) -> Iterator[tuple[str, str]]:
    """(code, text) of all that explains an activité type or a compétence."""
    yield from ((activite.code, activite.en_clair) for activite in cip.activites)
    for competence in cip.competences:
        yield competence.code, competence.en_clair
        yield from ((competence.code, x.difference) for x in competence.ne_pas_confondre)
        yield from ((competence.code, x.raison) for x in competence.liees)


def test_a_sentence_that_explains_has_less_than_twenty_words(cip: Referentiel) -> None:
    for code, text in explained(cip):
        for sentence in _sentences(text):
            assert len(re.findall(r"[\w'-]+", sentence)) < 20, f"{code} : {sentence}"


def test_the_first_round_asks_each_competence_in_one_sentence_of_its_own(cip: Referentiel) -> None:
    asked = [competence.premier_tour or "" for competence in cip.competences]
    for competence, sentence in zip(cip.competences, asked, strict=True):
        assert re.search(r"\b[Jj](?:e |')", sentence), competence.code
        assert len(_sentences(sentence)) == 1, competence.code
        assert sentence.endswith("."), competence.code
        assert folded(sentence) not in {folded(r.texte) for r in competence.reperes}
    told = [{w for w in folded(s).split() if len(w) > 3} for s in asked]
    for i, one in enumerate(told):
        for other in told[:i]:
            assert len(one & other) <= len(one | other) / 2, (one, other)


def test_short_names_of_activities_stay_short(cip: Referentiel) -> None:
    for activite in cip.activites:
        assert len(activite.titre_court.removeprefix(f"{activite.code} ")) <= 45


def test_nothing_says_who_has_succeeded(cip: Referentiel) -> None:
    forbidden = re.compile(r"\b(?:acquise?s?|validée?s?|certifiée?s?|maîtrisée?s?)\b", re.I)
    for competence in cip.competences:
        for text in ours(competence):
            assert not forbidden.search(text), f"{competence.code} : {text}"


def test_related_competences_are_linked_with_a_reason(cip: Referentiel) -> None:
    confused = {(c.code, x.competence) for c in cip.competences for x in c.ne_pas_confondre}
    for pair in (("C09", "C10"), ("C07", "C08"), ("C13", "C14")):
        assert pair in confused
        assert pair[::-1] in confused
    assert all(c.liees or c.ne_pas_confondre for c in cip.competences)


def test_the_glossary_is_in_alphabetical_order(cip: Referentiel) -> None:
    terms = [folded(t.terme) for t in cip.glossaire.termes]
    assert terms == sorted(terms)
    letters = [t.code[0] for t in cip.glossaire.termes]
    assert letters == sorted(letters)


def test_every_sigle_met_on_the_site_is_explained(cip: Referentiel) -> None:
    known = {sigle for t in cip.glossaire.termes for form in t.ecritures for sigle in _sigles(form)}
    apart = (".synonymes", "/formateur/", "/donnees/")  # names of file formats, said in place
    shown = [(p, text) for p, text in _everything(cip) if not any(part in p for part in apart)]
    met = {sigle: place for place, text in shown for sigle in _sigles(text)}
    unknown = {sigle: met[sigle] for sigle in set(met) - known}
    assert not unknown


def test_the_sigles_of_the_trade_are_explained(cip: Referentiel) -> None:
    terms = {t.terme for t in cip.glossaire.termes}
    wanted = "CCP CCS VAE DREETS DDETS REAC RE NSF ROME RNCP PMSMP CIP".split()
    assert not set(wanted) - terms


def test_a_definition_is_one_or_two_sentences(cip: Referentiel) -> None:
    for terme in cip.glossaire.termes:
        assert 1 <= len(_sentences(terme.definition)) <= 2, terme.code


def test_texts_are_typed_with_ordinary_characters(cip: Referentiel) -> None:
    for place, text in texts(cip):
        assert not set("’‘“”\u00a0\u202f…–—") & set(text), f"{place} : {text}"
        assert "  " not in text


def test_texts_hold_no_markup(cip: Referentiel) -> None:
    for place, text in texts(cip):
        assert not re.search(r"</?[a-z]|\]\(|\*\*|`|&[a-z]+;", text), f"{place} : {text}"


PAGES = sorted((RACINE / "site_src" / "docs").glob("*.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_hand_written_pages_are_set_in_french(path: Any) -> None:
    text = path.read_text("utf-8")
    head, body = re.fullmatch(r"---\n(.*?)\n---\n(.*)", text, re.S).groups()  # type: ignore[union-attr]
    prose = re.findall(r"^(?:title|description): (.*)$", head, re.M)
    body = re.sub(r"<!--.*?-->|\{[%{].*?[%}]\}|`[^`]*`|\{ ?[#.][^}]*\}", "", body, flags=re.S)
    prose += re.sub(r"<[^>]+>|\]\([^)]*\)", "\n", body).splitlines()
    for line in prose:
        assert typographie(line) == line


def _everything(cip: Referentiel) -> Iterator[tuple[str, str]]:
    yield from texts(cip)
    for path, text in pipeline.plan([cip]).files.items():
        if path.suffix == ".md":
            yield str(path), unescape(re.sub(r"<[^>]+>", " ", text.partition("\n---\n")[2]))


def _sigles(text: str) -> list[str]:
    """Words with two capitals or more, codes and article numbers aside."""
    found = re.findall(r"\b[^\W\d_]*[A-ZÀ-Ý][^\W\d_]*[A-ZÀ-Ý][^\W\d_]*\b", CODES.sub(" ", text))
    return [w for w in found if not re.fullmatch(r"[IVX]+", w)]


def _sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?])[»\s]+(?=[A-ZÀ-Ý«])", text.strip()) if s]


def test_all_that_a_browser_keeps_is_counted_and_named() -> None:
    """A promise of the page on privacy: nothing else is kept, a trainer’s notes included."""
    page = (RACINE / "site_src/docs/confidentialite.md").read_text("utf-8")
    part = page.split("{ #navigateur }")[1].split("\n## ")[0]
    nombres = ("Cinq", "Six", "Sept", "Huit", "Neuf", "Dix")
    assert nombres.index(part.split()[0]) + 5 == part.count("\n- **")
    scripts = (RACINE / "site_src/docs/assets/js").rglob("*.js")
    code = "\n".join(chemin.read_text("utf-8") for chemin in scripts)
    noms = {*re.findall(r"'(referentiel:[a-z-]+:?)'", code), *re.findall(r"LIEU: '(\.\w+)'", code)}
    assert noms >= {"referentiel:ere", ".formateur"}
    for nom in noms:
        assert f"`{nom}" in part, nom
