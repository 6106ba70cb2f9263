/*
 * La carte des compétences, CCP par CCP : la pratique et la preuve, une forme et un mot chacune. La même dans la synthèse,
 * sur la fiche et pour un lien partagé.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;
  const { signe } = auto.dom;
  const NBSP = '\u00a0';
  const COTE = { obtenu: 'déjà obtenu', 'non-vise': 'pas visé' };
  const cache = (...mots) => creer('span', { class: 'hors-ecran' }, ...mots);

  /**
   * What the map shows of a compétence: {pratique, preuve, tour, cote, sans}. `tour`: its level of the first round when no
   * repère is answered, or null; `cote`: why it is set aside when the person said nothing of it, or null; `sans`: why
   * nothing is to be told of it, or null.
   */
  auto.vueCompetence = (ctx, etat, competence) => {
    const pratique = auto.pratiqueDe(ctx, etat, competence);
    const dit = etat.premier_tour.get(competence)?.niveau;
    const tour = pratique.repondus === 0 && ctx.premier_tour?.includes(dit) ? dit : null;
    const preuve = auto.preuveDe(ctx, etat, competence);
    const muet = preuve === 'a-raconter';
    const rien = pratique.repondus === 0 && tour === null && muet;
    const deCote = auto.misDeCote(ctx, etat);
    const { ccp, tous } = ctx.competences.get(competence);
    const raison = (tous.every((code) => deCote.has(code)) && deCote.get(ccp)) || null;
    return { pratique, preuve, tour, cote: rien ? raison : null, sans: muet ? raison : null };
  };

  /** A reading is drawn as the level that says the same of one repère. */
  const signeLecture = (ctx, code) => signe(`niveau-${auto.niveauDeLecture(ctx, code)}`, 16);

  /** « Partiellement : 3 repères sur 4, 1 sans occasion », whose short form alone is seen: « Partiellement », « 3 sur 4 ». */
  function pratique(ctx, code, lue) {
    const [libelle, reste] = auto.motPratique(ctx, lue).split(`${NBSP}: `);
    const compte = /^(\d+|aucun)(.*?)( sur \d+)(.*)$/.exec(reste ?? '');
    return creer(
      'span',
      { class: 'carreau__pratique', 'data-lecture': code },
      creer('span', { class: 'carreau__mot' }, signeLecture(ctx, lue.lecture), libelle),
      compte &&
        creer(
          'span',
          { class: 'carreau__compte' },
          cache(`${NBSP}: `),
          compte[1],
          cache(compte[2]),
          compte[3],
          cache(compte[4]),
        ),
    );
  }

  /** The answer of the first round, said to be that: it is no reading. */
  function tour(ctx, code, niveau) {
    return creer(
      'span',
      { class: 'carreau__pratique', 'data-lecture': code },
      creer('span', { class: 'carreau__mot' }, signe(`niveau-${niveau}`, 16), ctx.libelles.get(niveau)),
      creer('span', { class: 'carreau__compte' }, cache(', '), 'premier tour'),
    );
  }

  /** Set aside: neither a reading nor a proof that would be missing. */
  const deCote = (code, raison) =>
    creer(
      'span',
      { class: 'carreau__pratique', 'data-lecture': code },
      creer('span', { class: 'carreau__mot carreau__mot--cote' }, `CCP ${COTE[raison]}`),
    );

  function contenu(ctx, code, vue) {
    const nom = ctx.competences.get(code).titre_court.slice(code.length);
    const qui = [
      creer('span', { class: 'carreau__code' }, code),
      creer('span', { class: 'carreau__nom' }, nom, cache(`${NBSP}: `)),
    ];
    if (vue.cote) return [...qui, deCote(code, vue.cote)];
    return [
      ...qui,
      vue.tour ? tour(ctx, code, vue.tour) : pratique(ctx, code, vue.pratique),
      creer(
        'span',
        { class: 'carreau__preuve', 'data-preuve': code },
        cache(`${NBSP}; `),
        ...(vue.sans ? [COTE[vue.sans]] : [signe(`preuve-${vue.preuve}`, 16), ctx.preuves.get(vue.preuve).libelle]),
      ),
    ];
  }

  /**
   * A map: {noeud, montrer(vues)}. `lien` gives the address of a compétence (none: its cell is no link); `vues` is
   * Map(compétence -> what `vueCompetence` gives). A cell that says the same is left alone.
   */
  auto.carteCompetences = (ctx, { lien = null, rang = 'h3' } = {}) => {
    const cases = new Map();
    const colonnes = [...ctx.ccp.values()].map(({ code: ccp, titre_court: nom, competences }, i) => {
      const items = competences.map((code) => {
        const boite = creer(lien ? 'a' : 'div', {
          class: 'carreau',
          href: lien?.(code),
          'data-competence': code,
        });
        cases.set(code, { boites: [...(cases.get(code)?.boites ?? []), boite], dit: '' });
        return creer('li', {}, boite);
      });
      return creer(
        'section',
        { class: 'carte-niveaux__ccp', 'data-couleur': (i % 6) + 1 },
        creer(rang, {}, signe(`ccp-${i + 1}`, 24), creer('span', {}, creer('strong', {}, ccp), nom.slice(ccp.length))),
        creer('ol', { role: 'list' }, ...items),
      );
    });
    return {
      noeud: creer('div', { class: 'carte-niveaux' }, ...colonnes),
      montrer(vues) {
        for (const [code, vue] of vues) {
          const { boites, dit } = cases.get(code);
          const dira = JSON.stringify(vue);
          if (dit === dira) continue;
          cases.set(code, { boites, dit: dira });
          for (const boite of boites) {
            boite.classList.toggle('carreau--tour', vue.tour !== null);
            boite.replaceChildren(...contenu(ctx, code, vue));
          }
        }
      },
    };
  };

  /** What each shape of the map means, said before it. */
  auto.legendeCarte = (ctx, { premierTour = false } = {}) => {
    const item = (dessin, mot) => creer('li', {}, dessin, mot);
    const ligne = (quoi, ...items) =>
      creer('ul', { role: 'list' }, creer('li', { class: 'legende__quoi' }, `${quoi}${NBSP}:`), ...items);
    return creer(
      'div',
      { class: 'legende' },
      ligne(
        'Pratique',
        ...auto.lecturesOrdonnees(ctx).map(({ code, libelle }) => item(signeLecture(ctx, code), libelle)),
        premierTour && item(creer('span', { class: 'legende__tirets' }), 'premier tour'),
      ),
      ligne('Preuve', ...[...ctx.preuves].map(([code, { libelle }]) => item(signe(`preuve-${code}`, 16), libelle))),
    );
  };

  /** The same words, each with its sense. */
  auto.sensDesMots = (ctx) =>
    creer(
      'dl',
      { class: 'niveaux' },
      ...[...auto.lecturesOrdonnees(ctx), ...ctx.preuves.values()].map(({ libelle, sens }) =>
        creer('div', {}, creer('dt', {}, libelle), creer('dd', {}, sens)),
      ),
    );
})();
