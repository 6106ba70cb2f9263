/*
 * French text for the search: what makes two words « the same » for someone typing on a phone.
 *
 * A word is folded (case, accents, œ, inclusive endings) then lightly stemmed (plural, feminine).
 * The rules are few and blunt on purpose: they are applied alike to pages and queries, so they only
 * need to bring forms together, not to be right about the language. Nothing here is ever shown.
 *
 * Pure functions, no DOM. Published as window.Referentiel.texte.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel = window.Referentiel || {});

  // « candidat·e·s » and « certificat(s) » are one word; l’ and insertion are two.
  const WORD = /[\p{L}\p{M}\p{Nd}]+(?:[·‧•][\p{L}\p{M}]+|\(\p{L}{1,4}\))*/gu;
  const INCLUSIVE_ENDING = /[·‧•(].*$/u;
  const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu)$/;
  const APOSTROPHES = "'’ʼ";
  const CODE = /^([a-z]{1,4})0*(\d+)$/;
  const NUMBER = /^0*(\d+)$/;

  const STOP_WORDS = new Set(
    (
      'a ai as au aux avec ce ces cet cette ceux comment dans de des du elle elles en est et etre ' +
      'eu il ils je la le les leur leurs lui ma me mes moi mon ne nos notre nous on ont ou par pas ' +
      'pour quand que quel quelle quelles quels qui quoi sa sans se ses si son sont sur ta te tes ' +
      'toi ton tu un une vos votre vous y'
    ).split(' '),
  );

  const STEM_RULES = [
    [/^travaux$/, 'travail'],
    [/eaux$/, 'eau'],
    [/aux$/, 'al'],
    [/(eu|ou)x$/, '$1'],
    [/([^s])s$/, '$1'],
    [/trice$/, 'teu'],
    [/eu(?:se|r)$/, 'eu'],
    [/ive$/, 'if'],
    [/que$/, 'c'],
    [/e+$/, ''],
    [/([lnst])\1$/, '$1'],
  ];

  /** Lower case, no accent, ligatures undone: « Œuvré » -> « oeuvre ». */
  function fold(text) {
    return text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replace(/œ/g, 'oe')
      .replace(/æ/g, 'ae');
  }

  /** The common part of a folded word's plural and feminine; short words and numbers are kept. */
  function stem(word) {
    const number = NUMBER.exec(word);
    if (number) return number[1];
    const code = CODE.exec(word);
    if (code) return code[1] + code[2];
    if (word.length < 4) return word;
    return STEM_RULES.reduce((stemmed, [ending, kept]) => stemmed.replace(ending, kept), word);
  }

  /** Raw words with their place in the text, before elisions and single letters are dealt with. */
  function rawWords(text) {
    return Array.from(text.matchAll(WORD), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      folded: fold(match[0].replace(INCLUSIVE_ENDING, '')),
    }));
  }

  /**
   * The words of a text: [{start, end, terms}], offsets in the text as given.
   *
   * terms[0] is the word's own; the others let a code be found however it is written (« C06 » by
   * « 6 », « CCP 1 » by « ccp1 ») and a compound with or without its hyphen.
   */
  function words(text) {
    const raw = rawWords(text);
    const found = [];
    for (let i = 0; i < raw.length; i += 1) {
      const word = raw[i];
      const next = raw[i + 1];
      const gap = next ? text.slice(word.end, next.start) : '';
      const number = next && /^[\s.-]{0,2}$/.test(gap) ? NUMBER.exec(next.folded) : null;
      if (ELISION.test(word.folded) && APOSTROPHES.includes(text.charAt(word.end) || '-')) continue;
      if (/^[a-z]$/.test(word.folded)) {
        if (!number) continue; // a letter alone says nothing, but « C 6 » is a code
        const terms = [word.folded + number[1], number[1]];
        found.push({ start: word.start, end: next.end, terms });
        i += 1;
        continue;
      }
      const terms = [stem(word.folded)];
      const code = CODE.exec(word.folded);
      if (code) terms.push(code[2], ...(code[1].length > 1 ? [code[1]] : []));
      if (number && /^[a-z]{2,4}$/.test(word.folded)) terms.push(word.folded + number[1]);
      else if (!code && !number && gap === '-') terms.push(stem(word.folded + next.folded));
      found.push({ start: word.start, end: word.end, terms });
    }
    return found;
  }

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
