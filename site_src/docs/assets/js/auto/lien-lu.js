/*
 * Ce que montre un lien partagé : d’où il vient, la carte, les phrases, chaque repère. Demandé à l’ouverture d’un lien.
 */
(() => {
  'use strict';

  const { auto, creer } = window.Referentiel;

  /** Where a link that is not of today comes from, and what it says that cannot be shown. */
  function provenance({ ancienne, changes, inconnus }) {
    if (!ancienne) return 'Ce lien vient d’une autre édition du référentiel\u00a0: quelques repères ont pu changer.';
    const nombre = changes + inconnus;
    const debut = 'Ce lien date d’une édition plus ancienne du référentiel.';
    if (nombre === 0) return `${debut} Rien de ce qu’il montre n’a changé depuis.`;
    return nombre === 1
      ? `${debut} Une réponse ou une situation porte sur ce qui a changé depuis\u00a0: elle n’est pas montrée.`
      : `${debut} ${nombre}\u00a0réponses ou situations portent sur ce qui a changé depuis\u00a0: elles ne sont pas montrées.`;
  }

  /** What must be said of a link before what it shows. */
  function reserves(recu) {
    const vide = auto.estVide(recu.etat) && recu.inconnus + recu.changes === 0;
    return [
      recu.meme_version ? '' : provenance(recu),
      recu.entier ? '' : 'Ce lien est d’une forme ancienne\u00a0: rien ne dit s’il est arrivé entier.',
      vide ? 'Il ne montre aucun niveau.' : '',
    ].filter(Boolean);
  }

  function pli(titre, contenu) {
    return creer('details', { class: 'depliant' }, creer('summary', {}, titre), contenu);
  }

  function tableau(ctx, recu, ccp) {
    const lignes = ccp.competences
      .flatMap((code) => ctx.competences.get(code).reperes)
      .map(({ code, texte }) =>
        creer(
          'tr',
          {},
          creer('th', { scope: 'row' }, creer('span', { class: 'repere__code' }, code), ` ${texte}`),
          creer('td', {}, ctx.libelles.get(recu.reponses.get(code) ?? ctx.vide)),
        ),
      );
    const entetes = ['Repère', 'Niveau'].map((t) => creer('th', { scope: 'col' }, t));
    return creer(
      'table',
      { class: 'partage__tableau' },
      creer('caption', {}, ccp.titre_court),
      creer('thead', {}, creer('tr', {}, ...entetes)),
      creer('tbody', {}, ...lignes),
    );
  }

  /** What a link shows: nodes, the gestures among them. Throws auto.Refus when it does not read. */
  auto.vueDuLien = (ctx, lien, gestes) => {
    const recu = auto.decoder(lien, ctx);
    const { etat } = recu;
    const vues = new Map([...ctx.competences.keys()].map((code) => [code, auto.vueCompetence(ctx, etat, code)]));
    const premierTour = [...vues.values()].some(({ tour }) => tour !== null);
    const carte = auto.carteCompetences(ctx, { rang: 'h2' });
    carte.montrer(vues);
    const phrases = creer('div');
    auto.montrerPhrases(phrases, ctx, etat, vues);
    const jour = auto.dom.jour(new Date().toISOString());
    return [
      creer('p', { class: 'chapeau' }, `Niveaux reçus par un lien, ouverts le ${jour}. Ce ne sont pas les vôtres.`),
      ...reserves(recu).map((phrase) => creer('p', {}, phrase)),
      auto.legendeCarte(ctx, { premierTour }),
      carte.noeud,
      phrases,
      creer(
        'p',
        {},
        'La personne dit elle-même où elle en est\u00a0: ce n’est ni une note, ni l’avis d’un jury. Cette page se lit seulement. Elle ne change rien à vos propres réponses.',
      ),
      gestes,
      pli('Ce que ces mots veulent dire', auto.sensDesMots(ctx)),
      ...[...ctx.ccp.values()].map((ccp) => pli(`${ccp.code}, repère par repère`, tableau(ctx, recu, ccp))),
    ];
  };
})();
