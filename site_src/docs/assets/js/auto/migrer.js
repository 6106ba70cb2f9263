/*
 * Le référentiel change : amener un état d’une édition plus ancienne à celle d’aujourd’hui, édition après édition.
 * Un texte gardé ou un code renommé emporte sa réponse ; toute autre réponse est mise à part, dans « revues », et ne
 * compte plus tant que la personne n’a rien confirmé. Le même état donne toujours le même résultat : chaque onglet peut
 * le refaire.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  /** When nothing was answered, any decision is later than this. */
  const JAMAIS = new Date(0).toISOString();

  /** The name of a change in `revues`. */
  auto.cleRevue = (edition, changement) => `${edition.code}.${changement.code}`;

  /** A state where what stood under a code of `noms` (old -> new) stands under its new one, all at once. */
  function renommer(etat, noms) {
    if (noms.size === 0) return etat;
    const nom = (code) => noms.get(code) ?? code;
    const codes = (liste) => [...new Set(liste.map(nom))];
    const cles = (map) => {
      const [restent, partent] = [false, true].map((v) => [...map].filter(([code]) => noms.has(code) === v));
      return new Map([...restent, ...partent.map(([code, v]) => [nom(code), v])]);
    };
    const items = (section, fn) =>
      new Map([...etat[section]].map(([id, item]) => [id, item.supprime ? item : { ...item, ...fn(item) }]));
    return {
      ...etat,
      reponses: cles(etat.reponses),
      premier_tour: cles(etat.premier_tour),
      situations: items('situations', (s) => ({ competences: codes(s.competences), reperes: codes(s.reperes) })),
      ccp: cles(etat.ccp),
      ccp_vises: cles(etat.ccp_vises),
      plan: items('plan', (a) => ({ competence: nom(a.competence), repere: nom(a.repere) })),
      points: items('points', (p) => ({ reponses: cles(p.reponses), situations: codes(p.situations) })),
    };
  }

  /** One edition further; `rien` is the level of no answer. */
  function passer(etat, edition, rien) {
    const reponses = new Map(etat.reponses);
    const premier_tour = new Map(etat.premier_tour);
    const revues = new Map(etat.revues);
    const noms = new Map();
    for (const changement of edition.changements) {
      const { quoi, avant, apres } = changement;
      const niveaux = new Map();
      let le = JAMAIS;
      if (quoi === 'renomme') noms.set(avant[0].code, apres[0]);
      for (const { code } of quoi === 'renomme' ? [] : avant) {
        const reponse = reponses.get(code) ?? premier_tour.get(code);
        if (!reponse) continue;
        reponses.delete(code);
        premier_tour.delete(code);
        if (reponse.niveau !== rien) niveaux.set(code, reponse.niveau);
        if (reponse.le > le) le = reponse.le;
      }
      revues.set(auto.cleRevue(edition, changement), { niveaux, fait: false, le });
    }
    return { ...renommer({ ...etat, reponses, premier_tour, revues }, noms), edition: edition.code };
  }

  /** The state in the present edition; itself when it already is. Its edition must be one of `ctx.editions`. */
  auto.migrer = (etat, ctx) => {
    if (etat.edition === ctx.edition) return etat;
    if (auto.estVide(etat)) return { ...etat, edition: ctx.edition };
    const rang = ctx.editions.findIndex(({ code }) => code === etat.edition);
    return ctx.editions.slice(rang + 1).reduce((e, edition) => passer(e, edition, ctx.vide), etat);
  };

  /**
   * What codes of an edition have become today: [{code, entier}], none for one that was taken away. `entier` is false
   * when what was said of them no longer says all: they were put together with something else since.
   */
  auto.devenus = (ctx, edition, codes) => {
    const suivantes = ctx.editions.slice(ctx.editions.findIndex(({ code }) => code === edition) + 1);
    const presents = suivantes.reduce(
      (actuels, { changements }) =>
        actuels.flatMap(({ code, entier }) => {
          const changement = changements.find(({ avant }) => avant.some((ancien) => ancien.code === code));
          if (!changement) return [{ code, entier }];
          return changement.apres.map((apres) => ({ code: apres, entier: entier && changement.quoi !== 'reunit' }));
        }),
      codes.map((code) => ({ code, entier: true })),
    );
    const un = new Map(presents.map((present) => [present.code, present]));
    return [...un.values()];
  };
})();
