/*
 * Projeter, c’est être là : le bureau, ouvert dans un autre onglet, apprend de la page projetée que quelqu’un s’en sert, et
 * n’efface pas ses notes au bout d’une demi-heure. Rien n’est gardé, rien n’est dit d’autre.
 */
(() => {
  'use strict';

  const formateur = ((window.Referentiel ??= {}).formateur ??= {});
  const CANAL = 'projection-referentiel'; // The same as in projeter.js.

  /** Calls `fn()` at gestures on a page shown to a room. An open channel would keep the page from being put to sleep. */
  formateur.veillerSalle = (fn, signal) => {
    let canal = null;
    const fermer = () => {
      canal?.close();
      canal = null;
    };
    const ouvrir = () => {
      try {
        canal ??= new BroadcastChannel(CANAL);
        canal.onmessage = fn;
      } catch {
        // Some browsers refuse it to a page opened from a folder.
      }
    };
    ouvrir();
    window.addEventListener('pagehide', fermer, { signal });
    window.addEventListener('pageshow', ouvrir, { signal });
    signal.addEventListener('abort', fermer);
  };
})();
