/*
 * Les scripts des autres vues, demandés seulement là où tout doit tenir sur une page (voir une-page).
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const ici = document.currentScript;
  if (!auto.unePage()) return;
  for (const nom of document.querySelector('une-page').dataset.scripts.split(' ')) {
    const script = window.Referentiel.creer('script', { src: new URL(`${nom}.js`, ici.src).href });
    script.async = false; // In this order.
    document.head.append(script);
  }
})();
