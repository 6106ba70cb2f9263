/*
 * Ce qui a changé entre deux points d’étape, en tableau.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;
  const MOUVEMENTS = {
    progresse: 'progressé',
    regresse: 'régressé',
    mixte: 'progressé et régressé',
    occasion: 'occasion trouvée',
    'sans-occasion': 'sans occasion',
    nouveau: 'nouvelle réponse',
    retire: 'réponse retirée',
    stable: 'pas de changement',
  };

  /** A snapshot keeps what was answered then, even about a repère that is gone or says something else: said. */
  function reserves(ctx, photos) {
    const { disparus, reformules } = auto.horsComparaison(ctx, photos);
    const phrases = [
      disparus === 1 && 'Un repère répondu alors n’existe plus\u00a0: il n’est pas comparé.',
      disparus > 1 && `${disparus}\u00a0repères répondus alors n’existent plus\u00a0: ils ne sont pas comparés.`,
      reformules === 1 && 'Un repère répondu alors a été reformulé depuis.',
      reformules > 1 && `${reformules}\u00a0repères répondus alors ont été reformulés depuis.`,
    ].filter(Boolean);
    return phrases.length ? [creer('p', { class: 'note-origine' }, phrases.join(' '))] : [];
  }

  function ligne(ctx, e) {
    const lu = ({ pratique, preuve }) => [
      creer('p', {}, auto.motPratique(ctx, pratique)),
      creer('p', {}, `Preuve ${ctx.preuves.get(preuve).libelle}`),
    ];
    const niveau = (code) => `«\u00a0${ctx.libelles.get(code)}\u00a0»`;
    const detail = e.reperes
      .filter(({ mouvement }) => mouvement !== 'stable')
      .map((r) => creer('li', {}, `${r.code}\u00a0: de ${niveau(r.avant)} à ${niveau(r.apres)}`));
    const mots = [e.mouvement !== 'stable' && MOUVEMENTS[e.mouvement], e.nouvelle_preuve && 'nouvelle preuve']
      .filter(Boolean)
      .join(', ');
    return creer(
      'tr',
      {},
      creer('th', { scope: 'row' }, ctx.competences.get(e.competence).titre_court),
      creer('td', { class: 'points__lectures', 'data-nom': 'Avant' }, ...lu(e.avant)),
      creer('td', { class: 'points__lectures', 'data-nom': 'Après' }, ...lu(e.apres)),
      creer('td', { 'data-nom': 'Mouvement' }, mots, detail.length ? creer('ul', {}, ...detail) : null),
    );
  }

  /** What to show of two snapshots. */
  auto.comparaisonDePoints = (ctx, photos) => {
    const ecarts = auto.comparerPoints(ctx, ...photos).filter((e) => e.mouvement !== 'stable' || e.nouvelle_preuve);
    if (!ecarts.length) return [creer('p', {}, 'Rien n’a changé entre les deux.'), ...reserves(ctx, photos)];
    const entetes = ['Compétence', 'Avant', 'Après', 'Mouvement'].map((t) => creer('th', { scope: 'col' }, t));
    const tableau = creer(
      'table',
      { class: 'points__tableau' },
      creer('caption', {}, 'Ce qui a changé'),
      creer('thead', {}, creer('tr', {}, ...entetes)),
      creer('tbody', {}, ...ecarts.map((e) => ligne(ctx, e))),
    );
    return [tableau, ...reserves(ctx, photos)];
  };
})();
