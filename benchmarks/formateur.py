"""Subject: the trainer's desk with a full group: opening many files, rating, seeing everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, FilePayload, Page

from .auto import IMAGE, donnees_de
from .doigt import SONDE, Clic, cliquer
from .etat_formateur import GROUPE, LUNDI, groupe, lundi
from .projet import CONSTRUIRE, TITRE, Contexte, copier, lancer
from .rapport import But, Sujet, Tableau, centile, mediane, millisecondes, nombre, octets
from .web import navigateur, servir

BUREAU = f"titres/{TITRE}/formateur/index.html"
APPAREILS = {"cette machine": 1, "ordinateur modeste": 4}
"""Device -> how many times slower the processor is made."""
SECONDE = 1000
CHOISIR = """([nom, valeur]) => sonde.faire(() => {
  const choix = document.querySelector(nom);
  choix.value = valeur;
  choix.dispatchEvent(new Event('change', { bubbles: true }));
})"""
ALLER = "(vue) => sonde.faire(() => Referentiel.formateur.aller(vue))"
NOTER_AILLEURS = """(i) => {
  const { auto, formateur } = window.Referentiel;
  const magasin = auto.stockage();
  const [cle, note] = formateur.notees(magasin.etat)[i];
  const { echelle } = magasin.ctx;
  const niveau = echelle[(echelle.indexOf(note.niveau) + 1) % echelle.length];
  const maintenant = Date.now();
  magasin.changer((etat) => auto.poser(etat, 'notes', cle, { niveau }, maintenant), maintenant);
}"""


@dataclass(frozen=True)
class Groupe:
    """What was measured with so many people, all rated, in ms."""

    nombre: int
    notes: tuple[Clic, ...]
    tableaux: tuple[float, ...]
    """Showing the group after a rating."""
    choix: tuple[float, ...]
    """Showing another choice of compétences."""


@dataclass(frozen=True)
class Appareil:
    """What was measured on one device, in ms."""

    nom: str
    ouvertures: tuple[float, ...]
    pauses: tuple[float, ...]
    """The longest time without a frame, of each opening."""
    groupes: tuple[Groupe, ...]


def mesurer(contexte: Contexte) -> Sujet:
    """The real title: twelve large files, then twelve and sixty people rated on every repère."""
    contexte.dire("bureau : construction")
    projet = copier(contexte.travail / "vrai")
    lancer(projet, *CONSTRUIRE)
    donnees = donnees_de(projet)
    ceux = lundi(donnees)
    groupes = {n: groupe(donnees, n) for n in (LUNDI, GROUPE)}
    appareils = []
    with navigateur() as chromium, servir(projet / "build" / "site") as base:
        for nom, lenteur in APPAREILS.items():
            contexte.dire(f"bureau : {nom}")
            ouvertures = []
            for _ in range(contexte.repetitions):
                with _bureau(chromium, base, lenteur) as page:
                    ouvertures.append(_ouvrir(page, ceux))
            mesures = []
            for combien, fichiers in groupes.items():
                with _bureau(chromium, base, lenteur) as page:
                    _ouvrir(page, fichiers)
                    notes = tuple(_noter(page, 10 * contexte.repetitions))
                    mesures.append(Groupe(combien, notes, *_regarder(page, contexte.repetitions)))
            totaux, pauses = zip(*ouvertures, strict=True)
            appareils.append(Appareil(nom, totaux, pauses, tuple(mesures)))
    return sujet(appareils, sum(len(f["buffer"]) for f in ceux) / LUNDI)


@contextmanager
def _bureau(chromium: Browser, base: str, lenteur: int) -> Iterator[Page]:
    """The desk, empty, in a new profile."""
    contexte = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="fr-FR")
    page = contexte.new_page()
    page.add_init_script(path=SONDE)
    page.goto(base + BUREAU, wait_until="networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": lenteur})
    yield page
    contexte.close()


def _ouvrir(page: Page, fichiers: Sequence[FilePayload]) -> tuple[float, float]:
    """(whole time, longest time without a frame) of one opening."""
    page.evaluate("(n) => { sonde.attendreOuverture(n); }", len(fichiers))
    page.locator("[data-action=ouvrir-candidats]").first.set_input_files(list(fichiers))
    mesure = page.evaluate("sonde.fini")
    if page.evaluate("Referentiel.formateur.dossiers.refus.length"):
        raise SystemExit("le bureau refuse un fichier d’essai : voir benchmarks/formateur.py")
    return float(mesure["total"]), float(mesure["pause"])


def _noter(page: Page, fois: int) -> Iterator[Clic]:
    """A level each time other than the one chosen, in the panel of one person."""
    personne = "Referentiel.formateur.personnes(Referentiel.auto.stockage().etat)[0][0]"
    page.evaluate(f"Referentiel.formateur.aller('personne', {{ personne: {personne} }})")
    reperes = page.locator("personne-formateur [data-repere]")
    reperes.first.wait_for()  # The panel comes when it is first shown.
    groupes = reperes.all()
    for i in range(fois):
        choix = groupes[i % len(groupes)].locator("label[data-touche]:not(:has(:checked))")
        yield cliquer(page, choix.nth(i % 3))


def _regarder(page: Page, fois: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The group shown after a rating, then another choice of compétences."""
    tableaux, choix = [], []
    page.evaluate(ALLER, "groupe")
    for i in range(fois):
        page.evaluate(ALLER, "fichiers")
        page.evaluate(NOTER_AILLEURS, 7 * i)
        tableaux.append(float(page.evaluate(ALLER, "groupe")))
    for i in range(fois):
        choix.append(float(page.evaluate(CHOISIR, ["#groupe-choix", ("CCP2", "")[i % 2]])))
    return tuple(tableaux), tuple(choix)


