/*
 * <reprendre-auto> : à l’accueil, revenir où l’on en était. Lit ce que ce navigateur garde, sans rien y écrire ni
 * prolonger : ni le magasin, ni les données du titre ne sont chargés. Ce qui est effacé ou expiré n’y paraît plus.
 */
(() => {
  'use strict';

  const { auto, ere } = window.Referentiel;
  const OUBLI = 30 * 60 * 1000; // As the store: what a shared computer’s tab holds, unused for so long, is forgotten.
  const AN = 365 * 24 * 60 * 60 * 1000;
  const NOM = 'auto-evaluation';
  const pluriel = (n, mot) => `${n} ${mot}${n > 1 ? 's' : ''}`;
  const LISTE = new Intl.ListFormat('fr');

  const PHRASES = {
    tour: ({ question, total }) => `question ${question} sur ${total}`,
    'tour-fait': () => 'votre premier tour est fait',
    reperes: ({ repondus, total, ccp }) =>
      `${pluriel(repondus, 'repère')} sur ${total}${ccp ? `, ${ccp}` : ', la synthèse'}`,
    situations: ({ nombre }) => (nombre > 1 ? `${nombre} situations écrites` : '1 situation écrite'),
    ccp: ({ obtenus, restent }) =>
      [
        obtenus.length && `${LISTE.format(obtenus)} noté${obtenus.length > 1 ? 's' : ''}`,
        restent.length ? `${LISTE.format(restent)} à voir` : 'la synthèse',
      ]
        .filter(Boolean)
        .join(', '),
    plan: ({ nombre }) => `${pluriel(nombre, 'action')} au plan`,
    points: ({ nombre }) => (nombre > 1 ? `${nombre} points d’étape` : '1 point d’étape'),
    ancien: () => 'vos réponses sont là',
  };

  function garde(acces, cle) {
    try {
      return acces().getItem(cle);
    } catch {
      return null; // Storage refused: there is nothing to resume.
    }
  }
  const appareil = () => window.localStorage;
  const onglet = () => window.sessionStorage;

  class ReprendreAuto extends HTMLElement {
    #ecoute = null;
    #carte = null;
    #minuteur = 0;

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.#carte = auto.carte(this.dataset);
      ere.ecouter(() => this.#montrer(), signal);
      window.addEventListener('storage', (e) => (e.key === null || e.key === this.#cle(NOM)) && this.#montrer(), {
        signal,
      });
      ere.regarder();
      this.#montrer();
    }

    disconnectedCallback() {
      clearTimeout(this.#minuteur);
      this.#ecoute?.abort();
    }

    #cle(nom) {
      return `referentiel:${this.#carte.titre}:${nom}`;
    }

    /** In how many ms what this tab holds is forgotten; a clock that was set is replaced by the page’s own. */
    #reste() {
      if (garde(onglet, this.#cle('mode')) !== 'onglet') return Number.POSITIVE_INFINITY;
      const vu = Number(garde(onglet, this.#cle('vu')));
      if (!(vu > 0)) return 0;
      const depuis = Date.now() - vu;
      return OUBLI - (depuis < 0 || depuis > AN ? performance.now() : depuis);
    }

    #texte(reste) {
      const ici = garde(onglet, this.#cle(NOM));
      if (Number.isFinite(reste)) return reste > 0 ? ici : null;
      return ici ?? garde(appareil, this.#cle(NOM));
    }

    #montrer() {
      clearTimeout(this.#minuteur);
      const reste = this.#reste();
      const reprise = auto.reprise(this.#texte(reste), this.#carte);
      if (reprise && Number.isFinite(reste)) this.#minuteur = setTimeout(() => this.#montrer(), reste);
      if (!reprise) {
        this.#cacher();
        return;
      }
      const lien = this.querySelector('a');
      lien.href = new URL(`${reprise.page}.html`, new URL(this.dataset.grille, location.href)).href;
      lien.querySelector('[data-ou]').textContent = PHRASES[reprise.quoi](reprise);
      this.hidden = false;
    }

    /** Erased, or expired: no word of it stays, and a focus that was there does not fall on the page. */
    #cacher() {
      const lien = this.querySelector('a');
      const dedans = lien === document.activeElement;
      this.hidden = true;
      lien.removeAttribute('href');
      lien.querySelector('[data-ou]').textContent = '';
      if (!dedans) return;
      const h1 = document.querySelector('h1');
      h1.tabIndex = -1;
      h1.focus();
    }
  }

  customElements.define('reprendre-auto', ReprendreAuto);
})();
