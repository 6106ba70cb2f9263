/*
 * <nouvelle-version> : en haut de chaque page, dit qu’une version plus récente de la copie hors ligne est prête.
 * Sans copie gardée, ne fait rien. La page ne se recharge que si on le demande.
 */
(() => {
  'use strict';

  const { creer } = window.Referentiel;
  const RACINE = new URL('../../', document.currentScript.src).href;
  const PRETE = 'Une nouvelle version de ce site est prête.';
  const AILLEURS =
    'Ce site est ouvert dans un autre onglet. Fermez-le, puis appuyez de nouveau sur «\u00a0Utiliser la nouvelle version\u00a0».';

  /** What keeps this very site offline, or undefined: a site above ours may answer for its own. */
  async function inscription() {
    try {
      const trouvee = await navigator.serviceWorker.getRegistration(RACINE);
      return trouvee?.scope === RACINE ? trouvee : undefined;
    } catch {
      return undefined; // From a file, or where the browser keeps nothing.
    }
  }

  /** Calls `fn` now, and each time a version arrives, is ready, or takes its place. */
  function suivre(copie, fn, signal) {
    const ecouter = (worker) => worker?.addEventListener('statechange', fn, { signal });
    for (const worker of [copie.installing, copie.waiting, copie.active]) ecouter(worker);
    copie.addEventListener(
      'updatefound',
      () => {
        ecouter(copie.installing);
        fn();
      },
      { signal },
    );
    fn();
  }

  class NouvelleVersion extends HTMLElement {
    #ecoute = null;
    #etat = creer('p', { role: 'status' });

    connectedCallback() {
      this.prepend(this.#etat); // Empty, long before anything is said: readers then hear it.
      this.revoir();
    }

    /** Looks again at what is kept: the page may just have asked for a copy. */
    async revoir() {
      this.#ecoute?.abort();
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      const copie = await inscription();
      if (!copie || signal.aborted) return;
      navigator.serviceWorker.addEventListener(
        'message',
        ({ data }) => {
          if (data?.quoi === 'ouvert-ailleurs') this.#dire(AILLEURS);
        },
        { signal },
      );
      suivre(copie, () => this.#montrer(copie, signal), signal);
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    #montrer(copie, signal) {
      const bouton = this.querySelector('button');
      if (!copie.waiting) {
        this.#dire('');
        bouton?.remove();
      } else if (!bouton) {
        const nouveau = creer('button', { type: 'button', class: 'bouton' }, 'Utiliser la nouvelle version');
        nouveau.addEventListener('click', () => this.#utiliser(copie.waiting), { signal });
        this.append(nouveau);
        this.#dire(PRETE);
      }
    }

    #utiliser(worker) {
      worker.addEventListener('statechange', () => {
        if (worker.state === 'activated') location.reload();
      });
      this.#dire(PRETE); // Not what the last press was answered.
      worker.postMessage('utiliser');
    }

    #dire(phrase) {
      this.#etat.textContent = phrase;
    }
  }

  window.Referentiel.copie = Object.freeze({ RACINE, inscription, suivre });
  customElements.define('nouvelle-version', NouvelleVersion);
})();
