/*
 * Un code QR, calculé ici : rien n’est demandé à personne. Du texte à une grille de modules, sans toucher à la page.
 */
(() => {
  'use strict';

  const qr = ((window.Referentiel ??= {}).qr ??= {});

  /** Whether a mask turns the module of a row and a column. */
  const MASQUES = [
    (l, c) => (l + c) % 2 === 0,
    (l) => l % 2 === 0,
    (_, c) => c % 3 === 0,
    (l, c) => (l + c) % 3 === 0,
    (l, c) => (Math.floor(l / 2) + Math.floor(c / 3)) % 2 === 0,
    (l, c) => ((l * c) % 2) + ((l * c) % 3) === 0,
    (l, c) => (((l * c) % 2) + ((l * c) % 3)) % 2 === 0,
    (l, c) => (((l + c) % 2) + ((l * c) % 3)) % 2 === 0,
  ];
  const LIBRE = 2; // A module that nothing has set yet.
  const RESERVE = 3; // One that is written once the mask is known: light until then.

  /* ---- The grid ------------------------------------------------------------------------- */

  /** A value followed by its check bits. */
  function avecReste(valeur, facteur, combien) {
    const degre = 31 - Math.clz32(facteur);
    let reste = valeur << combien;
    while (31 - Math.clz32(reste) >= degre) reste ^= facteur << (31 - Math.clz32(reste) - degre);
    return (valeur << combien) | reste;
  }

  function vierge(version) {
    const taille = 17 + 4 * version;
    const grille = Array.from({ length: taille }, () => new Uint8Array(taille).fill(LIBRE));
    const carre = (l, c, rayon, dessin) => {
      for (let i = -rayon; i <= rayon; i += 1)
        for (let j = -rayon; j <= rayon; j += 1)
          if (grille[l + i]?.[c + j] !== undefined) grille[l + i][c + j] = dessin(Math.max(Math.abs(i), Math.abs(j)));
    };
    const coins = [
      [3, 3],
      [3, taille - 4],
      [taille - 4, 3],
    ];
    for (const [l, c] of coins) carre(l, c, 4, (d) => (d === 2 || d === 4 ? 0 : 1));
    const nombre = version < 2 ? 0 : Math.floor(version / 7) + 2;
    const pas = 2 * Math.ceil((4 * version + 4) / (2 * nombre - 2));
    const places = Array.from({ length: nombre }, (_, i) => (i === 0 ? 6 : taille - 7 - pas * (nombre - 1 - i)));
    for (const l of places)
      for (const c of places) if (grille[l][c] === LIBRE) carre(l, c, 2, (d) => (d === 1 ? 0 : 1));
    for (let i = 8; i < taille - 8; i += 1) {
      grille[6][i] = 1 - (i % 2);
      grille[i][6] = 1 - (i % 2);
    }
    for (const [l, c] of format(taille).flat()) grille[l][c] = RESERVE;
    for (const [l, c] of apart(version)) grille[l][c] = RESERVE;
    return grille;
  }

  /** Where the module always dark stands, then, twice, each bit of the version, the lowest first; [row, column, bit]. */
  function apart(version) {
    const taille = 17 + 4 * version;
    const bits = version < 7 ? 0 : avecReste(version, 0x1f25, 12);
    const deux = (i) => [Math.floor(i / 3), taille - 11 + (i % 3), (bits >> i) & 1];
    const places = Array.from({ length: version < 7 ? 0 : 18 }, (_, i) => deux(i));
    return [[taille - 8, 8, 1], ...places, ...places.map(([l, c, bit]) => [c, l, bit])];
  }

  /** Where each bit of the format stands, twice, the lowest bit first. */
  function format(taille) {
    return Array.from({ length: 15 }, (_, i) => {
      const un = i < 6 ? [i, 8] : i < 8 ? [i + 1, 8] : i === 8 ? [8, 7] : [8, 14 - i];
      return [un, i < 8 ? [8, taille - 1 - i] : [taille - 15 + i, 8]];
    });
  }

  /** Free modules, in the order bytes are laid: two columns at a time from the right, up then down. */
  function chemin(grille) {
    const taille = grille.length;
    const suite = [];
    for (let droite = taille - 1, monte = true; droite > 0; droite -= 2, monte = !monte) {
      if (droite === 6) droite = 5;
      for (let i = 0; i < taille; i += 1)
        for (const c of [droite, droite - 1]) {
          const l = monte ? taille - 1 - i : i;
          if (grille[l][c] === LIBRE) suite.push([l, c]);
        }
    }
    return suite;
  }

  /* ---- Which mask reads best ------------------------------------------------------------- */

  const N3 = [1, 0, 1, 1, 1, 0, 1];

  /** Long runs of one colour, and what looks like a corner, in a row or a column. */
  function defautsDeLigne(ligne) {
    let points = 0;
    let suite = 0;
    for (let i = 0; i <= ligne.length; i += 1) {
      if (i > 0 && i < ligne.length && ligne[i] === ligne[i - 1]) suite += 1;
      else {
        if (suite >= 5) points += suite - 2;
        suite = 1;
      }
    }
    const clair = (de, a) => !ligne.slice(Math.max(0, de), Math.max(0, a)).includes(1);
    for (let i = 0; i + 7 <= ligne.length; i += 1)
      if (N3.every((bit, k) => ligne[i + k] === bit) && (clair(i - 4, i) || clair(i + 7, i + 11))) {
        points += 40;
        i += 6; // Its modules count once.
      }
    return points;
  }

  function defauts(grille) {
    const taille = grille.length;
    let points = 0;
    let sombres = 0;
    for (let l = 0; l < taille; l += 1) {
      points += defautsDeLigne(grille[l]);
      points += defautsDeLigne(Uint8Array.from(grille, (ligne) => ligne[l]));
      for (let c = 0; c < taille; c += 1) {
        const bit = grille[l][c];
        sombres += bit;
        if (l && c && bit === grille[l - 1][c] && bit === grille[l][c - 1] && bit === grille[l - 1][c - 1]) points += 3;
      }
    }
    return points + 10 * Math.floor(Math.abs((100 * sombres) / taille ** 2 - 50) / 5);
  }

  /**
   * The modules of a text, true for dark: {version, niveau, masque, modules}, or null when it is too long. What is not
   * asked for is chosen: the smallest version, then the level that costs nothing more, then the mask that reads best.
   * @param {string} texte
   * @param {{niveau?: 'L' | 'M', version?: number, masque?: number}} [voulu]
   */
  qr.matrice = (texte, voulu = {}) => {
    const octets = new TextEncoder().encode(texte);
    const depart = voulu.niveau ?? 'L';
    const version =
      voulu.version ??
      Array.from({ length: qr.VERSIONS }, (_, i) => i + 1).find((v) => qr.tient(octets.length, v, depart)) ??
      qr.VERSIONS;
    const niveau = voulu.niveau ?? (qr.tient(octets.length, version, 'M') ? 'M' : 'L');
    if (!qr.tient(octets.length, version, niveau)) return null;
    const grille = vierge(version);
    const suite = chemin(grille);
    const laid = qr.octets(octets, version, niveau);
    const masquee = (masque) => {
      const pleine = grille.map((ligne) => ligne.map((bit) => (bit === RESERVE ? 0 : bit)));
      for (const [i, [l, c]] of suite.entries())
        pleine[l][c] = (((laid[i >> 3] ?? 0) >> (7 - (i & 7))) & 1) ^ (MASQUES[masque](l, c) ? 1 : 0);
      return pleine;
    };
    const essais = (voulu.masque === undefined ? MASQUES.map((_, i) => i) : [voulu.masque]).map((masque) => {
      const pleine = masquee(masque);
      return { masque, pleine, points: voulu.masque === undefined ? defauts(pleine) : 0 };
    });
    const { masque, pleine } = essais.reduce((mieux, essai) => (essai.points < mieux.points ? essai : mieux));
    const bits = avecReste((qr.codeDe(niveau) << 3) | masque, 0x537, 10) ^ 0x5412;
    for (const [i, places] of format(pleine.length).entries())
      for (const [l, c] of places) pleine[l][c] = (bits >> i) & 1;
    for (const [l, c, bit] of apart(version)) pleine[l][c] = bit;
    return { version, niveau, masque, modules: pleine.map((ligne) => Array.from(ligne, Boolean)) };
  };

  /** The line to draw with a stroke of 1, its corner at (marge, marge): dark runs, row by row. */
  qr.trace = (modules, marge) => {
    let d = '';
    let [x, y] = [0, 0]; // Where the pen is.
    for (const [l, ligne] of modules.entries())
      for (let c = 0; c < ligne.length; c += 1) {
        if (!ligne[c]) continue;
        const fin = ligne.indexOf(false, c);
        const long = (fin < 0 ? ligne.length : fin) - c;
        d += d ? `m${c - x} ${l - y}h${long}` : `M${marge + c} ${marge + l + 0.5}h${long}`;
        [x, y] = [c + long, l];
        c += long;
      }
    return d;
  };
})();
