/*
 * Où sont les réponses d’une personne, et jusqu’à quand : dans l’onglet tant qu’elle n’a pas choisi, sur l’appareil,
 * ou dans l’onglet d’un ordinateur partagé. Un effacement, ici ou ailleurs, ouvre une ère.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  auto.Garde = class extends auto.Coffre {
    /**
     * 'attente' (in this tab, until the person chooses), 'onglet' (a shared computer: in this tab, for a time),
     * 'durable' (on the device), 'memoire' (the browser keeps nothing). Where a model says 'onglet' before any choice,
     * nothing is noted in the tab, nor grows old there, until something is to be kept.
     */
    mode = 'attente';
    lieux;
    #lieu;
    #ere = window.Referentiel.ere;
    #marque = ''; // Of the era this page is in.

    constructor(ctx, modele) {
      const lieu = ctx.titre + modele.LIEU;
      const lieux = auto.lieux(lieu);
      super(ctx, () => (this.mode === 'durable' ? lieux.appareil : lieux.onglet), modele);
      this.lieux = lieux;
      this.#lieu = lieu;
    }

    /** The name of what other tabs write. */
    get cle() {
      return this.lieux.appareil.cle(this.nom);
    }

    /** From the start: the mode, and the state found there. */
    ouvrir(maintenant) {
      const { onglet } = this.lieux;
      const { marque, oublies } = this.#ere.regarder();
      this.#marque = marque;
      if (oublies.some((nom) => nom.startsWith(onglet.cle('')))) this.avertir('efface-ailleurs');
      if (this.#perime(maintenant)) {
        this.#ere.oublier(() => true); // Nobody used this tab: neither this, nor anything else in it.
        onglet.vider(['mode']);
        this.avertir('expire');
      }
      this.mode = this.#chercher();
      this.toucher(maintenant);
      const etat = this.trouver();
      if (this.mode === 'memoire') this.echouer('bloque');
      return etat;
    }

    #chercher() {
      const { appareil, onglet } = this.lieux;
      if (onglet.partage) return 'onglet';
      if (onglet.lire(this.nom) !== null) return this.modele.MODE;
      if (this.#installe) return 'durable';
      return onglet.ouvert && appareil.ouvert ? this.modele.MODE : 'memoire';
    }

    /** Whether someone chose this device; before there was a choice, answers alone told it. */
    get #installe() {
      const { appareil } = this.lieux;
      return appareil.lire('mode') === 'durable' || appareil.lire(this.nom) !== null;
    }

    #perime(maintenant) {
      const { onglet } = this.lieux;
      return onglet.partage && onglet.inactif(maintenant) >= auto.OUBLI;
    }

    /** In how many ms a shared computer forgets. */
    reste(maintenant) {
      return this.mode === 'onglet' ? auto.OUBLI - this.lieux.onglet.inactif(maintenant) : Number.POSITIVE_INFINITY;
    }

    /**
     * What is kept now, brought into `etat`: {etat, venu, cause, lu}. `venu`: '' nothing new, 'change' another tab wrote
     * (`lu`), 'mode' the place was chosen elsewhere, 'ere' what was begun before is over, and `cause` says why.
     */
    relire(etat, maintenant) {
      if (this.mode !== 'memoire' && !this.lieu.ouvert) {
        this.echouer('bloque'); // Nothing can be read: that is no erasure.
        return { etat, venu: '' };
      }
      const cause = this.#passer(maintenant);
      if (cause) return { etat: this.ouvrir(maintenant), venu: 'ere', cause };
      if (this.mode === 'memoire') return { etat, venu: '' };
      const { appareil, onglet } = this.lieux;
      const { partage } = onglet;
      const defaut = !partage && this.mode === this.modele.MODE;
      const accueilli = defaut && this.texte === null && this.#installe && auto.estVide(etat);
      if (accueilli || (!defaut && partage !== (this.mode === 'onglet'))) {
        return { etat: this.ouvrir(maintenant), venu: 'mode' };
      }
      const texte = (this.mode === 'durable' ? appareil : onglet).lire(this.nom);
      if (texte === this.texte) return { etat, venu: '' };
      if (texte === null) return { etat: this.ouvrir(maintenant), venu: 'ere', cause: 'efface' };
      const lu = this.charger(texte);
      const reuni = auto.fusionner(etat, lu);
      if (lu.remplace_le > etat.remplace_le) return { etat: reuni, venu: 'ere', cause: 'remplace', lu };
      return { etat: reuni, venu: 'change', lu };
    }

    /**
     * Why the era of this page is over, or ''. An erasure of another place ends nothing here; a departure from another
     * title leaves what the device keeps as it was, and what this tab keeps when it was left here; a mark that is gone,
     * with all that the device kept (a neighbour, or the browser, emptied it), leaves what the tab keeps.
     */
    #passer(maintenant) {
      const { marque } = this.#ere.regarder();
      const connue = this.#marque;
      this.#marque = marque;
      const fin = marque === connue ? '' : this.#ere.fin(this.#lieu, connue, marque);
      const intact = this.mode === 'durable' ? this.#installe : this.texte !== null || marque === '';
      if (fin && !(intact && this.lieu.lire(this.nom) === this.texte)) return fin;
      return this.mode === 'onglet' && this.#perime(maintenant) ? 'expire' : '';
    }

    ecrireTexte(texte, maintenant, nom) {
      if (this.mode === 'memoire') return void this.echouer(this.enregistrement.raison || 'bloque');
      const raison = this.mode === 'onglet' && !this.suspendu ? this.lieux.onglet.toucher(maintenant) : '';
      if (raison) this.echouer(raison);
      else super.ecrireTexte(texte, maintenant, nom);
    }

    /** The tab of a shared computer is in use. */
    toucher(maintenant) {
      if (this.lieux.onglet.partage) this.lieux.onglet.toucher(maintenant);
    }

    /** Whether what the device keeps can no longer be reached: it would outlive an erasure. */
    get horsAtteinte() {
      return this.mode === 'durable' && !this.lieux.appareil.ouvert;
    }

    /** Erases all that is kept about this title, everywhere; a shared computer stays one. */
    effacer(maintenant) {
      this.lieux.appareil.vider();
      this.lieux.onglet.vider(['mode', 'vu']);
      this.nouvelleEre(false);
      this.#repartir(maintenant);
    }

    /** Erases for good, and all that this tab keeps of any title: the person leaves. */
    quitter(maintenant) {
      this.lieux.appareil.vider();
      this.#ere.partir();
      this.#repartir(maintenant);
    }

    #repartir(maintenant) {
      this.avis = [];
      this.ouvrir(maintenant);
    }

    /**
     * Tells the other tabs that what they hold of this title is over; `definitive`: nobody may bring it back. Once it
     * is gone, never before: a tab that looks in between would think that nothing of its own was erased.
     */
    nouvelleEre(definitive) {
      this.#marque = this.#ere.ouvrir(this.#lieu, definitive);
    }

    /** Moves everything to the device ('durable') or to this tab alone ('onglet'); gives the state there. Throws Refus. */
    deplacer(mode, etat, maintenant) {
      return auto.demenager(this, this.lieux, mode, etat, maintenant);
    }

    /** From now on kept as `mode` says, nothing written yet; `raison`: why it cannot be kept, if so. */
    etablir(mode, raison = '') {
      this.mode = mode;
      this.oublier();
      if (raison) this.echouer(raison);
    }
  };
})();
