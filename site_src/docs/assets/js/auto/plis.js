/*
 * <plis-synthese> : les parties repliées de la synthèse. Une adresse « #plan » ouvre celle qui la porte.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  class PlisSynthese extends HTMLElement {
    #ecoute = null;

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      window.addEventListener('hashchange', () => this.#ouvrir(auto.fragment()), { signal });
      // The address may be there already: its link opens all the same.
      document.addEventListener('click', (e) => this.#suivre(e), { signal });
      this.#ouvrir(auto.fragment());
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    #suivre(e) {
      const ancre = e.target.closest?.('a[href^="#"]')?.getAttribute('href').slice(1);
      if (ancre) this.#ouvrir(ancre);
    }

    #ouvrir(nom) {
      const lieu = nom && document.getElementById(nom);
      if (!lieu || !this.contains(lieu)) return;
      for (let pli = lieu.closest('details'); pli; pli = pli.parentElement.closest('details')) pli.open = true;
      lieu.scrollIntoView();
    }
  }

  customElements.define('plis-synthese', PlisSynthese);
})();
