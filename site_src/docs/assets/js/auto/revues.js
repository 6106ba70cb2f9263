/*
 * La revue des changements : ce que chacun demande, et ce que la personne décide. Rien n’est repris sans un geste d’elle.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const SUIVENT = ['remplace', 'scinde', 'reunit'];

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
      SUIVENT.includes(quoi) && cibles.some(({ code }) => ctx.competences.has(code))
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

  const repondu = (ctx, etat, code) => auto.niveauDe(ctx, etat, code) !== ctx.vide;

  /** What hung on old codes hangs on new ones; a list that would be too long stays as it was. */
  function rattacher(etat, section, anciens, nouveaux, maintenant) {
    if (nouveaux.length === 0) return etat;
    return auto.vivants(etat, 'situations').reduce((suivant, [id, s]) => {
      if (!s[section].some((code) => anciens.includes(code))) return suivant;
      const codes = [...new Set([...s[section].filter((code) => !anciens.includes(code)), ...nouveaux])];
      return codes.length > auto.LIMITES.codes
        ? suivant
        : auto.poser(suivant, 'situations', id, { [section]: codes }, maintenant);
    }, etat);
  }

  const trouver = (ctx, etat, cle) => auto.changements(ctx, etat).find((changement) => changement.cle === cle);

  /** The change is reviewed; situations follow to the repères that now have an answer. */
  auto.revoir = (ctx, etat, cle, maintenant) => {
    const { quoi, avant, apres } = trouver(ctx, etat, cle);
    const revu = auto.poser(etat, 'revues', cle, { fait: true }, maintenant);
    const cibles = apres.filter(({ code, repere }) => repere && repondu(ctx, etat, code)).map(({ code }) => code);
    return SUIVENT.includes(quoi)
      ? rattacher(
          revu,
          'reperes',
          avant.map(({ code }) => code),
          cibles,
          maintenant,
        )
      : revu;
  };

  /** The old level is kept for `code`; the change is reviewed once each of its repères has an answer. */
  auto.garderNiveau = (ctx, etat, cle, code, maintenant) => {
    const { apres } = trouver(ctx, etat, cle);
    const niveau = apres.find((cible) => cible.code === code).propose;
    const garde = auto.poser(etat, 'reponses', code, { niveau }, maintenant);
    return apres.every((cible) => repondu(ctx, garde, cible.code)) ? auto.revoir(ctx, garde, cle, maintenant) : garde;
  };

  /** Situations attached to a compétence that changed are attached to what it became; the change is reviewed. */
  auto.garderRattachements = (ctx, etat, cle, maintenant) => {
    const { avant, apres } = trouver(ctx, etat, cle);
    const [anciens, nouveaux] = [avant, apres].map((liste) => liste.map(({ code }) => code));
    return auto.revoir(ctx, rattacher(etat, 'competences', anciens, nouveaux, maintenant), cle, maintenant);
  };
})();
