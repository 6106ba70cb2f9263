/*
 * Ne pas calculer deux fois la même chose : un état ne se modifie pas, donc une partie qui est le même objet dit la même
 * chose, et ce qu’on en tire vaut pour tous les éléments de la page.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  /**
   * `lire(ctx, etat, code)`, worked out once per code as long as the parts of the state it reads are the same. Only the
   * last state is remembered; what is given is shared: nobody may change it.
   */
  auto.uneFois = (parties, lire) => {
    let lus = [];
    let sus = new Map();
    return (ctx, etat, code) => {
      const vus = [ctx, ...parties.map((partie) => etat[partie])];
      if (vus.some((vu, i) => vu !== lus[i])) {
        lus = vus;
        sus = new Map();
      }
      if (!sus.has(code)) sus.set(code, lire(ctx, etat, code));
      return sus.get(code);
    };
  };

  /** `faire(objet)`, done once for an object that never changes. */
  auto.parObjet = (faire) => {
    const faits = new WeakMap();
    return (objet) => {
      if (!faits.has(objet)) faits.set(objet, faire(objet));
      return faits.get(objet);
    };
  };
})();
