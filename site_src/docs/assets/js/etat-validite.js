/*
 * <etat-validite data-fin="AAAA-MM-JJ">Version enregistrée jusqu’au …</etat-validite>
 * Le site est construit un jour et lu un autre : passé l’échéance, c’est le navigateur qui le dit.
 */
(() => {
  'use strict';

  /** Whether the day `fin` (AAAA-MM-JJ) is over, on this device's calendar. */
  function estPassee(fin, maintenant) {
    const [annee, mois, jour] = fin.split('-').map(Number);
    return maintenant >= new Date(annee, mois - 1, jour + 1);
  }

  class EtatValidite extends HTMLElement {
    connectedCallback() {
      const { fin } = this.dataset;
      if (!/^\d{4}-\d{2}-\d{2}$/.test(fin ?? '') || !estPassee(fin, new Date())) return;
      const date = this.querySelector('strong')?.textContent ?? fin;
      this.dataset.passee = '';
      this.textContent = `L’enregistrement de cette version a pris fin le ${date}. Vérifiez si elle a été prolongée ou remplacée.`;
    }
  }

  customElements.define('etat-validite', EtatValidite);
})();
