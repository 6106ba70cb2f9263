/*
 * Réunir deux états : pour chaque élément, le plus récent l’emporte. Commutatif, associatif, sans effet sur lui-même :
 * deux onglets qui s’échangent leurs états finissent d’accord, et se taisent.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  const trie = (v) => {
    if (v instanceof Map) return [...v].sort(([a], [b]) => (a < b ? -1 : 1));
    if (typeof v !== 'object' || v === null || Array.isArray(v)) return v;
    return Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  /** A text that is the same for items that say the same. */
  const poids = (auto.poids = (item) => JSON.stringify(item, (_, v) => trie(v)));

  /** The later of two versions of one item; at the same instant, an order both sides agree on. */
  const plusRecent = (auto.plusRecent = (a, b) => {
    if (!a || !b) return a ?? b;
    if (a.le !== b.le) return a.le > b.le ? a : b;
    return a === b || poids(a) >= poids(b) ? a : b;
  });

  /** The same for the review of a change: an old answer that the later decision did not know opens it again. */
  function reunirRevues(a, b) {
    if (!a || !b) return a ?? b;
    const recente = plusRecent(a, b);
    const autre = recente === a ? b : a;
    const inconnus = [...autre.niveaux].filter(([code]) => !recente.niveaux.has(code));
    const accord = a.le !== b.le || (a.fait === b.fait && a.niveaux.size === b.niveaux.size);
    if (inconnus.length === 0 && accord) return recente;
    return { ...recente, fait: false, niveaux: new Map([...recente.niveaux, ...inconnus]) };
  }

  /** The items of a section that outlive a replacement of everything at `remplace_le`. */
  function survivants(etat, section, remplace_le) {
    if (etat.remplace_le === remplace_le) return etat[section];
    return new Map([...etat[section]].filter(([, item]) => item.le > remplace_le));
  }

  /** One state out of two, of one edition. Whoever replaced everything last is right about all that came before. */
  auto.fusionner = (a, b) => {
    const max = (nom) => (a[nom] > b[nom] ? a[nom] : b[nom]);
    const dernier =
      a.modifie_le === b.modifie_le
        ? [a, b].find((e) => e.version === max('version'))
        : [a, b].find((e) => e.modifie_le === max('modifie_le'));
    const remplace_le = max('remplace_le');
    const [modifie_le, fichier_le, nouveautes] = [max('modifie_le'), max('fichier_le'), max('nouveautes')];
    const { genre, titre, edition } = a;
    const etat = { genre, titre, edition, version: dernier.version, modifie_le, remplace_le, fichier_le, nouveautes };
    etat.tout_demander = a.tout_demander || b.tout_demander;
    for (const section of auto.sections(a)) {
      const [deA, deB] = [survivants(a, section, remplace_le), survivants(b, section, remplace_le)];
      const cles = new Set([...deA.keys(), ...deB.keys()]);
      const choisir = section === 'revues' ? reunirRevues : plusRecent;
      etat[section] = new Map([...cles].map((cle) => [cle, choisir(deA.get(cle), deB.get(cle))]));
    }
    return etat;
  };

  /** `etat`, with what a file holds brought in item by item, the later one kept. Throws Refus. */
  auto.accueillir = (etat, fichier, maintenant) => {
    const reuni = auto.fusionner(etat, { ...auto.ramener(fichier, maintenant), remplace_le: etat.remplace_le });
    auto.compter(etat, reuni);
    return reuni;
  };

  /** What a file holds, in the place of `etat`. */
  auto.remplacer = (etat, fichier, maintenant) => ({
    ...auto.ramener(fichier, maintenant),
    remplace_le: auto.instantApres(maintenant, etat.remplace_le),
    fichier_le: etat.fichier_le,
    tout_demander: etat.tout_demander,
    nouveautes: etat.nouveautes > fichier.nouveautes ? etat.nouveautes : fichier.nouveautes,
  });

  /** The state with no instant after `maintenant`: a wrong clock elsewhere must not win here for ever. */
  auto.ramener = (etat, maintenant) => {
    const limite = new Date(maintenant).toISOString();
    const borne = (le) => (le > limite ? limite : le);
    const ramene = { ...etat, modifie_le: borne(etat.modifie_le) };
    for (const section of auto.sections(etat)) {
      ramene[section] = new Map([...etat[section]].map(([cle, item]) => [cle, { ...item, le: borne(item.le) }]));
    }
    return ramene;
  };

  /**
   * `avant`, with what changed since `apres`: undoing an operation keeps the answers given after it. An item that is in
   * both is the later one: another tab may have put back an older copy meanwhile. An instant of `avant` after
   * `maintenant` (ms) comes from a wrong clock, and holds back nothing.
   */
  auto.defaire = (avant, apres, courant, maintenant = Number.POSITIVE_INFINITY) => {
    const max = (nom) => (avant[nom] > courant[nom] ? avant[nom] : courant[nom]);
    const limite = Number.isFinite(maintenant) ? new Date(maintenant).toISOString() : '';
    const etat = {
      ...avant,
      modifie_le: max('modifie_le'),
      fichier_le: max('fichier_le'),
      nouveautes: max('nouveautes'),
      tout_demander: courant.tout_demander,
    };
    for (const section of auto.sections(avant)) {
      etat[section] = new Map(avant[section]);
      for (const [cle, item] of courant[section]) {
        if (poids(item) === poids(apres[section].get(cle))) continue;
        const ancien = avant[section].get(cle);
        const fou = limite && ancien && ancien.le > limite;
        etat[section].set(cle, fou ? item : plusRecent(item, ancien));
      }
    }
    return etat;
  };
})();
