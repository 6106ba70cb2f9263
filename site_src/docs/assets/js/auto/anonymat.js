/*
 * L’anonymat : repérer, dans un texte, ce qui ressemble à une donnée qui désigne quelqu’un. Un indice, jamais un
 * refus. Mieux vaut se taire que d’alerter à tort : une période, une année, « 40 km » ou « une place » ne disent rien.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  // Spaces are counted, never « any number »: thousands of them in a text must not slow the page.
  const BLANC = '[ \\t]'; // As simplifier() writes them all.
  const PEU = `${BLANC}{0,2}`;
  const SEP = `(?:${BLANC}?[.·\\-]${BLANC}?|${BLANC})?`;
  const MOIS =
    'janv(?:ier)?|f[ée]v(?:rier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept(?:embre)?|oct(?:obre)?' +
    '|nov(?:embre)?|d[ée]c(?:embre)?';
  const CHIFFREE = `\\d{1,2}${PEU}[/.\\-]${PEU}\\d{1,2}${PEU}[/.\\-]${BLANC}?(?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}`;
  const DATE = `(?:${CHIFFREE}|\\d{1,2}(?:er)?${BLANC}{1,2}(?:${MOIS})\\.?(?:${BLANC}{1,2}\\d{4})?)`;
  const NEE = '(?:n[ée](?:e|\\(e\\)|[.·]e)?s?|naissance|d\\.?d\\.?n\\.?)';
  const LIEN = `(?:${PEU}(?:le|la|en|du|au|est|:|=|,|\\()){0,3}${PEU}`;

  // Capitals tell « 3 place Carnot » from « 3 place à prendre »; « rue » or « impasse » need none.
  const SURES = 'rue|avenue|av\\.|boulevard|bd|bvd|impasse|faubourg|venelle|lotissement|all[ée]e';
  const CAPITALE = '(?:place|cours|route|quai|square|passage|chemin|sentier|cit[ée]|r[ée]sidence|hameau|all[ée]es)';
  const ARTICLE = `(?:(?:(?:des?|du|la|les?)${BLANC}|[dl]['’]){1,2})?`;
  const NUMERO = `\\d{1,4}${PEU}(?:bis|ter|quater|[a-dA-D](?![\\p{L}\\d]))?${PEU},?${PEU}`;
  const SUITE = `(?:(?:${BLANC}|-)${ARTICLE}\\p{Lu}[\\p{L}'’\\-]*){0,6}`;
  const MOT = "[\\p{L}\\d][\\p{L}\\d'’\\-]*";
  const NOM = `\\p{Lu}[\\p{L}'’\\-]*${SUITE}`;
  const COMPTES = 'euros?|personnes?|habitants?|salari[ée]s?|demandeurs?|heures?|jours?|km|m[eè]tres?';

  /** Each pattern opens with what may stand before (group 1), so that it never starts inside a word or a number. */
  const motif = (corps, drapeaux = 'giu', avant = '[^\\p{L}\\d]') => new RegExp(`(^|${avant})(${corps})`, drapeaux);

  const COURRIEL = '[\\p{L}\\d._%+\\-]{1,64}@[\\p{L}\\d\\-]{1,63}(?:\\.[\\p{L}\\d\\-]{1,63}){1,4}';
  const NIR = ['[123478]', '\\d{2}', '(?:0[1-9]|1[0-2]|[2-9]\\d)', '(?:\\d{2}|2[ab])', '\\d{3}', '\\d{3}'].join(SEP);
  const TELEPHONE = `(?:(?:\\+|00)${BLANC}?33${SEP}(?:\\(0\\))?${SEP}|0)[1-9](?:${SEP}\\d{2}){4}`;
  const POSTAL = '(?:F-)?(?:0[1-9]|[1-8]\\d|9[0-578])\\d{3}';

  // In this order: what one has found, the next ones leave alone. Without « i », a capital has to be one.
  const GENRES = [
    ['courriel', motif(COURRIEL, 'giu', '[^\\p{L}\\d._%+\\-]')],
    ['numero-securite-sociale', motif(`${NIR}(?:${SEP}\\d{2})?(?!\\d)`, 'giu', '[^\\p{L}\\d.,]')],
    ['telephone', motif(`${TELEPHONE}(?!\\d)`, 'giu', '[^\\p{L}\\d+]')],
    ['date-naissance', motif(`${NEE}${LIEN}${DATE}(?!\\d)`)],
    ['adresse', motif(`${NUMERO}(?:${SURES})${BLANC}${ARTICLE}${MOT}`)],
    ['adresse', motif(`${NUMERO}${casses(CAPITALE)}${BLANC}${ARTICLE}${NOM}`, 'gu')],
    ['adresse', motif(`${POSTAL}${BLANC}{1,2}(?!(?:${casses(COMPTES)})(?!\\p{L}))${NOM}`, 'gu')],
  ];
  const ANCIENNE = motif(`\\d{1,2}[/.\\-]\\d{1,2}[/.\\-](\\d{4})(?!\\d)`, 'gu', '[^\\p{L}\\d/.\\-]');
  const PERIODE = 'du|au|le|la|de|à|et|ou|en|dès|depuis|avant|après|entre|vers|fin|début';
  const EN_PERIODE = new RegExp(`(?:^|[^\\p{L}])(?:${PERIODE})[ (]{0,3}$`, 'iu');

  // What a keyboard, a word processor or a phone may write in the place of a plain sign.
  /** @type {{forme: RegExp, dire: (signe: string) => string}[]} */
  const EN_CLAIR = [
    { forme: /^[\p{Pd}\u2212\u2043]$/u, dire: () => '-' },
    { forme: /^\p{Zs}$/u, dire: () => ' ' },
    { forme: /^[\u2018\u201b\u02bc]$/, dire: () => '’' },
    { forme: /^[\u00b7\u2022\u2027\u2219]$/, dire: () => '·' },
    { forme: /^[\uff01-\uff5e]$/, dire: (signe) => String.fromCharCode(signe.charCodeAt(0) - 0xfee0) },
  ];

  /** A pattern whose first letters may be capitals: « Place » as « place ». */
  function casses(corps) {
    return corps.replace(/(^|[(|:])([a-z])/g, (_, avant, lettre) => `${avant}[${lettre}${lettre.toUpperCase()}]`);
  }

  function* trouves(texte, genre, forme) {
    for (const lu of texte.matchAll(forme)) {
      const debut = lu.index + lu[1].length;
      yield { genre, debut, fin: debut + lu[2].length };
    }
  }

  /** Bare dates old enough to be a birth, unless the words before make them a period. */
  function* anciennes(texte, annee) {
    for (const lu of texte.matchAll(ANCIENNE)) {
      const debut = lu.index + lu[1].length;
      const age = annee - Number(lu[3]);
      if (age < 15 || age > 110 || EN_PERIODE.test(texte.slice(Math.max(0, debut - 20), debut))) continue;
      yield { genre: 'date-naissance', debut, fin: debut + lu[2].length };
    }
  }

  /**
   * The text with one writing for each thing (accents in one piece, plain spaces, hyphens, apostrophes and digits, nothing
   * invisible), and where each of its signs stood: [texte, debuts], debuts[texte.length] being the end.
   */
  function simplifier(texte) {
    const debuts = [];
    let simple = '';
    let ici = 0;
    for (const lu of texte) {
      const avant = simple.slice(-1);
      const accentue = /^\p{M}$/u.test(lu) ? (avant + lu).normalize('NFC') : '';
      if (accentue.length === 1) simple = simple.slice(0, -1) + accentue;
      else if (!/^\p{Cf}$/u.test(lu)) {
        const signe = lu < '\u0080' ? lu : (EN_CLAIR.find(({ forme }) => forme.test(lu))?.dire(lu) ?? lu);
        for (let i = 0; i < signe.length; i += 1) debuts.push(ici);
        simple += signe;
      }
      ici += lu.length;
    }
    return [simple, [...debuts, texte.length]];
  }

  /**
   * [{genre, debut, fin}] in reading order, none over another; genre is courriel, telephone, numero-securite-sociale,
   * date-naissance or adresse. With `annee` (this year), a bare date of more than 15 years counts as a birth.
   */
  auto.reperer = (texte, annee) => {
    const [simple, debuts] = simplifier(texte);
    const candidats = GENRES.flatMap(([genre, forme]) => [...trouves(simple, genre, forme)]);
    if (annee) candidats.push(...anciennes(simple, annee));
    const gardes = [];
    for (const c of candidats) {
      if (gardes.every((g) => c.fin <= g.debut || c.debut >= g.fin)) gardes.push(c);
    }
    return gardes
      .sort((a, b) => a.debut - b.debut)
      .map(({ genre, debut, fin }) => ({ genre, debut: debuts[debut], fin: debuts[fin] }));
  };
})();
