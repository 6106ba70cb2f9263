/*
 * Ce que le bureau dit des fichiers : du bilan d’une ouverture, et de chaque personne.
 */
(() => {
  'use strict';

  const { auto, formateur } = window.Referentiel;
  const LUS = ['lu', 'ancienne', 'retrouve', 'parent'];
  const INCONNUE =
    'Il vient d’un autre titre, ou d’une autre édition du référentiel\u00a0: ces codes ont pu y vouloir dire autre chose. Vérifiez d’où il vient.';

  /** « 12 fichiers : 9 lus, 2 refusés, 1 en double. » */
  formateur.motsBilan = (bilan) => {
    const { compte } = auto.dom;
    if (bilan.length === 1) return `${bilan[0].fichier}\u00a0: ${formateur.motsLigne(bilan[0])}`;
    const combien = (...quoi) => bilan.filter((ligne) => quoi.includes(ligne.quoi)).length;
    const parts = [
      [combien(...LUS), 'lu', 'lus'],
      [combien('notes'), 'de notes', 'de notes'],
      [combien('double'), 'en double', 'en double'],
      [combien('refus'), 'refusé', 'refusés'],
    ].filter(([nombre]) => nombre > 0);
    const dits = parts.map(([nombre, un, plusieurs]) => compte(nombre, un, plusieurs)).join(', ');
    return bilan.length ? `${compte(bilan.length, 'fichier')}\u00a0: ${dits}.` : '';
  };

  /** What one line of it says after the name of the file. */
  formateur.motsLigne = ({ quoi, phrase, id }) => {
    const dossier = id && formateur.dossiers.de(id);
    const nom = id ? formateur.dossiers.nom(id) : '';
    const edition = dossier?.migre ? ` ${formateur.motsEdition(dossier)}` : '';
    if (quoi === 'refus') return `refusé. ${phrase}`;
    if (quoi === 'double') return `déjà ouvert\u00a0: ${phrase}`;
    if (quoi === 'lu' || quoi === 'ancienne') return `lu. Dans le groupe\u00a0: ${nom || 'retiré depuis'}.${edition}`;
    return `${quoi === 'parent' ? `lu\u00a0: ${nom}. Il ` : ''}${phrase}${edition}`;
  };

  /** A file of an older edition, brought to today’s: what is left to look at again. */
  formateur.motsEdition = ({ etat, edition, lien }) => {
    const { ctx } = auto.stockage();
    const nombre = auto.reponsesARevoir(ctx, etat);
    if (lien && !edition) return INCONNUE;
    if (lien) return 'D’une édition plus ancienne\u00a0: ce qui a changé depuis n’est pas montré.';
    const reste = nombre
      ? `${auto.dom.compte(nombre, 'réponse porte', 'réponses portent')} sur ce qui a changé\u00a0: sans effet ici tant que la personne ne les a pas revues.`
      : 'rien de ce qu’il contient n’a changé.';
    return `Écrit avec l’édition ${edition}, amené à celle d’aujourd’hui\u00a0: ${reste}`;
  };

  /** What stands under a name: what their file holds, or that it is to be opened again. */
  formateur.motsPersonne = (id, { fichier }) => {
    const { ctx } = auto.stockage();
    const dossier = formateur.dossiers.de(id);
    if (!dossier) return fichier ? `Fichier à rouvrir\u00a0: ${fichier}.` : 'Lien partagé à coller de nouveau.';
    const { etat, le, lien, inconnus } = dossier;
    const quand = le ? `, modifié le ${auto.dom.jour(le)}` : '';
    const contenu = lien
      ? `${auto.contenu(ctx, { ...etat, situations: new Map() }) || 'aucune réponse'}, aucun texte`
      : auto.contenu(ctx, etat) || 'aucune réponse';
    const autres = inconnus ? ` ${inconnus}\u00a0d’une autre édition, non montrées.` : '';
    return `${lien ? 'Lien partagé' : `Fichier ${dossier.fichier}`}${quand}\u00a0: ${contenu}.${autres}`;
  };
})();
