/*
 * Ce que le référentiel dit à l’auto-évaluation : codes, noms, échelle. Figé ; aucun accès au document.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  /** The content of donnees/auto-evaluation.js, indexed by code. */
  auto.contexte = (donnees) => {
    const { niveaux, lectures, preuves, premier_tour, nouveautes, rubriques, exemples } = donnees.auto_evaluation;
    const deGenre = (genre) => niveaux.filter((niveau) => niveau.genre === genre).map(({ code }) => code);
    const ccp = new Map();
    const competences = new Map();
    const reperes = new Map();
    for (const certificat of donnees.ccp) {
      ccp.set(certificat.code, { ...certificat, competences: certificat.competences.map((une) => une.code ?? une) });
      for (const competence of certificat.competences.filter(({ code }) => code)) {
        const codes = competence.reperes.map(({ code }) => code);
        competences.set(competence.code, { ...competence, ccp: certificat.code, codes, tous: [] });
        for (const repere of competence.reperes) reperes.set(repere.code, { ...repere, competence: competence.code });
      }
    }
    // A compétence that CCP share stands whole in the first file that describes it, by its code in the others.
    for (const { code, competences: siennes } of ccp.values())
      for (const competence of siennes) competences.get(competence).tous.push(code);
    return Object.freeze({
      titre: donnees.titre,
      intitule: donnees.intitule,
      version: donnees.version,
      edition: donnees.edition,
      editions: donnees.editions,
      ccp,
      competences,
      reperes,
      // As they are shown; the scale itself is `echelle`.
      niveaux: niveaux.map(({ code }) => code),
      echelle: deGenre('echelle'),
      vide: deGenre('vide')[0],
      sans_occasion: deGenre('sans-occasion')[0] ?? null,
      libelles: new Map(niveaux.map(({ code, libelle }) => [code, libelle])),
      lectures,
      preuves: new Map(preuves.map(({ code, libelle, sens }) => [code, { libelle, sens }])),
      premier_tour: premier_tour?.niveaux ?? null,
      nouveautes,
      rubriques,
      exemples,
    });
  };
})();
