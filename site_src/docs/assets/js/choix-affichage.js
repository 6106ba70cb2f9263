/*
 * <choix-affichage>: the labelled list that chooses light or dark. Hidden in the HTML because it can
 * do nothing without a script. Several tabs, and pages brought back by Back, follow the same choice.
 */
(() => {
  'use strict';

  const NOT_KEPT = 'Votre navigateur n’a pas gardé ce choix\u00a0: il vaut pour cette page.';

  class ChoixAffichage extends HTMLElement {
    #abort = null;

    connectedCallback() {
      const affichage = window.Referentiel?.affichage;
      const select = this.querySelector('select');
      const status = this.querySelector('[role=status]');
      if (!affichage || !select || !status) return;

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
