/*
 * Une liste courte, donnée par un lien : « #liste=C06.C07-2 ». Des codes, rien d’autre ; ceux d’une édition plus ancienne
 * deviennent ceux d’aujourd’hui. Ce qui arrive d’une adresse peut être n’importe quoi.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  const MARQUE = 'liste=';
  const LONGUEUR = 2000; // Signs: more than all the codes of a title.
  const CODE = /^[A-Z]{1,4}\d{1,3}(?:-\d{1,3})?$/;

  const connu = (ctx, code) => ctx.competences.has(code) || ctx.reperes.has(code);

  /** What a code has become today; [] when it was taken away, null when no edition knew it. */
  function aujourdhui(ctx, code) {
    if (connu(ctx, code)) return [code];
    const parti = ctx.editions.findIndex(({ changements = [] }) =>
      changements.some(({ avant }) => avant.some((ancien) => ancien.code === code)),
    );
    if (parti < 1) return null;
    const devenus = auto.devenus(ctx, ctx.editions[parti - 1].code, [code]).map((un) => un.code);
    return devenus.filter((devenu) => connu(ctx, devenu));
  }

  /**
   * What a decoded fragment says, or null when it is no list: {codes, reperes, remplaces, retires, inconnus}. `codes`
   * are of today, in the order they were given; `reperes`, all those they name, in the order of the title; the others,
   * the codes given that changed, that are gone, and how many texts are no code of this title.
   */
  auto.lireListe = (ctx, fragment) => {
    if (!fragment.startsWith(MARQUE)) return null;
    const donnes = fragment
      .slice(MARQUE.length, LONGUEUR)
      .split('&')[0]
      .split(/[^0-9A-Za-z-]+/)
      .filter(Boolean)
      .map((texte) => texte.toUpperCase());
    /** @type {{codes: string[], reperes: string[], remplaces: string[], retires: string[], inconnus: number}} */
    const lue = { codes: [], reperes: [], remplaces: [], retires: [], inconnus: 0 };
    for (const code of new Set(donnes)) {
      const presents = CODE.test(code) ? aujourdhui(ctx, code) : null;
      if (presents === null) lue.inconnus += 1;
      else if (presents.length === 0) lue.retires.push(code);
      else if (presents[0] !== code) lue.remplaces.push(code);
      lue.codes.push(...(presents ?? []).filter((present) => !lue.codes.includes(present)));
    }
    const voulus = new Set(lue.codes);
    lue.reperes = [...ctx.reperes].filter(([code, r]) => voulus.has(code) || voulus.has(r.competence)).map(([c]) => c);
    return lue;
  };

  /** The fragment of a list, without « # »: a repère whose compétence is there goes without saying. */
  auto.ecrireListe = (ctx, codes) => {
    const donnes = new Set(codes);
    return MARQUE + codes.filter((code) => !donnes.has(ctx.reperes.get(code)?.competence)).join('.');
  };
})();
