/*
 * Les dates que l’on écrit : des jours, entre 1900 et 2199, jugés un par un. Une date qui ne va pas est dite, avec ce
 * qu’on croit comprendre ; elle n’empêche rien d’autre.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  const FORME = /^(?:19|2[01])\d{2}-\d{2}-\d{2}$/;
  const ISO = /^(\d{1,6})-(\d{1,2})-(\d{1,2})$/;
  const SAISIE = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{1,6})$/;
  const AVENIR = 20; // A year in two digits is this far ahead at most: « 31 » is 2031, « 87 » is 1987.

  const PHRASES = Object.freeze({
    inexistante: 'Cette date n’existe pas, ou n’est pas entière.',
    forme: 'Écrivez le jour, le mois et l’année\u00a0: 12/03/2026.',
    annee: 'L’année doit avoir quatre chiffres, entre 1900 et 2199.',
  });

  /** Whether a text is a day that exists, as it is kept: AAAA-MM-JJ. */
  auto.estJour = (v) => {
    if (typeof v !== 'string' || !FORME.test(v)) return false;
    const ms = Date.parse(`${v}T00:00:00Z`);
    return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 10) === v;
  };

  const deux = (n) => String(n).padStart(2, '0');

  /** The year most likely meant by one of two digits, or by one with a digit too many; 0: who knows. */
  function anneeProbable(annee, actuelle) {
    if (annee < 100) {
      const proche = actuelle - (actuelle % 100) + annee;
      return proche > actuelle + AVENIR ? proche - 100 : proche;
    }
    const debut = annee > 9999 ? Number(String(annee).slice(0, 4)) : 0;
    return debut >= 1900 && debut <= 2199 ? debut : 0;
  }

  /**
   * What a date field holds: {date} when it can be kept, '' for none; otherwise {date: null, phrase, proposition}.
   * `mauvaise`: the browser says that something is written which is no date. `actuelle` is this year.
   */
  auto.jugerDate = (ecrit, mauvaise, actuelle) => {
    const texte = ecrit.trim();
    const refuser = (code, proposition = '') => ({ date: null, phrase: PHRASES[code], proposition });
    if (texte === '') return mauvaise ? refuser('inexistante') : { date: '' };
    const iso = ISO.exec(texte);
    const saisie = SAISIE.exec(texte);
    const parties = iso?.slice(1) ?? saisie?.slice(1).reverse();
    if (!parties) return refuser('forme');
    const [annee, mois, jour] = parties.map(Number);
    const suite = `-${deux(mois)}-${deux(jour)}`;
    const date = `${String(annee).padStart(4, '0')}${suite}`;
    if (auto.estJour(date)) return { date };
    if (annee >= 1900 && annee <= 2199) return refuser('inexistante');
    const proposition = `${anneeProbable(annee, actuelle)}${suite}`;
    return refuser('annee', auto.estJour(proposition) ? proposition : '');
  };

  /** « 12/03/2026 », as a person writes it where the browser has no calendar. */
  auto.dateEcrite = (date) => date.split('-').reverse().join('/');
})();
