/*
 * Les styles d’un document (.docx) : ceux que tout traitement de texte connaît, pour que le plan, la table des matières et
 * la mise en forme restent à qui l’ouvre.
 */
(() => {
  'use strict';

  const sortie = ((window.Referentiel ??= {}).sortie ??= {});
  const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const ENCRE = '1F3A57';

  /** What one writes in a block -> the style of that name; the names are Word’s own, which it says in French. */
  const STYLES = {
    texte: ['Normal', 'Normal'],
    titre: ['Title', 'Title'],
    sous_titre: ['Subtitle', 'Subtitle'],
    titre1: ['Heading1', 'heading 1'],
    titre2: ['Heading2', 'heading 2'],
    titre3: ['Heading3', 'heading 3'],
    puce: ['ListBullet', 'List Bullet'],
    entete: ['Header', 'header'],
    pied: ['Footer', 'footer'],
  };

  sortie.styleDocx = (nom) => STYLES[nom][0];

  function style(nom, paragraphe, signes, suite = 'texte') {
    const [id, vrai] = STYLES[nom];
    const base = nom === 'texte' ? '' : `<w:basedOn w:val="Normal"/><w:next w:val="${sortie.styleDocx(suite)}"/>`;
    const defaut = nom === 'texte' ? ' w:default="1"' : '';
    return (
      `<w:style w:type="paragraph"${defaut} w:styleId="${id}"><w:name w:val="${vrai}"/>${base}<w:qFormat/>` +
      `${paragraphe && `<w:pPr>${paragraphe}</w:pPr>`}${signes && `<w:rPr>${signes}</w:rPr>`}</w:style>`
    );
  }

  const titre = (nom, niveau, avant, taille) =>
    style(
      nom,
      `<w:keepNext/><w:keepLines/><w:spacing w:before="${avant}" w:after="80"/><w:outlineLvl w:val="${niveau}"/>`,
      `<w:b/><w:color w:val="${ENCRE}"/><w:sz w:val="${taille}"/>`,
    );

  /** word/styles.xml. */
  sortie.stylesDocx = () =>
    sortie.xml(
      `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>` +
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>' +
        '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>' +
        '<w:spacing w:after="120" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
        style('texte', '', '') +
        style(
          'titre',
          '<w:keepNext/><w:spacing w:after="60"/>',
          `<w:b/><w:color w:val="${ENCRE}"/><w:sz w:val="40"/>`,
        ) +
        style('sous_titre', '<w:spacing w:after="200"/>', '<w:color w:val="555555"/>') +
        titre('titre1', 0, 360, 30) +
        titre('titre2', 1, 280, 26) +
        titre('titre3', 2, 200, 22) +
        style('puce', '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>', '', 'puce') +
        ['entete', 'pied']
          .map((nom) =>
            style(
              nom,
              '<w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs><w:spacing w:after="0"/>',
              '<w:color w:val="555555"/><w:sz w:val="18"/>',
              nom,
            ),
          )
          .join('') +
        '</w:styles>',
    );

  /** word/numbering.xml: the bullet of lists. */
  sortie.pucesDocx = () =>
    sortie.xml(
      `<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>` +
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>' +
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl>' +
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    );
})();
