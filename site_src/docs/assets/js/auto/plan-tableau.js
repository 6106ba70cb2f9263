/*
 * Le tableau du plan d’action : une ligne par action.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;
  const { jour } = auto.dom;

  /** One action: done or not, what, with whom, for when, and a way to take it away. */
  function ligne(ctx, id, a) {
    // Enough to tell an action from another: its whole text is in the row, once.
    const quoi = () => creer('span', { class: 'hors-ecran' }, `\u00a0: ${auto.couper(a.quoi, 60)}`);
    const competence = ctx.competences.get(a.competence);
    const fait = creer('input', { type: 'checkbox', id: `plan-fait-${id}`, checked: a.fait, autocomplete: 'off' });
    const oter = { type: 'button', class: 'bouton bouton--petit', id: `plan-oter-${id}`, 'data-action': 'supprimer' };
    const changer = { ...oter, id: `plan-changer-${id}`, 'data-action': 'changer-action' };
    return creer(
      'tr',
      { 'data-id': id },
      creer(
        'td',
        { 'data-nom': 'Fait' },
        creer(
          'label',
          { class: 'case', 'data-action-plan': true, 'data-id': id },
          fait,
          creer('span', {}, creer('span', {}, a.fait ? 'fait' : 'à faire'), quoi()),
        ),
      ),
      creer(
        'th',
        { scope: 'row', 'data-nom': 'Quoi' },
        a.quoi,
        competence && creer('span', { class: 'note-origine' }, ` ${competence.titre_court}`),
      ),
      creer('td', { class: 'plan__avec', 'data-nom': 'Avec qui' }, a.avec_qui || '–'),
      creer('td', { 'data-nom': 'Pour quand' }, jour(a.pour_le) || '–'),
      creer(
        'td',
        { class: 'ecran-seul plan__gestes' },
        creer('button', changer, 'Changer', quoi()),
        ' ',
        creer('button', oter, 'Supprimer', quoi()),
      ),
    );
  }

  /** The table of [[id, action]]. */
  auto.tableauDuPlan = (ctx, actions) => {
    const entetes = ['Fait', 'Quoi', 'Avec qui', 'Pour quand', 'Gestes'].map((t) =>
      creer('th', { scope: 'col', class: t === 'Gestes' ? 'ecran-seul' : false }, t),
    );
    return creer(
      'table',
      { class: 'plan__tableau' },
      creer('caption', { class: 'hors-ecran' }, 'Mes actions'),
      creer('thead', {}, creer('tr', {}, ...entetes)),
      creer('tbody', {}, ...actions.map(([id, a]) => ligne(ctx, id, a))),
    );
  };
})();
