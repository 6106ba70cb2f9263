/*
 * Le magasin : ce que les éléments de la page emploient pour lire et changer les réponses. Chaque changement relit ce
 * qui est gardé, y réunit le sien, écrit aussitôt, et dit si c’est fait. Deux onglets se tiennent au courant sans se
 * répondre sans fin : on ne récrit que ce qui apporte quelque chose à ce qui est gardé.
 * Un effacement, une expiration, un départ, un remplacement ouvrent une ère : ici, et ici seulement, ce qui a été
 * commencé avant est refusé, quel que soit l’élément et le moment où il écrit.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel ??= {});
  const auto = (Referentiel.auto ??= {});

  /** What a refusal gives; any other error is a fault of ours, and is not hidden. */
  function refuse(e) {
    if (!(e instanceof auto.Refus)) throw e;
    return { ok: false, refus: e };
  }

  class Magasin extends auto.Consultation {
    #ere = Symbol('ouverture');
    #repentir = new auto.Repentir();
    #endormi = false;
    #fin = new AbortController();

    constructor(ctx, modele) {
      super(ctx, modele);
      const { signal } = this.#fin;
      const cesser = auto.veiller(
        this.garde.cle,
        (ms) => this.#revenir(ms),
        (ms) => this.continuer(ms),
      );
      signal.addEventListener('abort', cesser, { once: true });
      window.addEventListener('pagehide', () => (this.#endormi = true), { signal, capture: true });
      window.addEventListener('pageshow', () => (this.#endormi = false), { signal, capture: true });
    }

    fermer() {
      this.#fin.abort();
      super.fermer();
    }

    /** null, or what annuler would undo: 'effacer', 'fusionner', 'remplacer', 'efface-ailleurs'. */
    get annulable() {
      return this.#repentir.quoi;
    }

    /** A writer, to be given to changer: what is begun now is refused once the era is over. */
    commencer() {
      return this.#ere;
    }

    /**
     * Applies `fn(etat) -> etat` and keeps the result: {ok: true} or {ok: false, refus}. A refusal changes nothing. A
     * page on its way out writes only for a writer that began, and may still write.
     */
    changer(fn, maintenant, ecrivain = this.#endormi ? Symbol('trop tard') : this.#ere) {
      const changement = (etat) => {
        const propose = fn(etat);
        return propose === etat ? etat : { ...auto.controler(etat, propose, this.ctx), version: this.ctx.version };
      };
      return this.#tenter(maintenant, changement, { ecrivain });
    }

    /** Brings in what a file holds, item by item, the later one kept. */
    fusionner(autre, maintenant) {
      return this.#tenter(maintenant, (etat) => auto.accueillir(etat, autre, maintenant), { quoi: 'fusionner' });
    }

    /** What a file holds takes the place of everything. */
    remplacer(autre, maintenant) {
      const remplacement = (etat) => auto.remplacer(etat, autre, maintenant);
      return this.#tenter(maintenant, remplacement, { quoi: 'remplacer', ere: true });
    }

    /** Back to before the last erasure, merge or replacement; what was answered since is kept. */
    annuler(maintenant) {
      const { quoi, mode, annexes } = this.#repentir;
      if (!quoi) return { ok: true };
      const remettre = (etat) => (this.annulable ? this.#repentir.remettre(etat, maintenant) : etat);
      const rendu = this.#tenter(maintenant, remettre, { ere: true });
      if (!rendu.ok || !this.garde.remettre(annexes)) return rendu;
      this.#repentir.oublier();
      // Erasing took the choice of the device with the rest: it comes back too.
      return mode === 'durable' && this.mode === this.modele.MODE ? this.choisirMode(mode, maintenant) : rendu;
    }

    /** Erases everything kept about this title; annuler brings it back as long as the page is open. May be refused. */
    effacer(maintenant) {
      if (this.garde.horsAtteinte) return refuse(new auto.Refus('bloque', auto.AVIS.hors));
      const { etat: avant, mode } = this;
      const { annexes } = this.garde;
      this.garde.effacer(maintenant);
      this.etat = this.modele.vide(this.ctx);
      this.#repentir.retenir('effacer', avant, this.etat, mode, annexes);
      this.#passer('efface', false);
      return { ok: true };
    }

    /** Erases everything for good: the person leaves a shared computer. */
    quitter() {
      this.garde.quitter(Date.now());
      this.etat = this.modele.vide(this.ctx);
      this.#repentir.oublier();
      this.#passer('parti', false);
      return { ok: true };
    }

    /** Moves everything to the device ('durable') or to this tab alone ('onglet'). */
    choisirMode(mode, maintenant) {
      this.#revenir(maintenant);
      try {
        this.etat = this.garde.deplacer(mode, this.etat, maintenant);
      } catch (e) {
        return refuse(e);
      }
      if (this.mode !== 'durable') this.#repentir.oublier(); // Nothing comes back on a shared computer.
      this.dire('mode');
      return { ok: true };
    }

    /** The person is there: a shared computer waits again. */
    continuer(maintenant) {
      if (this.mode !== 'onglet') return;
      this.#revenir(maintenant);
      if (this.mode === 'onglet') this.garde.toucher(maintenant);
      this.#surveiller(maintenant);
    }

    /** Notes that a file was saved; the state without it would grow old unseen. */
    fichierEnregistre(maintenant) {
      return this.#tenter(maintenant, (etat) => ({ ...etat, fichier_le: new Date(maintenant).toISOString() }));
    }

    /**
     * @param {number} maintenant
     * @param {(etat: any) => any} fn
     * @param {{quoi?: string, ere?: boolean, ecrivain?: symbol}} [comment] `quoi`: what annuler will undo; `ere`: an era opens
     */
    #tenter(maintenant, fn, { quoi, ere = false, ecrivain = this.#ere } = {}) {
      this.#revenir(maintenant);
      if (ecrivain !== this.#ere) return refuse(new auto.Refus('ere', auto.AVIS.passe));
      const avant = this.etat;
      try {
        const propose = fn(avant);
        if (propose === avant) return { ok: true };
        this.etat = this.garde.garder(avant, propose, maintenant);
        this.refus = '';
      } catch (e) {
        return this.noterRefus(refuse(e));
      }
      if (quoi) this.#repentir.retenir(quoi, avant, this.etat, this.mode);
      if (ere) this.#passer('remplace', false);
      else this.dire('etat');
      return { ok: true };
    }

    /** Looks again at what is kept: another tab, a page come back to, half an hour gone. */
    #revenir(maintenant) {
      const { etat: avant, mode: modeAvant } = this;
      const { etat, venu, lu, cause } = this.garde.relire(avant, maintenant);
      this.etat = etat;
      if (lu && lu !== etat && auto.ecrireStocke(etat) !== auto.ecrireStocke(lu)) this.garde.ecrire(etat, maintenant);
      if (this.#repentir.revenu(etat)) this.oublierAvis('efface-ailleurs');
      this.#surveiller(maintenant);
      if (venu === 'change') this.dire('etat', true);
      else if (venu === 'mode') {
        if (this.annulable !== 'effacer' || this.mode !== 'durable') this.#repentir.oublier();
        this.dire('mode', true);
      } else if (venu === 'ere') this.#subir(cause, avant, modeAvant);
    }

    /** An era opened without this page: what it may still undo, and what the person is told. */
    #subir(cause, avant, modeAvant) {
      const perdu = auto.manque(avant, this.etat);
      const defaisable = perdu && cause === 'efface' && modeAvant === 'durable';
      // An erasure is heard twice, by what is gone and by the mark: the second time nothing more is lost.
      if (perdu || cause !== 'efface') this.#repentir.oublier();
      if (defaisable) this.#repentir.retenir('efface-ailleurs', avant, this.etat, modeAvant);
      if (perdu && cause === 'remplace') this.garde.avertir('remplace-ailleurs');
      else if (perdu && cause !== 'expire') this.garde.avertir('efface-ailleurs');
      this.#passer(cause, true);
    }

    #surveiller(maintenant) {
      const reste = this.garde.reste(maintenant);
      const bientot = reste > 0 && reste <= auto.PREAVIS;
      if (bientot === this.bientot) return;
      this.bientot = bientot;
      this.dire('temps', true);
    }

    #passer(cause, ailleurs) {
      this.#ere = Symbol(cause);
      this.dire('ere', ailleurs, cause);
    }
  }

  // What the store is told of the answers of a person; another model has the same, with GENRE, what its files say they are.
  Object.assign(auto, { NOM: 'auto-evaluation', LIEU: '', MODE: 'attente' });

  /** A store; `modele`: {NOM, LIEU, MODE, FORMAT, GENRE, Garde, vide, migrer, inconnus, contenu, avancee, indecis}. */
  auto.ouvrir = (ctx, modele = auto) => new Magasin(ctx, modele);

  /** The one store of the page. */
  let magasin = null;
  auto.stockage = () => (magasin ??= auto.ouvrir(auto.contexte(Referentiel.auto_evaluation), Referentiel.modele));
})();
