/*
 * <reste-garde hidden> : après « Effacer et quitter », dire si ce navigateur garde encore, par choix, un autre titre.
 */
(() => {
  'use strict';

  const ETAT = /^referentiel:([^:]+):auto-evaluation$/;

  class ResteGarde extends HTMLElement {
    connectedCallback() {
      let titres = [];
      try {
        titres = Object.keys(window.localStorage).flatMap((cle) => ETAT.exec(cle)?.[1] ?? []);
      } catch {
        // Nothing is kept where nothing can be.
      }
      this.hidden = titres.length === 0;
      this.querySelector('p').textContent =
        'Quelqu’un a choisi de garder sur cet appareil des réponses pour un autre titre, ' +
        `et elles y sont encore\u00a0: ${titres.sort().join(', ')}.`;
    }
  }

  customElements.define('reste-garde', ResteGarde);
})();
