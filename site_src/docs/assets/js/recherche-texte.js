/*
 * What the search does with the words of a text (recherche-mots.js): what it is indexed under, what a query looks for, where
 * the words that were found stand.
 *
 * Pure functions, no DOM. Published as window.Referentiel.texte.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel = window.Referentiel || {});
  const words = (text) => Referentiel.mots.words(text); // Loaded in any order.

  const STOP_WORDS = new Set(
    (
      'a ai as au aux avec ce ces cet cette ceux comment dans de des du elle elles en est et etre ' +
      'eu il ils je la le les leur leurs lui ma me mes moi mon ne nos notre nous on ont ou par pas ' +
      'pour quand que quel quelle quelles quels qui quoi sa sans se ses si son sont sur ta te tes ' +
      'toi ton tu un une vos votre vous y'
    ).split(' '),
  );

  // What a question is made of besides its subject, as people type it on a phone. Pages keep these words.
  const ASKING = new Set(
    (
      'pa aller alors apres avant avoir avons bonjour bonsoir besoin bien bon cela chui cmt coi conaitr connaitre deja ' +
      'dois doit donc dire dit est etes etre existe fait faire faut faudrait fo fodrai jai jaimerai jaimerais jdois jfais jpeux ' +
      'jsuis jveux ke kel kelle ki koi lors merci moment peu peut peux pk plait plus possible pouvez pouvoir pr pourquoi pourrais ' +
      'pourrai pouvons puis qd quoi savoir sait sais sera serait sert signifie sinon soit sommes suis svp stp tout tous ' +
      'toute til ton tres trop trouver va vais veut veux vaut vient voir voudrais voudrai vraiment vrai aussi avez aurai aura ' +
      'chercher cherche comprends comprendre definition explication expliquer expliquez veulent dun dune cest ces jy ya ' +
      'fautil estce esce yatil puisje'
    ).split(' '),
  );

  // Words that say which question, hardly what about.
  const HOW_MUCH = 'combien fois juste seulement uniquement';

  /** How much a term tells of what a text is about: 1, or less for the words of any question. */
  const telling = (() => {
    let vague;
    return (term) => {
      vague ??= new Set(words(`${Array.from(ASKING).join(' ')} ${HOW_MUCH}`).map((word) => word.terms[0]));
      return vague.has(term) ? 0.25 : 1;
    };
  })();

  /** The terms of words already read, without the little ones. */
  function kept(read) {
    return read.filter(({ folded }) => !STOP_WORDS.has(folded)).flatMap((word) => word.terms);
  }

  /** What a text is indexed under. */
  function indexTerms(text) {
    return kept(words(text));
  }

  /** The words that count, in order; if there are only little words, these count. */
  function mainWords(text) {
    const all = words(text);
    const full = all.filter(({ folded }) => !STOP_WORDS.has(folded));
    return full.length > 0 ? full : all;
  }

  const mainTerms = (text) => mainWords(text).map((word) => word.terms[0]);

  /** What a query is about: its words without those of any question, or every word if it has no other. */
  function subject(query) {
    const main = mainWords(query);
    const about = main.filter(({ folded }) => !ASKING.has(folded));
    return about.length > 0 ? about : main;
  }

  /** What a query looks for, each term once. */
  function queryTerms(query) {
    return Array.from(new Set(subject(query).map((word) => word.terms[0])));
  }

  /** The longest word of what a query looks for, as it was typed. */
  function longest(query) {
    const typed = subject(query).map(({ start, end }) => query.slice(start, end));
    return typed.reduce((a, b) => (b.length > a.length ? b : a), '');
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

  Referentiel.texte = Object.freeze({ excerpt, indexTerms, kept, key, longest, queryTerms, segments, telling });
})();
