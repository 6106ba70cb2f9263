/*
 * Ce que partagent les éléments de l’auto-évaluation : le magasin, ses changements, une seule écoute des boutons.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  /** What the button of `.retour` does to what was just deleted, by section. */
  const ANNULER = {
    situations: 'Le bouton «\u00a0Annuler\u00a0» la rétablit.',
    plan: 'Le bouton «\u00a0Annuler\u00a0» la rétablit.',
    points: 'Le bouton «\u00a0Annuler\u00a0» le rétablit.',
  };

  /**
   * Buttons say what they do in `data-action`; `montrer()` is called at each change of the store, or of the sections an
   * element names in `LIT` when it reads nothing else. When an era opens, `oublier()` comes first: nothing of what the
   * element had from the person outlives it, shown, hidden or waiting to be undone. One that is `endormi`, out of sight as a
   * whole, is drawn once it is seen again: who puts it back calls `rattraper`. One that was not touched waits for the frame
   * of what was.
   */
  auto.ElementAuto = class extends HTMLElement {
    static LIT = null;
    #ecoute = null;
    #vu = null;
    #ote = null;
    #retard = false;

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.magasin = auto.stockage();
      this.addEventListener(
        'click',
        (e) => {
          const bouton = e.target.closest?.('[data-action]');
          if (bouton && this.contains(bouton)) this.agir(bouton.dataset.action, bouton, e);
        },
        { signal },
      );
      this.magasin.ecouter((nouvelle) => this.#suivre(nouvelle), signal);
      this.brancher?.(signal);
      this.#vu = this.magasin.etat;
      this.montrer();
    }

    /** A state never changes: a section that is the same object says the same. */
    #suivre(nouvelle) {
      const { etat } = this.magasin;
      const ere = nouvelle.quoi === 'ere';
      const meme =
        nouvelle.quoi !== 'refus' && this.constructor.LIT?.every((section) => etat[section] === this.#vu[section]);
      this.#vu = etat;
      if (ere) {
        this.#ote = null;
        const retour = this.querySelector('.retour');
        if (retour) retour.hidden = true;
        retour?.querySelector('span').replaceChildren();
        this.oublier(nouvelle);
      }
      if (!ere && (meme || this.endormi)) this.#retard ||= !meme;
      else if (!this.#peutAttendre(nouvelle)) this.montrer(nouvelle);
      else auto.apresImage(this.#dessiner);
    }

    #peutAttendre({ quoi, ailleurs }) {
      const ici = auto.touches().includes(this) || this.contains(document.activeElement);
      return quoi === 'etat' && !ailleurs && !ici;
    }

    #dessiner = () => this.isConnected && this.montrer();

    get endormi() {
      return false;
    }

    rattraper() {
      if (this.#retard) this.montrer();
      this.#retard = false;
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    agir() {}

    oublier() {}

    /** Deletes an item; the « Annuler » of the zone `.retour` puts it back until the page is left. */
    oter(section, id, phrase) {
      let item = this.magasin.etat[section].get(id);
      const maintenant = Date.now();
      this.magasin.changer((etat) => {
        const la = etat[section].get(id); // Another tab may have changed it since it was shown here.
        if (la && !la.supprime) item = la;
        return auto.oter(etat, section, id, maintenant);
      }, maintenant);
      const { le, ...valeur } = item;
      this.#ote = { section, id, valeur };
      const zone = this.querySelector('.retour');
      zone.hidden = false;
      zone.querySelector('span').textContent = phrase;
      zone.querySelector('button').focus();
      auto.dire(`${phrase} ${ANNULER[section]}`);
    }

    remettre() {
      const { section, id, valeur } = this.#ote;
      const maintenant = Date.now();
      this.magasin.changer((etat) => {
        const la = etat[section].get(id); // Put back in another tab, and maybe changed there: it stays.
        return la && !la.supprime ? etat : auto.poser(etat, section, id, valeur, maintenant);
      }, maintenant);
      this.querySelector('.retour').hidden = true;
      this.querySelector('summary, h2').focus();
      auto.dire('C’est rétabli.');
    }
  };
})();
