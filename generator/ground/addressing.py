"""Whether an address that people typed can serve, and how machines write it."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from ..words.typographie import INVISIBLE

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_SEGMENT = re.compile(r"(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+", re.ASCII)
_LINK = re.compile(r"(?i:https?)://[^\s/<>\"'\\]+[^\s<>\"'\\]*")
_MAIL = re.compile(r"[^\s@<>\"'?&%:]+@[^\s@<>\"'?&%:.]+(?:\.[^\s@<>\"'?&%:.]+)+")


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


def link_fault(address: str) -> str | None:
    """What keeps an address from being a link, and what is expected; None when nothing does."""
    return None if _LINK.fullmatch(address) else "n’est pas une adresse ; attendu : https://…"


def mail_fault(address: str) -> str | None:
    """The same of an address to write to."""
    good = _MAIL.fullmatch(address)
    return None if good else "n’est pas une adresse de courriel ; attendu : nom@exemple.fr"
