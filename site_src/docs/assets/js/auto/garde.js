/*
 * Ce que le navigateur garde d’une auto-évaluation : le lire avec méfiance, l’écrire, le déplacer, l’oublier.
 * Un contenu abîmé est mis de côté ; un contenu trop récent n’est pas touché ; un contenu d’une édition plus ancienne
 * est copié entier avant d’être remplacé.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const NOM = 'auto-evaluation';
  const DE_COTE = 'de-cote';
  const AVANT = 'avant';
  /** @type {Readonly<{statut: 'rien'|'fait'|'echec', le: string, raison: string, phrase: string}>} */
  const RIEN = Object.freeze({ statut: 'rien', le: '', raison: '', phrase: '' });

  auto.Garde = class {
    mode = 'durable';
    choisi = false;
    nom = NOM;
    enregistrement = RIEN;
    avis = [];
    suspendu = ''; // Why what is kept must not be replaced, if it must not.
    #ctx;
    #lieux;
    #texte = null; // What was last read or written, word for word; null: nothing is kept.
    #ancien = null; // What is kept, of an older edition: to be copied before anything takes its place.

    constructor(ctx) {
      this.#ctx = ctx;
      this.#lieux = auto.lieux(ctx.titre);
    }

    get #lieu() {
      return this.mode === 'onglet' ? this.#lieux.onglet : this.#lieux.appareil;
    }

    /** Damaged content put aside, or ''. */
    get deCote() {
      return this.#lieu.lire(DE_COTE) ?? '';
    }

    /** What was kept before the référentiel changed, word for word, or ''. */
    get avant() {
      return this.#ancien ?? this.#lieu.lire(AVANT) ?? '';
    }

    /** What stands beside the state: [[name, text]]. */
    get annexes() {
      return [
        [DE_COTE, this.deCote],
        [AVANT, this.avant],
      ].filter(([, texte]) => texte);
    }

    oublierDeCote() {
      this.#lieu.oter(DE_COTE);
    }

    /** The name of what other tabs write. */
    get cle() {
      return this.#lieux.appareil.cle(NOM);
    }

    /** Says something once. */
    avertir(code) {
      if (!this.avis.some((a) => a.code === code)) this.avis.push({ code, phrase: auto.AVIS[code] });
    }

    /** From the start: the mode, and the state found there. */
    ouvrir(maintenant) {
      const { appareil, onglet } = this.#lieux;
      const perime = onglet.choisi && onglet.perime(maintenant);
      if (perime) onglet.vider();
      this.mode = onglet.choisi ? 'onglet' : appareil.ouvert ? 'durable' : 'memoire';
      this.choisi = this.mode === 'onglet' || appareil.lire('mode') === 'durable';
      this.#oublier();
      if (perime) this.avertir('expire');
      if (this.mode === 'onglet') onglet.toucher(maintenant);
      if (this.mode === 'memoire') this.#echouer('bloque');
      const texte = this.#lieu.lire(NOM);
      return texte === null ? auto.vide(this.#ctx) : this.charger(texte);
    }

    /**
     * What is kept now, brought into `etat`: {etat, venu, lu}. `venu`: '' nothing new, 'change' another tab wrote
     * (`lu`), 'efface' another tab erased, 'mode' all starts again (left alone, or chosen otherwise on another page).
     */
    relire(etat, maintenant) {
      if (this.mode === 'memoire') return { etat, venu: '' };
      const { onglet } = this.#lieux;
      const partage = this.mode === 'onglet';
      if (onglet.choisi !== partage || (partage && onglet.perime(maintenant))) {
        return { etat: this.ouvrir(maintenant), venu: 'mode' };
      }
      const texte = this.#lieu.lire(NOM);
      if (texte === this.#texte) return { etat, venu: '' };
      if (texte === null) {
        this.#oublier();
        return { etat: auto.vide(this.#ctx), venu: 'efface' };
      }
      const lu = this.charger(texte);
      return { etat: auto.fusionner(etat, lu), venu: 'change', lu };
    }

    /** Keeps a state whose size nobody measured yet. */
    ecrire(etat, maintenant) {
      try {
        this.ecrireTexte(auto.mesurer(etat).texte, maintenant);
      } catch (e) {
        if (!(e instanceof auto.Refus)) throw e;
        if (!this.suspendu) this.#echouer('volume');
      }
    }

    /** Keeps the text of auto.mesurer, and notes how it went. */
    ecrireTexte(texte, maintenant) {
      if (this.suspendu) return;
      if (this.mode === 'memoire') return void this.#echouer(this.enregistrement.raison || 'bloque');
      let raison = this.mode === 'onglet' ? this.#lieux.onglet.toucher(maintenant) : '';
      raison ||= this.#copier() || this.#lieu.ecrire(NOM, texte);
      if (raison) {
        this.#echouer(raison);
        return;
      }
      this.#texte = texte;
      this.choisi = true;
      this.enregistrement = { ...RIEN, statut: 'fait', le: new Date(maintenant).toISOString() };
    }

    toucher(maintenant) {
      this.#lieux.onglet.toucher(maintenant);
    }

    /** Erases all that is kept about this title; the choice of a shared computer stays unless the person leaves. */
    effacer(maintenant, quitte) {
      const { appareil, onglet } = this.#lieux;
      const partage = this.mode === 'onglet' && !quitte;
      appareil.vider();
      onglet.vider();
      if (partage) onglet.toucher(maintenant);
      this.avis = [];
      this.ouvrir(maintenant);
    }

    /** Moves everything to the device ('durable') or to this tab alone; gives the state there. Throws Refus. */
    deplacer(mode, etat, maintenant) {
      return auto.demenager(this, this.#lieux, mode, etat, maintenant);
    }

    /** From now on kept as `mode` says, by choice, nothing written yet; `raison`: why it cannot be kept, if so. */
    etablir(mode, raison = '') {
      this.mode = mode;
      this.choisi = true;
      this.#texte = null;
      this.enregistrement = RIEN;
      if (raison) this.#echouer(raison);
    }

    /** The state of a kept text; what cannot be read is put aside, what is too recent is not touched. */
    charger(texte) {
      this.#oublier();
      this.#texte = texte;
      try {
        const { etat, ignores, migre } = auto.lireEtat(auto.analyser(texte), this.#ctx);
        if (migre) this.#ancien = texte;
        this.choisi = true;
        this.enregistrement = { ...RIEN, statut: 'fait', le: etat.modifie_le };
        if (ignores > 0) this.#mettreDeCote(texte);
        return etat;
      } catch (e) {
        if (!(e instanceof auto.Refus)) throw e;
        if (e.code === 'futur') this.#suspendre('futur');
        else this.#mettreDeCote(texte);
        return auto.vide(this.#ctx);
      }
    }

    /** Nothing is known of what is kept. */
    #oublier() {
      this.#texte = null;
      this.suspendu = '';
      this.#ancien = null;
      this.enregistrement = RIEN;
    }

    /** Copies what is of an older edition beside its place; why not, or ''. */
    #copier() {
      if (this.#ancien === null) return '';
      if (this.#lieu.ecrire(AVANT, this.#ancien)) return 'avant';
      this.#ancien = null;
      return '';
    }

    #mettreDeCote(texte) {
      if (this.#lieu.ecrire(DE_COTE, texte)) this.#suspendre('abime');
      else this.avertir('de-cote');
    }

    #suspendre(raison) {
      this.suspendu = raison;
      this.#echouer(raison);
    }

    #echouer(raison) {
      this.enregistrement = { statut: 'echec', le: this.enregistrement.le, raison, phrase: auto.ECHECS[raison] };
    }
  };
})();
