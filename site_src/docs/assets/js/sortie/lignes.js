/*
 * Combien de lignes prend un texte dans une colonne : les tableurs ne le trouvent pas tous d’eux-mêmes, et les lignes se
 * recouvriraient. La même mesure que celle des grilles du site.
 */
(() => {
  'use strict';

  const sortie = ((window.Referentiel ??= {}).sortie ??= {});
  const ETROITES = new Set("fijlrtI .,;:!'’()[]-|\u00a0\u202f");
  const LARGES = new Set('mwMW@%…œŒæ');
  const SURETE = 1.03; // Fonts differ a little from one machine to the next.
  const GRAS = 1.1;
  const RETRAIT = 2; // Between a text and the sides of its cell.
  const LIGNE = 12.75; // Points.
  const MARGE = 4;
  const TRANCHE = 15; // Lines.
  const HAUTEUR_MAX = 409; // The highest row of a spreadsheet.

  /** The width of a character, in digits. */
  function chasse(signe) {
    if (ETROITES.has(signe)) return 0.55;
    if (LARGES.has(signe)) return 1.6;
    if (signe.codePointAt(0) > 0x2e7f) return 2;
    return signe !== signe.toLowerCase() ? 1.25 : 1;
  }

  /** Where each line of `texte` begins, in a column that holds `largeur` digits of a font like Arial. */
  function debuts(texte, largeur, gras) {
    const place = largeur - RETRAIT;
    const marge = SURETE * (gras ? GRAS : 1);
    const trouves = [0];
    let [i, pris, mot, debutMot] = [0, 0, 0, 0]; // Taken on the line, by its last word, and where that begins.
    const aller = (debut, reste) => {
      trouves.push(debut);
      [pris, mot, debutMot] = [reste, reste, debut];
    };
    for (const signe of texte) {
      const large = chasse(signe) * marge;
      if (signe === '\n') aller(i + 1, 0);
      else if (signe === ' ')
        [pris, mot, debutMot] = [pris + large, 0, i + 1]; // May hang over the side.
      else {
        if (pris && pris + large > place) aller(...(debutMot > (trouves.at(-1) ?? 0) ? [debutMot, mot] : [i, 0]));
        pris += large;
        mot += large;
      }
      i += signe.length;
    }
    return trouves;
  }

  /** How many lines that makes. */
  sortie.lignes = (texte, largeur, gras = false) => debuts(texte, largeur, gras).length;

  /** The height of a row that shows so many lines, as far as a row can be high. */
  sortie.hauteur = (nombre) => Math.min(HAUTEUR_MAX, nombre * LIGNE + MARGE);

  /** A text in pieces that a row, and a page, can show whole: a spreadsheet would hide the rest of a long one. */
  sortie.tranches = (texte, largeur) => {
    const lignes = debuts(texte, largeur, false);
    const coupes = lignes.filter((_, rang) => rang % TRANCHE === 0);
    return coupes.map((debut, rang) => texte.slice(debut, coupes[rang + 1]).trimEnd()).filter(Boolean);
  };
})();
