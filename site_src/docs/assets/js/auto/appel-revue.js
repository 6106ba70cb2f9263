/*
 * <appel-revue> : ce qui montre les changements du référentiel n’est demandé que s’il y en a à revoir.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  class AppelRevue extends auto.ElementAuto {
    static LIT = ['revues'];
    #demande = false;

    montrer() {
      const { ctx, etat } = this.magasin;
      if (this.#demande || auto.aRevoir(ctx, etat) === 0) return;
      this.#demande = true;
      const revue = document.querySelector('revue-changements');
      auto.chargerOuDire(this.dataset.scripts.split(' '), this, 'Ce qui a changé ne s’est pas affiché.', () => {
        if (auto.fragment() === revue.id) revue.scrollIntoView(); // It was not there when the address asked for it.
      });
    }
  }

  customElements.define('appel-revue', AppelRevue);
})();
