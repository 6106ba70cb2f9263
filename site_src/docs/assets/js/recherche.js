/*
 * <recherche-site>: the search, on every page and on the search page.
 *
 * In the page it holds a plain link to the search page, which is what remains without JavaScript.
 * The link becomes a button that opens a dialog; with the attribute data-integree the same panel
 * (recherche-panneau.js) stands in the page instead. The query is neither stored nor written in the
 * address.
 */
(() => {
  'use strict';

  const { Referentiel } = window;
  const { creer } = Referentiel;
  const root = document.documentElement;

  function createDialog(searchPage, signal) {
    const { panel, field, update } = Referentiel.createPanneau(searchPage, signal);
    const heading = creer('h2', { id: `${field.id}-titre` }, 'Rechercher sur le site');
    const close = creer('button', { type: 'button', class: 'bouton recherche-fermer' }, 'Fermer');
    const dialog = creer(
      'dialog',
      { class: 'recherche-dialogue', 'aria-labelledby': heading.id },
      creer('div', { class: 'recherche-entete' }, heading, close),
      panel,
    );
    close.addEventListener('click', () => dialog.close(), { signal });
    const calm = () => root.classList.remove('recherche-ouverte');
    dialog.addEventListener('close', calm, { signal });
    signal.addEventListener('abort', calm);
    dialog.addEventListener(
      'click',
      (event) => {
        const isLeaving = event.target.closest('a') && !event.ctrlKey && !event.metaKey && !event.shiftKey;
        if (event.target === dialog || isLeaving) dialog.close(); // on its backdrop, or by a link
      },
      { signal },
    );
    const open = () => {
      field.value = '';
      dialog.showModal();
      root.classList.add('recherche-ouverte');
      field.focus();
      update();
    };
    return { dialog, open };
  }

  class RechercheSite extends HTMLElement {
    #end = null;
    #fallback = null;

    connectedCallback() {
      this.#fallback ??= Array.from(this.childNodes);
      const searchPage = this.querySelector('a').href;
      this.#end = new AbortController();
      const signal = this.#end.signal;
      if (this.hasAttribute('data-integree')) {
        this.replaceChildren(Referentiel.createPanneau(searchPage, signal).panel);
        return;
      }
      const attributs = { type: 'button', class: 'bouton recherche-bouton', 'aria-haspopup': 'dialog' };
      const button = creer('button', attributs, 'Rechercher');
      const { dialog, open } = createDialog(searchPage, signal);
      button.addEventListener('click', open, { signal });
      this.replaceChildren(button, dialog);
    }

    disconnectedCallback() {
      this.#end.abort();
      this.replaceChildren(...this.#fallback);
    }
  }

  customElements.define('recherche-site', RechercheSite);
})();
