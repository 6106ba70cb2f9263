/*
 * <synthese-lectures> : où j’en suis sur un écran. La légende, la carte, une phrase par CCP.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  class SyntheseLectures extends auto.ElementAuto {
    static LIT = ['reponses', 'premier_tour', 'situations', ...auto.DEMANDE];
    #carte = null;
    #tour = null;

    /** The legend and the sentences are rewritten only when what they say changes. */
    montrer() {
      const { ctx, etat } = this.magasin;
      const vues = new Map([...ctx.competences.keys()].map((code) => [code, auto.vueCompetence(ctx, etat, code)]));
      if (!this.#carte) {
        // Views stand in one folder.
        this.#carte = auto.carteCompetences(ctx, { lien: (code) => `${code.toLowerCase()}.html` });
        this.querySelector('.synthese__carte').replaceChildren(this.#carte.noeud);
        this.querySelector('.synthese__sens').replaceChildren(auto.sensDesMots(ctx));
      }
      const tour = [...vues.values()].some((vue) => vue.tour !== null);
      if (tour !== this.#tour)
        this.querySelector('.synthese__legende').replaceChildren(auto.legendeCarte(ctx, { premierTour: tour }));
      this.#tour = tour;
      this.#carte.montrer(vues);
      auto.montrerPhrases(this.querySelector('.synthese__phrases'), ctx, etat, vues);
    }
  }

  customElements.define('synthese-lectures', SyntheseLectures);
})();
