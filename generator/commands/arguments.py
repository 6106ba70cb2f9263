"""The commands, and what each may be told."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeAlias

from ..builders import BUILDERS
from ..ground.invocation import program, version
from ..ground.projet import Projet
from .argument_parser import Parser, day, fiche, identifier, listening

_Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


class _Version(argparse.Action):
    """Prints the version, found only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        parser._print_message(f"{program()} {version()}\n", sys.stdout)
        parser.exit()


def command_parser() -> Parser:
    """The commands and their options; `commande` holds the name of the one that was asked."""
    parser = Parser(prog=program(), description="Du référentiel d’un titre au site.")
    parser.add_argument(
        "--version", action=_Version, nargs=0, help="afficher la version de l’outil"
    )
    commands = parser.add_subparsers(dest="commande", required=True, metavar="COMMANDE")
    for add in (_check, _build, _links, _serve, _zip, _texts, _new, _import, _cut, _export):
        add(commands)
    return parser


def _check(commands: _Commands) -> None:
    command = commands.add_parser("check", help="vérifier un ou plusieurs titres")
    _add_titles(command)
    command.add_argument(
        "--fraicheur",
        action="store_true",
        help="lister les règles et les sources lues il y a plus de 12 mois",
    )
    command.add_argument(
        "--date",
        type=day,
        default=date.today(),
        metavar="JOUR",
        help="jour de référence de --fraicheur (AAAA-MM-JJ ; aujourd’hui par défaut)",
    )


def _build(commands: _Commands) -> None:
    command = commands.add_parser("build", help="vérifier, puis construire le site")
    _add_titles(command)
    _add_site(command)
    command.add_argument(
        "--builder",
        choices=BUILDERS,
        default="mkdocs",
        help="ce qui fait les pages (mkdocs par défaut)",
    )


def _links(commands: _Commands) -> None:
    _add_site(commands.add_parser("liens", help="suivre chaque lien du site construit"))


def _serve(commands: _Commands) -> None:
    command = commands.add_parser("serve", help="voir le site et ses changements en direct")
    command.add_argument(
        "--adresse",
        type=listening,
        default="127.0.0.1:8000",
        metavar="HOTE:PORT",
        help="où le montrer (127.0.0.1:8000 par défaut)",
    )
    command.add_argument(
        "--brouillons", action="store_true", help="montrer aussi les titres en préparation"
    )


def _zip(commands: _Commands) -> None:
    _add_titles(commands.add_parser("zip", help="construire la copie à lire sans réseau (zip)"))


def _texts(commands: _Commands) -> None:
    command = commands.add_parser(
        "textes", help="donner les textes d’aujourd’hui, à coller dans correspondances.yaml"
    )
    _add_titles(command)
    command.add_argument(
        "--ecrire",
        action="store_true",
        help="commencer correspondances.yaml, pour les titres publiés qui ne l’ont pas",
    )


def _new(commands: _Commands) -> None:
    command = commands.add_parser("nouveau", help="commencer un titre, et le projet qui l’entoure")
    command.add_argument(
        "identifiant",
        type=identifier,
        metavar="IDENTIFIANT",
        help="le nom de son dossier, qui sera dans ses adresses (mon-titre)",
    )
    command.add_argument(
        "--famille",
        type=identifier,
        metavar="F",
        help="le dossier de commun/ dont le titre suit les règles (aucun par défaut)",
    )


def _import(commands: _Commands) -> None:
    command = commands.add_parser("importer", help="commencer un titre depuis sa fiche du RNCP")
    command.add_argument(
        "fichier", type=Path, metavar="FICHIER", help="l’export du RNCP en XML (V4.1), zippé ou non"
    )
    command.add_argument(
        "--numero", type=fiche, required=True, metavar="RNCP…", help="le numéro de la fiche"
    )
    command.add_argument(
        "--identifiant",
        type=identifier,
        metavar="IDENTIFIANT",
        help="le nom du dossier (le numéro en minuscules par défaut)",
    )
    command.add_argument(
        "--comparer", action="store_true", help="dire ce qui diffère d’un titre, sans rien écrire"
    )


def _cut(commands: _Commands) -> None:
    command = commands.add_parser(
        "decouper", help="faire des compétences des listes « a_decouper » séparées à la main"
    )
    command.add_argument("dossier", type=Path, metavar="DOSSIER", help="le dossier du titre")


def _export(commands: _Commands) -> None:
    commands.add_parser("export", help="récrire schémas, icônes et LISEZMOI.md")


def _add_titles(command: Parser) -> None:
    command.add_argument(
        "dossiers",
        nargs="*",
        type=Path,
        metavar="DOSSIER",
        help="un titre à lire ; tous ceux de referentiel/ par défaut",
    )


def _add_site(command: Parser) -> None:
    site = Projet(Path()).site
    command.add_argument(
        "--site",
        type=Path,
        default=site,
        metavar="DOSSIER_DU_SITE",
        help=f"le dossier du site ({site.as_posix()} par défaut)",
    )
