/*
 * La lecture méfiante d’une fiche rendue : ce qu’un formateur ou une formatrice a noté, et rien d’autre. Tout est rebâti,
 * champ par champ. Un code que ce référentiel n’a plus, ou n’a jamais eu, est dit ; il n’est jamais montré comme une réponse.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  const FORMAT = 1;
  const MAXIMA = { niveaux: 2000, remarques: 200 };
  const FORMES = { niveaux: /^[A-Z]{1,4}\d{1,3}-\d{1,2}$/, remarques: /^[A-Z]{1,4}\d{1,3}$/ };
  const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;
  const JAMAIS = new Date(0).toISOString();

  const PHRASES = {
    genre: 'Ce fichier est celui d’un formateur ou d’une formatrice\u00a0: il s’ouvre sur sa page, pas ici.',
    forme: 'Ce fichier n’est pas une fiche rendue par ce site, ou il a été modifié à la main.',
    nombre: 'Ce fichier contient beaucoup trop d’éléments. Il n’a pas été écrit par ce site.',
    futur:
      'Ce fichier vient d’une version plus récente du site. Rechargez la page, puis recommencez. Lue depuis un dossier, il en faut une copie plus récente.',
    titre: 'Ce fichier concerne un autre titre professionnel que celui de cette page.',
    rien: 'Rien dans ce fichier n’a pu être lu. Il a sans doute été modifié par un autre logiciel.',
  };
  const refus = (code) => new auto.Refus(code, PHRASES[code]);

  const { propre, texte, booleen } = auto.champsLus;
  const estObjet = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);

  const lecteurs = {
    niveaux: (v, ctx) => ({
      niveau: ctx.niveaux.includes(propre(v, 'niveau')) ? v.niveau : undefined,
      raison: texte(propre(v, 'raison') ?? '', auto.LIMITES.texte),
      confirme: booleen(propre(v, 'confirme')),
    }),
    remarques: (v) => ({ niveau: 'remarque', texte: texte(v, auto.LIMITES.texte) }),
  };

  /** Map(code -> item) of a section; what is not sound is left out. Throws Refus. */
  function lireSection(nom, brut, ctx) {
    const lus = new Map();
    if (!estObjet(brut)) throw refus('forme');
    const codes = Object.keys(brut);
    if (codes.length > MAXIMA[nom]) throw refus('nombre');
    for (const code of codes) {
      if (!FORMES[nom].test(code) || (nom === 'niveaux' && !estObjet(brut[code]))) continue;
      const lu = { ...lecteurs[nom](brut[code], ctx), le: JAMAIS };
      if (!Object.values(lu).includes(undefined)) lus.set(code, lu);
    }
    return { lus, ignores: codes.length - lus.size };
  }

  function editionDe(brut, { editions }) {
    const code = propre(brut, 'edition');
    if (typeof code !== 'string') throw refus('forme');
    if (!editions.some((edition) => edition.code === code)) throw refus('futur');
    return code;
  }

  function jourDe(v) {
    const ms = typeof v === 'string' && INSTANT.test(v) ? Date.parse(v) : Number.NaN;
    return Number.isFinite(ms) ? new Date(ms).toISOString() : '';
  }

  /**
   * From parsed JSON to {fait_le, niveaux: Map(repère -> {niveau, raison, confirme}), remarques: Map(compétence -> text),
   * anciens: [[code, item]] whose repère or compétence changed since, or is not of this title, ignores}. What an older
   * edition holds stands under its code of today where its text stayed the same: a level is never raised. Throws Refus.
   */
  auto.lireRetour = (brut, ctx) => {
    if (propre(brut, 'genre') !== 'retour') throw refus('genre');
    const format = propre(brut, 'format');
    if (!Number.isInteger(format) || format < 1) throw refus('forme');
    if (format > FORMAT) throw refus('futur');
    if (propre(brut, 'titre') !== ctx.titre) throw refus('titre');
    const edition = editionDe(brut, ctx);
    const niveaux = lireSection('niveaux', propre(brut, 'niveaux'), ctx);
    const remarques = lireSection('remarques', propre(brut, 'remarques'), ctx);
    const ignores = niveaux.ignores + remarques.ignores;
    if (ignores > 0 && niveaux.lus.size + remarques.lus.size === 0) throw refus('rien');
    // Brought to today as answers are: what they say moves with its code, whatever else it holds.
    const dites = { reponses: niveaux.lus, premier_tour: remarques.lus };
    const etat = auto.migrer({ ...auto.vide(ctx), edition, ...dites }, ctx);
    const present = (code) => (code.includes('-') ? ctx.reperes.has(code) : ctx.competences.has(code));
    const gardes = [...etat.reponses, ...etat.premier_tour].filter(([code]) => present(code));
    const places = new Set(gardes.map(([, item]) => item));
    return {
      fait_le: jourDe(propre(brut, 'fait_le')),
      niveaux: new Map(gardes.filter(([code]) => code.includes('-'))),
      remarques: new Map(gardes.filter(([code]) => !code.includes('-')).map(([code, item]) => [code, item.texte])),
      anciens: [...niveaux.lus, ...remarques.lus].filter(([, item]) => !places.has(item)),
      ignores,
    };
  };
})();
