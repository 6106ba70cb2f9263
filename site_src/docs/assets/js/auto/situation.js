/*
 * <formulaire-situation> : une situation, gardée pendant qu’on l’écrit. L’indice d’anonymat reste local et n’empêche rien.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { compte } = auto.dom;
  const PAUSE = 400; // Milliseconds without a key before a text is kept.
  const SUPPRIMEE =
    'Cette situation a été supprimée dans un autre onglet. Votre texte est encore là, mais il n’est plus gardé.';
  const REMPLACEE = 'Vos réponses ont été remplacées pendant que vous écriviez. Votre texte n’y est pas.';
  const QUITTEE = 'Un texte n’était pas gardé quand vous avez quitté le formulaire.';
  /** Written and kept nowhere, in the memory of the page alone; an era that opens takes it away, but for these. */
  let retenu = null;
  const iciMeme = ({ cause, ailleurs }) => cause === 'deplace' && !ailleurs;
  const epargne = (nouvelle) => nouvelle.cause === 'remplace' || iciMeme(nouvelle);

  class FormulaireSituation extends auto.ElementAuto {
    #saisie = null;
    #avis = null;
    #etapes = null;
    #attaches = null;
    #attente = 0;
    #veille = null;
    #refuse = false;
    #compter = () => this.isConnected && this.#attaches.compter();

    brancher(signal) {
      this.#saisie = new auto.SaisieSituation(this, this.magasin);
      this.#avis = new auto.AvisSituation(this);
      this.#etapes = new auto.EtapesSituation(this, signal);
      this.#attaches = new auto.AttachesSituation(this, this.magasin);
      this.addEventListener('input', (e) => this.#ecrire(e.target), { signal });
      this.addEventListener('change', (e) => this.#changer(e.target), { signal });
      this.addEventListener('focusout', (e) => this.#changer(e.target, auto.PAUSES.quitte), { signal });
      window.addEventListener('pagehide', () => this.#garder(true), { signal });
      window.addEventListener('beforeprint', () => this.#rattraper(), { signal });
      auto.avantDePartir(() => {
        this.#garder();
        return this.#saisie.inacheve;
      }, signal);
      this.#veille?.abort();
      this.#fermer();
      this.#avis.offrir(retenu ? QUITTEE : '');
    }

    /** The view is left without the page being: what could not be kept waits there. */
    disconnectedCallback() {
      this.#garder(true);
      if (this.#saisie.inacheve) retenu = this.#saisie.ecart().mien;
      this.#veille = new AbortController();
      this.magasin.ecouter((nouvelle) => {
        if (nouvelle.quoi === 'ere' && !epargne(nouvelle)) retenu = null;
      }, this.#veille.signal);
      super.disconnectedCallback();
    }

    /** Opens a situation by its id, or a new one; the focus goes to its name. */
    ouvrir(id) {
      this.#garder();
      const garde = this.#saisie.ouvrir(id);
      this.#cacher(false);
      this.#etapes.ouvrir();
      this.#attaches.proposer();
      for (const champ of this.querySelectorAll('input[type="text"], textarea')) this.#avis.indiquer(champ);
      for (const pli of this.querySelectorAll('.situation__reperes')) pli.open = Boolean(pli.querySelector(':checked'));
      const titre = this.querySelector('h2');
      titre.textContent = garde ? `Situation\u00a0: ${auto.nomSituation(garde)}` : 'Nouvelle situation';
      titre.scrollIntoView();
      titre.focus({ preventScroll: true });
    }

    /** While one writes, the list is away: saving would make it grow, and the page move under the finger. */
    #cacher(cache) {
      this.querySelector('section').hidden = cache;
      this.parentElement.classList.toggle('ecriture', !cache);
      if (cache) this.#rattraper();
    }

    /** What was away shows what was written meanwhile. */
    #rattraper() {
      for (const element of this.parentElement.children) element.rattraper?.();
    }

    #fermer() {
      clearTimeout(this.#attente);
      this.#saisie.fermer();
      this.#attaches.ranger();
      this.#avis.dire('');
      this.querySelector('h2').textContent = 'Une situation';
      this.#cacher(true);
    }

    #garder(part = false) {
      clearTimeout(this.#attente);
      if (!this.#saisie.id) return;
      const { etat: avant } = this.magasin;
      const { refus } = this.#saisie.garder(part);
      if (refus?.code === 'ere') this.oublier({ cause: 'efface' });
      else if (refus) this.#avis.dire(`Non gardé\u00a0: ${refus.message}`);
      else {
        if (this.#refuse) this.#avis.dire('');
        if (this.magasin.etat === avant) this.montrer(); // Otherwise the store has just told it.
      }
      this.#refuse = Boolean(refus);
    }

    #ecrire(champ) {
      auto.recevoir(champ);
      clearTimeout(this.#attente);
      this.#attente = setTimeout(() => this.#garder(), PAUSE);
      this.#avis.indiquer(champ);
      this.#saisie.juger(champ, auto.PAUSES.ecrit);
    }

    /** A browser calls a date changed at each key. */
    #changer(champ, pause = auto.PAUSES.ecrit) {
      if (!champ.matches('input, textarea')) return;
      this.#saisie.juger(champ, pause);
      this.#garder();
    }

    agir(action, bouton) {
      if (action === 'etape') this.#etapes.aller(Number(bouton.dataset.rang));
      else if (action === 'fermer') this.#terminer();
      else if (action === 'fermer-ainsi' || action === 'laisser') this.#rendre();
      else if (action === 'renaitre') this.#renaitre(this.#saisie.ecart().mien);
      else if (action === 'reprendre') this.#renaitre(retenu);
      else if (action === 'choisir') {
        this.#saisie.choisir(bouton.dataset.cle, bouton.dataset.choix);
        this.#garder();
      } else if (action === 'oublier') {
        retenu = null;
        this.#avis.offrir('');
        this.#liste.querySelector('h2').focus();
      } else if (action === 'supprimer') {
        const { id, connue, disparue } = this.#saisie;
        this.#rendre();
        if (connue && !disparue) this.#liste.supprimer(id);
      }
    }

    get #liste() {
      return this.parentElement.querySelector('situations-vecues');
    }

    /** Closes once all is kept; says what is not, otherwise. */
    #terminer() {
      this.#garder();
      if (!this.#saisie.inacheve) {
        this.#rendre();
        return;
      }
      const champs = this.#saisie.retenus;
      if (this.#saisie.disparue || !champs.length) return; // Said already.
      for (const champ of champs) this.#saisie.juger(champ);
      const combien = compte(champs.length, 'champ n’est pas gardé', 'champs ne sont pas gardés');
      const noms = champs.map((champ) => `«\u00a0${auto.nomDuChamp(champ)}\u00a0»`).join(', ');
      this.#avis.dire(`${combien}\u00a0: ${noms}.`, ['fermer-ainsi', 'Fermer sans ces changements']);
      this.#etapes.montrer(champs[0]);
      champs[0].focus();
    }

    /** Closes, and goes back to the list. */
    #rendre() {
      const { id } = this.#saisie;
      this.#fermer();
      const liste = this.#liste;
      (liste.querySelector(`[data-id="${id}"]`) ?? liste.querySelector('[data-action="nouvelle"]')).focus();
    }

    /** What was written becomes a new situation. */
    #renaitre(plat) {
      retenu = null;
      this.#avis.offrir('');
      this.#fermer();
      this.ouvrir(null);
      this.#saisie.champs.proposer(plat);
      for (const champ of this.querySelectorAll('input, textarea')) this.#saisie.juger(champ);
      this.#garder();
    }

    /** Another era: nothing of the text stays, but what a replacement would have taken away before it was kept. */
    oublier(nouvelle) {
      if (iciMeme(nouvelle)) {
        this.#saisie.renouveler();
        return;
      }
      if (!epargne(nouvelle)) retenu = null;
      else if (this.#saisie.touche) retenu = this.#saisie.ecart().mien;
      const actif = this.contains(document.activeElement);
      this.#fermer();
      this.#avis.offrir(retenu ? REMPLACEE : '');
      if (actif) (retenu ? this.querySelector('.situation__offre') : this.#liste.querySelector('h2')).focus();
    }

    montrer(nouvelle) {
      this.#saisie.accorder();
      auto.apresReponse(nouvelle, this.#compter);
      if (!this.#saisie.inacheve) this.#avis.dire('');
      else if (this.#saisie.disparue) {
        const garder = ['renaitre', 'Garder mon texte comme nouvelle situation'];
        this.#avis.dire(SUPPRIMEE, garder, ['laisser', 'Laisser']);
      }
    }
  }

  customElements.define('formulaire-situation', FormulaireSituation);
})();
