/*
 * Un document pour traitement de texte (.docx), écrit ici même, sans bibliothèque : des titres, des textes, des listes.
 */
(() => {
  'use strict';

  const sortie = ((window.Referentiel ??= {}).sortie ??= {});
  const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const MOT = 'wordprocessingml.';

  /** A run of text: line breaks and tabs are elements there. */
  const suite = (texte) =>
    sortie
      .echapper(texte)
      .split(/([\n\t])/)
      .filter(Boolean)
      .map((bout) => {
        if (bout === '\n') return '<w:r><w:br/></w:r>';
        if (bout === '\t') return '<w:r><w:tab/></w:r>';
        return `<w:r><w:t xml:space="preserve">${bout}</w:t></w:r>`;
      })
      .join('');

  const champ = (nom) => `<w:fldSimple w:instr=" ${nom} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

  function paragraphe(style, dedans, page = false) {
    const nom = style === 'texte' ? '' : `<w:pStyle w:val="${sortie.styleDocx(style)}"/>`;
    const saut = page ? '<w:pageBreakBefore/>' : '';
    return `<w:p>${nom || saut ? `<w:pPr>${nom}${saut}</w:pPr>` : ''}${dedans}</w:p>`;
  }

  /** An empty line parts paragraphs; another end of line is a line break. */
  const bloc = ({ style, texte, page }) =>
    sortie
      .propre(texte)
      .split(/\n[^\S\n]*\n\s*/)
      .map((p, i) => paragraphe(style, suite(p), page && i === 0))
      .join('');

  /** A4, 2.25 cm around. */
  const SECTION =
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>' +
    '<w:pgSz w:w="11906" w:h="16838"/>' +
    '<w:pgMar w:top="1418" w:right="1276" w:bottom="1276" w:left="1276" w:header="680" w:footer="680" w:gutter="0"/></w:sectPr>';

  /**
   * Bytes of {titre, jour: 'AAAA-MM-JJ', entete, blocs: [{style, texte, page?}]}: `style` is a name of styles-docx.js,
   * `page` begins a new one.
   */
  sortie.docx = ({ titre, jour, entete, blocs }) =>
    sortie.zip([
      [
        '[Content_Types].xml',
        sortie.types([
          ['word/document.xml', `${MOT}document.main`],
          ['word/styles.xml', `${MOT}styles`],
          ['word/numbering.xml', `${MOT}numbering`],
          ['word/settings.xml', `${MOT}settings`],
          ['word/header1.xml', `${MOT}header`],
          ['word/footer1.xml', `${MOT}footer`],
          ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
        ]),
      ],
      [
        '_rels/.rels',
        sortie.relations([
          ['officeDocument', 'word/document.xml'],
          ['metadata/core-properties', 'docProps/core.xml'],
        ]),
      ],
      ['docProps/core.xml', sortie.proprietes(titre, jour)],
      [
        'word/document.xml',
        sortie.xml(
          `<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${blocs.map(bloc).join('')}${SECTION}</w:body></w:document>`,
        ),
      ],
      [
        'word/_rels/document.xml.rels',
        sortie.relations([
          ['styles', 'styles.xml'],
          ['numbering', 'numbering.xml'],
          ['settings', 'settings.xml'],
          ['header', 'header1.xml'],
          ['footer', 'footer1.xml'],
        ]),
      ],
      ['word/styles.xml', sortie.stylesDocx()],
      ['word/numbering.xml', sortie.pucesDocx()],
      [
        'word/settings.xml',
        // The fifteenth mode is that of Word since 2013; without it, « mode de compatibilité ».
        sortie.xml(
          `<w:settings xmlns:w="${W}"><w:defaultTabStop w:val="709"/><w:compat><w:compatSetting w:name="compatibilityMode" ` +
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="fr-FR"/></w:settings>',
        ),
      ],
      ['word/header1.xml', sortie.xml(`<w:hdr xmlns:w="${W}">${paragraphe('entete', suite(entete))}</w:hdr>`)],
      [
        'word/footer1.xml',
        sortie.xml(
          `<w:ftr xmlns:w="${W}">${paragraphe(
            'pied',
            `${suite('\tPage\u00a0')}${champ('PAGE')}${suite(' sur ')}${champ('NUMPAGES')}`,
          )}</w:ftr>`,
        ),
      ],
    ]);
})();
