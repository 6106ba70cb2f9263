"""The search index of the built site: what its pages say, and what the data says of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .facts import Facts
from .search_entries import SearchEntry


@dataclass(frozen=True, kw_only=True)
class SearchData:
    """What the search index holds besides the text of pages. Addresses are from the site's root."""

    synonymes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Address of a page or of a part of one (`…#vae`) -> words it is also looked for by."""
    genres: Mapping[str, str] = field(default_factory=dict)
    """Address of an entry, or of a page for all its entries -> what it is: a `question`, a
    `terme`, an `issue`, a `source`. The ranking gives answers first."""
    aides: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Address prefix of a title -> where to go when nothing was found: `questions`, `lieux`."""
    entries: tuple[SearchEntry, ...] = ()
    """What is found besides what is read in the pages: pages built apart."""

    def __or__(self, other: SearchData) -> SearchData:
        """The data of two titles of one site, put together."""
        return SearchData(
            synonymes={**self.synonymes, **other.synonymes},
            genres={**self.genres, **other.genres},
            aides={**self.aides, **other.aides},
            entries=(*self.entries, *other.entries),
        )


def build_index(pages: Mapping[str, Facts], recherche: SearchData | None = None) -> str:
    """The classic script that hands the index to the browser, from {site path: what its page says}.

    A script rather than JSON because ``fetch`` fails on ``file://``. Same pages, same bytes.
    """
    recherche = recherche or SearchData()
    found = [entry for path in sorted(pages) for entry in pages[path].entries]
    lines = [_json(entry) for entry in _completed((*found, *recherche.entries), recherche)]
    body = ",\n".join(lines)
    aides = [{"prefixe": prefix, **aide} for prefix, aide in recherche.aides.items()]
    index = f'{{"aides":{_json(aides)},"entrees":[\n{body}\n]}}'
    return (
        f"window.Referentiel = window.Referentiel || {{}};\nwindow.Referentiel.index = {index};\n"
    )


def _completed(found: tuple[SearchEntry, ...], recherche: SearchData) -> Iterator[SearchEntry]:
    divided = {entry["url"].partition("#")[0] for entry in found if "#" in entry["url"]}
    for entry in found:
        more: SearchEntry = {}
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
