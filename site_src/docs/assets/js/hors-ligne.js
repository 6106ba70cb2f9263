/*
 * <garder-hors-ligne> : garder tout le site sur l’appareil, suivre le téléchargement, retirer la copie.
 * Rien ne s’installe sans qu’on le demande, et jamais sur un ordinateur dit partagé. Le travail est fait par sw.js.
 */
(() => {
  'use strict';

  const { creer } = window.Referentiel;
  const { inscription, suivre, possible, partage, garder, oublier, phrases } = window.Referentiel.copie;
  const LU = 5000; // Milliseconds after which a sentence has been heard.
  const mo = (octets) => `${(octets / 1e6).toFixed(1).replace('.', ',')}\u00a0Mo`;

  class GarderHorsLigne extends HTMLElement {
    #ecoute = null;
    #suivi = null;
    #copie = null;
    #octets = 0;
    #raison = '';
    /** How the last action ended, in words. */
    #issue = '';
    #quart = 0;
    #tu = 0;

    connectedCallback() {
      this.#octets = Number(document.querySelector('.copie__poids').value);
      this.#batir();
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      if (!this.#octets) this.#figer('apercu');
      else if (!possible()) this.#figer('impossible');
      else {
        this.addEventListener('click', (e) => this.#agir(e.target.closest('button')?.dataset.action), { signal });
        window.addEventListener('pageshow', (e) => e.persisted && this.#ouvrir(), { signal });
        navigator.serviceWorker.addEventListener('message', ({ data }) => this.#entendre(data), { signal });
        this.#ouvrir();
      }
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
      this.#suivi?.abort();
    }

    #batir() {
      const bouton = (action, texte, fort = '') =>
        creer('button', { type: 'button', class: `bouton${fort}`, 'data-action': action, hidden: true }, texte);
      const barre = creer('progress', { max: 1, 'aria-label': 'Téléchargement', hidden: true });
      const actions = creer(
        'p',
        { class: 'copie__actions' },
        bouton('garder', `Garder hors ligne (${mo(this.#octets)})`, ' bouton--fort'),
        bouton('arreter', 'Arrêter'),
        bouton('chercher', 'Chercher une nouvelle version'),
        bouton('retirer', 'Retirer la copie'),
      );
      const annonce = creer('p', { class: 'hors-ecran', role: 'status' });
      this.replaceChildren(creer('p', { class: 'copie__etat', tabindex: -1 }), barre, actions, annonce);
    }

    /** A first look. Without a copy, what an interrupted installation may have left goes. */
    async #ouvrir() {
      const copie = await inscription();
      if (copie) this.#suivre(copie);
      else await this.#defaire();
      this.#montrer();
    }

    #suivre(copie) {
      this.#copie = copie;
      this.#suivi?.abort();
      this.#suivi = new AbortController();
      const { signal } = this.#suivi;
      const { installing: nouvelle } = copie;
      // What follows « installing » is « installed », or the failure of the installation.
      const fin = () => nouvelle.state === 'redundant' && this.#echouer();
      nouvelle?.addEventListener('statechange', fin, { once: true, signal });
      suivre(copie, () => this.#montrer(), signal);
      document.querySelector('nouvelle-version')?.revoir();
    }

    async #agir(action) {
      if (!action) return;
      this.#raison = '';
      this.#issue = '';
      if (action === 'garder') await this.#garder();
      else if (action === 'arreter') this.#copie?.installing?.postMessage('arreter');
      else if (action === 'chercher') await this.#chercher();
      else if (action === 'retirer') {
        await this.#defaire();
        this.#finir(phrases.retire);
      }
    }

    async #garder() {
      this.#quart = 0;
      this.querySelector('progress').removeAttribute('value');
      this.#dire('commence');
      this.#offrir('arreter');
      try {
        this.#suivre(await garder(this.#octets));
      } catch (e) {
        if (e.name === 'SecurityError' || e.name === 'NotSupportedError') {
          this.#figer('impossible');
          return;
        }
        this.#raison = e.name === 'QuotaExceededError' ? 'place' : 'reseau';
        await this.#echouer();
      }
    }

    /** The version that was coming will not come; without an older one, nothing may be left of it. */
    async #echouer() {
      const reste = this.#copie?.active;
      if (!reste) await this.#defaire();
      this.#finir(`${phrases[this.#raison || 'reseau']} ${reste ? phrases.ancienne : phrases.rien}`);
    }

    async #chercher() {
      this.#dire('cherche');
      try {
        await this.#copie.update();
        if (this.#raison) await this.#echouer();
        else if (this.#copie.installing) this.#suivre(this.#copie);
        else this.#finir(phrases.derniere);
      } catch {
        this.#finir(phrases.injoignable);
      }
    }

    async #defaire() {
      this.#suivi?.abort();
      await oublier(this.#copie);
      this.#copie = null;
    }

    #entendre(data) {
      if (data?.quoi === 'echec') this.#raison = data.raison;
      if (data?.quoi !== 'avance' || !this.#copie?.installing || this.#copie.active) return;
      const { faits, total } = data;
      const phrase = `Téléchargement\u00a0: ${faits} ${faits > 1 ? 'fichiers' : 'fichier'} sur ${total}.`;
      this.querySelector('progress').value = faits / total;
      this.querySelector('.copie__etat').textContent = phrase;
      const quart = Math.floor((4 * faits) / total);
      if (quart > this.#quart) this.#annoncer(phrase);
      this.#quart = quart;
    }

    #finir(phrase) {
      this.#issue = phrase;
      this.#montrer();
    }

    /** What can be done now, and the state in words; at rest, how the last action ended. */
    #montrer() {
      const { installing, waiting, active } = this.#copie ?? {};
      const avec = waiting ? 'prete' : installing ? 'arrive' : 'garde';
      const sans = installing ? 'commence' : partage() ? 'partage' : 'libre';
      const etat = active ? avec : sans;
      this.#dire(etat, ['garde', 'libre'].includes(etat) && this.#issue ? this.#issue : phrases[etat]);
      if (active) this.#offrir('retirer', installing || waiting ? '' : 'chercher');
      else if (installing) this.#offrir('arreter');
      else this.#offrir(partage() ? '' : 'garder');
    }

    #figer(etat) {
      this.#dire(etat);
      this.#offrir();
    }

    #offrir(...actions) {
      const cache = (bouton) => !actions.includes(bouton.dataset.action);
      const boutons = [...this.querySelectorAll('button')];
      // A button that goes away does not take the keyboard with it.
      if (boutons.some((bouton) => cache(bouton) && bouton === document.activeElement)) {
        this.querySelector('.copie__etat').focus();
      }
      for (const bouton of boutons) bouton.hidden = cache(bouton);
      this.querySelector('progress').hidden = !actions.includes('arreter');
    }

    #dire(etat, phrase = phrases[etat]) {
      this.dataset.etat = etat;
      this.querySelector('.copie__etat').textContent = phrase;
      this.#annoncer(phrase);
    }

    /** Heard once; the page itself keeps the sentence. */
    #annoncer(phrase) {
      const annonce = this.querySelector('[role="status"]');
      annonce.textContent = phrase;
      clearTimeout(this.#tu);
      this.#tu = setTimeout(() => annonce.replaceChildren(), LU);
    }
  }

  customElements.define('garder-hors-ligne', GarderHorsLigne);
})();
