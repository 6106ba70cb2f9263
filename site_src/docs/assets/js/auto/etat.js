/*
 * L’état d’une auto-évaluation : ce qu’il contient, comment on le change, comment on l’écrit.
 * Un état ne se modifie pas : chaque changement en donne un nouveau. Tout élément porte l’instant de son dernier
 * changement (« le ») ; un élément supprimé laisse une marque, pour qu’une fusion ne le fasse pas revenir.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  auto.FORMAT = 2; // 1 had neither first round nor CCP aimed at; it is read for ever.
  auto.SECTIONS = Object.freeze([
    'reponses',
    'premier_tour',
    'situations',
    'ccp',
    'ccp_vises',
    'plan',
    'points',
    'revues',
  ]);
  /** Their items are never deleted: they go back to no answer, or to false. */
  auto.SANS_MARQUE = ['reponses', 'premier_tour', 'ccp_vises', 'revues'];

  /** Bytes of a file, characters of a text, living items of a section. A model with other sections adds its own. */
  auto.LIMITES = {
    octets: 2 * 1024 * 1024,
    texte: 6000,
    court: 200,
    codes: 60,
    rubriques: 20,
    reponses: 2000,
    premier_tour: 200,
    situations: 60,
    ccp: 60,
    ccp_vises: 60,
    plan: 200,
    points: 24,
    revues: 2000,
  };

  /** Items of a section of a file, deleted ones included. */
  auto.MAXIMA = {
    reponses: 2000,
    premier_tour: 200,
    situations: 180,
    ccp: 60,
    ccp_vises: 60,
    plan: 600,
    points: 72,
    revues: 2000,
  };

  /** A refusal a person can read; `code` is for programs. */
  auto.Refus = class extends Error {
    constructor(code, phrase) {
      super(phrase);
      this.name = 'Refus';
      this.code = code;
    }
  };

  /**
   * Before any answer. `edition` says which codes it holds; `revues`, what the person was told of their changes, by
   * « édition.changement »: {niveaux: Map(old code -> level), fait, le}. `remplace_le`, `fichier_le` and `nouveautes`
   * belong to this device and never go into a file: when everything was last replaced, when a file was last saved, and
   * whether what changed since format 1 is to be told ('', 'a-lire', 'lues': in this order, so that the later wins).
   */
  auto.vide = (ctx) => ({
    titre: ctx.titre,
    version: ctx.version,
    edition: ctx.edition,
    modifie_le: '',
    remplace_le: '',
    fichier_le: '',
    nouveautes: '',
    tout_demander: false, // Of this page alone: CCP held are asked about all the same. Never written.
    ...Object.fromEntries(auto.SECTIONS.map((section) => [section, new Map()])),
  });

  /** ISO text of `maintenant` (ms), or of the next instant when `precedent` is later: clocks go wrong. */
  auto.instantApres = (maintenant, precedent) => {
    const suivant = precedent ? Date.parse(precedent) + 1 : 0;
    return new Date(Math.max(maintenant, suivant)).toISOString();
  };

  const avec = (etat, section, cle, item) => ({
    ...etat,
    modifie_le: item.le > etat.modifie_le ? item.le : etat.modifie_le,
    [section]: new Map(etat[section]).set(cle, item),
  });

  /** A state where an item has these fields; those not given stay as they were. */
  auto.poser = (etat, section, cle, champs, maintenant) => {
    const ancien = etat[section].get(cle);
    const base = ancien && !ancien.supprime ? ancien : {};
    return avec(etat, section, cle, { ...base, ...champs, le: auto.instantApres(maintenant, ancien?.le) });
  };

  /** A state where an item is deleted; an answer is not: it goes back to no answer, with poser. */
  auto.oter = (etat, section, cle, maintenant) => {
    const ancien = etat[section].get(cle);
    if (!ancien || ancien.supprime || auto.SANS_MARQUE.includes(section)) return etat;
    return avec(etat, section, cle, { supprime: true, le: auto.instantApres(maintenant, ancien.le) });
  };

  /** [[key, item]] of a section, without the deleted ones. */
  auto.vivants = (etat, section) => [...etat[section]].filter(([, item]) => !item.supprime);

  /** The names of the sections a state has, of whatever model: its parts that are a Map. */
  auto.sections = (etat) => Object.keys(etat).filter((nom) => etat[nom] instanceof Map);

  /** Whether the state holds nothing a person wrote. */
  auto.estVide = (etat) => auto.sections(etat).every((section) => auto.vivants(etat, section).length === 0);

  /** The instant of the latest change that a state holds, or ''. */
  auto.dernierChangement = (etat) =>
    auto
      .sections(etat)
      .flatMap((section) => [...etat[section].values()])
      .reduce((dernier, { le }) => (le > dernier ? le : dernier), '');

  /** When a file was last saved, or ''; an instant to come was noted by a wrong clock, and says nothing of what is in the file. */
  auto.fichierLe = ({ fichier_le }, maintenant) => (fichier_le > new Date(maintenant).toISOString() ? '' : fichier_le);

  /** An identifier of as many characters as `alea` (8 to 20 random bytes). */
  auto.nouvelId = (alea) => Array.from(alea, (octet) => (octet % 36).toString(36)).join('');

  const objet = (map) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  const point = (p) => (p.supprime ? p : { ...p, reponses: objet(p.reponses) });
  const revue = (r) => ({ ...r, niveaux: objet(r.niveaux) });

  /**
   * JSON in Latin-1, other characters as \u2019 and the like: an engine joins, compares and keeps such a text in half the
   * time, and does so at each answer. `atob` gives it a string of one byte per character.
   */
  function json(v) {
    const latin = JSON.stringify(v).replace(/[\u0100-\uffff]/g, (c) => `\\u${escape(c).slice(2)}`);
    return atob(btoa(latin));
  }
  const membres = (liste) => `{${liste.map(([nom, dit]) => `${JSON.stringify(nom)}:${dit}`).join(',')}}`;

  /** A section, from what is kept of an item; what did not change since the last time is not written anew. */
  function section(lire) {
    const item = auto.parObjet((i) => json(lire(i)));
    return auto.parObjet((items) => membres([...items.keys()].sort().map((cle) => [cle, item(items.get(cle))])));
  }
  const telle = section((item) => item);
  const ecrites = { points: section(point), revues: section(revue) };

  function texte(etat, appareil) {
    const { genre, titre, version, edition, modifie_le } = etat;
    const simples = { format: genre ? 1 : auto.FORMAT, ...(genre && { genre }), titre, version, edition, modifie_le };
    // In one piece: what is long is copied once.
    const sections = auto.sections(etat).flatMap((nom) => [',"', nom, '":', (ecrites[nom] ?? telle)(etat[nom])]);
    const suite = appareil ? [',"appareil":', json(appareil)] : [];
    return [json(simples).slice(0, -1), ...sections, ...suite, '}'].join('');
  }

  /** The text of the file: human-readable, keys in a stable order, so that equal states give equal texts. */
  auto.ecrireEtat = (etat) => `${JSON.stringify(JSON.parse(texte(etat, null)), null, 1)}\n`;

  /** The text kept by the browser: what the file holds, and what belongs to this device. */
  auto.ecrireStocke = (etat) => {
    const { remplace_le, fichier_le, nouveautes } = etat;
    return texte(etat, { remplace_le, fichier_le, nouveautes });
  };
})();
