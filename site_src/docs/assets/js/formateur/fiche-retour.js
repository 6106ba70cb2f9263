/*
 * La fiche rendue, sur papier : les niveaux de chaque repère, puis les raisons et les remarques, sur une page quoi qu’elles
 * contiennent. Le nom ne s’y écrit que si on le demande ; une ligne attend sinon le stylo.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const { creer } = window.Referentiel;
  const { jour, signe } = auto.dom;
  const SIGNES = 4200; // Characters that the second half of the page holds, in two columns.
  const LIGNE = 60; // A text takes whole lines: its last one counts as much as a full one.
  const ENTIER =
    'Des textes sont coupés pour tenir sur cette page\u00a0: le fichier de la fiche les contient en entier.';

  /** The longest length for which texts cut to it take `place` characters at most. */
  formateur.longueurPour = (textes, place) => {
    const prend = (longueur) => textes.reduce((n, texte) => n + LIGNE + Math.min([...texte].length, longueur), 0);
    let [bas, haut] = [0, Math.max(0, ...textes.map((texte) => [...texte].length))];
    if (prend(haut) <= place) return haut;
    while (bas < haut) {
      const milieu = Math.ceil((bas + haut) / 2);
      if (prend(milieu) <= place) bas = milieu;
      else haut = milieu - 1;
    }
    return bas;
  };

  function entete(ctx, nom, aujourdhui) {
    return creer(
      'header',
      {},
      creer('h1', {}, 'Le regard de mon formateur ou de ma formatrice'),
      creer('p', {}, `${ctx.intitule} (${ctx.titre}). Fiche du ${jour(aujourdhui)}.`),
      creer('p', {}, 'Ce n’est ni une note, ni l’avis d’un jury. Repères rédigés par ce site, pas ceux du REAC.'),
      creer('p', { class: 'fiche__nom' }, creer('span', {}, 'Nom et prénom\u00a0:'), creer('span', {}, nom)),
    );
  }

  function competence(ctx, niveaux, { code, codes, titre_court }) {
    const repere = (c) => {
      const dit = niveaux[c];
      const mots = dit ? ctx.libelles.get(dit.niveau) : 'pas noté';
      const dessin = dit ? signe(`niveau-${dit.niveau}`, 10) : creer('span');
      return creer(
        'li',
        {},
        creer('span', {}, c),
        dessin,
        creer('span', {}, `${mots}${dit?.confirme ? ', confirmé' : ''}`),
      );
    };
    const nom = titre_court.startsWith(code) ? titre_court : `${code} ${titre_court}`;
    return creer('li', {}, creer('h3', {}, nom), creer('ul', { class: 'fiche-retour__reperes' }, ...codes.map(repere)));
  }

  const partie = (titre, contenu) => creer('section', {}, creer('h2', {}, titre), contenu);

  /** Reasons and remarks in the order of the référentiel: [{code, de, texte}]. */
  function textes(ctx, { niveaux, remarques }) {
    const ligne = (texte) => texte.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();
    return [...ctx.competences.values()]
      .flatMap(({ code, codes }) => [
        { code, de: 'Remarque', texte: ligne(remarques[code] ?? '') },
        ...codes.map((c) => ({ code: c, de: 'Raison', texte: ligne(niveaux[c]?.raison ?? '') })),
      ])
      .filter(({ texte }) => texte);
  }

  function dits(liste) {
    const longueur = formateur.longueurPour(
      liste.map(({ texte }) => texte),
      SIGNES,
    );
    const coupes = liste.some(({ texte }) => [...texte].length > longueur);
    const item = ({ code, de, texte }) =>
      creer('li', {}, creer('strong', {}, `${code}, ${de.toLowerCase()}\u00a0: `), auto.couper(texte, longueur));
    return [
      partie('Raisons et remarques', creer('ul', { class: 'fiche-retour__dits' }, ...liste.map(item))),
      coupes ? creer('p', { class: 'fiche-retour__coupes' }, ENTIER) : null,
    ];
  }

  /** The sheet of one page of a person, as an element to print; `nom` is '' when it is not to be on it. */
  formateur.ficheRetour = (ctx, etat, id, { nom, aujourdhui }) => {
    const rendu = formateur.dits(ctx, etat, id);
    const liste = textes(ctx, rendu);
    const competences = [...ctx.competences.values()].map((une) => competence(ctx, rendu.niveaux, une));
    return creer(
      'main',
      { class: 'fiche-papier fiche-retour' },
      entete(ctx, nom, aujourdhui),
      partie('Repère par repère', creer('ul', { class: 'fiche-retour__competences' }, ...competences)),
      ...(liste.length ? dits(liste) : []),
      creer('section', { class: 'fiche__notes' }, creer('h2', {}, 'Notes de l’entretien')),
    );
  };
})();
