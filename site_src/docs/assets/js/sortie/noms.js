/*
 * Des noms de feuilles qu’un tableur accepte : 31 signes au plus, quelques signes interdits, jamais deux fois le même.
 */
(() => {
  'use strict';

  const sortie = ((window.Referentiel ??= {}).sortie ??= {});
  const LONGUEUR = 31; // UTF-16 units, as spreadsheets count.
  const INTERDITS = /[\\/?*[\]:\u0000-\u001f\u007f]/g;
  const RESERVES = ['history', 'historique']; // Kept by spreadsheets for themselves.

  /** No more than so many units, whole characters. */
  function couper(texte, longueur) {
    let reste = '';
    for (const signe of texte) {
      if (reste.length + signe.length > longueur) break;
      reste += signe;
    }
    return reste.trimEnd();
  }

  const nettoyer = (nom) =>
    sortie
      .propre(nom)
      .replace(INTERDITS, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[' ]+|[' ]+$/g, '');

  /** What two names that a spreadsheet takes for one have in common. */
  const cle = (nom) => nom.normalize('NFKC').toUpperCase().toLowerCase();

  /** One name per wish, in order: « Camille », « Camille (2) ». */
  sortie.nomsDeFeuilles = (voulus) => {
    const pris = new Set(RESERVES);
    const rangs = new Map(); // So that sixty people of one name are not counted from 2 each time.
    return voulus.map((voulu) => {
      const souhait = couper(nettoyer(voulu), LONGUEUR).replace(/'+$/, '') || 'Feuille';
      let nom = souhait;
      let rang = rangs.get(cle(souhait)) ?? 1;
      while (pris.has(cle(nom))) {
        rang += 1;
        const suite = ` (${rang})`;
        nom = couper(souhait, LONGUEUR - suite.length) + suite;
      }
      rangs.set(cle(souhait), rang);
      pris.add(cle(nom));
      return nom;
    });
  };
})();
