"""The search index of the built site: what its pages say, and what the data says of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .facts import Facts
from .recherche import Entree


@dataclass(frozen=True, kw_only=True)
class Recherche:
    """What the search knows that no page shows. Addresses are from the site's root."""

    synonymes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Address of a page or of a part of one (`…#vae`) -> words it is also looked for by."""
    genres: Mapping[str, str] = field(default_factory=dict)
    """Address of an entry, or of a page for all its entries -> what it is: a `question`, a
    `terme`, an `issue`, a `source`. The ranking gives answers first."""
    aides: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Address prefix of a title -> where to go when nothing was found: `questions`, `lieux`."""
    entrees: tuple[Entree, ...] = ()
    """What is found besides what is read in the pages: pages built apart."""

    def __or__(self, other: Recherche) -> Recherche:
        """Both: of two titles on one site."""
        return Recherche(
            synonymes={**self.synonymes, **other.synonymes},
            genres={**self.genres, **other.genres},
            aides={**self.aides, **other.aides},
            entrees=(*self.entrees, *other.entrees),
        )


def build_index(pages: Mapping[str, Facts], recherche: Recherche | None = None) -> str:
    """The classic script that hands the index to the browser, from {site path: what its page says}.

    A script rather than JSON because ``fetch`` fails on ``file://``. Same pages, same bytes.
    """
    recherche = recherche or Recherche()
    found = [entry for path in sorted(pages) for entry in pages[path].entries]
    lines = [_json(entry) for entry in _completed((*found, *recherche.entrees), recherche)]
    body = ",\n".join(lines)
    aides = [{"prefixe": prefix, **aide} for prefix, aide in recherche.aides.items()]
    index = f'{{"aides":{_json(aides)},"entrees":[\n{body}\n]}}'
    return (
        f"window.Referentiel = window.Referentiel || {{}};\nwindow.Referentiel.index = {index};\n"
    )


def _completed(found: tuple[Entree, ...], recherche: Recherche) -> Iterator[Entree]:
    divided = {entry["url"].partition("#")[0] for entry in found if "#" in entry["url"]}
    for entry in found:
        more: Entree = {}
        if synonymes := recherche.synonymes.get(entry["url"]):
            more["synonymes"] = " | ".join(synonymes)
        page = entry["url"].partition("#")[0]
        if genre := recherche.genres.get(entry["url"]) or recherche.genres.get(page):
            more["genre"] = genre
        whole = {**entry, **more}
        # A part with nothing but a heading answers nothing, nor does a page such as the search.
        is_divided = page == entry["url"] and page in divided
        if is_divided or entry["texte"] or {"alias", "synonymes"} & whole.keys():
            yield whole


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
