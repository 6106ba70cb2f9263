/*
 * Petits outils en plus de l’arbre, qui marche sans eux.
 *   <outils-parcours hidden>    copier le lien, imprimer : ses boutons se font ici
 *   <reprendre-parcours hidden> sur la première question : revenir où l’on en était, pendant la visite
 * Le chemin suivi dit des choses de la personne : il ne quitte pas l’onglet, et s’oublie après 30 minutes, ou avec
 * « Effacer et quitter ». L’adresse d’une question ou d’une issue le dit aussi : après un départ, elle ne se rouvre pas.
 */
(() => {
  'use strict';

  const { creer, ere } = window.Referentiel;
  const CLE = 'referentiel:parcours';
  const DUREE = 30 * 60 * 1000;
  const PASSAGE = 10_000; // Milliseconds after which what was said goes: nobody is to find it there later.
  const PAGE = /\/titres\/([\w-]+)\/obtenir\/arbre\/([\w-]+)\.html$/;

  /** Where the visit stands: {titre, page, issue, vu} or null. Anything odd in storage counts as nothing. */
  function lire(maintenant) {
    try {
      const lu = JSON.parse(sessionStorage.getItem(CLE) ?? 'null');
      const valable = lu && typeof lu.titre === 'string' && /^[\w-]+$/.test(lu.page) && Number.isFinite(lu.vu);
      if (valable && maintenant - lu.vu < DUREE) return lu; // A clock set back forgets nothing.
      sessionStorage.removeItem(CLE);
    } catch {
      // Storage refused or damaged: there is simply nothing to resume.
    }
    return null;
  }

  /** In how many ms the path is forgotten. */
  const reste = ({ vu }, maintenant) => Math.min(DUREE, vu + DUREE - maintenant);

  function retenir(titre, page, maintenant) {
    const issue = document.querySelector('main [data-issue]')?.dataset.issue ?? '';
    try {
      ere.retenir();
      sessionStorage.setItem(CLE, JSON.stringify({ titre, page, issue, vu: maintenant }));
    } catch {
      // Same.
    }
  }

  class OutilsParcours extends HTMLElement {
    #ecoute = null;
    #passage = 0;

    connectedCallback() {
      this.#ecoute = new AbortController();
      const outil = (texte, action) =>
        creer('button', { type: 'button', class: 'bouton', 'data-action': action }, texte);
      // The address of a folder leads nobody else here, and tells how it is named.
      const copier = location.protocol === 'file:' ? '' : outil('Copier le lien de cette page', 'copier');
      this.replaceChildren(
        copier,
        outil('Imprimer', 'imprimer'),
        creer('p', { class: 'outils-parcours__etat', role: 'status' }),
      );
      this.hidden = false;
      this.addEventListener('click', (e) => this.#agir(e.target.closest?.('[data-action]')), {
        signal: this.#ecoute.signal,
      });
    }

    disconnectedCallback() {
      clearTimeout(this.#passage);
      this.#ecoute?.abort();
    }

    async #agir(touche) {
      if (!touche) return;
      if (touche.dataset.action === 'imprimer') {
        window.print();
        return;
      }
      const etat = this.querySelector('[role="status"]');
      clearTimeout(this.#passage);
      try {
        await navigator.clipboard.writeText(location.href);
        etat.textContent =
          'Le lien est copié. Il contient vos réponses\u00a0: ne le donnez qu’à une personne de confiance.';
        this.#passage = setTimeout(() => etat.replaceChildren(), PASSAGE);
      } catch {
        etat.textContent = `Le navigateur refuse la copie. Voici l’adresse\u00a0: ${location.href}`;
      }
    }
  }

  class ReprendreParcours extends HTMLElement {
    #ecoute = null;

    connectedCallback() {
      const [, titre] = PAGE.exec(location.pathname) ?? [];
      const visite = lire(Date.now());
      if (!visite || visite.titre !== titre || visite.page === 'index') return;
      this.#ecoute = new AbortController();
      const lien = creer('a', { class: 'bouton', href: `${visite.page}.html` }, 'Reprendre où vous en étiez');
      const oubli = creer('button', { type: 'button', class: 'bouton' }, 'Oublier');
      oubli.addEventListener('click', () => this.#oublier(), { signal: this.#ecoute.signal });
      this.querySelector('[data-reprise]').append(lien, ' ', oubli);
      this.hidden = false;
      ere.ecouter(() => {
        if (!lire(Date.now())) this.hidden = true;
      }, this.#ecoute.signal);
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    #oublier() {
      try {
        sessionStorage.removeItem(CLE);
      } catch {
        // Nothing was kept, then.
      }
      this.querySelector('[data-reprise]').remove();
      const etat = this.querySelector('[role="status"]');
      etat.textContent = 'C’est oublié.';
      etat.focus(); // The button that had it is gone.
    }
  }

  const [, titre, page] = PAGE.exec(location.pathname) ?? [];

  /** A page of the path, left by someone who erased everything, is not shown again: back to the first question. */
  function rester() {
    const finie = ere.revolue();
    if (finie) location.replace(new URL('index.html', location.href));
    return !finie;
  }

  ere.regarder();
  if (page && page !== 'index' && page !== 'tout' && rester()) {
    ere.ecouter(rester);
    retenir(titre, page, Date.now());
  }

  window.Referentiel.parcours = Object.freeze({ lire, reste });
  customElements.define('outils-parcours', OutilsParcours);
  customElements.define('reprendre-parcours', ReprendreParcours);
})();
