/*
 * Le texte gardé : le lire avec méfiance, l’écrire. Un contenu abîmé est mis de côté ; un contenu trop récent n’est pas
 * touché ; un contenu d’une édition plus ancienne est copié entier avant d’être remplacé.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const DE_COTE = 'de-cote';
  const AVANT = 'avant';
  /** What may stand beside a state. */
  auto.ANNEXES = [DE_COTE, AVANT];
  /** @type {Readonly<{statut: 'rien'|'fait'|'echec', le: string, raison: string, phrase: string}>} */
  const RIEN = Object.freeze({ statut: 'rien', le: '', raison: '', phrase: '' });

  /** Both texts, one after the other, unless one holds the other. */
  function joindre(a, b) {
    if (a.includes(b)) return a;
    return b.includes(a) ? b : `${a}\n\n${b}`;
  }

  /**
   * Adds [[name, text]] to what stands beside the state in `lieu`; why not, or ''. Nothing takes the place of what was put
   * there before: two texts put aside make one, and another copy of before is put aside.
   */
  auto.ajouter = (annexes, lieu) => {
    const raisons = annexes.map(([nom, texte]) => {
      const ou = nom === AVANT && (lieu.lire(nom) ?? texte) !== texte ? DE_COTE : nom;
      return lieu.ecrire(ou, joindre(lieu.lire(ou) ?? '', texte));
    });
    return raisons.find(Boolean) ?? '';
  };

  /** What stands in a place; `lieu` says which one, now. */
  auto.Coffre = class {
    enregistrement = RIEN;
    avis = [];
    suspendu = ''; // Why what is kept must not be replaced, if it must not.
    texte = null; // What was last read or written, word for word; null: nothing is kept.
    ancien = null; // What is kept, of an older edition: to be copied before anything takes its place.
    ctx;
    #lieu;

    constructor(ctx, lieu, modele) {
      this.modele = modele;
      this.ctx = ctx;
      this.#lieu = lieu;
    }

    /** Where what is kept stands, now. */
    get lieu() {
      return this.#lieu();
    }

    get nom() {
      return this.modele.NOM;
    }

    /** Damaged content put aside, or ''. */
    get deCote() {
      return this.lieu.lire(DE_COTE) ?? '';
    }

    /** What was kept before the référentiel changed, word for word, or ''. */
    get avant() {
      return this.ancien ?? this.lieu.lire(AVANT) ?? '';
    }

    /** What is kept but must not be replaced, word for word, or ''. */
    get brut() {
      return this.suspendu ? (this.texte ?? '') : '';
    }

    /** What stands beside the state: [[name, text]]. */
    get annexes() {
      return [
        [DE_COTE, this.deCote],
        [AVANT, this.avant],
      ].filter(([, texte]) => texte);
    }

    /** What was put aside may still stand in its first place, until a change is kept there. */
    oublierDeCote(etat) {
      const { deCote } = this;
      const texte = this.lieu.lire(this.nom);
      this.lieu.oter(DE_COTE);
      if (texte && deCote.includes(texte)) this.ecrire(etat, Date.now());
    }

    /** Puts back what stood beside the state, at least where the like is; whether there was room for all. */
    remettre(annexes) {
      return !auto.ajouter(annexes, this.lieu);
    }

    /** Says something once. */
    avertir(code) {
      if (!this.avis.some((a) => a.code === code)) this.avis.push({ code, phrase: auto.AVIS[code] });
    }

    /** The state that stands there now. */
    trouver() {
      const texte = this.lieu.lire(this.nom);
      this.oublier();
      return texte === null ? this.modele.vide(this.ctx) : this.charger(texte);
    }

    /** The state of a kept text; what cannot be read is put aside, what is too recent is not touched. */
    charger(texte) {
      this.oublier();
      this.texte = texte;
      try {
        const { etat, ignores, migre } = auto.lireEtat(auto.analyser(texte), this.ctx, this.modele);
        if (migre) this.ancien = texte;
        this.enregistrement = { ...RIEN, statut: 'fait', le: etat.modifie_le };
        if (ignores > 0) this.ecarter('abime', texte);
        return etat;
      } catch (e) {
        if (!(e instanceof auto.Refus)) throw e;
        this.ecarter(e.code, texte);
        return this.modele.vide(this.ctx);
      }
    }

    /** Keeps the state that `propose` makes of `avant`, and gives it as it will be read again. Throws Refus. */
    garder(_avant, propose, maintenant) {
      const { etat, texte } = auto.mesurer(propose);
      this.ecrireTexte(texte, maintenant);
      return etat;
    }

    /** Keeps a text, that of auto.mesurer unless it has another name, and notes how it went. */
    ecrireTexte(texte, maintenant, nom = this.nom) {
      if (this.suspendu) return;
      const raison = this.#copier() || this.deposer(nom, texte);
      if (raison) {
        this.echouer(raison);
        return;
      }
      this.enregistrement = { ...RIEN, statut: 'fait', le: new Date(maintenant).toISOString() };
    }

    /** Puts a text in its place; why not, or ''. */
    deposer(nom, texte) {
      const raison = this.lieu.ecrire(nom, texte);
      if (!raison && nom === this.nom) this.texte = texte;
      return raison;
    }

    /** Keeps a state whose size nobody measured yet. */
    ecrire(etat, maintenant) {
      try {
        this.ecrireTexte(auto.mesurer(etat).texte, maintenant);
      } catch (e) {
        if (!(e instanceof auto.Refus)) throw e;
        if (!this.suspendu) this.echouer('volume');
      }
    }

    /** Nothing is known of what is kept. */
    oublier() {
      this.texte = null;
      this.suspendu = '';
      this.ancien = null;
      this.enregistrement = RIEN;
    }

    echouer(raison) {
      this.enregistrement = { statut: 'echec', le: this.enregistrement.le, raison, phrase: auto.ECHECS[raison] };
    }

    /** Copies what is of an older edition beside its place; why not, or ''. */
    #copier() {
      if (this.ancien === null) return '';
      if (this.lieu.ecrire(AVANT, this.ancien)) return 'avant';
      this.ancien = null;
      return '';
    }

    /** What is too recent stays, untouched; what is damaged is put aside, or stays too where there is no room. */
    ecarter(code, texte) {
      if (code !== 'futur' && !auto.ajouter([[DE_COTE, texte]], this.lieu)) return this.avertir('de-cote');
      this.suspendu = code === 'futur' ? code : 'abime';
      this.echouer(this.suspendu);
    }
  };
})();
