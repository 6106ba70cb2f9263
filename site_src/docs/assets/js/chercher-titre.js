/*
 * <chercher-titre> : un champ au-dessus de la liste des titres, qui n’en montre que ceux qui répondent.
 *
 * La liste est complète dans la page : sans JavaScript, rien ne manque que le champ. Les mots sont
 * comparés comme dans la recherche (recherche-mots.js) : sans accents, sans pluriels. Ce qui est
 * tapé n’est ni gardé, ni écrit dans l’adresse.
 */
(() => {
  'use strict';

  const { creer } = window.Referentiel;
  const { indexTerms, queryTerms } = window.Referentiel.texte;

  const ANNOUNCE_DELAY = 500; // ms without typing before the count is announced

  /** Whether each term is one of the words; the last, still being typed, may be a beginning. */
  function hasAll(words, terms) {
    return terms.every((term, position) => {
      const isBeginning = position === terms.length - 1 && term.length >= 2 && !/\d/.test(term);
      return words.has(term) || (isBeginning && Array.from(words).some((word) => word.startsWith(term)));
    });
  }

  /** A title of the list: what it is found by, with and without what is not seen. Its doors are the same for all. */
  function readTitle(item) {
    const domaine = item.closest('.catalogue__domaine');
    const details = item.querySelector('details');
    const folded = details ? details.textContent : '';
    const open = [
      domaine?.firstElementChild.textContent,
      ...Array.from(item.children, (child) => (child.matches('details, .catalogue__portes') ? '' : child.textContent)),
    ];
    const shown = new Set(indexTerms(open.join(' ')));
    return { item, domaine, details, shown, all: new Set([...shown, ...indexTerms(folded)]) };
  }

  /** Adds what the index of the search says of each title: the words of its compétences, which no page needs to carry. */
  async function learn(titles) {
    const { href } = new URL('recherche-index.js', document.baseURI);
    if (!window.Referentiel.index) await window.Referentiel.loadScript(href);
    const entries = new Map(window.Referentiel.index.entrees.map((entry) => [entry.url, entry]));
    for (const { item, all } of titles) {
      const { texte = '', alias = '' } = entries.get(item.querySelector('a').getAttribute('href')) ?? {};
      for (const word of indexTerms(`${texte} ${alias}`)) all.add(word);
    }
  }

  function count(shown, total) {
    if (shown === 0) return 'Aucun titre ne répond. Essayez un autre mot, ou un mot plus court.';
    return `${shown === 1 ? '1 titre' : `${shown} titres`} sur ${total}`;
  }

  class ChercherTitre extends HTMLElement {
    #end = null;
    #form = null;

    connectedCallback() {
      const titles = Array.from(this.querySelectorAll('.catalogue__titre'), readTitle);
      const field = creer('input', {
        id: 'chercher-titre',
        type: 'search',
        autocomplete: 'off',
        autocapitalize: 'none',
        spellcheck: 'false',
        'aria-describedby': 'chercher-titre-aide',
      });
      const status = creer('p', { class: 'recherche-etat', role: 'status' });
      this.#form = creer(
        'form',
        { class: 'recherche-formulaire', role: 'search', 'aria-label': 'Chercher un titre' },
        creer('label', { for: field.id }, 'Chercher un titre'),
        creer(
          'p',
          { id: 'chercher-titre-aide', class: 'recherche-aide' },
          'Un métier, un sigle, un code (TP, RNCP, NSF, ROME), un niveau, un mot d’une compétence. Les accents et les pluriels ne comptent pas.',
        ),
        field,
        status,
      );
      const domaines = this.querySelectorAll('.catalogue__domaine');
      const index = this.querySelector('.catalogue__domaines');
      let learnt = null;
      let timer = 0;

      const filter = () => {
        const terms = queryTerms(field.value);
        let shown = 0;
        for (const { item, details, shown: words, all } of titles) {
          item.hidden = !hasAll(all, terms);
          if (details) details.open = !item.hidden && !hasAll(words, terms); // what answers is seen
          shown += item.hidden ? 0 : 1;
        }
        for (const domaine of domaines) domaine.hidden = !domaine.querySelector('.catalogue__titre:not([hidden])');
        if (index) index.hidden = terms.length > 0;
        clearTimeout(timer);
        status.textContent = ''; // What was said of another text is no longer true.
        if (terms.length > 0)
          timer = setTimeout(() => (status.textContent = count(shown, titles.length)), ANNOUNCE_DELAY);
      };

      this.#end = new AbortController();
      const { signal } = this.#end;
      const ready = () => {
        learnt ??= learn(titles).then(filter, () => (learnt = null)); // What the page says still answers.
      };
      field.addEventListener('focus', ready, { signal });
      field.addEventListener('input', ready, { signal });
      field.addEventListener('input', filter, { signal });
      window.addEventListener('pageshow', filter, { signal }); // The field may have been given back its text.
      this.#form.addEventListener(
        'submit',
        (event) => {
          event.preventDefault();
          titles
            .find(({ item }) => !item.hidden)
            ?.item.querySelector('a')
            .focus();
        },
        { signal },
      );
      this.prepend(this.#form);
    }

    disconnectedCallback() {
      this.#end.abort();
      this.#form.remove();
    }
  }

  customElements.define('chercher-titre', ChercherTitre);
})();
