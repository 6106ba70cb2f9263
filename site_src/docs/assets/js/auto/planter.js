/*
 * Les vues endormies (donnees/vues.js) : des nœuds décrits en listes, bâtis un à un, jamais du HTML lu dans un texte.
 *   « un texte », ou [nom, {attribut: valeur}, enfant, …] ; les enfants d’un <template> sont son contenu.
 *   Un nombre tient la place de ce qui revient : un nœud, ou ses attributs, parmi les communs.
 */
(() => {
  'use strict';

  const { creer, creerDans } = window.Referentiel;
  const auto = (window.Referentiel.auto ??= {});
  // Nothing wakes up in the document of a template: elements live once they are copied into the page.
  const inerte = creer('template').content.ownerDocument;

  function batir(communs, ecrit, dansSvg) {
    const lire = (partie) => (typeof partie === 'number' ? communs[partie] : partie);
    const noeud = lire(ecrit);
    if (typeof noeud === 'string') return inerte.createTextNode(noeud);
    const [nom, attributs, ...enfants] = noeud;
    const svg = dansSvg || nom === 'svg';
    const element = creerDans(inerte, nom, svg);
    for (const [cle, valeur] of Object.entries(lire(attributs))) element.setAttribute(cle, valeur);
    (element.content ?? element).append(...enfants.map((enfant) => batir(communs, enfant, svg)));
    return element;
  }

  /** The nodes these describe: [communs, noeuds]. */
  auto.planter = ([communs, noeuds]) => noeuds.map((noeud) => batir(communs, noeud, false));
})();
