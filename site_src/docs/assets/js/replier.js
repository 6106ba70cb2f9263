/*
 * Sources, and what is marked « a-replier », are open in the HTML, for paper and for whoever runs no script. Here they fold, once the page is read:
 * until then contenu.css shows them folded, so that nothing moves.
 */
(() => {
  'use strict';

  for (const details of document.querySelectorAll('details:is(.source, .a-replier)')) {
    details.open = false;
    details.classList.add('source--prete');
  }
})();
