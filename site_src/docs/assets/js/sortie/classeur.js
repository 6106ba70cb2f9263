/*
 * Un classeur pour tableur (XLSX), écrit ici même, sans bibliothèque. Les mêmes données donnent les mêmes octets.
 */
(() => {
  'use strict';

  const sortie = ((window.Referentiel ??= {}).sortie ??= {});
  const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const SUITE_ECHAPPEE = /_(?=x[0-9A-Fa-f]{4}_)/g; // « _x000D_ » is a control character to a spreadsheet.

  /** The texts of a workbook, each once: {ranger(text) -> number, ecrire() -> xl/sharedStrings.xml, coupes() -> number}. */
  function registre() {
    const numeros = new Map();
    const textes = [];
    let [emplois, coupes] = [0, 0];
    return {
      ranger(voulu) {
        emplois += 1;
        if (!numeros.has(voulu)) {
          const { texte, coupe } = sortie.texteDeCase(voulu);
          coupes += coupe ? 1 : 0;
          numeros.set(voulu, textes.push(sortie.echapper(texte).replace(SUITE_ECHAPPEE, '_x005F_')) - 1);
        }
        return numeros.get(voulu);
      },
      coupes: () => coupes,
      ecrire: () =>
        sortie.xml(
          `<sst xmlns="${NS}" count="${emplois}" uniqueCount="${textes.length}">` +
            `${textes.map((t) => `<si><t xml:space="preserve">${t}</t></si>`).join('')}</sst>`,
        ),
    };
  }

  /** Measures each text once per width: most stand in many rows. */
  function mesure() {
    const connues = new Map();
    return (texte, largeur, gras) => {
      if (texte.length * 2 < largeur && !texte.includes('\n')) return 1;
      const cle = `${largeur}${gras ? 'g' : ' '}${texte}`;
      if (!connues.has(cle)) connues.set(cle, sortie.lignes(texte, largeur, gras));
      return connues.get(cle);
    };
  }

  const cite = (nom) => sortie.echapper(`'${nom.replaceAll("'", "''")}'`);

  /** Rows repeated on each page, filters, lists: what a workbook calls by a name. */
  function nommes(feuilles, listes, cachee) {
    const noms = listes.map(
      ({ nom, valeurs }, i) =>
        `<definedName name="${nom}">${cite(cachee)}!$${sortie.colonne(i)}$1:$${sortie.colonne(i)}$${valeurs.length}</definedName>`,
    );
    feuilles.forEach(({ nom, tete, filtre, largeurs, nombre }, i) => {
      const fin = `$${sortie.colonne(largeurs.length - 1)}$${nombre}`;
      if (filtre)
        noms.push(
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${cite(nom)}!$A$${tete + 1}:${fin}</definedName>`,
        );
      if (tete !== undefined)
        noms.push(
          `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${cite(nom)}!$${tete + 1}:$${tete + 1}</definedName>`,
        );
    });
    return noms.length ? `<definedNames>${noms.join('')}</definedNames>` : '';
  }

  /** The lists as a sheet, a column each. */
  const feuilleDesListes = (listes) => ({
    nom: 'Listes',
    cachee: true,
    largeurs: listes.map(() => 40),
    rangs: Array.from({ length: Math.max(...listes.map(({ valeurs }) => valeurs.length)) }, (_, i) => ({
      style: 'ligne',
      cellules: listes.map(({ valeurs }) => valeurs[i] ?? ''),
    })),
  });

  const livre = (feuilles, noms) =>
    sortie.xml(
      `<workbook xmlns="${NS}" xmlns:r="${RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>` +
        feuilles
          .map(
            ({ nom, cachee }, i) =>
              `<sheet name="${sortie.echapper(nom)}" sheetId="${i + 1}"${cachee ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
          )
          .join('') +
        `</sheets>${noms}</workbook>`,
    );

  /** Their XML and number of rows, one after the other. */
  async function ecrireFeuilles(feuilles, ranger, souffler) {
    const mesurer = mesure();
    const ecrites = [];
    for (const feuille of feuilles) {
      const ecriture = sortie.feuille(feuille, ranger, mesurer);
      let pas = ecriture.next();
      for (; !pas.done; pas = ecriture.next()) await souffler();
      ecrites.push({ ...feuille, ...pas.value });
      await souffler();
    }
    return ecrites;
  }

  /**
   * {octets, coupes} of {titre, jour: 'AAAA-MM-JJ', feuilles (as sortie.feuille wants them, each with a `nom` to be made
   * legal), listes?: [{nom, valeurs}]}; `coupes`: how many texts were too long for a cell. `souffler` is awaited on the
   * way: a large workbook must not hold a page.
   */
  sortie.classeur = async ({ titre, jour, feuilles, listes = [] }, souffler = async () => {}) => {
    const brutes = listes.length ? [...feuilles, feuilleDesListes(listes)] : feuilles;
    const noms = sortie.nomsDeFeuilles(brutes.map(({ nom }) => nom));
    const { ranger, coupes, ecrire } = registre();
    const nommees = brutes.map((feuille, i) => ({ ...feuille, nom: noms[i], active: i === 0 }));
    const toutes = await ecrireFeuilles(nommees, ranger, souffler);
    const chemins = toutes.map((_, i) => `worksheets/sheet${i + 1}.xml`);
    const octets = sortie.zip([
      [
        '[Content_Types].xml',
        sortie.types([
          ['xl/workbook.xml', 'spreadsheetml.sheet.main'],
          ...chemins.map((chemin) => [`xl/${chemin}`, 'spreadsheetml.worksheet']),
          ['xl/styles.xml', 'spreadsheetml.styles'],
          ['xl/sharedStrings.xml', 'spreadsheetml.sharedStrings'],
          ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
        ]),
      ],
      [
        '_rels/.rels',
        sortie.relations([
          ['officeDocument', 'xl/workbook.xml'],
          ['metadata/core-properties', 'docProps/core.xml'],
        ]),
      ],
      ['docProps/core.xml', sortie.proprietes(titre, jour)],
      ['xl/workbook.xml', livre(toutes, nommes(toutes, listes, noms.at(-1)))],
      [
        'xl/_rels/workbook.xml.rels',
        sortie.relations([
          ...chemins.map((chemin) => ['worksheet', chemin]),
          ['styles', 'styles.xml'],
          ['sharedStrings', 'sharedStrings.xml'],
        ]),
      ],
      ['xl/styles.xml', sortie.styles()],
      ['xl/sharedStrings.xml', ecrire()],
      ...toutes.map(({ xml }, i) => [`xl/${chemins[i]}`, xml]),
    ]);
    return { octets, coupes: coupes() };
  };
})();
