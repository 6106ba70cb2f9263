"""Pages with something to lose, and how each stands when the gesture comes."""

from __future__ import annotations

from tests.moteurs import gestes
from tests.moteurs.plateau import REPONDRE, Page
from tests.moteurs.scene_formateur import BUREAU, PROJETER

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


TOUR = """
  const radio = un('[data-question] input[value="en-autonomie"]');
  radio.focus();
  if (!radio.checked) radio.click();
"""

LIEN = """
  const { auto } = window.Referentiel;  // A link of nothing is not made.
  const dire = (etat) =>
    auto.poser(etat, 'reponses', 'C01-1', { niveau: 'en-autonomie' }, Date.now());
  if (auto.stockage().etat.reponses.size === 0) auto.stockage().changer(dire, Date.now());
  un('[data-action="creer"]').click();
"""

COMPETENCE = "titres/cip/competences/c06.html"
"""A page to read, that holds no answer."""
SANS_BARRE = ("arbre", "accueil", "projeter")
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
                "actif": f"{LIEN} un('#lien-partage').focus();",
                "sans": f"{LIEN} lacher();",
                "ferme": "lacher();",
                "moitie": """
                  donner('input[type="file"]', `${arg}.json`, { format: 1, titre: 'TP-00403',
                    reponses: {
                      'C01-1': { niveau: 'en-autonomie', le: '2026-01-01T00:00:00.000Z' } } });
                  await jusqua(() => document.body.innerText.includes(arg));
                """,
            },
        ),
        BUREAU,
        PROJETER,
    )
}
