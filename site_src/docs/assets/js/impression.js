/*
 * A closed <details> does not print in browsers without ::details-content (see impression.css): open
 * them for the time of the print, then put the page back as it was.
 */
(() => {
  'use strict';

  let opened = [];

  window.addEventListener('beforeprint', () => {
    opened = Array.from(document.querySelectorAll('.contenu details:not([open])'));
    for (const details of opened) details.open = true;
  });
  document.addEventListener('click', (e) => e.target.closest?.('[data-imprimer]') && window.print());
  window.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
})();
