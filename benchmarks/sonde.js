/*
 * Ce que coûte un clic, mesuré dans la page : les programmes, l’écriture, l’image qui suit.
 * Injecté par benchmarks/auto.py et benchmarks/formateur.py avant tout script de la page ; le site n’en sait rien.
 */
window.sonde = (() => {
  'use strict';

  let ecrit = null;
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function noter(...arguments_) {
    setItem.apply(this, arguments_);
    ecrit = performance.now();
  };

  /** Runs `fn` in the next task: after the current one, or after the frame being made. */
  function apres(fn) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = fn;
    port2.postMessage(0);
  }

  /** Calls `fn(debut, fin)` once the next frame is made; both in ms. */
  function image(fn) {
    requestAnimationFrame(() => {
      const debut = performance.now();
      apres(() => fn(debut, performance.now()));
    });
  }

  return {
    /** Waits for one click, then for its frame: {geste, debut, ecrit, script, image, rendu} in ms. */
    armer() {
      this.fini = new Promise((fini) => {
        const mesure = {};
        const rendre = () => mesure.script && mesure.rendu && fini(mesure);
        const toucher = (e) => {
          ecrit = null;
          Object.assign(mesure, { geste: e.timeStamp, debut: performance.now() });
          apres(() => {
            Object.assign(mesure, { script: performance.now(), ecrit });
            rendre();
          });
          image((debut, fin) => {
            Object.assign(mesure, { image: debut, rendu: fin });
            rendre();
          });
        };
        window.addEventListener('click', toucher, { capture: true, once: true });
      });
    },

    /** Waits for a file to be chosen, then for its preview to be drawn: ms between the two. */
    attendreApercu() {
      this.fini = new Promise((fini) => {
        const choisir = () => {
          const debut = performance.now();
          const zone = document.querySelector('.apercu');
          const guet = new MutationObserver(() => {
            guet.disconnect();
            image((_, fin) => fini(fin - debut));
          });
          guet.observe(zone, { childList: true });
        };
        window.addEventListener('change', choisir, { capture: true, once: true });
      });
    },

    /** Waits for files to be chosen on the trainer's desk, then for so many to be told: {total, pause} in ms, the whole and
     * the longest time without a frame. */
    attendreOuverture(combien) {
      this.fini = new Promise((fini) => {
        const choisir = () => {
          const debut = performance.now();
          const { dossiers } = window.Referentiel.formateur;
          let [pause, avant, fin] = [0, debut, 0];
          const battre = () => {
            const maintenant = performance.now();
            pause = Math.max(pause, maintenant - avant);
            avant = maintenant;
            if (fin) fini({ total: fin - debut, pause });
            else requestAnimationFrame(battre);
          };
          requestAnimationFrame(battre);
          dossiers.ecouter(() => {
            if (dossiers.bilan.length >= combien) image((_, dessine) => (fin ||= dessine));
          });
        };
        window.addEventListener('change', choisir, { capture: true, once: true });
      });
    },

    /** Calls `geste`, then waits for its frame: ms between the two. */
    faire(geste) {
      const debut = performance.now();
      geste();
      return new Promise((fini) => {
        image((_, fin) => fini(fin - debut));
      });
    },

    /** The cost of a frame when nothing happens, in ms. */
    repos() {
      return new Promise((fini) => {
        image((debut, fin) => fini(fin - debut));
      });
    },
  };
})();
