/*
 * Ce que le tableau du groupe lit de chaque personne, compétence par compétence. Des mots et des comptes de personnes :
 * ni moyenne, ni classement. Rien du document.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const formateur = (window.Referentiel.formateur ??= {});

  /** Why nobody asks this compétence of someone: 'obtenu', 'non-vise', or null. */
  formateur.miseDeCote = (ctx, dossier, competence) => {
    const deCote = dossier && auto.misDeCote(ctx, dossier.etat);
    const { tous } = ctx.competences.get(competence);
    return deCote && tous.every((ccp) => deCote.has(ccp)) ? deCote.get(tous[0]) : null;
  };

  const lue = (ctx, niveaux) => ({ quoi: 'lecture', lue: auto.lire(ctx, niveaux) });

  /** How the trainer's levels read. */
  function parFormateur(ctx, lignes, cote) {
    const niveaux = lignes.map(([, { note }]) => note || ctx.vide);
    if (niveaux.some((niveau) => niveau !== ctx.vide)) return lue(ctx, niveaux);
    return cote ? { quoi: 'cote', raison: cote } : { quoi: 'rien' };
  }

  /** How the person's own levels read; those of the first round are told, and never read. */
  function parSoi(ctx, etat, dossier, id, lignes, competence) {
    if (!lignes.every(([repere]) => formateur.visible(etat, id, repere))) return { quoi: 'masque' };
    const niveaux = lignes.map(([, { soi }]) => soi || ctx.vide);
    if (niveaux.some((niveau) => niveau !== ctx.vide)) return lue(ctx, niveaux);
    const niveau = dossier.etat.premier_tour.get(competence)?.niveau;
    return ctx.premier_tour?.includes(niveau) ? { quoi: 'tour', niveau } : { quoi: 'rien' };
  }

  const combien = (lignes, situation) => lignes.filter(([, ligne]) => ligne.situation === situation).length;

  /**
   * What the table shows of a person in a compétence: {quoi, revoir} and, by `quoi`: 'lecture' {lue}, as auto.lire gives;
   * 'ecarts' {differents, notes, total}, numbers of repères; 'muet', rated, and the person answered nothing; 'tour' {niveau}; 'cote' {raison}; 'rien', nothing said;
   * 'masque', the trainer rates first; 'absent', the person's file is not open. `revoir`: repères rated before the person
   * changed them.
   */
  formateur.caseDuGroupe = (ctx, etat, dossier, id, competence, montre) => {
    const lignes = formateur.lignes(ctx, etat, dossier, id, competence);
    const revoir = combien(lignes, 'a-revoir');
    const cote = formateur.miseDeCote(ctx, dossier, competence);
    if (montre === 'formateur') return { ...parFormateur(ctx, lignes, cote), revoir };
    if (!dossier) return { quoi: 'absent', revoir };
    if (montre === 'soi') {
      const vue = parSoi(ctx, etat, dossier, id, lignes, competence);
      return { ...(vue.quoi !== 'lecture' && cote ? { quoi: 'cote', raison: cote } : vue), revoir };
    }
    const notes = lignes.length - combien(lignes, 'a-noter');
    if (notes === 0) return { ...(cote ? { quoi: 'cote', raison: cote } : { quoi: 'rien' }), revoir };
    if (lignes.every(([, { note, soi }]) => !note || soi === '')) return { quoi: 'muet', revoir };
    const differents = lignes.filter(([, { note, soi }]) => note && soi !== null && note !== soi).length;
    return { quoi: 'ecarts', differents, notes, total: lignes.length, revoir };
  };

  /** Where a cell is counted. */
  function sorte(ctx, vue) {
    if (vue.quoi !== 'lecture') return vue.quoi;
    const { quand } = ctx.lectures.find(({ code }) => code === vue.lue.lecture);
    if (quand.manque) return 'incomplet';
    if (quand.sans_occasion) return 'sans-occasion';
    return quand.tous_au_moins ? 'fait' : 'dessous';
  }

  /**
   * The cells of a compétence, [[id, cell]], by what they say: {sorte: [ids]}. 'fait': at the level of « Oui »; 'dessous':
   * read, and below; 'incomplet' and 'sans-occasion', not read; or what the cell holds.
   */
  formateur.bilanDuGroupe = (ctx, cases) => {
    const bilan = { fait: [], dessous: [] };
    for (const [id, vue] of cases) (bilan[sorte(ctx, vue)] ??= []).push(id);
    return bilan;
  };

  /**
   * What the group needs next, from Map(compétence -> bilan): [{competence, qui, lus}], those where most of the people
   * read are below, the most of them first, then in the order of the title.
   */
  formateur.besoinsDuGroupe = (bilans) =>
    [...bilans]
      .map(([competence, { fait, dessous }]) => ({ competence, qui: dessous, lus: fait.length + dessous.length }))
      .filter(({ qui, lus }) => 2 * qui.length > lus)
      .sort((a, b) => b.qui.length - a.qui.length);

  /**
   * What is missing for a person among these compétences: {'a-noter', 'a-revoir', 'sans-preuve'}, numbers of repères, of
   * repères, of compétences. Nothing is missing where nothing is asked; without a file, nobody knows of a proof: null.
   */
  formateur.manquesDe = (ctx, etat, dossier, id, competences) => {
    const demandees = competences.filter((code) => formateur.miseDeCote(ctx, dossier, code) === null);
    const lignes = demandees.flatMap((code) => formateur.lignes(ctx, etat, dossier, id, code));
    const sans = dossier && demandees.filter((code) => auto.preuveDe(ctx, dossier.etat, code) === 'a-raconter');
    return {
      'a-noter': combien(lignes, 'a-noter'),
      'a-revoir': combien(lignes, 'a-revoir'),
      'sans-preuve': sans?.length ?? null,
    };
  };

  /** Where two states of the ratings differ: Set of `id.compétence`. */
  formateur.casesChangees = (ctx, avant, apres) => {
    const changees = new Set();
    if (avant === apres) return changees;
    const noter = (cle) => {
      const { id, code, edition } = formateur.deCle(cle);
      const competence = edition === '' && ctx.reperes.get(code)?.competence;
      if (competence) changees.add(`${id}.${competence}`);
    };
    for (const [cle, note] of apres) if (avant.get(cle) !== note) noter(cle);
    for (const cle of avant.keys()) if (!apres.has(cle)) noter(cle);
    return changees;
  };
})();
