/*
 * Le lien partagé : les niveaux, et par compétence si une situation existe. Jamais un texte.
 *   1.<empreinte de l’édition du référentiel, 6 signes>.<suites>
 * Une suite par compétence : C (sans situation) ou S (avec une situation), les deux chiffres de son code, puis un
 * chiffre par repère : le n-ième est le niveau de Cxx-n, 0 pour aucun. « S06342 » : C06-1 au niveau 3, C06-2 au
 * niveau 4, C06-3 au niveau 2, et une situation.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const LONGUEUR = 2000;
  const FORME = /^1\.([0-9a-f]{6})\.((?:[CS]\d{2,})*)$/;

  const numero = (code) => Number(code.split('-')[1]);

  /** The code of a state, for the fragment of an address. */
  auto.encoder = (ctx, etat) => {
    const { reponses, situations } = auto.instantane(ctx, etat);
    const suites = [...ctx.competences].map(([competence, { codes }]) => {
      const chiffres = Array(Math.max(...codes.map(numero))).fill(0);
      for (const repere of codes) chiffres[numero(repere) - 1] = auto.rang(ctx, reponses.get(repere));
      const situation = situations.includes(competence);
      const suite = chiffres.join('').replace(/0+$/, '');
      return suite || situation ? `${situation ? 'S' : 'C'}${competence.slice(1)}${suite}` : '';
    });
    return `1.${ctx.editions.at(-1).empreinte}.${suites.join('')}`;
  };

  /** What the runs of a link say, in the codes of its edition: {niveaux, situations, illisibles}. */
  function lireSuites(suites, ctx) {
    const niveaux = new Map();
    const situations = [];
    let illisibles = 0;
    for (const [, genre, deux, chiffres] of suites.matchAll(/([CS])(\d{2})(\d*)/g)) {
      if (genre === 'S') situations.push(`C${deux}`);
      [...chiffres].forEach((chiffre, i) => {
        const niveau = ctx.niveaux[Number(chiffre)];
        if (niveau && chiffre !== '0') niveaux.set(`C${deux}-${i + 1}`, niveau);
        else if (chiffre !== '0') illisibles += 1;
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

  /**
   * From a code to a snapshot: {reponses, situations, meme_version, ancienne, changes, inconnus}. `ancienne`: it comes
   * from an older edition, and `changes` answers of it are about what changed since. What this référentiel does not
   * know is counted and left out. Throws Refus.
   */
  auto.decoder = (code, ctx) => {
    if (/^([2-9]|[1-9]\d+)\./.test(code)) {
      throw new auto.Refus('lien-futur', 'Ce lien vient d’une version plus récente du site. Rechargez la page.');
    }
    const forme = code.length <= LONGUEUR ? FORME.exec(code) : null;
    if (!forme)
      throw new auto.Refus('lien', 'Ce lien est incomplet ou abîmé. Demandez qu’on vous l’envoie de nouveau.');
    const [, empreinte, suites] = forme;
    const edition = ctx.editions.find((connue) => connue.empreinte === empreinte)?.code;
    const lu = lireSuites(suites, ctx);
    const etat = amener(lu, edition ?? ctx.edition, ctx);
    const { competences } = etat.situations.get('lien');
    const reponses = [...etat.reponses].filter(([repere]) => ctx.reperes.has(repere));
    const situations = competences.filter((competence) => ctx.competences.has(competence));
    return {
      reponses: new Map(reponses.map(([repere, { niveau }]) => [repere, niveau])),
      situations,
      meme_version: edition === ctx.edition,
      ancienne: edition !== undefined && edition !== ctx.edition,
      changes: auto.reponsesARevoir(ctx, etat),
      inconnus: lu.illisibles + etat.reponses.size - reponses.length + competences.length - situations.length,
    };
  };
})();
