/*
 * Les flèches font le tour d’un groupe de choix : après le dernier vient le premier. WebKit, donc Safari, s’arrête au bord.
 */
(() => {
  'use strict';

  const SENS = Object.freeze({ ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 });

  document.addEventListener('keydown', (e) => {
    const ici = e.target;
    const sens = SENS[e.key];
    if (!sens || ici.type !== 'radio' || e.defaultPrevented || e.altKey || e.ctrlKey || e.metaKey) return;
    const groupe = [...document.getElementsByName(ici.name)].filter((choix) => choix.getClientRects().length > 0);
    const [depart, arrivee] = sens > 0 ? [groupe.at(-1), groupe[0]] : [groupe[0], groupe.at(-1)];
    if (ici !== depart || ici === arrivee) return;
    e.preventDefault();
    arrivee.focus();
    arrivee.click();
  });
})();
