/*
 * Ce qu’on peut dire d’un contenu que cette page ne sait pas lire : d’une version plus récente du site, ou abîmé. Rien
 * n’en est repris ; on y compte, et on y cherche une date.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  const estObjet = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);
  const propre = (v, cle) => (estObjet(v) && Object.hasOwn(v, cle) ? v[cle] : undefined);
  const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

  /** {le, nombres: {section: living items}} of a kept text, as far as it can be told; nothing of it otherwise. */
  auto.survoler = (texte) => {
    let brut = null;
    try {
      if (!auto.tropGros(texte)) brut = JSON.parse(texte);
    } catch {
      // Cut, or no JSON: its size is all there is to say.
    }
    const le = propre(brut, 'modifie_le');
    const vivants = (section) =>
      Object.values(propre(brut, section) ?? {}).filter((item) => estObjet(item) && propre(item, 'supprime') !== true);
    const compter = (section) => (estObjet(propre(brut, section)) ? vivants(section).length : 0);
    return {
      le: typeof le === 'string' && INSTANT.test(le) && Number.isFinite(Date.parse(le)) ? le : '',
      nombres: Object.fromEntries(auto.SECTIONS.map((section) => [section, compter(section)])),
    };
  };

  const ORIGINES = {
    futur:
      'Ce navigateur garde ici des réponses d’une version plus récente du site, que cette page ne sait pas lire. Rechargez-la\u202f; lue depuis un dossier, il en faut une copie plus récente',
    abime: 'Ce navigateur garde ici un contenu que cette page ne sait pas lire',
  };

  /** The same in words; '' when nothing of the kind is kept. `raison` is why it is not read. */
  auto.decrireBrut = (texte, raison) => {
    if (!texte) return '';
    const { compte, jour } = auto.dom;
    const { le, nombres } = auto.survoler(texte);
    const parts = [
      [nombres.reponses, 'réponse'],
      [nombres.premier_tour, 'réponse du premier tour', 'réponses du premier tour'],
      [nombres.situations, 'situation'],
      [nombres.plan, 'action', 'actions du plan'],
      [nombres.points, 'point d’étape', 'points d’étape'],
    ].filter(([nombre]) => nombre > 0);
    const combien = parts.map(([nombre, un, plusieurs]) => compte(nombre, un, plusieurs)).join(', ');
    const octets = Math.ceil(texte.length / 1024);
    const quand = le ? ` Dernier changement le ${jour(le)}.` : '';
    return `${ORIGINES[raison] ?? ORIGINES.abime}. Il y a ${combien || `environ ${octets}\u00a0Kio`}.${quand}`;
  };
})();
