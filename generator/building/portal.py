"""The root of a site of several titles: its own pages, and what leads to each title.

A part like another, built in its folder and kept there; what it says of titles, they left behind.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path, PurePosixPath

from .. import pages
from ..builders import builder_config
from ..disk.droppings import is_dropping
from ..disk.folders import copy_tree
from ..disk.output import write_if_changed
from ..finishing import FinishingContext
from ..finishing.search_index import SearchData
from ..ground.projet import FRESH, Projet
from ..inputs import additions
from ..inputs.settings import licence, site_url
from ..model import Glossaire
from ..templating.rendering import environment, render
from . import fingerprints, stages
from .fingerprints import Memory
from .making import Making, make
from .pagestore import DISK, Stores
from .parts import NOTE, SITE, emptied, keep

_TO_A_TITLE = re.compile(
    rf"((?:\]\(|^ *\[[^\]\n]+\]: *)<?(?:\.{{1,2}}/)*{pages.GENERES}/[^\s()<>#]*)\.md(?=[\s)>#])",
    re.M,
)
"""A Markdown link to a page of a title, but for its suffix."""


def build_portal(
    root: Path, builder: str, titres: Mapping[str, Memory], stores: Stores = DISK
) -> Memory:
    """Build the root of the site, unless it is kept as it would be.

    `titres` are the parts it leads to, by identifiant; the glossary of the first one explains the
    site's own pages.
    """
    projet = Projet(root)
    first, memory = next(iter(titres.items()))
    glossaire = memory.summary["glossaire"]
    work = projet.portal
    fiches = sorted((fiche_of(part) for part in titres.values()), key=lambda f: f.rang)
    mark = fingerprints.of(
        fingerprints.of_tools(root, builder),
        fingerprints.of_folder(projet.docs, without=str(pages.GENERES)),
        [first, glossaire],
        [asdict(fiche) for fiche in fiches],
    )
    kept = fingerprints.recall(work / NOTE, work / SITE, mark)
    if kept:
        return kept
    docs = work / "docs"
    shutil.rmtree(docs, ignore_errors=True)
    copy_tree(projet.docs, docs, _left_out)
    _lead_to_built_pages(docs)
    config_file, text = builder_config(
        root,
        "portail",
        pages.navigation_portail(fiches, additions.added(root)),
        docs,
        {
            # Titles are built apart: finishing knows what is there, and follows every link.
            "validation": {"nav": {"not_found": "ignore"}, "links": {"not_found": "ignore"}},
            "site_url": site_url(root),
        },
    )
    write_if_changed(config_file, text)
    env = environment(projet.templates)
    home = render(env, "pages/portail.html.j2", pages.portail(fiches))
    context = FinishingContext(
        fragments={"accueil": home, **stages.licence_fragments(env, licence(root))},
        lexiques=stages.lexique_of(first, Glossaire.model_validate(glossaire)),
        redirections=pages.redirections([]),
        recherche=SearchData(entries=tuple(map(pages.recherche_entree, fiches))),
        elsewhere=frozenset(path for part in titres.values() for path in part.files),
    )
    making = Making(root, "portail", builder, config_file, docs, context, former=work / SITE)
    make(making, emptied(work / FRESH), stores)
    return keep(work, mark, {})


def fiche_of(part: Memory) -> pages.Fiche:
    """What the portal says of a title that is kept."""
    return pages.Fiche(**part.summary["fiche"])


def _lead_to_built_pages(docs: Path) -> None:
    """Have hand-written pages lead to those of titles by their addresses, as in a site of one."""
    for page in docs.rglob("*.md"):
        text = page.read_text("utf-8")
        if (led := _TO_A_TITLE.sub(r"\1.html", text)) != text:
            write_if_changed(page, led)


def _left_out(path: PurePosixPath) -> bool:
    return is_dropping(path.name) or path == pages.GENERES
