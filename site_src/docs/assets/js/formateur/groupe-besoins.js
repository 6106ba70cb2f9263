/*
 * « Ce dont le groupe a besoin ensuite » : les compétences où la plupart des personnes n’y sont pas encore, combien, qui, et
 * où aller pour y travailler ensemble.
 */
(() => {
  'use strict';

  const { auto, creer } = window.Referentiel;
  const formateur = (window.Referentiel.formateur ??= {});
  const { compte } = auto.dom;
  const NBSP = '\u00a0';
  const cache = (mot) => creer('span', { class: 'hors-ecran' }, mot);

  const DEBUT = 5; // Past so many, the rest is folded.

  /** Elsewhere: here, the files that are open would be forgotten; nothing of this tab goes with it. */
  const ailleurs = (href, mot) =>
    creer('a', { href, target: '_blank', rel: 'noopener' }, mot, cache(' (nouvel onglet)'));

  /** « 5 personnes sur 9 ne sont pas encore en autonomie » */
  function phrase(ctx, nombre, lus) {
    const verbe = nombre > 1 ? 'ne sont' : 'n’est';
    return `${compte(nombre, 'personne')} sur ${lus} ${verbe} pas encore ${formateur.motAutonomie(ctx)}`;
  }

  function besoin(ctx, { competence, qui, lus }, { noms, liens }) {
    const nom = creer('strong', {}, ctx.competences.get(competence).titre_court);
    const sont = noms && qui.map((id) => noms.get(id)).join(', ');
    const dit = `${NBSP}: ${phrase(ctx, qui.length, lus)}`;
    if (!liens) return creer('li', {}, creer('p', {}, nom, `${dit}${sont ? ` (${sont})` : ''}.`));
    const ou = creer(
      'div',
      { class: 'besoins__ou' },
      ailleurs(liens.competence(competence), `Lire ${competence}`),
      ailleurs(liens.projeter(competence), `Projeter ${competence}`),
      sont &&
        creer('details', {}, creer('summary', {}, 'Qui', cache(` pour ${competence}`)), creer('p', {}, `${sont}.`)),
    );
    return creer('li', { 'data-besoin': competence }, creer('p', {}, nom, `${dit}.`), ou);
  }

  /** Why there is nothing in the list: nobody was read, or most are there. */
  function rien(ctx, bilans, { montre, liens }) {
    const lus = [...bilans.values()].some(({ fait, dessous }) => fait.length + dessous.length > 0);
    if (lus) return `Là où c’est lu, la plupart des personnes sont ${formateur.motAutonomie(ctx)}.`;
    if (montre === 'soi') return 'Aucune réponse n’est encore montrée en entier.';
    const suite = liens ? ' Ouvrez une personne pour commencer, ou montrez leurs réponses.' : '';
    return `Rien n’est encore noté en entier.${suite}`;
  }

  /** All of the list, one after the other on the wall. */
  const projeterTout = (besoins, liens) =>
    creer('p', {}, ailleurs(liens.projeter(...besoins.map(({ competence }) => competence)), 'Projeter toute la liste'));

  /**
   * The list, from Map(compétence -> bilan). `montre`: whose levels they are; `noms`: Map(id -> name), null when they are
   * not to be seen; `liens`: {competence, projeter}, from codes to an address, null on paper.
   */
  formateur.listeDesBesoins = (ctx, bilans, { montre, noms, liens = null }) => {
    const besoins = formateur.besoinsDuGroupe(bilans);
    if (!besoins.length) return creer('p', {}, rien(ctx, bilans, { montre, liens }));
    const items = besoins.map((un) => besoin(ctx, un, { noms, liens }));
    const liste = (siens, debut) => creer('ol', { class: 'besoins', start: debut }, ...siens);
    if (!liens) return liste(items, 1);
    const plie = items.length > DEBUT + 1;
    const reste = items.slice(DEBUT);
    return creer(
      'div',
      {},
      liste(plie ? items.slice(0, DEBUT) : items, 1),
      plie && creer('details', {}, creer('summary', {}, `Les ${reste.length} suivantes`), liste(reste, DEBUT + 1)),
      items.length > 1 && projeterTout(besoins, liens),
    );
  };
})();
