/*
 * Remettre un fichier à la personne : ses réponses d’aujourd’hui, ou celles d’avant un changement du référentiel.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { telecharger } = auto.dom;

  /** Writes the file and notes when; used by every button that offers it. */
  auto.enregistrerFichier = () => {
    const { ctx, etat } = auto.stockage();
    const maintenant = Date.now();
    telecharger(auto.ecrireEtat(etat), auto.nomDeFichier(ctx, maintenant), 'application/json');
    auto.stockage().fichierEnregistre(maintenant);
    auto.dire('Le fichier est enregistré.');
  };

  /** Hands over what was kept before the référentiel changed. */
  auto.telechargerAvant = () => {
    const { ctx, avant } = auto.stockage();
    const nom = auto.nomDeFichier(ctx, Date.now()).replace('auto-evaluation', 'reponses-d-avant');
    telecharger(avant, nom, 'application/json');
    auto.dire('Vos réponses d’avant sont enregistrées dans un fichier.');
  };
})();
