/*
 * Du CSV comme un tableur français l’attend : points-virgules, accents lus, et aucune case qui soit une formule.
 */
(() => {
  'use strict';

  const sortie = ((window.Referentiel ??= {}).sortie ??= {});
  const FORMULE = /^[=+\-@\t\r\n＝＋－＠]/;

  /** Whether a spreadsheet could run a text, from what it begins with. */
  sortie.estFormule = (texte) => FORMULE.test(texte);

  function cellule(valeur) {
    const texte = sortie.propre(valeur?.jour ?? String(valeur ?? ''));
    const sure = sortie.estFormule(texte) ? `'${texte}` : texte;
    return /[;"\n\t]|^ | $/.test(sure) ? `"${sure.replaceAll('"', '""')}"` : sure;
  }

  /** The text of a file, from rows of cells: texts, numbers, {jour: 'AAAA-MM-JJ'}, nothing. */
  sortie.csv = (rangs) => `\ufeff${rangs.map((rang) => `${rang.map(cellule).join(';')}\r\n`).join('')}`;
})();
