"""What a builder made of the pages, and what is known of the last time it did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as a builder made it."""

    key: str
    """Fingerprint of all it was made from: its Markdown, the theme, the navigation, the settings.
    Same key, same page."""
    html: str
    meta: Mapping[str, Any]
    """Its front matter, which the sitemap is made from."""


Known = Mapping[str, RawPage]
"""Address of a page -> what a builder made of it before."""

NOTHING: Final[Known] = {}


@dataclass(frozen=True)
class Built:
    """What a builder did, besides the files it wrote."""

    base: str
    """The path the site lives under on its host."""
    pages: Known = field(default_factory=dict)
    """The pages it did not write: made now, or known and still the same. Any other is on disk."""
