/*
 * The panel of the search: the form, what is said of the answers, the answers. It stands in a dialog or in the search page.
 *
 * Engine and index are loaded at the first use, with <script>: fetch would fail on file://. The index is next to the search page.
 * How answers are shown is in recherche-resultats.js, loaded with the engine. Published as window.Referentiel.createPanneau,
 * and loadScript(url).
 */
(() => {
  'use strict';

  const { Referentiel } = window;
  const { creer } = Referentiel;

  const ROOT = new URL('../../', document.currentScript.src).href; // of the site, from assets/js/
  const SCRIPTS = ['assets/js/recherche-mots.js', 'assets/js/recherche-moteur.js'];
  const INDEX = 'recherche-index.js'; // its addresses are from the root of the site
  const MAX_RESULTS = 30;
  const ANNOUNCE_DELAY = 500; // ms without typing before the count is announced

  const TRY_AGAIN =
    location.protocol === 'file:'
      ? 'Un fichier manque à ce dossier\u00a0: décompressez de nouveau le fichier zip au même endroit, puis réessayez.'
      : 'Réessayez dans un instant.';
  const FAILURE = `La recherche n’a pas pu se charger. ${TRY_AGAIN} Vous pouvez aussi passer par la liste des pages.`;

  let panels = 0;
  let engine = null; // the promise of search(), kept for the page; null again after a failure

  function loadScript(url) {
    return new Promise((resolve, reject) => {
      const script = creer('script', { src: url });
      const end = (settle) => () => {
        script.remove();
        settle(url);
      };
      script.addEventListener('load', end(resolve), { once: true });
      script.addEventListener('error', end(reject), { once: true });
      document.head.append(script);
    });
  }

  Referentiel.loadScript = loadScript;

  async function createEngine(searchPage) {
    const urls = [...SCRIPTS.map((path) => new URL(path, ROOT)), new URL(INDEX, searchPage)];
    await Promise.all(urls.map((url) => loadScript(url.href)));
    return Referentiel.createMoteur(Referentiel.index.entrees);
  }

  function loadEngine(searchPage) {
    engine ??= createEngine(searchPage).catch((error) => {
      engine = null;
      throw error;
    });
    return engine;
  }

  /** The form, the count and the results, working until the signal aborts. */
  function createPanel(searchPage, signal) {
    const id = `recherche-${(panels += 1)}`;
    const field = creer('input', {
      id,
      type: 'search',
      enterkeyhint: 'search',
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      'aria-describedby': `${id}-aide`,
    });
    const status = creer('p', { class: 'recherche-etat', role: 'status' });
    const list = creer('ol', { class: 'recherche-resultats', tabindex: '-1', 'aria-label': 'Résultats', hidden: true });
    const allPages = creer('a', { href: searchPage }, 'Voir toutes les pages du site');
    const other = creer('div', { class: 'recherche-autre' });
    const form = creer(
      'form',
      { class: 'recherche-formulaire', role: 'search' },
      creer('label', { for: id }, 'Que cherchez-vous\u202f?'),
      creer(
        'p',
        { id: `${id}-aide`, class: 'recherche-aide' },
        'Un mot, un sigle ou une question. Les accents et les pluriels ne comptent pas.',
      ),
      field,
    );
    let timer = 0;
    let turn = 0; // answers to an older text are dropped

    // What was said of an older text goes at once: a count never stands over another list.
    const say = (text, delay) => {
      clearTimeout(timer);
      status.textContent = '';
      if (text) timer = setTimeout(() => (status.textContent = text), delay);
    };

    function show(query, answer, delay) {
      const place = [...list.querySelectorAll('a')].indexOf(document.activeElement);
      list.replaceChildren(...answer.results.map((result) => Referentiel.resultats.item(result, ROOT)));
      list.hidden = answer.total === 0;
      if (place >= 0) (list.querySelectorAll('a')[place] ?? field).focus(); // The list was rebuilt under the one who reads it.
      const ask = (word) => {
        field.value = word;
        field.focus();
        update(0);
      };
      other.replaceChildren(...(query ? Referentiel.resultats.others(answer, { root: ROOT, allPages, ask }) : []));
      say(query ? Referentiel.resultats.count(answer, MAX_RESULTS) : '', delay);
    }

    async function update(delay = ANNOUNCE_DELAY) {
      const query = field.value.trim();
      const mine = (turn += 1);
      say(query ? 'Recherche en cours…' : '', ANNOUNCE_DELAY);
      try {
        const search = await loadEngine(searchPage);
        if (mine === turn) show(query, search(query, MAX_RESULTS), delay);
      } catch {
        say(FAILURE, 0);
        other.replaceChildren(allPages);
      }
    }

    /** Enter leads to the list, said at once; one of its links is then for the person to choose. */
    async function goToResults() {
      await update(0);
      if (!list.hidden) list.focus();
    }

    function moveInResults(event) {
      const next = Referentiel.resultats?.step(event, field, list);
      if (next) event.preventDefault();
      next?.focus();
    }

    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        goToResults();
      },
      { signal },
    );
    const panel = creer('div', { class: 'recherche-panneau' }, form, status, list, other);
    field.addEventListener('input', () => update(), { signal });
    panel.addEventListener('keydown', moveInResults, { signal });
    return { panel, field, update };
  }

  Referentiel.createPanneau = createPanel;
})();
