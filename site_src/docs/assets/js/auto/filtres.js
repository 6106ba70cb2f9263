/*
 * Les outils de <se-positionner> : montrer une partie des repères, aller au prochain sans réponse, imprimer.
 * Le filtre s’applique quand on le choisit ou qu’on revient sur la page, jamais pendant qu’on répond : rien ne disparaît
 * sous les doigts.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { compte } = auto.dom;

  class OutilsGrille extends HTMLElement {
    #ecoute = null;
    #grille = null;
    #donnes = new Set(); // Codes of a list given by a link.

    connectedCallback() {
      this.#grille = this.closest('se-positionner');
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.hidden = false;
      this.#taire();
      this.addEventListener(
        'change',
        (e) => {
          if (e.target.id === 'filtre-reperes') this.#dire(this.#filtrer());
        },
        { signal },
      );
      document.addEventListener('click', (e) => this.#agir(e.target.closest?.('[data-action]')?.dataset.action), {
        signal,
      });
      document.addEventListener('demande', (e) => this.#demander(e), { signal });
      // A page come back to: the list may no longer be what the filter says, whichever of the two has changed.
      window.addEventListener('pageshow', () => this.#filtrer(), { signal });
      window.addEventListener('beforeprint', () => this.#preparer(), { signal });
      window.addEventListener('afterprint', () => this.#ranger(), { signal });
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    #agir(action) {
      if (action === 'suivant') this.#suivant();
      else if (action === 'tout-montrer') {
        this.#toutMontrer();
        this.querySelector('#filtre-reperes').focus();
      } else if (action === 'imprimer') window.print();
    }

    /** What is asked again is opened, and comes in sight; what is set aside again is closed. */
    #demander(e) {
      if (!this.closest('[data-panneau]').contains(e.target)) return;
      this.#filtrer();
      const { montre, codes } = e.detail;
      const blocs = [...this.#grille.querySelectorAll('details[data-ccp]')].filter((b) =>
        codes.includes(b.dataset.ccp),
      );
      for (const bloc of blocs) bloc.open = montre;
      const premier = montre && blocs.find(({ hidden }) => !hidden);
      if (!premier) return;
      e.preventDefault();
      premier.scrollIntoView();
      premier.querySelector('summary').focus({ preventScroll: true });
    }

    #toutMontrer() {
      this.#dire(this.toutMontrer());
    }

    /** Shows first the repères of a list, as one more choice; null takes the choice away. */
    donner(codes) {
      const choix = this.querySelector('#filtre-reperes');
      const option = choix.querySelector('[value="liste"]');
      this.#donnes = new Set(codes);
      choix.autocomplete = 'off'; // The address says what is shown, not what the browser remembers.
      if (codes && !option)
        choix.append(window.Referentiel.creer('option', { value: 'liste' }, 'les repères de la liste donnée'));
      const etait = choix.value === 'liste';
      if (!codes) option?.remove();
      if (codes || etait) choix.value = codes ? 'liste' : 'tout';
      this.#filtrer();
    }

    /** Nothing is filtered any more; how many repères that is. */
    toutMontrer() {
      this.querySelector('#filtre-reperes').value = 'tout';
      return this.#filtrer();
    }

    #dire(montres) {
      auto.dire(`${compte(montres, 'repère montré', 'repères montrés', 'aucun repère ne correspond')}.`);
    }

    /** Nothing is asked: nothing to pick out, nor to go to. Whether it is so. */
    #taire() {
      const { ctx, etat } = auto.stockage();
      const rien = auto.concernees(ctx, etat).length === 0 && this.#donnes.size === 0;
      auto.dom.cacher(this.querySelector('.outils-auto__ligne'), rien);
      this.classList.toggle('rien', rien);
      return rien;
    }

    /** Shows what the filter asks for; how many repères that is. */
    #filtrer() {
      const { ctx } = auto.stockage();
      if (this.#taire()) this.querySelector('#filtre-reperes').value = 'tout';
      const filtre = this.querySelector('#filtre-reperes').value;
      const seuil = auto.rang(ctx, auto.seuil(ctx));
      const garde = {
        tout: () => true,
        'sans-reponse': ({ niveau, demande }) => demande && niveau === ctx.vide,
        'a-travailler': ({ rang, demande }) => demande && rang > 0 && rang < seuil,
        liste: ({ code }) => this.#donnes.has(code),
        'sans-occasion': ({ niveau, demande }) => demande && niveau === ctx.sans_occasion,
      }[filtre];
      let montres = 0;
      for (const repere of this.#grille.reperes) {
        const { champ } = repere;
        champ.hidden = !garde(repere);
        montres += champ.hidden ? 0 : 1;
      }
      for (const bloc of this.#grille.querySelectorAll('[data-competence], [data-ccp]')) {
        bloc.hidden = !bloc.querySelector('[data-repere]:not([hidden])');
        if (filtre !== 'tout' && bloc.matches('details')) bloc.open = true;
      }
      this.#grille.querySelector('.positionner__vide').hidden = montres > 0;
      return montres;
    }

    /** From where the person is, then from the top: the next repère without an answer. */
    #suivant() {
      if (this.closest('[data-panneau]').hidden) {
        // Another view has taken the place of the grid, in the same page.
        window.addEventListener('hashchange', () => this.#suivant(), { once: true });
        location.hash = 'index';
        return;
      }
      const { reperes, derniere } = this.#grille;
      const depart = reperes.findIndex(({ code }) => code === derniere) + 1;
      const { vide } = auto.stockage().ctx;
      const prochain = [...reperes.slice(depart), ...reperes.slice(0, depart)].find(
        ({ niveau, demande }) => demande && niveau === vide,
      );
      if (!prochain) {
        auto.dire('Tous les repères demandés ont une réponse.');
        return;
      }
      if (document.documentElement.classList.contains('fiche-seule')) {
        location.hash = prochain.code.toLowerCase(); // Its compétence takes the place of this one.
        return;
      }
      if (prochain.champ.hidden) this.#toutMontrer();
      prochain.champ.closest('details.ccp').open = true;
      prochain.champ.scrollIntoView({ block: 'center' });
      prochain.champ.querySelector('input:checked').focus({ preventScroll: true });
    }

    /** What the next sheet is: « avec mes réponses » when there are none is a grid to fill by hand. */
    get #quoi() {
      const { value } = this.querySelector('#imprimer-quoi');
      const { vide } = auto.stockage().ctx;
      return value === 'remplie' && this.#grille.reperes.every(({ niveau }) => niveau === vide) ? 'vierge' : value;
    }

    /** Whether the next sheet holds answers, and what it leaves out of the whole, in words ('' for nothing). */
    get feuille() {
      const [quoi, ccp, filtre] = ['#imprimer-quoi', '#imprimer-ccp', '#filtre-reperes'].map((choix) =>
        this.querySelector(choix),
      );
      const mots = ({ selectedOptions: [choix] }) => choix.textContent.trim();
      const { reperes } = this.#grille;
      const { vide } = auto.stockage().ctx;
      const gardes = reperes.filter(
        ({ champ, niveau }) =>
          !champ.hidden &&
          (!ccp.value || champ.closest('[data-ccp]').dataset.ccp === ccp.value) &&
          (quoi.value !== 'a-completer' || niveau === vide),
      );
      const raisons = [
        filtre.value !== 'tout' && mots(filtre),
        ccp.value && `pour ${mots(ccp)}`,
        quoi.value === 'a-completer' && mots(quoi),
      ].filter(Boolean);
      const nombre = `${compte(gardes.length, 'repère')} sur ${reperes.length}`;
      return {
        reponses: this.#quoi !== 'vierge',
        partiel: raisons.length ? `${nombre} (${raisons.join(', ')})` : '',
      };
    }

    #preparer() {
      const ccp = this.querySelector('#imprimer-ccp').value;
      document.documentElement.dataset.impression = this.#quoi;
      for (const bloc of this.#grille.querySelectorAll('[data-ccp]')) {
        bloc.classList.toggle('hors-impression', ccp !== '' && bloc.dataset.ccp !== ccp);
      }
    }

    #ranger() {
      delete document.documentElement.dataset.impression;
      for (const bloc of this.#grille.querySelectorAll('.hors-impression')) bloc.classList.remove('hors-impression');
    }
  }

  customElements.define('outils-grille', OutilsGrille);
})();
