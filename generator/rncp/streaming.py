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

from ..problem import GeneratorError, UnreadableError
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
class Balise:
    """An element, with its text."""

    nom: str
    morceaux: list[str] = field(default_factory=list)
    enfants: list[Balise] = field(default_factory=list)

    @property
    def texte(self) -> str:
        """The text of its own, as it stands."""
        return "".join(self.morceaux)

    def tous(self, *chemin: str) -> Iterator[Balise]:
        """The elements at a path below."""
        if not chemin:
            yield self
            return
        for enfant in self.enfants:
            if enfant.nom == chemin[0]:
                yield from enfant.tous(*chemin[1:])

    def dit(self, *chemin: str) -> str:
        """The text of the first element at a path; empty when there is none."""
        return next((noeud.texte for noeud in self.tous(*chemin)), "")


class _RefusedError(Exception):
    """What is read is not the export; the reason is French, the line is added."""


def find(flow: Flow, path: Path, numero: str, say: Say) -> Balise:
    """The fiche `numero` of the export.

    Raises UnreadableError when it is no such export or is not whole, GeneratorError when the fiche
    is not in it, or is there twice.
    """
    reader = _Tri(numero)
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


def _only(reader: _Tri, path: Path, numero: str) -> Balise:
    if reader.found is None:
        raise GeneratorError(
            f"{path} : la fiche {numero} n’est pas dans cet export (fiches lues : {reader.count})"
        )
    if reader.times > 1:
        raise GeneratorError(f"{path} : {reader.times} fiches portent le numéro {numero}")
    return reader.found


class _Tri:
    """Takes the events of the parser; keeps the fiche that is asked for."""

    def __init__(self, numero: str) -> None:
        self.numero = numero
        self.found: Balise | None = None
        self.times = self.count = 0
        self.depth = 0
        self.version: Balise | None = None
        self.stack: list[Balise] = []
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
            noeud = Balise(name)
            self.stack[-1].enfants.append(noeud)
            self.stack.append(noeud)

    def _begin(self, name: str) -> None:
        if name == "FICHE":
            self._judge_version()
            self.count += 1
        elif name != "VERSION_FLUX":
            return
        self.size = self.nodes = 0
        self.stack = [Balise(name)]
        self.parser.CharacterDataHandler = self._text

    def _text(self, text: str) -> None:
        if self.left_out:
            return
        self.size += len(text)
        if self.size > MAX_KEPT:
            raise _RefusedError(f"une fiche de plus de {MAX_KEPT} caractères")
        self.stack[-1].morceaux.append(text)

    def _end(self, name: str) -> None:
        depth, self.depth = self.depth, self.depth - 1
        if self.left_out:
            if depth == self.left_out:
                self.left_out = 0
            return
        if not self.stack or depth < 2:
            return
        noeud = self.stack.pop()
        if depth == 3 and name == "NUMERO_FICHE" and noeud.texte.strip() != self.numero:
            self._let_go()
        elif depth == 2:
            self._let_go()
            if name == "VERSION_FLUX":
                self.version = noeud
            elif noeud.dit("NUMERO_FICHE").strip() == self.numero:
                self.found, self.times = noeud, self.times + 1

    def _let_go(self) -> None:
        """Keep nothing until the next fiche."""
        self.stack = []
        self.parser.CharacterDataHandler = None

    def _judge_version(self) -> None:
        said = self.version.texte.strip() if self.version else ""
        if said != VERSION:
            shown = f"version {said[:20]}" if said else "version inconnue"
            raise _RefusedError(f"export en {shown} ; attendu : l’export en XML V{VERSION}")
