/*
 * La revue des changements : ce que chacun demande. Ce que la personne décide est dans revoir.js.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  auto.SUIVENT = ['remplace', 'scinde', 'reunit']; // Changes that what hangs on their codes goes through.

  const texteDe = (ctx, code) =>
    ctx.reperes.get(code)?.texte ?? (ctx.competences.get(code) ?? ctx.ccp.get(code))?.intitule ?? '';

  /** The level that may be kept: the lowest of the old ones, '' when one is missing or not on the scale. */
  function propose(ctx, avant, niveaux) {
    const anciens = avant.map(({ code }) => niveaux.get(code));
    if (anciens.every((niveau) => niveau === ctx.sans_occasion)) return anciens[0] ?? '';
    const bas = Math.min(...anciens.map((niveau) => auto.rang(ctx, niveau)));
    return anciens.length > 0 && bas > 0 ? ctx.echelle[bas - 1] : '';
  }

  /** Living situations attached to one of these codes of compétences. */
  const situationsDe = (etat, codes) =>
    auto.vivants(etat, 'situations').filter(([, s]) => s.competences.some((code) => codes.includes(code)));

  function decrire(ctx, etat, edition, changement) {
    const cle = auto.cleRevue(edition, changement);
    const { niveaux, fait } = etat.revues.get(cle);
    const { quoi, avant, apres, explication } = changement;
    const niveau = propose(ctx, avant, niveaux);
    const anciens = avant.map((ancien) => ({
      ...ancien,
      niveau: ctx.niveaux.includes(niveaux.get(ancien.code)) ? niveaux.get(ancien.code) : ctx.vide,
    }));
    const cibles = auto.devenus(ctx, edition.code, apres).map(({ code, entier }) => ({
      code,
      texte: texteDe(ctx, code),
      repere: ctx.reperes.has(code),
      propose: entier && ctx.reperes.has(code) ? niveau : '',
    }));
    const codes = avant.map(({ code }) => code);
    const rattachees =
      auto.SUIVENT.includes(quoi) && cibles.some(({ code }) => ctx.competences.has(code))
        ? situationsDe(etat, codes).length
        : 0;
    const nombre = Math.max(avant.length, apres.length);
    return {
      cle,
      edition: edition.code,
      quoi,
      nombre,
      codes: codes.length ? codes : apres,
      avant: anciens,
      apres: cibles,
      explication,
      fait,
      rattachees,
    };
  }

  /**
   * The changes a state was brought through, oldest first: [{cle, edition, quoi, nombre, codes,
   * avant: [{code, texte, niveau}], apres: [{code, texte, repere, propose}], explication, fait, rattachees}].
   * `codes` are those that changed, or the new ones; `nombre`, how many changed or came; `apres` is what stands today, nothing if
   * it was taken away since; `propose` is the level that a press may keep, or ''; `rattachees`, how many situations
   * hang on a compétence that changed.
   */
  auto.changements = (ctx, etat) =>
    ctx.editions.flatMap((edition) =>
      edition.changements
        .filter((changement) => etat.revues.has(auto.cleRevue(edition, changement)))
        .map((changement) => decrire(ctx, etat, edition, changement)),
    );

  /** How many changes wait for the person. */
  auto.aRevoir = (ctx, etat) => auto.changements(ctx, etat).filter(({ fait }) => !fait).length;

  /** Answers put aside that wait for the person. */
  auto.reponsesARevoir = (ctx, etat) =>
    auto
      .changements(ctx, etat)
      .filter(({ fait }) => !fait)
      .flatMap(({ avant }) => avant)
      .filter(({ niveau }) => niveau !== ctx.vide).length;
})();
