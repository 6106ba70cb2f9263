/*
 * Ce qui se dit aux lecteurs d’écran : une phrase à la fois, dans la région annoncée de <seance-auto>.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const CALME = 1200; // Milliseconds of quiet before a message is spoken.
  const PASSAGE = 10_000; // Milliseconds after which a spoken message goes: nobody is to find it there later.
  let attente = 0;
  let dites = 0; // Sentences asked for by gestures.
  let depuis = null; // How many there were when what is drawn now began to wait, if it did.

  /** Says a sentence to screen readers, once things are quiet; the last one wins. */
  auto.dire = (phrase) => {
    if (dites > (depuis ?? dites)) return;
    if (depuis === null) dites += 1;
    clearTimeout(attente);
    const ecrire = (texte) => {
      const region = document.querySelector('seance-auto [role="status"]');
      if (region) region.textContent = texte;
    };
    attente = setTimeout(() => {
      ecrire(phrase);
      attente = setTimeout(() => ecrire(''), PASSAGE);
    }, CALME);
  };

  /** `fn`, to be called later: what it says then does not take the place of what was said meanwhile. */
  auto.plusTard = (fn) => {
    const avant = dites;
    return () => {
      depuis = avant;
      fn();
      depuis = null;
    };
  };
})();
