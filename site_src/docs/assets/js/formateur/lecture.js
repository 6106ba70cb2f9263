/*
 * Les réponses d’une personne et les notes du formateur, côte à côte, repère par repère. Jamais de moyenne : deux mots, et
 * ce qui les sépare.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});

  /** Whether the answers of a person stay hidden until they are rated: of this page alone. */
  formateur.masquer = true;

  /** `vu` of a level given while no file of the person was open: nothing was seen, nothing can have changed since. */
  formateur.PAS_VU = 'sans-fichier';

  const sansVide = (ctx, niveau) => (ctx.niveaux.includes(niveau) && niveau !== ctx.vide ? niveau : '');

  /** What a person answered: a level, '' for no answer, null when no file of theirs is open. */
  const soiDe = (ctx, dossier, repere) => (dossier ? sansVide(ctx, auto.niveauDe(ctx, dossier.etat, repere)) : null);

  function situer(soi, note, vu) {
    if (!note) return 'a-noter';
    if (soi !== null && soi !== vu) return 'a-revoir';
    return soi !== null && soi !== note ? 'different' : 'note';
  }

  /**
   * One repère: {soi, note, raison, confirme, vu, situation}. `soi`: level, '' without answer, null when no file is open;
   * `note`: level, '' when not rated; `vu`: what `soi` was when it was rated. `situation`: 'a-noter', 'note', 'different',
   * or 'a-revoir' when the person changed their answer since.
   */
  formateur.ligne = (ctx, etat, dossier, id, repere) => {
    const { niveau = '', raison = '', confirme = false, vu = '' } = etat.notes.get(formateur.cle(id, repere)) ?? {};
    const soi = soiDe(ctx, dossier, repere);
    const note = sansVide(ctx, niveau);
    const su = vu === formateur.PAS_VU ? soi : sansVide(ctx, vu);
    return { soi, note, raison, confirme, vu, situation: situer(soi, note, su) };
  };

  /** [[repère, ligne]] of a compétence, or of all. */
  formateur.lignes = (ctx, etat, dossier, id, competence) => {
    const codes = competence ? ctx.competences.get(competence).codes : [...ctx.reperes.keys()];
    return codes.map((repere) => [repere, formateur.ligne(ctx, etat, dossier, id, repere)]);
  };

  /**
   * How a compétence reads, as auto.lire says it: for the person ('soi'; null when no file is open) or the trainer
   * ('formateur').
   */
  formateur.pratiqueDe = (ctx, etat, dossier, id, competence, qui) => {
    if (qui === 'soi') return dossier ? auto.pratiqueDe(ctx, dossier.etat, competence) : null;
    const niveau = (repere) => formateur.ligne(ctx, etat, null, id, repere).note || ctx.vide;
    return auto.lire(ctx, ctx.competences.get(competence).codes.map(niveau));
  };

  /** Whether the person's answer may be shown: it is rated, or nothing is hidden. */
  formateur.visible = (etat, id, repere) =>
    !formateur.masquer || Boolean(etat.notes.get(formateur.cle(id, repere))?.niveau);
})();
