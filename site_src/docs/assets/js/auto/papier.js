/*
 * <date-papier> : ce qu’une feuille imprimée doit dire d’elle-même : de quel titre, de quelle version, de quel jour, et si
 * elle n’est pas entière.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

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
      const { reponses, partiel } = this.#feuille();
      const jour = auto.dom.jour(new Date().toISOString());
      const du =
        etat.modifie_le && reponses ? `, ${this.dataset.dit ?? 'réponses'} du ${auto.dom.jour(etat.modifie_le)}` : '';
      this.textContent = `${ctx.intitule} (${ctx.titre}), édition ${ctx.edition} du référentiel. Imprimé le ${jour}${du}.`;
      if (partiel) this.append(' ', window.Referentiel.creer('strong', {}, `Partiel\u00a0: ${partiel}.`));
    }

    /** Whether the sheet holds the answers kept here, and what it leaves out: {reponses, partiel}. */
    #feuille() {
      const page = this.parentElement;
      const grille = page.querySelector('outils-grille');
      const seule = page.querySelector('.positionner--seule, se-positionner[data-competence]');
      if (seule) return { reponses: true, partiel: `la compétence ${seule.dataset.competence}` };
      if (grille) return grille.feuille;
      const dossier = page.querySelector('dossier-professionnel:not([hidden]) select');
      return {
        reponses: !page.querySelector('vue-partagee'), // Those of a link are someone else’s.
        partiel: dossier?.value ? `les situations pour ${dossier.selectedOptions[0].textContent.trim()}` : '',
      };
    }
  }

  customElements.define('date-papier', DatePapier);
})();
