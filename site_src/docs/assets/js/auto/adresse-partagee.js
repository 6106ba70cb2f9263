/*
 * Le code d’un lien partagé, tiré de l’adresse telle qu’elle est arrivée : un logiciel de courrier la réencode, la coupe
 * en lignes, colle à sa fin le point ou la parenthèse de la phrase.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  const MARQUE = /^p(?:=|%3d|%253d)/i;
  // White space, soft hyphens, signs without width; a line cut by « = ».
  const COUPURES = /=\r?\n|[\s\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g;

  /** One decoding at most; what is no encoding stays as it is. */
  const decoderUneFois = (texte) =>
    texte.replace(/(?:%[0-9a-f]{2})+/gi, (suite) => {
      try {
        return decodeURIComponent(suite);
      } catch {
        return suite;
      }
    });

  /** The code that the fragment of an address carries, or null when it is not a shared link. */
  auto.codePartage = (fragment) => {
    const brut = fragment.replace(/^#/, '');
    if (!MARQUE.test(brut)) return null;
    return decoderUneFois(brut)
      .replace(COUPURES, '')
      .replace(/^p(?:=|%3d)/i, '')
      .replace(/^3d(?=\d+\.)/i, '')
      .replace(/[&?#%].*$/, '')
      .replace(/[^0-9a-z]+$/i, '');
  };
})();
