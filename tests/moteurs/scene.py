"""Pages with something to lose, and how each stands when the gesture comes."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.moteurs import gestes

ETATS = {
    "actif": "ouvert, curseur dedans",
    "sans": "ouvert, curseur ailleurs",
    "ferme": "fermé",
    "moitie": "tapé à moitié",
}
ALLER = ("retour", "avance", "recharger", "dupliquer")
PARTIR = (
    "quitter",
    "quitter une copie",
    "expirer",
    "effacer",
    "effacer ailleurs",
    "remplacer ailleurs",
)
ENTENDRE = ("quitter une copie", "expirer", "effacer ailleurs", "remplacer ailleurs")
"""What a page is not told by its own visitor: the time, another tab."""
GESTES = (*ALLER, *PARTIR)
MODES = {"actif": "onglet", "sans": "attente", "ferme": "onglet", "moitie": "attente"}
"""On a shared computer, or before any choice: one gesture of each kind is tried in both."""

OUTILS = """
  const un = (s) => {
    for (const e of document.querySelectorAll(s))
      e.closest('details:not([open])')?.setAttribute('open', '');
    const trouve = [...document.querySelectorAll(s)].find((e) => e.checkVisibility());
    if (!trouve) throw new Error(`absent : ${s}`);
    return trouve;
  };
  const mettre = (s, valeur) => {
    const champ = un(s);
    champ.focus();
    champ.value = valeur;
    for (const nom of ['input', 'change']) champ.dispatchEvent(new Event(nom, { bubbles: true }));
    return champ;
  };
  const lacher = () => document.activeElement?.blur();
  const figer = () => {  // What waits for a pause in the typing still waits when the gesture comes.
    const vrai = (window.vraiDelai ??= window.setTimeout.bind(window));
    window.setTimeout = (fn, ms, ...a) => vrai(fn, ms >= 250 && ms < 1000 ? 3_600_000 : ms, ...a);
  };
  const fermer = () => {
    const boutons = [...document.querySelectorAll('[data-action="fermer"]')];
    boutons.find((b) => b.checkVisibility())?.click();
  };
"""

MODE = """
  const [mode] = arg;
  const choix = document.querySelector(`input[name="seance-mode"][value="${mode}"]`);
  if (choix && !choix.checked) choix.click();
"""

REPONDRE = """
  const radio = document.querySelector(`[data-repere="${repere}"] input[value="en-autonomie"]`);
  radio.closest('details:not([open])')?.setAttribute('open', '');
  radio.focus();
  if (!radio.checked) radio.click();
"""

SITUATION = """
  fermer();
  un('[data-action="nouvelle"]').click();
"""
ECRIRE = """
  mettre('[data-rubrique]', `Un texte, ${arg}.`);
  const titre = mettre('[data-champ="titre"]', arg);
"""


def _reperes(repere: str) -> dict[str, str]:
    cocher = f"const repere = '{repere}'; {REPONDRE}"
    plier = "radio.closest('details')?.removeAttribute('open');"
    return {"actif": cocher, "sans": f"{cocher} lacher();", "ferme": f"{cocher} lacher(); {plier}"}


@dataclass(frozen=True)
class Page:
    """A page, its states as scripts that may use `arg`, the marker."""

    nom: str
    http: str
    fichier: str
    avant: str
    """The page before it in the history of the tab, where an answer was given: a light one."""
    etats: dict[str, str]
    frappe: str = ""
    """The field where the half text is typed, with keys."""
    gardes: frozenset[str] = field(default_factory=frozenset)
    """States whose content is kept already: it must still be there after Back, Forward, reload."""
    avant_fichier: str = gestes.GRILLE
    """The page before on `file://`, where answers are given on one page."""
    gestes: tuple[str, ...] = GESTES


TOUR = """
  const radio = un('[data-question] input[value="en-autonomie"]');
  radio.focus();
  if (!radio.checked) radio.click();
"""

OUVERT = """
  const texte = JSON.stringify({ format: 1, titre: 'TP-00403', reponses: {
    'C01-1': { niveau: 'en-autonomie', le: '2026-01-01T00:00:00.000Z' } } });
  const fichiers = new DataTransfer();
  fichiers.items.add(new File([texte], `${arg}.json`, { type: 'application/json' }));
  const champ = document.querySelector('[data-action="ouvrir-candidats"]');
  champ.files = fichiers.files;
  champ.dispatchEvent(new Event('change', { bubbles: true }));
  const vu = () => document.querySelector('.gens input')?.value.includes(arg);
  for (let n = 0; n < 200 && !vu(); n += 1) await new Promise((suite) => setTimeout(suite, 20));
  const { auto, formateur } = window.Referentiel;
  const [[id]] = formateur.personnes(auto.stockage().etat);
  const note = { niveau: 'en-autonomie', raison: arg, confirme: false, vu: '' };
  auto.stockage().changer(
    (e) => auto.poser(e, 'notes', formateur.cle(id, 'C01-1'), note, Date.now()), Date.now());
