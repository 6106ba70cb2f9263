/*
 * Le magasin : ce que les éléments de la page emploient pour lire et changer les réponses. Chaque changement relit ce
 * qui est gardé, y réunit le sien, écrit aussitôt, et dit si c’est fait. Deux onglets se tiennent au courant sans se
 * répondre sans fin : on ne récrit que ce qui apporte quelque chose à ce qui est gardé.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  /** What a refusal gives; any other error is a fault of ours, and is not hidden. */
  function refuse(e) {
    if (!(e instanceof auto.Refus)) throw e;
    return { ok: false, refus: e };
  }

  class Magasin {
    ctx;
    etat;
    /** null, or what annuler would undo: 'effacer', 'fusionner', 'remplacer', 'efface-ailleurs'. */
    annulable = null;
    #garde;
    #avant = null;
    #apres = null;
    #ecouteurs = new Set();
    #cesser;

    constructor(ctx) {
      this.ctx = ctx;
      this.#garde = new auto.Garde(ctx);
      this.etat = this.#garde.ouvrir(Date.now());
      this.#cesser = auto.veiller(
        this.#garde.cle,
        (ms) => this.#revenir(ms),
        (ms) => this.#servir(ms),
      );
    }

    get mode() {
      return this.#garde.mode;
    }
    get choisi() {
      return this.#garde.choisi;
    }
    get enregistrement() {
      return this.#garde.enregistrement;
    }
    get avis() {
      return this.#garde.avis;
    }
    get deCote() {
      return this.#garde.deCote;
    }
    get avant() {
      return this.#garde.avant;
    }

    /** Calls `fn({quoi, ailleurs})` after each change, until `signal` aborts; quoi is 'etat', 'mode' or 'avis'. */
    ecouter(fn, signal) {
      this.#ecouteurs.add(fn);
      signal?.addEventListener('abort', () => this.#ecouteurs.delete(fn), { once: true });
    }

    fermer() {
      this.#cesser();
      this.#ecouteurs.clear();
    }

    /** Applies `fn(etat) -> etat` and keeps the result: {ok: true} or {ok: false, refus}. A refusal changes nothing. */
    changer(fn, maintenant) {
      return this.#tenter(maintenant, (etat) => {
        const propose = fn(etat);
        return propose === etat ? etat : { ...auto.controler(etat, propose, this.ctx), version: this.ctx.version };
      });
    }

    /** Brings in what a file holds, item by item, the later one kept. */
    fusionner(autre, maintenant) {
      return this.#tenter(maintenant, (etat) => auto.accueillir(etat, autre, maintenant), 'fusionner');
    }

    /** What a file holds takes the place of everything. */
    remplacer(autre, maintenant) {
      return this.#tenter(maintenant, (etat) => auto.remplacer(etat, autre, maintenant), 'remplacer');
    }

    /** Back to before the last erasure, merge or replacement; what was answered since is kept. */
    annuler(maintenant) {
      if (!this.annulable) return { ok: true };
      const resultat = this.#tenter(maintenant, (etat) => ({
        ...auto.defaire(this.#avant, this.#apres, etat),
        remplace_le: auto.instantApres(maintenant, etat.remplace_le),
      }));
      if (resultat.ok) this.#retenir(null);
      return resultat;
    }

    /** Erases everything kept about this title; annuler brings it back as long as the page is open. */
    effacer(maintenant) {
      const avant = this.etat;
      this.#vider(maintenant, false);
      this.#retenir('effacer', avant);
      this.#dire('etat');
      return { ok: true };
    }

    /** Erases everything for good: the person leaves a shared computer. */
    quitter() {
      this.#vider(Date.now(), true);
      this.#retenir(null);
      this.#dire('mode');
      return { ok: true };
    }

    /** Moves everything to the device ('durable') or to this tab alone ('onglet'). */
    choisirMode(mode, maintenant) {
      this.#revenir(maintenant);
      try {
        this.etat = this.#garde.deplacer(mode, this.etat, maintenant);
      } catch (e) {
        return refuse(e);
      }
      this.#retenir(null);
      this.#dire('mode');
      return { ok: true };
    }

    /** Notes that a file was saved; the state without it would grow old unseen. */
    fichierEnregistre(maintenant) {
      return this.#tenter(maintenant, (etat) => ({ ...etat, fichier_le: new Date(maintenant).toISOString() }));
    }

    oublierAvis(code) {
      this.#garde.avis = this.avis.filter((avis) => avis.code !== code);
      this.#dire('avis');
    }

    oublierDeCote() {
      this.#garde.oublierDeCote();
      this.oublierAvis('de-cote');
    }

    #vider(maintenant, quitte) {
      this.#garde.effacer(maintenant, quitte);
      this.etat = auto.vide(this.ctx);
    }

    #retenir(quoi, avant = null) {
      this.annulable = quoi;
      this.#avant = avant;
      this.#apres = quoi ? this.etat : null;
    }

    #tenter(maintenant, fn, quoi) {
      this.#revenir(maintenant);
      const avant = this.etat;
      try {
        const propose = fn(avant);
        if (propose === avant) return { ok: true };
        const mesure = auto.mesurer(propose);
        this.etat = mesure.etat;
        this.#garde.ecrireTexte(mesure.texte, maintenant);
      } catch (e) {
        return refuse(e);
      }
      if (quoi) this.#retenir(quoi, avant);
      this.#dire('etat');
      return { ok: true };
    }

    /** Looks again at what is kept: another tab, a page come back to, half an hour gone. */
    #revenir(maintenant) {
      const avant = this.etat;
      const { etat, venu, lu } = this.#garde.relire(avant, maintenant);
      if (!venu) return;
      this.etat = etat;
      const apporte = venu === 'change' && auto.ecrireStocke(etat) !== auto.ecrireStocke(lu);
      if (apporte) this.#garde.ecrire(etat, maintenant);
      if (venu === 'efface' && this.mode === 'durable' && !auto.estVide(avant)) {
        this.#garde.avertir('efface-ailleurs');
        this.#retenir('efface-ailleurs', avant);
      } else if (venu !== 'change') {
        this.#retenir(null);
      }
      this.#dire(venu === 'mode' ? 'mode' : 'etat', true);
    }

    #servir(maintenant) {
      if (this.mode !== 'onglet') return;
      this.#revenir(maintenant);
      if (this.mode === 'onglet') this.#garde.toucher(maintenant);
    }

    #dire(quoi, ailleurs = false) {
      for (const fn of [...this.#ecouteurs]) fn({ quoi, ailleurs });
    }
  }

  auto.ouvrir = (ctx) => new Magasin(ctx);

  /** The one store of the page. */
  let magasin = null;
  auto.stockage = () => (magasin ??= auto.ouvrir(auto.contexte(window.Referentiel.auto_evaluation)));
})();
