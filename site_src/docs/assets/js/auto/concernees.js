/*
 * Ce qui est demandé à la personne : tout, sauf les CCP qu’elle a déjà ou ne vise pas. Ses réponses à leur sujet restent.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  /** The parts of a state that say what is asked. */
  auto.DEMANDE = Object.freeze(['ccp', 'ccp_vises', 'tout_demander']);

  /** Map(ccp -> 'obtenu' | 'non-vise') of those set aside; when none is aimed at, all are. */
  auto.misDeCote = auto.uneFois(auto.DEMANDE, (ctx, etat) => {
    const obtenus = new Map(auto.vivants(etat, 'ccp'));
    const vise = (ccp) => etat.ccp_vises.get(ccp)?.vise === true && !obtenus.has(ccp); // No aim at what is held.
    const choix = [...ctx.ccp.keys()].some(vise);
    const deCote = new Map();
    for (const ccp of ctx.ccp.keys()) {
      if (obtenus.has(ccp)) etat.tout_demander || deCote.set(ccp, 'obtenu');
      else if (choix && !vise(ccp)) deCote.set(ccp, 'non-vise');
    }
    return deCote;
  });

  const liste = new Intl.ListFormat('fr');

  /** Why a CCP is set aside, in a few words. */
  auto.motDeCote = (raison) => (raison === 'obtenu' ? 'mis de côté\u00a0: déjà obtenu' : 'mis de côté\u00a0: pas visé');

  /** « CCP1 et CCP2 sont mis de côté : déjà obtenus. », a sentence per reason; '' when all is asked. */
  auto.phraseDeCote = (ctx, etat) => {
    const deCote = [...auto.misDeCote(ctx, etat)];
    const phrase = (raison) => {
      const codes = deCote.filter(([, autre]) => autre === raison).map(([code]) => code);
      const [verbe, s] = codes.length > 1 ? ['sont', 's'] : ['est', ''];
      return codes.length ? `${liste.format(codes)} ${verbe} ${auto.motDeCote(raison)}${s}.` : '';
    };
    return `${phrase('obtenu')} ${phrase('non-vise')}`.trim();
  };

  /** A state where a CCP is held, its day kept if there is one, or is not held any more. */
  auto.noterCcp = (etat, code, obtenu, maintenant) => {
    if (!obtenu) return auto.oter(etat, 'ccp', code, maintenant);
    const { obtenu_le = '' } = etat.ccp.get(code) ?? {};
    return { ...auto.poser(etat, 'ccp', code, { obtenu_le }, maintenant), tout_demander: false };
  };

  /** Codes of the compétences still asked, in the order of the title. */
  auto.concernees = auto.uneFois(auto.DEMANDE, (ctx, etat) => {
    const deCote = auto.misDeCote(ctx, etat);
    return Object.freeze(
      [...ctx.competences].filter(([, { tous }]) => tous.some((ccp) => !deCote.has(ccp))).map(([code]) => code),
    );
  });

  const repondus = (ctx, niveaux) => niveaux.filter((niveau) => niveau !== ctx.vide).length;

  /**
   * How many repères have an answer, « no occasion » included: {total, repondus, ccp: Map(code -> {total, repondus})}.
   * The whole counts what is asked; each CCP is counted, set aside or not.
   */
  auto.progression = auto.uneFois(['reponses', ...auto.DEMANDE], (ctx, etat) => {
    const compter = (competences) => {
      const niveaux = competences.flatMap((competence) => auto.niveauxDe(ctx, etat, competence));
      return { total: niveaux.length, repondus: repondus(ctx, niveaux) };
    };
    const ccp = new Map([...ctx.ccp].map(([code, { competences }]) => [code, compter(competences)]));
    return { ...compter(auto.concernees(ctx, etat)), ccp };
  });

  /**
   * Where the first round stands, over the compétences still asked: {total, repondus, prochaine, niveaux}. `prochaine` is
   * the first without an answer, or null; `niveaux` is Map(compétence -> level). An answer that the round no longer
   * offers is none.
   */
  auto.premierTour = auto.uneFois(['premier_tour', ...auto.DEMANDE], (ctx, etat) => {
    const offerts = ctx.premier_tour ?? [];
    const niveau = (competence) => {
      const dit = etat.premier_tour.get(competence)?.niveau;
      return offerts.includes(dit) ? dit : ctx.vide;
    };
    const niveaux = new Map(auto.concernees(ctx, etat).map((competence) => [competence, niveau(competence)]));
    const prochaine = [...niveaux].find(([, dit]) => dit === ctx.vide)?.[0] ?? null;
    return { total: niveaux.size, repondus: repondus(ctx, [...niveaux.values()]), prochaine, niveaux };
  });
})();
