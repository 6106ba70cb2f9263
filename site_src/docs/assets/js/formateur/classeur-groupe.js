/*
 * Le classeur du groupe : la longue table, une feuille par personne, ce qu’il faut savoir avant de s’en servir.
 */
(() => {
  'use strict';

  const { sortie } = window.Referentiel;
  const formateur = (window.Referentiel.formateur ??= {});
  const LISTE = 'ListeNiveaux';

  function* rangs(ctx, etat, de, jour) {
    yield { style: 'tete', cellules: formateur.COLONNES.map(([nom]) => nom) };
    for (const cellules of formateur.tableLongue(ctx, etat, de, jour)) yield { style: 'cellule', cellules };
  }

  const groupe = (ctx, etat, de, jour) => ({
    nom: 'Groupe',
    largeurs: formateur.COLONNES.map(([, largeur]) => largeur),
    rangs: rangs(ctx, etat, de, jour),
    tete: 0,
    figees: 1,
    filtre: true,
    choix: [{ liste: LISTE, colonne: formateur.COLONNE_NOTE, de: 1 }],
    paysage: true,
    pied: `${ctx.titre}, édition ${ctx.edition}. Relevé le ${formateur.enLettres(jour)}. Non officiel.`,
  });

  function aLire(ctx, jour) {
    const dits = [
      ['titre', 'Avant de s’en servir'],
      [
        'ligne',
        `${ctx.intitule} (${ctx.titre}), édition ${ctx.edition} du référentiel. Relevé le ${formateur.enLettres(jour)}.`,
      ],
      [
        'ligne',
        'La feuille «\u00a0Groupe\u00a0» a une ligne par personne et par repère, même sans réponse ni note\u00a0: à trier, filtrer, croiser. Les suivantes ont une personne chacune\u00a0: à lire, à imprimer.',
      ],
      [
        'ligne',
        '«\u00a0Niveau (la personne)\u00a0»\u00a0: ce qu’elle a répondu elle-même, dans le fichier qu’elle a donné. «\u00a0Niveau (formateur, formatrice)\u00a0»\u00a0: ce que vous avez noté. Les deux ne se mélangent pas\u00a0: aucune moyenne, aucun score.',
      ],
      [
        'ligne',
        '«\u00a0Suivi\u00a0»\u00a0: «\u00a0à noter\u00a0», pas encore noté\u202f; «\u00a0noté\u00a0», et la réponse est la même ou n’est pas connue\u202f; «\u00a0différent\u00a0», les deux niveaux diffèrent\u202f; «\u00a0à revoir\u00a0», la personne a changé sa réponse depuis.',
      ],
      ['ligne', 'Seul un jury décide. Rien ici n’est officiel.'],
      [
        'ligne',
        'Ce classeur nomme des personnes et contient leurs textes. Gardez-le avec le même soin que leur dossier, et effacez-le quand il ne sert plus.',
      ],
    ];
    return { nom: 'À lire', largeurs: [90], rangs: dits.map(([style, texte]) => ({ style, cellules: [texte] })) };
  }

  function personnes(ctx, etat, de, jour) {
    const anciennes = formateur.anciennesParPersonne(ctx, etat);
    return formateur
      .personnes(etat)
      .map((une) => formateur.feuillePersonne(ctx, etat, de(une[0]), une, anciennes.get(une[0]) ?? [], jour));
  }

  /**
   * {octets, coupes} of the workbook, and `souffler`, as sortie.classeur; `de` gives the open file of a person, or null;
   * `jour` (AAAA-MM-JJ) is today.
   */
  formateur.classeurDuGroupe = (ctx, etat, de, jour, souffler) =>
    sortie.classeur(
      {
        titre: `Relevé d’un groupe, ${ctx.titre}`,
        jour,
        listes: [{ nom: LISTE, valeurs: formateur.niveauxANoter(ctx) }],
        feuilles: [groupe(ctx, etat, de, jour), ...personnes(ctx, etat, de, jour), aLire(ctx, jour)],
      },
      souffler,
    );

  /** The long table as the text of a CSV file. */
  formateur.csvDuGroupe = (ctx, etat, de, jour) =>
    sortie.csv([formateur.COLONNES.map(([nom]) => nom), ...formateur.tableLongue(ctx, etat, de, jour)]);
})();
