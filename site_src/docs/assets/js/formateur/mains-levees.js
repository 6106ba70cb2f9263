/*
 * <mains-levees> : ce qui a été compté, en tableau, à imprimer ou à effacer. Des nombres seulement : ni moyenne, ni
 * pourcentage.
 */
(() => {
  'use strict';

  const { creer } = window.Referentiel;
  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});

  class MainsLevees extends HTMLElement {
    #ecoute = null;
    #ctx = null;
    #demande = 0;

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.#ctx = formateur.contexte();
      this.addEventListener('click', (e) => this.#agir(e.target.closest('[data-action]')?.dataset.action, e), {
        signal,
      });
      window.addEventListener('beforeprint', () => this.#dater(), { signal });
      this.montrer();
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    /** Draws what is counted now. */
    montrer() {
      const ctx = this.#ctx;
      const { comptes, gardes } = formateur.mains(ctx);
      this.hidden = comptes.size === 0;
      document.documentElement.classList.toggle('mains-comptees', comptes.size > 0);
      this.replaceChildren();
      if (comptes.size === 0) return;
      const bouton = (action, texte, plus = '') =>
        creer('button', { type: 'button', class: `bouton${plus}`, 'data-action': action }, texte);
      this.append(
        creer('h2', { tabindex: -1, id: 'mains-levees' }, 'Mains levées'),
        creer('p', { class: 'mains__papier' }),
        creer(
          'div',
          { class: 'defilement', tabindex: 0, role: 'region', 'aria-labelledby': 'mains-levees' },
          this.#tableau(comptes),
        ),
        creer(
          'p',
          { class: 'mains__note' },
          gardes
            ? 'Gardé dans cet onglet seulement, sans aucun nom.'
            : 'Ce navigateur ne garde pas ces nombres\u00a0: ils s’en vont avec cette page. Imprimez-les d’abord.',
        ),
        creer('p', { class: 'salle__gestes' }, bouton('imprimer', 'Imprimer'), bouton('effacer', 'Effacer…')),
        creer(
          'div',
          { class: 'mains__effacer', hidden: true },
          creer(
            'p',
            { tabindex: -1 },
            creer('strong', {}, 'Effacer tous les nombres\u202f?'),
            ' Ils ne pourront pas être remis.',
          ),
          creer(
            'p',
            { class: 'salle__gestes' },
            bouton('garder', 'Les garder'),
            bouton('confirmer', 'Oui, tout effacer', ' bouton--alerte'),
          ),
        ),
      );
    }

    #tableau(comptes) {
      const ctx = this.#ctx;
      const vues = formateur.vues(ctx).filter((vue) => comptes.has(vue));
      const communs = ctx.niveaux.filter((niveau) =>
        vues.some((vue) => formateur.vueDe(ctx, vue).niveaux.includes(niveau)),
      );
      const tete = communs.map((niveau) => creer('th', { scope: 'col' }, ctx.libelles.get(niveau)));
      const ligne = (nom) => {
        const vue = formateur.vueDe(ctx, nom);
        const nombre = (niveau) => (vue.niveaux.includes(niveau) ? String(comptes.get(nom).get(niveau) ?? 0) : '–');
        return creer(
          'tr',
          {},
          creer('th', { scope: 'row' }, creer('strong', {}, vue.nom), ' ', vue.texte),
          ...communs.map((niveau) => creer('td', {}, nombre(niveau))),
        );
      };
      return creer(
        'table',
        {},
        creer('caption', { class: 'hors-ecran' }, 'Nombre de mains levées par niveau'),
        creer('thead', {}, creer('tr', {}, creer('th', { scope: 'col' }, 'Ce qui était montré'), ...tete)),
        creer('tbody', {}, ...vues.map(ligne)),
      );
    }

    #agir(action, e) {
      const zone = this.querySelector('.mains__effacer');
      if (action === 'imprimer') window.print();
      else if (action === 'effacer') {
        this.#demande = performance.now();
        zone.hidden = false;
        zone.querySelector('p').focus();
      } else if (action === 'garder') {
        zone.hidden = true;
        this.querySelector('[data-action="effacer"]').focus();
      } else if (action === 'confirmer' && !auto.redouble(e, this.#demande)) {
        formateur.mains(this.#ctx).effacer();
        this.montrer();
        formateur.dire('Les nombres sont effacés.');
        document.querySelector('.salle__depart a').focus();
      }
    }

    /** A sheet says of what title, what edition, what day it is. */
    #dater() {
      const { intitule, titre, edition } = this.#ctx;
      const feuille = this.querySelector('.mains__papier');
      const jour = auto.dom.jour(new Date().toISOString());
      if (feuille)
        feuille.textContent = `${intitule} (${titre}), édition ${edition} du référentiel. Imprimé le ${jour}.`;
    }
  }

  customElements.define('mains-levees', MainsLevees);
})();
