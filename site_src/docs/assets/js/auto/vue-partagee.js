/*
 * <vue-partagee> : un lien partagé, ouvert ailleurs, se lit sans toucher aux réponses de qui le lit. Ce qui le dessine
 * n’est demandé que là (lien-lu.js).
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;

  class VuePartagee extends HTMLElement {
    #ecoute = null;

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      window.addEventListener('hashchange', () => this.#lire(), { signal });
      auto.stockage().ecouter(({ quoi, cause }) => quoi === 'ere' && cause === 'parti' && this.#quitter(), signal);
      window.Referentiel.ere.ecouter(() => this.#veiller(), signal);
      this.#lire();
    }

    #quitter() {
      if (!this.parentElement.hidden) this.#oublier();
    }

    /** Someone left this computer: neither the page nor its address keeps levels, not even by Back. */
    #oublier() {
      history.replaceState(null, '', location.pathname + location.search);
      this.parentElement.hidden = false; // Closed below, like a view that was open.
      this.#lire();
      this.replaceChildren();
    }

    /** A page shown again, an erasure elsewhere: what is being read stays as it is, unless its time is over. */
    #veiller() {
      if (auto.codePartage(location.hash) !== null && window.Referentiel.ere.revolue()) this.#oublier();
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    #lire() {
      const code = auto.codePartage(location.hash);
      const ouverte = code !== null;
      if (ouverte && window.Referentiel.ere.revolue()) {
        this.#oublier();
        return;
      }
      const etait = !this.parentElement.hidden;
      if (!ouverte && !etait) return;
      for (const panneau of document.querySelectorAll('[data-panneau]'))
        panneau.hidden = (panneau.dataset.panneau === 'partage') !== ouverte;
      document.documentElement.classList.toggle('lecture-seule', ouverte);
      this.#nommer(ouverte ? 'Une auto-évaluation qu’on vous montre' : null);
      if (!ouverte) return;
      const attente = creer('div', {}, creer('p', {}, 'Le lien s’ouvre…'));
      this.replaceChildren(attente, this.#gestes(false));
      const lots = this.dataset.scripts.split(' ');
      auto.chargerOuDire(lots, attente, 'Ce lien ne s’est pas ouvert.', () => this.#montrer(code));
    }

    #montrer(code) {
      if (auto.codePartage(location.hash) !== code || window.Referentiel.ere.revolue()) return; // Left meanwhile.
      try {
        this.replaceChildren(...auto.vueDuLien(auto.stockage().ctx, code, this.#gestes(true)));
      } catch (refus) {
        if (!(refus instanceof auto.Refus)) throw refus;
        this.#nommer('Un lien qu’on vous a envoyé');
        this.replaceChildren(
          creer('h2', {}, 'Ce lien ne se lit pas'),
          creer('p', {}, refus.message),
          this.#gestes(false),
        );
      }
    }

    /** The page says what it shows, at its top and in its tab, and takes back its own name after. */
    #nommer(nom) {
      const h1 = document.querySelector('h1');
      h1.dataset.titre ??= h1.textContent;
      const voulu = nom ?? h1.dataset.titre;
      document.title = document.title.replace(h1.textContent, voulu);
      h1.textContent = voulu;
    }

    #gestes(lisible) {
      const imprimer = creer('button', { type: 'button', class: 'bouton', 'data-action': 'imprimer' }, 'Imprimer');
      imprimer.addEventListener('click', () => window.print());
      const sortie = creer('a', { class: 'bouton', href: this.dataset.sortie }, 'Aller à mes propres réponses');
      return creer('p', { class: 'positionner__suite' }, ...(lisible ? [imprimer, sortie] : [sortie]));
    }
  }

  customElements.define('vue-partagee', VuePartagee);
})();
