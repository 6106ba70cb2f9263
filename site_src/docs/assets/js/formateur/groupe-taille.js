/*
 * La place que prend le tableau : des mots entiers ou courts, selon la largeur d’une colonne ; toute la fenêtre, pour le
 * projeter.
 */
(() => {
  'use strict';

  const { auto, formateur } = window.Referentiel;
  /** In rem, in the page then projected: width of the names; width from which a column holds whole words. */
  const QUI = { page: 10, grand: 15 };
  const MOTS = { page: 6.4, grand: 11 };
  const { documentElement: racine } = document;
  const estGrand = () => 'groupeGrand' in racine.dataset;

  /**
   * Says on a table whether its columns hold whole words or short ones, from the width of where it stands: before it is put
   * there, so that it is laid out once.
   */
  formateur.tailleDuTableau = (table, { clientWidth }) => {
    if (!table || clientWidth === 0) return;
    const taille = estGrand() ? 'grand' : 'page';
    const place = clientWidth / Number.parseFloat(getComputedStyle(racine).fontSize);
    const colonne = (place - Math.min(QUI[taille], 0.38 * place)) / Number(table.dataset.colonnes);
    const densite = colonne >= MOTS[taille] ? 'mots' : 'codes';
    if (table.dataset.densite !== densite) table.dataset.densite = densite;
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
