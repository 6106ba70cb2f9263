/*
 * <rendre-fiche> : ce que la personne repart avec, un fichier qu’elle ouvre chez elle ou une page imprimée. Sans son nom,
 * sauf sur le papier et dans le nom du fichier si on le demande.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const { compte, cacher, ecrire } = auto.dom;
  const RENDU =
    'Le fichier est enregistré. Donnez-le à cette personne\u00a0: elle l’ouvre sur «\u00a0Mes données\u00a0». Son nom n’y est pas';
  const SANS = '\u202f; pour reconnaître ce fichier parmi d’autres, cochez «\u00a0Écrire son nom\u00a0» d’abord.';
  const AVEC = '\u00a0: il n’est que dans le nom du fichier.';

  class RendreFiche extends auto.ElementAuto {
    static LIT = ['personnes', 'notes', 'remarques'];
    #personne = '';
    #feuille = null;

    brancher(signal) {
      window.addEventListener('afterprint', () => this.#ranger(), { signal });
      signal.addEventListener('abort', () => this.#ranger());
    }

    /** The person whose sheet it is. */
    viser(id) {
      if (id !== this.#personne) ecrire(this.querySelector('.rendre__fait'), '');
      this.#personne = id;
      this.montrer();
    }

    agir(action) {
      if (action === 'retourner') this.#enregistrer();
      else if (action === 'imprimer-fiche') this.#imprimer();
    }

    /** What to call the person by; '' unless it is asked for. */
    get #nom() {
      return this.querySelector('input').checked ? (this.magasin.etat.personnes.get(this.#personne)?.nom ?? '') : '';
    }

    #enregistrer() {
      const { ctx, etat } = this.magasin;
      const maintenant = Date.now();
      const texte = formateur.ecrireRetour(ctx, etat, this.#personne, maintenant);
      auto.dom.telecharger(texte, formateur.nomDuRetour(ctx, maintenant, this.#nom), 'application/json');
      const dit = RENDU + (this.#nom ? AVEC : SANS);
      ecrire(this.querySelector('.rendre__fait'), dit);
      auto.dire(dit);
    }

    /** Beside the page, which goes for the time of a print. */
    #imprimer() {
      this.#ranger();
      const { ctx, etat } = this.magasin;
      const nom = this.#nom;
      this.#feuille = formateur.ficheRetour(ctx, etat, this.#personne, { nom, aujourdhui: new Date().toISOString() });
      document.body.append(this.#feuille);
      document.documentElement.dataset.fiche = '';
      window.print();
    }

    #ranger() {
      if (!this.#feuille) return;
      this.#feuille.remove();
      this.#feuille = null;
      delete document.documentElement.dataset.fiche;
    }

    oublier() {
      this.#ranger();
      this.#personne = '';
      this.querySelector('input').checked = false;
      ecrire(this.querySelector('.rendre__fait'), '');
    }

    montrer() {
      if (!this.#personne) return;
      const { ctx, etat } = this.magasin;
      const { niveaux, remarques } = formateur.dits(ctx, etat, this.#personne);
      const [n, r] = [Object.keys(niveaux).length, Object.keys(remarques).length];
      const contenu = [n && compte(n, 'niveau', 'niveaux'), r && compte(r, 'remarque')].filter(Boolean).join(' et ');
      const dit = contenu
        ? `Elle contiendra\u00a0: ${contenu}.`
        : 'Rien à rendre pour l’instant\u00a0: aucun repère n’est noté.';
      ecrire(this.querySelector('.rendre__contenu'), dit);
      cacher(this.querySelector('.rendre__gestes'), !contenu);
    }
  }

  customElements.define('rendre-fiche', RendreFiche);
})();
