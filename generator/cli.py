"""`python -m generator …`: the commands, their messages and their exit codes.

0: all is well. 1: the data or the site has faults, each printed as `chemin:ligne: phrase`.
2: a folder cannot be read, a tool is missing, or the command is not understood.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from . import pipeline
from .building import repairs
from .commands import fault_report, remarks
from .commands.arguments import command_parser
from .commands.phrases import build_summary
from .commands.streams import say_last
from .disk.system import no_folder, of_system, reason, told
from .ground.invocation import typed
from .ground.problem import GeneratorError, Problem, UnreadableError
from .ground.projet import Projet
from .inputs import settings
from .loading.files import CORRESPONDANCES
from .loading.glance import is_draft
from .words.accord import compte
from .words.template_words import of_template
from .words.typographie import NEAREST, ponctuation

OK, FAULTS, UNREADABLE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code. Only a bug of ours shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=NEAREST)  # not every terminal knows every space
    try:
        code = _run(command_parser().parse_args(arguments))
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read us has read enough
        return FAULTS
    except OSError as error:  # what we print goes to a disk that is full
        said = no_folder() or f"sortie de la commande : {reason(error)}"
        say_last(ponctuation(said))
        return UNREADABLE
    except KeyboardInterrupt:
        return 130
    return code


def _run(options: argparse.Namespace) -> int:
    settings.forget_empty()
    try:
        repairs.put_back(Path.cwd(), getattr(options, "site", Projet(Path()).site))
        code = _COMMANDS[options.commande](options)
    except pipeline.FaultsError as faults:
        return _report(faults)
    except GeneratorError as error:
        print(fault_report.inside_of(Path.cwd(), str(error)), file=sys.stderr)
        return error.exit_code
    except Exception as error:
        if said := fault_report.inside_of(Path.cwd(), of_template(error)):
            print(said, file=sys.stderr)
            return FAULTS
        refused = of_system(error)
        if refused is None or isinstance(error, BrokenPipeError):
            raise
        print(fault_report.inside_of(Path.cwd(), ponctuation(told(refused))), file=sys.stderr)
        return UNREADABLE
    return code


def _say(lines: Iterable[str]) -> None:
    sys.stderr.writelines(f"{line}\n" for line in lines)


def _check(options: argparse.Namespace) -> int:
    folders = _folders(options.dossiers)
    day = options.date if options.fraicheur else None
    root = Path.cwd()
    from .commands import checking  # noqa: PLC0415 - only this command needs it

    look = [] if day else pipeline.faults_to_tell(root)
    for said in checking.stale(folders, day) if day else checking.report(folders, root, look):
        print(_relative(said) if isinstance(said, Problem) else ponctuation(said))
    return OK


def _build(options: argparse.Namespace) -> int:
    folders = _folders(options.dossiers, look=True)
    report = pipeline.build(Path.cwd(), folders, options.site, options.builder)
    _say([*remarks.drafts(Path.cwd(), folders), *remarks.unreported(Path.cwd())])
    print(ponctuation(f"{build_summary(report)} : {options.site / 'index.html'}"))
    return OK


def _zip(options: argparse.Namespace) -> int:
    folders = _folders(options.dossiers, look=True)
    from .commands import copie  # noqa: PLC0415 - the same

    archive = copie.pack(Path.cwd(), folders)
    _say(remarks.drafts(Path.cwd(), folders))
    print(ponctuation(f"Copie hors ligne : {archive.relative_to(Path.cwd())}"))
    return OK


def _links(options: argparse.Namespace) -> int:
    from .finishing import site_links  # noqa: PLC0415 - the same

    if not (options.site / "index.html").is_file():
        raise UnreadableError(
            f"{options.site} : aucun site à cet endroit ; lancez « {typed('build')} »"
        )
    problems = site_links(options.site)
    for problem in problems:
        print(ponctuation(problem))
    print(f"{compte(len(problems), 'faute')} à corriger." if problems else "Aucun lien rompu.")
    return FAULTS if problems else OK


def _serve(options: argparse.Namespace) -> int:
    from .serve import serve  # noqa: PLC0415 - the same

    _folders([], look=True)
    serve(Path.cwd(), options.adresse, drafts=options.brouillons)
    return OK


def _begin(options: argparse.Namespace) -> int:
    from .drafting.beginning import COMMANDS  # noqa: PLC0415 - the same

    return COMMANDS[options.commande](options)


def _export(_: argparse.Namespace) -> int:
    from . import upkeep  # noqa: PLC0415 - the same
    from .drafting import nouveau  # noqa: PLC0415 - the same

    ready = [folder for folder in _folders([]) if not is_draft(folder)]
    written = upkeep.export(Path.cwd(), ready[0]) if ready else nouveau.explain(Path.cwd())
    for path in written:
        print(ponctuation(f"écrit : {path.relative_to(Path.cwd())}"))
    return OK


def _textes(options: argparse.Namespace) -> int:
    """Whatever `correspondances.yaml` lacks: it is being written with what this prints."""
    from .upkeep import textes  # noqa: PLC0415 - the same

    folders = _folders(options.dossiers)
    dossiers = pipeline.checked(folders, aside=CORRESPONDANCES)
    if options.ecrire:
        written = textes.write_first_editions(dossiers, date.today())
        for path in written:
            print(ponctuation(f"écrit : {path}"))
        if not written:
            print(textes.NOTHING_WAITS)
        return OK
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # it is a piece of a file, not a message
    given = textes.to_paste(dossiers, date.today())
    sys.stdout.writelines(given.texts)
    _say(map(ponctuation, given.passed_over))
    return OK if given.texts else FAULTS


def _folders(given: Sequence[Path], *, look: bool = False) -> list[Path]:
    """The titles to read, once it is said what is passed over there, and among the pages."""
    folders = [*map(pipeline.title_named, given)] or [
        folder.relative_to(Path.cwd()) for folder in pipeline.title_folders(Path.cwd())
    ]
    if not folders:
        raise pipeline.no_title(Path.cwd())
    _say(remarks.passed_over(Path.cwd(), folders, look=look))
    return folders


def _report(faults: pipeline.FaultsError) -> int:
    for problem in faults.problems:
        print(_relative(problem))
    _say(fault_report.inside_of(Path.cwd(), message) for message in faults.messages)
    number = len(faults.problems) + len(faults.messages)
    print(ponctuation(f"{compte(number, 'faute')}. {faults.outcome}"), file=sys.stderr)
    return FAULTS


def _relative(problem: Problem) -> Problem:
    if problem.path.is_absolute() and problem.path.is_relative_to(Path.cwd()):
        return Problem(problem.path.relative_to(Path.cwd()), problem.line, problem.message)
    return problem


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "build": _build,
    "liens": _links,
    "serve": _serve,
    "zip": _zip,
    **dict.fromkeys(("nouveau", "importer", "decouper"), _begin),
    "textes": _textes,
    "export": _export,
}
