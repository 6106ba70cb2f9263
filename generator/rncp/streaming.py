"""One fiche out of hundreds of megabytes of XML, read as a stream.

Only the fiche that is asked for is kept, and of it what this package reads. The rest goes by, but
it is judged too: a file that stops halfway is not trusted. No entity is ever expanded, since a file
that declares a document type is refused; nothing else is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from ..ground.problem import GeneratorError, UnreadableError
from .opening import Flow

VERSION = "4.1"
CHUNK = 1 << 18
MAX_DEPTH = 30
MAX_KEPT = 4 << 20
"""Characters of one fiche."""
MAX_NODES = 100_000
MAX_TOKEN = 4 << 20
"""Bytes of one tag or comment: the parser keeps them whole."""

_LEFT_OUT = frozenset(("PARTENAIRES", "STATISTIQUES_PROMOTIONS", "CORRESPONDANCES"))
_AGAIN = "téléchargez-le de nouveau"

Say = Callable[[int, int], None]
"""Bytes read so far, bytes to read."""


@dataclass
class XmlElement:
    """An XML element: its name, its own text in pieces, its children."""

    name: str
    chunks: list[str] = field(default_factory=list)
    children: list[XmlElement] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text, that of its children left out."""
        return "".join(self.chunks)

    def find_all(self, *path: str) -> Iterator[XmlElement]:
        """The elements at `path`, given as names of nested elements; itself for an empty path."""
        if not path:
            yield self
            return
        for child in self.children:
            if child.name == path[0]:
                yield from child.find_all(*path[1:])

    def find_text(self, *path: str) -> str:
        """The text of the first element at a path; empty when there is none."""
        return next((element.text for element in self.find_all(*path)), "")


class _RefusedError(Exception):
    """What is read is not the export; the reason is French, the line is added."""


def find_fiche(flow: Flow, path: Path, numero: str, say: Say) -> XmlElement:
    """Read `flow` whole and return the element of the fiche `numero`.

    `path` is only named in messages; `say` is told how far the reading is. Raises
    UnreadableError when the file is no such export or is not whole, GeneratorError when the fiche
    is not in it, or is there twice.
    """
    reader = _FicheFinder(numero)
    parser = reader.parser
    total = 0
    last = False
    try:
        while not last:
            chunk = flow.stream.read(CHUNK)
            last = not chunk
            total += len(chunk)
            parser.Parse(chunk, last)
            if total - parser.CurrentByteIndex > MAX_TOKEN and not last:
                raise _RefusedError("une balise démesurée")
            say(total, flow.total)
    except _RefusedError as refused:
        line = parser.CurrentLineNumber
        raise UnreadableError(f"{path}:{line}: {refused}") from None
    except expat.ExpatError as error:
        what = "le fichier s’arrête avant sa fin" if last else "XML mal formé"
        raise UnreadableError(f"{path}:{error.lineno}: {what} ; {_AGAIN}") from None
    except (LookupError, ValueError):
        raise UnreadableError(f"{path} : codage de caractères inconnu ; attendu : UTF-8") from None
    return _only(reader, path, numero)


def _only(reader: _FicheFinder, path: Path, numero: str) -> XmlElement:
    if reader.found is None:
        raise GeneratorError(
            f"{path} : la fiche {numero} n’est pas dans cet export (fiches lues : {reader.count})"
        )
    if reader.times > 1:
        raise GeneratorError(f"{path} : {reader.times} fiches portent le numéro {numero}")
    return reader.found


class _FicheFinder:
    """Handles the events of the parser, keeping only the elements of the fiche `numero`."""

    def __init__(self, numero: str) -> None:
        self.numero = numero
        self.found: XmlElement | None = None
        self.times = self.count = 0
        self.depth = 0
        self.version: XmlElement | None = None
        self.stack: list[XmlElement] = []
        self.left_out = 0
        """Depth of an element nobody reads; 0 outside."""
        self.size = self.nodes = 0
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._doctype

    def _doctype(self, *_: object) -> None:
        raise _RefusedError("un type de document (« <!DOCTYPE ») : ce n’est pas l’export du RNCP")

    def _start(self, name: str, _: object) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _RefusedError(f"plus de {MAX_DEPTH} balises emboîtées")
        if self.depth == 1 and name != "FICHES":
            raise _RefusedError(f"« <{name[:40]}> » ; attendu : « <FICHES> », l’export du RNCP")
        if self.depth == 2:
            self._begin(name)
        elif self.stack and not self.left_out:
            if name in _LEFT_OUT:
                self.left_out = self.depth
                return
            self.nodes += 1
            if self.nodes > MAX_NODES:
                raise _RefusedError(f"une fiche de plus de {MAX_NODES} éléments")
            element = XmlElement(name)
            self.stack[-1].children.append(element)
            self.stack.append(element)

    def _begin(self, name: str) -> None:
        if name == "FICHE":
            self._judge_version()
            self.count += 1
        elif name != "VERSION_FLUX":
            return
        self.size = self.nodes = 0
        self.stack = [XmlElement(name)]
        self.parser.CharacterDataHandler = self._text

    def _text(self, text: str) -> None:
        if self.left_out:
            return
        self.size += len(text)
        if self.size > MAX_KEPT:
            raise _RefusedError(f"une fiche de plus de {MAX_KEPT} caractères")
        self.stack[-1].chunks.append(text)

    def _end(self, name: str) -> None:
        depth, self.depth = self.depth, self.depth - 1
        if self.left_out:
            if depth == self.left_out:
                self.left_out = 0
            return
        if not self.stack or depth < 2:
            return
        element = self.stack.pop()
        if depth == 3 and name == "NUMERO_FICHE" and element.text.strip() != self.numero:
            self._let_go()
        elif depth == 2:
            self._let_go()
            if name == "VERSION_FLUX":
                self.version = element
            elif element.find_text("NUMERO_FICHE").strip() == self.numero:
                self.found, self.times = element, self.times + 1

    def _let_go(self) -> None:
        """Drop what is held, and ignore everything until the next fiche."""
        self.stack = []
        self.parser.CharacterDataHandler = None

    def _judge_version(self) -> None:
        said = self.version.text.strip() if self.version else ""
        if said != VERSION:
            shown = f"version {said[:20]}" if said else "version inconnue"
            raise _RefusedError(f"export en {shown} ; attendu : l’export en XML V{VERSION}")
