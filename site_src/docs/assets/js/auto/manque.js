/*
 * Chargé dans <head> : un programme de la page n’est pas arrivé. Elle a l’air entière, mais on y répondrait peut-être pour
 * rien : elle le dit avant.
 */
(() => {
  'use strict';

  let manque = false;

  document.addEventListener(
    'error',
    ({ target }) => {
      // What is asked for later, in <head>, tells it by itself (charger).
      if (target.localName === 'script' && document.body?.contains(target)) manque = true;
    },
    true,
  );
  document.addEventListener('DOMContentLoaded', () => {
    if (!manque) return;
    for (const avis of document.querySelectorAll('[data-manque]')) avis.hidden = false;
  });
})();
