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
        const { code, contenu } = this.#lien();
        if (!contenu) {
          auto.dire(this.#rien());
          return;
        }
        const adresse = new URL(this.dataset.cible, location.href);
        adresse.hash = `p=${code}`;
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

    /** {code, contenu}: the link, and what it says, read back from it; '' when it would show nothing of the person. */
    #lien() {
      const { ctx, etat } = this.magasin;
      const code = auto.encoder(ctx, etat);
      const { etat: dit, situations } = auto.decoder(code, ctx);
      if (auto.estVide({ ...dit, ccp_vises: new Map() })) return { code, contenu: '' };
      const niveaux = auto.contenu(ctx, { ...dit, situations: new Map() });
      const vecues =
        situations.length && auto.dom.compte(situations.length, 'compétence avec une', 'compétences avec une');
      return { code, contenu: [niveaux, vecues && `${vecues} situation`].filter(Boolean).join(', ') };
    }

    #rien() {
      const ou = this.magasin.ctx.premier_tour ? 'au premier tour, ou à un repère' : 'à un repère';
      return `Pour l’instant, un lien ne montrerait rien\u00a0: répondez d’abord ${ou}.`;
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
      const { contenu } = this.#lien();
      auto.dom.ecrire(
        this.querySelector('.partage__contenu'),
        contenu ? `Le lien contient\u00a0: ${contenu}.` : this.#rien(),
      );
    }

    oublier() {
      this.montrer();
    }
  }

  customElements.define('partager-lien', PartagerLien);
})();
