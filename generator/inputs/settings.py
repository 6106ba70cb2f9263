"""The settings of the published site, judged before anything is made of them.

They stand in `mkdocs.yml`, or come from the variables it names: addresses, and the licence of what
people write. What else that file may say is in `loading.reglages_juges`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..ground.addressing import link_fault, mail_fault, normal, site_url_fault
from ..ground.licence import OUVERTE, Licence
from ..ground.problem import GeneratorError, Problem
from ..ground.projet import Projet, tool_settings
from ..words.typographie import INVISIBLE

NAME = Projet(Path()).settings.name
EXAMPLE = "https://referentiel.example/"
"""The address the project comes with, which is nobody's."""

_START = re.compile(r"\A(?:[ \t]*(?:#.*)?\n|%.*\n)*---[ \t]*(?:#.*)?(?:\n|\Z)")
_END = re.compile(r"\n\.\.\.[ \t]*(?:#.*)?\s*\Z")

_ADDRESS = re.compile(r"""^(["']?)site_url\1[ \t]*:.*\n(?:[ \t]+\S.*\n)*""", re.M)

_NO_VARIABLE = "REFERENTIEL_SANS_ADRESSE"
"""A variable nobody gives."""

_SITE_URL, _DEPOT, _COURRIEL = "site_url", "extra.signaler.depot", "extra.signaler.courriel"
_VARIABLES = {
    _SITE_URL: "SITE_URL",
    _DEPOT: "SIGNALER_DEPOT",
    _COURRIEL: "SIGNALER_COURRIEL",
    "extra.archive_hors_ligne": "ARCHIVE_HORS_LIGNE",
}
_NOM, _URL = "extra.licence.nom", "extra.licence.url"
_SITE_NAME, _DESCRIPTION = "site_name", "site_description"
_LONGEST = 60
"""Signs of the name of a licence: it stands in one line, at the foot of sheets of paper."""


@dataclass(frozen=True)
class Setting:
    """One value, and where a person finds it, as a message begins: a variable, or a line."""

    value: str
    place: str
    path: Path = Path()
    line: int = 0
    """Where it stands, when it is in a file."""


def forget_empty() -> None:
    """Let the file speak where a variable says nothing: a workflow gives all of them, even those
    nobody chose. An empty SITE_URL is no address at all."""
    for name in _VARIABLES.values():
        if name != _VARIABLES[_SITE_URL] and os.environ.get(name) == "":
            del os.environ[name]


def site_url(root: Path) -> str:
    """The address to publish at, as pages give it; empty when there is none.

    Raises GeneratorError, in one line for each, when an address among the settings cannot serve.
    """
    found = _read(root)
    if faults := _faults(found):
        raise GeneratorError("\n".join(one.place + said for one, said in faults))
    return normal(found[_SITE_URL].value) if found[_SITE_URL].value else ""


def misgiven(root: Path) -> list[Problem]:
    """What is wrong in the values that stand in a file; those of variables are told apart."""
    faults = _faults(_read(root))
    return [Problem(one.path, one.line, said) for one, said in faults if one.line]


def public_url(root: Path) -> str:
    """The same, for people to open: empty for the address the project comes with."""
    address = site_url(root)
    return "" if address == EXAMPLE else address


def licence(root: Path) -> Licence:
    """What the content of the site is given under: what the settings say, or that of the tool."""
    found = _read(root)
    nom, url = found[_NOM].value, found[_URL].value
    return Licence(nom, url) if nom not in ("", OUVERTE.nom) and url else OUVERTE


def own_name(root: Path) -> tuple[str, str]:
    """What people call their site, and what they say of it; empty when that is left to the tool."""
    found = _read(root)
    tool = tool_settings()
    name, said = (found[key] for key in (_SITE_NAME, _DESCRIPTION))
    return ("" if name.path == tool else name.value, "" if said.path == tool else said.value)


def without_address(root: Path) -> str:
    """The settings of the same project, published nowhere, whatever SITE_URL says."""
    projet = Projet(root)
    if projet.is_whole:
        rest = json.dumps({"INHERIT": projet.settings.as_posix()})[1:-1]
        if (given := licence(root)) != OUVERTE:  # those of the project are not read there
            said = {"licence": {"nom": given.nom, "url": given.url}}
            rest += f"\nextra: {json.dumps(said)}"
    else:
        own = "".join(path.read_text("utf-8-sig") for path in projet.all_settings[1:])
        text = bare(own)  # joined to the tool's there as well
        rest = _ADDRESS.sub("", text + "\n")
    return f'{rest}\nsite_url: !ENV [{_NO_VARIABLE}, ""]\n'


def bare(text: str) -> str:
    """Settings that lines can be added to, before and after: the marks of a YAML document go."""
    return _END.sub("\n", _START.sub("", text))


def unreported(root: Path) -> str | None:
    """What to say of a site made to be published where nobody can report a mistake, if it is."""
    found = _read(root)
    if found[_SITE_URL].value in ("", EXAMPLE) or found[_DEPOT].value or found[_COURRIEL].value:
        return None
    return (
        "Aucune adresse où signaler une erreur : le bas des pages n’en donne pas. Pour en donner "
        f"une : SIGNALER_DEPOT ou SIGNALER_COURRIEL, ou « signaler » dans {NAME}."
    )


def _name_fault(name: str) -> str | None:
    """What keeps the name of a licence from being shown wherever it is; None when nothing does."""
    if INVISIBLE.search(name) or "\n" in name:
        return "contient un signe invisible ou va à la ligne ; attendu : un nom, comme CC BY 4.0"
    if len(name) > _LONGEST:
        return f"a {len(name)} signes ; attendu : {_LONGEST} au plus"
    return None


_JUDGES: dict[str, Callable[[str], str | None]] = {
    _SITE_URL: site_url_fault,
    _DEPOT: link_fault,
    _COURRIEL: mail_fault,
    "extra.archive_hors_ligne": link_fault,
    _NOM: _name_fault,
    _URL: link_fault,
}
_ALL = (*_JUDGES, _SITE_NAME, _DESCRIPTION)


def _read(root: Path) -> dict[str, Setting]:
    """The settings that are read here, by key; empty when they are not given.

    SITE_URL is not in the file: MkDocs would judge it before us, in English. It is read in place of
    the line that is there; a copy to carry asks for no variable that is given, and has no address.
    """
    from ..loading.settings_read import said  # noqa: PLC0415 - see `ahead`

    found = {key: Setting("", _named(_VARIABLES.get(key, key))) for key in _ALL}
    for path in Projet(root).all_settings:
        for key, one in said(path.read_text("utf-8-sig")).items():
            if key in found:
                asked = one.variables or ((_VARIABLES[key],) if key == _SITE_URL else ())
                given = next((name for name in asked if name in os.environ), None)
                if given:
                    found[key] = Setting(os.environ[given], _named(given))
                else:
                    found[key] = Setting(one.value, f"{NAME}:{one.line}: ", path, one.line)
    return found


def _faults(found: Mapping[str, Setting]) -> list[tuple[Setting, str]]:
    return [
        (found[key], f"« {_shown(found[key].value)} » {said}")
        for key, judge in _JUDGES.items()
        if found[key].value and (said := judge(found[key].value))
    ]


def _named(name: str) -> str:
    return f"{name} : "


def _shown(value: str) -> str:
    text = INVISIBLE.sub(lambda sign: f"[U+{ord(sign.group()):04X}]", value)
    return text if len(text) <= 80 else text[:79] + "…"
