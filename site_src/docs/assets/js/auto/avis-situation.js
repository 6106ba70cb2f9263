/*
 * Ce que le formulaire d’une situation dit à la personne : près de là où elle écrit, ou à sa place une fois fermé.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const GENRES = {
    telephone: 'un numéro de téléphone',
    courriel: 'une adresse de courriel',
    'numero-securite-sociale': 'un numéro de Sécurité sociale',
    'date-naissance': 'une date de naissance',
    adresse: 'une adresse',
  };

  auto.AvisSituation = class {
    #racine;

    constructor(racine) {
      this.#racine = racine;
    }

    /** Says something by the field where one writes, or at the end of the form; buttons are [action, text]. */
    dire(phrase, ...boutons) {
      const zone = this.#racine.querySelector('.situation__avis');
      if ((zone.dataset.phrase ?? '') === phrase) return;
      zone.dataset.phrase = phrase;
      const nouveaux = boutons.map(([action, texte]) =>
        creer('button', { type: 'button', class: 'bouton', 'data-action': action }, texte),
      );
      const ici = document.activeElement.closest?.('.champ');
      const contenu = phrase ? [creer('p', {}, phrase), creer('p', {}, ...nouveaux.flatMap((b) => [b, ' ']))] : [];
      auto.garderFocus(this.#racine, () => {
        zone.hidden = !phrase;
        zone.replaceChildren(...contenu);
        if (phrase) (this.#racine.contains(ici) ? ici : this.#racine.querySelector('.situation__fin')).before(zone);
      });
      if (phrase) auto.dire(phrase);
    }

    /** Offers, where the form was, what was written in it; '' takes the offer away. */
    offrir(phrase) {
      const zone = this.#racine.querySelector('.situation__offre');
      zone.hidden = !phrase;
      zone.querySelector('p').textContent = phrase;
      if (phrase) auto.dire(phrase);
    }

    /** What a text seems to hold, by its field. */
    indiquer(champ) {
      const indice = champ.closest('.champ')?.querySelector('.champ__indice');
      if (!indice) return;
      const trouves = auto
        .reperer(champ.value)
        .map(({ genre, debut, fin }) => `${GENRES[genre]} («\u00a0${champ.value.slice(debut, fin)}\u00a0»)`);
      const phrase = trouves.length
        ? `On croit lire ici ${trouves.join(', ')}. Si cela concerne quelqu’un, retirez-le.`
        : '';
      if (indice.textContent === phrase) return;
      indice.textContent = phrase;
      if (phrase) auto.dire(phrase);
    }
  };
})();
