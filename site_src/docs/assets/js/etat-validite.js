/*
 * <etat-validite data-fin="AAAA-MM-JJ">Version enregistrée jusqu’au …</etat-validite>
 * Le site est construit un jour et lu un autre : ce que la page ne sait pas encore, c’est le navigateur qui le dit.
 */
(() => {
  'use strict';

  /** Whether the day `fin` (AAAA-MM-JJ) is over, on this device's calendar. */
  function estPassee(fin, maintenant) {
    const [annee, mois, jour] = fin.split('-').map(Number);
    return maintenant >= new Date(annee, mois - 1, jour + 1);
  }

  const SUITE = '\u00a0: vérifiez si elle a été prolongée ou remplacée'; // echeance.html.j2 says the same.

  class EtatValidite extends HTMLElement {
    connectedCallback() {
      const { fin } = this.dataset;
      if ('passee' in this.dataset) return; // The page already says it.
      if (!/^\d{4}-\d{2}-\d{2}$/.test(fin ?? '') || !estPassee(fin, new Date())) return;
      const date = this.querySelector('strong');
      this.dataset.passee = '';
      this.replaceChildren('Cette version était enregistrée jusqu’au ', date ?? fin, SUITE);
    }
  }

  customElements.define('etat-validite', EtatValidite);
})();
