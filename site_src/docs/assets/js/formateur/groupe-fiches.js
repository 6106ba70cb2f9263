/*
 * Une feuille par personne : les deux niveaux côte à côte, repère par repère ; les remarques ; les situations datées, par leur
 * titre. Qui a dit quoi est écrit en tête de chaque colonne.
 */
(() => {
  'use strict';

  const { auto, creer, formateur } = window.Referentiel;
  const { jour } = auto.dom;
  const NBSP = '\u00a0';

  const mot = (ctx, niveau) => ctx.libelles.get(niveau);

  function soiDit(ctx, soi) {
    if (soi === null) return 'fichier à rouvrir';
    return soi === '' ? 'sans réponse' : mot(ctx, soi);
  }

  function noteDite(ctx, { note, confirme, situation }) {
    if (note === '') return 'pas encore noté';
    const suite = [confirme && 'confirmé', situation === 'a-revoir' && 'à revoir'].filter(Boolean);
    return [mot(ctx, note), ...suite].join(', ');
  }

  function tableau(ctx, lignes, legende) {
    const titres = ['Repère', 'Réponse de la personne', 'Niveau donné en formation, et pourquoi'];
    const corps = lignes.map(([repere, ligne]) =>
      creer(
        'tr',
        {},
        creer('th', { scope: 'row' }, creer('b', {}, repere), ` ${ctx.reperes.get(repere).texte}`),
        creer('td', {}, soiDit(ctx, ligne.soi)),
        creer('td', {}, noteDite(ctx, ligne), ligne.raison && creer('div', {}, ligne.raison)),
      ),
    );
    return creer(
      'table',
      { class: 'papier__reperes' },
      creer('caption', {}, legende),
      creer('thead', {}, creer('tr', {}, ...titres.map((titre) => creer('th', { scope: 'col' }, titre)))),
      creer('tbody', {}, ...corps),
    );
  }

  /** « Ateliers CV, du 3 mars 2026 au 27 juin 2026 ». */
  function situation({ titre, debut, fin }) {
    const quand = debut && fin ? `du ${jour(debut)} au ${jour(fin)}` : jour(debut || fin);
    return [titre || 'Sans titre', quand || 'sans date'].join(', ');
  }

  function suite(ctx, etat, { id, dossier }, competence) {
    const texte = etat.remarques.get(formateur.cle(id, competence))?.texte;
    const vecues = dossier && !dossier.lien ? auto.situationsDe(ctx, dossier.etat, competence).map(([, s]) => s) : [];
    return [
      vecues.length &&
        creer(
          'p',
          {},
          creer('b', {}, `Situations racontées par la personne${NBSP}:`),
          ` ${vecues.map(situation).join('\u202f; ')}.`,
        ),
      texte &&
        creer('p', { class: 'papier__remarque' }, creer('b', {}, `Remarque faite en formation${NBSP}:`), ` ${texte}`),
    ].filter(Boolean);
  }

  function fichier(dossier) {
    if (!dossier) return 'Son fichier n’est pas ouvert\u00a0: ses réponses manquent.';
    if (dossier.lien) return 'Ses réponses viennent d’un lien\u00a0: elles ne sont pas datées.';
    return dossier.le ? `Ses réponses sont du ${jour(dossier.le)}.` : 'Ses réponses ne sont pas datées.';
  }

  function fiche(ctx, etat, personne, nom, { colonnes, maintenant }) {
    const parties = colonnes.map(({ code, competences }) =>
      creer(
        'section',
        {},
        creer('h2', {}, ctx.ccp.get(code).titre_court),
        ...competences.map((competence) =>
          creer(
            'div',
            { class: 'papier__competence' },
            tableau(
              ctx,
              formateur.lignes(ctx, etat, personne.dossier, personne.id, competence),
              ctx.competences.get(competence).titre_court,
            ),
            ...suite(ctx, etat, personne, competence),
          ),
        ),
      ),
    );
    return creer(
      'section',
      { class: 'papier-personne' },
      creer('h1', {}, nom),
      formateur.piedDeFeuille(ctx, maintenant),
      creer(
        'p',
        {},
        `${fichier(personne.dossier)} Deux lectures côte à côte\u00a0: ni moyenne, ni note, ni l’avis d’un jury.`,
      ),
      ...parties,
    );
  }

  /** Everybody shown, each from a new page: `groupe` and `maintenant` as for feuilleDuGroupe. */
  formateur.feuilleDesPersonnes = (ctx, etat, { personnes, nommer, vue }, maintenant) => {
    const colonnes = formateur.colonnesDuGroupe(ctx, vue.choix);
    const fiches = personnes.map((une, i) => fiche(ctx, etat, une, nommer(une, i), { colonnes, maintenant }));
    return creer('div', { class: 'papier-formateur' }, ...fiches);
  };
})();
