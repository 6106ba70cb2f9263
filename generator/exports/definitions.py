"""`definitions.js`: the definitions of a title, for the pages of a walk (`Page.legere`).

Their terms link to the glossary; with this script, the definition opens in place instead.
"""

from __future__ import annotations

from ..model import Referentiel, Terme
from ..words.typographie import typographie
from .donnees import script


def definitions_js(referentiel: Referentiel) -> str:
    """The script that sets `window.Referentiel.definitions`: code -> [name, definition].

    Everyday terms (`courant`) are left out, since pages do not mark them.
    """
    termes = [terme for terme in referentiel.glossaire.termes if not terme.courant]
    content = {terme.code: [nom(terme), typographie(terme.definition)] for terme in termes}
    return (
        "window.Referentiel = window.Referentiel || {};\n"
        f"window.Referentiel.definitions = {script(content)};\n"
    )


def nom(terme: Terme) -> str:
    """A term with its full form, if it has one: « VAE (validation des acquis de l’expérience) »."""
    whole = f" ({terme.developpe})" if terme.developpe else ""
    return typographie(f"{terme.terme}{whole}")
