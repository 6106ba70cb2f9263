/*
 * <liste-donnee> : en tête de la grille, ce qu’une formatrice ou un formateur a demandé de regarder d’abord. La liste est
 * dans l’adresse, et nulle part ailleurs : « Tout montrer » l’en retire, comme un effacement.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { compte } = auto.dom;

  class ListeDonnee extends auto.ElementAuto {
    static LIT = []; // Nothing of the answers.
    #liste = null;

    brancher(signal) {
      window.addEventListener('hashchange', () => this.#lire(), { signal });
      document.addEventListener(
        'change',
        (e) => e.target.id === 'filtre-reperes' && e.target.value !== 'liste' && this.#quitter(),
        { signal },
      );
      this.#lire();
    }

    agir(action) {
      if (action === 'commencer') {
        const premier = document.querySelector('[data-repere]:not([hidden])');
        premier.closest('details.ccp').open = true;
        premier.scrollIntoView({ block: 'center' });
        premier.querySelector('input:checked').focus({ preventScroll: true });
      } else if (action === 'tout-montrer') this.#quitter();
    }

    montrer() {} // All it shows comes from the address.

    oublier() {
      if (this.#liste) this.#quitter();
    }

    #lire() {
      const { ctx } = this.magasin;
      const liste = auto.lireListe(ctx, auto.fragment());
      if (!liste && !this.#liste) return;
      this.#liste = liste;
      document.querySelector('outils-grille').donner?.(liste?.reperes.length ? liste.reperes : null);
      this.hidden = !liste;
      for (const autre of this.parentElement.children) if (autre !== this) autre.hidden = Boolean(liste);
      if (liste) this.#ecrire(liste);
      else this.replaceChildren();
    }

    /** The list goes out of the address, and the whole grid is back. */
    #quitter() {
      if (!this.#liste) return;
      history.replaceState(history.state, '', location.pathname + location.search);
      this.#lire();
    }

    #ecrire({ reperes, remplaces, retires, inconnus }) {
      const bouton = (action, fort, texte) =>
        creer(
          'button',
          { type: 'button', class: `bouton${fort ? ' bouton--fort' : ''}`, 'data-action': action },
          texte,
        );
      const mots = [
        remplaces.length && `${remplaces.join(', ')}\u00a0: le texte a changé depuis, voici ce qui le remplace.`,
        retires.length && `${retires.join(', ')}\u00a0: n’existe plus dans le référentiel.`,
        inconnus &&
          `${compte(inconnus, 'code inconnu', 'codes inconnus')} dans ce lien\u00a0: ${reperes.length ? 'le reste est là' : 'demandez-le de nouveau'}.`,
      ].filter(Boolean);
      const phrase = reperes.length
        ? `On vous a donné une liste\u00a0: ${compte(reperes.length, 'repère à regarder', 'repères à regarder')} d’abord. Les autres attendent.`
        : 'On vous a donné une liste, mais rien n’y correspond à ce titre.';
      this.replaceChildren(
        creer('p', {}, creer('strong', {}, phrase)),
        ...mots.map((mot) => creer('p', {}, mot)),
        creer(
          'div',
          { class: 'positionner__suite' },
          reperes.length > 0 && bouton('commencer', true, 'Commencer'),
          bouton('tout-montrer', false, 'Tout montrer'),
        ),
      );
    }
  }

  customElements.define('liste-donnee', ListeDonnee);
})();
