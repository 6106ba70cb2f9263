"""What is typed, read and refused in French: argparse only speaks English."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from typing import Any, NoReturn

from ..model.codes import RESERVES
from ..words.typographie import ponctuation

_HELP = (
    ("usage:", "emploi :"),
    ("positional arguments:", "à préciser :"),
    ("options:", "options :"),
    ("show this help message and exit", "afficher cette aide"),
)

_ERRORS = (
    (r"the following arguments are required: (.*)", r"il manque \1"),
    (r"argument \S*: invalid choice: '(.*)' \(choose from (.*)\)", r"« \1 » ; attendu : \2"),
    (r"unrecognized arguments: (.*)", r"« \1 » inconnu"),
    (r"ambiguous option: (\S*) .*", r"« \1 » incomplet"),
    (r"argument (.*): expected one argument", r"une valeur est attendue après \1"),
    (r"argument (.*): ignored explicit argument .*", r"aucune valeur n’est attendue après \1"),
    (r"argument (.*?): (.*)", r"\1 : \2"),
)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose help and errors are French; an error exits with `exit_code`."""

    exit_code = 2

    def format_help(self) -> str:
        text = super().format_help()
        for english, french in _HELP:
            text = text.replace(english, french)
        return ponctuation(text)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write at once: a disk that is full is told, where argparse would keep quiet."""
        if message and (stream := file or sys.stderr):
            stream.write(message)
            stream.flush()

    def error(self, message: str) -> NoReturn:
        for english, french in _ERRORS:
            if re.fullmatch(english, message):
                message = re.sub(english, french, message)
                break
        message = re.sub(r"(?<= )'([^'\s]*)'(?=, |$)", r"« \1 »", message)  # the choices
        line = f"{self.prog} : commande non comprise : {message}. Essayez --help."
        self.exit(self.exit_code, f"{ponctuation(line)}\n")


def day(text: str) -> date:
    """A day given as AAAA-MM-JJ."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"« {text} » n’est pas une date AAAA-MM-JJ du calendrier"
        ) from None


def listening(text: str) -> str:
    """An address to listen at, HOTE:PORT."""
    host, _, port = text.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas une adresse comme 127.0.0.1:8000")
    return text


def identifier(text: str) -> str:
    """The name of a title's folder, as the data wants it. Raises ArgumentTypeError."""
    if len(text) > 60 or not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", text):
        raise argparse.ArgumentTypeError(
            f"« {text} » ; attendu : des minuscules sans accent, des chiffres, des tirets, "
            "60 signes au plus (mon-titre)"
        )
    if text in RESERVES:
        raise argparse.ArgumentTypeError(
            f"« {text} » est un nom que Windows garde pour lui ; attendu : un autre nom"
        )
    return text


def fiche(text: str) -> str:
    """The number of a fiche of the RNCP, as the export writes it. Raises ArgumentTypeError."""
    found = re.fullmatch(r"(?:RNCP)?\s*([1-9][0-9]{0,6})", text.strip(), re.I | re.A)
    if not found:
        raise argparse.ArgumentTypeError(f"« {text} » ; attendu : un numéro comme RNCP12345")
    return f"RNCP{found[1]}"
