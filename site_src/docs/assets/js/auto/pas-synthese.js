/*
 * <pas-synthese> : en tête de la synthèse, le prochain pas qui convient à ce qui est là.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  class PasSynthese extends auto.ElementAuto {
    static LIT = ['reponses', 'premier_tour', 'situations', ...auto.DEMANDE];

    montrer() {
      const { ctx, etat } = this.magasin;
      auto.montrerPas(this.querySelector('[data-prochain-pas]'), ctx, auto.prochainPas(ctx, etat));
    }
  }

  customElements.define('pas-synthese', PasSynthese);
})();
