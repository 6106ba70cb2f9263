"""What a browser can tell apart in the markup of a page, and the few pages that have it all.

Two pages made from one template differ by their words. What a rule on colours, names or roles
judges is elsewhere: in which elements stand in which, with which classes and attributes, after
which neighbour, with or without words. Each such *shape* seen on one page needs no other page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import PurePosixPath

VIDES = frozenset("area base br col embed hr img input link meta source track wbr".split())
DITES = frozenset(
    "aria-current aria-expanded aria-hidden aria-invalid aria-live aria-pressed hidden lang "
    "popover role scope tabindex type data-couleur data-impression".split()
)
"""Attributes whose value styles or speaks; of the others, only whether they are there."""
NOMMENT = frozenset("alt aria-label placeholder title value".split())
"""Attributes that give a name to an element without words."""


@dataclass(frozen=True)
class Forme:
    """An element among its own: its ancestors, what stands just before it, itself."""

    dans: tuple[str, ...]
    apres: str
    element: str
    muet: bool
    """Whether it holds no word and has no name of its own."""

    @property
    def cadre(self) -> bool:
        """Whether it belongs to what surrounds the content of a page."""
        return not any(re.match(r"(main|script)\b", nom) for nom in (*self.dans, self.element))

    @property
    def anime(self) -> bool:
        """Whether a script does something here: itself, or the element it brings to life."""
        return re.match(r"script\b|\w+-", self.element) is not None

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.element.partition("[")[0].split(".")[1:])


@dataclass
class _Ouvert:
    nom: str
    dans: tuple[str, ...]
    apres: str
    element: str
    dernier: str = ""
    parle: bool = False


@dataclass
class _Lecture(HTMLParser):
    html: str
    formes: set[Forme] = field(default_factory=set)
    titres: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.pile = [_Ouvert("", (), "", "")]
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.pile[-1]
        donnes = dict(attrs)
        nom = ".".join((tag, *sorted((donnes.get("class") or "").split())))
        suite = "".join(
            sorted(f"[{c}={v}]" if c in DITES else f"[{c}]" for c, v in attrs if c != "class")
        )
        if tag == "script":
            suite = f"[{PurePosixPath(donnes.get('src') or '').name}]"
        dans = (*parent.dans, parent.element.partition("[")[0]) if parent.nom else ()
        ouvert = _Ouvert(tag, dans, parent.dernier, nom + suite)
        ouvert.parle = any(donnes.get(c) for c in NOMMENT)
        parent.dernier = nom
        if re.fullmatch("h[1-6]", tag):
            self.titres.append(tag)
        if tag in VIDES:
            self._fermer(ouvert)
        else:
            self.pile.append(ouvert)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VIDES and any(ouvert.nom == tag for ouvert in self.pile):
            while self._fermer(self.pile.pop()) != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.pile[-1].parle = True

    def _fermer(self, ouvert: _Ouvert) -> str:
        self.pile[-1].parle |= ouvert.parle
        forme = Forme(ouvert.dans, ouvert.apres, ouvert.element, not ouvert.parle)
        if "head" not in ouvert.dans or ouvert.nom == "script":
            self.formes.add(forme)
        return ouvert.nom


def formes(html: str) -> frozenset[Forme]:
    """The shapes of a page; of its headings, which follows which."""
    lu = _Lecture(html)
    suites = zip(["", *lu.titres], lu.titres, strict=False)
    return frozenset(lu.formes) | {Forme(("main",), avant, titre, False) for avant, titre in suites}


def a_la_profondeur(nombre: int) -> Forme:
    """What pages so many folders down have in common: how their links climb."""
    return Forme((), "", f"profondeur {nombre}", False)


def couvrir(
    pages: Mapping[str, Iterable[Forme]], lesquelles: Callable[[Forme], bool] = lambda _: True
) -> tuple[str, ...]:
    """As few pages as easily found that have, together, every shape wanted of all of them."""
    voulues = {page: frozenset(filter(lesquelles, vues)) for page, vues in sorted(pages.items())}
    reste = frozenset[Forme]().union(*voulues.values())
    choisies = []
    while reste:
        page = max(voulues, key=lambda p: len(voulues[p] & reste))
        reste -= voulues[page]
        choisies.append(page)
    return tuple(choisies)
