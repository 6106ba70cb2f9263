/*
 * Du texte pour un fichier : ce qu’un fichier XML n’accepte pas est ôté, le reste échappé.
 */
(() => {
  'use strict';

  const sortie = ((window.Referentiel ??= {}).sortie ??= {});
  const SIGNES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  const INTERDITS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

  /** Line ends made one kind, half a character replaced, what XML 1.0 refuses taken out. */
  sortie.propre = (texte) =>
    texte
      .replace(/\r\n?/g, '\n')
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .replace(INTERDITS, '');

  /** As it stands between two tags or two quotes. */
  sortie.echapper = (texte) => sortie.propre(texte).replace(/[&<>"]/g, (signe) => SIGNES[signe]);

  /** A file of a package: its declaration, then its root. */
  sortie.xml = (racine) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${racine}`;

  const PAQUET = 'http://schemas.openxmlformats.org/package/2006';
  const BUREAU = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const OFFICE = 'application/vnd.openxmlformats-officedocument.';

  /** [Content_Types].xml, from [[path, kind]]; a kind is told after « …officedocument. », or whole. */
  sortie.types = (parties) =>
    sortie.xml(
      `<Types xmlns="${PAQUET}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        parties
          .map(([nom, genre]) => [nom, genre.includes('/') ? genre : `${OFFICE}${genre}+xml`])
          .map(([nom, genre]) => `<Override PartName="/${nom}" ContentType="${genre}"/>`)
          .join('') +
        '</Types>',
    );

  /** A .rels file, from [[kind, target]]: the first is rId1. */
  sortie.relations = (liens) =>
    sortie.xml(
      `<Relationships xmlns="${PAQUET}/relationships">${liens
        .map(([genre, cible], i) => {
          const type = genre === 'metadata/core-properties' ? `${PAQUET}/relationships/${genre}` : `${BUREAU}/${genre}`;
          return `<Relationship Id="rId${i + 1}" Type="${type}" Target="${cible}"/>`;
        })
        .join('')}</Relationships>`,
    );

  /** docProps/core.xml: what the document is and when it was made (AAAA-MM-JJ), never by whom. */
  sortie.proprietes = (titre, jour) =>
    sortie.xml(
      `<cp:coreProperties xmlns:cp="${PAQUET}/metadata/core-properties" ` +
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        `<dc:title>${sortie.echapper(titre)}</dc:title><dc:language>fr-FR</dc:language>` +
        ['created', 'modified']
          .map((quoi) => `<dcterms:${quoi} xsi:type="dcterms:W3CDTF">${jour}T00:00:00Z</dcterms:${quoi}>`)
          .join('') +
        '</cp:coreProperties>',
    );
})();
