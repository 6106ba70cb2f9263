"""The same for ProperDocs, the maintained fork of MkDocs, which takes plugins of its own kind."""

from __future__ import annotations

from properdocs import plugins

from .mkdocs_plugin import Events


class ProperDocsPlugin(Events, plugins.BasePlugin):  # type: ignore[misc, unused-ignore]
    """For ProperDocs."""

    library = "properdocs"
