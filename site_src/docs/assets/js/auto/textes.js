/*
 * Les textes que l’on écrit ou que l’on colle, tels qu’ils sont gardés, et leur longueur telle qu’une personne la compte.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  // A word processor or slides end lines with a vertical tab, a form feed, U+0085 or U+2028.
  const FINS_DE_LIGNE = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
  // eslint-disable-next-line no-control-regex
  const COMMANDES = /[\u0000-\u0008\u000e-\u001f\u007f]/g;

  const TROP_A_DEUX = 'Un autre onglet a écrit ici, et les deux textes ne tiennent pas\u00a0: raccourcissez le vôtre.';

  /** Text as it is kept: one kind of line end, one way to write « é », no control character, no half of a pair. */
  auto.net = (v) =>
    v
      .replace(FINS_DE_LIGNE, '\n')
      .replace(COMMANDES, '')
      .replace(/\p{Cs}/gu, '\ufffd')
      .normalize('NFC');

  /** By how many characters a text is too long, as a person counts: not halves of pairs, nor accents apart. */
  auto.enTrop = (v, max) => {
    const net = auto.net(v);
    return net.length <= max ? 0 : Math.max(0, [...net].length - max);
  };

  /** Two texts where only one had its place, neither lost; null when they would not fit. `ligne`: on one line. */
  auto.deuxTextes = (leur, mien, ligne = false) => {
    const texte = [leur, mien].join(ligne ? ' / ' : '\n\n');
    return auto.enTrop(texte, ligne ? auto.LIMITES.court : auto.LIMITES.texte) ? null : texte;
  };

  /** What to keep where `base` was read, `mien` written and `leur` found now. Throws Refus when both texts do not fit. */
  auto.accorderTextes = (base, mien, leur, ligne = false) => {
    if (leur === base || leur === mien || !leur) return mien;
    if (mien === base || !mien) return leur;
    const deux = auto.deuxTextes(leur, mien, ligne);
    if (deux === null) throw new auto.Refus('heurt', TROP_A_DEUX);
    return deux;
  };

  /** A text on one line, cut with « … » past a length. */
  auto.couper = (texte, longueur) => {
    const signes = [...texte.replace(/[^\S\u00a0\u202f]+/g, ' ').trim()];
    return signes.length > longueur ? `${signes.slice(0, longueur).join('').trimEnd()}\u00a0…` : signes.join('');
  };
})();
