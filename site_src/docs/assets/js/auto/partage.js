/*
 * Le lien partagé : les niveaux, et par compétence si une situation existe ; s’il y en a, les réponses du premier tour et
 * les CCP obtenus ou visés. Jamais un texte.
 *   2.<empreinte de l’édition du référentiel, 6 signes>.<suites>.<somme, 4 signes>
 * Une suite par compétence : son code ; c (sans situation) ou s (avec) ; un chiffre par repère, le n-ième pour le repère
 * n, 0 sans réponse, 5 pour « pas l’occasion ». « C06s342 » : C06-1 au niveau 3, C06-2 au niveau 4, C06-3 au niveau 2, et une situation.
 *   3.<empreinte>.<suites>.<somme> : la même forme, et trois suites de plus. « C01t1302 », le premier tour : C01 au niveau 1,
 * C02 au niveau 3, C04 au niveau 2 ; « CCP1o », obtenu ; « CCP2v », visé, quand un autre CCP est mis de côté. Un lien sans
 * rien de cela reste de la forme 2, qu’une copie plus ancienne du site sait lire.
 * La somme dit si le lien est arrivé entier ; majuscules et minuscules y sont égales.
 *   1.<empreinte>.<suites>, l’ancienne forme, C0133 ou S0133, ne le dit pas. Elle se lit toujours.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const LONGUEUR = 8000;
  const SAUTS = [0, 1, 2, 3, 4];
  const FORMES = {
    1: /^1\.([0-9a-f]{6})(?:\.((?:[cs]\d{2,})*))?()$/,
    2: /^2\.([0-9a-f]{6})\.((?:[a-z]{1,4}\d{1,3}[cs]\d*)*)\.([0-9a-z]{4})$/,
    3: /^3\.([0-9a-f]{6})\.((?:[a-z]{1,4}\d{1,3}(?:[cst]\d*|[ov]))*)\.([0-9a-z]{4})$/,
  };
  const SUITE = /([a-z]{1,4}\d{1,3})([cstov])()(\d*)/g;
  const SUITES = { 1: /()([cs])(\d{2})(\d*)/g, 2: SUITE, 3: SUITE };

  /** The digit of « no occasion »: never a rank. Those of the scale start at 1. */
  const SANS_OCCASION = 5;
  const ECHELLE = [1, 2, 3, 4, 6, 7, 8, 9];

  const PHRASES = {
    futur:
      'Ce lien vient d’une version plus récente du site. Rechargez la page. Lue depuis un dossier, il en faut une copie plus récente.',
    coupe: 'Ce lien est incomplet\u00a0: sa fin manque. Demandez qu’on vous l’envoie de nouveau.',
    change: 'Ce lien a changé en route\u00a0: il ne montre pas ce qu’on a voulu vous montrer. Demandez-le de nouveau.',
    lien: 'Ce lien est incomplet ou abîmé. Demandez qu’on vous l’envoie de nouveau.',
  };
  const refus = (code) => new auto.Refus(code === 'lien' ? code : `lien-${code}`, PHRASES[code]);

  /** Map(level -> digit): codes, the same whatever the order in which levels are shown. */
  function chiffres({ echelle, vide, sans_occasion }) {
    const chiffre = new Map([[vide, 0], ...echelle.map((niveau, i) => [niveau, ECHELLE[i]])]);
    return sans_occasion === null ? chiffre : chiffre.set(sans_occasion, SANS_OCCASION);
  }

  const numero = (code) => Number(code.split('-')[1]);

  /** Four signs that change with any sign of a text, or when two of them trade places: a polynomial in a prime field. */
  function somme(texte) {
    const h = [...texte].reduce((n, signe) => (n * 37 + signe.charCodeAt(0)) % 1679609, 1);
    return h.toString(36).padStart(4, '0');
  }

  /** The code that comes `n` after another: C01, C02, C03. */
  const suivant = (code, n) => code.replace(/\d+$/, (fin) => String(Number(fin) + n).padStart(fin.length, '0'));

  /** The first round: a digit per compétence, the codes in a row; what is far away begins a run of its own. */
  function suitesDuTour(ctx, etat) {
    const chiffre = chiffres(ctx);
    const suites = new Map();
    let debut = '';
    for (const code of ctx.competences.keys()) {
      const niveau = etat.premier_tour.get(code)?.niveau;
      if (!ctx.premier_tour?.includes(niveau)) continue;
      const dits = suites.get(debut) ?? '';
      const saut = SAUTS.find((n) => suivant(debut, dits.length + n) === code);
      if (saut === undefined) debut = code;
      suites.set(debut, `${saut === undefined ? '' : dits.padEnd(dits.length + saut, '0')}${chiffre.get(niveau)}`);
    }
    return [...suites].map(([code, dits]) => `${code}t${dits}`);
  }

  /** CCP held; those aimed at when that sets another one aside. */
  function suitesDesCcp(ctx, etat) {
    const codes = [...ctx.ccp.keys()];
    const obtenus = new Set(auto.vivants(etat, 'ccp').map(([code]) => code));
    const vise = (code) => etat.ccp_vises.get(code)?.vise === true;
    const choix = codes.some((code) => !vise(code) && !obtenus.has(code));
    return [
      ...codes.filter((code) => obtenus.has(code)).map((code) => `${code}o`),
      ...codes.filter((code) => choix && vise(code)).map((code) => `${code}v`),
    ];
  }

  /** The code of a state, for the fragment of an address. */
  auto.encoder = (ctx, etat) => {
    const { reponses, situations } = auto.instantane(ctx, etat);
    const chiffre = chiffres(ctx);
    const suites = [...ctx.competences].map(([competence, { codes }]) => {
      const rangs = Array(Math.max(0, ...codes.map(numero))).fill(0);
      for (const repere of codes) rangs[numero(repere) - 1] = chiffre.get(reponses.get(repere)) ?? 0;
      const situation = situations.includes(competence);
      const suite = rangs.join('').replace(/0+$/, '');
      return suite || situation ? `${competence}${situation ? 's' : 'c'}${suite}` : '';
    });
    const ajouts = [...suitesDuTour(ctx, etat), ...suitesDesCcp(ctx, etat)];
    const debut = `${ajouts.length ? 3 : 2}.${ctx.editions.at(-1).empreinte}.${[...suites, ...ajouts].join('')}`;
    return `${debut}.${somme(debut.toLowerCase())}`;
  };

  /** What the runs of a link say, in the codes of its edition: {niveaux, tour, situations, obtenus, vises, illisibles}. */
  function lireSuites(suites, forme, ctx) {
    const niveauDe = new Map([...chiffres(ctx)].map(([niveau, chiffre]) => [String(chiffre), niveau]));
    const lu = { niveaux: new Map(), tour: new Map(), situations: [], obtenus: [], vises: [], illisibles: 0 };
    const listes = { s: lu.situations, o: lu.obtenus, v: lu.vises };
    for (const [, code, genre, deux, rangs] of suites.matchAll(SUITES[forme])) {
      const nom = code.toUpperCase() || `C${deux}`;
      listes[genre]?.push(nom);
      [...rangs].forEach((chiffre, i) => {
        if (chiffre === '0') return;
        const niveau = niveauDe.get(chiffre);
        if (genre === 't' ? !ctx.premier_tour?.includes(niveau) : niveau === undefined) lu.illisibles += 1;
        else if (genre === 't') lu.tour.set(suivant(nom, i), niveau);
        else lu.niveaux.set(`${nom}-${i + 1}`, niveau);
      });
    }
    return lu;
  }

  /** The same once in the present edition, as the answers of a person would be. */
  function amener({ niveaux, tour, situations, obtenus, vises }, edition, ctx) {
    const le = '';
    const dits = (map) => new Map([...map].map(([code, niveau]) => [code, { niveau, le }]));
    const vecue = { titre: '', debut: '', fin: '', textes: {}, competences: situations, reperes: [], le };
    const etat = {
      ...auto.vide(ctx),
      edition,
      reponses: dits(niveaux),
      premier_tour: dits(tour),
      situations: new Map(situations.length ? [['lien', vecue]] : []),
      ccp: new Map(obtenus.map((code) => [code, { obtenu_le: '', le }])),
      ccp_vises: new Map(vises.map((code) => [code, { vise: true, le }])),
    };
    return auto.migrer(etat, ctx);
  }

  /** A state without what this référentiel does not know, and how much that was: {etat, inconnus}. */
  function connu(brut, ctx) {
    const etat = { ...brut, revues: new Map() };
    let inconnus = 0;
    const trier = (liste, bon) => {
      const restent = liste.filter(bon);
      inconnus += liste.length - restent.length;
      return restent;
    };
    const codes = { reponses: ctx.reperes, premier_tour: ctx.competences, ccp: ctx.ccp, ccp_vises: ctx.ccp };
    for (const [section, connus] of Object.entries(codes))
      etat[section] = new Map(trier([...brut[section]], ([code]) => connus.has(code)));
    for (const [id, vecue] of brut.situations) {
      const competences = trier(vecue.competences, (code) => ctx.competences.has(code));
      etat.situations = new Map(competences.length ? [[id, { ...vecue, competences }]] : []);
    }
    return { etat, inconnus };
  }

  /** {forme, empreinte, suites} of a code. Throws Refus. */
  function ouvrir(code) {
    if (code.length > LONGUEUR) throw refus('lien');
    const net = code.toLowerCase();
    if (/^(?:[4-9]|[1-9]\d+)\./.test(net)) throw refus('futur');
    const forme = { 2: 2, 3: 3 }[net[0]] ?? 1;
    const lu = FORMES[forme].exec(net);
    // The end is missing when what is there could go on into a link.
    if (!lu)
      throw refus(
        /^[23](?:\.[0-9a-f]{0,6}|\.[0-9a-f]{6}\.[0-9a-z]*(?:\.[0-9a-z]{0,3})?)?$/.test(net) ? 'coupe' : 'lien',
      );
    const [, empreinte, suites = '', fin] = lu;
    if (forme > 1 && somme(net.slice(0, -5)) !== fin) throw refus('change');
    return { forme, empreinte, suites };
  }

  /**
   * From a code to a snapshot: {etat, reponses, situations, entier, meme_version, ancienne, changes, inconnus}. `etat` is
   * all that it says, as a state that reads like that of the person. `entier`: it is known to be whole. `ancienne`: it
   * comes from an older edition, and `changes` answers of it are about what changed since. What this référentiel does not know is counted and left out. Throws Refus.
   */
  auto.decoder = (code, ctx) => {
    const { forme, empreinte, suites } = ouvrir(code);
    const edition = ctx.editions.find((connue) => connue.empreinte === empreinte)?.code;
    const lu = lireSuites(suites, forme, ctx);
    const amene = amener(lu, edition ?? ctx.edition, ctx);
    const { etat, inconnus } = connu(amene, ctx);
    return {
      etat,
      reponses: new Map([...etat.reponses].map(([repere, { niveau }]) => [repere, niveau])),
      situations: etat.situations.get('lien')?.competences ?? [],
      entier: forme > 1,
      meme_version: edition === ctx.edition,
      ancienne: edition !== undefined && edition !== ctx.edition,
      changes: auto.reponsesARevoir(ctx, amene),
      inconnus: lu.illisibles + inconnus,
    };
  };
})();
