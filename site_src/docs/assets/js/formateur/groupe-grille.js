/*
 * Le tableau du groupe et ce qu’il montre : bâti une fois, puis retouché case par case.
 */
(() => {
  'use strict';

  const { formateur } = window.Referentiel;

  /** The table of these people, as `vue` {montre, choix} asks; `reste`: what tableauDuGroupe takes besides. */
  formateur.GrilleDuGroupe = class {
    /** Compétence -> id -> what its cell shows. */
    #vues = new Map();
    #tableau;

    constructor(ctx, etat, personnes, { montre, choix }, reste) {
      this.ctx = ctx;
      this.personnes = personnes;
      this.montre = montre;
      this.notes = etat.notes;
      const colonnes = formateur.colonnesDuGroupe(ctx, choix);
      this.#tableau = formateur.tableauDuGroupe(ctx, { personnes, colonnes, montre, ...reste });
      for (const competence of colonnes.flatMap(({ competences }) => competences))
        this.#vues.set(competence, new Map());
      // All of one person, then of the next: what is worked out of a file serves each of its cells.
      for (const une of personnes)
        for (const [competence, colonne] of this.#vues) {
          colonne.set(une.id, this.#caseDe(etat, une, competence, montre));
          this.#tableau.montrerCase(une.id, competence, colonne.get(une.id));
        }
      for (const [competence, colonne] of this.#vues) this.#tableau.montrerBilan(competence, [...colonne]);
    }

    get noeud() {
      return this.#tableau.noeud;
    }

    #caseDe(etat, { id, dossier }, competence, montre) {
      return formateur.caseDuGroupe(this.ctx, etat, dossier, id, competence, montre);
    }

    #lire(etat, competence, montre) {
      return this.personnes.map((une) => [une.id, this.#caseDe(etat, une, competence, montre)]);
    }

    /** Ratings changed, nothing else: draws the cells concerned and what is counted of their compétences. How many cells. */
    retoucher(etat) {
      const { ctx, montre } = this;
      const parId = new Map(this.personnes.map((une) => [une.id, une]));
      const touchees = new Set();
      let nombre = 0;
      for (const cle of formateur.casesChangees(ctx, this.notes, etat.notes)) {
        const { id, code } = formateur.deCle(cle);
        const colonne = this.#vues.get(code);
        if (!colonne?.has(id)) continue;
        colonne.set(id, this.#caseDe(etat, parId.get(id), code, montre));
        this.#tableau.montrerCase(id, code, colonne.get(id));
        touchees.add(code);
        nombre += 1;
      }
      for (const code of touchees) this.#tableau.montrerBilan(code, [...this.#vues.get(code)]);
      this.notes = etat.notes;
      return nombre;
    }

    /** Map(compétence -> bilan), of the trainer's levels, or of the people's own when they are shown. */
    bilans(etat) {
      const qui = this.montre === 'soi' ? 'soi' : 'formateur';
      const siennes = (competence) =>
        this.montre === qui ? [...this.#vues.get(competence)] : this.#lire(etat, competence, qui);
      return new Map([...this.#vues.keys()].map((code) => [code, formateur.bilanDuGroupe(this.ctx, siennes(code))]));
    }

    /** What stands in the cells: kinds of cells, and why compétences are set aside. */
    get presents() {
      const vues = [...this.#vues.values()].flatMap((colonne) => [...colonne.values()]);
      return new Set(vues.flatMap(({ quoi, raison }) => [quoi, raison]));
    }
  };
})();