"""
"""A candidate's file on the trainer's desk, its person named by the marker, and a rating."""

COMPETENCE = "titres/cip/competences/c06.html"
"""A page to read, that holds no answer."""
SANS_BARRE = ("arbre", "accueil")
"""Pages that show something of the person, and have no bar to leave by."""

PAGES = {
    page.nom: page
    for page in (
        Page(
            "situations",
            gestes.SITUATIONS,
            f"{gestes.GRILLE}#situations",
            gestes.FICHE,
            {
                "actif": f"{SITUATION} {ECRIRE} titre.focus();",
                "sans": f"{SITUATION} {ECRIRE} lacher();",
                "ferme": f"{SITUATION} {ECRIRE} fermer();",
                "moitie": f"{SITUATION} figer();",
            },
            '[data-champ="titre"]',
            frozenset(("actif", "sans", "ferme", "moitie")),
        ),
        Page(
            "grille",
            gestes.GRILLE,
            gestes.GRILLE,
            gestes.FICHE,
            _reperes("C01-2"),
            gardes=frozenset(("actif", "sans", "ferme")),
            avant_fichier=f"{gestes.GRILLE}#c06",
        ),
        Page(
            "fiche",
            gestes.FICHE,
            f"{gestes.GRILLE}#c06",
            gestes.GRILLE,
            _reperes("C06-2"),
            gardes=frozenset(("actif", "sans", "ferme")),
        ),
        Page(
            "premier-tour",
            gestes.PREMIER_TOUR,
            f"{gestes.GRILLE}#premier-tour",
            gestes.FICHE,
            {
                "actif": TOUR,
                "sans": f"{TOUR} lacher();",
            },
            gardes=frozenset(("actif", "sans")),
        ),
        Page(
            "synthese",
            gestes.SYNTHESE,
            f"{gestes.GRILLE}#synthese",
            gestes.FICHE,
            {
                "actif": "mettre('#point-nom', arg); mettre('#plan-quoi', arg).focus();",
                "sans": "mettre('#point-nom', arg); mettre('#plan-quoi', arg); lacher();",
                "ferme": "mettre('#plan-quoi', arg); un('[data-action=\"ajouter\"]').click();",
                "moitie": "un('#plan-quoi'); figer();",
            },
            "#plan-quoi",
            frozenset(("ferme",)),
        ),
        Page(
            "arbre",
            "titres/cip/obtenir/arbre/jamais--aucune.html",
            "titres/cip/obtenir/arbre/jamais--aucune.html",
            gestes.FICHE,
            {"ferme": ""},
            gestes=("quitter",),
        ),
        Page(
            "accueil", "index.html", "index.html", gestes.FICHE, {"ferme": ""}, gestes=("quitter",)
        ),
        Page(
            "donnees",
            gestes.DONNEES,
            f"{gestes.GRILLE}#mes-donnees",
            gestes.FICHE,
            {
                "actif": "un('[data-action=\"creer\"]').click(); un('#lien-partage').focus();",
                "sans": "un('[data-action=\"creer\"]').click(); lacher();",
                "ferme": "lacher();",
                "moitie": """
                  const fichiers = new DataTransfer();
                  const texte = JSON.stringify({ format: 1, titre: 'TP-00403', reponses: {
                    'C01-1': { niveau: 'en-autonomie', le: '2026-01-01T00:00:00.000Z' } } });
                  const type = 'application/json';
                  fichiers.items.add(new File([texte], `${arg}.json`, { type }));
                  const champ = un('input[type="file"]');
                  champ.files = fichiers.files;
                  champ.dispatchEvent(new Event('change', { bubbles: true }));
                  const vu = () => document.body.innerText.includes(arg);
                  while (!vu()) await new Promise((suite) => setTimeout(suite, 20));
                """,
            },
        ),
        # Its notes are apart: an erasure of answers is none of theirs (test_formateur_fond).
        Page(
            "bureau",
            gestes.BUREAU,
            gestes.BUREAU,
            gestes.FICHE,
            {
                "actif": f"{OUVERT} mettre('.gens input', `${{arg}} et moi`).focus();",
                "ferme": f"{OUVERT} formateur.aller('groupe');",
            },
            gardes=frozenset(("actif", "ferme")),
            gestes=(*ALLER, "quitter", "quitter une copie", "expirer"),
        ),
    )
}
