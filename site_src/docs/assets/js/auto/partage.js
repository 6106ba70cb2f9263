/*
 * Le lien partagé : les niveaux, et par compétence si une situation existe. Jamais un texte.
 *   2.<empreinte de l’édition du référentiel, 6 signes>.<suites>.<somme, 4 signes>
 * Une suite par compétence : son code ; c (sans situation) ou s (avec) ; un chiffre par repère, le n-ième pour le repère
 * n, 0 sans réponse, 5 pour « pas l’occasion ». « C06s342 » : C06-1 au niveau 3, C06-2 au niveau 4, C06-3 au niveau 2, et une situation.
 * La somme dit si le lien est arrivé entier ; majuscules et minuscules y sont égales.
 *   1.<empreinte>.<suites>, l’ancienne forme, C0133 ou S0133, ne le dit pas. Elle se lit toujours.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const LONGUEUR = 8000;
  const FORMES = {
    1: /^1\.([0-9a-f]{6})(?:\.((?:[cs]\d{2,})*))?()$/,
    2: /^2\.([0-9a-f]{6})\.((?:[a-z]{1,4}\d{1,3}[cs]\d*)*)\.([0-9a-z]{4})$/,
  };
  const SUITES = { 1: /()([cs])(\d{2})(\d*)/g, 2: /([a-z]{1,4}\d{1,3})([cs])()(\d*)/g };

  /** The digit of « no occasion »: never a rank. Those of the scale start at 1. */
  const SANS_OCCASION = 5;
  const ECHELLE = [1, 2, 3, 4, 6, 7, 8, 9];

  const PHRASES = {
    futur: 'Ce lien vient d’une version plus récente du site. Rechargez la page.',
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
    const debut = `2.${ctx.editions.at(-1).empreinte}.${suites.join('')}`;
    return `${debut}.${somme(debut.toLowerCase())}`;
  };

  /** What the runs of a link say, in the codes of its edition: {niveaux, situations, illisibles}. */
  function lireSuites(suites, forme, ctx) {
    const niveauDe = new Map([...chiffres(ctx)].map(([niveau, chiffre]) => [String(chiffre), niveau]));
    const niveaux = new Map();
    const situations = [];
    let illisibles = 0;
    for (const [, code, genre, deux, rangs] of suites.matchAll(SUITES[forme])) {
      const competence = code.toUpperCase() || `C${deux}`;
      if (genre === 's') situations.push(competence);
      [...rangs].forEach((chiffre, i) => {
        if (chiffre === '0') return;
        if (niveauDe.has(chiffre)) niveaux.set(`${competence}-${i + 1}`, niveauDe.get(chiffre));
        else illisibles += 1;
      });
    }
    return { niveaux, situations, illisibles };
  }

  /** The same once in the present edition, as the answers of a person would be. */
  function amener({ niveaux, situations }, edition, ctx) {
    const le = '';
    const reponses = new Map([...niveaux].map(([code, niveau]) => [code, { niveau, le }]));
    const vecues = new Map([['lien', { competences: situations, reperes: [], le }]]);
    return auto.migrer({ ...auto.vide(ctx), edition, reponses, situations: vecues }, ctx);
  }

  /** {forme, empreinte, suites} of a code. Throws Refus. */
  function ouvrir(code) {
    if (code.length > LONGUEUR) throw refus('lien');
    const net = code.toLowerCase();
    if (/^(?:[3-9]|[1-9]\d+)\./.test(net)) throw refus('futur');
    const forme = net.startsWith('2') ? 2 : 1;
    const lu = FORMES[forme].exec(net);
    // The end is missing when what is there could go on into a link.
    if (!lu)
      throw refus(/^2(?:\.[0-9a-f]{0,6}|\.[0-9a-f]{6}\.[0-9a-z]*(?:\.[0-9a-z]{0,3})?)?$/.test(net) ? 'coupe' : 'lien');
    const [, empreinte, suites = '', fin] = lu;
    if (forme === 2 && somme(net.slice(0, -5)) !== fin) throw refus('change');
    return { forme, empreinte, suites };
  }

  /**
   * From a code to a snapshot: {reponses, situations, entier, meme_version, ancienne, changes, inconnus}. `entier`: it
   * is known to be whole. `ancienne`: it comes from an older edition, and `changes` answers of it are about what changed
   * since. What this référentiel does not know is counted and left out. Throws Refus.
   */
  auto.decoder = (code, ctx) => {
    const { forme, empreinte, suites } = ouvrir(code);
    const edition = ctx.editions.find((connue) => connue.empreinte === empreinte)?.code;
    const lu = lireSuites(suites, forme, ctx);
    const etat = amener(lu, edition ?? ctx.edition, ctx);
    const { competences } = etat.situations.get('lien');
    const reponses = [...etat.reponses].filter(([repere]) => ctx.reperes.has(repere));
    const situations = competences.filter((competence) => ctx.competences.has(competence));
    return {
      reponses: new Map(reponses.map(([repere, { niveau }]) => [repere, niveau])),
      situations,
      entier: forme === 2,
      meme_version: edition === ctx.edition,
      ancienne: edition !== undefined && edition !== ctx.edition,
      changes: auto.reponsesARevoir(ctx, etat),
      inconnus: lu.illisibles + etat.reponses.size - reponses.length + competences.length - situations.length,
    };
  };
})();
