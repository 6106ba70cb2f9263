/*
 * La place que prend le tableau : des mots entiers ou courts, selon la largeur d’une colonne ; toute la fenêtre, pour le
 * projeter.
 */
(() => {
  'use strict';

  const { auto, formateur } = window.Referentiel;
  const QUI = 11; // Width of the names, in rem.
  const MOTS = 6.4; // Width from which a column holds whole words, in rem.

  const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

  /** Says on the table whether its columns hold whole words or short ones. */
  formateur.tailleDuTableau = (table, zone) => {
    if (!table || zone.clientWidth === 0) return;
    const place = (zone.clientWidth / rem() - QUI) / Number(table.dataset.colonnes);
    table.dataset.densite = place >= MOTS ? 'mots' : 'codes';
  };

  /** The button that gives the table the whole window, and takes it back; Escape too. */
  formateur.enGrand = (zone, signal) => {
    const bouton = zone.querySelector('[data-action="agrandir"]');
    const mettre = (grand) => {
      if (grand === 'groupeGrand' in document.documentElement.dataset) return;
      if (grand) document.documentElement.dataset.groupeGrand = '';
      else delete document.documentElement.dataset.groupeGrand;
      bouton.textContent = grand ? 'Revenir à la page' : 'En grand, pour projeter';
      window.dispatchEvent(new Event('resize'));
      bouton.scrollIntoView({ block: 'nearest' });
      auto.dire(grand ? 'Le tableau prend toute la fenêtre. Échap pour revenir.' : 'La page est revenue.');
    };
    bouton.addEventListener('click', () => mettre(!('groupeGrand' in document.documentElement.dataset)), { signal });
    window.addEventListener('keydown', (e) => e.key === 'Escape' && mettre(false), { signal });
    window.addEventListener('popstate', () => mettre(false), { signal });
    signal.addEventListener('abort', () => mettre(false));
    /** Back to the page, when the panel leaves. */
    zone.reduire = () => mettre(false);
  };
})();
