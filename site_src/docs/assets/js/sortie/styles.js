/*
 * Les quelques apparences d’une case de classeur, les mêmes que celles des grilles du site.
 */
(() => {
  'use strict';

  const sortie = ((window.Referentiel ??= {}).sortie ??= {});
  const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const POLICES = ['', '<b/>', '<b/>', '<i/>']; // Plain, bold, large, for what is said around.
  const TAILLES = [10, 10, 14, 10];
  const FONDS = ['DDE4EB', 'C9D3DE', 'EDF1F5']; // From the third: two are a spreadsheet’s own.
  const BORD = '8A94A0';
  const JOUR = 164; // Number of a format of ours.

  /** Name -> [font, fill, border, number format]. The first is that of a cell without any. */
  const APPARENCES = {
    ligne: [0, 0, 0, 0],
    titre: [2, 0, 0, 0],
    note: [3, 0, 0, 0],
    tete: [1, 2, 1, 0],
    ccp: [1, 3, 1, 0],
    competence: [1, 4, 1, 0],
    lecture: [0, 4, 1, 0],
    cellule: [0, 0, 1, 0],
    jour: [0, 0, 1, JOUR],
  };
  const NOMS = Object.keys(APPARENCES);

  /** How large its letters are, beside those of the other looks. */
  sortie.corps = (nom) => TAILLES[APPARENCES[nom][0]] / TAILLES[0];
  sortie.estGras = (nom) => [1, 2].includes(APPARENCES[nom][0]);

  /** The number of a look; one more when its text must stay a text even once it is edited. */
  sortie.numeroDeStyle = (nom, texte = false) => 2 * NOMS.indexOf(nom) + (texte ? 1 : 0);

  function forme([police, fond, bord, nombre], texte) {
    const renvoie = `numFmtId="${nombre}" fontId="${police}" fillId="${fond}" borderId="${bord}" xfId="0"`;
    const vaut = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
    const retrait = bord ? ' indent="1"' : '';
    return `<xf ${renvoie} ${texte ? 'quotePrefix="1" ' : ''}${vaut}><alignment horizontal="left" vertical="center" wrapText="1"${retrait}/></xf>`;
  }

  const liste = (nom, elements) => `<${nom} count="${elements.length}">${elements.join('')}</${nom}>`;
  const cotes = (dit) => `<border>${['left', 'right', 'top', 'bottom'].map(dit).join('')}<diagonal/></border>`;

  /** xl/styles.xml. */
  sortie.styles = () =>
    sortie.xml(
      `<styleSheet xmlns="${NS}">` +
        `<numFmts count="1"><numFmt numFmtId="${JOUR}" formatCode="dd/mm/yyyy"/></numFmts>` +
        liste(
          'fonts',
          POLICES.map((p, i) => `<font>${p}<sz val="${TAILLES[i]}"/><name val="Arial"/><family val="2"/></font>`),
        ) +
        liste('fills', [
          ...['none', 'gray125'].map((motif) => `<fill><patternFill patternType="${motif}"/></fill>`),
          ...FONDS.map(
            (c) =>
              `<fill><patternFill patternType="solid"><fgColor rgb="FF${c}"/><bgColor indexed="64"/></patternFill></fill>`,
          ),
        ]) +
        liste('borders', [
          cotes((cote) => `<${cote}/>`),
          cotes((cote) => `<${cote} style="thin"><color rgb="FF${BORD}"/></${cote}>`),
        ]) +
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
        liste(
          'cellXfs',
          NOMS.flatMap((nom) => [forme(APPARENCES[nom], false), forme(APPARENCES[nom], true)]),
        ) +
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    );
})();
