/*
 * Une case du tableau du groupe, et la légende : un dessin et des mots, entiers ou courts selon la place (formateur.css).
 */
(() => {
  'use strict';

  const { auto, creer } = window.Referentiel;
  const formateur = (window.Referentiel.formateur ??= {});
  const { signe } = auto.dom;
  const NBSP = '\u00a0';
  const vu = (classe, ...mots) => mots[0] && creer('span', { class: classe, 'aria-hidden': 'true' }, ...mots);

  /** What a cell says, whole. */
  const phrase = ({ mot, compte, revoir }) =>
    [compte ? `${mot}${NBSP}: ${compte}` : mot, revoir].filter(Boolean).join(', ');

  function contenu(mots) {
    const { signe: dessin, mot, court, bref, revoir } = mots;
    return [
      dessin && signe(`niveau-${dessin}`, 16),
      vu('groupe__long', mot),
      vu('groupe__court', court),
      vu('groupe__bref', bref),
      revoir && vu('groupe__revoir', vu('groupe__long', 'à\u00a0'), 'revoir'),
      creer('span', { class: 'hors-ecran' }, phrase(mots)),
    ].filter(Boolean);
  }

  /**
   * A cell: {noeud, montrer(vue, montre)}; on paper, without a button. One that says the same is left alone. `faits`: what
   * cells of this table hold, by what they say: many say the same, and a copy is made faster.
   */
  formateur.caseTableau = (ctx, competence, { papier = false, faits = new Map() } = {}) => {
    const boite = papier
      ? creer('span', { class: 'groupe__case' })
      : creer('button', { type: 'button', class: 'groupe__case', 'data-action': 'ouvrir-case', tabindex: '-1' });
    let dit = '';
    return {
      noeud: creer('td', { 'data-competence': competence }, boite),
      bouton: boite,
      montrer(vue, montre) {
        const mots = formateur.motsDeCase(ctx, vue, montre);
        const dira = JSON.stringify(mots);
        if (dit === dira) return;
        dit = dira;
        boite.dataset.quoi = vue.quoi;
        if (!faits.has(dira)) {
          faits.set(dira, document.createDocumentFragment());
          faits.get(dira).append(...contenu(mots));
        }
        boite.replaceChildren(faits.get(dira).cloneNode(true));
      },
    };
  };

  /** What each drawing and short form of the table means; `presents` as for legendeDuGroupe. */
  formateur.legendeTableau = (ctx, montre, presents) =>
    creer(
      'ul',
      { role: 'list' },
      ...formateur
        .legendeDuGroupe(ctx, montre, presents)
        .map(({ signe: dessin, court, mot }) =>
          creer('li', {}, dessin && signe(`niveau-${dessin}`, 16), court !== mot && creer('b', {}, court), ` ${mot}`),
        ),
    );
})();
