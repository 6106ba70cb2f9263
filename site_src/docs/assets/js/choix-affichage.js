/*
 * <choix-affichage>: the labelled list that chooses light or dark. It can do nothing without a script, so it is made
 * here. Several tabs, and pages brought back by Back, follow the same choice.
 */
(() => {
  'use strict';

  const { creer } = window.Referentiel;
  const NOT_KEPT = 'Votre navigateur n’a pas gardé ce choix\u00a0: il vaut pour cette page.';

  const CHOIX = [
    ['', 'selon l’appareil'],
    ['clair', 'clair'],
    ['sombre', 'sombre'],
  ];

  class ChoixAffichage extends HTMLElement {
    #abort = null;

    connectedCallback() {
      const affichage = window.Referentiel?.affichage;
      if (!affichage) return;
      const choix = CHOIX.map(([value, nom]) => creer('option', { value }, nom));
      const select = creer('select', { id: 'choix-affichage', autocomplete: 'off' }, ...choix);
      const status = creer('p', { class: 'affichage__etat', role: 'status' });
      this.replaceChildren(creer('label', { for: select.id }, 'Affichage'), select, status);

      this.#abort = new AbortController();
      const { signal } = this.#abort;
      const follow = () => {
        affichage.restore();
        select.value = affichage.current();
        status.textContent = '';
      };

      select.addEventListener(
        'change',
        () => {
          status.textContent = affichage.choose(select.value) ? '' : NOT_KEPT;
        },
        { signal },
      );
      window.addEventListener(
        'storage',
        (event) => {
          if (event.key === affichage.KEY || event.key === null) follow();
        },
        { signal },
      );
      window.addEventListener(
        'pageshow',
        () => {
          if (!status.textContent) follow(); // A choice that could not be kept is this page’s alone.
        },
        { signal },
      );

      select.value = affichage.current();
      this.hidden = false;
    }

    disconnectedCallback() {
      if (this.#abort) this.#abort.abort();
    }
  }

  customElements.define('choix-affichage', ChoixAffichage);
})();
