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
from urllib.parse import unquote, urlsplit

from .problem import GeneratorError
from .projet import Projet
from .typographie import INVISIBLE

NAME = Projet(Path()).settings.name
EXAMPLE = "https://referentiel.example/"
"""The address the project comes with, which is nobody's."""

_LINE = re.compile(r"^ *(?P<key>\w+):[ \t]+(?P<value>[^\s#].*?)[ \t]*(?:[ \t]#.*)?$", re.M)
_ENV = re.compile(r"!ENV[\s\[]+(?P<names>[A-Z]\w*(?:\s*,\s*[A-Z]\w*)*)(?P<rest>.*)")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_SEGMENT = re.compile(r"(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+", re.ASCII)
_LINK = re.compile(r"(?i:https?)://[^\s/<>\"'\\]+[^\s<>\"'\\]*")
_MAIL = re.compile(r"[^\s@<>\"'?&%:]+@[^\s@<>\"'?&%:.]+(?:\.[^\s@<>\"'?&%:.]+)+")

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


def without_address(root: Path) -> str:
    """The settings of the same project, published nowhere, whatever SITE_URL says."""
    projet = Projet(root)
    if projet.is_whole:
        return json.dumps({"INHERIT": projet.settings.as_posix(), "site_url": ""})
    text = projet.all_settings[-1].read_text("utf-8-sig")
    rest = re.sub(r"^site_url:.*$", "", text, flags=re.M)
    return f'{rest}\nsite_url: !ENV [{_NO_VARIABLE}, ""]\n'


def unreported(root: Path) -> str | None:
    """What to say of a site made to be published where nobody can report a mistake, if it is."""
    found = _read(root)
    if found["site_url"].value in ("", EXAMPLE) or found["depot"].value or found["courriel"].value:
        return None
    return (
        "Aucune adresse où signaler une erreur : le bas des pages n’en donne pas. Pour en donner "
        f"une : SIGNALER_DEPOT ou SIGNALER_COURRIEL, ou « signaler » dans {NAME}."
    )


def normal(address: str) -> str:
    """A good address as machines write it: small letters, host in ASCII, a bar at the end."""
    parts = urlsplit(address)
    host = _ascii(parts.hostname or "")
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{parts.path.rstrip('/')}/"


def site_url_fault(address: str) -> str | None:
    """What prevents publishing at an address, and what is expected; None when nothing does."""
    said = _unfit(address) or _unfit_host(address) or _unfit_path(urlsplit(address).path)
    expected = "https://exemple.fr/ ou https://exemple.fr/dossier/"
    return f"{said} ; attendu : {expected}" if said else None


def _unfit(address: str) -> str | None:
    if re.search(r"\s", address) or INVISIBLE.search(address):
        return "contient une espace ou un signe invisible"
    if not re.match(r"https?://", address, re.I):
        return "ne commence pas par https:// ni par http://"
    if found := re.search(r"[?#]", address):
        return f"contient « {found.group()} », qui n’a pas de sens dans l’adresse d’un site"
    return None


def _unfit_host(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "n’a pas un nom de machine et un port bien écrits"
    if "@" in parts.netloc:
        return "contient un identifiant, que tout le monde lirait dans les pages"
    if not host or not _is_host(host):
        return "n’a pas de nom de machine bien écrit"
    if port == 0 or parts.netloc.endswith(":"):
        return "n’a pas un port bien écrit"
    return None


def _unfit_path(path: str) -> str | None:
    segments = path.removeprefix("/").removesuffix("/").split("/") if path.strip("/") else []
    if path not in ("", "/") and not segments:
        return "a une barre de trop"
    if any(unquote(segment) in ("", ".", "..") for segment in segments):
        return "a un chemin avec « // », « . » ou « .. »"
    if not all(map(_SEGMENT.fullmatch, segments)):
        return "contient un signe à écrire sous sa forme codée (%C3%A9 pour é, par exemple)"
    if segments and re.search(r"\.html?$", segments[-1], re.I):
        return "est l’adresse d’une page, pas celle d’un site"
    return None


def _is_host(host: str) -> bool:
    if ":" in host:  # IPv6: urlsplit has judged it
        return True
    try:
        labels = _ascii(host).split(".")
    except UnicodeError:
        return False
    return all(_LABEL.fullmatch(label) for label in labels)


def _ascii(host: str) -> str:
    return host.lower() if host.isascii() else host.encode("idna").decode().lower()


def _link_fault(address: str) -> str | None:
    return None if _LINK.fullmatch(address) else "n’est pas une adresse ; attendu : https://…"


def _mail_fault(address: str) -> str | None:
    good = _MAIL.fullmatch(address)
    return None if good else "n’est pas une adresse de courriel ; attendu : nom@exemple.fr"


_JUDGES: dict[str, Callable[[str], str | None]] = {
    "site_url": site_url_fault,
    "depot": _link_fault,
    "courriel": _mail_fault,
    "archive_hors_ligne": _link_fault,
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
