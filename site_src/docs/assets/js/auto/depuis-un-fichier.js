/*
 * <depuis-un-fichier hidden> : ce que changent des pages ouvertes depuis un dossier ; ailleurs, reste caché.
 */
(() => {
  'use strict';

  class DepuisUnFichier extends HTMLElement {
    connectedCallback() {
      this.hidden = location.protocol !== 'file:';
    }
  }

  customElements.define('depuis-un-fichier', DepuisUnFichier);
})();
