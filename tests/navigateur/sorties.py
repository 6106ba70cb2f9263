"""Files written in a browser, as bytes for the programs that read them here."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import Any

from tests.navigateur.auto import Calcul

OCTETS = """
  const { sortie } = window.Referentiel;
  const base64 = (octets) => {
    let texte = '';
    for (const octet of octets) texte += String.fromCharCode(octet);
    return btoa(texte);
  };
"""


def octets(js: Calcul, corps: str, arg: Any = None) -> bytes:
    """The bytes a function body returns; it may use `sortie`, and all that `evaluer` gives."""
    lus = js(f"{OCTETS} return base64(await (async () => {{ {corps} }})());", arg)
    return base64.b64decode(lus)


def parties(paquet: bytes) -> dict[str, str]:
    """The texts of a package, by their path, once its sums are checked."""
    with zipfile.ZipFile(io.BytesIO(paquet)) as ouvert:
        assert ouvert.testzip() is None
        return {nom: ouvert.read(nom).decode() for nom in ouvert.namelist()}
