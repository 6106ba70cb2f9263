/*
 * Ce que les éléments de la page lisent du magasin, et comment ils en suivent les changements.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  auto.Consultation = class {
    ctx;
    etat;
    /** Whether a shared computer is about to forget. */
    bientot = false;
    /** Why the last change was not kept for want of room, in words, or ''. */
    refus = '';
    /** What is kept where; the store’s own, not for elements. */
    garde;
    #ecouteurs = new Set();

    constructor(ctx, modele) {
      this.ctx = ctx;
      this.modele = modele;
      this.garde = new modele.Garde(ctx, modele);
      this.etat = this.garde.ouvrir(Date.now());
    }

    get mode() {
      return this.garde.mode;
    }
    /** Whether the person chose where answers are kept; until then they stay in this tab. */
    get choisi() {
      return this.mode === 'onglet' || this.mode === 'durable';
    }
    get enregistrement() {
      return this.garde.enregistrement;
    }
    get avis() {
      return this.garde.avis;
    }
    get deCote() {
      return this.garde.deCote;
    }
    get avant() {
      return this.garde.avant;
    }
    /** Why what is kept is not replaced ('futur', 'abime'), or ''; and that text, word for word. */
    get suspendu() {
      return this.garde.suspendu;
    }
    get brut() {
      return this.garde.brut;
    }

    /**
     * Calls `fn({quoi, ailleurs, cause})` after each change, until `signal` aborts; quoi is 'etat', 'mode', 'avis',
     * 'refus' (a change has no room left), 'temps' (`bientot` changed) or 'ere': `cause` is then 'efface', 'parti', 'expire' or 'remplace'.
     */
    ecouter(fn, signal) {
      this.#ecouteurs.add(fn);
      signal?.addEventListener('abort', () => this.#ecouteurs.delete(fn), { once: true });
    }

    fermer() {
      this.#ecouteurs.clear();
    }

    /** A change that has no room left is told to all, once who asked for it has said so: a box or a choice says nothing. */
    noterRefus(rendu) {
      if (rendu.refus.code !== 'volume') return rendu;
      this.refus = rendu.refus.message;
      queueMicrotask(() => this.dire('refus'));
      return rendu;
    }

    dire(quoi, ailleurs = false, cause = '') {
      if (quoi === 'ere') this.refus = '';
      for (const fn of [...this.#ecouteurs]) fn({ quoi, ailleurs, cause });
    }

    oublierAvis(code) {
      this.garde.avis = this.avis.filter((avis) => avis.code !== code);
      this.dire('avis');
    }

    oublierDeCote() {
      this.garde.oublierDeCote(this.etat);
      this.oublierAvis('de-cote');
    }
  };

  /** Whether something of `avant` is no longer in `etat`: what was erased, then put back before we looked, is there. */
  auto.manque = (avant, etat) =>
    auto.sections(avant).some((section) => {
      const la = etat[section];
      return auto.vivants(avant, section).some(([cle, { le }]) => !(la.get(cle)?.le >= le));
    });

  /** What an erasure, a merge or a replacement may give back, as long as the page is open. */
  auto.Repentir = class {
    /** null, or 'effacer', 'fusionner', 'remplacer', 'efface-ailleurs'. */
    quoi = null;
    mode = '';
    /** What stood beside the state, if it went too. */
    annexes = [];
    #avant = null;
    #apres = null;

    retenir(quoi, avant, apres, mode, annexes = []) {
      this.quoi = quoi;
      this.annexes = annexes;
      this.#avant = avant;
      this.#apres = apres;
      this.mode = mode;
    }

    oublier() {
      this.retenir(null, null, null, '');
    }

    /** Whether what another tab erased is there again, undone by it; nothing is then left to put back. */
    revenu(etat) {
      const la = this.quoi === 'efface-ailleurs' && !auto.manque(this.#avant, etat);
      if (la) this.oublier();
      return la;
    }

    /** The state from before, with what was answered since. */
    remettre(etat, maintenant) {
      const remplace_le = auto.instantApres(maintenant, etat.remplace_le);
      return { ...auto.defaire(this.#avant, this.#apres, etat, maintenant), remplace_le };
    }
  };
})();
