/*
 * <ecouter-texte data-cible="id"> : un bouton qui lit à voix haute le texte d’un élément de la page.
 * Seulement avec une voix française de l’appareil : une voix distante enverrait le texte à quelqu’un. Sans elle, rien
 * ne se montre. Une seule lecture à la fois ; elle cesse quand on appuie de nouveau, quand on part, quand on efface.
 */
(() => {
  'use strict';

  const { Referentiel } = window;
  const { creer } = Referentiel;
  const parole = window.speechSynthesis;
  const FRANCAIS = /^fr(?:[-_]|$)/i;
  const CESSER = ['pagehide', 'hashchange', 'beforeprint'];
  const [ECOUTER, ARRETER] = ['Écouter', 'Arrêter'];
  let encours = null;

  /** A voice of the device that speaks French, or undefined. */
  Referentiel.voix = () =>
    parole?.getVoices().find(({ localService, lang }) => localService === true && FRANCAIS.test(lang));

  function cesser() {
    const element = encours;
    encours = null;
    if (!element) return;
    parole.cancel();
    element.montrer();
  }

  class EcouterTexte extends HTMLElement {
    static observedAttributes = ['data-cible'];
    #ecoute = null;

    connectedCallback() {
      if (!parole) return;
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.addEventListener('click', (e) => e.target.closest?.('button') && this.#basculer(), { signal });
      // Voices arrive late, and may go.
      parole.addEventListener?.('voiceschanged', () => this.montrer(), { signal });
      for (const quoi of CESSER) window.addEventListener(quoi, cesser, { signal });
      const { auto } = Referentiel;
      auto?.stockage?.().ecouter(({ quoi }) => quoi === 'ere' && cesser(), signal);
      this.montrer();
    }

    disconnectedCallback() {
      if (encours === this) cesser();
      this.#ecoute?.abort();
    }

    /** Another text stops what is being read. */
    attributeChangedCallback() {
      if (!this.#ecoute) return;
      if (encours === this) cesser();
      this.montrer();
    }

    get #cible() {
      return document.getElementById(this.dataset.cible);
    }

    montrer() {
      this.hidden = !Referentiel.voix() || !this.#cible;
      if (this.hidden) {
        if (encours === this) cesser();
        return;
      }
      if (!this.firstElementChild) {
        const code = this.closest('[data-repere]')?.dataset.repere ?? this.dataset.nom;
        const suite = code && creer('span', { class: 'hors-ecran' }, `\u00a0: ${code}`);
        const attributs = { type: 'button', class: 'bouton bouton--petit' };
        this.replaceChildren(creer('button', attributs, creer('span'), suite || null));
      }
      const mot = this.querySelector('span');
      const texte = encours === this ? ARRETER : ECOUTER;
      if (mot.textContent !== texte) mot.textContent = texte;
    }

    #basculer() {
      const deja = encours === this;
      cesser();
      const voix = Referentiel.voix();
      if (deja || !voix) return;
      // biome-ignore lint/performance/useDomNodeTextContent: what is folded is not read.
      const lecture = new SpeechSynthesisUtterance(this.#cible.innerText.trim());
      lecture.voice = voix;
      lecture.lang = voix.lang;
      const fini = () => encours === this && cesser();
      for (const quoi of ['end', 'error']) lecture.addEventListener(quoi, fini);
      parole.cancel(); // What another page left unsaid.
      encours = this;
      this.montrer();
      parole.speak(lecture);
    }
  }

  customElements.define('ecouter-texte', EcouterTexte);
})();
