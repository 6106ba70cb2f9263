/*
 * Un CCP en une phrase : combien de compétences se lisent ainsi, combien sont racontées. Des mots, jamais de pourcentage.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;
  const { compte, signe } = auto.dom;

  /** « Oui » on one of five, then the others; what has the first round alone is counted apart. */
  function lectures(ctx, vues) {
    const lues = vues.filter(({ tour, cote }) => tour === null && !cote);
    const groupes = auto
      .lecturesOrdonnees(ctx)
      .map(({ code, libelle }) => [lues.filter(({ pratique }) => pratique.lecture === code).length, libelle])
      .filter(([nombre]) => nombre > 0);
    return groupes.map(([nombre, libelle], i) => {
      const mot = `«\u00a0${libelle}\u00a0»`;
      if (i > 0) return `${nombre}\u00a0${mot}`;
      const verbe = nombre > 1 ? 'se lisent' : 'se lit';
      return nombre === vues.length && nombre > 1
        ? `les ${nombre}\u00a0compétences ${verbe} ${mot}`
        : `${compte(nombre, 'compétence')} sur ${vues.length} ${verbe} ${mot}`;
    });
  }

  /** The sentence of a CCP, from what the map shows of its compétences. */
  auto.phraseCcp = (ctx, vues) => {
    if (vues.every(({ cote }) => cote))
      return `${vues[0].cote === 'obtenu' ? 'déjà obtenu' : 'pas visé'}, rien ne vous est demandé.`;
    const tour = vues.filter((vue) => vue.tour !== null).length;
    const racontees = vues.filter(({ preuve }) => preuve === 'racontee').length;
    const morceaux = lectures(ctx, vues);
    if (tour)
      morceaux.push(
        morceaux.length
          ? `${tour} au premier tour seulement`
          : `le premier tour seulement, pour ${compte(tour, 'compétence')} sur ${vues.length}`,
      );
    const dites = { 0: 'aucune n’est racontée', 1: '1\u00a0est racontée' }[racontees];
    return `${morceaux.join(', ')}\u202f; ${dites ?? `${racontees}\u00a0sont racontées`}.`;
  };

  /** Shows those sentences, one per CCP, and which is set aside; `vues` is that of the map. */
  auto.montrerPhrases = (zone, ctx, etat, vues) => {
    const deCote = auto.misDeCote(ctx, etat);
    const lignes = [...ctx.ccp.values()].map(({ code, competences }, i) => {
      const siennes = competences.map((competence) => vues.get(competence));
      // Where all of it is set aside, its sentence says so.
      const dite = deCote.has(code) && siennes.some(({ cote }) => !cote);
      const fin = dite ? ` ${code} ${auto.motDeCote(deCote.get(code))}.` : '';
      const dit = `\u00a0: ${auto.phraseCcp(ctx, siennes)}${fin}`;
      const phrase = () => creer('span', {}, creer('strong', {}, code), dit);
      return [code, dit, () => creer('li', { 'data-ccp': code }, signe(`ccp-${i + 1}`), phrase())];
    });
    auto.tenirOuDire(zone, 'ul', { class: 'phrases-ccp', role: 'list' }, lignes, '');
  };
})();
