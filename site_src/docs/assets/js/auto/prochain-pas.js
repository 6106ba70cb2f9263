/*
 * Le prochain pas : un seul, d’après ce que la personne a répondu. Il oriente ; il ne dit jamais ce qu’un jury déciderait.
 * Les mots et les adresses sont dans la page (composants/prochain-pas.html.j2).
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  /** What is known of the practice of a compétence, finest first: its repères once all answered, else the first round. */
  function dit(ctx, etat, competence, tour) {
    const pratique = auto.pratiqueDe(ctx, etat, competence);
    const complet = pratique.repondus === pratique.total;
    if (complet && pratique.sur === 0) return { complet, quoi: 'sans' };
    if (complet && pratique.faits === pratique.sur) return { complet, quoi: 'fait' };
    const niveau = tour.niveaux.get(competence);
    if (complet) {
      const rangs = auto.niveauxDe(ctx, etat, competence).map((n) => auto.rang(ctx, n));
      return { complet, quoi: Math.max(...rangs) > 1 ? 'appui' : 'rien' };
    }
    return { complet, quoi: auto.sorteDe(ctx, niveau) };
  }

  /** 'fait', 'appui', 'rien', 'sans' (no occasion), or '' without an answer. */
  auto.sorteDe = (ctx, niveau) => {
    if (ctx.sans_occasion !== null && niveau === ctx.sans_occasion) return 'sans';
    const rang = auto.rang(ctx, niveau);
    if (rang === 0) return '';
    if (rang >= auto.rang(ctx, auto.seuil(ctx))) return 'fait';
    return rang === 1 ? 'rien' : 'appui';
  };

  /** Of [[competence, …]], the CCP that has the most, and its first; the earlier CCP when they are even. */
  function ouPlus(ctx, competences) {
    const nombre = new Map();
    for (const c of competences) {
      const { ccp } = ctx.competences.get(c);
      nombre.set(ccp, (nombre.get(ccp) ?? 0) + 1);
    }
    const [ccp] = [...nombre].reduce((a, b) => (b[1] > a[1] ? b : a));
    return { ccp, competence: competences.find((c) => ctx.competences.get(c).ccp === ccp) };
  }

  const seule = (ctx, competence) => ({ ccp: ctx.competences.get(competence).ccp, competence });
  const aucune = { ccp: null, competence: null };

  /** Where the first round is not over, unless the person went through it: what to do about it, or null. */
  function reste(ctx, tour, commence, parcouru) {
    if (parcouru || ctx.premier_tour === null) return null;
    if (tour.repondus === 0) return commence ? null : { quoi: 'premier-tour', ...aucune };
    // A question left behind was passed over; one after the last answer was not seen.
    const dernier = [...tour.niveaux.values()].at(-1);
    if (dernier !== ctx.vide || tour.prochaine === null) return null;
    return { quoi: 'continuer-tour', ...seule(ctx, tour.prochaine) };
  }

  /**
   * The one next step: {quoi, ccp, competence}, the last two null where the step names none. `quoi`: 'premier-tour',
   * 'continuer-tour', 'detail' (where most doubts are), 'situation' (practice is there, not its story), 'formation'
   * (most is the lowest level), 'conseil' (mixed, or few occasions), 'vae', 'tous-obtenus' (nothing is asked any more).
   * `parcouru`: the person is at the end of the first round, whatever they passed over.
   */
  auto.prochainPas = (ctx, etat, parcouru = false) => {
    const codes = auto.concernees(ctx, etat);
    if (codes.length === 0) return { quoi: 'tous-obtenus', ...aucune };
    const tour = auto.premierTour(ctx, etat);
    const avancees = codes.filter((c) => auto.pratiqueDe(ctx, etat, c).repondus > 0);
    const suite = reste(ctx, tour, avancees.length > 0, parcouru);
    if (suite) return suite;
    const su = new Map(codes.map((c) => [c, dit(ctx, etat, c, tour)]));
    const de = (...sortes) => codes.filter((c) => sortes.includes(su.get(c).quoi));
    const connues = codes.length - de('').length;
    if (connues === 0) {
      return avancees.length || !parcouru
        ? { quoi: 'detail', ...seule(ctx, avancees[0] ?? codes[0]) }
        : { quoi: 'conseil', ...aucune };
    }
    if (de('rien').length * 2 > connues) return { quoi: 'formation', ...aucune };
    if (de('fait', 'appui').length * 2 < connues) return { quoi: 'conseil', ...aucune };
    const doutes = de('appui', '').filter((c) => !su.get(c).complet);
    if (doutes.length) return { quoi: 'detail', ...ouPlus(ctx, doutes) };
    const faites = de('fait');
    if (faites.length * 2 < connues) return { quoi: 'conseil', ...aucune };
    const muettes = faites.filter((c) => auto.preuveDe(ctx, etat, c) === 'a-raconter');
    if (muettes.length) return { quoi: 'situation', ...seule(ctx, muettes[0]) };
    return faites.length * 3 >= connues * 2 ? { quoi: 'vae', ...aucune } : { quoi: 'conseil', ...aucune };
  };
})();
