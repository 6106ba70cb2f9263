/*
 * Les feuilles du groupe : le tableau, A4 en largeur ; ou une personne après l’autre. Elles remplacent la page le temps d’une
 * impression.
 */
(() => {
  'use strict';

  const { auto, creer, formateur } = window.Referentiel;
  const { jour } = auto.dom;
  const COLONNES = 20; // Compétences past which each CCP has its table.
  const MOTS = 9; // Compétences up to which whole words hold in a column.

  /** Of which title, which edition, printed when; as every sheet says. */
  formateur.piedDeFeuille = (ctx, maintenant) =>
    creer(
      'p',
      { class: 'papier__quoi' },
      `${ctx.intitule} (${ctx.titre}), édition ${ctx.edition} du référentiel. Imprimé le ${jour(maintenant)}.`,
    );

  const TITRES = {
    formateur: 'Le groupe, noté en formation',
    soi: 'Le groupe, par lui-même',
    ecarts: 'Le groupe, et ce qui diffère',
  };
  const QUI = {
    formateur: 'Niveaux donnés en formation\u00a0: ni une note, ni l’avis d’un jury.',
    soi: 'Réponses des personnes elles-mêmes\u00a0: ni une note, ni l’avis d’un jury.',
    ecarts: 'Repères où le niveau donné en formation n’est pas celui de la personne.',
  };

  function tableau(ctx, etat, choix, { personnes, nommer, vue: { montre } }) {
    const legende = auto.dom.compte(personnes.length, 'personne', 'personnes', 'aucune personne');
    const reste = { legende, nommer, papier: true };
    const { noeud } = new formateur.GrilleDuGroupe(ctx, etat, personnes, { montre, choix }, reste);
    noeud.dataset.densite = Number(noeud.dataset.colonnes) > MOTS ? 'codes' : 'mots';
    return noeud;
  }

  /**
   * The group on paper. `groupe`: {personnes, nommer, vue, bilans}, as the panel shows it; `maintenant`: ISO text. Past so
   * many compétences, a table per CCP.
   */
  formateur.feuilleDuGroupe = (ctx, etat, { bilans, ...groupe }, maintenant) => {
    const { vue, personnes, nommer } = groupe;
    const colonnes = formateur.colonnesDuGroupe(ctx, vue.choix);
    const nombre = colonnes.flatMap(({ competences }) => competences).length;
    const parts = nombre > COLONNES ? colonnes.map(({ code }) => code) : [vue.choix];
    const noms = new Map(personnes.map((une, i) => [une.id, nommer(une, i)]));
    const montre = vue.montre === 'soi' ? 'soi' : 'formateur';
    return creer(
      'div',
      { class: 'papier-formateur papier-groupe' },
      creer('h1', {}, TITRES[vue.montre]),
      formateur.piedDeFeuille(ctx, maintenant),
      creer('p', {}, QUI[vue.montre]),
      creer('div', { class: 'groupe__legende' }, formateur.legendeTableau(ctx, vue.montre, null)),
      ...parts.map((part) => tableau(ctx, etat, part, groupe)),
      creer(
        'section',
        { class: 'papier__besoins' },
        creer('h2', {}, 'Ce dont le groupe a besoin ensuite'),
        formateur.listeDesBesoins(ctx, bilans, { montre, noms }),
      ),
    );
  };

  /** The two printing buttons of the panel, and the menu of the browser; a sheet lasts until it is printed. */
  formateur.papierDuGroupe = (panneau, signal) => {
    let feuille = null;
    const ranger = () => {
      feuille?.remove();
      feuille = null;
      delete document.documentElement.dataset.papier;
    };
    const poser = (faire) => {
      ranger();
      const { ctx, etat } = panneau.magasin;
      feuille = faire(ctx, etat, panneau.groupe, new Date().toISOString());
      document.body.append(feuille);
      document.documentElement.dataset.papier = '';
    };
    const gestes = {
      'imprimer-groupe': formateur.feuilleDuGroupe,
      'imprimer-personnes': formateur.feuilleDesPersonnes,
    };
    panneau.addEventListener(
      'click',
      (e) => {
        const geste = gestes[e.target.closest?.('[data-action]')?.dataset.action];
        if (!geste) return;
        poser(geste);
        window.print();
      },
      { signal },
    );
    // The table of the page would lose who and what is out of sight.
    window.addEventListener(
      'beforeprint',
      () => {
        if (!feuille && !panneau.hidden) poser(formateur.feuilleDuGroupe);
      },
      { signal },
    );
    window.addEventListener('afterprint', ranger, { signal });
    signal.addEventListener('abort', ranger);
    panneau.rangerPapier = ranger;
  };
})();
