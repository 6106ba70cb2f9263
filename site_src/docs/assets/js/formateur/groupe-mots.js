/*
 * Les mots du tableau du groupe : ceux d’une case, d’une colonne, de la légende. Des comptes de personnes, en toutes
 * lettres ; jamais un pourcentage. Rien du document.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const formateur = (window.Referentiel.formateur ??= {});
  const NBSP = '\u00a0';

  const minuscule = (texte) => texte.charAt(0).toLowerCase() + texte.slice(1);
  const combien = (n, un, plusieurs) => `${n}${NBSP}${n > 1 ? plusieurs : un}`;

  const coupe = (texte, n) => (texte.length > n ? `${texte.slice(0, n)}.` : texte);

  /** Short forms of the readings, none the same: « Oui », « Part. », « À c. ». Map(code -> short form). */
  formateur.abreges = auto.parObjet((ctx) => {
    const courts = new Map();
    const pris = new Set();
    for (const { code, libelle } of ctx.lectures) {
      const mots = libelle.split(/[\s\u00a0]+/);
      const formes =
        libelle.length <= 5
          ? [libelle]
          : mots.length > 1
            ? [1, 2, 3].map((n) => [mots[0], mots.at(-1)].map((m) => coupe(m, n)).join(NBSP))
            : [4, 3, 5, 6].map((n) => coupe(libelle, n));
      const court = formes.find((forme) => !pris.has(forme)) ?? code;
      pris.add(court);
      courts.set(code, court);
    }
    return courts;
  });

  /** Words of a cell that holds no reading, by what is shown: whole, short. */
  const SANS = {
    formateur: { rien: ['pas encore noté', '–'] },
    soi: { rien: ['sans réponse', '–'], masque: ['réponse masquée', 'masq.'], absent: ['fichier à rouvrir', 'fich.'] },
    ecarts: { rien: ['pas encore noté', '–'], muet: ['sans réponse', 's. r.'], absent: ['fichier à rouvrir', 'fich.'] },
  };
  const TOUR = ['premier tour', '1er\u00a0tour'];
  const COTE = { obtenu: ['CCP déjà obtenu', 'obt.'], 'non-vise': ['CCP pas visé', 'n. v.'] };

  function motsEcart({ differents, notes, total }) {
    const compte = notes < total ? `${notes} sur ${total} ${notes > 1 ? 'notés' : 'noté'}` : '';
    const bref = compte && `sur ${notes}`;
    if (differents === 0) return { mot: 'mêmes niveaux', court: '=', compte, bref };
    return { mot: combien(differents, 'différence', 'différences'), court: `${differents}${NBSP}≠`, compte, bref };
  }

  /** « Partiellement », « 3 repères sur 5 »; the same in figures, « 3 sur 5 ». */
  function motsLecture(ctx, lue) {
    const [mot, compte = ''] = auto.motPratique(ctx, lue).split(`${NBSP}: `);
    const { quand } = ctx.lectures.find(({ code }) => code === lue.lecture);
    const chiffres = quand.manque ? `${lue.repondus} sur ${lue.total}` : `${lue.faits} sur ${lue.sur}`;
    const court = formateur.abreges(ctx).get(lue.lecture);
    return { signe: auto.niveauDeLecture(ctx, lue.lecture), mot, court, compte, bref: compte && chiffres };
  }

  /**
   * Words of a cell: {signe, mot, court, compte, bref, revoir}. `signe`: the level whose drawing says the same, or '';
   * `court`, where there is little room; `compte`: « 3 repères sur 5 », whose figures are `bref`; any may be ''.
   */
  formateur.motsDeCase = (ctx, vue, montre) => {
    const revoir = vue.revoir ? `${vue.revoir} à revoir` : '';
    if (vue.quoi === 'lecture') return { ...motsLecture(ctx, vue.lue), revoir };
    if (vue.quoi === 'ecarts') return { signe: '', ...motsEcart(vue), revoir };
    if (vue.quoi === 'tour') {
      const mot = ctx.libelles.get(vue.niveau);
      return { signe: vue.niveau, mot, court: TOUR[1], compte: TOUR[0], bref: '', revoir };
    }
    const [mot, court] = vue.quoi === 'cote' ? COTE[vue.raison] : SANS[montre][vue.quoi];
    return { signe: '', mot, court, compte: '', bref: '', revoir };
  };

  const sansDessin = (mots) => ({ signe: '', court: mots[1], mot: mots[0] });
  const legendes = {
    ecarts: () =>
      [
        ['une différence', '1\u00a0≠'],
        ['mêmes niveaux', '='],
      ].map(sansDessin),
    soi: (ctx) => legendes.formateur(ctx),
    formateur: (ctx) =>
      auto.lecturesOrdonnees(ctx).map(({ code, libelle: mot }) => ({
        signe: auto.niveauDeLecture(ctx, code),
        court: formateur.abreges(ctx).get(code),
        mot,
      })),
  };

  /**
   * What the short forms and the drawings of a table mean: [{signe, court, mot}], in the order of what is there. What is no
   * reading is said when it is among `presents` (kinds of cells); null: all.
   */
  formateur.legendeDuGroupe = (ctx, montre, presents) => {
    const tour = { tour: ['réponse du premier tour, qui ne se compte pas', TOUR[1]] };
    const autres = Object.entries({ ...(montre === 'soi' ? tour : {}), ...SANS[montre], ...COTE });
    const dits = autres.filter(([quoi]) => presents === null || presents.has(quoi)).map(([, mots]) => sansDessin(mots));
    return [...legendes[montre](ctx), ...dits];
  };

  /**
   * What a column says of the group: {compte, suite}. « 4 sur 9 », the people read at the level of « Oui » over those read,
   * '' when nobody is; then in words those who are not counted: « 2 à compléter, 3 à noter ».
   */
  formateur.motsDeColonne = (bilan, montre) => {
    const nombre = (sorte) => bilan[sorte]?.length ?? 0;
    const lus = nombre('fait') + nombre('dessous');
    const dits = [
      ['incomplet', 'à compléter', 'à compléter'],
      ['sans-occasion', 'sans occasion', 'sans occasion'],
      ['tour', 'premier tour seulement', 'premier tour seulement'],
      ['rien', ...(montre === 'soi' ? ['sans réponse', 'sans réponse'] : ['à noter', 'à noter'])],
      ['masque', 'réponse masquée', 'réponses masquées'],
      ['absent', 'fichier à rouvrir', 'fichiers à rouvrir'],
      ['cote', 'de côté', 'de côté'],
    ];
    const suite = dits.filter(([sorte]) => nombre(sorte)).map(([sorte, un, des]) => combien(nombre(sorte), un, des));
    return { compte: lus ? `${nombre('fait')} sur ${lus}` : '', suite: suite.join(', ') };
  };

  /** « en autonomie »: the level from which a repère counts as done, in a sentence. */
  formateur.motAutonomie = (ctx) => minuscule(ctx.libelles.get(auto.seuil(ctx)));

  /** The same for differences: how many of those compared differ. */
  formateur.motsDesEcarts = (cases) => {
    const compares = cases.filter(([, { quoi }]) => quoi === 'ecarts');
    const differents = compares.filter(([, vue]) => vue.differents > 0).length;
    return { compte: compares.length ? `${differents} sur ${compares.length}` : '', suite: '' };
  };
})();
