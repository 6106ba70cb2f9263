/*
 * How the answers of the search are shown: their number, in words, and one item each.
 * Loaded with the engine, at the first use.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel = window.Referentiel || {});

  function el(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  function marked(segments) {
    return segments.map(({ texte, marque }) => (marque ? el('mark', '', texte) : texte));
  }

  /** « 12 résultats », with what is left out beyond `max`. */
  function count({ isPartial, total }, max) {
    if (total === 0) return 'Aucun résultat';
    const results = total === 1 ? '1 résultat' : `${total} résultats`;
    const limit = total > max ? `\u202f; les ${max} premiers sont affichés` : '';
    return (isPartial ? 'Aucune page n’a tous ces mots. Avec une partie\u00a0: ' : '') + results + limit;
  }

  /** One answer; its address is from `root`, the root of the site. */
  function item({ url, titre, page, extrait }, root) {
    const link = el('a', 'recherche-lien-resultat', el('span', 'recherche-titre', ...marked(titre)));
    link.href = new URL(url, root).href;
    if (page) link.append(' ', el('span', 'recherche-page', page));
    return el('li', '', link, el('p', 'recherche-extrait', ...marked(extrait)));
  }

  /** Where an arrow key leads, from the field to the links of the list and back; nothing for any other key or place. */
  function step(event, field, list) {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const by = { ArrowDown: 1, ArrowUp: -1 }[key];
    const stops = [list, ...list.querySelectorAll('a')];
    const here = document.activeElement === field ? 0 : stops.indexOf(document.activeElement);
    if (event.isComposing || event.keyCode === 229) return null; // The key belongs to a word being written.
    if (!by || here < 0 || altKey || ctrlKey || metaKey || shiftKey) return null;
    if (here + by > 0) return stops[here + by];
    return document.activeElement === field ? null : field;
  }

  Referentiel.resultats = Object.freeze({ count, item, step });
})();
