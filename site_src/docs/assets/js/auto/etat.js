/*
 * L’état d’une auto-évaluation, et sa lecture méfiante : rien de ce qui vient d’un fichier, du stockage ou d’une
 * adresse n’est recopié tel quel. Tout est rebâti, champ par champ, dans des Map.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  auto.FORMAT = 1;
  auto.LIMITES = Object.freeze({
    octets: 2 * 1024 * 1024, texte: 6000, court: 200, situations: 60, points: 24, plan: 200, reponses: 2000, codes: 60,
  });
  const L = auto.LIMITES;
  const CODE = /^[A-Z]{1,4}\d{1,3}(-\d{1,2})?$/;
  const ID = /^[a-z0-9]{8,20}$/;
  const JOUR = /^\d{4}-\d{2}-\d{2}$/;
  const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

  /** A refusal a person can read; `code` is for programs. */
  auto.Refus = class extends Error {
    constructor(code, phrase) {
      super(phrase);
      this.code = code;
    }
  };

  auto.vide = (contexte) => ({
    titre: contexte.titre, version: contexte.version, modifie_le: '',
    reponses: new Map(), situations: new Map(), ccp: new Map(), plan: new Map(), points: new Map(),
  });

  const propre = (objet, cle) => (Object.hasOwn(objet, cle) ? objet[cle] : undefined);
  const estObjet = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);
  const texte = (v, max) => (typeof v === 'string' && v.length <= max ? v : undefined);
  const instant = (v) => (typeof v === 'string' && INSTANT.test(v) && Number.isFinite(Date.parse(v)) ? v : undefined);
  const jour = (v) => (v === '' || v === undefined ? '' : typeof v === 'string' && JOUR.test(v) ? v : undefined);
  const codes = (v) => (Array.isArray(v) && v.length <= L.codes && v.every((c) => typeof c === 'string' && CODE.test(c)) ? [...new Set(v)] : undefined);

  /** Every field present and sound, or nothing: a half-read item would be a lie. */
  function complet(objet) {
    return Object.values(objet).includes(undefined) ? undefined : objet;
  }

  const lecteurs = {
    reponses: (v, contexte, cle) => {
      const niveau = texte(propre(v, 'niveau'), 40);
      if (contexte.reperes.has(cle) && !contexte.niveaux.includes(niveau)) return undefined;
      return complet({ niveau, le: instant(propre(v, 'le')) });
    },
    situations: (v, contexte) => {
      const brut = propre(v, 'textes');
      const textes = Object.create(null);
      for (const { code } of contexte.rubriques) textes[code] = texte(estObjet(brut) ? propre(brut, code) ?? '' : '', L.texte);
      if (Object.values(textes).includes(undefined)) return undefined;
      return complet({
        titre: texte(propre(v, 'titre'), L.court), debut: jour(propre(v, 'debut')), fin: jour(propre(v, 'fin')), textes,
        competences: codes(propre(v, 'competences')), reperes: codes(propre(v, 'reperes')), le: instant(propre(v, 'le')),
      });
    },
    ccp: (v) => complet({ obtenu_le: jour(propre(v, 'obtenu_le')), le: instant(propre(v, 'le')) }),
    plan: (v) => {
      const fait = propre(v, 'fait');
      return complet({
        competence: texte(propre(v, 'competence') ?? '', 10), repere: texte(propre(v, 'repere') ?? '', 10), quoi: texte(propre(v, 'quoi'), L.texte),
        avec_qui: texte(propre(v, 'avec_qui') ?? '', L.court), pour_le: jour(propre(v, 'pour_le')),
        fait: typeof fait === 'boolean' ? fait : undefined, le: instant(propre(v, 'le')),
      });
    },
    points: (v, contexte) => {
      const brut = propre(v, 'reponses');
      if (!estObjet(brut)) return undefined;
      const reponses = new Map();
      for (const cle of Object.keys(brut).slice(0, L.reponses)) {
        if (CODE.test(cle) && contexte.niveaux.includes(brut[cle])) reponses.set(cle, brut[cle]);
      }
      return complet({ nom: texte(propre(v, 'nom') ?? '', L.court), le: instant(propre(v, 'le')), reponses, situations: codes(propre(v, 'situations') ?? []) });
    },
  };
  const CLES = { reponses: CODE, situations: ID, ccp: CODE, plan: ID, points: ID };
  const MAXIMA = { reponses: L.reponses, situations: 3 * L.situations, ccp: L.codes, plan: 3 * L.plan, points: 3 * L.points };

  /** One section of a parsed file, rebuilt. Deleted items stay, so that a merge does not bring them back. */
  function lireSection(nom, brut, contexte, bilan) {
    const lus = new Map();
    if (brut === undefined) return lus;
    if (!estObjet(brut)) throw new auto.Refus('forme', 'Ce fichier n’a pas la forme attendue.');
    const cles = Object.keys(brut);
    if (cles.length > MAXIMA[nom]) throw new auto.Refus('nombre', 'Ce fichier contient trop d’éléments pour être lu sans risque.');
    for (const cle of cles) {
      const v = brut[cle];
      const supprime = estObjet(v) && propre(v, 'supprime') === true && nom !== 'reponses';
      const lu = !CLES[nom].test(cle) || !estObjet(v) ? undefined
        : supprime ? complet({ supprime: true, le: instant(propre(v, 'le')) })
        : lecteurs[nom](v, contexte, cle);
      if (lu === undefined) bilan.ignores += 1;
      else lus.set(cle, lu);
    }
    return lus;
  }

  /** From parsed JSON to {etat, ignores, inconnus}. Throws Refus when the whole cannot be trusted. */
  auto.lireEtat = (brut, contexte) => {
    if (!estObjet(brut) || !Number.isInteger(propre(brut, 'format'))) {
      throw new auto.Refus('forme', 'Ce fichier n’est pas une auto-évaluation enregistrée par ce site.');
    }
    if (brut.format > auto.FORMAT) throw new auto.Refus('futur', 'Ce fichier vient d’une version plus récente du site. Rechargez la page, puis recommencez.');
    if (brut.format < 1) throw new auto.Refus('format', 'Ce fichier a un format que ce site ne sait pas lire.');
    if (propre(brut, 'titre') !== contexte.titre) throw new auto.Refus('titre', `Ce fichier concerne un autre titre que ${contexte.titre}.`);
    const bilan = { ignores: 0 };
    const etat = auto.vide(contexte);
    for (const nom of Object.keys(CLES)) etat[nom] = lireSection(nom, propre(brut, nom), contexte, bilan);
    etat.version = texte(propre(brut, 'version'), 40) ?? '';
    etat.modifie_le = instant(propre(brut, 'modifie_le')) ?? '';
    const inconnus = [...etat.reponses.keys()].filter((code) => !contexte.reperes.has(code)).length;
    return { etat, ignores: bilan.ignores, inconnus };
  };

  const objet = (map) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

  /** The text of the file: human-readable, keys in a stable order. */
  auto.ecrireEtat = (etat) => JSON.stringify({
    format: auto.FORMAT, titre: etat.titre, version: etat.version, modifie_le: etat.modifie_le,
    reponses: objet(etat.reponses), situations: objet(etat.situations), ccp: objet(etat.ccp), plan: objet(etat.plan),
    points: objet(new Map([...etat.points].map(([id, p]) => [id, p.supprime ? p : { ...p, reponses: objet(p.reponses) }]))),
  }, null, 1) + '\n';
})();
