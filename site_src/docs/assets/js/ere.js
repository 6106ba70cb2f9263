/*
 * L’ère : une marque au hasard, qui change à chaque effacement. Elle ne dit ni quoi, ni quand (marque-ere.js).
 * Chargé dans <head> : avant de montrer quoi que ce soit, toute page compare la marque du navigateur à celle de son
 * onglet ; un onglet resté en arrière oublie ce qu’il gardait. Une page qui s’endort est cachée jusqu’à son réveil.
 */
window.Referentiel = window.Referentiel || {};
(() => {
  'use strict';

  const marques = window.Referentiel.marque_ere;
  const CLE = 'referentiel:ere';
  const NOTRE = /^referentiel:/;
  const CHOIX = /^referentiel:[^:]+:(?:mode|vu)$/;
  const LIEU = /^referentiel:([^:]+):/;
  const MAINS = /^referentiel:([^:]+)\.formateur:mains$/; // They go with the answers of their title too.
  const root = document.documentElement;
  const ecouteurs = new Set();
  let canal = null;
  let dite = ''; // The mark of an era that found no room to be kept: it goes from tab to tab.

  /** What `fn` gives, or `sinon` where the browser refuses to keep anything. */
  function essayer(fn, sinon) {
    try {
      return fn();
    } catch {
      return sinon;
    }
  }

  const lireDe = (acces) => essayer(() => acces().getItem(CLE) ?? '', '');
  const local = () => window.localStorage;
  const session = () => window.sessionStorage;
  const lire = () => lireDe(local) || dite;

  /** Removes the keys of `acces` that `oter` accepts; which ones. */
  function balayer(acces, oter) {
    return essayer(() => {
      const garde = acces();
      const noms = Array.from({ length: garde.length }, (_, i) => garde.key(i)).filter((nom) => nom && oter(nom));
      for (const nom of noms) garde.removeItem(nom);
      return noms;
    }, []);
  }

  /** Notes in this tab the era of what it keeps; whether there was room. */
  function retenir() {
    const marque = lire();
    return essayer(() => {
      if (marque) session().setItem(CLE, marque);
      else session().removeItem(CLE);
      return true;
    }, false);
  }

  /** Whether this tab keeps anything of ours, but the note of its era. */
  const occupe = () => essayer(() => Object.keys(session()).some((nom) => NOTRE.test(nom) && nom !== CLE), false);

  /** Once this tab keeps nothing, its era is of no use either. */
  function detacher() {
    if (!occupe()) essayer(() => session().removeItem(CLE));
  }

  /** Forgets what this tab keeps of the places that `over` accepts, but for the choice « Ordinateur partagé ». */
  const oublier = (over) => {
    const lieux = (nom) => [LIEU, MAINS].flatMap((forme) => forme.exec(nom)?.[1] ?? []);
    return balayer(session, (nom) => !CHOIX.test(nom) && lieux(nom).some(over));
  };

  /**
   * Compares, and forgets what this tab keeps of an era that ended: {marque, oublies}, the keys that were there. The
   * choice « Ordinateur partagé » outlives an erasure, not a departure.
   */
  function regarder() {
    const marque = lire();
    const sienne = lireDe(session);
    if (marque === '' || marque === sienne) return { marque, oublies: [] };
    const oublies = marques.quittee(sienne, marque)
      ? balayer(session, (nom) => NOTRE.test(nom) && nom !== CLE)
      : oublier((lieu) => marques.fin(lieu, sienne, marque) !== '');
    if (occupe()) retenir();
    else detacher();
    return { marque, oublies };
  }

  /** Keeps a mark; whether there was room: other sites of this address may have left none. */
  const noter = (marque) =>
    essayer(() => {
      local().setItem(CLE, marque);
      return true;
    }, false);

  /** Says that an era opens; its mark. */
  function annoncer(marque) {
    dite = noter(marque) ? '' : marque;
    if (dite) essayer(() => local().removeItem(CLE)); // An older mark would be news to the tabs that heard this one.
    if (occupe())
      retenir(); // It is of this era.
    else detacher();
    canal?.postMessage(dite); // Nothing else to say but « look ».
    return marque;
  }

  /** Opens an era of a place: what was begun there before may no longer be kept, in any tab. The new mark. */
  function ouvrir(lieu, definitive) {
    regarder(); // What an era not heard of yet took away does not pass into this one.
    return annoncer(marques.suivante(lire(), lieu, definitive));
  }

  /** Leaves for good: nothing of ours stays in this tab, nor the display chosen on this device. */
  function partir() {
    regarder();
    const marque = annoncer(marques.nouvelle());
    balayer(session, (nom) => NOTRE.test(nom));
    balayer(local, (nom) => nom === 'referentiel:affichage');
    return marque;
  }

  /** Whether this entry of the history was made in an era that ended for good; otherwise, marks it with today’s. */
  function revolue() {
    const marque = lire();
    const etat = history.state;
    const connue = typeof etat?.ere === 'string' ? etat.ere : null;
    const finie = connue !== null && marques.revolue(connue, marque);
    if (connue !== marque) essayer(() => history.replaceState({ ere: marque }, ''));
    return finie;
  }

  /** Calls `fn()` when another tab may have opened an era, and when the page wakes up, before it is shown. */
  function ecouter(fn, signal) {
    ecouteurs.add(fn);
    signal?.addEventListener('abort', () => ecouteurs.delete(fn), { once: true });
  }

  function eveiller() {
    regarder();
    for (const fn of [...ecouteurs]) fn();
  }

  // An open channel keeps some browsers from putting the page to sleep.
  function brancher() {
    canal ??= essayer(() => new BroadcastChannel(CLE), null);
    if (canal)
      canal.onmessage = ({ data }) => {
        if (data) dite = String(data);
        eveiller();
      };
  }
  function endormir() {
    root.classList.add('endormie');
    canal?.close();
    canal = null;
  }
  function lever() {
    brancher();
    try {
      eveiller();
    } finally {
      root.classList.remove('endormie');
    }
  }

  window.addEventListener('storage', (e) => (e.key === null || e.key === CLE) && eveiller());
  window.addEventListener('pagehide', endormir);
  window.addEventListener('pageshow', lever);
  document.addEventListener('freeze', endormir);
  document.addEventListener('resume', lever);
  document.addEventListener('visibilitychange', () => document.hidden || eveiller());

  brancher();
  window.Referentiel.ere = Object.freeze({
    CLE,
    lire,
    regarder,
    retenir,
    detacher,
    oublier,
    ouvrir,
    partir,
    fin: marques.fin,
    revolue,
    ecouter,
  });
})();
