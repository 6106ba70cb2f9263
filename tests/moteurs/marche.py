"""The walk: what a visitor does, one step after the other, described once for every engine.

Each step starts in an empty profile; what it says is what must be seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from tests.moteurs import gestes
from tests.moteurs.pilote import Pilote

TITRE = "Un atelier sur le numérique"
TEXTE = "Une salle, huit personnes, un tableau."
LECTURE = "return document.querySelector('synthese-lectures').innerText"
ERE = "referentiel:ere"


@dataclass(frozen=True)
class Lieu:
    """Where the site is: behind a server, and in a folder."""

    http: str
    fichier: str

    def __call__(self, page: str) -> str:
        return self.http + page


ARRIVE = """
  return location.protocol !== 'about:' && location.href !== arg
    && document.readyState === 'complete';
"""
"""On another page, whole: between two pages, Firefox is on an empty one."""

Etape = Callable[[Pilote, Lieu], None]
ETAPES: dict[str, Etape] = {}


def etape(nom: str) -> Callable[[Etape], Etape]:
    def ajouter(fonction: Etape) -> Etape:
        ETAPES[nom] = fonction
        return fonction

    return ajouter


def _repondre_et_ecrire(p: Pilote, lieu: Lieu, mode: str) -> None:
    """One answer and one situation, kept as `mode` says."""
    p.ouvrir(lieu(gestes.GRILLE))
    gestes.choisir(p, mode)
    gestes.repondre(p, "C01-1", "en-autonomie")
    p.ouvrir(lieu(gestes.SITUATIONS))
    gestes.ecrire_situation(p, TITRE, TEXTE)


def _gardes(p: Pilote) -> tuple[str, str]:
    appareil, onglet = p.evaluer(
        "return [localStorage, sessionStorage].map((s) => JSON.stringify({ ...s }))"
    )
    return appareil, onglet


COCHE = """
  const groupe = [...document.querySelectorAll(`input[type="radio"][name="${arg}"]`)];
  return [groupe.findIndex((choix) => choix === document.activeElement),
    groupe.findIndex((choix) => choix.checked), groupe.length];
