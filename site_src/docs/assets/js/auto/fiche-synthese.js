/*
 * <fiche-synthese> : les deux impressions de la synthèse, la fiche d’une page et la version longue.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  class FicheSynthese extends auto.ElementAuto {
    static LIT = []; // Read once, when it is asked for.
    #feuille = null;

    brancher(signal) {
      window.addEventListener('afterprint', () => this.#ranger(), { signal });
      signal.addEventListener('abort', () => this.#ranger());
    }

    montrer() {}

    agir(action) {
      this.#ranger();
      if (action === 'imprimer-fiche') this.#poser();
      window.print();
    }

    /** Beside the page, which goes for the time of a print: the sheet alone is on paper. */
    #poser() {
      const { ctx, etat } = this.magasin;
      this.#feuille = auto.fiche(ctx, etat, new Date().toISOString());
      document.body.append(this.#feuille);
      document.documentElement.dataset.fiche = '';
    }

    #ranger() {
      this.#feuille?.remove();
      this.#feuille = null;
      delete document.documentElement.dataset.fiche;
    }

    oublier() {
      this.#ranger();
    }
  }

  customElements.define('fiche-synthese', FicheSynthese);
})();
