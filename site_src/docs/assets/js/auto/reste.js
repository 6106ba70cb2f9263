/*
 * <reste-garde hidden> : après « Effacer et quitter », dire ce que ce navigateur garde encore, par choix : les réponses d’un
 * titre, les notes d’un formateur.
 */
(() => {
  'use strict';

  const REPONSES = /^referentiel:([^:]+):auto-evaluation$/;
  const NOTES = /^referentiel:([^:]+)\.formateur:notes$/;

  class ResteGarde extends HTMLElement {
    connectedCallback() {
      let cles = [];
      try {
        cles = Object.keys(window.localStorage);
      } catch {
        // Nothing is kept where nothing can be.
      }
      const titres = (forme) => cles.flatMap((cle) => forme.exec(cle)?.[1] ?? []).sort();
      const dits = [
        ['des réponses', titres(REPONSES)],
        ['des notes de formateur', titres(NOTES)],
      ].flatMap(([quoi, codes]) => (codes.length ? `${quoi} (${codes.join(', ')})` : []));
      this.hidden = dits.length === 0;
      this.querySelector('p').textContent =
        `Quelqu’un a choisi de garder autre chose sur cet appareil, qui y est encore\u00a0: ${dits.join(', ')}.`;
    }
  }

  customElements.define('reste-garde', ResteGarde);
})();
