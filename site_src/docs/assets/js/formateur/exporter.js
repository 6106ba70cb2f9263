/*
 * <exporter-groupe> : emporter le groupe dans un tableur. Ce qui écrit le fichier n’est demandé qu’alors.
 */
(() => {
  'use strict';

  const { auto, creer, formateur } = window.Referentiel;
  const { compte, telecharger } = auto.dom;
  const TRANCHE = 12; // Milliseconds.
  const TYPES = {
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    csv: 'text/csv;charset=utf-8',
  };

  /** To be awaited often: lets the page answer once it has been held for a while. */
  function souffle() {
    let depuis = performance.now();
    return async () => {
      if (performance.now() - depuis < TRANCHE) return;
      await new Promise((suite) => setTimeout(suite));
      depuis = performance.now();
    };
  }

  class ExporterGroupe extends auto.ElementAuto {
    static LIT = ['personnes'];
    #tour = 0;

    get #zone() {
      return this.querySelector('.exporter__etat');
    }

    async agir(action) {
      const [, extension] = /^exporter-(xlsx|csv)$/.exec(action) ?? [];
      if (!extension) return;
      this.oublier();
      await auto.chargerOuDire(['zip', 'sortie', 'formateur-export'], this.#zone, 'Le fichier n’est pas prêt.', () =>
        this.#enregistrer(extension),
      );
    }

    /** {octets, coupes} of the file; `coupes`: how many of its texts a spreadsheet could not hold whole. */
    async #ecrire(extension, jour) {
      const { ctx, etat } = this.magasin;
      const dossiers = new Map(formateur.dossiers.tous().map((dossier) => [dossier.id, dossier]));
      const de = (id) => dossiers.get(id) ?? null;
      if (extension === 'xlsx') return formateur.classeurDuGroupe(ctx, etat, de, jour, souffle());
      return { octets: formateur.csvDuGroupe(ctx, etat, de, jour), coupes: 0 };
    }

    async #enregistrer(extension) {
      const tour = this.#tour;
      const personnes = formateur.personnes(this.magasin.etat);
      const absents = personnes.filter(([id]) => !formateur.dossiers.de(id)).length;
      const jour = auto.jourDe(Date.now());
      const nom = `groupe-${this.magasin.ctx.titre}-${jour}.${extension}`;
      const { octets, coupes } = await this.#ecrire(extension, jour);
      if (tour !== this.#tour || !personnes.length) return; // Erased meanwhile, or asked for anew.
      telecharger(octets, nom, TYPES[extension]);
      const phrases = [
        `C’est enregistré\u00a0: ${nom}, avec les téléchargements de ce navigateur.`,
        absents && `Réponses absentes, faute de fichier ouvert\u00a0: ${compte(absents, 'personne')}.`,
        coupes && `Trop longs pour un tableur, et coupés\u00a0: ${compte(coupes, 'texte')}.`,
      ].filter(Boolean);
      this.#zone.replaceChildren(creer('p', {}, phrases.join(' ')));
      auto.dire(phrases.join(' '));
    }

    oublier() {
      this.#tour += 1;
      this.#zone.replaceChildren();
    }

    montrer() {
      auto.dom.cacher(this, formateur.personnes(this.magasin.etat).length === 0);
    }
  }

  customElements.define('exporter-groupe', ExporterGroupe);
})();
