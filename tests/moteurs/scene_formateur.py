"""The trainer's pages in the matrix: a candidate's file is open, something is written beside it."""

from __future__ import annotations

from tests.moteurs import gestes
from tests.moteurs.plateau import ALLER, GESTES, Page

OUVRIR = """
  const { auto, formateur } = window.Referentiel;
  const le = '2026-01-01T00:00:00.000Z';
  donner('[data-action="ouvrir-candidats"]', `${arg}.json`, {
    format: 1,
    titre: 'TP-00403',
    reponses: { 'C01-1': { niveau: 'en-autonomie', le } },
    situations: {
      situation1: { titre: `De ${arg}`, debut: '', fin: '', textes: { taches: `De ${arg}.` },
        competences: ['C01'], reperes: [], le },
    },
  });
  const sienne = () => formateur.dossiers.tous().find(({ fichier }) => fichier === `${arg}.json`);
  await jusqua(sienne);
  const personne = sienne().id;
  (window.ouverts ??= []).push(personne);
"""
VOIR = """
  formateur.aller('personne', { personne, competence: 'C01' });
  await customElements.whenDefined('personne-formateur');
  await jusqua(() => document.querySelector('[data-repere="C01-1"] input'));
  un('.personne__recits').open = true;
  await jusqua(() => document.body.innerText.includes(`De ${arg}`));
"""
NOTER = """
  const radio = un('[data-repere="C01-1"] input[value="en-autonomie"]');
  radio.focus();
  if (!radio.checked) radio.click();
  un('[data-repere="C01-1"] [data-action="preciser"]').click();
"""
GROUPE = """
  formateur.aller('groupe');
  await customElements.whenDefined('groupe-formateur');
"""
A_MOITIE = """
  const taper = (s, texte) => {
    un(s).value = texte;
    un(s).dispatchEvent(new Event('input', { bubbles: true }));
  };
  formateur.aller('fichiers');
  figer();
  taper(`[data-personne="${personne}"] [name="nom"]`, `${arg}, puis`);
  taper('#lien-recu', `https://exemple.fr/?${arg}`);
"""
RAISON = '[data-repere="C01-1"] textarea'

BUREAU = Page(
    "bureau",
    gestes.BUREAU,
    gestes.BUREAU,
    gestes.LEGERE,
    {
        "actif": f"{OUVRIR} {VOIR} {NOTER} mettre('{RAISON}', arg);",
        "ferme": f"{OUVRIR} {VOIR} mettre('#personne-remarque', arg); {GROUPE}",
        "moitie": f"{OUVRIR} {A_MOITIE} {VOIR} {NOTER}",
    },
    RAISON,
    frozenset(("actif", "ferme", "moitie")),
    avant_fichier=gestes.LEGERE,
    gestes=tuple(g for g in GESTES if g != "remplacer ailleurs"),
    donnees=gestes.BUREAU,
    repond=False,
    panneaux=True,
    memoire="De {}",
)

MAINS = """
  location.hash = 'C06';
  await jusqua(() => document.querySelector('[data-action="mains"]').checkVisibility());
  const compter = un('[data-action="mains"]');
  if (compter.getAttribute('aria-pressed') !== 'true') compter.click();
  mettre('input[data-mains="en-autonomie"]', '7');
"""
LISTE = """
  location.hash = 'choisir';
  await jusqua(() => document.querySelector('choisir-liste').checkVisibility());
  un('choisir-liste [value="C06"]').click();
"""

PROJETER = Page(
    "projeter",
    f"{gestes.PROJETER}#C06",
    f"{gestes.PROJETER}#C06",
    gestes.FICHE,
    {"ferme": f"{MAINS} {LISTE}"},
    gardes=frozenset(("ferme",)),
    place="sessionStorage referentiel:TP-00403.formateur:mains",
    gestes=(*ALLER, "quitter", "quitter une copie", "effacer ailleurs"),
)
