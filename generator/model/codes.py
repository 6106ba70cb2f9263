"""The codes of a title: identities kept in addresses and in saved answers, never reused."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

CodeActivite = Annotated[str, StringConstraints(pattern=r"^AT[1-9][0-9]?$")]
CodeCcp = Annotated[str, StringConstraints(pattern=r"^CCP[1-9][0-9]?$")]
CodeCompetence = Annotated[str, StringConstraints(pattern=r"^C[0-9]{2,3}$")]
CodeTransversale = Annotated[str, StringConstraints(pattern=r"^CT[1-9][0-9]?$")]
CodeCcs = Annotated[str, StringConstraints(pattern=r"^CCS[1-9][0-9]?$")]
CodeCompetenceCcs = Annotated[str, StringConstraints(pattern=r"^CCS[1-9][0-9]?-[1-9][0-9]?$")]
CodeRepere = Annotated[str, StringConstraints(pattern=r"^C[0-9]{2,3}-[1-9][0-9]?$")]

RESERVES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
"""Names Windows keeps for itself, whatever the suffix: no file of a clone or a zip has them."""


def _nameable(code: str) -> str:
    if code in RESERVES:
        raise ValueError("est un nom que Windows garde pour lui")
    return code


Cle = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60),
    AfterValidator(_nameable),
]
"""An identifier in lower case: it becomes part of an address, and is never reused."""
