/* Provisoire. */
(() => {
  'use strict';
  const { auto } = window.Referentiel;
  const formateur = (window.Referentiel.formateur ??= {});
  formateur.masquer ??= true;
  formateur.ligne = (ctx, etat, dossier, id, repere) => {
    const { niveau: note = '', raison = '', confirme = false, vu = '' } = etat.notes.get(`${id}.${repere}`) ?? {};
    const dit = dossier ? auto.niveauDe(ctx, dossier.etat, repere) : null;
    const soi = dit === ctx.vide ? '' : dit;
    const situation = !note ? 'a-noter' : soi === null ? 'note' : soi !== vu ? 'a-revoir' : soi !== note ? 'different' : 'note';
    return { soi, note, raison, confirme, situation };
  };
  formateur.lignes = (ctx, etat, dossier, id, competence) =>
    (competence ? ctx.competences.get(competence).codes : [...ctx.reperes.keys()]).map((repere) => [repere, formateur.ligne(ctx, etat, dossier, id, repere)]);
  formateur.visible = (etat, id, repere) => !formateur.masquer || !!etat.notes.get(`${id}.${repere}`)?.niveau;
})();
