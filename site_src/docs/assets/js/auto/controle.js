/*
 * Ce qu’un changement a le droit de faire : le site n’écrit jamais un fichier qu’il refuserait d’ouvrir.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { LIMITES: L, MAXIMA } = auto;

  const NOMS = (auto.NOMS = {
    reponses: 'réponses',
    premier_tour: 'réponses du premier tour',
    situations: 'situations',
    ccp: 'CCP',
    ccp_vises: 'CCP visés',
    plan: 'actions dans le plan',
    points: 'points d’étape',
    revues: 'changements du référentiel',
  });
  const nombre = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');

  /** Whether a text somewhere in an item is longer than its field allows. */
  function tropLong(item) {
    const depasse = (textes, max) => textes.some((t) => typeof t === 'string' && auto.enTrop(t, max) > 0);
    const longs = [item.quoi, item.raison, item.texte, ...Object.values(item.textes ?? {})];
    return depasse([item.titre, item.avec_qui, item.nom], L.court) || depasse(longs, L.texte);
  }

  function refuser(item) {
    if (tropLong(item)) {
      const maximum = `${nombre(L.texte)}\u00a0caractères au plus, ${L.court}\u00a0pour un titre ou un nom`;
      throw new auto.Refus('longueur', `Ce texte est trop long\u00a0: ${maximum}.`);
    }
    throw new auto.Refus('element', 'Une date ou une valeur de ce formulaire n’est pas valable. Rien n’a été changé.');
  }

  /** A section without its oldest marks of deletion, when they are too many. */
  function elaguer(section, items) {
    const excedent = items.size - MAXIMA[section];
    if (excedent <= 0) return items;
    const marques = [...items].filter(([, item]) => item.supprime).sort(([, a], [, b]) => (a.le < b.le ? -1 : 1));
    const garde = new Map(items);
    for (const [cle] of marques.slice(0, excedent)) garde.delete(cle);
    return garde;
  }

  /**
   * The text to keep for a state and the state as it will be read again: {etat, texte}. Throws Refus when the site
   * would refuse to open that text.
   */
  auto.mesurer = (propose) => {
    const etat = { ...propose };
    for (const section of auto.sections(etat)) {
      etat[section] = elaguer(section, propose[section]);
      if (etat[section].size > MAXIMA[section]) {
        throw new auto.Refus('nombre', `Il y a trop d’éléments (${NOMS[section]}) pour un seul fichier.`);
      }
    }
    const texte = auto.ecrireStocke(etat);
    if (auto.tropGros(texte)) {
      throw new auto.Refus('volume', 'Tout ne tiendrait plus dans un fichier de 2\u00a0Mo. Raccourcissez un texte.');
    }
    return { etat, texte };
  };

  /** Throws Refus when `propose` has more living items than the site offers to write, and than `avant` had. */
  auto.compter = (avant, propose) => {
    for (const section of auto.sections(propose)) {
      if (propose[section].size <= L[section]) continue;
      const n = auto.vivants(propose, section).length;
      if (n > L[section] && n > auto.vivants(avant, section).length) {
        const phrase = `Cela ferait ${n}\u00a0${NOMS[section]}\u202f; ${L[section]} au plus. Supprimez-en d’abord.`;
        throw new auto.Refus('nombre', phrase);
      }
    }
  };

  /** Section of a state that was checked -> its items that differ from the state before; none is missing. */
  auto.changees = new WeakMap();

  /** What `propose` changes in `avant`, rebuilt item by item as a file would be. Throws Refus, or gives the state. */
  auto.controler = (avant, propose, ctx) => {
    const etat = { ...propose };
    for (const section of auto.sections(propose)) {
      if (propose[section] === avant[section]) continue;
      etat[section] = new Map(propose[section]);
      const cles = [];
      let { size } = avant[section];
      for (const [cle, item] of propose[section]) {
        const ancien = avant[section].get(cle);
        if (item === ancien) continue;
        etat[section].set(cle, auto.lireElement(section, cle, item, ctx) ?? refuser(item));
        cles.push(cle);
        if (!ancien) size += 1;
      }
      if (size === etat[section].size) auto.changees.set(etat[section], cles);
    }
    auto.compter(avant, etat);
    return etat;
  };
})();
