/*
 * What the search engine reads once: the words of each entry, by what they are in it, and how rare each word is.
 *
 * Pure: no DOM. Published as window.Referentiel.indexer.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel = window.Referentiel || {});

  const EVERYWHERE = 0.4;
  const FEW = 4; // entries: a word fewer of them have tells no more
  const PART = 0.7; // « Les étapes », « Sa place »: next to a name of its own
  const SYNONYM = 0.95; // next to a name shown on the page
  const parts = (text) => (text ?? '').split('|').filter((part) => part.trim());

  /**
   * Returns {exact, places, lexique, rarity}. places: Map term -> documents it stands in. A document: its entree, its names [{terms, worth, isShown}], the terms of all of them (named),
   * how often each term stands in its text (counts), the terms of the title of its page (page). exact: Map key of a name ->
   * Map entry called so -> whether its page shows that name. rarity(term): more than 0, the rarer the more.
   */
  function indexer(entrees, pageOf, { isAlone, isSection }) {
    const { texte, mots } = Referentiel;
    const exact = new Map();
    const counts = new Map();
    const written = new Map();
    const places = new Map();

    function call(name, entree, isShown) {
      const key = texte.key(name);
      const found = exact.get(key) ?? new Map();
      if (key) exact.set(key, found.set(entree, isShown || found.get(entree) === true));
    }

    /** The terms of a name; on the way, how each of its words is written: these are what people look for. */
    function readName(text) {
      const found = mots.words(text);
      for (const { start, end, terms } of found) {
        if (written.has(terms[0])) continue;
        const word = text.slice(start, end);
        const isSigle = word === word.toUpperCase();
        const isWord = word.length > (isSigle ? 2 : 3) && /^[\p{L}-]+$/u.test(word);
        if (isWord) written.set(terms[0], isSigle ? word : word.toLowerCase());
      }
      return texte.kept(found);
    }

    function document(entree) {
      const own = [entree.titre, ...parts(entree.alias)];
      const isPart = isSection(entree) && !isAlone(entree); // « Les étapes » of a page is the name of nothing
      for (const name of isPart ? own.slice(1) : own) call(name, entree, true);
      for (const name of parts(entree.synonymes)) call(name, entree, false);
      const names = [
        ...own.map((name) => ({ terms: new Set(readName(name)), worth: isPart ? PART : 1, isShown: true })),
        ...parts(entree.synonymes).map((name) => ({ terms: new Set(readName(name)), worth: SYNONYM, isShown: false })),
      ];
      const named = new Set(names.flatMap(({ terms }) => Array.from(terms)));
      const often = new Map();
      for (const term of texte.indexTerms(entree.texte)) often.set(term, (often.get(term) ?? 0) + 1);
      for (const term of new Set([...named, ...often.keys()])) counts.set(term, (counts.get(term) ?? 0) + 1);
      const page = pageOf(entree);
      const context = page ? `${page.titre} | ${page.alias ?? ''}` : '';
      const read = { entree, names, named, counts: often, page: new Set(texte.indexTerms(context)) };
      for (const term of new Set([...named, ...often.keys(), ...read.page])) {
        if (!places.has(term)) places.set(term, []);
        places.get(term).push(read);
      }
      return read;
    }

    const documents = entrees.map(document);
    // Little words, and those of any question, are no subject.
    for (const term of Array.from(written.keys()))
      if (!counts.has(term) || texte.telling(term) < 1) written.delete(term);
    // On the site of a title, the words of its name are everywhere, even where they are not written.
    const own = documents.filter(({ entree }) => entree.genre === 'titre').flatMap(({ named }) => Array.from(named));
    const everywhere = new Set(own);
    const rarity = (term) =>
      Math.log(1 + entrees.length / Math.max(counts.get(term) ?? 0, FEW)) *
      texte.telling(term) *
      (everywhere.has(term) ? EVERYWHERE : 1);
    return { exact, places, lexique: Referentiel.createLexique(counts, written), rarity };
  }

  Referentiel.indexer = indexer;
})();
