/*
 * <une-page> : quand rien ne passe d’une page à l’autre (fichiers d’une clé USB, stockage refusé), toutes les vues
 * tiennent dans index.html, une adresse « #… » chacune ; les autres pages y renvoient (renvoi-une-page).
 * Une vue dort dans un script (donnees/vues.js), demandé là seulement avec ceux des vues ; ou bien c’est une compétence :
 * la grille, qui n’en montre alors qu’une.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const ACCUEIL = 'index';

  /** The name of the page beside this one that an address leads to, if it does. */
  function voisine(href) {
    const [page] = href.split('#');
    const nom = /([\w-]+)\.html$/.exec(page)?.[1];
    return nom && new URL(`${nom}.html`, location.href).href === page ? nom : null;
  }

  class UnePage extends HTMLElement {
    #ecoute = null;
    #titre = null;
    #vue = null;
    #montee = null;
    #attente = null; // Where it is told that the views did not come.

    connectedCallback() {
      if (!auto.unePage()) return;
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      const h1 = document.querySelector('h1');
      const site = document.title.replace(h1.textContent, '');
      this.#titre ??= { h1, texte: h1.dataset.titre ?? h1.textContent, site };
      document.addEventListener('click', (e) => this.#suivre(e), { signal });
      window.addEventListener('hashchange', () => this.#aller(true), { signal });
      this.#attente = window.Referentiel.creer('div');
      h1.after(this.#attente);
      this.#aller(false);
      this.#reveiller();
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
      this.#attente?.remove();
    }

    /** The other views come into the page, asleep; answers already given wait for them here. */
    #reveiller() {
      const noms = this.dataset.scripts.split(' ');
      auto.chargerOuDire(noms, this.#attente, 'Les autres vues ne sont pas arrivées.', () => {
        if (!this.isConnected || this.querySelector('template[data-vue-modele]')) return;
        this.append(...auto.planter(window.Referentiel.vues));
        this.#aller(false);
      });
    }

    /** The view of a name, or of a place in it: {nom, onglet, titre, modele | section}; null for the grid. */
    #trouver(nom) {
      if (!nom) return null;
      const modeles = [...this.querySelectorAll('template[data-vue-modele]')];
      const contient = ({ content }) => content.getElementById(nom) !== null;
      const modele = modeles.find(({ dataset }) => dataset.vueModele === nom) ?? modeles.find(contient);
      if (modele) {
        const { vueModele, titre } = modele.dataset;
        return { nom: vueModele, onglet: vueModele, titre, modele };
      }
      const section = document.getElementById(nom)?.closest('se-positionner [data-competence]');
      return section ? this.#competence(section) : null;
    }

    #competence(section) {
      const code = section.dataset.competence;
      const { competences } = auto.stockage().ctx;
      const onglet = [...competences.keys()][0].toLowerCase(); // The link to these views names the first one.
      return { nom: code.toLowerCase(), onglet, titre: competences.get(code).titre_court, section };
    }

    /** A link to the page of a view leads to the view: another page would know nothing of the answers. */
    #suivre(e) {
      const lien = e.target.closest?.('a[href]');
      if (!lien || lien.download || e.defaultPrevented || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
      const { hash } = new URL(lien.href);
      const vue = voisine(lien.href);
      if (!vue) return;
      if (vue !== ACCUEIL && !this.#trouver(vue) && !document.querySelector(`.vues [data-vue="${vue}"]`)) return;
      if (hash && lien.href.split('#')[0] === location.href.split('#')[0]) return; // The browser goes there by itself.
      e.preventDefault();
      location.hash = hash || vue;
    }

    /** Shows the view the address names, or the view of the place it names; any other fragment belongs to the grid. */
    #aller(deplace) {
      const nom = auto.fragment();
      const vue = this.#trouver(nom);
      const autre = vue?.nom !== this.#vue?.nom;
      if (autre) this.#monter(vue);
      // The levels someone shows by a link are in a panel of their own.
      const lecture = document.documentElement.classList.contains('lecture-seule');
      const cache = Boolean(vue?.modele) || lecture;
      for (const panneau of document.querySelectorAll('[data-panneau="index"]')) panneau.hidden = cache;
      document.documentElement.classList.toggle('autre-vue', cache);
      this.#nommer(vue);
      const { h1 } = this.#titre;
      const attendu = vue?.nom ?? ACCUEIL;
      if (vue?.section && nom !== attendu) document.querySelector('se-positionner').ouvrir();
      else if (autre && nom !== attendu) document.getElementById(nom)?.scrollIntoView(); // It was not there when asked for.
      if (!deplace || (nom && nom !== attendu)) return;
      h1.tabIndex = -1;
      h1.focus();
      if (vue?.section) h1.scrollIntoView(); // The browser went to the section, below what names it.
    }

    #monter(vue) {
      this.#montee?.remove();
      this.#montee = null;
      this.#vue?.section?.classList.remove('positionner--seule');
      this.#vue = vue;
      document.documentElement.classList.toggle('fiche-seule', Boolean(vue?.section));
      if (!vue) return;
      this.#montee = window.Referentiel.creer('div');
      const modele = vue.modele ?? this.querySelector('template[data-suite]');
      const contenu = modele.content.cloneNode(true);
      if (vue.section) {
        document.querySelector('outils-grille').toutMontrer?.();
        vue.section.classList.add('positionner--seule');
        vue.section.closest('details').open = true;
        contenu.querySelector('suite-competence').dataset.competence = vue.section.dataset.competence;
      }
      this.#montee.append(contenu);
      this.append(this.#montee);
    }

    #nommer(vue) {
      if (document.documentElement.classList.contains('lecture-seule')) return; // A link names the page.
      const { h1, texte, site } = this.#titre;
      h1.textContent = vue?.titre ?? texte;
      document.title = h1.textContent + site;
      for (const lien of document.querySelectorAll('.vues a, .menu a')) {
        const nom = voisine(lien.href);
        if (!nom || lien.hash) continue; // A place in a view is no page.
        if (nom === (vue?.onglet ?? ACCUEIL)) lien.setAttribute('aria-current', 'page');
        else lien.removeAttribute('aria-current');
      }
    }
  }

  customElements.define('une-page', UnePage);
})();
