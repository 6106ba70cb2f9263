/*
 * Lire un texte que l’on ne connaît pas : chaque empêchement donne une phrase claire, et rien n’est changé.
 * Le texte est parcouru avant d’être interprété : profondeur, nombre de valeurs, noms écrits deux fois.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  const PROFONDEUR = 12; // Our files have 4 levels.
  const VALEURS = 100_000; // 2 MiB of our files hold about 75,000.
  const RESERVES = ['__proto__', 'constructor', 'prototype'];

  const PHRASES = {
    taille: 'Ce fichier est trop gros\u00a0: 2\u00a0Mo au plus. Il n’a pas été écrit par ce site.',
    vide: 'Ce fichier est vide.',
    html: 'Ce fichier est une page web, pas une auto-évaluation enregistrée par ce site.',
    json: 'Ce fichier n’est pas une auto-évaluation enregistrée par ce site.',
    tronque: 'Ce fichier est incomplet\u00a0: sa fin manque. La copie a sans doute été interrompue.',
    profond: 'Ce fichier est construit d’une façon que ce site n’emploie jamais. Il n’est pas ouvert.',
    nombre: 'Ce fichier contient beaucoup trop d’éléments. Il n’a pas été écrit par ce site.',
    doublon: 'Ce fichier dit deux fois la même chose, sans doute après une modification à la main. Ouvrez l’original.',
    cle: 'Ce fichier contient des noms que ce site n’emploie jamais. Il n’est pas ouvert.',
    texte: 'Ce fichier contient un texte abîmé (un caractère coupé en deux). Ouvrez l’original.',
    rien: 'Rien dans ce fichier n’a pu être lu. Il a sans doute été modifié par un autre logiciel.',
  };
  const refus = (auto.refuserFichier = (code, phrase = PHRASES[code]) => new auto.Refus(code, phrase));

  /** Where a string that opens at `debut` ends (after its quote), or -1. */
  function finDeChaine(texte, debut) {
    for (let i = texte.indexOf('"', debut + 1); i !== -1; i = texte.indexOf('"', i + 1)) {
      let barres = 0;
      while (texte[i - 1 - barres] === '\\') barres += 1;
      if (barres % 2 === 0) return i + 1;
    }
    return -1;
  }

  function nomDeCle(brut) {
    try {
      return JSON.parse(brut);
    } catch {
      return brut;
    }
  }

  const suivant = /\S/g;
  function estUneCle(texte, fin) {
    suivant.lastIndex = fin;
    return suivant.exec(texte)?.[0] === ':';
  }

  /** One pass over text that may not be JSON: {code: first reason to refuse it, ouvert: it ends too soon}. */
  function balayer(texte) {
    const pile = [];
    let code = '';
    let valeurs = 0;
    for (let i = 0; i < texte.length; i += 1) {
      const c = texte[i];
      if (c === '{' || c === '[') {
        pile.push(c === '{' ? new Set() : null);
        if (pile.length > PROFONDEUR) return { code: 'profond', ouvert: false };
      } else if (c === '}' || c === ']') {
        pile.pop();
      } else if (c === ',' || c === ':') {
        valeurs += 1;
        if (valeurs > 2 * VALEURS) return { code: 'nombre', ouvert: false };
      } else if (c === '"') {
        const fin = finDeChaine(texte, i);
        if (fin === -1) return { code, ouvert: true };
        const noms = pile.at(-1);
        if (noms && estUneCle(texte, fin)) {
          const nom = nomDeCle(texte.slice(i, fin));
          if (RESERVES.includes(nom)) code ||= 'cle';
          if (noms.has(nom)) code ||= 'doublon';
          noms.add(nom);
        }
        i = fin - 1;
      }
    }
    return { code, ouvert: pile.length > 0 };
  }

  /** Whether a string or key somewhere holds half of a pair. Depth was limited before. */
  function abime(v) {
    if (typeof v === 'string') return /\p{Cs}/u.test(v);
    if (typeof v !== 'object' || v === null) return false;
    return Object.entries(v).some(([cle, valeur]) => abime(cle) || abime(valeur));
  }

  // What the browser keeps as \u2019 and the like takes three bytes in a file, at most.
  const octets = (texte) => new TextEncoder().encode(texte.replace(/\\u[\dA-F]{4}/g, '€')).length;

  /** Bytes of a text once in a file, counted only when they may be too many. */
  auto.tropGros = (texte) => texte.length > auto.LIMITES.octets / 3 && octets(texte) > auto.LIMITES.octets;

  /** From the text of a file to parsed JSON that is safe to walk. Throws Refus. */
  auto.analyser = (lu) => {
    if (auto.tropGros(lu)) throw refus('taille');
    const texte = lu.trim(); // A leading byte order mark goes too.
    if (texte === '') throw refus('vide');
    if (texte.startsWith('<')) throw refus('html');
    if (!/^[{[]/.test(texte)) throw refus('json');
    const { code, ouvert } = balayer(texte);
    if (code === 'profond' || code === 'nombre') throw refus(code);
    let brut;
    try {
      brut = JSON.parse(texte);
    } catch {
      throw refus(ouvert ? 'tronque' : 'json');
    }
    if (code) throw refus(code);
    if (abime(brut)) throw refus('texte');
    return brut;
  };

  /** « auto-evaluation-TP-00403-2026-11-24.json », the day where the person is. */
  auto.nomDeFichier = (ctx, maintenant, extension = 'json') =>
    `auto-evaluation-${ctx.titre}-${auto.jourDe(maintenant)}.${extension}`;

  /** The day of an instant (ms) where the person is: AAAA-MM-JJ. */
  auto.jourDe = (maintenant) => {
    const d = new Date(maintenant);
    return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
  };
})();
