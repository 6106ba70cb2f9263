/*
 * Ce qui s’écrit dans le panneau d’une personne : les échelles, chacune avec le champ de sa raison, faites une fois pour qui
 * que l’on montre ; la remarque de la compétence.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});

  formateur.Reperes = class {
    #faits = new Map(); // Repère -> {echelle, saisie}.
    #magasin;
    #signal;
    #ici;
    #remarque;

    /** `ici()` gives {personne, competence}; `remarque` is the field of the compétence. */
    constructor(magasin, signal, remarque, ici) {
      this.#magasin = magasin;
      this.#signal = signal;
      this.#ici = ici;
      const cle = () => formateur.cle(ici().personne, ici().competence);
      this.#remarque = new formateur.Saisie(remarque, magasin, signal, {
        lire: (etat) => etat.remarques.get(cle())?.texte ?? '',
        poser: (etat, texte, maintenant) => {
          formateur.exiger(etat, ici().personne);
          return auto.poser(etat, 'remarques', cle(), { texte }, maintenant);
        },
      });
    }

    echelle(code) {
      return this.#de(code).echelle;
    }

    #de(code) {
      if (!this.#faits.has(code)) {
        const echelle = new formateur.Echelle(this.#magasin.ctx, code);
        const lire = (etat) => etat.notes.get(formateur.cle(this.#ici().personne, code))?.raison ?? '';
        const poser = (etat, raison, maintenant) =>
          formateur.poserNote(etat, this.#ici().personne, code, { raison }, maintenant);
        const saisie = new formateur.Saisie(echelle.raison, this.#magasin, this.#signal, { lire, poser });
        this.#faits.set(code, { echelle, saisie });
      }
      return this.#faits.get(code);
    }

    get #saisies() {
      return [this.#remarque, ...[...this.#faits.values()].map(({ saisie }) => saisie)];
    }

    /** Whether something is written that is kept nowhere. */
    get inacheve() {
      return this.#saisies.some(({ inacheve }) => inacheve);
    }

    /** Keeps what is written; where something cannot be, goes to the field, which says why. Whether all is kept. */
    garder() {
      for (const saisie of this.#saisies) saisie.garder();
      this.#saisies.find(({ inacheve }) => inacheve)?.rejoindre();
      return !this.inacheve;
    }

    /** `lignes`: [[repère, ligne]]; `visible(repere)`: whether the person's answer may be read. */
    montrer(lignes, visible) {
      for (const [repere, ligne] of lignes) {
        const { echelle, saisie } = this.#de(repere);
        echelle.montrer(ligne, visible(repere));
        saisie.montrer();
      }
      this.#remarque.montrer();
    }

    /** The fields are about to be of something else. */
    vider() {
      for (const saisie of this.#saisies) saisie.oublier();
    }

    oublier() {
      this.vider();
      for (const { echelle } of this.#faits.values()) echelle.oublier();
    }
  };
})();
