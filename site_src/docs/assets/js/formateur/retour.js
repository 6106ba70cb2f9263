/*
 * La fiche rendue à une personne : les niveaux, les raisons et les remarques du formateur ou de la formatrice, sans son nom.
 * Elle l’ouvre sur « Mes données » (auto/lire-retour.js) ; sa forme est publiée (donnees/retour.schema.json).
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const FORMAT = 1;

  /**
   * What a sheet says of a person: {niveaux: {C01-1: {niveau, raison, confirme}}, remarques: {C01: text}}, in the order of
   * the référentiel; a level taken back is not in it, nor what this title does not have.
   */
  formateur.dits = (ctx, etat, id) => {
    const niveaux = {};
    for (const repere of ctx.reperes.keys()) {
      const { niveau = '', raison = '', confirme = false } = etat.notes.get(`${id}.${repere}`) ?? {};
      if (ctx.niveaux.includes(niveau) && niveau !== ctx.vide) niveaux[repere] = { niveau, raison, confirme };
    }
    const remarques = {};
    for (const competence of ctx.competences.keys()) {
      const { texte = '' } = etat.remarques.get(`${id}.${competence}`) ?? {};
      if (texte.trim()) remarques[competence] = texte;
    }
    return { niveaux, remarques };
  };

  /** The text of the file, made at an instant (ms). */
  formateur.ecrireRetour = (ctx, etat, id, maintenant) => {
    const { titre, version, edition } = ctx;
    const fait_le = new Date(maintenant).toISOString();
    const dits = formateur.dits(ctx, etat, id);
    return `${JSON.stringify({ format: FORMAT, genre: 'retour', titre, version, edition, fait_le, ...dits }, null, 1)}\n`;
  };

  const INTERDITS = /[\\/:*?"<>|\u0000-\u001f]/g; // In the name of a file, on one system or another.
  const LONG = 60; // Characters of a name.

  /** « retour-TP-00403-2026-11-24.json », or with the name that is asked for: « retour-TP-00403-2026-11-24 Léa.json ». */
  formateur.nomDuRetour = (ctx, maintenant, nom = '') => {
    const permis = nom.replace(INTERDITS, ' ').replace(/\s+/g, ' ').trim();
    const court = [...permis]
      .slice(0, LONG)
      .join('')
      .replace(/[\s.]+$/, '');
    const sans = auto.nomDeFichier(ctx, maintenant, '').replace('auto-evaluation', 'retour').slice(0, -1);
    return `${court ? `${sans} ${court}` : sans}.json`;
  };
})();
