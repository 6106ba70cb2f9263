/*
 * Le groupe en une longue table, pour un tableur : une ligne par personne et par repère, même sans réponse ni note. Des mots,
 * jamais des nombres. Rien du document.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const NON_NOTE = 'Non noté';
  const SANS_FICHIER = 'Fichier non ouvert';

  const calendrier = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
  /** « 1er mars 2026 » from AAAA-MM-JJ. */
  formateur.enLettres = (jour) =>
    calendrier
      .format(new Date(`${jour}T00:00:00Z`))
      .replace(/^1 /, '1er ')
      .replaceAll(' ', '\u00a0');

  /** Where the note of a repère stands, in words. */
  formateur.SUIVIS = Object.freeze({
    'a-noter': 'à noter',
    note: 'noté',
    different: 'différent',
    'a-revoir': 'à revoir',
  });

  /** [name, width for a spreadsheet]. */
  formateur.COLONNES = Object.freeze([
    ['Personne', 18],
    ['Relevé le', 11.5],
    ['CCP', 7.5],
    ['Compétence', 14],
    ['Intitulé de la compétence', 30],
    ['Repère', 9.5],
    ['Texte du repère', 38],
    ['Niveau (la personne)', 15],
    ['Niveau (formateur, formatrice)', 15],
    ['Remarque sur la compétence', 30],
    ['Raison', 26],
    ['Confirmé', 11.5],
    ['Suivi', 11],
    ['Réponse au moment de noter', 15],
    ['Noté le', 11.5],
    ['Réponses du', 11.5],
  ]);
  formateur.COLONNE_NOTE = 8;

  /** The words of a level the trainer may choose, no note included. */
  formateur.niveauxANoter = (ctx) => [
    ...ctx.niveaux.filter((niveau) => niveau !== ctx.vide).map((niveau) => ctx.libelles.get(niveau)),
    NON_NOTE,
  ];

  formateur.motDeSoi = (ctx, soi) => (soi === null ? SANS_FICHIER : ctx.libelles.get(soi || ctx.vide));
  formateur.motDeNote = (ctx, note) => (note ? ctx.libelles.get(note) : NON_NOTE);

  /** Where an instant stands in a calendar, as a cell; '' for none. */
  const jourDe = (instant) => (instant ? { jour: auto.jourDe(Date.parse(instant)) } : '');

  formateur.remarqueDe = (etat, id, competence) => etat.remarques.get(formateur.cle(id, competence))?.texte ?? '';

  /** The text a repère had in an edition, as the changes after it tell. */
  function texteAncien(ctx, edition, code) {
    const rang = ctx.editions.findIndex((une) => une.code === edition);
    const avant = ctx.editions.slice(rang + 1).flatMap(({ changements }) => changements.flatMap((c) => c.avant));
    return avant.find((un) => un.code === code)?.texte ?? '';
  }

  /** Notes given on a repère that has changed since: kept, with the words it had. Map(person -> rows). */
  formateur.anciennesParPersonne = (ctx, etat) => {
    const parPersonne = new Map();
    for (const { id, code, edition, note } of formateur.anciennes(etat)) {
      const { niveau, raison, confirme, vu, le } = note;
      const suivi = `noté avant, édition ${edition}`;
      const ligne = {
        repere: code,
        texte: texteAncien(ctx, edition, code),
        note: niveau,
        raison,
        confirme,
        vu,
        le,
        suivi,
      };
      const { ccp, code: sienne, intitule } = ctx.competences.get(code.replace(/-\d+$/, '')) ?? {};
      parPersonne.set(id, [...(parPersonne.get(id) ?? []), { ccp, code: sienne, intitule, ...ligne }]);
    }
    return parPersonne;
  };

  const lignesDe = (ctx, etat, dossier, id) =>
    formateur.lignes(ctx, etat, dossier, id).map(([repere, ligne]) => {
      const { competence, texte } = ctx.reperes.get(repere);
      const { ccp, code, intitule } = ctx.competences.get(competence);
      const le = etat.notes.get(formateur.cle(id, repere))?.le ?? '';
      return { ccp, code, intitule, repere, texte, ...ligne, le, suivi: formateur.SUIVIS[ligne.situation] };
    });

  /** A level is a word, an instant a day; what is not known is said, or left empty. */
  const enMots = (ctx, l) => ({
    ...l,
    soi: l.soi === undefined ? '' : formateur.motDeSoi(ctx, l.soi),
    note: formateur.motDeNote(ctx, l.note),
    vu: l.note ? formateur.motDeSoi(ctx, l.vu) : '',
    le: l.note ? jourDe(l.le) : '',
  });

  const rangDe = (etat, id, nom, jour, le, l) => [
    nom,
    jour,
    l.ccp ?? '',
    l.code ?? '',
    l.intitule ?? '',
    l.repere,
    l.texte,
    l.soi,
    l.note,
    l.code ? formateur.remarqueDe(etat, id, l.code) : '',
    l.raison,
    l.confirme ? 'oui' : '',
    l.suivi,
    l.vu,
    l.le,
    le,
  ];

  /** Rows of cells, as COLONNES, one after the other; `de` gives the open file of a person, or null; `jour`, today. */
  formateur.tableLongue = function* (ctx, etat, de, jour) {
    const anciennes = formateur.anciennesParPersonne(ctx, etat);
    for (const [id, { nom }] of formateur.personnes(etat)) {
      const dossier = de(id);
      const le = jourDe(dossier?.le);
      for (const l of [...lignesDe(ctx, etat, dossier, id), ...(anciennes.get(id) ?? [])])
        yield rangDe(etat, id, nom, { jour }, le, enMots(ctx, l));
    }
  };
})();
