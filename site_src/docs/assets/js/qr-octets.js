/*
 * Les octets d’un code QR (ISO/IEC 18004) : le texte, ce qui le complète, et ce qui permet de le lire abîmé. Mode octets,
 * niveaux L et M, versions 1 à 25 (1 273 octets).
 */
(() => {
  'use strict';

  const qr = ((window.Referentiel ??= {}).qr ??= {});

  qr.VERSIONS = 25;
  /** By level: its number in the format; check bytes of a block, and blocks, for each version from 1. */
  const NIVEAUX = {
    L: {
      code: 1,
      controle: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26],
      blocs: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12],
    },
    M: {
      code: 0,
      controle: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28],
      blocs: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21],
    },
  };

  /* ---- Check bytes: a remainder, in the field of 256 elements -------------------------- */

  const EXP = new Uint8Array(510);
  const LOG = new Uint8Array(256);
  for (let i = 0, x = 1; i < 255; i += 1) {
    EXP[i] = x;
    EXP[i + 255] = x;
    LOG[x] = i;
    x = (x << 1) ^ (x & 128 ? 0x11d : 0);
  }
  const produit = (a, b) => (a && b ? EXP[LOG[a] + LOG[b]] : 0);

  /** The generator of a degree, without its leading 1. */
  function generateur(degre) {
    let facteurs = [1];
    for (let i = 0; i < degre; i += 1) {
      const suivants = [...facteurs, 0];
      for (const [rang, facteur] of facteurs.entries()) suivants[rang + 1] ^= produit(facteur, EXP[i]);
      facteurs = suivants;
    }
    return facteurs.slice(1);
  }

  function controles(octets, facteurs) {
    const reste = new Array(facteurs.length).fill(0);
    for (const octet of octets) {
      const tete = octet ^ reste.shift();
      reste.push(0);
      for (const [i, facteur] of facteurs.entries()) reste[i] ^= produit(facteur, tete);
    }
    return reste;
  }

  /* ---- Bytes, in the order they are laid ----------------------------------------------- */

  /** Bytes of a version, data and check, once all that is not them is set. */
  function octetsDe(version) {
    const reperes = version < 2 ? 0 : Math.floor(version / 7) + 2;
    const pris = version < 2 ? 0 : (25 * reperes - 10) * reperes - 55;
    return Math.floor(((16 * version + 128) * version + 64 - pris - (version < 7 ? 0 : 36)) / 8);
  }

  function place(version, niveau) {
    const { controle, blocs } = NIVEAUX[niveau];
    return octetsDe(version) - controle[version - 1] * blocs[version - 1];
  }

  /** Bits of the length, in this mode. */
  const enTete = (version) => (version < 10 ? 8 : 16);
  const tient = (longueur, version, niveau) => 4 + enTete(version) + 8 * longueur <= 8 * place(version, niveau);

  /** The message: mode, length, text, then fillers. */
  function message(octets, version, niveau) {
    const bits = [];
    const pousser = (valeur, combien) => {
      for (let i = combien - 1; i >= 0; i -= 1) bits.push((valeur >> i) & 1);
    };
    pousser(4, 4);
    pousser(octets.length, enTete(version));
    for (const octet of octets) pousser(octet, 8);
    const total = place(version, niveau);
    pousser(0, Math.min(4, 8 * total - bits.length));
    pousser(0, (8 - (bits.length % 8)) % 8);
    for (let i = 0; bits.length < 8 * total; i += 1) pousser(i % 2 ? 17 : 236, 8);
    return Array.from({ length: total }, (_, i) => bits.slice(8 * i, 8 * i + 8).reduce((n, bit) => 2 * n + bit, 0));
  }

  /** The message cut into blocks, each with its check, then one byte of each block after the other. */
  function entrelacer(donnees, version, niveau) {
    const { controle, blocs } = NIVEAUX[niveau];
    const nombre = blocs[version - 1];
    const facteurs = generateur(controle[version - 1]);
    const court = Math.floor(donnees.length / nombre);
    const longs = donnees.length % nombre; // The last ones hold one byte more.
    const coupes = Array.from({ length: nombre }, (_, i) => {
      const debut = i * court + Math.max(0, i - (nombre - longs));
      return donnees.slice(debut, debut + court + (i >= nombre - longs ? 1 : 0));
    });
    const fins = coupes.map((bloc) => controles(bloc, facteurs));
    const alterner = (suites, longueur) =>
      Array.from({ length: longueur }, (_, i) => suites.filter((s) => i < s.length).map((s) => s[i])).flat();
    return [...alterner(coupes, court + 1), ...alterner(fins, facteurs.length)];
  }

  /** Whether so many bytes fit. */
  qr.tient = tient;
  /** The number of a level in the format. */
  qr.codeDe = (niveau) => NIVEAUX[niveau].code;
  /** All the bytes of a text, in the order they are laid. */
  qr.octets = (texte, version, niveau) => entrelacer(message(texte, version, niveau), version, niveau);
})();
