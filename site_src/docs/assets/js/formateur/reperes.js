/*
 * Les échelles du panneau d’une personne, chacune avec le champ de sa raison : faites une fois, pour qui que l’on montre.
 */
(() => {
  'use strict';

  const formateur = (window.Referentiel.formateur ??= {});

  formateur.Reperes = class {
    #faits = new Map(); // Repère -> {echelle, saisie}.
    #magasin;
    #signal;
    #qui;

    /** `qui()` gives the person shown. */
    constructor(magasin, signal, qui) {
      this.#magasin = magasin;
      this.#signal = signal;
      this.#qui = qui;
    }

    /** {echelle, saisie} of a repère. */
    de(code) {
      if (!this.#faits.has(code)) {
        const echelle = new formateur.Echelle(this.#magasin.ctx, code);
        const lire = (etat) => etat.notes.get(formateur.cle(this.#qui(), code))?.raison ?? '';
        const poser = (etat, raison, maintenant) =>
          formateur.poserNote(etat, this.#qui(), code, { raison }, maintenant);
        const saisie = new formateur.Saisie(echelle.raison, this.#magasin, this.#signal, { lire, poser });
        this.#faits.set(code, { echelle, saisie });
      }
      return this.#faits.get(code);
    }

    get saisies() {
      return [...this.#faits.values()].map(({ saisie }) => saisie);
    }

    oublier() {
      for (const { echelle, saisie } of this.#faits.values()) {
        echelle.oublier();
        saisie.oublier();
      }
    }
  };
})();
