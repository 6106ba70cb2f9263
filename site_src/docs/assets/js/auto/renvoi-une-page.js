/*
 * <renvoi-une-page> : quand rien ne passe d’une page à l’autre (fichiers d’une clé USB, stockage refusé), la page d’une vue
 * renvoie à celle qui les tient toutes, index.html (voir une-page).
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  class RenvoiUnePage extends HTMLElement {
    connectedCallback() {
      if (!auto.unePage()) return;
      const lieu = document.querySelector('.contenu').contains(document.getElementById(auto.fragment()));
      location.replace(new URL(`index.html${lieu ? location.hash : `#${this.dataset.vuePage}`}`, location.href));
    }
  }

  customElements.define('renvoi-une-page', RenvoiUnePage);
})();
