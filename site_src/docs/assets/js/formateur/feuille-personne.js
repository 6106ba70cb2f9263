/*
 * Une personne sur une feuille de tableur, à lire et à imprimer : ses réponses, ce que le formateur a noté, ses remarques.
 * Rien du document.
 */
(() => {
  'use strict';

  const { auto, sortie } = window.Referentiel;
  const formateur = (window.Referentiel.formateur ??= {});
  const NBSP = '\u00a0';
  const LARGEURS = [8.5, 46, 16, 17, 10.5, 27];
  const DERNIERE = LARGEURS.length - 1;
  const RAISON = 5;
  const RAISON_COURTE = 8; // Lines: a longer one stands under its row, over the whole width.
  const TETES = ['Code', 'Repère', 'Niveau (la personne)', 'Niveau (formateur, formatrice)', 'Suivi', 'Raison'];

  const vides = (nombre) => Array.from({ length: nombre }, () => '');
  const large = (texte, style, de = 0) => ({
    style,
    cellules: [...vides(de), texte, ...vides(DERNIERE - de)],
    fusions: [[de, DERNIERE]],
  });

  /** A text of any length, on as many rows as it takes for paper to show it whole. */
  function longue(texte) {
    const largeur = LARGEURS.slice(1).reduce((somme, une) => somme + une, 0);
    return sortie.tranches(texte, largeur).map((morceau) => large(morceau, 'cellule', 1));
  }

  function tete(ctx, nom, dossier, jour) {
    const reponses = dossier
      ? `Ses réponses${dossier.le ? ` du ${formateur.enLettres(auto.jourDe(Date.parse(dossier.le)))}` : ', reçues par un lien'}\u202f;`
      : 'Ses réponses ne sont pas là, faute de fichier ouvert\u202f;';
    return [
      large(nom, 'titre'),
      large(
        `${ctx.intitule} (${ctx.titre}), édition ${ctx.edition} du référentiel. Relevé le ${formateur.enLettres(jour)}.`,
        'ligne',
      ),
      large(`${reponses} à côté, les notes de son formateur ou de sa formatrice. Seul un jury décide.`, 'note'),
      { style: 'tete', cellules: TETES },
    ];
  }

  function lecture(ctx, etat, dossier, id, code, qui) {
    const lue = formateur.pratiqueDe(ctx, etat, dossier, id, code, qui);
    if (lue === null) return formateur.motDeSoi(ctx, null);
    return qui === 'formateur' && lue.repondus === 0 ? formateur.motDeNote(ctx, '') : auto.motPratique(ctx, lue);
  }

  /** A compétence: its two readings and its proof, its repères, then what was written about it, and by whom. */
  function competence(ctx, etat, dossier, id, { code, intitule }) {
    const situations = dossier ? auto.situationsDe(ctx, dossier.etat, code).map(([, s]) => s) : [];
    const preuve = dossier ? `Preuve${NBSP}: ${ctx.preuves.get(auto.preuve(situations.length > 0)).libelle}` : '';
    const titres = situations.map(({ titre }) => titre.trim()).filter(Boolean);
    const remarque = formateur.remarqueDe(etat, id, code);
    return [
      {
        style: 'competence',
        styles: ['competence', 'competence', 'lecture', 'lecture', 'lecture', 'lecture'],
        cellules: [
          code,
          intitule,
          lecture(ctx, etat, dossier, id, code, 'soi'),
          lecture(ctx, etat, dossier, id, code, 'formateur'),
          preuve,
          '',
        ],
        fusions: [[4, DERNIERE]],
      },
      ...formateur.lignes(ctx, etat, dossier, id, code).flatMap(([repere, ligne]) => rangs(ctx, repere, ligne)),
      ...(titres.length
        ? longue(`Situations, selon la personne${NBSP}: ${titres.map((t) => `«${NBSP}${t}${NBSP}»`).join(', ')}`)
        : []),
      ...(remarque ? longue(`Remarque du formateur ou de la formatrice${NBSP}: ${remarque}`) : []),
    ];
  }

  const motNote = (ctx, note, confirme) => formateur.motDeNote(ctx, note) + (confirme && note ? ', confirmé' : '');

  function rangs(ctx, repere, { soi, note, raison, confirme, situation, vu }) {
    const courte = sortie.lignes(raison, LARGEURS[RAISON]) <= RAISON_COURTE;
    const avant = situation === 'a-revoir' ? ` (répondait${NBSP}: ${formateur.motDeSoi(ctx, vu)})` : '';
    return [
      {
        style: 'cellule',
        cellules: [
          repere,
          ctx.reperes.get(repere).texte,
          formateur.motDeSoi(ctx, soi) + avant,
          motNote(ctx, note, confirme),
          formateur.SUIVIS[situation],
          courte ? raison : 'Voir dessous.',
        ],
      },
      ...(courte ? [] : longue(`Raison, ${repere}${NBSP}: ${raison}`)),
    ];
  }

  /** What was noted on a repère that has changed since. */
  const ancienne = (ctx, { repere, texte, note, raison, confirme, suivi }) => ({
    style: 'cellule',
    cellules: [repere, texte, '', motNote(ctx, note, confirme), suivi, raison],
  });

  function* rangsDe(ctx, etat, dossier, id, debut, anciennes) {
    yield* debut;
    for (const { code, intitule } of ctx.ccp.values()) {
      yield large(`${code} ${intitule}`, 'ccp');
      for (const une of ctx.competences.values()) if (une.ccp === code) yield* competence(ctx, etat, dossier, id, une);
    }
    if (anciennes.length) yield large('Noté avant un changement du référentiel', 'ccp');
    yield* anciennes.map((une) => ancienne(ctx, une));
  }

  /** The sheet, as sortie.feuille wants it. */
  formateur.feuillePersonne = (ctx, etat, dossier, [id, { nom }], anciennes, jour) => {
    const debut = tete(ctx, nom, dossier, jour);
    return {
      nom,
      largeurs: LARGEURS,
      rangs: rangsDe(ctx, etat, dossier, id, debut, anciennes),
      tete: debut.length - 1,
      figees: 1,
      pied: `${ctx.titre}, édition ${ctx.edition}. Relevé le ${formateur.enLettres(jour)}. Non officiel.`,
    };
  };
})();
