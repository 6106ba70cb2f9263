"""The scripts and styles of the site: which files are joined into which, and in what order.

The only place where their order stands. A person writes small files; a page loads a few joined ones
(« lots »), made by finishing at the end of a build. A page of one more kind is one more line here,
and its name where the page is planned. Each file is in one lot: pages may load any of them
together, and a script runs once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

_STYLES: Final[Mapping[str, str]] = {
    "site": (
        "base cadre signes recherche contenu glossaire accueil obtenir auto-evaluation "
        "synthese impression"
    ),
    # One kind of page alone, which asks for it (`Page.styles`, the head of a written page): the
    # home of several titles, the copy to keep, the first round, the trainer's desk, the wall.
    "catalogue": "catalogue",
    "hors-ligne": "hors-ligne",
    "premier-tour": "premier-tour",
    "formateur": "formateur formateur-personne formateur-groupe",
    "projeter": "projeter",
}
_SCRIPTS: Final[Mapping[str, str]] = {
    # In <head>, blocking: the display chosen is there at the first image, nothing erased shows, and
    # every script after it, in the middle of a page too, can make elements.
    "tete": "affichage marque-ere ere creer auto/manque auto/deja-choisi",
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
    # A QR code to draw in the page: when it is asked for.
    "qr": "qr-octets qr qr-dessin",
    "redirection": "redirection",
    # Every page that holds or reads answers: what computes, what keeps, what all views show.
    "auto": (
        "auto/contexte auto/fragment auto/une-fois auto/etat auto/migrer auto/textes auto/dates "
        "auto/lire-etat auto/controle auto/lecture auto/concernees auto/revues "
        "auto/fusion auto/fichier auto/lieux auto/demenager "
        "auto/veille auto/coffre auto/garde auto/consultation auto/stockage "
        "auto/dom auto/doubles auto/tenir auto/contenu auto/dire auto/apres-image auto/seance "
        "auto/mots-barre auto/barre "
        "auto/element auto/avis-revue auto/papier auto/avancement "
        "auto/renvoi-une-page auto/ronde"
    ),
    # Reads a text aloud; after the store where there is one.
    "ecouter": "ecouter",
    # Asks for the lots that serve now and then.
    "charger": "auto/charger",
    # Files written here and read elsewhere: a zip, what it may hold.
    "zip": "sortie/xml sortie/zip",
    "sortie": ("sortie/csv sortie/lignes sortie/noms sortie/styles sortie/feuille sortie/classeur"),
    # A short list that a trainer gives: made where a room is shown things, read in the grid.
    "liste": "auto/liste",
    # What some views share: fields to fill, CCP set aside, whether one may stop, the next step,
    # the map, what goes out.
    "auto-champ": "auto/champ",
    "auto-cote": "auto/mis-de-cote",
    "auto-pause": "auto/mot-pause",
    "auto-pas": "auto/prochain-pas auto/montrer-pas",
    "auto-carte": "auto/carte-competences auto/phrases-ccp",
    # Situations under the headings of the dossier professionnel.
    "auto-dossier": "auto/dossier",
    "auto-points": "auto/points",
    "auto-sortie": "auto/lire-blob auto/partage auto/enregistrer",
    "auto-adresse": "auto/adresse-partagee",
    # One view each, after those.
    "auto-premier-tour": (
        "auto/ccp-concernes auto/tour-mots auto/tour-question auto/tour-fin auto/tour-geste "
        "auto/premier-tour"
    ),
    "auto-positionner": "auto/se-positionner",
    "auto-competence": "auto/rien-ici auto/suite-competence",
    # The page that can hold all views; what shows or hides the most of it comes last.
    "auto-grille": (
        "auto/filtres auto/liste-donnee auto/vue-partagee auto/appel-revue auto/une-page"
    ),
    "auto-situations": (
        "auto/anonymat auto/situations auto/dossier-professionnel auto/trois-voies "
        "auto/champs-situation auto/attaches-situation auto/etapes-situation "
        "auto/saisie-situation auto/avis-situation auto/situation auto/couverture"
    ),
    # The situations as a document, when it is asked for; after zip.
    "dossier-docx": "sortie/styles-docx sortie/docx auto/dossier-docx",
    "auto-synthese": (
        "auto/pas-synthese auto/ics auto/dessin auto/travailler auto/fiche auto/synthese "
        "auto/fiche-synthese auto/a-travailler auto/plan-tableau auto/plan-saisie auto/plan "
        "auto/ccp-obtenus auto/conseils auto/detail-competences auto/points-comparaison "
        "auto/points-etape auto/plis auto/voie-suivie"
    ),
    "auto-mes-donnees": (
        "auto/persister auto/comparer auto/contenu-brut auto/mes-donnees auto/apercu-fichier "
        "auto/ouvrir-fichier auto/partager"
    ),
    # On that page, when there is something to show: a shared link, changes to review, and the
    # other views where all is on one page.
    "auto-lien": "auto/lien-lu",
    "auto-revue": "auto/revoir auto/revue-mots auto/revue-changement auto/revue-changements",
    "auto-vues": "auto/planter",
    # When a file is a returned sheet.
    "auto-retour": "auto/lire-retour auto/vue-retour",
    # The trainer's desk: what its store keeps, before the store; what its panels share; one each.
    "formateur-modele": "formateur/ici formateur/suite formateur/modele",
    "formateur": (
        "formateur/mots formateur/lecture formateur/personnes formateur/lire formateur/recevoir "
        "formateur/dossiers formateur/deposer formateur/mots-fichiers formateur/presence "
        "formateur/bureau "
        "formateur/fichiers formateur/ligne-personne formateur/liste-personnes formateur/notes"
    ),
    "formateur-personne": (
        "formateur/noter formateur/ecart formateur/retour formateur/saisie formateur/echelle "
        "formateur/reperes formateur/situations-personne formateur/vue-personne "
        "formateur/fiche-retour formateur/rendre-fiche formateur/personne"
    ),
    "formateur-groupe": (
        "formateur/groupe-lecture formateur/groupe-ordre formateur/groupe-mots "
        "formateur/groupe-case formateur/groupe-tableau formateur/groupe-besoins "
        "formateur/groupe-grille formateur/groupe-clavier formateur/groupe-taille "
        "formateur/groupe-fiches formateur/groupe-papier formateur/groupe"
    ),
    "formateur-exporter": "formateur/exporter",
    # What its files are made of, when they are asked for; after zip and sortie.
    "formateur-export": (
        "formateur/lignes-export formateur/feuille-personne formateur/classeur-groupe"
    ),
    # What is shown to a room: after the store, which it does not use, and its tools.
    "projeter": (
        "formateur/mains formateur/salle formateur/scene formateur/mains-levees "
        "formateur/choisir-liste formateur/compteurs formateur/noir formateur/projeter"
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

SOURCES: Final = frozenset(source for sources in LOTS.values() for source in sources)
"""What is joined, and not published as it is."""


def script(lot: str) -> str:
    """The address of a joined script, by its name. Raises KeyError when there is none."""
    return _listed(f"assets/js/{lot}.js")


def style(lot: str) -> str:
    """The address of a joined style sheet, by its name. Raises KeyError when there is none."""
    return _listed(f"assets/css/{lot}.css")


def _listed(address: str) -> str:
    _ = LOTS[address]
    return address


def published(files: Iterable[str]) -> frozenset[str]:
    """What a site publishes of `files`: those that are joined give way to what they make."""
    made = {source: address for address, sources in LOTS.items() for source in sources}
    return frozenset(made.get(file, file) for file in files)
