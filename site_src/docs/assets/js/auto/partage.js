/*
 * Le lien partagé : les niveaux, et par compétence si une situation existe. Jamais un texte.
 *   1.<6 premiers signes de la version du référentiel>.<suites>
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
    return `1.${ctx.version.slice(0, 6)}.${suites.join('')}`;
  };

  /**
   * From a code to a snapshot: {reponses, situations, version, meme_version, inconnus}. What this référentiel does not
   * know is counted and left out. Throws Refus.
   */
  auto.decoder = (code, ctx) => {
    if (/^([2-9]|[1-9]\d+)\./.test(code)) {
      throw new auto.Refus('lien-futur', 'Ce lien vient d’une version plus récente du site. Rechargez la page.');
    }
    const lu = code.length <= LONGUEUR ? FORME.exec(code) : null;
    if (!lu) throw new auto.Refus('lien', 'Ce lien est incomplet ou abîmé. Demandez qu’on vous l’envoie de nouveau.');
    const [, version, suites] = lu;
    const reponses = new Map();
    const situations = new Set();
    let inconnus = 0;
    for (const [, genre, deux, chiffres] of suites.matchAll(/([CS])(\d{2})(\d*)/g)) {
      const competence = `C${deux}`;
      if (genre === 'S' && ctx.competences.has(competence)) situations.add(competence);
      else if (genre === 'S') inconnus += 1;
      [...chiffres].forEach((chiffre, i) => {
        const repere = `${competence}-${i + 1}`;
        if (chiffre === '0') return;
        const niveau = ctx.niveaux[Number(chiffre)];
        if (ctx.reperes.has(repere) && niveau) reponses.set(repere, niveau);
        else inconnus += 1;
      });
    }
    return {
      reponses, situations: [...situations], version, meme_version: version === ctx.version.slice(0, 6), inconnus,
    };
  };
})();