def sujet(appareils: Sequence[Appareil], fichier: float) -> Sujet:
    """The figures, written."""
    vrai = appareils[0]
    ouverture = mediane(vrai.ouvertures)
    note = mediane([clic.travail for clic in vrai.groupes[-1].notes])
    return Sujet(
        "Le bureau du formateur dans un vrai navigateur",
        f"Un lundi : {LUNDI} fichiers de {octets(fichier)}, tous différents, ouverts ensemble, du "
        "choix des fichiers à la dernière ligne dessinée ; la pause est le plus long moment sans "
        f"image. Un groupe : {LUNDI} ou {GROUPE} personnes notées sur tous les repères. Une note : "
        "le clic sur un niveau, dans le panneau d’une personne ; « travail », les programmes puis "
        "le dessin, doit tenir dans une image (16,7 ms). Le groupe : revenir au tableau après une "
        "note ; un choix : n’en montrer qu’un CCP, ou tous. Écran de 1 280 pixels. « Ordinateur "
        "modeste » : le même navigateur, ralenti 4 fois.",
        (
            Tableau(
                f"Ouvrir {LUNDI} fichiers : médiane, puis le plus long",
                ("appareil", "ouvrir", "pause"),
                tuple((a.nom, _dit(a.ouvertures), _dit(a.pauses)) for a in appareils),
            ),
            Tableau(
                "Un groupe : médiane, puis le plus long (pour une note, 95 sur 100 en dessous de)",
                ("appareil", "personnes", "une note", "le groupe", "un choix"),
                tuple(_ligne(a.nom, g) for a in appareils for g in a.groupes),
            ),
        ),
        (
            But(
                f"ouvrir {LUNDI} fichiers de 250 ko : une seconde",
                millisecondes(ouverture),
                ouverture <= SECONDE,
            ),
            But(
                f"une note dans un groupe de {nombre(GROUPE)} : une image, 16,7 ms",
                f"{millisecondes(note)} de travail",
                note <= IMAGE,
            ),
        ),
    )


def _dit(serie: Sequence[float]) -> str:
    return f"{millisecondes(mediane(serie))} ; {millisecondes(max(serie))}"


def _ligne(appareil: str, g: Groupe) -> tuple[str, ...]:
    notes = [clic.travail for clic in g.notes]
    note = f"{millisecondes(mediane(notes))} ; {millisecondes(centile(notes, 95))}"
    return (appareil, nombre(g.nombre), note, _dit(g.tableaux), _dit(g.choix))
