"""What a value may be, whatever file it stands in."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.model import Referentiel, Terme, codes, correspondances
from generator.model.commun import Adresse, Cle, Jour


class Essai(BaseModel):
    cle: Cle = "a"
    adresse: Adresse = "https://a.example"
    jour: Jour | None = None


def terme(**values: str) -> Terme:
    return Terme(**({"code": "a", "terme": "A", "definition": "B."} | values))  # type: ignore[arg-type]


def test_an_object_never_changes(mini: Referentiel) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        mini.titre.sigle = "X"


def test_spaces_and_line_breaks_are_one_space() -> None:
    assert terme(definition="  un\n  deux\ttrois ").definition == "un deux trois"


@pytest.mark.parametrize("char", ["\u200b", "\u202e", "\x1b", "\x00", "\ufeff", "\xad", "\u2028"])
def test_a_character_nobody_sees_is_refused(char: str) -> None:
    with pytest.raises(ValidationError, match="invisible"):
        terme(definition=f"un{char}deux")


@pytest.mark.parametrize("text", ["œuvre", "« été »", "l’eau", "€", "a\u00a0: b", "𝒳", "e\u0301"])
def test_any_other_character_is_admitted(text: str) -> None:
    assert terme(definition=text).definition


@pytest.mark.parametrize(
    "address",
    [
        "http://a.example",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:x",
        "data:text/html,x",
        "//a.example",
        "a.example",
        "https://",
        "https://a b",
        'https://a"b',
        "https://a<b",
        "https://a\\b",
        "xhttps://a.example",
        "https://a.example\njavascript:x",
    ],
)
def test_only_a_secure_address_is_one(address: str) -> None:
    with pytest.raises(ValidationError):
        Essai(adresse=address)


@pytest.mark.parametrize("key", ["a", "a1", "code-du-travail", "f2401"])
def test_a_key_is_plain(key: str) -> None:
    assert Essai(cle=key).cle == key


@pytest.mark.parametrize(
    "key", ["", "A", "1a", "a_b", "é", "a-", "-a", "a--b", "a b", "a/b", "a\n"]
)
def test_a_key_holds_in_an_address(key: str) -> None:
    with pytest.raises(ValidationError):
        Essai(cle=key)


@pytest.mark.parametrize("day", ["2023", "1700000000", "01/02/2023", "2023-2-1", "2023-02-30", ""])
def test_a_day_is_written_one_way(day: str) -> None:
    with pytest.raises(ValidationError):
        Essai.model_validate({"jour": day})


def test_competences_come_in_the_declared_order(mini: Referentiel) -> None:
    assert [c.code for c in mini.competences] == ["C01", "C02", "C03"]
    assert [(a.code, c.code) for a, c in mini.paires()] == [
        ("AT1", "C01"),
        ("AT1", "C02"),
        ("AT2", "C03"),
    ]


def test_a_term_is_known_by_every_way_to_write_it(mini: Referentiel) -> None:
    forms = {t.code: t.ecritures for t in mini.glossaire.termes}
    assert forms["bpa"] == ("BPA", "brevet du potager amateur")
    assert forms["semis"] == ("semis", "jeune semis", "jeunes semis")


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (codes.CodeActivite, "AT1１"),
        (codes.CodeCcp, "CCP1１"),
        (codes.CodeCompetence, "C０1"),
        (codes.CodeCompetence, "C٠١"),
        (codes.CodeTransversale, "CT1１"),
        (codes.CodeCcs, "CCS1１"),
        (codes.CodeCompetenceCcs, "CCS1-1１"),
        (codes.CodeRepere, "C01-1１"),
        (correspondances.CodeSuivi, "C０1"),
    ],
)
def test_the_digits_of_a_code_are_those_of_a_keyboard(kind: object, code: str) -> None:
    """Others look the same; the editor of a person refuses them, as their schema says."""
    with pytest.raises(ValidationError, match="pattern"):
        TypeAdapter(kind).validate_python(code)
