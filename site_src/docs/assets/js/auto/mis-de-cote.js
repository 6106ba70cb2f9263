/*
 * <mis-de-cote> : les CCP qui ne sont plus demandés sur cette page, de quoi les demander de nouveau, et revenir.
 * L’événement « demande » dit à la page quels CCP sont montrés, ou ne le sont plus : elle y mène si elle le peut.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  class MisDeCote extends auto.ElementAuto {
    static LIT = auto.DEMANDE;
    /** The choice that was undone here. */
    #vises = [];
    #agi = NaN;

    /** A choice is undone; a CCP held stays held, and is asked again as long as the page is open. And back. */
    agir(_action, _bouton, e) {
      const { magasin } = this;
      if (auto.redouble(e, this.#agi)) return;
      this.#agi = performance.now();
      const deCote = () => [...auto.misDeCote(magasin.ctx, magasin.etat).keys()];
      const avant = deCote();
      const montre = avant.length > 0;
      const vises = montre ? [...magasin.etat.ccp_vises].filter(([, { vise }]) => vise) : this.#vises;
      const maintenant = Date.now();
      magasin.changer((etat) => {
        const viser = (e, [code]) => auto.poser(e, 'ccp_vises', code, { vise: !montre }, maintenant);
        return { ...vises.reduce(viser, etat), tout_demander: montre };
      }, maintenant);
      this.#vises = vises;
      this.montrer();
      auto.dire(this.querySelector('span').textContent);
      const detail = { montre, codes: montre ? avant : deCote() };
      if (this.dispatchEvent(new CustomEvent('demande', { bubbles: true, cancelable: true, detail })))
        this.querySelector('p').focus();
    }

    oublier() {
      this.#vises = [];
    }

    montrer() {
      const { ctx, etat } = this.magasin;
      const { cacher, ecrire } = auto.dom;
      const phrase = auto.phraseDeCote(ctx, etat);
      const ici = etat.tout_demander && auto.vivants(etat, 'ccp').length;
      if (phrase) this.#vises = [];
      cacher(this, !(phrase || ici || this.#vises.length));
      const restent = etat.reponses.size + etat.premier_tour.size ? ' Vos réponses restent.' : '';
      const rendu = `Tout est montré de nouveau${ici ? ', sur cette page' : ''}.`;
      ecrire(this.querySelector('span'), this.hidden ? '' : phrase ? phrase + restent : rendu);
      ecrire(this.querySelector('button'), phrase ? 'Tout montrer' : 'Mettre de côté de nouveau');
    }
  }

  customElements.define('mis-de-cote', MisDeCote);
})();
