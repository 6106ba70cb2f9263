/*
 * How the answers of the search are shown: their number, in words, one item each, and where to go without them.
 * Loaded with the engine, at the first use.
 */
(() => {
  'use strict';

  const { Referentiel } = window;
  const { creer } = Referentiel;

  function marked(segments) {
    return segments.map(({ texte, marque }) => (marque ? creer('mark', {}, texte) : texte));
  }

  /** « 12 résultats », with what is left out beyond `max`; without any, the words that look like it. */
  function count({ isPartial, total, proches }, max) {
    if (total === 0) return `Aucun résultat${proches.length > 0 ? `. Mots proches\u00a0: ${proches.join(', ')}.` : ''}`;
    const results = total === 1 ? '1 résultat' : `${total} résultats`;
    const limit = total > max ? `\u202f; les ${max} premiers sont affichés` : '';
    return (isPartial ? 'Aucune page n’a tous ces mots. Avec une partie\u00a0: ' : '') + results + limit;
  }

  /** One answer; its address is from `root`, the root of the site. */
  function item({ url, titre, section, page, extrait }, root) {
    const name = creer('span', { class: 'recherche-titre' }, ...marked(titre));
    const link = creer('a', { class: 'recherche-lien-resultat', href: new URL(url, root).href }, name);
    if (section.length > 0) link.append(' ', creer('span', { class: 'recherche-page' }, ...marked(section)));
    if (page) link.append(' ', creer('span', { class: 'recherche-page' }, page));
    return creer('li', {}, link, extrait.length > 0 && creer('p', { class: 'recherche-extrait' }, ...marked(extrait)));
  }

  /** Where the index says to go for help: on the site of several titles, what is said for the title of this page. */
  function helpOf(root) {
    const { aides } = Referentiel.index;
    return aides.find(({ prefixe }) => window.location.href.startsWith(new URL(prefixe, root).href)) ?? aides[0];
  }

  /**
   * What stands after the answers. Without any: words to try instead (`ask` is called with the one chosen), the list of questions,
   * where to ask, all the pages. When they have only some of the words: where to ask. Else nothing.
   */
  function others({ isPartial, total, proches }, { root, allPages, ask }) {
    if (total > 0 && !isPartial) return [];
    const way = (url, text, after) => creer('li', {}, creer('a', { href: new URL(url, root).href }, text), after);
    const help = helpOf(root);
    const ways = [];
    if (help?.questions) ways.push(way(help.questions, 'Lire la liste des questions fréquentes'));
    if (help?.lieux) ways.push(way(help.lieux, 'Savoir à qui demander', `\u00a0: ${help.noms}…`));
    if (total > 0)
      return ways.length > 0 ? [creer('p', {}, 'Pas ce que vous cherchiez\u202f?'), creer('ul', {}, ...ways)] : [];
    const words = proches.map((word) => {
      const button = creer('button', { type: 'button', class: 'bouton' }, word);
      button.addEventListener('click', () => ask(word)); // Goes with the list it is in.
      return creer('li', {}, button);
    });
    const tries =
      words.length > 0
        ? [
            creer('p', {}, 'Essayez un mot qui s’écrit presque pareil\u00a0:'),
            creer('ul', { class: 'recherche-proches' }, ...words),
          ]
        : [];
    return [...tries, creer('p', {}, 'Ou bien\u00a0:'), creer('ul', {}, ...ways, creer('li', {}, allPages))];
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

  Referentiel.resultats = Object.freeze({ count, item, others, step });
})();
