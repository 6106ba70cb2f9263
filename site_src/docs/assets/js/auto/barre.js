/*
 * <barre-auto> : où sont les réponses et combien il y en a, toujours en vue ; « Effacer et quitter », qui se confirme ailleurs
 * que là où l’on a appuyé ; et, sur un ordinateur partagé, deux minutes de préavis avant l’oubli.
 * Elle vient après le contenu : on la rejoint en avançant, jamais en remontant toute la grille.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const CHEMIN = 700; // Milliseconds a page of this site may take to take the place of this one.
  const SURSIS = 5000; // Milliseconds during which the warning stays, once answered: it does not flee the pointer.
  const PREAVIS = 'Sans un geste de votre part, tout sera effacé dans deux minutes.';
  const PROLONGE = 'Vous êtes là\u00a0: tout reste.';

  /** Whether what starts with one element and ends with another is whole in the window, above the bar. */
  auto.avantLaBarre = (debut, fin) => {
    const barre = document.querySelector('.seance__barre')?.getBoundingClientRect();
    const { bottom } = fin.getBoundingClientRect();
    return debut.getBoundingClientRect().top >= 0 && bottom <= (barre?.top || window.innerHeight);
  };

  /** A key held down presses a button once. */
  function uneFois(e) {
    if (e.repeat && (e.key === 'Enter' || e.key === ' ') && e.target.closest?.('button, a, summary, input')) {
      if (e.target.closest('input:not([type="checkbox"], [type="radio"], [type="file"])')) return;
      e.preventDefault();
    }
  }

  class BarreAuto extends HTMLElement {
    #ecoute = null;
    #magasin = null;
    #dit = '';
    #averti = false;
    #sursis = 0;
    #demande = 0;
    #reste = false; // Whether the next page is one of this site: nothing is lost on the way.

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.#magasin = auto.stockage();
      this.#magasin.ecouter((nouvelle) => this.#apprendre(nouvelle), signal);
      this.addEventListener('click', (e) => this.#agir(e.target.closest?.('[data-action]'), e), { signal });
      document.addEventListener('keydown', uneFois, { signal, capture: true });
      document.addEventListener('click', (e) => this.#suivre(e.target.closest?.('a[href]')), { signal });
      window.navigation?.addEventListener('navigate', (e) => this.#aller(e.destination.url), { signal });
      window.addEventListener('beforeunload', (e) => this.#retenir(e), { signal });
      window.addEventListener('pageshow', () => this.#montrer(), { signal });
      this.#montrer();
    }

    disconnectedCallback() {
      clearTimeout(this.#sursis);
      this.#ecoute?.abort();
    }

    #suivre(lien) {
      if (lien && !lien.hasAttribute('download')) this.#aller(lien.href);
    }

    #aller(adresse) {
      this.#reste = adresse.startsWith(new URL('.', new URL(this.dataset.accueil, location.href)).href);
      setTimeout(() => (this.#reste = false), CHEMIN);
    }

    /** Leaving asks when something would be lost: what is not kept, or is only in this tab for want of a choice. */
    #retenir(e) {
      const { enregistrement, etat, modele } = this.#magasin;
      const perdu = enregistrement.statut === 'echec' && etat.modifie_le;
      if (perdu || (modele.indecis(this.#magasin) && !this.#reste)) e.preventDefault();
    }

    #agir(bouton, e) {
      const dialogue = this.querySelector('dialog');
      switch (bouton?.dataset.action) {
        case 'deplier':
          this.#deplier(bouton.getAttribute('aria-expanded') !== 'true');
          break;
        case 'changer':
          this.#deplier(false);
          document.querySelector('seance-auto').changer();
          break;
        case 'continuer':
          this.#magasin.continuer(Date.now());
          this.#cacherPreavis();
          auto.dire(PROLONGE);
          break;
        case 'quitter':
          this.#demande = performance.now();
          dialogue.querySelector('.quitter__quoi').textContent = this.#quoi();
          dialogue.showModal();
          dialogue.querySelector('h2').focus();
          break;
        case 'rester':
          dialogue.close();
          break;
        case 'quitter-confirmer':
          // A double click, or a second tap while the question appears, answers nothing.
          if (!auto.redouble(e, this.#demande)) this.#quitter();
          break;
      }
    }

    /** What will go, in words. */
    #quoi() {
      const { ctx, etat, modele } = this.#magasin;
      const contenu = modele.contenu(ctx, etat);
      return contenu
        ? `Ce qui partira\u00a0: ${contenu}.`
        : 'Rien n’est encore gardé. Ce que vous tapez partira aussi.';
    }

    #quitter() {
      this.#magasin.quitter();
      this.querySelector('dialog').close();
      location.replace(new URL(this.dataset.sortie, location.href));
    }

    /** Once in sight it takes no more room: what it counts waits for the frame of what was touched. */
    #apprendre(nouvelle) {
      const ere = nouvelle.quoi === 'ere';
      if (ere || this.querySelector('.seance__barre').hidden) this.#montrer(ere);
      else auto.apresReponse(nouvelle, this.#apres);
    }

    #apres = () => this.isConnected && this.#montrer();

    /** `muet`: something else is being said. */
    #montrer(muet = false) {
      const { mode, choisi, enregistrement, etat, bientot } = this.#magasin;
      const barre = this.querySelector('.seance__barre');
      const { cacher, ecrire } = auto.dom;
      cacher(barre, mode !== 'onglet' && !etat.modifie_le && enregistrement.statut !== 'echec');
      document.documentElement.classList.toggle('barre-auto', !barre.hidden);
      cacher(barre.querySelector('[data-action="quitter"]'), mode === 'durable');
      barre.classList.toggle('seance__barre--quitter', mode !== 'durable');
      const changer = barre.querySelector('[data-action="changer"]');
      cacher(changer, mode === 'memoire');
      ecrire(changer.querySelector('span'), choisi ? 'Changer' : 'Choisir');
      cacher(barre.querySelector('[data-action="suivant"]'), !document.querySelector('outils-grille:not(.rien)'));
      const phrase = this.#dire();
      // Spoken when the kind of saving changes, not at each minute.
      const nature = phrase.replace(/\d+/g, '');
      if (!barre.hidden && !muet && nature !== this.#dit) auto.dire(phrase);
      this.#dit = barre.hidden ? '' : nature;
      this.#prevenir(bientot);
    }

    /** On a small screen: the sentence and the rarer gestures, above the line. */
    #deplier(ouvert) {
      this.querySelector('[data-action="deplier"]').setAttribute('aria-expanded', String(ouvert));
      document.documentElement.classList.toggle('barre-ouverte', ouvert);
    }

    /** Writes where answers are and how many there are; the sentence. */
    #dire() {
      const { ctx, etat, modele } = this.#magasin;
      const { court, phrase, alerte } = auto.motsGarde(this.#magasin);
      const [compte, unite] = modele.avancee(ctx, etat);
      const { ecrire } = auto.dom;
      ecrire(this.querySelector('.seance__court'), court);
      ecrire(this.querySelector('.seance__phrase'), phrase);
      const suite = compte && window.Referentiel.creer('span', { class: 'hors-ecran' }, `${unite}.`);
      const zone = this.querySelector('.seance__compte');
      if (zone.textContent !== (compte && `${compte}${unite}.`)) zone.replaceChildren(compte, suite);
      document.documentElement.classList.toggle('barre-alerte', alerte);
      return phrase;
    }

    /** Said and shown once; any sign of life answers it. */
    #prevenir(bientot) {
      if (bientot === this.#averti) return;
      this.#averti = bientot;
      clearTimeout(this.#sursis);
      const preavis = this.querySelector('.seance__preavis');
      preavis.querySelector('p').textContent = bientot ? PREAVIS : PROLONGE;
      if (bientot) {
        preavis.hidden = false;
        auto.dire(PREAVIS);
      } else this.#sursis = setTimeout(() => this.#cacherPreavis(), SURSIS);
    }

    #cacherPreavis() {
      const preavis = this.querySelector('.seance__preavis');
      if (preavis.contains(document.activeElement)) this.querySelector('.seance__etat').focus();
      preavis.hidden = true;
    }
  }

  customElements.define('barre-auto', BarreAuto);
})();
