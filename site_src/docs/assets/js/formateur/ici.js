/*
 * Sur les pages du formateur, le magasin tient ses notes, et non les réponses d’une personne. Chargé avant tout élément.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel ??= {});
  const auto = (Referentiel.auto ??= {});
  const formateur = (Referentiel.formateur ??= {});

  Object.defineProperty(auto, 'modele', { get: () => formateur.modele });
})();
