"""Templates compiled once for all runs, ours and those of the theme."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress

from jinja2 import BytecodeCache, FileSystemBytecodeCache

from ..ground.projet import TEMPLATES


def compiled_templates() -> BytecodeCache | None:
    """Where they are, beside the modules Python compiled; None where nobody may write there."""
    compiled = TEMPLATES / "__pycache__"
    with suppress(OSError):
        compiled.mkdir(exist_ok=True)
    is_ours = compiled.is_dir() and os.access(compiled, os.W_OK)
    return _CompiledTemplates(str(compiled)) if is_ours else None


class _CompiledTemplates(FileSystemBytecodeCache):
    """Known by the place of the template, whatever letters the folders above are written with."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return hashlib.sha256(os.fsencode(f"{name}|{filename or ''}")).hexdigest()
