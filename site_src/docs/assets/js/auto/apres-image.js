/*
 * Ce qui peut attendre que l’image soit faite : on voit d’abord ce qu’on vient de toucher, déjà gardé.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const attente = new Map(); // What was asked -> what to do.

  /** Does now what was waiting for the frame. */
  auto.apresTout = () => {
    const dus = [...attente.values()];
    attente.clear();
    for (const fn of dus) fn();
  };

  /** Calls `fn` once the next frame is made, once even if asked again meanwhile; at once where no frame will come. */
  auto.apresImage = (fn) => {
    if (document.hidden) {
      fn();
      return;
    }
    if (!attente.size) requestAnimationFrame(() => setTimeout(auto.apresTout));
    attente.set(fn, auto.plusTard(fn));
  };

  /** The same when what the store tells is an answer just given here; at once otherwise. */
  auto.apresReponse = ({ quoi, ailleurs } = {}, fn) => {
    if (quoi === 'etat' && !ailleurs) auto.apresImage(fn);
    else fn();
  };

  window.addEventListener('beforeprint', auto.apresTout, true);
  window.addEventListener('visibilitychange', auto.apresTout, true);
})();
