/*
 * Les phrases du premier tour : ce qui est déjà là, puis une par CCP. Des comptes et des mots, jamais un pourcentage.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const NBSP = '\u00a0';

  const bas = (texte) => texte.charAt(0).toLowerCase() + texte.slice(1);

  /** Map(level -> codes) of the first round, the highest step first, then no occasion; those without an answer last. */
  auto.parNiveau = (ctx, niveaux) => {
    const rang = (niveau) => (niveau === ctx.vide ? -1 : auto.rang(ctx, niveau));
    const ordre = [...ctx.premier_tour, ctx.vide].sort((a, b) => rang(b) - rang(a));
    const groupes = new Map();
    for (const niveau of ordre) {
      const codes = [...niveaux].filter(([, dit]) => dit === niveau).map(([code]) => code);
      if (codes.length > 0) groupes.set(niveau, codes);
    }
    return groupes;
  };

  /** « 3 sur 5 en autonomie, 1 avec appui »; « les 5\u00a0: pas encore »; without `total`, « 3 en autonomie, … ». */
  function comptes(ctx, groupes, total) {
    const mot = (niveau) => (niveau === ctx.sans_occasion ? 'sans occasion' : bas(ctx.libelles.get(niveau)));
    if (total > 1 && groupes.length === 1) return `les ${total}${NBSP}: ${mot(groupes[0][0])}`;
    const mots = ([niveau, { length }], i) => `${length}${NBSP}${i || !total ? '' : `sur ${total} `}${mot(niveau)}`;
    return groupes.map(mots).join(', ');
  }

  /** What is already there, in one sentence; kind, and true when nothing is. */
  auto.motDejaLa = (ctx, niveaux) => {
    if (niveaux.size === 0) return 'Rien ne vous est plus demandé\u00a0: tous les CCP sont notés.';
    const la = [...auto.parNiveau(ctx, niveaux)].filter(([niveau]) => auto.rang(ctx, niveau) > 1);
    if (la.length > 0)
      return `Déjà là, sur ${auto.dom.compte(niveaux.size, 'compétence')}\u00a0: ${comptes(ctx, la)}. Partez de ce que vous savez faire.`;
    if ([...niveaux.values()].every((niveau) => niveau === ctx.vide))
      return 'Vous n’avez pas répondu, et c’est permis. Vous pourrez y revenir quand vous voudrez.';
    if ([...niveaux.values()].every((niveau) => [ctx.vide, ctx.sans_occasion].includes(niveau)))
      return 'L’occasion ne s’est pas encore présentée\u00a0: ce n’est pas un manque. Vous savez maintenant ce que demande le métier.';
    return 'Vous commencez\u00a0: tout ce que vous apprendrez comptera. Vous savez maintenant ce que demande le métier.';
  };

  /** What is folded under the compétences worth a closer look: « Les 10 autres compétences ». */
  auto.motAutres = (vues, autres) => {
    if (autres === 1) return vues ? 'L’autre compétence' : 'La compétence';
    return `Les ${autres}${NBSP}${vues ? 'autres ' : ''}compétences`;
  };

  /** How a CCP reads, in one sentence; `niveaux` is Map(compétence -> level) of its compétences. */
  auto.motCcp = (ctx, niveaux) => {
    const total = niveaux.size;
    const sortes = [...niveaux.values()].map((niveau) => auto.sorteDe(ctx, niveau));
    const nombre = (...voulues) => sortes.filter((sorte) => voulues.includes(sorte)).length;
    if (nombre('') === total) return 'pas encore de réponse.';
    const debut = () => {
      if (nombre('fait') === total) return 'tout est là, dites-vous';
      if (nombre('fait') * 2 >= total) return 'une bonne part est là';
      if (nombre('fait', 'appui') * 2 >= total) return 'c’est bien commencé';
      if (nombre('sans') * 2 > total) return 'l’occasion vous a surtout manqué';
      return nombre('fait', 'appui') ? 'un début est là' : 'c’est à découvrir';
    };
    return `${debut()} (${comptes(ctx, [...auto.parNiveau(ctx, niveaux)], total)}).`;
  };
})();
