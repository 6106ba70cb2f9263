/*
 * <fichiers-formateur> : ouvrir les fichiers des candidats, dire de chacun ce qu’il est devenu.
 */
(() => {
  'use strict';

  const { auto, creer, formateur } = window.Referentiel;

  class FichiersFormateur extends auto.ElementAuto {
    static LIT = ['personnes'];

    brancher(signal) {
      for (const champ of this.querySelectorAll('[type="file"]'))
        champ.addEventListener('change', () => this.#ouvrir(champ), { signal });
      formateur.dossiers.ecouter(() => this.montrer(), signal);
    }

    async #ouvrir(champ) {
      const fichiers = [...champ.files];
      champ.value = '';
      await formateur.dossiers.ouvrir(fichiers);
    }

    montrer() {
      const lignes = formateur.dossiers.bilan.map(({ fichier, quoi, phrase }) =>
        creer('li', { 'data-refus': quoi === 'refus' }, `${fichier}\u00a0: ${phrase || 'lu.'}`),
      );
      this.querySelector('.bureau__bilan').replaceChildren(...lignes);
    }
  }

  customElements.define('fichiers-formateur', FichiersFormateur);
})();
