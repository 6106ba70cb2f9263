/*
 * <ouvrir-fichier> : choisir ou déposer un fichier, voir ce qu’il changerait, puis fusionner ou remplacer. La fiche rendue
 * par un formateur ou une formatrice se montre à côté des réponses ; ce qui la lit n’est demandé que pour elle.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;

  const defaire = () => creer('button', { type: 'button', class: 'bouton', 'data-action': 'defaire' }, 'Annuler');

  class OuvrirFichier extends auto.ElementAuto {
    #lu = null;
    #compare = null; // The answers that the file was last compared with.
    #retour = null; // A returned sheet, as long as it is shown.
    #lecture = null; // The reading that counts, if several began.

    brancher(signal) {
      const depot = this.querySelector('.depot');
      const champ = this.querySelector('input');
      champ.addEventListener('change', () => this.#lire(champ.files[0]), { signal });
      for (const nom of ['dragover', 'dragleave', 'drop']) {
        depot.addEventListener(
          nom,
          (e) => {
            e.preventDefault();
            depot.classList.toggle('depot--survol', nom === 'dragover');
            if (nom === 'drop') this.#lire(e.dataTransfer.files[0]);
          },
          { signal },
        );
      }
      // A file dropped beside the box must not take the place of the page.
      for (const nom of ['dragover', 'drop']) window.addEventListener(nom, (e) => e.preventDefault(), { signal });
    }

    async #lire(fichier) {
      if (!fichier) return;
      this.#lu = null;
      this.#retour = null;
      const moi = {};
      this.#lecture = moi;
      await this.#essayer(moi, async () => {
        const brut = await auto.analyserBlob(fichier);
        if (this.#lecture !== moi) return; // Another file, or another era, came meanwhile.
        if (Object.hasOwn(brut, 'genre')) this.#demander(brut, moi);
        else {
          this.#lu = { ...auto.lireContenu(brut, this.magasin.ctx), nom: fichier.name };
          this.#apercu();
        }
      });
      this.querySelector('input').value = '';
    }

    async #essayer(moi, fn) {
      try {
        await fn();
      } catch (refus) {
        if (!(refus instanceof auto.Refus)) throw refus;
        if (this.#lecture !== moi) return;
        this.#dire(
          creer('p', { class: 'alerte' }, `Fichier refusé\u00a0: ${refus.message}`),
          creer('p', {}, 'Vos réponses n’ont pas changé.'),
        );
      }
    }

    /** Asks for what reads a returned sheet, then shows it. */
    #demander(brut, moi) {
      const zone = this.querySelector('.apercu');
      zone.hidden = false;
      const montrer = () => {
        if (this.#lecture !== moi) return;
        this.#retour = auto.lireRetour(brut, this.magasin.ctx);
        const { noeuds, dit } = this.#vueRetour();
        this.#dire(...noeuds);
        auto.dire(dit);
      };
      const scripts = this.dataset.scripts.split(' ');
      auto.chargerOuDire(scripts, zone, 'Cette fiche n’a pas pu être montrée.', () => this.#essayer(moi, montrer));
    }

    #vueRetour() {
      return auto.vueRetour(this.magasin.ctx, this.magasin.etat, this.#retour);
    }

    #dire(...noeuds) {
      const zone = this.querySelector('.apercu');
      zone.hidden = false;
      zone.tabIndex = -1;
      zone.replaceChildren(...noeuds);
      zone.focus();
    }

    /** What the file holds and what it would change, before anything changes. */
    #apercu() {
      const { noeuds, dit } = this.#vueFichier();
      this.#dire(...noeuds);
      auto.dire(dit);
    }

    #vueFichier() {
      const { ctx, etat } = this.magasin;
      this.#compare = etat;
      return auto.apercuFichier(ctx, etat, this.#lu);
    }

    agir(action) {
      if (action === 'laisser') {
        this.#ranger();
        this.querySelector('input').focus();
      } else if (action === 'defaire') {
        const { refus } = this.magasin.annuler(Date.now());
        if (refus) this.#dire(creer('p', { class: 'alerte' }, refus.message), defaire());
        else this.#dire(creer('p', {}, 'C’est annulé\u00a0: vos réponses sont comme avant.'));
      } else if (this.#lu) {
        const maintenant = Date.now();
        const rendu =
          action === 'fusionner'
            ? this.magasin.fusionner(this.#lu.etat, maintenant)
            : this.magasin.remplacer(this.#lu.etat, maintenant);
        if (!rendu.ok) {
          this.#dire(creer('p', { class: 'alerte' }, rendu.refus.message));
          return;
        }
        this.#lu = null;
        const fait =
          action === 'fusionner' ? 'Le fichier et vos réponses sont réunis.' : 'Le fichier a remplacé vos réponses.';
        this.#dire(creer('p', {}, fait), defaire());
      }
    }

    /** Nothing of a file stays, not even its name. */
    #ranger() {
      this.#lu = null;
      this.#retour = null;
      this.#lecture = null;
      this.querySelector('input').value = '';
      const zone = this.querySelector('.apercu');
      auto.garderFocus(this, () => {
        zone.hidden = true;
        zone.replaceChildren();
      });
    }

    /** The message of one's own replacement, with its undo, is there to stay. */
    oublier({ cause, ailleurs }) {
      if (cause !== 'remplace' || ailleurs) this.#ranger();
    }

    /** One's own answers, beside a file or a returned sheet, are those of now; what cannot be undone any more is not offered. */
    montrer() {
      const zone = this.querySelector('.apercu');
      const bouton = zone.querySelector('[data-action="defaire"]');
      if (bouton && !this.magasin.annulable) auto.garderFocus(this, () => bouton.remove(), zone);
      const change = this.#lu && this.#compare !== this.magasin.etat;
      if (!change && !this.#retour) return;
      const { noeuds } = change ? this.#vueFichier() : this.#vueRetour();
      auto.garderFocus(this, () => zone.replaceChildren(...noeuds), zone);
    }
  }

  customElements.define('ouvrir-fichier', OuvrirFichier);
})();
