/*
 * Les vues endormies (donnees/vues.js) : des nœuds décrits en listes, bâtis un à un, jamais du HTML lu dans un texte.
 *   « un texte », ou [nom, {attribut: valeur}, enfant, …] ; les enfants d’un <template> sont son contenu.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const SVG = 'http://www.w3.org/2000/svg';
  // Nothing wakes up in the document of a template: elements live once they are copied into the page.
  const inerte = document.createElement('template').content.ownerDocument;

  function batir(noeud, dansSvg) {
    if (typeof noeud === 'string') return inerte.createTextNode(noeud);
    const [nom, attributs, ...enfants] = noeud;
    const svg = dansSvg || nom === 'svg';
    const element = svg ? inerte.createElementNS(SVG, nom) : inerte.createElement(nom);
    for (const [cle, valeur] of Object.entries(attributs)) element.setAttribute(cle, valeur);
    (element.content ?? element).append(...enfants.map((enfant) => batir(enfant, svg)));
    return element;
  }

  /** The nodes these describe. */
  auto.planter = (noeuds) => noeuds.map((noeud) => batir(noeud, false));
})();
