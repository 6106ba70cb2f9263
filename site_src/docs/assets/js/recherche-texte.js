/*
 * What the search does with the words of a text (recherche-mots.js): what it is indexed under, what a query looks for, where
 * the words that were found stand.
 *
 * Pure functions, no DOM. Published as window.Referentiel.texte.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel = window.Referentiel || {});
  const words = (text) => Referentiel.mots(text); // Loaded in any order.

  const STOP_WORDS = new Set(
    (
      'a ai as au aux avec ce ces cet cette ceux comment dans de des du elle elles en est et etre ' +
      'eu il ils je la le les leur leurs lui ma me mes moi mon ne nos notre nous on ont ou par pas ' +
      'pour quand que quel quelle quelles quels qui quoi sa sans se ses si son sont sur ta te tes ' +
      'toi ton tu un une vos votre vous y'
    ).split(' '),
  );

  /** What a text is indexed under. */
  function indexTerms(text) {
    return words(text)
      .flatMap((word) => word.terms)
      .filter((term) => !STOP_WORDS.has(term));
  }

  /** The words that count, in order; if there are only little words, these count. */
  function mainTerms(text) {
    const terms = words(text).map((word) => word.terms[0]);
    const full = terms.filter((term) => !STOP_WORDS.has(term));
    return full.length > 0 ? full : terms;
  }

  /** What a query looks for, each term once. */
  function queryTerms(query) {
    return Array.from(new Set(mainTerms(query)));
  }

  /** One for all writings of a title, code or sigle: « C 6 » and « c06 », « la VAE » and « VAE ». */
  function key(text) {
    return mainTerms(text)
      .join(' ')
      .replace(/(^| )([a-z]{2,4}) (\d+)(?= |$)/, '$1$2$3');
  }

  /** The text cut into [{texte, marque}], marque where a word stands for a matched term. */
  function segments(text, matched) {
    const cut = [];
    let at = 0;
    for (const word of words(text)) {
      if (!word.terms.some((term) => matched.has(term))) continue;
      if (word.start > at) cut.push({ texte: text.slice(at, word.start), marque: false });
      cut.push({ texte: text.slice(word.start, word.end), marque: true });
      at = word.end;
    }
    if (at < text.length) cut.push({ texte: text.slice(at), marque: false });
    return cut;
  }

  /**
   * Segments of the stretch of about `length` characters with most different matched terms, those
   * the title already shows apart: under the word looked for, its definition is read from the start.
   */
  function excerpt(text, matched, length, title) {
    const all = words(text);
    const shown = new Set(indexTerms(title));
    const sought = (term) => matched.has(term) && !shown.has(term);
    const hits = all.filter((word) => word.terms.some(sought));
    const variety = (from) => {
      const near = hits.filter((word) => word.start >= from && word.end <= from + length);
      return new Set(near.flatMap((word) => word.terms.filter(sought))).size;
    };
    let best = { start: 0, variety: 0 };
    for (const hit of hits) {
      const count = variety(hit.start);
      if (count > best.variety) best = { start: hit.start, variety: count };
    }
    const lead = best.start < length / 3 ? 0 : best.start - length / 4;
    const start = lead === 0 ? 0 : (all.find((word) => word.start >= lead) || { start: 0 }).start;
    const inside = all.filter((word) => word.start >= start && word.end <= start + length);
    const last = inside.length > 0 ? inside[inside.length - 1].end : length;
    const isWhole = !all.some((word) => word.start >= last);
    const cut = segments(text.slice(start, isWhole ? undefined : last), matched);
    if (start > 0) cut.unshift({ texte: '… ', marque: false });
    if (!isWhole) cut.push({ texte: ' …', marque: false });
    return cut;
  }

  Referentiel.texte = Object.freeze({ excerpt, indexTerms, key, queryTerms, segments });
})();
