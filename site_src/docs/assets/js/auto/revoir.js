/*
 * La revue des changements : ce que la personne décide. Rien n’est repris sans un geste d’elle. Chargé avec la revue.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

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
    return auto.SUIVENT.includes(quoi)
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
