/*
 * <une-page> : quand rien ne passe d’une page à l’autre (fichiers d’une clé USB, stockage refusé), toutes les vues
 * tiennent dans index.html, une adresse « #… » chacune. Ailleurs, les pages restent des pages.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const ACCUEIL = 'index';

  class UnePage extends HTMLElement {
    #ecoute = null;
    #titre = null;
    #montee = null;

    connectedCallback() {
      if (!auto.unePage()) return;
      const page = this.dataset.vuePage;
      if (page !== ACCUEIL) {
        location.replace(new URL(`${ACCUEIL}.html#${page}`, location.href));
        return;
      }
      this.#ecoute = new AbortController();
      const h1 = document.querySelector('h1');
      this.#titre = { h1, texte: h1.textContent, document: document.title };
      for (const lien of document.querySelectorAll('.contenu a[data-vue]')) lien.href = `#${lien.dataset.vue}`;
      window.addEventListener('hashchange', () => this.#aller(true), { signal: this.#ecoute.signal });
      this.#aller(false);
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    /** Shows the view the address names; any other fragment belongs to the grid. */
    #aller(deplace) {
      const vue = decodeURIComponent(location.hash.slice(1));
      if (this.#montee?.contains(document.getElementById(vue))) return;
      const modele = [...this.querySelectorAll('template')].find((t) => t.dataset.vueModele === vue);
      this.#montee?.remove();
      this.#montee = null;
      for (const panneau of document.querySelectorAll('[data-panneau="index"]')) panneau.hidden = Boolean(modele);
      if (modele) {
        this.#montee = document.createElement('div');
        this.#montee.append(modele.content.cloneNode(true));
        this.append(this.#montee);
      }
      const { h1, texte, document: titre } = this.#titre;
      h1.textContent = modele?.dataset.nom ?? texte;
      document.title = modele ? `${modele.dataset.nom} – ${titre}` : titre;
      for (const lien of document.querySelectorAll('.vues a')) {
        if (lien.dataset.vue === (modele ? vue : ACCUEIL)) lien.setAttribute('aria-current', 'page');
        else lien.removeAttribute('aria-current');
      }
      if (deplace && (modele || vue === ACCUEIL)) {
        h1.tabIndex = -1;
        h1.focus();
      }
    }
  }

  customElements.define('une-page', UnePage);
})();
