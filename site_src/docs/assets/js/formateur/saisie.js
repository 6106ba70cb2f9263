/*
 * Un texte gardé à mesure qu’on l’écrit. Ce qu’un autre onglet a mis au même endroit pendant ce temps n’est pas écrasé : les
 * deux textes restent, l’un sous l’autre, et c’est dit.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const PAUSE = 400; // Milliseconds without a key before what is written is kept.
  /**
   * Milliseconds during which a text found in the place of one just kept was written without seeing it: a browser may take
   * some time to give a tab what another has kept. Nobody goes to another tab and writes there that soon.
   */
  const ENSEMBLE = 3000;
  const RIEN = Object.freeze({ texte: '', base: '', quand: Number.NEGATIVE_INFINITY });
  /** Refusals after which the field is no longer about what was written: it was emptied. */
  const PARTIS = ['ere', 'absent'];
  const DEUX = 'Un autre onglet a écrit ici entre-temps\u00a0: les deux textes sont gardés, l’un sous l’autre.';

  formateur.Saisie = class {
    #champ;
    #magasin;
    #lire;
    #poser;
    #base = ''; // What was kept when the field last agreed with it.
    #lu = ''; // What the field held then.
    #ecrivain;
    #attente = 0;
    #garde = RIEN; // The last text kept from here, in the place of which, and when.

    /** `lire(etat)` gives the text kept; `poser(etat, texte, maintenant)`, a state with another. */
    constructor(champ, magasin, signal, { lire, poser }) {
      this.#champ = champ;
      this.#magasin = magasin;
      this.#lire = lire;
      this.#poser = poser;
      champ.addEventListener('input', () => this.#ecrire(), { signal });
      champ.addEventListener('change', () => this.garder(), { signal });
      window.addEventListener('pagehide', () => this.garder(), { signal });
      document.addEventListener('visibilitychange', () => document.hidden && this.garder(), { signal });
    }

    /** Whether something is written here that is kept nowhere. */
    get inacheve() {
      return this.#champ.value !== this.#lu;
    }

    #ecrire() {
      auto.recevoir(this.#champ);
      auto.jugerTexte(this.#champ);
      this.#ecrivain ??= this.#magasin.commencer();
      clearTimeout(this.#attente);
      this.#attente = setTimeout(() => this.garder(), PAUSE);
    }

    /**
     * Keeps what is written, if it can be; what cannot stays in the field, which says why. A field that nobody wrote in
     * since, emptied by an erasure, is not written.
     */
    garder() {
      clearTimeout(this.#attente);
      if (!this.#ecrivain || !this.inacheve || !auto.jugerTexte(this.#champ)) return;
      const maintenant = Date.now();
      const mien = auto.texteDuChamp(this.#champ);
      const base = this.#base;
      let texte = mien;
      // Read now: another tab may have written, and its news still be on the way.
      const accorder = (etat) => {
        texte = auto.accorderTextes(base, mien, this.#lire(etat));
        const pose = this.#poser(etat, texte, maintenant);
        this.#noter(texte);
        return pose;
      };
      const rendu = this.#magasin.changer(accorder, maintenant, this.#ecrivain);
      if (rendu.refus?.code === 'heurt') {
        auto.faute(this.#champ, rendu.refus.message); // It is still being written.
        return;
      }
      this.#ecrivain = undefined;
      if (PARTIS.includes(rendu.refus?.code)) return formateur.avertir(rendu.refus.message);
      if (!rendu.ok) {
        this.#base = base;
        this.#lu = null;
        auto.faute(this.#champ, rendu.refus.message);
        return;
      }
      this.#garde = { texte, base, quand: performance.now() };
      if (texte !== mien) {
        auto.montrerTexte(this.#champ, texte);
        this.#lu = this.#champ.value;
        auto.dire(DEUX);
      }
    }

    #noter(texte) {
      this.#base = texte;
      this.#lu = this.#champ.value;
    }

    /** Shows what is kept now, unless something is being written. */
    montrer() {
      if (this.inacheve) return;
      const texte = this.#lire(this.#magasin.etat);
      if (texte === this.#base && this.#champ.value === this.#lu) return;
      if (this.#perdu(texte)) return;
      auto.montrerTexte(this.#champ, texte);
      this.#noter(texte);
    }

    /** Whether `leur` took the place of a text just kept from here: that one is then still to be kept. */
    #perdu(leur) {
      const { texte, base, quand } = this.#garde;
      this.#garde = RIEN;
      if (!texte || !leur || leur.includes(texte) || performance.now() - quand > ENSEMBLE) return false;
      this.#base = base;
      this.#lu = null;
      this.#ecrire();
      return true;
    }

    /** Takes the person there, where what is wrong is said. */
    rejoindre() {
      this.#champ.focus();
    }

    /** Nothing of it stays, not even what waits to be kept. */
    oublier() {
      clearTimeout(this.#attente);
      this.#ecrivain = undefined;
      this.#garde = RIEN;
      this.#champ.value = '';
      auto.faute(this.#champ, '');
      this.#noter('');
    }
  };
})();
