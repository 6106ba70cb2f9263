/*
 * Réunir deux états : pour chaque élément, le plus récent l’emporte. Commutatif, associatif, sans effet sur lui-même :
 * deux onglets qui s’échangent leurs états finissent d’accord, et se taisent.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const SECTIONS = ['reponses', 'situations', 'ccp', 'plan', 'points'];

  const poids = (v) => JSON.stringify(v, (_, x) => (x instanceof Map ? [...x].sort() : x));

  /** The later of two versions of one item; at the same instant, an order both sides agree on. */
  function plusRecent(a, b) {
    if (!a || !b) return a ?? b;
    const [ta, tb] = [Date.parse(a.le), Date.parse(b.le)];
    if (ta !== tb) return ta > tb ? a : b;
    return poids(a) >= poids(b) ? a : b;
  }

  auto.fusionner = (a, b) => {
    const etat = { ...a, modifie_le: a.modifie_le > b.modifie_le ? a.modifie_le : b.modifie_le };
    for (const nom of SECTIONS) {
      const cles = new Set([...a[nom].keys(), ...b[nom].keys()]);
      etat[nom] = new Map([...cles].map((cle) => [cle, plusRecent(a[nom].get(cle), b[nom].get(cle))]));
    }
    return etat;
  };

  /** What opening `nouveau` over `ancien` would change, for the preview. */
  auto.comparer = (ancien, nouveau) => {
    const bilan = { ajoutes: 0, modifies: 0, identiques: 0, plus_anciens: 0 };
    for (const nom of SECTIONS) {
      for (const [cle, item] of nouveau[nom]) {
        const present = ancien[nom].get(cle);
        if (!present) bilan.ajoutes += 1;
        else if (poids(present) === poids(item)) bilan.identiques += 1;
        else if (plusRecent(present, item) === item) bilan.modifies += 1;
        else bilan.plus_anciens += 1;
      }
    }
    return bilan;
  };
})();
