"""The command line, read and explained in French: argparse only speaks English."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import NoReturn

from .typographie import ponctuation

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
    (r"argument (.*): (.*)", r"\1 : \2"),
)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose help and errors are French; an error exits with `exit_code`."""

    exit_code = 2

    def format_help(self) -> str:
        text = super().format_help()
        for english, french in _HELP:
            text = text.replace(english, french)
        return ponctuation(text)

    def error(self, message: str) -> NoReturn:
        for english, french in _ERRORS:
            if re.fullmatch(english, message):
                message = re.sub(english, french, message)
                break
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
