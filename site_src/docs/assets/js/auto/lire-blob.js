/*
 * Lire un fichier que la personne a choisi : sa taille, son codage, puis ce qu’il dit (fichier).
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

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
})();
