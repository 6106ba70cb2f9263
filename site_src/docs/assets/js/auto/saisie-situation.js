/*
 * La saisie d’une situation, entre les champs et le magasin. Seul ce qu’on a changé s’écrit, sur ce qui est gardé à cet
 * instant : un autre onglet a pu passer. Un champ qui ne va pas ne retient que lui.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const PERIODE = ['debut', 'fin'];

  auto.SaisieSituation = class {
    id = '';
    champs;
    #magasin;
    #connue = false; // Whether the store was seen to hold it.
    #ecrivain;

    constructor(racine, magasin) {
      this.champs = new auto.ChampsSituation(racine);
      this.#magasin = magasin;
    }

    /** Begins with a situation, or a new one; gives what is kept of it, or null. */
    ouvrir(id) {
      this.id = id ?? auto.dom.identifiant();
      this.renouveler();
      const garde = auto.vivante(this.#magasin.etat, this.id);
      this.#connue = garde !== null;
      this.champs.vider();
      this.champs.remplir(auto.aPlat(garde));
      return garde;
    }

    /** The same typing goes on in the era of now. */
    renouveler() {
      this.#ecrivain = this.#magasin.commencer?.();
    }

    /** No text stays, in no field and no message. */
    fermer() {
      this.id = '';
      this.#connue = false;
      this.champs.vider();
    }

    get connue() {
      return this.#connue;
    }

    /** Whether it was taken away while one writes. */
    get disparue() {
      return auto.disparue(this.#magasin.etat, this.id, this.#connue);
    }

    /** What stands between the fields and what is kept in `etat`. */
    ecart(etat = this.#magasin.etat) {
      const { mien, tenus } = this.champs.lire();
      const leur = auto.aPlat(auto.vivante(etat, this.id));
      return { mien, tenus, leur, ...auto.confronter(this.champs.base, mien, leur, tenus) };
    }

    /** Whether something is written here that is kept nowhere. */
    get inacheve() {
      if (!this.id) return false;
      const ecart = this.ecart();
      return this.disparue || auto.enAttente(ecart, ecart.tenus);
    }

    /** Whether something was written since the fields last agreed with the store, whatever it holds now. */
    get touche() {
      const { base } = this.champs;
      const { mien, tenus } = this.champs.lire();
      return Boolean(this.id) && auto.enAttente(auto.confronter(base, mien, base, tenus), tenus);
    }

    /** Keeps what changed here: as magasin.changer; `accorder` comes after. When one leaves, two texts that clash are kept one after the other. */
    garder(part) {
      const maintenant = Date.now();
      const rendu = this.#magasin.changer(
        (etat) => {
          // Read now: the store may just have shown another tab's.
          const ecart = this.ecart(etat);
          if (part) this.#reunir(ecart);
          return auto.reporter(etat, this.id, this.#connue, ecart, maintenant);
        },
        maintenant,
        this.#ecrivain,
      );
      return rendu;
    }

    #reunir({ heurts, miens, tenus, mien, leur }) {
      for (const cle of heurts.filter((nom) => !tenus.has(nom) && !PERIODE.includes(nom))) {
        const deux = auto.deuxTextes(leur.textes.get(cle) ?? '', mien.textes.get(cle), cle === 'titre');
        if (deux) miens.set(cle, deux);
      }
    }

    /** The fields nobody touched say what is kept. */
    accorder() {
      if (!this.id || this.disparue) return;
      this.#connue ||= auto.vivante(this.#magasin.etat, this.id) !== null;
      const ecart = this.ecart();
      this.champs.accorder(ecart.leur, ecart.mien, ecart);
    }

    /** The person chose between two texts: 'mien', 'leur' or 'deux'. */
    choisir(cle, choix) {
      this.champs.choisir(cle, choix, this.ecart().leur);
    }

    /** The fields that hold what cannot be kept, or clash. */
    get retenus() {
      const { tenus, heurts } = this.ecart();
      return [...new Set([...tenus, ...heurts])].map((cle) => this.champs.champ(cle));
    }

    /** Says by a field what is wrong with it; for a date, after a pause. */
    juger(champ, pause = 0) {
      const cle = this.champs.cle(champ);
      if (!cle) return;
      if (!PERIODE.includes(cle)) {
        auto.jugerTexte(champ);
        return;
      }
      const [debut, fin] = PERIODE.map((nom) => this.champs.champ(nom));
      const [d, f] = [debut, fin].map((c) => auto.lireDate(c).date);
      if (d && f && f < d) auto.faute(fin, 'La fin est avant le début.');
      else auto.jugerChampDate(fin, champ === fin ? pause : 0);
      auto.jugerChampDate(debut, champ === debut ? pause : 0);
    }
  };
})();
