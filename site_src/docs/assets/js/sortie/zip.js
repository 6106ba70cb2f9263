/*
 * Un zip sans compression : ce que sont, au fond, un classeur et un document. Toujours la même date : les mêmes fichiers
 * donnent les mêmes octets.
 */
(() => {
  'use strict';

  const sortie = ((window.Referentiel ??= {}).sortie ??= {});
  const VERSION = 20;
  const UTF8 = 0x0800; // Names, accents included.
  const JOUR = 0x0021; // 1 January 1980, the first day a zip can say.

  const TABLE = Uint32Array.from({ length: 256 }, (_, octet) => {
    let reste = octet;
    for (let i = 0; i < 8; i += 1) reste = reste & 1 ? 0xedb88320 ^ (reste >>> 1) : reste >>> 1;
    return reste;
  });

  sortie.crc32 = (octets) => {
    let reste = -1;
    for (let i = 0; i < octets.length; i += 1) reste = TABLE[(reste ^ octets[i]) & 255] ^ (reste >>> 8);
    return ~reste >>> 0;
  };

  /** Numbers of two bytes, or four when given in a list, the least first. */
  function nombres(...valeurs) {
    const octets = [];
    for (const valeur of valeurs) {
      const [n, taille] = Array.isArray(valeur) ? [valeur[0], 4] : [valeur, 2];
      for (let i = 0; i < taille; i += 1) octets.push((n >>> (8 * i)) & 255);
    }
    return octets;
  }

  function joindre(morceaux) {
    const tout = new Uint8Array(morceaux.reduce((somme, { length }) => somme + length, 0));
    let place = 0;
    for (const morceau of morceaux) {
      tout.set(morceau, place);
      place += morceau.length;
    }
    return tout;
  }

  /** The bytes of a zip of [[path, text or bytes]], in this order. */
  sortie.zip = (fichiers) => {
    const texte = new TextEncoder();
    const corps = [];
    const index = [];
    let place = 0;
    for (const [chemin, contenu] of fichiers) {
      const nom = texte.encode(chemin);
      const octets = typeof contenu === 'string' ? texte.encode(contenu) : contenu;
      const taille = [octets.length];
      const dit = nombres(VERSION, UTF8, 0, 0, JOUR, [sortie.crc32(octets)], taille, taille, nom.length, 0);
      corps.push(nombres([0x04034b50]), dit, nom, octets);
      index.push(nombres([0x02014b50], VERSION), dit, nombres(0, 0, 0, [0], [place]), nom);
      place += 4 + dit.length + nom.length + octets.length;
    }
    const longueur = index.reduce((somme, { length }) => somme + length, 0);
    const combien = fichiers.length;
    return joindre([...corps, ...index, nombres([0x06054b50], 0, 0, combien, combien, [longueur], [place], 0)]);
  };
})();
