/*
 * <seance-auto> : où sont gardées les réponses, ce que la page en dit, et « Effacer et quitter ».
 * Une seule par page ; elle porte la seule région annoncée aux lecteurs d’écran.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const CALME = 1200; // Milliseconds of quiet before a message is spoken.
  const EFFACER = 'Effacer et quitter';
  let attente = 0;

  /** Says a sentence to screen readers, once things are quiet; the last one wins. */
  auto.dire = (phrase) => {
    clearTimeout(attente);
    attente = setTimeout(() => {
      const region = document.querySelector('seance-auto [role="status"]');
      if (region) region.textContent = phrase;
    }, CALME);
  };

  /** Whether everything must stay on one page: nothing is found again from one page to the next. */
  auto.unePage = () => location.protocol === 'file:' || auto.stockage().mode === 'memoire';

  const RAPPEL = 7; // Days after which a browser may forget, and a file is worth a word.
  const JOUR = 24 * 60 * 60 * 1000;

  /** For how many whole days there have been answers that no file holds; 0 when there are none. */
  auto.joursSansFichier = (etat, maintenant) => {
    if (etat.modifie_le <= etat.fichier_le) return 0;
    const ecrites = auto.SECTIONS.filter((section) => section !== 'revues'); // A change nobody saw yet has no age.
    const instants = ecrites.flatMap((section) => auto.vivants(etat, section).map(([, { le }]) => le));
    const depuis = instants.filter((le) => le > etat.fichier_le).sort()[0];
    return depuis ? Math.max(0, Math.floor((maintenant - Date.parse(depuis)) / JOUR)) : 0;
  };

  class SeanceAuto extends HTMLElement {
    #ecoute = null;
    #magasin = null;
    #dit = '';
    #ouvert = false; // Whether the choice is shown; once it is, it stays: nothing moves under the fingers.

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.#magasin = auto.stockage();
      this.#magasin.ecouter(() => this.#montrer(), signal);
      this.addEventListener(
        'change',
        (e) => {
          if (e.target.name === 'seance-mode') this.#choisir(e.target.value);
        },
        { signal },
      );
      this.addEventListener('click', (e) => this.#agir(e.target.closest?.('[data-action]')), { signal });
      window.addEventListener(
        'beforeunload',
        (e) => {
          if (this.#magasin.enregistrement.statut === 'echec' && this.#magasin.etat.modifie_le) e.preventDefault();
        },
        { signal },
      );
      window.addEventListener('pageshow', () => this.#montrer(), { signal });
      this.#montrer();
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    #choisir(mode) {
      const rendu = this.#magasin.choisirMode(mode, Date.now());
      const refus = this.querySelector('.seance__refus');
      refus.hidden = rendu.ok;
      refus.textContent = rendu.ok ? '' : rendu.refus.message;
      if (!rendu.ok) auto.dire(refus.textContent);
      this.#montrer();
    }

    #agir(bouton) {
      if (bouton?.dataset.action === 'quitter') this.#quitter(bouton);
      else if (bouton?.dataset.action === 'oublier-avis') {
        this.#magasin.oublierAvis(bouton.dataset.avis);
        this.querySelector('.seance__etat').focus();
      } else if (bouton?.dataset.action === 'annuler-ailleurs') this.#magasin.annuler(Date.now());
      else if (bouton?.dataset.action === 'changer') this.#changer();
    }

    /** Shows the choice again where it was made, and goes there. */
    #changer() {
      this.#ouvert = true;
      this.#montrer();
      this.querySelector('.seance__mode :checked').focus();
    }

    /** A first press asks, in the button itself; the second one erases and leaves. */
    #quitter(bouton) {
      const { etat } = this.#magasin;
      if (etat.modifie_le && bouton.dataset.sur === undefined) {
        bouton.dataset.sur = '';
        bouton.textContent = 'Oui, tout effacer et quitter';
        auto.dire('Appuyez une seconde fois pour tout effacer et quitter.');
        return;
      }
      this.#magasin.quitter();
      location.replace(new URL(this.dataset.sortie, location.href));
    }

    /** Where answers are, in one sentence. */
    #phrase() {
      const { mode, enregistrement } = this.#magasin;
      const quand = enregistrement.le ? ` à ${auto.dom.heure(enregistrement.le)}` : '';
      if (enregistrement.statut === 'echec') return `Non enregistré\u00a0: ${enregistrement.phrase}`;
      if (mode === 'onglet') return `Ordinateur partagé\u00a0: gardé dans cet onglet seulement${quand}.`;
      return `Enregistré sur cet appareil${quand}.`;
    }

    #montrer() {
      const { mode, choisi, enregistrement, etat } = this.#magasin;
      const partage = mode === 'onglet';
      const reduite = this.hasAttribute('data-reduite');
      // Before any choice, and where nothing else would say it; otherwise « Changer » brings it back.
      this.#ouvert ||= !reduite || partage || !choisi || !etat.modifie_le;
      const choix = this.querySelector('.seance__mode');
      choix.querySelector('.seance__prudence').hidden = !partage;
      choix.hidden = mode === 'memoire' || !this.#ouvert;
      for (const bouton of choix.querySelectorAll('input')) bouton.checked = choisi && bouton.value === mode;
      const barre = this.querySelector('.seance__barre');
      barre.hidden = !partage && !etat.modifie_le && enregistrement.statut !== 'echec';
      document.documentElement.classList.toggle('barre-auto', !barre.hidden);
      const quitter = barre.querySelector('[data-action="quitter"]');
      quitter.hidden = !partage;
      quitter.textContent = EFFACER;
      delete quitter.dataset.sur;
      barre.querySelector('[data-action="changer"]').hidden = mode === 'memoire' || this.#ouvert;
      barre.querySelector('[data-action="suivant"]').hidden = !document.querySelector('outils-grille');
      this.#montrerAvis();
      const jours = mode === 'durable' ? auto.joursSansFichier(etat, Date.now()) : 0;
      const rappel = this.querySelector('.seance__rappel');
      rappel.hidden = jours < RAPPEL || Boolean(document.querySelector('garder-fichier'));
      rappel.querySelector('span').textContent =
        `Depuis ${auto.dom.compte(jours, 'jour')}, aucun fichier ne garde vos derniers changements.`;
      const phrase = this.#phrase();
      this.querySelector('.seance__etat').textContent = phrase;
      // Spoken when the kind of saving changes, not at each minute.
      const nature = phrase.replace(/\d+/g, '');
      if (!barre.hidden && nature !== this.#dit) auto.dire(phrase);
      this.#dit = nature;
    }

    /** What happened that the person must know: content put aside, expired, erased in another tab. */
    #montrerAvis() {
      const zone = this.querySelector('.seance__avis');
      const { creer } = auto.dom;
      zone.hidden = this.#magasin.avis.length === 0;
      zone.replaceChildren(
        ...this.#magasin.avis.map(({ code, phrase }) => {
          const defaire =
            code === 'efface-ailleurs' &&
            this.#magasin.annulable === code &&
            creer(
              'button',
              { type: 'button', class: 'bouton', 'data-action': 'annuler-ailleurs' },
              'Remettre mes réponses',
            );
          const lien = code === 'de-cote' && creer('a', { href: this.dataset.donnees }, 'Récupérer ce contenu');
          return creer(
            'p',
            {},
            phrase,
            ' ',
            lien || null,
            defaire || null,
            ' ',
            creer(
              'button',
              { type: 'button', class: 'bouton', 'data-action': 'oublier-avis', 'data-avis': code },
              'J’ai lu',
            ),
          );
        }),
      );
    }
  }

  customElements.define('seance-auto', SeanceAuto);
})();
