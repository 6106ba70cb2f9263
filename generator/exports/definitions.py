"""The definitions of a title, for pages whose terms lead to the glossary: a classic script."""

from __future__ import annotations

from ..model import Referentiel, Terme
from ..typographie import typographie
from .donnees import script


def definitions_js(referentiel: Referentiel) -> str:
    """`window.Referentiel.definitions`: code -> the term, its definition, ready to show."""
    termes = [terme for terme in referentiel.glossaire.termes if not terme.courant]
    content = {terme.code: [nom(terme), typographie(terme.definition)] for terme in termes}
    return (
        "window.Referentiel = window.Referentiel || {};\n"
        f"window.Referentiel.definitions = {script(content)};\n"
    )


def nom(terme: Terme) -> str:
    """« VAE (validation des acquis de l’expérience) »."""
    whole = f" ({terme.developpe})" if terme.developpe else ""
    return typographie(f"{terme.terme}{whole}")
