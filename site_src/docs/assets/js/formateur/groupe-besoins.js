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

  /** « 5 personnes sur 9 ne sont pas encore en autonomie. » */
  function phrase(ctx, nombre, lus) {
    const verbe = nombre > 1 ? 'ne sont' : 'n’est';
    return `${compte(nombre, 'personne')} sur ${lus} ${verbe} pas encore ${formateur.motAutonomie(ctx)}`;
  }

  function besoin(ctx, { competence, qui, lus }, { noms, liens }) {
    const nom = creer('strong', {}, ctx.competences.get(competence).titre_court);
    const sont = noms && `${NBSP}: ${qui.map((id) => noms.get(id)).join(', ')}`;
    const ou = liens && [
      creer('a', { href: liens.competence(competence) }, `Revoir ${competence}`),
      creer('a', { href: liens.projeter(competence) }, `Projeter ${competence}`),
    ];
    return creer(
      'li',
      { 'data-besoin': competence },
      creer('p', {}, nom),
      creer('p', { class: 'besoins__qui' }, phrase(ctx, qui.length, lus), sont, '.'),
      ou && creer('p', { class: 'besoins__ou' }, ...ou),
    );
  }

  /** Why there is nothing in the list: nobody was read, or most are there. */
  function rien(ctx, bilans, montre) {
    const lus = [...bilans.values()].some(({ fait, dessous }) => fait.length + dessous.length > 0);
    if (lus) return `Là où c’est lu, la plupart des personnes sont ${formateur.motAutonomie(ctx)}.`;
    return montre === 'soi'
      ? 'Aucune réponse n’est encore montrée en entier.'
      : 'Rien n’est encore noté en entier. Ouvrez une personne pour commencer.';
  }

  /**
   * The list, from Map(compétence -> bilan). `montre`: whose levels they are; `noms`: Map(id -> name), null when they are
   * not to be seen; `liens`: {competence, projeter}, from a code to an address, null on paper.
   */
  formateur.listeDesBesoins = (ctx, bilans, { montre, noms, liens = null }) => {
    const besoins = formateur.besoinsDuGroupe(bilans);
    if (!besoins.length) return creer('p', {}, rien(ctx, bilans, montre));
    return creer('ol', { class: 'besoins' }, ...besoins.map((un) => besoin(ctx, un, { noms, liens })));
  };
})();
