/*
 * The search engine: the index of the site in, ranked results for a query out.
 *
 * An entry answers by its names (title, codes, synonyms) before its text: how much of the query one name says, and how little else
 * that name says. Rare words count more. A query which *is* a title, a code or a sigle puts that very entry first.
 *
 * Pure: no DOM, nothing kept between two queries. Published as window.Referentiel.createMoteur.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel = window.Referentiel || {});

  const EXCERPT_LENGTH = 180; // characters
  const MAX_TERMS = 40; // a pasted paragraph is searched by its beginning
  const NEAR_WORDS = 3;

  const NAME = 1.2; // a name that says it, next to words found anywhere in the entry
  const TEXT = 0.35; // a word in the text, next to the same in a name
  const OFTEN = 0.15; // more, the more often it stands there
  const FULL = 1.15; // every word is there
  const PAGE = 0.4; // a word in the title of the page a section is in

  // What answers a question comes first; outcomes of the tree, made of the same sentences, last.
  const GENRES = { question: 1.2, terme: 1.15, source: 0.7, issue: 0.85 };
  const PAGE_GENRE = 1.1;
  const SECTION = 0.85;

  const pathOf = (url) => url.split('#', 1)[0];
  const isSection = (entree) => entree.url.includes('#');
  const isAlone = (entree) => ['question', 'terme', 'source'].includes(entree.genre); // its page is only a list of such
  const rank = (entree) => (isAlone(entree) || !isSection(entree) ? 1 : SECTION) * (GENRES[entree.genre] ?? PAGE_GENRE);

  /**
   * entrees: [{url, titre, texte, alias?, synonymes?, genre?}] as written by the site's index.
   *
   * Returns search(query, limit) -> {isPartial, total, results: [{url, titre, section, page, extrait}], proches}, best first, at
   * most limit of the total. titre, section and extrait are segments [{texte, marque}]. A section is shown under the title of its
   * page; an entry that stands by itself (a question, a term) has its own title, and `page` says where it is. isPartial: no entry
   * has every word, these have some. proches: words that look like the query, when nothing was found.
   */
  function createMoteur(entrees) {
    const { texte } = Referentiel;
    const pages = new Map();
    for (const entree of entrees) if (!isSection(entree)) pages.set(entree.url, entree);
    const pageOf = (entree) => {
      const page = pages.get(pathOf(entree.url));
      return page === entree ? undefined : page;
    };

    const { exact, places, lexique, rarity } = Referentiel.indexer(entrees, pageOf, { isAlone, isSection });

    /** What is looked for: each term with the words that may stand for it, and what it weighs. */
    function read(query) {
      const terms = texte.queryTerms(query).slice(0, MAX_TERMS);
      const wanted = terms.map((term, position) => ({ words: lexique.expand(term, position === terms.length - 1) }));
      for (const one of wanted) {
        const sure = Array.from(one.words).filter(([, how]) => how >= 0.5);
        one.found = new Map();
        for (const [word, how] of one.words)
          for (const document of places.get(word) ?? []) {
            if (!one.found.has(document)) one.found.set(document, []);
            one.found.get(document).push([word, how]);
          }
        one.weight = sure.length > 0 ? Math.min(...sure.map(([word]) => rarity(word))) : rarity('');
      }
      // A word no page has tells nothing apart.
      return {
        terms,
        wanted: wanted.filter(({ words }) => words.size > 0),
        isPartial: wanted.some(({ words }) => words.size === 0),
      };
    }

    /** The surest of the words that `has` holds; 0 when none. */
    function best(words, has) {
      let sure = 0;
      for (const [word, how] of words) if (how > sure && has(word)) sure = how;
      return sure;
    }

    function nameScore(name, said, all) {
      let found = 0;
      const used = new Set();
      for (const { words, weight } of said) {
        found += weight * best(words, (word) => name.terms.has(word));
        for (const [word] of words) if (name.terms.has(word)) used.add(word);
      }
      let [covered, whole] = [0, 0];
      for (const term of name.terms) {
        whole += rarity(term);
        if (used.has(term)) covered += rarity(term);
      }
      return whole > 0 ? (found / all) * (0.3 + (0.7 * covered) / whole) * name.worth : 0;
    }

    /** Whether an entry has every word: in what it shows, and in one of its synonyms; two of them say two things. */
    function hasAll({ names, counts, page }, said) {
      const shown = names.filter(({ isShown }) => isShown);
      const rest = said.filter(
        ({ words }) =>
          !words.some(([word]) => counts.has(word) || page.has(word) || shown.some(({ terms }) => terms.has(word))),
      );
      const saysRest = ({ terms }) => rest.every(({ words }) => words.some(([word]) => terms.has(word)));
      return rest.length === 0 || names.some(saysRest);
    }

    /** What one entry is worth for a query: undefined when it says none of it itself. */
    function judge(document, wanted) {
      const all = wanted.reduce((sum, { weight }) => sum + weight, 0);
      const said = wanted.map(({ found, weight }) => ({ words: found.get(document) ?? [], weight }));
      let [found, isOwn] = [0, false];
      for (const { words, weight } of said) {
        const inName = best(words, (word) => document.named.has(word));
        const inText = best(words, (word) => document.counts.has(word));
        const inPage = best(words, (word) => document.page.has(word));
        const often = Math.max(0, ...words.map(([word]) => document.counts.get(word) ?? 0));
        found += weight * Math.max(inName, inText * (TEXT + OFTEN * (1 - 1 / (1 + often / 2))), inPage * PAGE);
        isOwn ||= inName > 0 || inText > 0;
      }
      if (!isOwn) return undefined;
      const isFull = hasAll(document, said);
      const named = Math.max(0, ...document.names.map((name) => nameScore(name, said, all)));
      return { isFull, score: (NAME * named + found / all) * rank(document.entree) * (isFull ? FULL : 1) };
    }

    /** One answer per page, unless its parts stand by themselves; the page itself rather than a part hardly better. */
    function onePerPage(hits) {
      const seen = new Map();
      for (const hit of hits) {
        const key = isAlone(hit.entree) ? hit.entree.url : pathOf(hit.entree.url);
        const before = seen.get(key);
        if (!before) seen.set(key, hit);
        else if (!isSection(hit.entree) && !hit.isMissed && hit.score > 0.8 * before.score && !before.isNamed)
          Object.assign(before, { entree: hit.entree });
      }
      return Array.from(seen.values());
    }

    /** The entries called just that, pages first, then those it is a synonym of. */
    function called(query) {
      const found = Array.from(exact.get(texte.key(query)) ?? [], ([entree, isShown]) => ({
        ...{ entree, isNamed: true, isFull: true, score: Infinity },
        place: (isShown ? 0 : 3) + (isShown && !isSection(entree) ? 0 : 2 - rank(entree)),
      }));
      return found.sort((a, b) => a.place - b.place);
    }

    function find(query, wanted) {
      const first = called(query);
      const hits = [];
      for (const document of new Set(wanted.flatMap(({ found }) => Array.from(found.keys())))) {
        const judged = judge(document, wanted);
        if (judged && !first.some(({ entree }) => entree === document.entree))
          hits.push({ entree: document.entree, ...judged });
      }
      hits.sort((a, b) => b.score - a.score);
      const full = first[0] ?? hits.find(({ isFull }) => isFull);
      // Some of the words are an answer only where they say it better than all of them elsewhere.
      const kept = full ? hits.filter((hit) => hit.isFull || hit.score > full.score) : hits;
      return onePerPage([...first, ...kept]);
    }

    function present({ entree }, matched) {
      const page = pageOf(entree);
      const isPart = page !== undefined && !isAlone(entree);
      return {
        url: entree.url,
        titre: texte.segments(isPart ? page.titre : entree.titre, matched),
        section: isPart ? texte.segments(entree.titre, matched) : [],
        page: page && !isPart ? page.titre : '',
        extrait: texte.excerpt(entree.texte, matched, EXCERPT_LENGTH, entree.titre),
      };
    }

    return function search(query, limit) {
      const { terms, wanted, isPartial } = read(query);
      const hits = wanted.length > 0 ? find(query, wanted) : [];
      const matched = new Set([...terms, ...wanted.flatMap(({ words }) => Array.from(words.keys()))]);
      const longest = terms.length > 0 && hits.length === 0 ? texte.longest(query) : '';
      return {
        isPartial: hits.length > 0 && !hits[0].isNamed && (isPartial || !hits.some(({ isFull }) => isFull)),
        total: hits.length,
        results: hits.slice(0, limit).map((hit) => present(hit, matched)),
        proches: longest ? lexique.near(longest, NEAR_WORDS) : [],
      };
    };
  }

  Referentiel.createMoteur = createMoteur;
})();
