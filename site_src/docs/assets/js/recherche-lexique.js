/*
 * The words of the index: which of them a typed word may stand for, and which ones look like it.
 *
 * Pure: no DOM. Published as window.Referentiel.createLexique.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel = window.Referentiel || {});

  // How sure it is that the word found is the one meant. Only the order matters.
  const FAMILY = 0.75;
  const CODE_FAMILY = 0.5; // « ccp3 » speaks of the CCP
  const ONE_MISTAKE = 0.7;
  const TWO_MISTAKES = 0.5;
  const ALIKE = 0.4; // How much of a word may be wrong, and still look like another.

  const hasDigit = (term) => /\d/.test(term);

  /** Letters wrong, missing, added or swapped between two words; Infinity above `max`. */
  function distance(a, b, max) {
    if (Math.abs(a.length - b.length) > max) return Infinity;
    let older = [];
    let old = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + cost);
        const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        if (isSwap) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      [older, old] = [old, row];
    }
    return old[b.length] <= max ? old[b.length] : Infinity;
  }

  /**
   * counts: Map term -> number of entries that have it; written: Map term -> the word as pages write it.
   *
   * Returns {expand, near}.
   */
  function createLexique(counts, written) {
    const { fold, root } = Referentiel.mots;
    const families = new Map();
    for (const term of counts.keys()) {
      const family = root(term);
      families.set(family, [...(families.get(family) ?? []), term]);
    }

    function addBeginnings(found, term, isLast) {
      if (hasDigit(term) || term.length < (isLast ? 2 : 4)) return;
      const isWhole = found.get(term) === 1;
      if (isWhole && !isLast) return;
      for (const word of counts.keys()) {
        if (word === term || !word.startsWith(term)) continue;
        const part = term.length / word.length;
        const sure = isWhole ? 0.4 * part : 0.3 + 0.5 * part;
        found.set(word, Math.max(found.get(word) ?? 0, sure));
      }
    }

    function addMistakes(found, term) {
      if (hasDigit(term) || term.length < 4) return;
      const max = term.length < 8 ? 1 : 2;
      for (const word of counts.keys()) {
        if (hasDigit(word) || word.length < 3) continue;
        const mistakes = distance(term, word, max);
        if (mistakes <= max) found.set(word, mistakes === 1 ? ONE_MISTAKE : TWO_MISTAKES);
      }
    }

    /** Map word of the index -> how sure, 0 to 1, for a typed term; the last one may be a beginning. */
    function expand(term, isLast) {
      const found = new Map();
      for (const relative of families.get(root(term)) ?? []) found.set(relative, FAMILY);
      if (counts.has(term)) found.set(term, 1);
      const code = /^([a-z]{2,4})\d+$/.exec(term);
      if (code && counts.has(code[1])) found.set(code[1], CODE_FAMILY);
      addBeginnings(found, term, isLast);
      // A mistake is supposed only where nothing is written so.
      if (found.size === 0) addMistakes(found, term);
      return found;
    }

    /** The words of the pages that look most like a typed one, one of each family: `number` at most, none for any key. */
    function near(typed, number) {
      const wanted = fold(typed);
      const ranked = Array.from(written, ([term, word]) => {
        const other = fold(word);
        const whole = distance(wanted, other, 99) / Math.max(wanted.length, other.length);
        const beginning = distance(wanted, other.slice(0, wanted.length), 99) / wanted.length + 0.1;
        return { word, family: root(term), far: Math.min(whole, beginning), count: counts.get(term) ?? 0 };
      });
      const alike = ranked.filter(({ far }) => far <= ALIKE);
      alike.sort((a, b) => a.far - b.far || b.count - a.count || (a.word < b.word ? -1 : 1));
      const families = new Set();
      const kept = [];
      for (const { word, family } of alike) {
        if (kept.length === number) break;
        if (!families.has(family)) kept.push(word);
        families.add(family);
      }
      return kept;
    }

    return { expand, near };
  }

  Referentiel.createLexique = createLexique;
})();
