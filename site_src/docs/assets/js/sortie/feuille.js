/*
 * Une feuille de classeur : des rangs de cases, à lire sur un écran et sur du papier.
 */
(() => {
  'use strict';

  const sortie = ((window.Referentiel ??= {}).sortie ??= {});
  const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const SIGNES_MAX = 32_767; // Characters of a cell, as spreadsheets count.
  const SUITE = ' […] [La suite est coupée\u00a0: une case ne tient pas plus de 32\u202f767 signes.]';
  const SOUFFLE = 100; // Rows written between two stops.
  const JOUR = 86_400_000;
  const PREMIER = Date.UTC(1899, 11, 30); // Day 0 of a spreadsheet.
  const PREMIER_SUR = '1900-03-01'; // Before it, spreadsheets count a day that never was.

  /** « A », « Z », « AA ». */
  sortie.colonne = (rang) =>
    rang < 26 ? String.fromCharCode(65 + rang) : sortie.colonne(Math.floor(rang / 26) - 1) + sortie.colonne(rang % 26);

  /** A text a cell can hold: {texte, coupe}. */
  sortie.texteDeCase = (valeur) => {
    const texte = sortie.propre(valeur);
    if (texte.length <= SIGNES_MAX) return { texte, coupe: false };
    const debut = texte.slice(0, SIGNES_MAX - SUITE.length).replace(/[\ud800-\udbff]$/, '');
    return { texte: debut + SUITE, coupe: true };
  };

  const nombre = (place, style, valeur) => `<c r="${place}" s="${style}"><v>${valeur}</v></c>`;

  /** `ranger` takes a text and gives its number among those of the workbook. */
  function ecrireCase(place, valeur, nom, ranger) {
    if (typeof valeur === 'number') return nombre(place, sortie.numeroDeStyle(nom), valeur);
    const { jour } = valeur ?? {};
    if (jour >= PREMIER_SUR)
      return nombre(place, sortie.numeroDeStyle('jour'), (Date.parse(`${jour}T00:00:00Z`) - PREMIER) / JOUR);
    const texte = jour ?? valeur ?? '';
    if (texte === '') return `<c r="${place}" s="${sortie.numeroDeStyle(nom)}"/>`;
    const style = sortie.numeroDeStyle(nom, sortie.estFormule(texte));
    return `<c r="${place}" s="${style}" t="s"><v>${ranger(texte)}</v></c>`;
  }

  const somme = (largeurs, [de, a]) => largeurs.slice(de, a + 1).reduce((total, une) => total + une, 0);

  /** The height of a row: the tallest of its cells; one that stands over several columns has them all. */
  function hauteurDe(rang, largeurs, mesurer) {
    const hautes = rang.cellules.map((valeur, i) => {
      if (typeof valeur !== 'string' || valeur === '') return 1;
      const fusion = rang.fusions?.find(([de]) => de === i) ?? [i, i];
      const style = rang.styles?.[i] ?? rang.style;
      const corps = sortie.corps(style);
      return mesurer(valeur, somme(largeurs, fusion) / corps, sortie.estGras(style)) * corps;
    });
    return sortie.hauteur(Math.max(1, ...hautes));
  }

  function ecrireRang(rang, i, largeurs, ranger, mesurer) {
    const cases = rang.cellules.map((valeur, c) =>
      ecrireCase(`${sortie.colonne(c)}${i + 1}`, valeur, rang.styles?.[c] ?? rang.style, ranger),
    );
    return `<row r="${i + 1}" ht="${hauteurDe(rang, largeurs, mesurer)}" customHeight="1">${cases.join('')}</row>`;
  }

  /** The row of the heads and some columns stay in sight. */
  function figer({ tete, figees = 0 }) {
    if (tete === undefined) return '';
    const coin = `${sortie.colonne(figees)}${tete + 2}`;
    const cote = figees ? 'bottomRight' : 'bottomLeft';
    const x = figees ? `xSplit="${figees}" ` : '';
    return `<pane ${x}ySplit="${tete + 1}" topLeftCell="${coin}" activePane="${cote}" state="frozen"/><selection pane="${cote}" activeCell="${coin}" sqref="${coin}"/>`;
  }

  /** Chosen from a list behind a name: one written in the cell would split at commas. */
  const choisir = (choix, derniere) =>
    choix.length
      ? `<dataValidations count="${choix.length}">${choix
          .map(
            ({ liste, colonne, de }) =>
              '<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" ' +
              'errorTitle="Niveau inconnu" error="Choisissez un niveau dans la liste, ou videz la case." ' +
              `sqref="${sortie.colonne(colonne)}${de + 1}:${sortie.colonne(colonne)}${derniere}"><formula1>${liste}</formula1></dataValidation>`,
          )
          .join('')}</dataValidations>`
      : '';

  /** The foot of each page: the sheet by its name, and pages of its own. `&` is a command there, 255 characters all there is. */
  const pied = (texte) => {
    const dit = `&L&A. ${sortie.propre(texte).slice(0, 110).replaceAll('&', '&&')}&RPage &P`;
    return `<headerFooter><oddFooter>${sortie.echapper(dit)}</oddFooter></headerFooter>`;
  };

  function* ecrireRangs({ rangs, largeurs }, ranger, mesurer) {
    const ecrits = [];
    for (const rang of rangs) {
      const { fusions = [] } = rang;
      const i = ecrits.length;
      const zones = fusions.map(([de, a]) => `${sortie.colonne(de)}${i + 1}:${sortie.colonne(a)}${i + 1}`);
      ecrits.push({ xml: ecrireRang(rang, i, largeurs, ranger, mesurer), zones });
      if (ecrits.length % SOUFFLE === 0) yield;
    }
    return ecrits;
  }

  /**
   * {xml, nombre of rows} of xl/worksheets/….xml, from {largeurs, rangs: iterable of {cellules, style, styles?, fusions?:
   * [[from, to]]}, tete?: row of the heads, figees?: columns, filtre?, choix?: [{liste, colonne, de}] (to the last row),
   * paysage?, pied?, active?}. Stops on the way, so that a page may breathe.
   */
  sortie.feuille = function* (feuille, ranger, mesurer) {
    const { largeurs, tete, filtre, choix = [], paysage } = feuille;
    const ecrits = yield* ecrireRangs(feuille, ranger, mesurer);
    const nombre = ecrits.length;
    const fin = `${sortie.colonne(largeurs.length - 1)}${nombre}`;
    const fusions = ecrits.flatMap(({ zones }) => zones.map((zone) => `<mergeCell ref="${zone}"/>`));
    const colonnes = largeurs.map((l, i) => `<col min="${i + 1}" max="${i + 1}" width="${l}" customWidth="1"/>`);
    const xml = sortie.xml(
      `<worksheet xmlns="${NS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${fin}"/>` +
        `<sheetViews><sheetView showGridLines="0" ${feuille.active ? 'tabSelected="1" ' : ''}workbookViewId="0">${figer(feuille)}</sheetView></sheetViews>` +
        `<sheetFormatPr defaultRowHeight="12.75"/><cols>${colonnes.join('')}</cols>` +
        `<sheetData>${ecrits.map((ecrit) => ecrit.xml).join('')}</sheetData>` +
        (filtre ? `<autoFilter ref="A${tete + 1}:${fin}"/>` : '') +
        (fusions.length ? `<mergeCells count="${fusions.length}">${fusions.join('')}</mergeCells>` : '') +
        choisir(choix, nombre) +
        '<printOptions horizontalCentered="1"/>' +
        '<pageMargins left="0.4" right="0.4" top="0.45" bottom="0.6" header="0.3" footer="0.3"/>' +
        `<pageSetup paperSize="9" firstPageNumber="1" fitToWidth="1" fitToHeight="0" orientation="${paysage ? 'landscape' : 'portrait'}" useFirstPageNumber="1"/>` +
        `${feuille.pied ? pied(feuille.pied) : ''}</worksheet>`,
    );
    return { xml, nombre };
  };
})();
