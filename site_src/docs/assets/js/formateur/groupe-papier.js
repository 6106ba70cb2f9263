/*
 * Les feuilles du groupe : le tableau, A4 en largeur ; ou une personne après l’autre. Elles remplacent la page le temps d’une
 * impression.
 */
(() => {
  'use strict';

  const { auto, creer, formateur } = window.Referentiel;
  const { jour } = auto.dom;
  const COLONNES = 20; // Compétences past which each CCP has its table.

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

  function tableau(ctx, etat, colonnes, { personnes, nommer, vue: { montre } }) {
    const legende = colonnes.length === 1 ? colonnes[0].code : TITRES[montre];
    const un = formateur.tableauDuGroupe(ctx, { personnes, colonnes, montre, legende, nommer, papier: true });
    for (const competence of colonnes.flatMap(({ competences }) => competences)) {
      const siennes = personnes.map(({ id, dossier }) => [
        id,
        formateur.caseDuGroupe(ctx, etat, dossier, id, competence, montre),
      ]);
      for (const [id, vue] of siennes) un.montrerCase(id, competence, vue);
      un.montrerBilan(competence, siennes);
    }
    un.noeud.dataset.densite = un.noeud.dataset.colonnes > 9 ? 'codes' : 'mots';
    return un.noeud;
  }

  /**
   * The group on paper. `groupe`: {personnes, nommer, vue, bilans}, as the panel shows it; `maintenant`: ISO text. Past so
   * many compétences, a table per CCP.
   */
  formateur.feuilleDuGroupe = (ctx, etat, { bilans, ...groupe }, maintenant) => {
    const { vue, personnes, nommer } = groupe;
    const colonnes = formateur.colonnesDuGroupe(ctx, vue.choix);
    const nombre = colonnes.flatMap(({ competences }) => competences).length;
    const parts = nombre > COLONNES ? colonnes.map((une) => [une]) : [colonnes];
    const noms = new Map(personnes.map((une, i) => [une.id, nommer(une, i)]));
    const montre = vue.montre === 'soi' ? 'soi' : 'formateur';
    return creer(
      'div',
      { class: 'papier-formateur papier-groupe' },
      creer('h1', {}, TITRES[vue.montre]),
      formateur.piedDeFeuille(ctx, maintenant),
      creer('p', {}, QUI[vue.montre]),
      creer('div', { class: 'groupe__legende' }, formateur.legendeTableau(ctx, vue.montre)),
      ...parts.map((part) => tableau(ctx, etat, part, groupe)),
      creer(
        'section',
        { class: 'papier__besoins' },
        creer('h2', {}, 'Ce dont le groupe a besoin ensuite'),
        formateur.listeDesBesoins(ctx, bilans, { montre, noms }),
      ),
    );
  };

  /** The two printing buttons of the panel; a sheet lasts until it is printed. */
  formateur.papierDuGroupe = (panneau, signal) => {
    let feuille = null;
    const ranger = () => {
      feuille?.remove();
      feuille = null;
      delete document.documentElement.dataset.papier;
    };
    const imprimer = (faire) => {
      ranger();
      const { ctx, etat } = panneau.magasin;
      const { personnes, nommer, vue, bilans } = panneau;
      feuille = faire(ctx, etat, { personnes, nommer, vue, bilans }, new Date().toISOString());
      document.body.append(feuille);
      document.documentElement.dataset.papier = '';
      window.print();
    };
    const gestes = {
      'imprimer-groupe': formateur.feuilleDuGroupe,
      'imprimer-personnes': formateur.feuilleDesPersonnes,
    };
    panneau.addEventListener(
      'click',
      (e) => {
        const geste = gestes[e.target.closest?.('[data-action]')?.dataset.action];
        if (geste) imprimer(geste);
      },
      { signal },
    );
    window.addEventListener('afterprint', ranger, { signal });
    signal.addEventListener('abort', ranger);
    panneau.rangerPapier = ranger;
  };
})();
