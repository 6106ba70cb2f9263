/*
 * Un groupe noté en entier fait un long texte. Une note n’en récrit pas la totalité : les derniers changements sont gardés à
 * côté, dans une « suite » de la même forme, lue avec la même méfiance et réunie au reste. Dès que tout se récrit, elle s’en va ;
 * elle ne vaut rien sans ce qu’elle suit.
 */
(() => {
  'use strict';

  const formateur = ((window.Referentiel ??= {}).formateur ??= {});

  const LONG = 64 * 1024; // Characters from which a text is long to write, and up to which a suite may grow.
  const AUCUNE = Object.freeze({ texte: null, etat: null });
  const octets = (texte) => new TextEncoder().encode(texte).length;

  /** What keeps the ratings: auto.Garde, with a suite. */
  formateur.garde = (auto) =>
    class extends auto.Garde {
      #suite = AUCUNE; // As last read or written.
      #poids = { texte: null, octets: 0 }; // Of the long text.

      get #nom() {
        return `${this.nom}-suite`;
      }

      oublier() {
        super.oublier();
        this.#suite = AUCUNE;
      }

      trouver() {
        const etat = super.trouver();
        for (const lieu of Object.values(this.lieux)) if (lieu.lire(this.nom) === null) lieu.oter(this.#nom);
        return etat;
      }

      charger(texte) {
        const etat = super.charger(texte);
        const lu = this.suspendu ? null : this.#lire(this.lieu.lire(this.#nom));
        return lu ? auto.fusionner(etat, lu) : etat;
      }

      /** The state of a suite, or null; read as the rest is, which is put aside with it. */
      #lire(texte) {
        if (texte === null) return null;
        this.#suite = { texte, etat: null };
        const tout = `${this.texte}\n${texte}`;
        try {
          const { etat, ignores, migre } = auto.lireEtat(auto.analyser(texte), this.ctx, this.modele);
          if (migre) this.ancien = tout;
          if (ignores > 0) this.ecarter('abime', tout);
          this.#suite = { texte, etat };
        } catch (e) {
          if (!(e instanceof auto.Refus)) throw e;
          this.ecarter(e.code, tout);
        }
        return this.#suite.etat;
      }

      get brut() {
        return this.suspendu ? `${super.brut}\n${this.lieu.lire(this.#nom) ?? ''}`.trim() : '';
      }

      relire(etat, maintenant) {
        const { lieu } = this;
        const { texte: sue } = this.#suite;
        // Written after all was written anew, or erased, in another tab: what this page holds says all of it.
        if (sue !== null && lieu.lire(this.nom) !== this.texte && lieu.lire(this.#nom) === sue) lieu.oter(this.#nom);
        const rendu = super.relire(etat, maintenant);
        const texte = this.mode === 'memoire' || this.suspendu ? null : lieu.lire(this.#nom);
        return rendu.venu || texte === null || texte === this.#suite.texte
          ? rendu
          : this.#suivre(etat, texte, maintenant);
      }

      /** Another tab added to the suite: its part comes in, ours stays. */
      #suivre(etat, texte, maintenant) {
        const mienne = this.#suite.etat;
        const lu = this.#lire(texte);
        if (lu === null) return { etat, venu: '' };
        const reuni = auto.fusionner(etat, lu);
        if (this.enregistrement.statut !== 'fait') return { etat: reuni, venu: 'change', lu };
        const deux = mienne ? auto.fusionner(mienne, lu) : lu;
        const voulu = auto.ecrireStocke(deux);
        if (voulu !== texte) this.#ecrire(voulu, deux, maintenant);
        return { etat: reuni, venu: 'change', lu: reuni };
      }

      #ecrire(texte, etat, maintenant) {
        this.ecrireTexte(texte, maintenant, this.#nom);
        if (this.enregistrement.statut === 'fait') this.#suite = { texte, etat };
      }

      deposer(nom, texte) {
        const raison = super.deposer(nom, texte);
        if (raison === '' && nom === this.nom) {
          this.lieu.oter(this.#nom);
          this.#suite = AUCUNE;
        }
        return raison;
      }

      garder(avant, propose, maintenant) {
        const etat = this.#ajouter(avant, propose);
        const texte = etat && auto.ecrireStocke(etat);
        if (!texte || texte.length > LONG || !this.#tient(texte)) return super.garder(avant, propose, maintenant);
        this.#ecrire(texte, etat, maintenant);
        return propose;
      }

      /** The suite with what `propose` changes in `avant`; null when all must be written. */
      #ajouter(avant, propose) {
        const { texte, suspendu, mode, ancien, enregistrement } = this;
        const entier = texte === null || texte.length < LONG || suspendu || mode === 'memoire' || ancien !== null;
        if (entier || enregistrement.statut !== 'fait' || avant.remplace_le !== propose.remplace_le) return null;
        const suite = { ...propose };
        for (const section of auto.sections(propose)) {
          suite[section] = this.#suite.etat?.[section] ?? new Map();
          if (propose[section] === avant[section]) continue;
          const cles = auto.changees.get(propose[section]);
          if (!cles || propose[section].size > auto.MAXIMA[section]) return null;
          suite[section] = new Map(suite[section]);
          for (const cle of cles) suite[section].set(cle, propose[section].get(cle));
        }
        return suite;
      }

      /** Whether the two together hold in a file. */
      #tient(suite) {
        const { texte } = this;
        if (this.#poids.texte !== texte) this.#poids = { texte, octets: octets(texte) };
        return this.#poids.octets + octets(suite) <= auto.LIMITES.octets;
      }
    };
})();
