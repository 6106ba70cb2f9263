"""What an edition may be called, and which codes it follows."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from generator.model import Correspondances


def edition(code: str = "1", textes: dict[str, str] | None = None, **more: Any) -> Correspondances:
    given = {"code": code, "depuis": "2026-01-01", "textes": textes or {"C01": "Semer"}} | more
    return Correspondances.model_validate({"editions": [given]})


@pytest.mark.parametrize("code", ["1", "2027", "2027.1", "2027-01", "a", "x" * 20])
def test_an_edition_has_a_short_code(code: str) -> None:
    assert edition(code).editions[0].code == code


@pytest.mark.parametrize("code", ["", "V2", "é", "-1", ".1", "1 bis", "1/2", "x" * 21])
def test_a_code_of_edition_holds_in_a_saved_file(code: str) -> None:
    with pytest.raises(ValidationError):
        edition(code)


@pytest.mark.parametrize("code", ["CCP1", "C01", "C01-1", "C15-12"])
def test_an_edition_follows_what_people_answer(code: str) -> None:
    assert edition(textes={code: "Semer"}).editions[0].textes == {code: "Semer"}


@pytest.mark.parametrize("code", ["AT1", "CCP", "C1", "C01-0", "C01-123", "c01", "C01-1-2", ""])
def test_an_edition_follows_nothing_else(code: str) -> None:
    with pytest.raises(ValidationError):
        edition(textes={code: "Semer"})


@pytest.mark.parametrize("missing", ["code", "quoi", "explication"])
def test_a_change_is_named_and_explained(missing: str) -> None:
    change = {"code": "a", "quoi": "retire", "avant": ["C01"], "explication": "Fini."}
    assert edition(changements=[change]).editions[0].changements[0].avant == ("C01",)
    del change[missing]
    with pytest.raises(ValidationError):
        edition(changements=[change])


def test_there_is_at_least_one_edition_with_texts() -> None:
    for data in ({"editions": []}, {"editions": [{"code": "1", "depuis": "2026-01-01"}]}):
        with pytest.raises(ValidationError):
            Correspondances.model_validate(data)
