/*
 * Quoi travailler d’abord : trois compétences au plus, pourquoi, et le repère par lequel commencer. Aucun accès au document.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const PLUS = 3;

  /**
   * Compétences with an answer below the threshold, the furthest first: [{code, reperes: [{code, niveau}]}], the weakest
   * repère first. No occasion is no lack; a CCP set aside asks nothing.
   */
  auto.aTravailler = (ctx, etat) => {
    const seuil = auto.rang(ctx, auto.seuil(ctx));
    const poids = ({ reperes }) => reperes.reduce((n, { rang }) => n + (rang === 1 ? 3 : 1), 0);
    return auto
      .concernees(ctx, etat)
      .map((code) => ({
        code,
        reperes: ctx.competences
          .get(code)
          .codes.map((repere) => ({ code: repere, niveau: auto.niveauDe(ctx, etat, repere) }))
          .map((repere) => ({ ...repere, rang: auto.rang(ctx, repere.niveau) }))
          .filter(({ rang }) => rang > 0 && rang < seuil)
          .sort((a, b) => a.rang - b.rang),
      }))
      .filter(({ reperes }) => reperes.length > 0)
      .sort((a, b) => poids(b) - poids(a))
      .slice(0, PLUS);
  };

  /** Whether repères wait for an answer: what is not there may then only not be told yet. */
  auto.aPreciser = (ctx, etat) =>
    auto.concernees(ctx, etat).some((code) => {
      const { repondus, total } = auto.pratiqueDe(ctx, etat, code);
      return repondus < total;
    });

  /** « 2 repères à « Pas encore », 1 à « Avec appui » ». */
  auto.raison = (ctx, reperes) =>
    auto
      .repartition(
        ctx,
        reperes.map(({ niveau }) => niveau),
      )
      .map(([niveau, nombre], i) => {
        const combien = i === 0 ? auto.dom.compte(nombre, 'repère') : nombre;
        return `${combien} à «\u00a0${ctx.libelles.get(niveau)}\u00a0»`;
      })
      .join(', ');

  /** The action that works on a repère: what it says, and the trace that would show it. */
  auto.actionSur = (ctx, repere) => {
    const { texte, trace, competence } = ctx.reperes.get(repere);
    const quoi = `${texte} Trace possible\u00a0: ${trace}`;
    return { quoi, competence, repere, avec_qui: '', pour_le: '', fait: false };
  };
})();
