/*
 * <partager-lien> : un lien qui porte les niveaux, jamais un texte.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  class PartagerLien extends auto.ElementAuto {
    async agir(action) {
      const champ = this.querySelector('input');
      if (action === 'creer') {
        const adresse = new URL(this.dataset.cible, location.href);
        adresse.hash = `p=${auto.encoder(this.magasin.ctx, this.magasin.etat)}`;
        champ.value = adresse.href;
        this.querySelector('.partage__lien').hidden = false;
        champ.focus();
        champ.select();
        return;
      }
      try {
        await navigator.clipboard.writeText(champ.value);
        auto.dire('Le lien est copié.');
        this.querySelector('[data-action="copier"]').textContent = 'Copié';
      } catch {
        champ.select();
        auto.dire('Le navigateur refuse la copie. Le lien est sélectionné.');
      }
    }

    /** A link made before the last answer would lie: it goes away, out of its field too. */
    montrer() {
      auto.garderFocus(this, () => {
        this.querySelector('.partage__lien').hidden = true;
        this.querySelector('input').value = '';
      });
      this.querySelector('[data-action="copier"]').textContent = 'Copier';
    }

    oublier() {
      this.montrer();
    }
  }

  customElements.define('partager-lien', PartagerLien);
})();
