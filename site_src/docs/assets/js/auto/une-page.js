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
    #modele = null;
    #montee = null;

    connectedCallback() {
      if (!auto.unePage()) return;
      const page = this.dataset.vuePage;
      if (page !== ACCUEIL) {
        const lieu = document.querySelector('.contenu').contains(document.getElementById(auto.fragment()));
        location.replace(new URL(`${ACCUEIL}.html${lieu ? location.hash : `#${page}`}`, location.href));
        return;
      }
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      const h1 = document.querySelector('h1');
      const site = document.title.replace(h1.textContent, '');
      this.#titre ??= { h1, texte: h1.textContent, site };
      document.addEventListener('click', (e) => this.#suivre(e), { signal });
      window.addEventListener('hashchange', () => this.#aller(true), { signal });
      this.#aller(false);
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    /** The template of a view, by its name or by the name of a place in it. */
    #trouver(nom) {
      if (!nom) return null;
      const modeles = [...this.querySelectorAll('template')];
      const contient = ({ content }) => content.getElementById(nom) !== null;
      return modeles.find(({ dataset }) => dataset.vueModele === nom) ?? modeles.find(contient) ?? null;
    }

    /** A link to the page of a view leads to the view: another page would know nothing of the answers. */
    #suivre(e) {
      const lien = e.target.closest?.('a[href]');
      if (!lien || lien.download || e.defaultPrevented || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
      const { hash, href } = new URL(lien.href);
      const [page] = href.split('#');
      const vue = /([\w-]+)\.html$/.exec(page)?.[1];
      if (!vue || new URL(`${vue}.html`, location.href).href !== page) return; // Not beside this page.
      if (vue !== ACCUEIL && !this.#trouver(vue)) return;
      if (hash && page === location.href.split('#')[0]) return; // The browser goes there by itself.
      e.preventDefault();
      location.hash = hash || vue;
    }

    /** Shows the view the address names, or the view of the place it names; any other fragment belongs to the grid. */
    #aller(deplace) {
      const nom = auto.fragment();
      const modele = this.#trouver(nom);
      const autre = modele !== this.#modele;
      if (autre) this.#monter(modele);
      // The levels someone shows by a link are in a panel of their own.
      const lecture = document.documentElement.classList.contains('lecture-seule');
      for (const panneau of document.querySelectorAll('[data-panneau="index"]'))
        panneau.hidden = Boolean(modele) || lecture;
      this.#nommer(modele);
      const { h1 } = this.#titre;
      const vue = modele?.dataset.vueModele ?? ACCUEIL;
      if (autre && nom !== vue) document.getElementById(nom)?.scrollIntoView(); // It was not there when asked for.
      if (!deplace || (nom && nom !== vue)) return;
      h1.tabIndex = -1;
      h1.focus();
    }

    #monter(modele) {
      this.#montee?.remove();
      this.#montee = null;
      this.#modele = modele;
      if (!modele) return;
      this.#montee = document.createElement('div');
      this.#montee.append(modele.content.cloneNode(true));
      this.append(this.#montee);
    }

    #nommer(modele) {
      const { h1, texte, site } = this.#titre;
      h1.textContent = modele?.dataset.titre ?? texte;
      document.title = h1.textContent + site;
      for (const lien of document.querySelectorAll('.vues a')) {
        if (lien.dataset.vue === (modele?.dataset.vueModele ?? ACCUEIL)) lien.setAttribute('aria-current', 'page');
        else lien.removeAttribute('aria-current');
      }
    }
  }

  customElements.define('une-page', UnePage);
})();
