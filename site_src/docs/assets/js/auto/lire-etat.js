/*
 * La lecture méfiante d’un état : rien de ce qui vient d’un fichier, du stockage ou d’un formulaire n’est recopié tel
 * quel. Tout est rebâti, champ par champ, dans des Map. Un code bien formé mais inconnu de ce référentiel est gardé :
 * il sera récrit, et jamais montré comme une réponse.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { LIMITES: L, MAXIMA, SANS_MARQUE } = auto;

  const CODE = /^[A-Z]{1,4}\d{1,3}$/;
  const REPERE = /^[A-Z]{1,4}\d{1,3}-\d{1,2}$/;
  const ANCIEN = /^[A-Z]{1,4}\d{1,3}(?:-\d{1,2})?$/; // Of a repère, or of a compétence for the first round.
  const CLE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
  const ID = /^[a-z0-9]{8,20}$/;
  const EDITION = /^[a-z0-9][a-z0-9.-]{0,19}$/;
  const REVUE = /^[a-z0-9][a-z0-9.-]{0,19}\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
  /** The forms of the keys of each section, and what rebuilds an item of it. */
  const CLES = (auto.CLES = {
    reponses: REPERE,
    premier_tour: CODE,
    situations: ID,
    ccp: CODE,
    ccp_vises: CODE,
    plan: ID,
    points: ID,
    revues: REVUE,
  });
  const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;
  /** Where a section holds days. */
  const DATES = { situations: ['debut', 'fin'], ccp: ['obtenu_le'], plan: ['pour_le'] };

  const PHRASES = {
    forme: 'Ce fichier n’est pas une auto-évaluation enregistrée par ce site, ou il a été modifié à la main.',
    nombre: 'Ce fichier contient beaucoup trop d’éléments. Il n’a pas été écrit par ce site.',
    futur:
      'Ce fichier vient d’une version plus récente du site. Rechargez la page, puis recommencez. Lue depuis un dossier, il en faut une copie plus récente.',
    format: 'Ce fichier a un format ancien, que ce site ne sait plus lire.',
    titre: 'Ce fichier concerne un autre titre professionnel que celui de cette page.',
  };
  const refus = (code) => new auto.Refus(code, PHRASES[code]);

  const propre = (v, cle) => (Object.hasOwn(v, cle) ? v[cle] : undefined);
  const estObjet = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);

  const texte = (v, max) => (typeof v === 'string' && auto.enTrop(v, max) === 0 ? auto.net(v) : undefined);
  const cle = (v) => (typeof v === 'string' && v.length <= 60 && CLE.test(v) ? v : undefined);

  /** The ISO text of an instant that exists, or nothing. */
  function instant(v) {
    if (typeof v !== 'string' || !INSTANT.test(v)) return undefined;
    const ms = Date.parse(v);
    const iso = Number.isFinite(ms) ? new Date(ms).toISOString() : '';
    return iso.slice(0, 19) === v.slice(0, 19) ? iso : undefined;
  }
  function jour(v) {
    if (v === undefined || v === '') return '';
    return auto.estJour(v) ? v : undefined;
  }
  function code(v, forme) {
    if (v === undefined || v === '') return '';
    return typeof v === 'string' && forme.test(v) ? v : undefined;
  }
  const booleen = (v) => (v === undefined ? false : typeof v === 'boolean' ? v : undefined);

  function codes(v, forme) {
    if (v === undefined) return [];
    if (!Array.isArray(v) || v.length > L.codes) return undefined;
    return v.every((c) => typeof c === 'string' && forme.test(c)) ? [...new Set(v)] : undefined;
  }

  /** Texts by heading: those of this référentiel, in its order, then any other a file may hold. */
  function textes(v, ctx) {
    if (v !== undefined && !estObjet(v)) return undefined;
    const brut = v ?? {};
    const connues = ctx.rubriques.map((rubrique) => rubrique.code);
    const autres = Object.keys(brut)
      .filter((c) => !connues.includes(c))
      .sort();
    if (autres.length + connues.length > L.rubriques || !autres.every((c) => cle(c))) return undefined;
    const lus = Object.create(null);
    for (const c of [...connues, ...autres]) lus[c] = texte(propre(brut, c) ?? '', L.texte);
    return Object.values(lus).includes(undefined) ? undefined : lus;
  }

  function niveaux(v, max, forme = REPERE) {
    if (v instanceof Map) return niveaux(Object.fromEntries(v), max, forme);
    if (!estObjet(v)) return undefined;
    const paires = Object.entries(v);
    const bons = paires.length <= max && paires.every(([c, n]) => forme.test(c) && cle(n));
    return bons ? new Map(paires) : undefined;
  }

  const lecteurs = (auto.LECTEURS = {
    reponses: (v) => ({ niveau: cle(propre(v, 'niveau')) }),
    premier_tour: (v) => ({ niveau: cle(propre(v, 'niveau')) }),
    situations: (v, ctx) => ({
      titre: texte(propre(v, 'titre') ?? '', L.court),
      debut: jour(propre(v, 'debut')),
      fin: jour(propre(v, 'fin')),
      textes: textes(propre(v, 'textes'), ctx),
      competences: codes(propre(v, 'competences'), CODE),
      reperes: codes(propre(v, 'reperes'), REPERE),
    }),
    ccp: (v) => ({ obtenu_le: jour(propre(v, 'obtenu_le')) }),
    ccp_vises: (v) => ({ vise: booleen(propre(v, 'vise') ?? null) }),
    plan: (v) => ({
      competence: code(propre(v, 'competence'), CODE),
      repere: code(propre(v, 'repere'), REPERE),
      quoi: texte(propre(v, 'quoi') ?? '', L.texte),
      avec_qui: texte(propre(v, 'avec_qui') ?? '', L.court),
      pour_le: jour(propre(v, 'pour_le')),
      fait: booleen(propre(v, 'fait')),
    }),
    points: (v) => ({
      nom: texte(propre(v, 'nom') ?? '', L.court),
      reponses: niveaux(propre(v, 'reponses'), L.reponses),
      situations: codes(propre(v, 'situations'), CODE),
    }),
    revues: (v) => ({ niveaux: niveaux(propre(v, 'niveaux'), L.codes, ANCIEN), fait: booleen(propre(v, 'fait')) }),
  });
  auto.champsLus = { propre, texte, cle, booleen };

  /** One item rebuilt, or undefined: every field sound, or nothing; a half-read item would be a lie. */
  auto.lireElement = (section, id, v, ctx) => {
    if (!CLES[section].test(id) || !estObjet(v)) return undefined;
    const supprime = !SANS_MARQUE.includes(section) && propre(v, 'supprime') === true;
    const lu = { ...(supprime ? { supprime: true } : lecteurs[section](v, ctx)), le: instant(propre(v, 'le')) };
    return Object.values(lu).includes(undefined) ? undefined : lu;
  };

  /** What is wrong with its dates only: the fields of an item that hold something else than a day. */
  function mauvaisesDates(section, v) {
    if (!estObjet(v) || propre(v, 'supprime') === true) return [];
    return (DATES[section] ?? []).filter((nom) => jour(propre(v, nom)) === undefined);
  }

  function lireSection(section, brut, ctx) {
    const lus = new Map();
    if (brut === undefined) return { lus, ignores: 0, dates: 0 };
    if (!estObjet(brut)) throw refus('forme');
    const ids = Object.keys(brut);
    if (ids.length > MAXIMA[section]) throw refus('nombre');
    let dates = 0;
    for (const id of ids) {
      // A date is judged alone: it leaves, what was written stays.
      const mauvaises = mauvaisesDates(section, brut[id]);
      const sansElles = Object.fromEntries(mauvaises.map((nom) => [nom, '']));
      const lu = auto.lireElement(section, id, mauvaises.length ? { ...brut[id], ...sansElles } : brut[id], ctx);
      if (lu === undefined) continue;
      lus.set(id, lu);
      dates += mauvaises.length;
    }
    return { lus, ignores: ids.length - lus.size, dates };
  }

  /** Answers that cannot be shown: their code or their level is not of this référentiel. */
  const inconnues = (ctx, reponses, codes) =>
    [...reponses].filter(([code, { niveau }]) => !codes.has(code) || !ctx.niveaux.includes(niveau)).length;
  auto.inconnus = (ctx, { reponses, premier_tour }) =>
    inconnues(ctx, reponses, ctx.reperes) + inconnues(ctx, premier_tour, ctx.competences);

  /** The edition whose codes a file holds; the first one for a file older than editions. Throws Refus. */
  function editionDe(brut, { editions }) {
    const code = propre(brut, 'edition') ?? editions[0].code;
    if (typeof code !== 'string' || !EDITION.test(code)) throw refus('forme');
    if (!editions.some((edition) => edition.code === code)) throw refus('futur');
    return code;
  }

  /** Whether what changed since format 1 is to be told; nothing to tell to whom held nothing. */
  function nouveautes(ancien, dit, lu) {
    if (ancien && !auto.estVide(lu)) return 'a-lire';
    return ['a-lire', 'lues'].includes(dit) ? dit : '';
  }

  /**
   * From parsed JSON to {etat, ignores, dates, inconnus, migre}: the state is in the present edition, `migre` says
   * whether it had to be brought there; `ignores` counts what was left out, `dates` the days among it. What an older
   * format holds is to be told what changed. `modele` says which kind of state is wanted (see stockage). Throws Refus
   * when the whole cannot be trusted.
   */
  auto.lireEtat = (brut, ctx, modele = auto) => {
    const format = estObjet(brut) ? propre(brut, 'format') : undefined;
    if (!Number.isInteger(format) || propre(brut, 'genre') !== modele.GENRE) throw refus('forme');
    if (format > modele.FORMAT) throw refus('futur');
    if (format < 1) throw refus('format');
    if (propre(brut, 'titre') !== ctx.titre) throw refus('titre');
    const lu = { ...modele.vide(ctx), edition: editionDe(brut, ctx) };
    let [ignores, dates] = [0, 0];
    for (const section of auto.sections(lu)) {
      const bilan = lireSection(section, propre(brut, section), ctx);
      lu[section] = bilan.lus;
      ignores += bilan.ignores + bilan.dates;
      dates += bilan.dates;
    }
    const appareil = propre(brut, 'appareil');
    lu.version = texte(propre(brut, 'version'), 40) ?? '';
    lu.modifie_le = instant(propre(brut, 'modifie_le')) ?? auto.dernierChangement(lu);
    for (const nom of ['remplace_le', 'fichier_le']) {
      lu[nom] = (estObjet(appareil) && instant(propre(appareil, nom))) || '';
    }
    const dit = estObjet(appareil) ? propre(appareil, 'nouveautes') : '';
    lu.nouveautes = nouveautes(format < modele.FORMAT, dit, lu);
    const etat = modele.migrer(lu, ctx);
    return { etat, ignores, dates, inconnus: modele.inconnus(ctx, etat), migre: etat !== lu && !auto.estVide(etat) };
  };
})();
