/*
 * The words of a French text, for the search: what makes two words « the same » for someone typing on a phone.
 *
 * A word is folded (case, accents, œ, inclusive endings, what is invisible) then lightly stemmed (plural, feminine); a sigle
 * written letter by letter is one word. The rules are few and blunt on purpose: they are applied alike to pages and queries,
 * so they only need to bring forms together, not to be right about the language. Nothing here is ever shown.
 *
 * Pure functions, no DOM. Published as window.Referentiel.mots.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel = window.Referentiel || {});

  // « candidat·e·s » and « certificat(s) » are one word; l’ and insertion are two. What is invisible (a soft hyphen, a
  // zero-width space) may stand anywhere in a word.
  const LETTER = '(?![\\u02b9\\u02bc])[\\p{L}\\p{M}\\p{Nd}]';
  const WORD = new RegExp(
    `${LETTER}(?:\\p{Cf}*${LETTER})*(?:\\p{Cf}*(?:[·‧•][\\p{L}\\p{M}\\p{Cf}]+|\\(\\p{L}{1,4}\\)))*`,
    'gu',
  );
  const INCLUSIVE_ENDING = /[·‧•(].*$/u;
  const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu)$/;
  const APOSTROPHE = /^['’‘‛ʼʹ′`´＇]/u;
  const DASH = /[\p{Pd}\u2212]/gu;
  const DOTTED = /^\.\s?$/;
  const SPACED = /^\s$/;
  const CODE = /^([a-z]{1,4})0*(\d+)$/;
  const NUMBER = /^0*(\d+)$/;

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
    [/([a-z]{3})e[rz]$/, '$1'],
    [/([a-z])\1/g, '$1'],
    [/ph/g, 'f'],
    [/qu|k/g, 'c'],
    [/y/g, 'i'], // as it sounds
  ];

  // What verbs and their nouns end with, once stemmed: « inscrire » and « inscription », « financer » and « financement ».
  const ROOT_ENDING = /(?:issement|ement|ation|ition|ateu|iteu|ipteu|iption|ion|eu|ag|abl|if|ant|ir|it|i)$/;

  /** The function, its answers kept: pages repeat the same few thousand words. */
  function kept(compute) {
    const answers = new Map();
    return (word) => {
      if (!answers.has(word)) answers.set(word, compute(word));
      return answers.get(word);
    };
  }

  /** Lower case, no accent, ligatures undone, nothing invisible: « Œuvré » -> « oeuvre ». */
  function fold(text) {
    return text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\p{M}\p{Cf}]+/gu, '')
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

  /** What a stem shares with the words of its family: a looser likeness than the stem itself. */
  function root(stemmed) {
    const short = stemmed.replace(ROOT_ENDING, '');
    return short.length < 4 || /\d/.test(short) ? stemmed : short;
  }

  const foldWord = kept((word) => fold(word.replace(INCLUSIVE_ENDING, '')));
  const stemWord = kept(stem);

  /** What stands between two places of a text: nothing invisible, one dash for all. */
  function between(text, start, end) {
    if (end - start === 1 && text[start] === ' ') return ' ';
    return text
      .slice(start, end)
      .replace(/\p{Cf}/gu, '')
      .replace(DASH, '-');
  }

  /** Raw words with their place in the text, before elisions and single letters are dealt with. */
  function rawWords(text) {
    const raw = Array.from(text.matchAll(WORD), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      folded: foldWord(match[0]),
    }));
    const joined = [];
    for (let i = 0; i < raw.length; ) {
      const length = sigleLength(text, raw, i);
      const parts = raw.slice(i, i + length);
      joined.push({ start: raw[i].start, end: parts[length - 1].end, folded: parts.map((p) => p.folded).join('') });
      i += length;
    }
    return joined;
  }

  const isLetter = (word) => word !== undefined && word.folded.length === 1 && /[a-z]/.test(word.folded);

  /** How many raw words from the i-th make one sigle written letter by letter, « V.A.E. » or « V A E »; 1 for a word. */
  function sigleLength(text, raw, i) {
    if (!isLetter(raw[i]) || /[.\p{L}\p{Nd}]$/u.test(between(text, Math.max(0, raw[i].start - 3), raw[i].start)))
      return 1;
    const run = (separator) => {
      let last = i;
      while (isLetter(raw[last + 1]) && separator.test(between(text, raw[last].end, raw[last + 1].start))) last += 1;
      return raw.slice(i, last + 1);
    };
    const dotted = run(DOTTED);
    if (dotted.length > 1) return dotted.length;
    const spaced = run(SPACED);
    const written = between(text, raw[i].start, spaced[spaced.length - 1].end);
    // In lower case three letters are needed, and « il n y a » is no sigle.
    const isSigle = !/y/i.test(written) && (written === written.toUpperCase() || spaced.length > 2);
    return isSigle ? spaced.length : 1;
  }

  /**
   * The words of a text: [{start, end, folded, terms}], offsets in the text as given.
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
      const gap = next ? between(text, word.end, next.start) : '';
      const number = next && /^[\s.-]{0,2}$/.test(gap) ? NUMBER.exec(next.folded) : null;
      if (ELISION.test(word.folded) && APOSTROPHE.test(between(text, word.end, word.end + 3))) continue;
      if (isLetter(word)) {
        if (!number) continue; // a letter alone says nothing, but « C 6 » is a code
        const terms = [word.folded + number[1], number[1]];
        found.push({ start: word.start, end: next.end, folded: terms[0], terms });
        i += 1;
        continue;
      }
      const terms = [stemWord(word.folded)];
      const code = CODE.exec(word.folded);
      if (code) terms.push(code[2], ...(code[1].length > 1 ? [code[1]] : []));
      if (number && /^[a-z]{2,4}$/.test(word.folded)) terms.push(word.folded + number[1]);
      else if (!code && !number && gap === '-') terms.push(stemWord(word.folded + next.folded));
      found.push({ start: word.start, end: word.end, folded: word.folded, terms });
    }
    return found;
  }

  Referentiel.mots = Object.freeze({ fold, root, words });
})();
