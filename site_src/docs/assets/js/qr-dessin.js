/*
 * Un code QR dans la page : son dessin, et l’adresse en toutes lettres à côté. Toujours noir sur blanc, marge comprise :
 * dans l’autre sens, beaucoup de téléphones ne le lisent pas.
 */
(() => {
  'use strict';

  const { creer, creerSvg, qr } = window.Referentiel;
  const MARGE = 4; // Light modules around, as readers ask.
  const CONFORT = 15; // Version beyond which a phone has to come close.
  const PHRASES = {
    dossier: 'Cette adresse ne mène qu’à un dossier de cet appareil\u00a0: un autre appareil ne pourrait pas l’ouvrir.',
    long: 'Cette adresse est trop longue pour un code à scanner. Copiez-la.',
    dense: 'Cette adresse est longue, le code est serré\u00a0: approchez le téléphone, ou copiez l’adresse.',
  };

  /** The drawing of a grid; `nom` is read to who does not see it. */
  function dessiner(modules, nom) {
    const cote = modules.length + 2 * MARGE;
    const attributs = { class: 'qr', role: 'img', 'aria-label': nom, viewBox: `0 0 ${cote} ${cote}` };
    return creerSvg(
      'svg',
      {
        ...attributs,
        width: Math.max(200, 4 * cote),
        height: Math.max(200, 4 * cote),
        'shape-rendering': 'crispEdges',
      },
      creerSvg('rect', { width: cote, height: cote, fill: '#fff' }),
      creerSvg('path', { d: qr.trace(modules, MARGE), stroke: '#000' }),
    );
  }

  /** The nodes to show for an address: {noeuds, phrase}; `phrase`, what has to be said of it, or ''. */
  window.Referentiel.montrerQr = (adresse, { ecrite = true } = {}) => {
    const dire = (phrase, ...noeuds) => ({ phrase, noeuds: [...noeuds, creer('p', {}, phrase)] });
    if (!/^https?:/.test(adresse)) return dire(PHRASES.dossier);
    const code = qr.matrice(adresse);
    if (!code) return dire(PHRASES.long);
    const dessin = dessiner(code.modules, 'Code à scanner');
    if (code.version > CONFORT) return dire(PHRASES.dense, dessin);
    return { phrase: '', noeuds: [dessin, ecrite && creer('p', { class: 'qr__adresse' }, adresse)].filter(Boolean) };
  };
})();
