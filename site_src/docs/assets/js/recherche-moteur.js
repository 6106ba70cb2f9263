/*
 * The search engine: the index of the site in, ranked results for a query out.
 *
 * MiniSearch finds and scores; the one thing added is that a query which *is* a title, a code or a
 * sigle (accents, plurals and little words aside) puts that very entry first.
 *
 * Pure: no DOM, nothing kept between two queries. Published as window.Referentiel.createMoteur.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel = window.Referentiel || {});

  const FIELDS = ['titre', 'alias', 'texte', 'page'];
  const BOOST = { titre: 6, alias: 5, texte: 1, page: 0.5 };
  const PAGE_BOOST = 1.5; // between a page and one of its sections, the page
  const EXCERPT_LENGTH = 180; // characters
  const MAX_TERMS = 40; // a pasted paragraph is searched by its beginning

  const hasDigit = (term) => /\d/.test(term);

  // The word being typed is a beginning; so may be a long one before it. Codes are always whole.
  const prefix = (term, position, terms) => !hasDigit(term) && term.length >= (position === terms.length - 1 ? 2 : 4);

  // Letters wrong, missing or added. Two only in long words: « évaluation » is not « évolution ».
  const fuzzy = (term) => (hasDigit(term) || term.length < 5 ? false : term.length < 11 ? 1 : 2);

  const pathOf = (url) => url.split('#', 1)[0];

  /**
   * entrees: [{url, titre, texte, alias?}] as written by the site's index; MiniSearch: its class.
   *
   * Returns search(query, limit) -> {isPartial, total, results: [{url, titre, page, extrait}]}, best
   * first, at most limit of the total; titre and extrait are segments [{texte, marque}], page the
   * title of the page a section is in (else ""). isPartial: no entry has every word, these have some.
   */
  function createMoteur(entrees, MiniSearch) {
    const texte = Referentiel.texte;
    const pages = new Map();
    for (const entree of entrees) if (!entree.url.includes('#')) pages.set(entree.url, entree);

    const isSection = (id) => entrees[id].url.includes('#');
    const exact = new Map();
    const documents = entrees.map((entree, id) => {
      const alias = entree.alias || '';
      for (const name of [entree.titre, ...alias.split('|')]) {
        const key = texte.key(name);
        if (key) exact.set(key, (exact.get(key) || new Set()).add(id));
      }
      const page = pages.get(pathOf(entree.url));
      const context = page && page !== entree ? `${page.titre} ${page.alias || ''}` : '';
      return { id, titre: entree.titre, alias, texte: entree.texte, page: context };
    });

    const index = new MiniSearch({
      fields: FIELDS,
      tokenize: texte.indexTerms,
      processTerm: (term) => term,
      searchOptions: {
        boost: BOOST,
        boostDocument: (id) => (isSection(id) ? 1 : PAGE_BOOST),
        prefix,
      },
    });
    index.addAll(documents);

    // A page title that alone matches makes none of the page's sections an answer.
    const isOwn = (hit) =>
      Object.values(hit.match)
        .flat()
        .some((field) => field !== 'page');

    /** Entries with every word; failing that, with words close to them; failing that, with some. */
    function find(terms) {
      const attempts = [
        { combineWith: 'AND', fuzzy: false },
        { combineWith: 'AND', fuzzy },
        { combineWith: 'OR', fuzzy },
      ];
      for (const attempt of attempts) {
        const hits = index.search('', { ...attempt, tokenize: () => terms }).filter(isOwn);
        const isPartial = attempt.combineWith === 'OR' && terms.length > 1;
        if (hits.length > 0) return { isPartial, hits };
      }
      return { isPartial: false, hits: [] };
    }

    function present(hit) {
      const entree = entrees[hit.id];
      const page = pages.get(pathOf(entree.url));
      const matched = new Set(hit.terms);
      return {
        url: entree.url,
        titre: texte.segments(entree.titre, matched),
        page: page && page !== entree ? page.titre : '',
        extrait: texte.excerpt(entree.texte, matched, EXCERPT_LENGTH, entree.titre),
      };
    }

    /** The entries called just that, pages first, whether or not their text was found. */
    function named(query, hits, terms) {
      const ids = exact.get(texte.key(query)) || new Set();
      const found = hits.filter((hit) => ids.has(hit.id));
      const missed = Array.from(ids).filter((id) => !found.some((hit) => hit.id === id));
      const all = [...found, ...missed.map((id) => ({ id, terms }))];
      return [...all.filter((hit) => !isSection(hit.id)), ...all.filter((hit) => isSection(hit.id))];
    }

    return function search(query, limit) {
      const terms = texte.queryTerms(query).slice(0, MAX_TERMS);
      if (terms.length === 0) return { isPartial: false, total: 0, results: [] };
      const { isPartial, hits } = find(terms);
      const first = named(query, hits, terms);
      const others = hits.filter((hit) => !first.some((one) => one.id === hit.id));
      const all = [...first, ...others];
      return {
        isPartial: isPartial && first.length === 0,
        total: all.length,
        results: all.slice(0, limit).map(present),
      };
    };
  }

  Referentiel.createMoteur = createMoteur;
})();
