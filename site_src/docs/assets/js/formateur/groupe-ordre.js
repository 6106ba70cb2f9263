/*
 * Qui le tableau du groupe montre, et dans quel ordre : par nom, par ce qui manque, par date de fichier. Jamais par niveau.
 */
(() => {
  'use strict';

  const formateur = (window.Referentiel.formateur ??= {});
  const noms = new Intl.Collator('fr', { numeric: true });

  /** Compétences of a choice: '' for all, the code of a CCP or of a compétence. */
  formateur.competencesChoisies = (ctx, choix) => {
    if (ctx.competences.has(choix)) return [choix];
    return ctx.ccp.has(choix) ? ctx.ccp.get(choix).competences : [...ctx.competences.keys()];
  };

  /** [{code, competences}] of the CCP of a choice, each compétence under the first that holds it. */
  formateur.colonnesDuGroupe = (ctx, choix) => {
    const choisies = formateur.competencesChoisies(ctx, choix);
    if (ctx.ccp.has(choix)) return [{ code: choix, competences: choisies }];
    return [...ctx.ccp.keys()]
      .map((code) => ({ code, competences: choisies.filter((c) => ctx.competences.get(c).ccp === code) }))
      .filter(({ competences }) => competences.length > 0);
  };

  const clesDe = {
    nom: () => 0,
    manque: ({ manques }, manque) => -(manques[manque || 'a-noter'] ?? 0),
    date: ({ dossier }) => -(Date.parse(dossier?.le ?? '') || 0),
  };

  /**
   * The people to show: [{id, nom, dossier, manques}]. `vue`: {choix, manque, tri}; `manque`, when not '', keeps those for
   * whom something of that kind is missing. The same key: by name. What is missing is counted when it is asked for: {} else.
   */
  formateur.personnesDuGroupe = (ctx, etat, dossierDe, { choix, manque, tri }) => {
    const codes = formateur.competencesChoisies(ctx, choix);
    const cle = clesDe[tri];
    const compte = manque !== '' || tri === 'manque';
    return formateur
      .personnes(etat)
      .map(([id, { nom }]) => {
        const dossier = dossierDe(id);
        return { id, nom, dossier, manques: compte ? formateur.manquesDe(ctx, etat, dossier, id, codes) : {} };
      })
      .filter(({ manques }) => manque === '' || manques[manque] > 0)
      .sort((a, b) => cle(a, manque) - cle(b, manque) || noms.compare(a.nom, b.nom));
  };
})();