"""
"""Where the focus is among the choices of a name, which one is chosen, and how many there are."""


@etape("fleches")
def fleches(p: Pilote, lieu: Lieu) -> None:
    """After the last choice of a group comes the first, and back: WebKit alone stops there."""
    for page, nom in (
        (gestes.PREMIER_TOUR, "seance-mode"),
        (gestes.PREMIER_TOUR, "premier-tour-C01"),
        (gestes.FICHE, "C06-2"),
    ):
        p.ouvrir(lieu(page))
        p.evaluer(
            "const tous = document.getElementsByName(arg); tous[tous.length - 1].focus();", nom
        )
        p.touche("ArrowDown")
        ou, choisi, nombre = p.evaluer(COCHE, nom)
        assert (ou, choisi) == (0, 0), f"{nom} : flèche vers le bas, à la fin"
        p.touche("ArrowUp")
        ou, choisi, nombre = p.evaluer(COCHE, nom)
        assert ou == choisi == nombre - 1, f"{nom} : flèche vers le haut, au début"


@etape("recherche")
def recherche(p: Pilote, lieu: Lieu) -> None:
    p.ouvrir(lieu("index.html"))
    p.cliquer(".recherche-bouton")
    p.attendre("return document.activeElement.matches('dialog[open] input')", quoi="le champ")
    p.taper("preparer un atelier")
    p.attendre("return document.querySelector('dialog[open] li a') !== null", quoi="un résultat")
    p.touche("ArrowDown")
    p.touche("Enter")
    p.attendre("return location.pathname.endsWith('/competences/c10.html')")
    appareil, onglet = _gardes(p)
    assert "atelier" not in appareil + onglet + p.adresse()


@etape("arbre")
def arbre(p: Pilote, lieu: Lieu) -> None:
    p.ouvrir(lieu(gestes.ARBRE))
    for _ in range(9):
        avant = p.adresse()
        p.cliquer(".reponses a")
        p.attendre(ARRIVE, avant)
        if not p.evaluer("return document.querySelector('.reponses a') !== null"):
            break
    assert p.evaluer("return document.querySelectorAll('main h2').length > 1")
    p.reculer()
    p.attendre("return document.querySelector('.reponses a') !== null")


@etape("reponses")
def reponses(p: Pilote, lieu: Lieu) -> None:
    p.ouvrir(lieu(gestes.GRILLE))
    gestes.choisir(p, "durable")
    gestes.repondre(p, "C01-1", "en-autonomie")
    gestes.repondre(p, "C01-2", "avec-appui")
    p.recharger()
    assert [gestes.repondu(p, r) for r in ("C01-1", "C01-2")] == ["en-autonomie", "avec-appui"]
    appareil, onglet = _gardes(p)
    assert "en-autonomie" in appareil
    assert "en-autonomie" not in onglet


@etape("situation")
def situation(p: Pilote, lieu: Lieu) -> None:
    _repondre_et_ecrire(p, lieu, "durable")
    p.recharger()
    p.cliquer('[data-action="ouvrir"]')
    assert p.evaluer("return document.querySelector('[data-champ=\"titre\"]').value") == TITRE
    assert p.evaluer("return document.querySelector('[data-rubrique]').value") == TEXTE


@etape("synthese")
def synthese(p: Pilote, lieu: Lieu) -> None:
    p.ouvrir(lieu(gestes.SYNTHESE))
    avant = p.evaluer(LECTURE)
    p.ouvrir(lieu(gestes.GRILLE))
    gestes.choisir(p, "durable")
    gestes.repondre(p, "C01-1", "en-autonomie")
    p.ouvrir(lieu(gestes.SYNTHESE))
    assert p.evaluer(LECTURE) != avant


@etape("fichier")
def fichier(p: Pilote, lieu: Lieu) -> None:
    _repondre_et_ecrire(p, lieu, "durable")
    p.ouvrir(lieu(gestes.DONNEES))
    sauve = gestes.enregistrer(p)
    assert TITRE in sauve.read_text("utf-8")
    p.vierge()
    p.ouvrir(lieu(gestes.DONNEES))
    gestes.ouvrir_fichier(p, sauve, "fusionner")
    p.ouvrir(lieu(gestes.SITUATIONS))
    p.attendre("return document.body.innerText.includes(arg)", TITRE)
    p.ouvrir(lieu(gestes.GRILLE))
    assert gestes.repondu(p, "C01-1") == "en-autonomie"


@etape("lien")
def lien(p: Pilote, lieu: Lieu) -> None:
    _repondre_et_ecrire(p, lieu, "durable")
    p.ouvrir(lieu(gestes.DONNEES))
    p.cliquer('[data-action="creer"]')
    adresse = str(p.evaluer("return document.querySelector('#lien-partage').value"))
    p.vierge()
    p.ouvrir(adresse)
    p.attendre(
        "return document.querySelector('vue-partagee [data-lecture]') !== null", quoi="les niveaux"
    )
    assert TITRE not in p.evaluer("return document.body.textContent")
    appareil, onglet = _gardes(p)
    assert "en-autonomie" not in appareil + onglet


@etape("effacer")
def effacer(p: Pilote, lieu: Lieu) -> None:
    _repondre_et_ecrire(p, lieu, "durable")
    p.ouvrir(lieu(gestes.DONNEES))
    gestes.effacer(p)
    appareil, onglet = _gardes(p)
    assert TITRE not in appareil + onglet
    assert "en-autonomie" not in appareil + onglet
    p.ouvrir(lieu(gestes.GRILLE))
    assert gestes.repondu(p, "C01-1") == "non-evalue"


@etape("ordinateur-partage")
def partage(p: Pilote, lieu: Lieu) -> None:
    """Left alone for half an hour: everything goes, and it stays a shared computer."""
    _repondre_et_ecrire(p, lieu, "onglet")
    appareil, onglet = _gardes(p)
    assert TITRE not in appareil
    assert TITRE in onglet
    p.decaler(29)
    visible = "return document.querySelector('[data-action=\"continuer\"]')?.checkVisibility()"
    p.attendre(visible, quoi="le préavis")
    # The pointer on its way there would be a sign of life already.
    p.evaluer("document.querySelector('[data-action=\"continuer\"]').click()")
    assert not p.evaluer(visible)
    p.decaler(58)
    assert TITRE in _gardes(p)[1]
    p.decaler(90)
    p.attendre("return !JSON.stringify({ ...sessionStorage }).includes(arg)", TITRE)
    appareil, onglet = _gardes(p)
    assert TITRE not in appareil + onglet
    assert p.evaluer("return !document.body.innerText.includes(arg)", TITRE)
    p.ouvrir(lieu(gestes.GRILLE))
    assert p.evaluer("return document.querySelector('[name=\"seance-mode\"]:checked')?.value") == (
        "onglet"
    )


@etape("quitter")
def quitter(p: Pilote, lieu: Lieu) -> None:
    _repondre_et_ecrire(p, lieu, "onglet")
    gestes.quitter(p)
    assert p.evaluer("return document.querySelector('h1').textContent.trim()") == (
        "Tout est effacé"
    )
    cles = p.evaluer(
        "return [localStorage, sessionStorage].flatMap((s) => Object.keys(s))"
        ".filter((cle) => cle.startsWith('referentiel:'))"
    )
    assert cles == [ERE]
    p.reculer()
    p.attendre("return document.readyState === 'complete'")
    assert gestes.repondu(p, "C01-1") == "non-evalue"


@etape("cle-usb")
def cle_usb(p: Pilote, lieu: Lieu) -> None:
    """From a folder: one page holds all the views."""
    page = lieu.fichier + gestes.GRILLE
    p.ouvrir(page)
    gestes.choisir(p, "durable")
    gestes.repondre(p, "C01-1", "en-autonomie")
    _vue(p, "situations")
    gestes.ecrire_situation(p, TITRE, TEXTE)
    p.recharger()
    p.attendre("return document.body.innerText.includes(arg)", TITRE)
    _vue(p, "synthese")
    carte = "return document.querySelectorAll('synthese-lectures [data-lecture]').length"
    assert p.evaluer(carte) == 15
    _vue(p, "mes-donnees")
    sauve = gestes.enregistrer(p)
    assert TITRE in sauve.read_text("utf-8")
    gestes.effacer(p)
    assert TITRE not in "".join(_gardes(p))
    garde = Path(mkdtemp(dir=p.telechargements.parent)) / "garde.json"
    garde.write_bytes(sauve.read_bytes())
    gestes.ouvrir_fichier(p, garde, "remplacer")
    _vue(p, "situations")
    p.attendre("return document.body.innerText.includes(arg)", TITRE)


SEULE = """
  const vus = [...document.querySelectorAll('[data-repere]')].filter((f) => f.checkVisibility());
  return vus.length > 0 && vus.every((f) => f.dataset.repere.startsWith(arg))
    && document.querySelector('h1').textContent.includes(arg);
"""
"""The one page shows the repères of a compétence, and no other."""


@etape("cle-usb-competences")
def cle_usb_competences(p: Pilote, lieu: Lieu) -> None:
    """From a folder: the page of a compétence lands on its view, and one goes on from there."""
    p.ouvrir(lieu.fichier + gestes.FICHE)
    p.attendre("return location.href.endsWith('/index.html#c06')", quoi="la vue de C06")
    p.attendre(SEULE, "C06")
    gestes.choisir(p, "durable")
    gestes.repondre(p, "C06-1", "en-autonomie")
    p.cliquer("main a[rel=next]")
    p.attendre(SEULE, "C07")
    p.reculer()
    p.attendre(SEULE, "C06")
    assert gestes.repondu(p, "C06-1") == "en-autonomie"
    _vue(p, "index")
    p.attendre("return document.querySelector('outils-grille').checkVisibility()")
    assert gestes.repondu(p, "C06-1") == "en-autonomie"


def _vue(p: Pilote, nom: str) -> None:
    p.cliquer(f'.vues a[data-vue="{nom}"]')
    p.attendre("return location.hash === `#${arg}`", nom)
