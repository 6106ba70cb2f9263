/*
 * Le tableau au clavier : un seul arrêt de tabulation ; les flèches vont d’une case à l’autre, Début et Fin au bord.
 */
(() => {
  'use strict';

  const formateur = (window.Referentiel.formateur ??= {});
  const PAS = {
    ArrowRight: ([x, y]) => [x + 1, y],
    ArrowLeft: ([x, y]) => [x - 1, y],
    ArrowDown: ([x, y]) => [x, y + 1],
    ArrowUp: ([x, y]) => [x, y - 1],
    Home: ([, y]) => [0, y],
    End: ([, y]) => [Number.POSITIVE_INFINITY, y],
  };

  const grille = (table) =>
    [...table.tBodies[0].rows].map((ligne) => [...ligne.cells].map((cellule) => cellule.querySelector('button')));

  /** Makes one button of the table the way in, the first unless said. */
  formateur.entreeDuTableau = (table, bouton = table.tBodies[0].querySelector('button')) => {
    for (const ancien of table.querySelectorAll('button[tabindex="0"]')) ancien.tabIndex = -1;
    if (bouton) bouton.tabIndex = 0;
  };

  /** Arrows in a table that `zone` holds, now or later. */
  formateur.flechesDuTableau = (zone, signal) => {
    zone.addEventListener(
      'keydown',
      (e) => {
        const pas = !(e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) && PAS[e.key];
        const bouton = e.target.closest?.('tbody button');
        if (!pas || !bouton) return;
        const lignes = grille(bouton.closest('table'));
        const y = lignes.findIndex((ligne) => ligne.includes(bouton));
        const [x2, y2] = pas([lignes[y].indexOf(bouton), y]);
        const ligne = lignes[Math.min(Math.max(y2, 0), lignes.length - 1)];
        const cible = ligne[Math.min(Math.max(x2, 0), ligne.length - 1)];
        e.preventDefault();
        formateur.entreeDuTableau(bouton.closest('table'), cible);
        cible.focus();
      },
      { signal },
    );
    zone.addEventListener(
      'focusin',
      (e) => {
        const bouton = e.target.closest?.('tbody button');
        if (bouton) formateur.entreeDuTableau(bouton.closest('table'), bouton);
      },
      { signal },
    );
  };
})();
