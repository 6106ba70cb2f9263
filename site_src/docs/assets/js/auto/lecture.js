/*
 * La règle de lecture : des réponses sur une compétence, un mot. La même qu’en Python (generator/lecture.py) ;
 * une seule table de cas les juge (tests/attendus/lectures.json).
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  function convient(quand, rangs, ordre, situation) {
    if (quand.manque && !rangs.includes(0)) return false;
    if (quand.tous_au_moins && Math.min(...rangs) < ordre.indexOf(quand.tous_au_moins)) return false;
    if (quand.tous && rangs.some((rang) => rang !== ordre.indexOf(quand.tous))) return false;
    return situation || !quand.situation;
  }

  /** The place of a level on the scale; 0, no answer, for one the scale does not have. */
  auto.rang = (ctx, niveau) => Math.max(0, ctx.niveaux.indexOf(niveau));

  /** The code of the first reading that applies; `niveaux` holds one level code per repère. */
  auto.lire = (ctx, niveaux, situation) => {
    const rangs = niveaux.map((niveau) => auto.rang(ctx, niveau));
    return ctx.lectures.find(({ quand }) => convient(quand, rangs, ctx.niveaux, situation)).code;
  };

  /** The level answered for a repère, the first of the scale when there is none. */
  auto.niveauDe = (ctx, etat, repere) => ctx.niveaux[auto.rang(ctx, etat.reponses.get(repere)?.niveau)];

  /** [[id, situation]] that count for a compétence: attached to it, or to one of its repères. */
  auto.situationsDe = (ctx, etat, competence) => {
    const { codes } = ctx.competences.get(competence);
    return auto
      .vivants(etat, 'situations')
      .filter(([, s]) => s.competences.includes(competence) || s.reperes.some((repere) => codes.includes(repere)));
  };

  const niveauxDe = (ctx, etat, competence) =>
    ctx.competences.get(competence).codes.map((repere) => auto.niveauDe(ctx, etat, repere));

  /** The reading of a compétence in a state. */
  auto.lectureDe = (ctx, etat, competence) =>
    auto.lire(ctx, niveauxDe(ctx, etat, competence), auto.situationsDe(ctx, etat, competence).length > 0);

  /** Map(ccp -> Map(compétence -> reading)). */
  auto.lecturesParCcp = (ctx, etat) =>
    new Map(
      [...ctx.ccp].map(([ccp, { competences }]) => [
        ccp,
        new Map(competences.map((code) => [code, auto.lectureDe(ctx, etat, code)])),
      ]),
    );

  /** How many repères have an answer, in all and per CCP: {total, repondus, ccp: Map(code -> {total, repondus})}. */
  auto.progression = (ctx, etat) => {
    const ccp = new Map(
      [...ctx.ccp].map(([code, { competences }]) => {
        const niveaux = competences.flatMap((competence) => niveauxDe(ctx, etat, competence));
        return [code, { total: niveaux.length, repondus: niveaux.filter((n) => n !== ctx.niveaux[0]).length }];
      }),
    );
    const somme = (nom) => [...ccp.values()].reduce((n, compte) => n + compte[nom], 0);
    return { total: somme('total'), repondus: somme('repondus'), ccp };
  };

  /**
   * What stands between a compétence and the reading that asks for a level everywhere (« Oui »): the repères still
   * below it, whether a situation is missing, and that level. Nothing missing: the reading is that one.
   */
  auto.ecarts = (ctx, etat, competence) => {
    const { quand } = ctx.lectures.find((lecture) => lecture.quand.tous_au_moins) ?? { quand: {} };
    const seuil = quand.tous_au_moins ?? ctx.niveaux[0];
    const bas = (repere) => auto.rang(ctx, auto.niveauDe(ctx, etat, repere)) < auto.rang(ctx, seuil);
    return {
      seuil,
      reperes: ctx.competences.get(competence).codes.filter(bas),
      situation: Boolean(quand.situation) && auto.situationsDe(ctx, etat, competence).length === 0,
    };
  };
})();
