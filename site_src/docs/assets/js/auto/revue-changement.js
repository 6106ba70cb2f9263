/*
 * Un changement à revoir : avant, aujourd’hui, l’explication, ce qui est repris, et de quoi décider.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { citer } = auto;

  const bouton = (action, texte, code, reste) =>
    creer(
      'button',
      { type: 'button', class: 'bouton', 'data-action': action, 'data-code': code },
      texte,
      reste ? creer('span', { class: 'hors-ecran' }, `\u00a0: ${reste}`) : null,
    );

  const nomme = (code, texte) => [creer('span', { class: 'repere__code' }, code), ` ${texte}`];

  /** What stood before, and what the person had answered. */
  function avant(ctx, { avant: anciens, quoi }) {
    if (anciens.length === 0) return null;
    const lignes = anciens.map(({ code, texte, niveau }) =>
      creer(
        'li',
        {},
        creer('p', {}, ...nomme(code, texte)),
        quoi !== 'renomme' && niveau !== ctx.vide
          ? creer('p', { class: 'revue__reponse' }, `Votre réponse d’avant\u00a0: ${ctx.libelles.get(niveau)}`)
          : null,
      ),
    );
    return creer('div', {}, creer('h4', {}, 'Avant'), creer('ul', {}, ...lignes));
  }

  /** A repère of today with the ordinary levels; what is chosen is kept at once, as in the grid. */
  function repere(ctx, cle, { code, texte, propose }) {
    const niveaux = ctx.niveaux.map((niveau) =>
      creer(
        'label',
        {},
        creer('input', { type: 'radio', name: `revue-${cle}-${code}`, value: niveau, 'data-cible': code }),
        ` ${ctx.libelles.get(niveau)}`,
      ),
    );
    return creer(
      'li',
      {},
      creer(
        'fieldset',
        { class: 'echelle', 'data-cible-repere': code },
        creer('legend', { class: 'repere__texte' }, ...nomme(code, texte)),
        creer('div', { class: 'echelle__choix' }, ...niveaux),
      ),
      propose ? creer('p', {}, bouton('garder', `Garder ${citer(ctx.libelles.get(propose))}`, code, code)) : null,
    );
  }

  function aujourdhui(ctx, changement) {
    const { cle, apres, quoi, nombre } = changement;
    if (apres.length === 0) {
      const [le, disparu] = nombre > 1 ? ['les', 'tout a été retiré'] : ['le', 'ce qui en restait a été retiré'];
      const phrase = quoi === 'retire' ? `Aujourd’hui, rien ne ${le} remplace.` : `Depuis, ${disparu}.`;
      return creer('p', {}, phrase);
    }
    const lignes = apres.map((cible) =>
      cible.repere && quoi !== 'renomme'
        ? repere(ctx, cle, cible)
        : creer('li', {}, creer('p', {}, ...nomme(cible.code, cible.texte))),
    );
    return creer('div', {}, creer('h4', {}, 'Aujourd’hui'), creer('ul', {}, ...lignes));
  }

  /** What followed by itself: the same text under another code. */
  function repris(ctx, etat, { quoi, apres }) {
    if (quoi !== 'renomme' || apres.length === 0) return null;
    const niveau = apres[0].repere && auto.niveauDe(ctx, etat, apres[0].code);
    return creer(
      'p',
      {},
      niveau && niveau !== ctx.vide
        ? `Repris\u00a0: votre réponse, ${citer(ctx.libelles.get(niveau))}, est sous le nouveau code.`
        : 'Repris\u00a0: le texte est le même, seul son code change.',
    );
  }

  /** The list item of one change. */
  auto.itemChangement = (ctx, etat, changement) => {
    const { cle, explication, apres, rattachees } = changement;
    const titre = auto.titreChangement(changement);
    const garde = apres.some(({ propose }) => propose);
    const codes = changement.codes.join(', ');
    return creer(
      'li',
      { class: 'revue__changement', 'data-cle': cle },
      creer('h3', { tabindex: -1 }, `${titre} `, creer('span', { class: 'revue__codes' }, codes)),
      creer('p', {}, explication),
      avant(ctx, changement),
      aujourdhui(ctx, changement),
      repris(ctx, etat, changement),
      creer(
        'p',
        { class: 'positionner__suite' },
        rattachees
          ? bouton(
              'rattacher',
              rattachees === 1 ? 'Y rattacher ma situation' : `Y rattacher mes ${rattachees}\u00a0situations`,
              null,
              codes,
            )
          : null,
        bouton('vu', garde ? 'C’est revu' : 'J’ai vu', null, codes),
      ),
    );
  };

  /** What a reviewed change came to, in one line. */
  auto.ligneChangement = (ctx, etat, changement) => {
    const reponses = changement.apres
      .filter(({ repere: estRepere }) => estRepere)
      .map(({ code }) => `${code}, ${ctx.libelles.get(auto.niveauDe(ctx, etat, code))}`);
    const suite = reponses.length ? `\u00a0: ${reponses.join('\u202f; ')}.` : '.';
    return creer('li', {}, `${auto.titreChangement(changement)} (${changement.codes.join(', ')})${suite}`);
  };
})();
