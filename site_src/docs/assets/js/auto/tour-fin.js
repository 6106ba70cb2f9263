/*
 * Ce que le premier tour montre à la fin : ce qui est déjà là, une phrase par CCP, un prochain pas, puis le chemin vers le
 * détail.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { cacher, ecrire } = auto.dom;
  const DOUTES = ['appui', '', 'rien', 'sans', 'fait']; // The compétences worth a closer look, first.
  const PLUS = 5; // Those in sight: more would be a list, not a way to begin.
  const OCCASION =
    'n’est pas un manque\u00a0: votre poste ou votre stage ne le permet pas. Cela se cherche ailleurs (stage, immersion, mise en situation).';

  /** Whether what was answered is lost with each page, and nothing is: no address says where one is. */
  auto.rienGarde = ({ mode, ctx, etat }) => mode === 'memoire' && auto.premierTour(ctx, etat).repondus === 0;

  /**
   * What <mis-de-cote> asks again in `tour` is led to: `aller(code)`, the first question shown that has no answer, else
   * the first; false when one stays where one is.
   */
  auto.suivreDemande = (tour, signal, aller) => {
    const { magasin } = tour;
    const suivre = (e) => {
      const { montre, codes } = e.detail;
      const { niveaux } = auto.premierTour(magasin.ctx, magasin.etat);
      const la = [...niveaux].filter(([c]) => magasin.ctx.competences.get(c).tous.some((ccp) => codes.includes(ccp)));
      const but = (la.find(([, niveau]) => niveau === magasin.ctx.vide) ?? la[0])?.[0];
      if (montre && but && aller(but) !== false) e.preventDefault();
    };
    tour.addEventListener('demande', suivre, { signal });
  };

  /** Fills `racine`, the end of the round, from a state. */
  auto.montrerFinTour = (racine, ctx, etat) => {
    const { niveaux } = auto.premierTour(ctx, etat);
    const rien = niveaux.size === 0; // Every CCP is held: there is no answer to read, and none to give.
    for (const cible of ['.tour__lectures', '.tour__vae', '.tour__suite', '[data-action="recommencer"]']) {
      const zone = racine.querySelector(cible);
      if (zone) cacher(zone, rien);
    }
    ecrire(racine.querySelector('.tour__bilan'), auto.motDejaLa(ctx, niveaux));
    montrerListes(racine, ctx, niveaux);
    for (const ligne of racine.querySelectorAll('[data-ccp]')) {
      const siens = new Map([...niveaux].filter(([c]) => ctx.competences.get(c).ccp === ligne.dataset.ccp));
      ligne.hidden = siens.size === 0;
      const phrase = siens.size ? `${ligne.dataset.ccp}\u00a0: ${auto.motCcp(ctx, siens)}` : '';
      ecrire(ligne.querySelector('span'), phrase);
    }
    auto.montrerPas(racine.querySelector('[data-prochain-pas]'), ctx, auto.prochainPas(ctx, etat, true));
    const occasion = racine.querySelector('.tour__occasion');
    occasion.hidden = ![...niveaux.values()].some((niveau) => auto.sorteDe(ctx, niveau) === 'sans');
    ecrire(
      occasion.querySelector('p'),
      occasion.hidden ? '' : `«\u00a0${ctx.libelles.get(ctx.sans_occasion)}\u00a0» ${OCCASION}`,
    );
    montrerFiches(racine, ctx, niveaux);
  };

  /** The names behind the sentence: highest step first, only what is there. */
  function montrerListes(racine, ctx, niveaux) {
    const la = [...auto.parNiveau(ctx, niveaux)].filter(([niveau]) => auto.rang(ctx, niveau) > 1);
    const noms = (codes) => codes.map((code) => creer('li', {}, ctx.competences.get(code).titre_court));
    const listes = la.flatMap(([niveau, codes]) => [
      creer('h3', {}, ctx.libelles.get(niveau)),
      creer('ul', {}, ...noms(codes)),
    ]);
    racine.querySelector('.tour__la details').hidden = la.length === 0;
    racine.querySelector('.tour__listes').replaceChildren(...listes);
  }

  /** The doubtful ones, then the others, folded; what is there already stays where it is, with the focus. */
  function montrerFiches(racine, ctx, niveaux) {
    const lignes = new Map([...racine.querySelectorAll('[data-fiche-de]')].map((li) => [li.dataset.ficheDe, li]));
    for (const [code, ligne] of lignes) {
      const niveau = niveaux.get(code);
      ligne.hidden = niveau === undefined;
      ecrire(ligne.querySelector('.tour__dit'), niveau === undefined ? '' : ctx.libelles.get(niveau));
    }
    const rang = (code) => DOUTES.indexOf(auto.sorteDe(ctx, niveaux.get(code)));
    const triees = [...niveaux.keys()].sort((a, b) => rang(a) - rang(b)); // Stable: else the order of the title.
    const vues = triees.filter((code) => rang(code) < DOUTES.indexOf('sans')).slice(0, PLUS);
    const repliees = triees.slice(vues.length);
    const [liste, autres] = racine.querySelectorAll('.tour__fiches');
    ranger(
      liste,
      vues.map((code) => lignes.get(code)),
    );
    ranger(
      autres,
      repliees.map((code) => lignes.get(code)),
    );
    const pli = autres.closest('details');
    pli.hidden = repliees.length === 0;
    racine.querySelector('.tour__d-abord').hidden = vues.length === 0;
    ecrire(pli.querySelector('summary'), auto.motAutres(vues.length, repliees.length));
  }

  /** Puts lines in a list, in this order, after those that are not asked any more. */
  function ranger(liste, lignes) {
    const la = [...liste.children].filter(({ hidden }) => !hidden);
    if (la.length !== lignes.length || lignes.some((ligne, i) => ligne !== la[i])) liste.append(...lignes);
  }
})();
