/*
 * Ce qu’une salle voit d’une vue : son texte en grand, les niveaux, les mains comptées, l’adresse pour répondre.
 */
(() => {
  'use strict';

  const { creer } = window.Referentiel;
  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});

  /** Says a sentence to screen readers. */
  formateur.dire = (phrase) => {
    const region = document.querySelector('projeter-salle > [role="status"]');
    region.textContent = '';
    setTimeout(() => (region.textContent = phrase), 100);
  };

  const ORIGINES = {
    competence: 'Intitulé officiel',
    repere: 'Repère rédigé par ce site',
    question: 'Question rédigée par ce site',
  };
  /** Signs up to which a text is of a length. */
  const LONGUEURS = [
    [60, 'court'],
    [110, 'moyen'],
    [190, 'long'],
  ];
  const longueur = (texte) => LONGUEURS.find(([max]) => texte.length <= max)?.[1] ?? 'tres-long';

  function compteur(ctx, vue, niveau, n) {
    const libelle = ctx.libelles.get(niveau);
    const bouton = (pas, signe, mot) =>
      creer(
        'button',
        {
          type: 'button',
          class: 'bouton',
          'data-mains': niveau,
          'data-pas': pas,
          'aria-label': `${mot}\u00a0: ${libelle}`,
        },
        signe,
      );
    const champ = creer('input', {
      type: 'number',
      min: 0,
      max: formateur.MAINS_MAX,
      step: 1,
      inputmode: 'numeric',
      autocomplete: 'off',
      value: n,
      'data-vue': vue,
      'data-mains': niveau,
      'aria-label': `Mains levées\u00a0: ${libelle}`,
    });
    return creer(
      'div',
      { class: 'mains' },
      bouton(-1, '−', 'Une main de moins'),
      champ,
      bouton(1, '+', 'Une main de plus'),
    );
  }

  /** The levels of a view; with what counts hands, or the numbers already counted. */
  function niveauxDe(ctx, vue, comptes, compter) {
    const tuile = (niveau) => {
      const n = comptes.get(niveau) ?? 0;
      const suite = () => {
        if (compter) return compteur(ctx, vue.vue, niveau, n);
        return (
          comptes.size > 0 &&
          creer('span', { class: 'scene__nombre' }, auto.dom.compte(n, 'main', 'mains', '0\u00a0main'))
        );
      };
      return creer(
        'li',
        { 'data-niveau': niveau },
        creer(
          'span',
          { class: 'scene__niveau' },
          auto.dom.signe(`niveau-${niveau}`, 32),
          creer('span', {}, ctx.libelles.get(niveau)),
        ),
        suite(),
      );
    };
    return creer('ul', { class: 'scene__niveaux', 'aria-label': 'Niveaux' }, ...vue.niveaux.map(tuile));
  }

  /** Where to answer, as the page gives it: the drawing and the words; null when the site has no address. */
  function adresseDe(competence) {
    const source = document.querySelector(`[data-adresse="${CSS.escape(competence)}"]`);
    return (
      source &&
      creer('div', { class: 'scene__adresse' }, ...[...source.childNodes].map((noeud) => noeud.cloneNode(true)))
    );
  }

  /** Nodes of the view at `rang` of {vues}: head, text, levels, address. */
  formateur.scene = (ctx, salle, comptes, compter) => {
    const vue = formateur.vueDe(ctx, salle.vues[salle.rang]);
    const certificat = ctx.ccp.get(vue.ccp);
    const siens = comptes.get(vue.vue) ?? new Map();
    const tete = creer(
      'div',
      { class: 'scene__tete' },
      auto.dom.signe(`ccp-${vue.place}`, 44),
      creer('p', {}, creer('strong', {}, vue.nom), ' ', creer('span', { class: 'scene__ccp' }, certificat.titre_court)),
      creer('p', { class: 'scene__place' }, `${salle.rang + 1} sur ${salle.vues.length}`),
    );
    const corps = creer(
      'div',
      { class: 'scene__corps' },
      creer('p', { class: 'scene__origine' }, ORIGINES[vue.genre]),
      creer('h2', { class: 'scene__texte', tabindex: -1, 'data-longueur': longueur(vue.texte) }, vue.texte),
      niveauxDe(ctx, vue, siens, compter),
    );
    return { vue, noeuds: [tete, corps, adresseDe(vue.competence)].filter(Boolean) };
  };
})();
