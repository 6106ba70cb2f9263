/*
 * <mis-de-cote> : les CCP qui ne sont plus demandés sur cette page, et de quoi les demander de nouveau.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const RENDU = 'Tout est montré de nouveau.';

  /** « CCP1 et CCP2 sont mis de côté : déjà obtenus. » */
  function phrase(codes, raison) {
    const pluriel = codes.length > 1 ? 's' : '';
    const noms = [codes.slice(0, -1).join(', '), codes.at(-1)].filter(Boolean).join(' et ');
    const verbe = pluriel ? 'sont mis' : 'est mis';
    return `${noms} ${verbe} de côté\u00a0: ${raison === 'obtenu' ? `déjà obtenu${pluriel}` : `pas visé${pluriel}`}.`;
  }

  class MisDeCote extends auto.ElementAuto {
    static LIT = auto.DEMANDE;
    #rendu = false;

    /** A choice is undone; a CCP held stays held, and is asked again as long as the page is open. */
    agir(action) {
      if (action !== 'tout-demander') return;
      const { ctx, etat } = this.magasin;
      const maintenant = Date.now();
      const deCote = auto.misDeCote(ctx, etat);
      this.#rendu = true;
      this.magasin.changer((avant) => {
        const vises = [...avant.ccp_vises].filter(([, { vise }]) => vise).map(([code]) => code);
        const sans = vises.reduce((e, code) => auto.poser(e, 'ccp_vises', code, { vise: false }, maintenant), avant);
        return { ...sans, tout_demander: [...deCote.values()].includes('obtenu') || sans.tout_demander };
      }, maintenant);
      this.querySelector('p').focus();
      auto.dire(RENDU);
    }

    oublier() {
      this.#rendu = false;
    }

    montrer() {
      const { ctx, etat } = this.magasin;
      const deCote = [...auto.misDeCote(ctx, etat)];
      const codes = (raison) => deCote.filter(([, autre]) => autre === raison).map(([code]) => code);
      const phrases = ['obtenu', 'non-vise']
        .map((raison) => [codes(raison), raison])
        .filter(([liste]) => liste.length > 0)
        .map(([liste, raison]) => phrase(liste, raison));
      if (deCote.length) this.#rendu = false;
      const { cacher, ecrire } = auto.dom;
      cacher(this, deCote.length === 0 && !this.#rendu);
      cacher(this.querySelector('button'), deCote.length === 0);
      const dit = deCote.length ? `${phrases.join(' ')} Vos réponses restent.` : RENDU;
      ecrire(this.querySelector('span'), this.hidden ? '' : dit);
    }
  }

  customElements.define('mis-de-cote', MisDeCote);
})();
