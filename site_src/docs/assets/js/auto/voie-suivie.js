/*
 * <voie-suivie> : au bout de la synthèse, la voie que la personne vient de trouver dans l’arbre, ou les questions où elle
 * s’est arrêtée ; sinon, l’arbre. Le chemin suivi est lu dans l’onglet, jamais gardé ici ; il s’oublie avec le reste.
 */
(() => {
  'use strict';

  const { ere, parcours } = window.Referentiel;
  const ARRETE = 'les questions où vous vous êtes arrêté, ou arrêtée';

  class VoieSuivie extends HTMLElement {
    #ecoute = null;
    #minuteur = 0;

    connectedCallback() {
      this.#ecoute = new AbortController();
      ere.ecouter(() => this.#montrer(), this.#ecoute.signal);
      this.#montrer();
    }

    disconnectedCallback() {
      clearTimeout(this.#minuteur);
      this.#ecoute?.abort();
    }

    /** The visit of this title’s tree, past its first question; null otherwise. */
    #visite(maintenant) {
      const visite = parcours.lire(maintenant);
      return visite?.titre === this.dataset.titre && visite.page !== 'index' ? visite : null;
    }

    /** What the outcome reached is called, or ''. Only the page’s own words are shown. */
    #nom(issue) {
      const noms = [...this.querySelector('template').content.children];
      return noms.find(({ dataset }) => dataset.issue === issue)?.textContent ?? '';
    }

    #montrer() {
      clearTimeout(this.#minuteur);
      const maintenant = Date.now();
      const visite = this.#visite(maintenant);
      const la = this.querySelector('.voie-suivie__la');
      const lien = la.querySelector('a');
      const dedans = lien === document.activeElement;
      la.hidden = !visite;
      for (const rien of this.querySelectorAll('.voie-suivie__rien')) rien.hidden = Boolean(visite);
      if (visite) {
        lien.href = new URL(`${visite.page}.html`, new URL(this.dataset.arbre, location.href)).href;
        lien.textContent = this.#nom(visite.issue) || ARRETE;
        this.#minuteur = setTimeout(() => this.#montrer(), Math.max(0, parcours.reste(visite, maintenant)));
        return;
      }
      lien.removeAttribute('href');
      lien.textContent = '';
      if (dedans) this.querySelector('.voie-suivie__rien a').focus();
    }
  }

  customElements.define('voie-suivie', VoieSuivie);
})();
