/*
 * La fiche d’une page : où j’en suis, quoi travailler, mes prochaines actions. À emporter chez un conseiller ou un
 * formateur ; le nom s’y écrit à la main. Une page, quoi que les champs contiennent.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;
  const { jour } = auto.dom;
  const ACTIONS = 5;

  /** What comes next: dated first, done left out. {actions, autres}. */
  auto.prochainesActions = (etat) => {
    const cle = ({ pour_le }) => pour_le || '9';
    const reste = auto
      .vivants(etat, 'plan')
      .map(([, action]) => action)
      .filter(({ fait }) => !fait)
      .sort((a, b) => cle(a).localeCompare(cle(b)));
    return { actions: reste.slice(0, ACTIONS), autres: Math.max(0, reste.length - ACTIONS) };
  };

  const partie = (titre, ...contenu) => creer('section', {}, creer('h2', {}, titre), ...contenu);

  function entete(ctx, etat, aujourdhui) {
    const du = etat.modifie_le ? `, réponses du ${jour(etat.modifie_le)}` : '';
    return creer(
      'header',
      {},
      creer('h1', {}, 'Où j’en suis'),
      creer('p', {}, `${ctx.intitule} (${ctx.titre}). Fiche du ${jour(aujourdhui)}${du}.`),
      creer('p', {}, 'Remplie par la personne elle-même\u00a0: ce n’est ni une note, ni l’avis d’un jury.'),
      creer('p', { class: 'fiche__nom' }, creer('span', {}, 'Nom et prénom\u00a0:'), creer('span', {})),
    );
  }

  function travailler(ctx, etat) {
    const items = auto.aTravailler(ctx, etat).map(({ code, reperes }) => {
      const { texte, trace } = ctx.reperes.get(reperes[0].code);
      const nom = ctx.competences.get(code).titre_court;
      const suite = `${auto.raison(ctx, reperes)}. ${texte} Trace possible\u00a0: ${trace}`;
      return creer('li', {}, creer('p', {}, creer('strong', {}, nom), '\u00a0: ', auto.couper(suite, 276)));
    });
    if (items.length) return [creer('ol', { class: 'fiche__liste fiche__liste--trois' }, ...items)];
    if (!auto.aPreciser(ctx, etat)) return [creer('p', {}, 'Rien à mettre en premier pour l’instant.')];
    const ligne = () => creer('p', { class: 'fiche__ligne' });
    return [creer('p', {}, 'À préciser, repère par repère, ou ensemble\u00a0:'), ligne(), ligne(), ligne()];
  }

  function plan(etat) {
    const { actions, autres } = auto.prochainesActions(etat);
    if (!actions.length) return [creer('p', {}, 'Aucune action pour l’instant.')];
    const items = actions.map(({ quoi, avec_qui, pour_le }) => {
      const debut = [
        pour_le && `Pour le ${jour(pour_le)}`,
        avec_qui && `${pour_le ? 'avec' : 'Avec'} ${auto.couper(avec_qui, 30)}`,
      ];
      const dit = debut.filter(Boolean).join(', ');
      return creer('li', {}, creer('p', {}, dit && creer('strong', {}, `${dit}\u00a0: `), auto.couper(quoi, 170)));
    });
    const suite = autres && creer('p', {}, autres === 1 ? 'et 1\u00a0autre' : `et ${autres}\u00a0autres`);
    return [creer('ul', { class: 'fiche__liste' }, ...items), suite || null];
  }

  /** The sheet of a state, on a day (ISO text). */
  auto.fiche = (ctx, etat, aujourdhui) => {
    const vues = new Map([...ctx.competences.keys()].map((code) => [code, auto.vueCompetence(ctx, etat, code)]));
    const carte = auto.carteCompetences(ctx, { rang: 'h3' });
    carte.montrer(vues);
    const premierTour = [...vues.values()].some(({ tour }) => tour !== null);
    const deCote = [...auto.misDeCote(ctx, etat)].map(([ccp, raison]) => `${ccp} ${auto.motDeCote(raison)}.`);
    return creer(
      'main',
      { class: 'fiche-papier' },
      entete(ctx, etat, aujourdhui),
      partie(
        'Ce que je dis de ma pratique',
        auto.legendeCarte(ctx, { premierTour }),
        carte.noeud,
        deCote.length ? creer('p', {}, deCote.join(' ')) : null,
      ),
      partie('Ce que je veux travailler d’abord', ...travailler(ctx, etat)),
      partie('Mes prochaines actions', ...plan(etat)),
      creer('section', { class: 'fiche__notes' }, creer('h2', {}, 'Notes de l’entretien')),
    );
  };
})();
