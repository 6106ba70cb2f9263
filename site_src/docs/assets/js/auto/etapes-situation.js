/*
 * Sur un téléphone, le formulaire d’une situation montre une rubrique à la fois ; le style le décide, pas ce script, qui
 * dit seulement laquelle. Tous les champs restent dans la page : ce qu’on ne voit pas se garde et s’efface comme le reste.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const ENNUI = '[aria-invalid="true"], .champ__heurt';

  auto.EtapesSituation = class {
    #etapes;
    #pas;
    #aVoir;
    #ici = 0;

    constructor(racine, signal) {
      this.#etapes = [...racine.querySelectorAll('.situation__etape')];
      this.#pas = racine.querySelector('.situation__pas');
      this.#aVoir = racine.querySelector('.situation__a-voir');
      // What is being written is what is shown, even when a phone is turned round.
      racine.addEventListener('focusin', (e) => this.montrer(e.target), { signal });
      const ennuis = new MutationObserver(() => this.#signaler());
      const suivre = { subtree: true, childList: true, attributeFilter: ['aria-invalid'] };
      for (const etape of this.#etapes) ennuis.observe(etape, suivre);
      signal.addEventListener('abort', () => ennuis.disconnect(), { once: true });
    }

    /** From the first one, without moving the focus. */
    ouvrir() {
      this.#placer(0);
    }

    /** Shows the step of a field, where the focus is about to go. */
    montrer(champ) {
      const rang = this.#etapes.findIndex((etape) => etape.contains(champ));
      if (rang >= 0 && rang !== this.#ici) this.#placer(rang);
    }

    /** Shows a step, and goes there: its rank and its name are read out. */
    aller(rang) {
      const etape = this.#etapes[rang];
      if (!etape) return;
      this.#placer(rang);
      etape.tabIndex = -1;
      etape.setAttribute('role', 'group');
      etape.setAttribute('aria-label', `Étape ${this.#ou(rang)}\u00a0: ${this.#nom(rang)}`);
      etape.scrollIntoView();
      etape.focus({ preventScroll: true });
    }

    #ou(rang) {
      return `${rang + 1} sur ${this.#etapes.length}`;
    }

    #nom(rang) {
      return this.#etapes[rang].querySelector('label, legend').textContent.trim();
    }

    #placer(rang) {
      this.#ici = rang;
      const derniere = rang === this.#etapes.length - 1;
      for (const [i, etape] of this.#etapes.entries()) {
        etape.toggleAttribute('data-courante', i === rang);
        if (i === rang) continue;
        for (const nom of ['role', 'aria-label', 'tabindex']) etape.removeAttribute(nom);
      }
      const [avant, apres] = this.#pas.querySelectorAll('button');
      avant.dataset.rang = rang - 1;
      apres.dataset.rang = rang + 1;
      avant.hidden = rang === 0;
      apres.hidden = derniere;
      this.#pas.querySelector('.situation__ou').textContent = this.#ou(rang);
      this.#pas.parentElement.toggleAttribute('data-derniere', derniere);
      this.#signaler();
    }

    /** The steps out of sight where something is wrong, or to be chosen. */
    #signaler() {
      const rangs = this.#etapes.flatMap((etape, i) => (i !== this.#ici && etape.querySelector(ENNUI) ? [i] : []));
      const cle = rangs.join();
      if ((this.#aVoir.dataset.rangs ?? '') === cle) return;
      this.#aVoir.dataset.rangs = cle;
      this.#aVoir.hidden = rangs.length === 0;
      this.#aVoir.replaceChildren(
        ...rangs.map((rang) =>
          creer(
            'p',
            {},
            `À voir, étape ${this.#ou(rang)}\u00a0: `,
            creer(
              'button',
              { type: 'button', class: 'bouton bouton--petit', 'data-action': 'etape', 'data-rang': rang },
              this.#nom(rang),
            ),
          ),
        ),
      );
    }
  };
})();
