/*
 * Sur les pages du formateur, le magasin tient ses notes, et non les réponses d’une personne. Chargé avant tout élément.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel ??= {});
  const formateur = (Referentiel.formateur ??= {});

  Object.defineProperty(Referentiel, 'modele', { get: () => formateur.modele });
})();
