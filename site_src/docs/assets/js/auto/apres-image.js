/*
 * Ce qui peut attendre que l’image soit faite : on voit d’abord ce qu’on vient de toucher, déjà gardé.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const attente = new Map(); // What was asked -> what to do.
  const GESTES = ['pointerdown', 'keydown', 'input', 'change', 'click'];

  /** Where the last gesture was, from what was touched up to the window. */
  let touches = [];
  for (const geste of GESTES)
    window.addEventListener(geste, (e) => (touches = e.composedPath()), { capture: true, passive: true });
  auto.touches = () => touches;

  /** How far from the top of the window; no number for what is not shown. */
  const haut = (noeud) => noeud?.getClientRects?.()[0]?.top;

  /** What was touched stays where it is in the window while `fn` redraws what is above: WebKit never sees to it, others not always. */
  function sansBouger(fn) {
    const [touche] = touches;
    const { activeElement } = document;
    const avant = haut(touche);
    fn();
    const ecart = haut(touche) - avant;
    const enVue = avant >= 0 && avant < window.innerHeight && activeElement === document.activeElement;
    if (enVue && Math.abs(ecart) >= 1) window.scrollBy({ top: ecart, behavior: 'instant' });
  }

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
    if (!attente.size) requestAnimationFrame(() => setTimeout(() => sansBouger(auto.apresTout)));
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
