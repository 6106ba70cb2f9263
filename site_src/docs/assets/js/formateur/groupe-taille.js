/*
 * La place que prend le tableau : des mots entiers ou courts, selon la largeur d’une colonne ; toute la fenêtre, pour le
 * projeter.
 */
(() => {
  'use strict';

  const { auto, formateur } = window.Referentiel;
  /** Width from which a column holds whole words, in rem: in the page, and projected. */
  const MOTS = { page: 6.4, grand: 11 };
  const { documentElement: racine } = document;
  const estGrand = () => 'groupeGrand' in racine.dataset;

  /** Says on the table whether its columns hold whole words or short ones. */
  formateur.tailleDuTableau = (table, zone) => {
    if (!table || zone.clientWidth === 0) return;
    const rem = Number.parseFloat(getComputedStyle(racine).fontSize);
    const qui = table.querySelector('.groupe__qui').offsetWidth;
    const colonne = (zone.clientWidth - qui) / Number(table.dataset.colonnes) / rem;
    table.dataset.densite = colonne >= MOTS[estGrand() ? 'grand' : 'page'] ? 'mots' : 'codes';
  };

  /** The button that gives the table the whole window, and takes it back; Escape too. */
  formateur.enGrand = (zone, signal) => {
    const bouton = zone.querySelector('[data-action="agrandir"]');
    const mettre = (grand) => {
      if (grand === estGrand()) return;
      if (grand) racine.dataset.groupeGrand = '';
      else delete racine.dataset.groupeGrand;
      bouton.textContent = grand ? 'Revenir à la page' : 'En grand, pour projeter';
      window.dispatchEvent(new Event('resize'));
      bouton.scrollIntoView({ block: 'nearest' });
      auto.dire(grand ? 'Le tableau prend toute la fenêtre. Échap pour revenir.' : 'La page est revenue.');
    };
    bouton.addEventListener('click', () => mettre(!estGrand()), { signal });
    window.addEventListener('keydown', (e) => e.key === 'Escape' && mettre(false), { signal });
    window.addEventListener('popstate', () => mettre(false), { signal });
    signal.addEventListener('abort', () => mettre(false));
    /** Back to the page, when the panel leaves. */
    zone.reduire = () => mettre(false);
  };
})();
