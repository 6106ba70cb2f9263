"""The codes of a title: identities kept in addresses and in saved answers, never reused."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

CodeActivite = Annotated[str, StringConstraints(pattern=r"^AT[1-9]\d?$")]
CodeCcp = Annotated[str, StringConstraints(pattern=r"^CCP[1-9]\d?$")]
CodeCompetence = Annotated[str, StringConstraints(pattern=r"^C\d{2,3}$")]
CodeTransversale = Annotated[str, StringConstraints(pattern=r"^CT[1-9]\d?$")]
CodeCcs = Annotated[str, StringConstraints(pattern=r"^CCS[1-9]\d?$")]
CodeCompetenceCcs = Annotated[str, StringConstraints(pattern=r"^CCS[1-9]\d?-[1-9]\d?$")]
CodeRepere = Annotated[str, StringConstraints(pattern=r"^C\d{2,3}-[1-9]\d?$")]
