/*
 * Points d’étape : l’instantané d’une auto-évaluation (niveaux, et compétences qui ont une situation), et ce qui a
 * bougé entre deux. Un lien partagé porte la même chose.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  /** {reponses: Map(repère -> level), situations: [compétences]} of a state, codes of this référentiel only. */
  auto.instantane = (ctx, etat) => {
    const repondus = [...ctx.reperes.keys()].filter((repere) => auto.niveauDe(ctx, etat, repere) !== ctx.vide);
    return {
      reponses: new Map(repondus.map((repere) => [repere, auto.niveauDe(ctx, etat, repere)])),
      situations: [...ctx.competences.keys()].filter((code) => auto.situationsDe(ctx, etat, code).length > 0),
    };
  };

  const niveau = (ctx, { reponses }, repere) =>
    ctx.niveaux.includes(reponses.get(repere)) ? reponses.get(repere) : ctx.vide;

  /** The two readings of a compétence in a snapshot: {pratique, preuve}. */
  auto.lectureInstantane = (ctx, instantane, competence) => ({
    pratique: auto.lire(
      ctx,
      ctx.competences.get(competence).codes.map((repere) => niveau(ctx, instantane, repere)),
    ),
    preuve: auto.preuve(instantane.situations.includes(competence)),
  });

  /**
   * What snapshots answered that cannot be compared as such: {disparus, reformules}, numbers of repères that are gone,
   * and of repères whose text is newer than the snapshot (`le`; none: today).
   */
  auto.horsComparaison = (ctx, instantanes) => {
    const codes = instantanes.flatMap(({ reponses }) => [...reponses.keys()]);
    const reformules = instantanes.flatMap(({ reponses, le }) =>
      ctx.editions
        .filter(({ depuis }) => le && depuis > le.slice(0, 10))
        .flatMap(({ changements }) => changements)
        .filter(({ quoi, apres }) => quoi === 'reformule' && reponses.has(apres[0]) && ctx.reperes.has(apres[0]))
        .map(({ apres }) => apres[0]),
    );
    const disparus = codes.filter((code) => !ctx.reperes.has(code));
    return { disparus: new Set(disparus).size, reformules: new Set(reformules).size };
  };

  /** No occasion is neither higher nor lower than a level: losing or finding one has its own word. */
  function mouvementDe(ctx, avant, apres) {
    if (avant === apres) return 'stable';
    if (apres === ctx.vide) return 'retire';
    if (apres === ctx.sans_occasion) return 'sans-occasion';
    if (avant === ctx.vide) return 'nouveau';
    if (avant === ctx.sans_occasion) return 'occasion';
    return auto.rang(ctx, apres) > auto.rang(ctx, avant) ? 'progresse' : 'regresse';
  }

  const MOUVEMENTS = ['progresse', 'regresse', 'occasion', 'sans-occasion', 'nouveau', 'retire'];

  /** One word for a compétence: real moves first, then occasions, then answers that came or went. */
  function ensemble(mouvements) {
    const a = (mouvement) => mouvements.includes(mouvement);
    if (a('progresse') && a('regresse')) return 'mixte';
    return MOUVEMENTS.find(a) ?? 'stable';
  }

  /**
   * What moved between two snapshots, compétence by compétence: readings before and after, mouvement (progresse,
   * regresse, mixte, occasion, sans-occasion, nouveau, retire, stable), whether there is a new proof: a first situation,
   * or a repère that reaches the top of the scale; and the repères that moved.
   */
  auto.comparerPoints = (ctx, ancien, nouveau) =>
    [...ctx.competences].map(([competence, { codes }]) => {
      const haut = ctx.echelle.at(-1);
      const reperes = codes
        .map((code) => {
          const [avant, apres] = [niveau(ctx, ancien, code), niveau(ctx, nouveau, code)];
          return { code, avant, apres, mouvement: mouvementDe(ctx, avant, apres) };
        })
        .filter(({ mouvement }) => mouvement !== 'stable');
      const situation = nouveau.situations.includes(competence) && !ancien.situations.includes(competence);
      return {
        competence,
        avant: auto.lectureInstantane(ctx, ancien, competence),
        apres: auto.lectureInstantane(ctx, nouveau, competence),
        mouvement: ensemble(reperes.map(({ mouvement }) => mouvement)),
        nouvelle_preuve: situation || reperes.some(({ apres }) => apres === haut),
        reperes,
      };
    });
})();
