/*
 * Les mains levées : combien par niveau, pour chaque vue montrée. Des nombres, jamais un nom ; gardés dans l’onglet, à
 * la place du bureau du formateur : un départ ou un effacement les emporte.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});

  const NOM = 'mains';
  formateur.MAINS_MAX = 999;

  /** The place of the desk, of which eras are. */
  const lieu = (ctx) => `${ctx.titre}.formateur`;

  const borne = (n) => (Number.isInteger(n) && n > 0 ? Math.min(n, formateur.MAINS_MAX) : 0);

  /** A text of ours, or of anybody: Map(view -> Map(level -> number)); what is not known is left out. */
  formateur.lireMains = (ctx, texte) => {
    const mains = new Map();
    let brut;
    try {
      brut = JSON.parse(texte ?? '{}');
    } catch {
      return mains;
    }
    if (brut === null || typeof brut !== 'object') return mains;
    for (const vue of formateur.vues(ctx)) {
      const lus = Object.hasOwn(brut, vue) ? brut[vue] : null;
      if (lus === null || typeof lus !== 'object') continue;
      const { niveaux } = formateur.vueDe(ctx, vue);
      const nombres = niveaux.map((niveau) => [niveau, Object.hasOwn(lus, niveau) ? borne(lus[niveau]) : 0]);
      const comptes = new Map(nombres.filter(([, n]) => n > 0));
      if (comptes.size > 0) mains.set(vue, comptes);
    }
    return mains;
  };

  formateur.ecrireMains = (mains) =>
    JSON.stringify(Object.fromEntries([...mains].map(([vue, comptes]) => [vue, Object.fromEntries(comptes)])));

  /** The same with one number changed; a view where no hand is up is not there. */
  formateur.compterMains = (mains, vue, niveau, n) => {
    const comptes = new Map(mains.get(vue)).set(niveau, borne(n));
    const restent = new Map([...comptes].filter(([, nombre]) => nombre > 0));
    const autres = new Map(mains).set(vue, restent);
    if (restent.size === 0) autres.delete(vue);
    return autres;
  };

  /** What this tab holds. Where the browser keeps nothing, or has no room, the page remembers as long as it is open. */
  class Mains {
    #ctx;
    #lieu;
    #memoire = new Map();
    #refuse = false; // The last number found no room.

    constructor(ctx) {
      this.#ctx = ctx;
      this.#lieu = auto.lieux(lieu(ctx)).onglet;
    }

    /** Whether a reload finds the numbers again. */
    get gardes() {
      return this.#lieu.ouvert && !this.#refuse;
    }

    get comptes() {
      if (this.gardes) return formateur.lireMains(this.#ctx, this.#lieu.lire(NOM));
      return this.#memoire;
    }

    compter(vue, niveau, n) {
      window.Referentiel.ere.regarder(); // What was erased elsewhere does not pass into today’s era.
      this.#memoire = formateur.compterMains(this.comptes, vue, niveau, n);
      this.#refuse = this.#memoire.size > 0 && this.#lieu.ecrire(NOM, formateur.ecrireMains(this.#memoire)) !== '';
      if (this.#refuse || this.#memoire.size === 0) this.#lieu.oter(NOM); // An older count would lie.
    }

    effacer() {
      this.#memoire = new Map();
      this.#refuse = false;
      this.#lieu.oter(NOM);
      window.Referentiel.ere.detacher();
    }
  }

  /**
   * Calls `fn()` once an era of the title, or of its desk, opens, here or in another tab: nothing the page holds outlives
   * it. A mark that is gone opens none.
   */
  formateur.veillerEre = (ctx, fn, signal) => {
    const { ere } = window.Referentiel;
    let marque = ere.lire();
    ere.ecouter(() => {
      const lue = ere.lire();
      const fini = lue && [lieu(ctx), ctx.titre].some((lui) => ere.fin(lui, marque, lue));
      marque = lue;
      if (fini) fn();
    }, signal);
  };

  let mains = null;
  /** The one count of the page. */
  formateur.mains = (ctx) => (mains ??= new Mains(ctx));
})();
