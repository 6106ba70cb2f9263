/*
 * Lire un fichier que la personne a choisi : sa taille, son codage, puis ce qu’il dit (fichier).
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  const ILLISIBLE =
    'Le navigateur n’a pas pu lire ce fichier. Vérifiez qu’il est toujours à sa place, puis recommencez.';
  const CODAGE =
    'Ce fichier n’est plus tel que ce site l’a écrit\u00a0: un autre logiciel l’a sans doute réenregistré. Ouvrez l’original.';

  /** Parsed JSON from a File, whose size is judged before anything is read. */
  auto.analyserBlob = async (blob) => {
    if (blob.size > auto.LIMITES.octets) throw auto.refuserFichier('taille');
    let brut;
    try {
      brut = await blob.arrayBuffer();
    } catch {
      throw auto.refuserFichier('illisible', ILLISIBLE); // Moved, on a key that was removed, or a folder.
    }
    let texte;
    try {
      texte = new TextDecoder('utf-8', { fatal: true }).decode(brut);
    } catch {
      throw auto.refuserFichier('codage', CODAGE);
    }
    return auto.analyser(texte);
  };

  /** From parsed JSON to {etat, ignores, inconnus, migre}; `modele` as for lireEtat. Throws Refus. */
  auto.lireContenu = (brut, ctx, modele) => {
    const { etat, ignores, ...bilan } = auto.lireEtat(brut, ctx, modele);
    if (ignores > 0 && auto.sections(etat).every((section) => etat[section].size === 0))
      throw auto.refuserFichier('rien');
    return { ...bilan, etat: { ...etat, remplace_le: '', fichier_le: '' }, ignores };
  };

  /** The same from the text of a file. */
  auto.lireFichier = (texte, ctx) => auto.lireContenu(auto.analyser(texte), ctx);
})();
