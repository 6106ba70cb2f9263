"""The settings of the published site, judged before anything is made of them.

They stand in `mkdocs.yml`, or come from the variables it names. Nothing else in that file is read
here: it is the builder's.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .adressage import link_fault, mail_fault, normal, site_url_fault
from .problem import GeneratorError
from .projet import Projet
from .typographie import INVISIBLE

NAME = Projet(Path()).settings.name
EXAMPLE = "https://referentiel.example/"
"""The address the project comes with, which is nobody's."""

_LINE = re.compile(r"^ *(?P<key>\w+):[ \t]+(?P<value>[^\s#].*?)[ \t]*(?:[ \t]#.*)?$", re.M)
_ENV = re.compile(r"!ENV[\s\[]+(?P<names>[A-Z]\w*(?:\s*,\s*[A-Z]\w*)*)(?P<rest>.*)")

_START = re.compile(r"\A(?:[ \t]*(?:#.*)?\n|%.*\n)*---[ \t]*(?:#.*)?(?:\n|\Z)")
_END = re.compile(r"\n\.\.\.[ \t]*(?:#.*)?\s*\Z")

_NO_VARIABLE = "REFERENTIEL_SANS_ADRESSE"
"""A variable nobody gives."""

_VARIABLES = {
    "site_url": "SITE_URL",
    "depot": "SIGNALER_DEPOT",
    "courriel": "SIGNALER_COURRIEL",
    "archive_hors_ligne": "ARCHIVE_HORS_LIGNE",
}


@dataclass(frozen=True)
class Setting:
    """One value, and where a person finds it: a variable, or a line of the file."""

    value: str
    place: str


def forget_empty() -> None:
    """Let the file speak where a variable says nothing: a workflow gives all of them, even those
    nobody chose. An empty SITE_URL is no address at all."""
    for name in _VARIABLES.values():
        if name != _VARIABLES["site_url"] and os.environ.get(name) == "":
            del os.environ[name]


def site_url(root: Path) -> str:
    """The address to publish at, as pages give it; empty when there is none.

    Raises GeneratorError, in one line for each, when an address among the settings cannot serve.
    """
    found = _read(root)
    faults = [
        f"{found[key].place} : « {_shown(found[key].value)} » {said}"
        for key, judge in _JUDGES.items()
        if found[key].value and (said := judge(found[key].value))
    ]
    if faults:
        raise GeneratorError("\n".join(faults))
    return normal(found["site_url"].value) if found["site_url"].value else ""


def public_url(root: Path) -> str:
    """The same, for people to open: empty for the address the project comes with."""
    address = site_url(root)
    return "" if address == EXAMPLE else address


def without_address(root: Path) -> str:
    """The settings of the same project, published nowhere, whatever SITE_URL says."""
    projet = Projet(root)
    if projet.is_whole:
        return json.dumps({"INHERIT": projet.settings.as_posix(), "site_url": ""})
    text = bare(projet.all_settings[-1].read_text("utf-8-sig"))
    rest = re.sub(r"^site_url:.*$", "", text, flags=re.M)
    return f'{rest}\nsite_url: !ENV [{_NO_VARIABLE}, ""]\n'


def bare(text: str) -> str:
    """Settings that lines can be added to, before and after: the marks of a YAML document go."""
    return _END.sub("\n", _START.sub("", text))


def unreported(root: Path) -> str | None:
    """What to say of a site made to be published where nobody can report a mistake, if it is."""
    found = _read(root)
    if found["site_url"].value in ("", EXAMPLE) or found["depot"].value or found["courriel"].value:
        return None
    return (
        "Aucune adresse où signaler une erreur : le bas des pages n’en donne pas. Pour en donner "
        f"une : SIGNALER_DEPOT ou SIGNALER_COURRIEL, ou « signaler » dans {NAME}."
    )


_JUDGES: dict[str, Callable[[str], str | None]] = {
    "site_url": site_url_fault,
    "depot": link_fault,
    "courriel": mail_fault,
    "archive_hors_ligne": link_fault,
}


def _read(root: Path) -> dict[str, Setting]:
    """The settings that are addresses, by key; empty when they are not given.

    SITE_URL is not in the file: MkDocs would judge it before us, in English. It is read in place of
    the line that is there; a copy to carry has no such line, and no address.
    """
    found = {key: Setting("", variable) for key, variable in _VARIABLES.items()}
    for path in Projet(root).all_settings:
        found |= _read_text(path.read_text("utf-8-sig"))
    return found


def _read_text(text: str) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    for line in _LINE.finditer(text):
        if line["key"] in _VARIABLES:
            place = f"{NAME}:{text.count(chr(10), 0, line.start()) + 1}"
            typed = line["value"]
            if line["key"] == "site_url" and "!ENV" not in typed:
                typed = f"!ENV [SITE_URL, {typed}]"
            found[line["key"]] = _setting(typed, place)
    return found


def _setting(typed: str, place: str) -> Setting:
    if found := _ENV.match(typed):
        for name in re.split(r"\s*,\s*", found["names"]):
            if name in os.environ:
                return Setting(os.environ[name], name)
        typed = found["rest"].strip(" ,]")
    return Setting(typed.strip("\"'"), place)


def _shown(value: str) -> str:
    text = INVISIBLE.sub(lambda sign: f"[U+{ord(sign.group()):04X}]", value)
    return text if len(text) <= 80 else text[:79] + "…"
