/*
 * Les fichiers des candidats, en mémoire seulement : jamais gardés, oubliés dès qu’une ère s’ouvre. Un fichier ouvert donne
 * une personne, ou revient à celle dont il porte le nom ; le formateur relie lui-même un fichier plus récent.
 */
(() => {
  'use strict';

  const { auto, formateur } = window.Referentiel;
  const MAXIMUM = 60; // Files in one opening.

  /** Every note of `id` was given beside the answers of this file. */
  function concorde(ctx, etat, id, lu) {
    const siennes = formateur.notees(etat).filter(([cle]) => formateur.deCle(cle).id === id);
    return siennes.every(([cle, { vu }]) => {
      const { code } = formateur.deCle(cle);
      return !ctx.reperes.has(code) || (formateur.ligne(ctx, etat, lu, id, code).soi ?? '') === vu;
    });
  }

  const sansExtension = (nom) => nom.replace(/\.json$/i, '');

  class Dossiers {
    #parId = new Map();
    #ecouteurs = new Set();
    #ouverture = Promise.resolve();
    #ere = 0;
    refus = [];
    /** What became of each file of the last opening: [{fichier, quoi, phrase, id}]. */
    bilan = [];

    constructor(magasin) {
      this.magasin = magasin;
      magasin.ecouter((nouvelle) => this.#suivre(nouvelle));
    }

    /** null, or {id, fichier, etat, edition, ignores, inconnus, migre, lien, le}. */
    de(id) {
      return this.#parId.get(id) ?? null;
    }

    tous() {
      return formateur.personnes(this.magasin.etat).flatMap(([id]) => this.de(id) ?? []);
    }

    /** Calls `fn()` when files were opened, linked or forgotten. */
    ecouter(fn, signal) {
      this.#ecouteurs.add(fn);
      signal?.addEventListener('abort', () => this.#ecouteurs.delete(fn), { once: true });
    }

    #dire() {
      for (const fn of [...this.#ecouteurs]) fn();
    }

    #suivre({ quoi, cause }) {
      if (quoi === 'ere' && cause !== 'remplace') this.vider();
    }

    vider() {
      this.#ere += 1;
      this.#parId.clear();
      this.refus = [];
      this.bilan = [];
      this.#dire();
    }

    /** Opens files, one opening after the other; what an era interrupts is dropped. */
    ouvrir(fichiers) {
      const liste = [...fichiers];
      this.#ouverture = this.#ouverture.then(() => this.#ouvrir(liste));
      return this.#ouverture;
    }

    async #ouvrir(fichiers) {
      const ere = this.#ere;
      const lus = [];
      for (const fichier of fichiers.slice(0, MAXIMUM)) {
        lus.push(await formateur.lireFichier(fichier, this.magasin.ctx));
        if (ere !== this.#ere) return;
      }
      for (const { name } of fichiers.slice(MAXIMUM))
        lus.push({
          quoi: 'refus',
          fichier: name,
          phrase: `${MAXIMUM}\u00a0fichiers au plus à la fois. Ouvrez les autres ensuite.`,
        });
      this.#recevoir(lus);
    }

    /** A pasted link. */
    ouvrirLien(texte) {
      this.#recevoir([formateur.lireLien(texte, this.magasin.ctx)]);
    }

    /** Notes first: the files of their people find their row. */
    #recevoir(lus) {
      this.bilan = [];
      for (const lu of lus.filter(({ quoi }) => quoi === 'notes')) this.#reunirNotes(lu);
      for (const lu of lus.filter(({ quoi }) => quoi !== 'notes')) {
        if (lu.quoi === 'refus') this.#noter(lu, 'refus', lu.phrase);
        else this.#placer(lu);
      }
      this.refus = this.bilan.filter(({ quoi }) => quoi === 'refus');
      this.#dire();
    }

    #noter({ fichier }, quoi, phrase, id = null) {
      this.bilan.push({ fichier, quoi, phrase, id });
    }

    #reunirNotes(lu) {
      const { magasin } = this;
      const maintenant = Date.now();
      const tenues = !formateur.aEnregistrer(magasin.etat);
      const rendu = magasin.fusionner(lu.etat, maintenant);
      if (!rendu.ok) return this.#noter(lu, 'refus', rendu.refus.message);
      if (tenues) magasin.fichierEnregistre(maintenant);
      this.#noter(lu, 'notes', `Vos notes\u00a0: ${formateur.modele.contenu(magasin.ctx, lu.etat) || 'rien'}.`);
    }

    #placer(lu) {
      const { ctx, etat } = this.magasin;
      const texte = auto.ecrireEtat(lu.etat);
      const double = [...this.#parId.values()].find((autre) => auto.ecrireEtat(autre.etat) === texte);
      if (double)
        return this.#noter(lu, 'double', `Le même contenu que «\u00a0${this.nom(double.id)}\u00a0».`, double.id);
      const attendues = lu.lien
        ? []
        : formateur.personnes(etat).filter(([id, { fichier }]) => fichier === lu.fichier && !this.de(id));
      const seules = attendues.length > 1 ? attendues.filter(([id]) => concorde(ctx, etat, id, lu)) : attendues;
      if (seules.length === 1) {
        const [id] = seules[0];
        this.#tenir(id, lu);
        return this.#noter(lu, 'retrouve', `Retrouve «\u00a0${this.nom(id)}\u00a0»\u00a0: même nom de fichier.`, id);
      }
      const id = auto.dom.identifiant();
      const rendu = this.#poser(id, {
        nom: this.#libre(sansExtension(lu.fichier)),
        fichier: lu.lien ? '' : lu.fichier,
      });
      if (!rendu.ok) return this.#noter(lu, 'refus', rendu.refus.message);
      this.#tenir(id, lu);
      this.#noter(lu, lu.migre ? 'ancienne' : 'lu', '', id);
    }

    #tenir(id, { fichier, etat, edition, ignores, inconnus, migre, lien = false, le }) {
      this.#parId.set(id, Object.freeze({ id, fichier, etat, edition, ignores, inconnus, migre, lien, le }));
    }

    #poser(id, champs) {
      const maintenant = Date.now();
      return this.magasin.changer((etat) => auto.poser(etat, 'personnes', id, champs, maintenant), maintenant);
    }

    /** A label nobody of the group has. */
    #libre(voulu) {
      const noms = new Set(formateur.personnes(this.magasin.etat).map(([, { nom }]) => nom));
      let [nom, n] = [voulu, 2];
      while (noms.has(nom)) {
        nom = `${voulu} (${n})`;
        n += 1;
      }
      return nom;
    }

    nom(id) {
      return this.magasin.etat.personnes.get(id)?.nom ?? '';
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
        const personne = etat.personnes.get(vers);
        const relie = auto.poser(etat, 'personnes', vers, { ...personne, fichier: dossier.fichier }, maintenant);
        return formateur.oterPersonne(formateur.passerA(relie, de, vers, maintenant), de, maintenant);
      }, maintenant);
      if (!rendu.ok) return rendu;
      this.#parId.delete(de);
      this.#parId.set(vers, Object.freeze({ ...dossier, id: vers }));
      this.#dire();
      return rendu;
    }

    /** The file was not theirs: it makes a person of its own. */
    delier(id) {
      const dossier = this.de(id);
      if (!dossier) return null;
      const neuf = auto.dom.identifiant();
      const rendu = this.#poser(neuf, { nom: this.#libre(sansExtension(dossier.fichier)), fichier: dossier.fichier });
      if (!rendu.ok) return null;
      this.#parId.delete(id);
      this.#parId.set(neuf, Object.freeze({ ...dossier, id: neuf }));
      this.#dire();
      return neuf;
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

  /** The files of this page; its store must be there. */
  let dossiers = null;
  Object.defineProperty(formateur, 'dossiers', { get: () => (dossiers ??= new Dossiers(auto.stockage())) });
})();
