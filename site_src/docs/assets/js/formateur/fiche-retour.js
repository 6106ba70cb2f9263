/*
 * La fiche rendue, sur papier : les niveaux de chaque repère, puis les raisons et les remarques, sur une page quoi qu’elles
 * contiennent. Le nom ne s’y écrit que si on le demande ; une ligne attend sinon le stylo.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const { creer } = window.Referentiel;
  const { compte, jour, signe } = auto.dom;
  const SIGNES = 1900; // Characters that what is left of the page holds, in two columns.
  const ETIQUETTE = 20; // What a text takes besides itself: its code, and the end of its last line.
  const MINIMUM = 45; // A text cut shorter than this says nothing.

  /**
   * The texts a page holds, and the length to cut them to: [texts, length]. The first ones, when there are too many for each
   * to say something.
   */
  formateur.textesQuiTiennent = (textes, place = SIGNES) => {
    const tenus = textes.slice(0, Math.floor(place / (ETIQUETTE + MINIMUM)));
    const prend = (longueur) =>
      tenus.reduce((n, { texte }) => n + ETIQUETTE + Math.min([...texte].length, longueur), 0);
    let [bas, haut] = [MINIMUM, Math.max(MINIMUM, ...tenus.map(({ texte }) => [...texte].length))];
    while (bas < haut) {
      const milieu = Math.ceil((bas + haut) / 2);
      if (prend(milieu) <= place) bas = milieu;
      else haut = milieu - 1;
    }
    return [tenus, bas];
  };

  function entete(ctx, nom, aujourdhui) {
    return creer(
      'header',
      {},
      creer('h1', {}, 'Le regard de mon formateur ou de ma formatrice'),
      creer('p', {}, `${ctx.intitule} (${ctx.titre}). Fiche du ${jour(aujourdhui)}.`),
      creer(
        'p',
        {},
        'Ce n’est ni une note, ni l’avis d’un jury. Les repères sont ceux de ce site, pas du REAC\u00a0: on les y lit sous leur code.',
      ),
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
        creer('span', {}, `${mots}${dit?.confirme ? '\u00a0*' : ''}`),
      );
    };
    const nom = titre_court.startsWith(code) ? titre_court : `${code} ${titre_court}`;
    return creer('li', {}, creer('h3', {}, nom), creer('ul', { class: 'fiche-retour__reperes' }, ...codes.map(repere)));
  }

  const enLigne = (texte) => texte.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();

  /** Remarks first, then reasons, in the order of the référentiel: [{code, competence, texte}]. */
  function textes(ctx, { niveaux, remarques }) {
    const dits = (codes, texteDe) => codes.map((code) => ({ code, texte: enLigne(texteDe(code)) }));
    const tous = [
      ...dits([...ctx.competences.keys()], (code) => remarques[code] ?? ''),
      ...dits([...ctx.reperes.keys()], (code) => niveaux[code]?.raison ?? ''),
    ];
    return tous.filter(({ texte }) => texte);
  }

  /** By compétence: its remark, then the reasons of its repères, one after the other. */
  function dits(ctx, liste) {
    const [tenus, longueur] = formateur.textesQuiTiennent(liste);
    const reste = liste.length - tenus.length;
    const coupes = tenus.some(({ texte }) => [...texte].length > longueur);
    const dit = ({ code, texte }) => [creer('strong', {}, `${code}\u00a0: `), `${auto.couper(texte, longueur)} `];
    const items = [...ctx.competences.values()]
      .map(({ code, codes }) => tenus.filter((un) => un.code === code || codes.includes(un.code)))
      .filter((siens) => siens.length > 0)
      .map((siens) => creer('li', {}, ...siens.flatMap(dit)));
    const manque = [
      coupes && 'des textes sont coupés',
      reste && `${compte(reste, 'raison n’est', 'raisons ne sont')} pas là`,
    ];
    const phrase = manque.filter(Boolean).join(', ');
    const entier = `Pour tenir sur une page, ${phrase}\u00a0: le fichier de la fiche contient tout.`;
    return creer(
      'section',
      {},
      creer('h2', {}, 'Remarques et raisons'),
      phrase ? creer('p', { class: 'fiche-retour__coupes' }, entier) : null,
      creer('ul', { class: 'fiche-retour__dits' }, ...items),
    );
  }

  /** The sheet of one page of a person, as an element to print; `nom` is '' when it is not to be on it. */
  formateur.ficheRetour = (ctx, etat, id, { nom, aujourdhui }) => {
    const rendu = formateur.dits(ctx, etat, id);
    const liste = textes(ctx, rendu);
    const confirmes = Object.values(rendu.niveaux).some(({ confirme }) => confirme);
    const competences = [...ctx.competences.values()].map((une) => competence(ctx, rendu.niveaux, une));
    return creer(
      'main',
      { class: 'fiche-papier fiche-retour' },
      entete(ctx, nom, aujourdhui),
      creer(
        'section',
        {},
        creer('h2', {}, 'Repère par repère'),
        creer('ul', { class: 'fiche-retour__competences' }, ...competences),
        confirmes ? creer('p', {}, '* confirmé avec la personne') : null,
      ),
      liste.length ? dits(ctx, liste) : null,
      creer('section', { class: 'fiche__notes' }, creer('h2', {}, 'Notes de l’entretien')),
    );
  };
})();
