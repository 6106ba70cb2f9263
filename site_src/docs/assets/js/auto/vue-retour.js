/*
 * Une fiche rendue, à côté de mes réponses : par CCP, ce que je dis, ce que dit le formateur ou la formatrice, sa raison.
 * Rien n’y est mêlé, rien n’en est gardé.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { compte, jour } = auto.dom;
  const COLONNES = ['Code', 'Repère', 'Vous', 'Votre formateur ou formatrice', 'Raison'];
  const NOMS = { niveaux: ['niveau', 'niveaux'], remarques: ['remarque', 'remarques'] };

  const paragraphes = (texte) =>
    texte
      .split(/\n+/)
      .filter((ligne) => ligne.trim())
      .map((ligne) => creer('p', {}, ligne));

  /** A cell says which column it is of where there is no room for columns. */
  const cellule = (nom, ...contenu) => creer('td', { 'data-nom': nom }, ...contenu);

  function ligne(ctx, etat, code, { niveau, raison, confirme }) {
    const [, , soi, lui, pourquoi] = COLONNES;
    const dit = confirme ? `${ctx.libelles.get(niveau)}, confirmé avec vous` : ctx.libelles.get(niveau);
    return creer(
      'tr',
      { 'data-rendu': code },
      creer('th', { scope: 'row' }, code.replace('-', '\u2011')),
      creer('td', {}, ctx.reperes.get(code).texte),
      cellule(soi, ctx.libelles.get(auto.niveauDe(ctx, etat, code))),
      cellule(lui, dit),
      raison.trim() ? cellule(pourquoi, ...paragraphes(raison)) : creer('td'),
    );
  }

  /** The rows of a compétence: its name, what is said of it as a whole, then its repères. */
  function competence(ctx, etat, { niveaux, remarques }, code) {
    const { codes, titre_court } = ctx.competences.get(code);
    const notes = codes.filter((repere) => niveaux.has(repere));
    const remarque = remarques.get(code)?.trim() ?? '';
    if (!notes.length && !remarque) return null;
    const tete = creer('th', { scope: 'rowgroup', colspan: COLONNES.length }, titre_court);
    const dite = creer('td', { colspan: COLONNES.length }, creer('strong', {}, 'Remarque'), ...paragraphes(remarque));
    return creer(
      'tbody',
      {},
      creer('tr', {}, tete),
      remarque ? creer('tr', { 'data-remarque': code }, dite) : null,
      ...notes.map((repere) => ligne(ctx, etat, repere, niveaux.get(repere))),
    );
  }

  /** The name of a CCP and its table; nothing where nothing was said. */
  function tableau(ctx, etat, retour, { code: ccp, titre_court }) {
    const siennes = [...ctx.competences.values()].filter((une) => une.ccp === ccp);
    const corps = siennes.map(({ code }) => competence(ctx, etat, retour, code)).filter(Boolean);
    if (!corps.length) return [];
    const tetes = COLONNES.map((nom) => creer('th', { scope: 'col' }, nom));
    const id = `retour-${ccp.toLowerCase()}`;
    const tete = creer('thead', {}, creer('tr', {}, ...tetes));
    const table = creer('table', { class: 'points__tableau retour__tableau', 'aria-labelledby': id }, tete, ...corps);
    return [creer('h4', { id }, titre_court), table];
  }

  /** What was said under a code that is no more, or says something else now: its own words, never beside an answer. */
  function anciens(ctx, { anciens: liste, ignores }) {
    const item = ([code, { niveau, raison, texte }]) =>
      creer('li', {}, [code, ctx.libelles.get(niveau), raison ?? texte].filter((dit) => dit?.trim()).join('\u00a0: '));
    const quoi = 'Ces lignes parlent d’une autre édition du référentiel\u00a0: leur texte a changé, ou n’est plus là.';
    const [abime, pluriel] =
      ignores === 1 ? ['Une ligne abîmée n’est', ''] : [`${ignores}\u00a0lignes abîmées ne sont`, 's'];
    return [
      liste.length ? creer('p', {}, quoi) : null,
      liste.length ? creer('ul', { class: 'retour-anciens' }, ...liste.map(item)) : null,
      ignores ? creer('p', {}, `${abime} pas montrée${pluriel}.`) : null,
    ];
  }

  /** Nodes that show a returned sheet (auto.lireRetour) beside the answers of a state, and one sentence to say. */
  auto.vueRetour = (ctx, etat, retour) => {
    const la = Object.keys(NOMS).filter((nom) => retour[nom].size > 0);
    const notes = la.map((nom) => compte(retour[nom].size, ...NOMS[nom])).join(' et ');
    const contient = notes ? `Elle contient ${notes}.` : 'Elle ne contient rien à mettre à côté de vos réponses.';
    const du = retour.fait_le ? `Faite le ${jour(retour.fait_le)}. ` : '';
    const tableaux = [...ctx.ccp.values()].flatMap((ccp) => tableau(ctx, etat, retour, ccp));
    const noeuds = [
      creer('h3', {}, 'Fiche de votre formateur ou formatrice'),
      creer('p', {}, `${du}${contient} Ce n’est ni une note, ni l’avis d’un jury.`),
      creer(
        'p',
        {},
        'Vos réponses n’ont pas changé. Cette fiche se lit ici seulement\u00a0: elle s’en va quand vous quittez la page.',
      ),
      ...tableaux,
      ...anciens(ctx, retour),
      creer('button', { type: 'button', class: 'bouton', 'data-action': 'laisser' }, 'Fermer cette fiche'),
    ];
    return { noeuds: noeuds.filter(Boolean), dit: `Fiche de votre formateur ou formatrice. ${contient}` };
  };
})();
