/*
 * <partager-lien> : un lien qui porte les niveaux, jamais un texte ; en code QR, il passe d’un téléphone à un ordinateur.
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
      if (action === 'qr') {
        const zone = this.querySelector('.partage__qr');
        if (!zone.hidden) this.#cacherQr();
        else {
          this.#basculer(true);
          auto.chargerOuDire(['qr'], zone, 'Le code à scanner ne s’est pas dessiné.', () => this.#dessiner(zone));
        }
        return;
      }
      if (action !== 'copier') return;
      try {
        await navigator.clipboard.writeText(champ.value);
        auto.dire('Le lien est copié.');
        this.querySelector('[data-action="copier"]').textContent = 'Copié';
      } catch {
        champ.select();
        auto.dire('Le navigateur refuse la copie. Le lien est sélectionné.');
      }
    }

    #basculer(montre) {
      const bouton = this.querySelector('[data-action="qr"]');
      bouton.setAttribute('aria-expanded', String(montre));
      bouton.textContent = montre ? 'Cacher le code à scanner' : 'Montrer un code à scanner';
      this.querySelector('.partage__qr').hidden = !montre;
    }

    #dessiner(zone) {
      const { value } = this.querySelector('input');
      if (zone.hidden || !value) return; // Put away meanwhile.
      const { noeuds, phrase } = window.Referentiel.montrerQr(value, { ecrite: false });
      zone.replaceChildren(...noeuds);
      auto.dire(phrase || 'Le code à scanner est affiché sous le lien.');
    }

    #cacherQr() {
      this.#basculer(false);
      this.querySelector('.partage__qr').replaceChildren();
    }

    /** A link made before the last answer would lie: it goes away, out of its field too. */
    montrer() {
      auto.garderFocus(this, () => {
        this.querySelector('.partage__lien').hidden = true;
        this.querySelector('input').value = '';
        this.#cacherQr();
      });
      this.querySelector('[data-action="copier"]').textContent = 'Copier';
    }

    oublier() {
      this.montrer();
    }
  }

  customElements.define('partager-lien', PartagerLien);
})();
