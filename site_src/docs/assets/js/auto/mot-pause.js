/*
 * <mot-pause> : retrouvera-t-on ses réponses un autre jour ? Une phrase, celle du mode où elles sont gardées ; rien tant
 * qu’il n’y a rien à retrouver.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  class MotPause extends auto.ElementAuto {
    montrer() {
      const { etat, mode } = this.magasin;
      auto.dom.ecrire(this, auto.estVide(etat) ? '' : (this.dataset[mode] ?? ''));
    }
  }

  customElements.define('mot-pause', MotPause);
})();
