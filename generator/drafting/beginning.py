"""The commands that begin a title, and what they say: `nouveau`, `importer`, `decouper`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from ..ground.invocation import typed
from ..ground.problem import Problem, UnreadableError
from ..ground.projet import Projet
from ..inputs.titles import project_around, title_named
from ..loading.famille import known
from ..rncp.voies import ACCES
from ..words.accord import compte
from ..words.typographie import ponctuation
from . import cutting, importation, nouveau
from .importation import Importation
from .rattachement import attached

_MO = 1_000_000
_LONG = 10 * _MO
"""Bytes from which a reading tells how far it is."""


def begin(options: argparse.Namespace) -> int:
    """`nouveau`: write a draft in which every file says what to write."""
    _refuse_inside(Path.cwd())
    beside = Projet(Path.cwd()).referentiel
    name = options.famille
    fill = (lambda files: attached(files, beside, name)) if name else dict
    written = nouveau.create(Path.cwd(), options.identifiant, fill)
    _written(written)
    _warn_of_larger_repository(written)
    if not name and (families := ", ".join(known(beside))):
        folder = (Projet(Path()).referentiel / options.identifiant).as_posix()
        print(
            ponctuation(
                "Ce titre dit tout lui-même. Pour suivre des règles communes (voies, arbre, mots "
                f"des règles), effacez {folder} et recommencez avec « --famille » ; familles : "
                f"{families}."
            )
        )
    _next()
    return 0


def import_fiche(options: argparse.Namespace) -> int:
    """`importer`: write a draft from a fiche, or print where a title differs from its fiche."""
    root = Path.cwd()
    _refuse_inside(root)
    act = importation.compare if options.comparer else importation.begin
    progress = _Progress()
    try:
        done = act(root, options.fichier, options.numero, options.identifiant, progress)
    finally:
        progress.over()
    if options.comparer:
        _compared(done)
        return 0
    _written(done.written)
    for line in _remarks(done):
        print(ponctuation(line), file=sys.stderr)
    _warn_of_larger_repository(done.written)
    _next()
    return 0


def _refuse_inside(root: Path) -> None:
    """Raise UnreadableError in a subfolder of a project, where a second one would begin."""
    if above := project_around(root):
        told = f"ce dossier est dans un projet ; lancez la commande dans le dossier {above}"
        raise UnreadableError(f"{told}. Rien n’a été écrit.")


def _written(paths: Iterable[Path]) -> None:
    for path in paths:
        print(ponctuation(f"écrit : {path.relative_to(Path.cwd())}"))


def _warn_of_larger_repository(written: Iterable[Path]) -> None:
    """GitHub reads the workflows of a repository's root alone: another one would wait for ever."""
    root = Path.cwd()
    workflow = next((path for path in written if path.parent.name == "workflows"), None)
    larger = next((folder for folder in root.parents if (folder / ".git").exists()), None)
    if workflow and larger and not (root / ".git").exists():
        told = (
            f"Attention : ce dossier est dans le dépôt Git {larger}, où GitHub ne lira pas "
            f"{workflow.relative_to(root).as_posix()}. Pour publier, donnez à ce dossier un dépôt "
            "à lui."
        )
        print(ponctuation(told), file=sys.stderr)


def _next() -> None:
    print(
        ponctuation(f"C’est un brouillon : « {typed('check')} » dit ce qui manque, dans l’ordre.")
    )
    print(ponctuation(f"Pour le voir : {typed('serve', brouillons='')}"))


def _compared(done: Importation) -> None:
    for problem in done.differences:
        print(Problem(problem.path.relative_to(Path.cwd()), problem.line, problem.message))
    for line in _remarks(done):
        print(ponctuation(line), file=sys.stderr)
    read = f"la fiche {done.fiche.numero}, export du {done.export.jour} ({done.export.d_apres})"
    number = len(done.differences)
    told = f"{compte(number, 'différence')} avec" if number else "aucune différence avec"
    print(
        ponctuation(f"{done.folder.relative_to(Path.cwd())} : {told} {read}. Rien n’a été écrit.")
    )


def _remarks(done: Importation) -> Iterable[str]:
    """What whoever imports should know of the fiche before working on it."""
    fiche = done.fiche
    if done.written:
        yield f"Fiche {fiche.numero}, export du {done.export.jour} ({done.export.d_apres})."
    if fiche.actif is False:
        by = (
            f" ; elle est remplacée par {', '.join(fiche.remplace_par)}"
            if fiche.remplace_par
            else ""
        )
        yield f"Attention : cette fiche n’est plus active{by}."
    said = {acces.code: acces.ouvert for acces in fiche.acces}
    for state, word in ((True, "ouvre"), (False, "ferme")):
        if named := [ACCES[code][1] for code, is_open in said.items() if is_open is state]:
            yield f"Voies d’accès que la fiche {word} : {' ; '.join(named)}."
    if not fiche.blocs:
        yield "La fiche ne donne aucun bloc de compétences."


class _Progress:
    """How far a long reading is: one line that changes on a terminal, else a line each tenth."""

    def __init__(self) -> None:
        self.told = -1
        self.live = bool(sys.stderr and sys.stderr.isatty())

    def __call__(self, done: int, total: int) -> None:
        step = 100 if self.live else 10
        part = min(step, done * step // total) if total else step
        if total < _LONG or part == self.told:
            return
        self.told = part
        text = f"lu : {done // _MO} Mo sur {total // _MO} ({part * 100 // step} %)"
        print(ponctuation(text), end="\r" if self.live else "\n", file=sys.stderr, flush=True)

    def over(self) -> None:
        """End the line that was being rewritten."""
        if self.live and self.told >= 0:
            print(file=sys.stderr)


def cut(options: argparse.Namespace) -> int:
    """`decouper`: turn the lists that were cut by hand into compétences to write."""
    for one in cutting.cut(title_named(options.dossier)):
        first, last = one.codes[0], one.codes[-1]
        codes = first if first == last else f"{first} à {last}"
        print(ponctuation(f"{one.ccp} : {compte(len(one.codes), 'compétence')}, {codes}"))
    print(ponctuation(f"Chacune est à écrire : « {typed('check')} » dit ce qui manque."))
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "nouveau": begin,
    "importer": import_fiche,
    "decouper": cut,
}
