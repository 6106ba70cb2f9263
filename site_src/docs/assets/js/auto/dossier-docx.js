/*
 * Les situations vécues en document (.docx), à ouvrir et reprendre dans un traitement de texte. Demandé quand il sert.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const TITRE = 'Mes situations vécues';
  const AVERTI =
    'Ce document ne reprend pas le modèle officiel du dossier professionnel\u00a0: recopiez vos textes dans le ' +
    'modèle, rubrique par rubrique.';

  const exemple = (e, i) => [
    { style: 'titre2', texte: auto.titreExemple(e, i) },
    ...e.competences.map((texte) => ({ style: 'puce', texte })),
    ...e.rubriques.flatMap(({ intitule, texte }) => [
      { style: 'titre3', texte: intitule },
      { style: 'texte', texte },
    ]),
  ];

  /** Bytes of the document; `jour` (AAAA-MM-JJ) is that of its making. */
  auto.dossierDocx = (ctx, etat, ccp, jour) => {
    const quoi = `${ctx.intitule} (${ctx.titre}), édition ${ctx.edition} du référentiel`;
    return window.Referentiel.sortie.docx({
      titre: TITRE,
      jour,
      entete: `${TITRE}\t${ctx.titre}, édition ${ctx.edition}`,
      blocs: [
        { style: 'titre', texte: TITRE },
        { style: 'sous_titre', texte: `${quoi}. Enregistré le ${auto.jourEnLettres(jour).replaceAll(' ', '\u00a0')}.` },
        { style: 'texte', texte: AVERTI },
        ...auto
          .dossier(ctx, etat, ccp)
          .flatMap(({ titre, exemples }, rang) => [
            { style: 'titre1', texte: titre, page: rang > 0 },
            ...exemples.flatMap(exemple),
          ]),
      ],
    });
  };
})();
