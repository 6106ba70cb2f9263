"""Files of the project that follow from its own code or data, and are kept in git to be read."""

from __future__ import annotations

from pathlib import Path

from .. import pipeline
from ..building.repairs import alone
from ..disk.output import write_as_before, write_if_changed
from ..ground.projet import SCHEMAS, Projet
from . import icons
from .lisezmoi import lisezmoi
from .schemas import schemas

MEANING = "LISEZMOI.md"
"""The file, beside the titles, that says what each key means."""


def export(root: Path, example: Path) -> list[Path]:
    """Write the schemas, the explanation of every field and the icons; what changed.

    `example` is the folder of the title that illustrates the fields.
    """
    with alone(root):
        return _export(root, example)


def _export(root: Path, example: Path) -> list[Path]:
    projet = Projet(root)
    texts = {projet.referentiel / SCHEMAS / name: text for name, text in schemas().items()}
    texts[projet.referentiel / MEANING] = lisezmoi(pipeline.read([example])[0])
    changed = [path for path, text in texts.items() if write_as_before(path, text)]
    return changed + _icons(projet)


def _icons(projet: Projet) -> list[Path]:
    """The PNG images that no longer show what the SVG does; with pieces of a look, those missing.

    Whoever draws something else than we can read draws these as well.
    """
    drawing = projet.images / "favicon.svg"
    if not drawing.exists():  # a project that shows the icon of the tool
        return []
    changed = []
    for size in icons.SIZES:
        path = projet.images / f"icone-{size}.png"
        if path.exists() and not projet.is_whole:
            continue
        try:
            image = icons.png(drawing.read_text("utf-8"), size)
        except ValueError:
            break
        if not path.exists() or icons.pixels(path.read_bytes()) != icons.pixels(image):
            write_if_changed(path, image)
            changed.append(path)
    return changed
