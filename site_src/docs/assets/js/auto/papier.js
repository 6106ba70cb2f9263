/*
 * <date-papier> : ce qu’une feuille imprimée doit dire d’elle-même : de quel titre, de quelle version, de quel jour.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  class DatePapier extends HTMLElement {
    #ecoute = null;

    connectedCallback() {
      this.#ecoute = new AbortController();
      window.addEventListener('beforeprint', () => this.#dater(), { signal: this.#ecoute.signal });
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    #dater() {
      const { etat, ctx } = auto.stockage();
      const jour = auto.dom.jour(new Date().toISOString());
      const reponses = etat.modifie_le ? `, réponses du ${auto.dom.jour(etat.modifie_le)}` : '';
      this.textContent = `${ctx.intitule} (${ctx.titre}), référentiel version ${ctx.version}. Imprimé le ${jour}${reponses}.`;
    }
  }

  customElements.define('date-papier', DatePapier);
})();
