"""What a page of the matrix is: how it is come to, how it stands when the gesture comes."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.moteurs import gestes

ETATS = {
    "actif": "ouvert, curseur dedans",
    "sans": "ouvert, curseur ailleurs",
    "ferme": "fermé",
    "moitie": "tapé à moitié",
}
"""How a form stands."""
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
  const donner = (s, nom, contenu) => {  // A file, chosen in its field.
    const fichiers = new DataTransfer();
    const type = 'application/json';
    fichiers.items.add(new File([JSON.stringify(contenu)], nom, { type }));
    const champ = document.querySelector(s);
    champ.files = fichiers.files;
    champ.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const jusqua = async (vu) => {
    while (!vu()) await new Promise((suite) => setTimeout(suite, 20));
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
    place: str = "sessionStorage"
    """Where it is kept then, as the search says it."""
    avant_fichier: str = gestes.GRILLE
    """The page before on `file://`, where answers are given on one page."""
    gestes: tuple[str, ...] = GESTES
    donnees: str = ""
    """Where what it keeps is erased, when that is not « Mes données »: on the page itself."""
    repond: bool = True
    """Whether the page before holds an answer."""
    panneaux: bool = False
    """Whether it shows one panel at a time: the fields of the others stay as they are."""
    memoire: str = ""
    """What its memory alone may hold, with the marker for `{}`: a page that loads knows nothing of
    it."""
