"""The scripts and styles of the site: which files are joined into which, and in what order.

The only place where their order stands. A person writes small files; a page loads a few joined ones
(« lots »), made by finishing at the end of a build. A page of one more kind is one more line here,
and its name where the page is planned. Each file is in one lot: pages may load any of them
together, and a script runs once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final

from .droppings import is_dropping
from .problem import Problem
from .projet import OUTIL, Projet

_DOCS = Projet(Path()).written[0]
_HERE = Path(OUTIL.name, "lots.py")

_STYLES: Final[Mapping[str, str]] = {
    "site": (
        "base cadre signes recherche contenu glossaire accueil obtenir auto-evaluation "
        "premier-tour synthese impression"
    ),
    # The trainer's desk alone.
    "formateur": "formateur formateur-groupe",
}
_SCRIPTS: Final[Mapping[str, str]] = {
    # In <head>, blocking: the display chosen is there at the first image, nothing erased shows, and
    # every script after it, in the middle of a page too, can make elements.
    "tete": "affichage ere creer auto/deja-choisi",
    # Every page.
    "site": (
        "champs choix-affichage menu-site recherche-panneau recherche replier definitions "
        "impression etat-validite parcours nouvelle-version auto/depuis-un-fichier"
    ),
    # At the first search.
    "recherche-mots": "recherche-mots recherche-texte",
    "recherche-moteur": "recherche-lexique recherche-indexeur recherche-moteur recherche-resultats",
    # The home page of several titles, after recherche-mots.
    "chercher-titre": "chercher-titre",
    # Pages that lead back to where one was, without the store.
    "reprendre": "auto/reprise auto/reprendre",
    "hors-ligne": "copie hors-ligne",
    "redirection": "redirection",
    # Every page that holds or reads answers: what computes, what keeps, what all views show.
    "auto": (
        "auto/contexte auto/fragment auto/une-fois auto/etat auto/migrer auto/textes auto/dates "
        "auto/lire-etat auto/controle auto/lecture auto/concernees auto/revues "
        "auto/fusion auto/fichier auto/lieux auto/demenager "
        "auto/veille auto/coffre auto/garde auto/consultation auto/stockage "
        "auto/dom auto/contenu auto/dire auto/seance auto/mots-barre auto/barre auto/element "
        "auto/avis-revue auto/papier auto/mis-de-cote auto/avancement auto/renvoi-une-page "
        "auto/ronde"
    ),
    # Reads a text aloud; after the store where there is one.
    "ecouter": "ecouter",
    # What some views share: fields to fill, the next step, the map, what goes out of the browser.
    "auto-champ": "auto/champ",
    "auto-pas": "auto/prochain-pas auto/montrer-pas",
    "auto-carte": "auto/tenir auto/carte-competences auto/phrases-ccp",
    "auto-points": "auto/points",
    "auto-sortie": "auto/lire-blob auto/partage auto/enregistrer",
    "auto-adresse": "auto/adresse-partagee",
    # One view each, after those.
    "auto-premier-tour": (
        "auto/ccp-concernes auto/tour-mots auto/tour-fin auto/tour-geste auto/premier-tour"
    ),
    "auto-positionner": "auto/se-positionner",
    "auto-competence": "auto/suite-competence",
    # The page that can hold all views; what shows or hides the most of it comes last.
    "auto-grille": ("auto/charger auto/filtres auto/vue-partagee auto/appel-revue auto/une-page"),
    "auto-situations": (
        "auto/anonymat auto/dossier auto/situations auto/trois-voies auto/champs-situation "
        "auto/attaches-situation auto/etapes-situation "
        "auto/saisie-situation auto/avis-situation auto/situation auto/couverture"
    ),
    "auto-synthese": (
        "auto/pas-synthese auto/ics auto/dessin auto/travailler auto/fiche auto/synthese "
        "auto/fiche-synthese auto/a-travailler auto/plan-tableau auto/plan-saisie auto/plan "
        "auto/ccp-obtenus auto/conseils auto/detail-competences auto/points-comparaison "
        "auto/points-etape auto/plis auto/voie-suivie"
    ),
    "auto-mes-donnees": (
        "auto/persister auto/comparer auto/contenu-brut auto/mes-donnees auto/ouvrir-fichier "
        "auto/partager"
    ),
    # On that page, when there is something to show: a shared link, changes to review, and the
    # other views where all is on one page.
    "auto-lien": "auto/lien-lu",
    "auto-revue": "auto/revue-mots auto/revue-changement auto/revue-changements",
    "auto-vues": "auto/planter",
    # The trainer's desk: what its store keeps, before the store; what its panels share; one each.
    "formateur-modele": "formateur/ici formateur/modele",
    "formateur": (
        "formateur/mots formateur/lecture formateur/personnes formateur/lire formateur/recevoir "
        "formateur/dossiers formateur/deposer formateur/mots-fichiers formateur/bureau "
        "formateur/fichiers formateur/liste-personnes formateur/notes"
    ),
    "formateur-groupe": (
        "formateur/groupe-lecture formateur/groupe-ordre formateur/groupe-mots "
        "formateur/groupe-case formateur/groupe-tableau formateur/groupe-besoins "
        "formateur/groupe-grille formateur/groupe-clavier formateur/groupe-taille "
        "formateur/groupe-fiches formateur/groupe-papier formateur/groupe"
    ),
    # Where « Effacer et quitter » leads: without the store.
    "auto-efface": "auto/reste",
}


def _named(folder: str, suffix: str, lots: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {
        f"{folder}/{lot}{suffix}": tuple(f"{folder}/{name}{suffix}" for name in names.split())
        for lot, names in lots.items()
    }


LOTS: Final[Mapping[str, tuple[str, ...]]] = {
    **_named("assets/css", ".css", _STYLES),
    **_named("assets/js", ".js", _SCRIPTS),
}
"""Address of a joined file -> the files it is made of, in order; all from the root of the site."""


def script(lot: str) -> str:
    """The address of a joined script, by its name. Raises KeyError when there is none."""
    address = f"assets/js/{lot}.js"
    if address not in LOTS:
        raise KeyError(lot)
    return address


def style(lot: str) -> str:
    """The address of a joined style sheet, by its name. Raises KeyError when there is none."""
    address = f"assets/css/{lot}.css"
    if address not in LOTS:
        raise KeyError(lot)
    return address


def published(files: Iterable[str]) -> frozenset[str]:
    """What a site publishes of `files`: those that are joined give way to what they make."""
    made = {source: address for address, sources in LOTS.items() for source in sources}
    return frozenset(made.get(file, file) for file in files)


def unlisted(root: Path) -> list[Problem]:
    """Where the list above and the folders of the scripts and styles of a project differ.

    A project with pieces of a look loads its own files by itself, from its settings.
    """
    projet = Projet(root)
    docs = projet.written[0]
    if projet.is_whole:
        return differences(LOTS, _files(docs), docs)
    listed = {source for sources in LOTS.values() for source in sources}
    told = "".join(path.read_text("utf-8-sig", "replace") for path in projet.all_settings)
    said = (
        "rien ne charge ce fichier ; attendu : le nom d’un fichier de l’outil, dont il prend la "
        f"place, ou son adresse sous extra_css ou extra_javascript, dans {projet.settings.name}"
    )
    files = sorted(_files(docs))
    return [Problem(docs / f, 1, said) for f in files if f not in listed and f not in told]


def _files(docs: Path) -> list[str]:
    return [
        path.relative_to(docs).as_posix()
        for folder, suffix in (("assets/js", "*.js"), ("assets/css", "*.css"))
        for path in (docs / folder).rglob(suffix)
        if not is_dropping(path.name) and not path.name.startswith(".")
    ]


def differences(
    lots: Mapping[str, tuple[str, ...]], files: Collection[str], docs: Path = _DOCS
) -> list[Problem]:
    """One problem per file of `lots` that is not among `files` or stands twice, and the reverse."""
    listed = Counter(source for sources in lots.values() for source in sources)
    problems = [
        Problem(docs / file, 1, f"fichier dans aucun lot ; attendu : son nom dans {_HERE}")
        for file in files
        if file not in listed
    ]
    for source, count in listed.items():
        if source not in files:
            said = f"« {source} » n’existe pas ; attendu : un fichier de {_DOCS}"
            problems.append(Problem(_HERE, _line(source), said))
        if count > 1:
            said = f"« {source} » est écrit {count} fois ; attendu : une seule, dans un seul lot"
            problems.append(Problem(_HERE, _line(source), said))
    return sorted(problems)


def _line(source: str) -> int:
    """Where a person finds a name in this module."""
    name = source.split("/", 2)[2].rpartition(".")[0]
    lines = (OUTIL / _HERE.name).read_text("utf-8").splitlines()
    whole = re.compile(rf"(?<=[\s\"]){re.escape(name)}(?=[\s\"])(?!\": )")
    return next((n for n, line in enumerate(lines, 1) if whole.search(line)), 1)
