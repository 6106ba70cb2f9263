/*
 * <seance-auto> : où garder les réponses, et ce qui est arrivé sans qu’on le demande.
 * Une seule par page ; elle porte la seule région annoncée aux lecteurs d’écran. La suite est dans <barre-auto>.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  /** Whether everything must stay on one page: nothing is found again from one page to the next. */
  auto.unePage = () => location.protocol === 'file:' || auto.stockage().mode === 'memoire';

  const RAPPEL = 7; // Days after which a browser may forget, and a file is worth a word.
  const JOUR = 24 * 60 * 60 * 1000;

  /** For how many whole days there have been answers that no file holds; 0 when there are none. */
  auto.joursSansFichier = (etat, maintenant) => {
    const fichier_le = auto.fichierLe(etat, maintenant);
    if (etat.modifie_le <= fichier_le) return 0;
    const ecrites = auto.sections(etat).filter((section) => section !== 'revues'); // A change nobody saw yet has no age.
    const instants = ecrites.flatMap((section) => auto.vivants(etat, section).map(([, { le }]) => le));
    const depuis = instants.filter((le) => le > fichier_le).sort()[0];
    return depuis ? Math.max(0, Math.floor((maintenant - Date.parse(depuis)) / JOUR)) : 0;
  };

  /** Empties every field of the page: what an era held is in none of them once it is over. */
  function viderLesChamps() {
    for (const champ of document.querySelectorAll('main :is(input, textarea, select), input[type="search"]')) {
      if (champ.type === 'radio' || champ.type === 'checkbox') champ.checked = champ.defaultChecked;
      else if (champ instanceof HTMLSelectElement) {
        const parDefaut = [...champ.options].findIndex((option) => option.defaultSelected);
        champ.selectedIndex = Math.max(0, parDefaut);
      } else champ.value = champ.defaultValue;
    }
  }

  const visible = (element) => element.isConnected && element.getClientRects().length > 0;

  /** The focus goes to the first of these that is in sight, or to the title of the page: never to nothing. */
  function rejoindre(...cibles) {
    const titre = document.querySelector('h1');
    titre.tabIndex = -1;
    (cibles.find((cible) => cible && visible(cible)) ?? titre).focus();
  }

  class SeanceAuto extends HTMLElement {
    #ecoute = null;
    #magasin = null;
    #dit = ''; // What the person is being told.
    #apres = () => this.#montrer();
    #ouvert = false; // Whether the choice is shown; once it is, it stays: nothing moves under the fingers.

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.#magasin = auto.stockage();
      this.#magasin.ecouter((nouvelle) => this.#suivre(nouvelle), signal);
      this.addEventListener(
        'change',
        (e) => {
          if (e.target.name === 'seance-mode') this.#choisir(e.target.value);
        },
        { signal },
      );
      this.addEventListener('click', (e) => this.#agir(e.target.closest?.('[data-action]')), { signal });
      window.addEventListener('pageshow', () => this.#montrer(), { signal });
      this.#montrer();
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    /** This element hears first: fields are emptied before the others show what is left. */
    #suivre(nouvelle) {
      if (nouvelle.quoi === 'ere') this.#oublier(nouvelle.cause, nouvelle.ailleurs);
      auto.apresReponse(nouvelle, this.#apres);
    }

    #oublier(cause, ailleurs) {
      const actif = document.activeElement;
      if (cause !== 'remplace') viderLesChamps();
      if (!ailleurs) return;
      if (cause !== 'remplace') document.querySelector('dialog[open]')?.close();
      const { phrase } = this.#magasin.avis.at(-1) ?? {};
      if (phrase) auto.dire(phrase);
      if (actif !== document.body) queueMicrotask(() => this.#rattraper(actif)); // Once all have heard.
    }

    /** What had the focus may be gone: it goes to what says why, never to nothing. */
    #rattraper(actif) {
      const la = document.activeElement;
      if (la === actif && actif instanceof HTMLElement && visible(actif)) return;
      if (la && la !== document.body && la !== actif) return;
      rejoindre(this.querySelector('.seance__avis'), document.querySelector('.seance__etat'));
    }

    #choisir(mode) {
      const rendu = this.#magasin.choisirMode(mode, Date.now());
      auto.dom.alerter(this.querySelector('.seance__refus'), rendu.refus?.message);
      if (!rendu.ok) auto.dire(rendu.refus.message);
      this.#montrer();
    }

    #agir(bouton) {
      if (bouton?.dataset.action === 'oublier-avis') {
        if (bouton.dataset.avis === 'nouveautes') this.#retenirNouveautes();
        else this.#magasin.oublierAvis(bouton.dataset.avis);
        rejoindre(document.querySelector('.seance__etat'));
      } else if (bouton?.dataset.action === 'annuler-ailleurs') {
        this.#magasin.annuler(Date.now());
        this.#magasin.oublierAvis('efface-ailleurs');
        rejoindre(document.querySelector('.seance__etat'));
      }
    }

    /** What changed since the first format was read: written down, so that it is never told again. */
    #retenirNouveautes() {
      this.#magasin.changer((etat) => ({ ...etat, nouveautes: 'lues' }), Date.now());
    }

    /** Shows the choice again where it was made, and goes there; called by the bar. */
    changer() {
      this.#ouvert = true;
      this.#montrer();
      const choix = this.querySelector('.seance__mode');
      (choix.querySelector(':checked') ?? choix.querySelector('input')).focus();
    }

    /** All else changes on the page: what is chosen, which the bar says, may go too. */
    replier() {
      if (!this.#ouvert || !this.#magasin.choisi) return;
      this.#ouvert = false;
      this.#montrer();
    }

    #montrer() {
      const { mode, choisi, etat } = this.#magasin;
      const partage = mode === 'onglet';
      // Before any choice, and where there is room to say it again; otherwise « Changer » brings it back.
      const { reduite } = this.dataset;
      this.#ouvert ||= !choisi || (reduite !== 'choisi' && (reduite === undefined || partage || !etat.modifie_le));
      const choix = this.querySelector('.seance__mode');
      auto.dom.cacher(choix.querySelector('.seance__prudence'), !partage);
      auto.dom.cacher(choix.querySelector('.seance__defaut'), choisi);
      auto.dom.cacher(choix, mode === 'memoire' || !this.#ouvert);
      for (const bouton of choix.querySelectorAll('input')) bouton.checked = choisi && bouton.value === mode;
      this.#montrerAvis();
      const jours = mode === 'durable' ? auto.joursSansFichier(etat, Date.now()) : 0;
      const rappel = this.querySelector('.seance__rappel');
      auto.dom.cacher(rappel, jours < RAPPEL || Boolean(document.querySelector('garder-fichier')));
      const combien = auto.dom.compte(jours, 'jour');
      auto.dom.ecrire(
        rappel.querySelector('span'),
        `Depuis ${combien}, aucun fichier n’a été enregistré avec vos derniers changements.`,
      );
    }

    /** What the person must know: content put aside, expired, erased in another tab; what answers now mean. */
    get #avis() {
      const { avis, ctx, etat } = this.#magasin;
      const neuf = etat.nouveautes === 'a-lire' && ctx.nouveautes.length > 0;
      return neuf ? [...avis, { code: 'nouveautes', phrase: ctx.nouveautes.join(' ') }] : avis;
    }

    #montrerAvis() {
      const zone = this.querySelector('.seance__avis');
      const { creer } = window.Referentiel;
      const tous = this.#avis;
      const { annulable } = this.#magasin;
      const dit = JSON.stringify([tous, annulable]);
      if (this.#dit === dit) return; // What may have the focus stays.
      this.#dit = dit;
      zone.hidden = tous.length === 0;
      zone.replaceChildren(
        ...tous.map(({ code, phrase }) => {
          const defaire =
            code === 'efface-ailleurs' &&
            annulable === code &&
            creer('button', { type: 'button', class: 'bouton', 'data-action': 'annuler-ailleurs' }, auto.AVIS.remettre);
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
