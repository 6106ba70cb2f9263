/*
 * Les fichiers des candidats, en mémoire seulement : jamais gardés, oubliés dès que les notes sont effacées, ici ou ailleurs.
 * Chacun tient à une personne du groupe ; le formateur dit lui-même de qui vient un fichier plus récent.
 */
(() => {
  'use strict';

  const { auto, formateur } = window.Referentiel;
  const MAXIMUM = 60; // Files in one opening.

  class Dossiers {
    #parId = new Map();
    #ecouteurs = new Set();
    #suite = Promise.resolve();
    #ere = 0;
    /** How many files are being read. */
    enCours = 0;
    /** What became of each file of the last opening: [{fichier, quoi, phrase, id, parent, lien}] (see recevoir). */
    bilan = [];

    constructor(magasin) {
      this.magasin = magasin;
      magasin.ecouter(({ quoi, cause }) => quoi === 'ere' && cause !== 'remplace' && this.vider());
    }

    /** null, or {id, fichier, etat, edition, ignores, inconnus, migre, lien, le}. */
    de(id) {
      return this.#parId.get(id) ?? null;
    }

    /** Those of the group, in its order. */
    tous() {
      return formateur.personnes(this.magasin.etat).flatMap(([id]) => this.de(id) ?? []);
    }

    /** [{fichier, phrase}] of the last opening. */
    get refus() {
      return this.bilan.filter(({ quoi }) => quoi === 'refus');
    }

    nom(id) {
      return this.magasin.etat.personnes.get(id)?.nom ?? '';
    }

    /** Calls `fn()` when files are being read, were opened, linked or forgotten. */
    ecouter(fn, signal) {
      this.#ecouteurs.add(fn);
      signal?.addEventListener('abort', () => this.#ecouteurs.delete(fn), { once: true });
    }

    #dire() {
      for (const fn of [...this.#ecouteurs]) fn();
    }

    vider() {
      this.#ere += 1;
      this.#parId.clear();
      this.bilan = [];
      this.enCours = 0;
      this.#dire();
    }

    /** Opens files; one opening waits for the other. Those of an era that ends meanwhile are dropped. */
    ouvrir(fichiers) {
      const liste = [...fichiers];
      this.#suite = this.#suite.then(() => this.#ouvrir(liste));
      return this.#suite;
    }

    async #ouvrir(fichiers) {
      const ere = this.#ere;
      const lus = [];
      this.enCours = fichiers.length;
      this.#dire();
      for (const fichier of fichiers.slice(0, MAXIMUM)) {
        lus.push(await formateur.lireFichier(fichier, this.magasin.ctx));
        if (ere !== this.#ere) return;
      }
      const reste = fichiers.length - MAXIMUM;
      const phrase = `${MAXIMUM}\u00a0fichiers à la fois au plus. Ouvrez la suite après.`;
      if (reste > 0)
        lus.push({ quoi: 'refus', fichier: auto.dom.compte(reste, 'autre fichier', 'autres fichiers'), phrase });
      this.#recevoir(lus);
    }

    /** A pasted link; what became of it. */
    ouvrirLien(texte) {
      this.#recevoir([formateur.lireLien(texte, this.magasin.ctx)]);
      return this.bilan[0];
    }

    /** A link that says the same as another comes from somebody else. */
    ajouter({ lien }) {
      this.#recevoir([{ ...lien, autre: true }]);
    }

    #recevoir(lus) {
      this.enCours = 0;
      this.bilan = formateur.recevoir(this, lus);
      this.#dire();
    }

    /** Gives a file to a person; said by who asked for it. */
    tenir(id, { fichier, etat, edition, ignores, inconnus, migre, lien = false, le }) {
      this.#parId.set(id, Object.freeze({ id, fichier, etat, edition, ignores, inconnus, migre, lien, le }));
    }

    /**
     * The file of `de` is the newer one of `vers`: it goes to their row, whose notes and remarks stay. Those that `de` had
     * come too, the later one kept; the row of `de` goes.
     */
    lier(de, vers) {
      const dossier = this.de(de);
      if (!dossier || de === vers) return { ok: true };
      const maintenant = Date.now();
      const rendu = this.magasin.changer((etat) => {
        const fichier = dossier.lien ? etat.personnes.get(vers).fichier : dossier.fichier;
        const relie = auto.poser(etat, 'personnes', vers, { fichier }, maintenant);
        return formateur.oterPersonne(formateur.passerA(relie, de, vers, maintenant), de, maintenant);
      }, maintenant);
      if (rendu.ok) this.#porter(de, vers);
      return rendu;
    }

    /** The file was not theirs: it makes a person of its own. Their id, or null. */
    delier(id) {
      const dossier = this.de(id);
      if (!dossier) return null;
      const neuf = auto.dom.identifiant();
      const maintenant = Date.now();
      const rendu = this.magasin.changer((etat) => {
        const noms = formateur.personnes(etat).map(([, personne]) => personne.nom);
        const nom = formateur.nomLibre(formateur.nomDuFichier(this.magasin.ctx, dossier.fichier), noms);
        const fichier = dossier.lien ? '' : dossier.fichier;
        return auto.poser(etat, 'personnes', neuf, { nom, fichier }, maintenant);
      }, maintenant);
      if (!rendu.ok) return null;
      this.#porter(id, neuf);
      return neuf;
    }

    #porter(de, vers) {
      const dossier = this.de(de);
      this.#parId.delete(de);
      this.#parId.set(vers, Object.freeze({ ...dossier, id: vers }));
      this.bilan = this.bilan.map((ligne) => (ligne.id === de ? { ...ligne, id: vers, parent: null } : ligne));
      this.#dire();
    }

    /** Forgets the file of a person, not their row; gives it, to be put back with `rendre`. */
    retirer(id) {
      const dossier = this.de(id);
      this.#parId.delete(id);
      this.#dire();
      return dossier;
    }

    rendre(dossier) {
      if (dossier) this.#parId.set(dossier.id, dossier);
      this.#dire();
    }
  }

  let dossiers = null;
  /** The files of this page. */
  Object.defineProperty(formateur, 'dossiers', { get: () => (dossiers ??= new Dossiers(auto.stockage())) });
})();
