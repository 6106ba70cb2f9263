/*
 * <avis-revue> : sur toute page de l’outil, combien de changements du référentiel attendent la personne, et où les voir.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  class AvisRevue extends auto.ElementAuto {
    static LIT = ['revues'];

    montrer() {
      const { ctx, etat } = this.magasin;
      const [nombre, reponses] = [auto.aRevoir(ctx, etat), auto.reponsesARevoir(ctx, etat)];
      this.hidden = nombre === 0;
      const { compte } = auto.dom;
      const part = reponses && `, ${compte(reponses, 'réponse mise à part', 'réponses mises à part')}`;
      this.querySelector('span').textContent =
        `Le référentiel a changé\u00a0: ${compte(nombre, 'changement')} à revoir${part || ''}.`;
    }
  }

  customElements.define('avis-revue', AvisRevue);
})();
