/*
 * Bâtir des éléments : la seule façon d’en créer, pour tous les scripts du site.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel ??= {});

  function remplir(element, attributs, enfants) {
    for (const [cle, valeur] of Object.entries(attributs)) {
      if (valeur !== false && valeur !== null && valeur !== undefined)
        element.setAttribute(cle, valeur === true ? '' : valeur);
    }
    element.append(...enfants.filter((enfant) => enfant !== null && enfant !== undefined && enfant !== false));
    return element;
  }

  /** A bare element of `doc`, or a part of a drawing; `doc` may be one where nothing wakes up. */
  Referentiel.creerDans = (doc, nom, svg) =>
    svg ? doc.createElementNS('http://www.w3.org/2000/svg', nom) : doc.createElement(nom);

  /** A new element; of its attributes, `true` is for one without a value, null or false for none. Same for children. */
  Referentiel.creer = (nom, attributs = {}, ...enfants) =>
    remplir(Referentiel.creerDans(document, nom, false), attributs, enfants);

  /** The same, for a part of a drawing. */
  Referentiel.creerSvg = (nom, attributs = {}, ...enfants) =>
    remplir(Referentiel.creerDans(document, nom, true), attributs, enfants);
})();
