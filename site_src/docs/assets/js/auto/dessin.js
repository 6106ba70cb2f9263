/*
 * Le dessin d’une compétence : un carré par repère, dont la forme dit la réponse. Toujours à côté des mêmes mots.
 */
(() => {
  'use strict';

  const { creerSvg } = window.Referentiel;
  const { auto } = window.Referentiel;
  const PAR_REPERE = 18;

  /** « 2 Avec appui, 3 En autonomie » : how many repères stand at each level. */
  auto.repartition = function repartition(ctx, niveaux) {
    return ctx.niveaux
      .map((niveau) => [niveau, niveaux.filter((n) => n === niveau).length])
      .filter(([, nombre]) => nombre);
  };

  /**
   * One square per repère, its shape tells the answer: empty, half, full, full with a mark; crossed by a bar for no
   * occasion; dashed for no answer. From the highest to none.
   */
  auto.dessin = function dessin(ctx, niveaux) {
    const largeur = Math.max(niveaux.length, 1) * PAR_REPERE;
    const svg = creerSvg('svg', {
      class: 'barre',
      width: largeur,
      height: 18,
      viewBox: `0 0 ${largeur} 18`,
      'aria-hidden': 'true',
      focusable: 'false',
    });
    const dernier = ctx.echelle.length;
    // Below the scale: no occasion, then no answer.
    const place = (n) => auto.rang(ctx, n) || (n === ctx.sans_occasion ? 0 : -1);
    [...niveaux]
      .sort((a, b) => place(b) - place(a))
      .forEach((niveau, i) => {
        const rang = place(niveau);
        const x = i * PAR_REPERE + 1;
        svg.append(
          creerSvg('rect', {
            class: rang < 0 ? 'barre__cadre barre__cadre--vide' : 'barre__cadre',
            x: x + 0.5,
            y: 1.5,
            width: 14,
            height: 15,
          }),
        );
        const haut = Math.min(15, Math.round((15 * Math.max(rang - 1, 0)) / Math.max(dernier - 2, 1)));
        if (haut > 0)
          svg.append(creerSvg('rect', { class: 'barre__plein', x: x + 0.5, y: 16.5 - haut, width: 14, height: haut }));
        if (rang === 0) svg.append(creerSvg('path', { class: 'barre__sans-occasion', d: `M${x + 3.5} 9h8` }));
        if (rang === dernier) svg.append(creerSvg('path', { class: 'barre__marque', d: `M${x + 3.5} 9l3 3.5 5-7` }));
      });
    return svg;
  };
})();
