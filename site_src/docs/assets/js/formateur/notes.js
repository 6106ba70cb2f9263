/*
 * <notes-formateur> : le fichier des notes, la vraie sauvegarde ; effacer, en deux temps. <preavis-formateur> : ce que l’oubli
 * d’un ordinateur partagé emporterait, et de quoi l’enregistrer avant.
 */
(() => {
  'use strict';

  const { auto, creer, formateur } = window.Referentiel;
  const { cacher, ecrire, jour, telecharger } = auto.dom;

  /** Hands over the notes as a file, and notes when. */
  formateur.enregistrerNotes = () => {
    const magasin = auto.stockage();
    const maintenant = Date.now();
    const nom = auto.nomDeFichier(magasin.ctx, maintenant).replace('auto-evaluation', 'formateur');
    telecharger(auto.ecrireEtat(magasin.etat), nom, 'application/json');
    magasin.fichierEnregistre(maintenant);
    auto.dire('Vos notes sont enregistrées dans un fichier.');
  };

  const bouton = (action, texte, sorte = '') =>
    creer('button', { type: 'button', class: `bouton ${sorte}`.trim(), 'data-action': action }, texte);

  class NotesFormateur extends auto.ElementAuto {
    #etape = '';

    agir(action) {
      const { magasin } = this;
      if (action === 'enregistrer') return formateur.enregistrerNotes();
      if (action === 'brut') return this.#rendre(magasin.brut || magasin.deCote || magasin.avant);
      const { refus } = action === 'effacer' ? magasin.effacer(Date.now()) : {};
      if (refus) return this.#refuser(refus.message);
      if (action === 'remettre') magasin.annuler(Date.now());
      this.#etape = { demander: 'sur' }[action] ?? '';
      this.montrer();
      this.querySelector('.effacer__zone :is(button, [tabindex])')?.focus();
      if (action === 'effacer') auto.dire('C’est effacé, et les fichiers sont oubliés.');
      if (action === 'remettre') auto.dire('Vos notes sont remises. Les fichiers sont à rouvrir.');
    }

    /** Word for word, what this page cannot read or put aside. */
    #rendre(texte) {
      telecharger(texte, `contenu-${this.magasin.ctx.titre}.txt`, 'text/plain');
      auto.dire('Ce contenu est enregistré dans un fichier.');
    }

    #refuser(phrase) {
      this.querySelector('.effacer__zone').prepend(creer('p', { class: 'alerte' }, phrase));
      auto.dire(phrase);
    }

    oublier() {
      this.#etape = '';
    }

    montrer() {
      const { ctx, etat, brut, deCote, avant } = this.magasin;
      const aEnregistrer = formateur.aEnregistrer(etat);
      const contenu = formateur.contenuNotes(etat);
      ecrire(
        this.querySelector('.notes__contenu'),
        contenu ? `Aujourd’hui\u00a0: ${contenu}.` : 'Pour l’instant, il n’y a rien à enregistrer.',
      );
      const le = etat.fichier_le;
      const dites = formateur.notees(etat).length + formateur.remarquees(etat).length;
      const quoi = le ? 'Vos derniers changements' : dites ? 'Vos notes' : 'Les noms écrits ici';
      const dernier = le ? `Dernier fichier\u00a0: le ${jour(le)} à ${auto.dom.heure(le)}.` : '';
      ecrire(
        this.querySelector('.notes__age'),
        aEnregistrer ? `${dernier} ${quoi} ne sont dans aucun fichier.`.trim() : dernier,
      );
      this.querySelector('.notes__age').classList.toggle('alerte', aEnregistrer);
      cacher(this.querySelector('[data-action="enregistrer"]').parentElement, !contenu);
      cacher(this.querySelector('.notes__brut'), !(brut || deCote || avant));
      const tout =
        formateur.modele.contenu(ctx, etat) || (brut || deCote || avant ? 'ce que cette page n’a pas pu lire' : '');
      auto.garderFocus(this, () => this.querySelector('.effacer__zone').replaceChildren(...this.#zone(tout)));
    }

    #zone(tout) {
      const efface = this.magasin.annulable === 'effacer';
      if (!tout && efface)
        return [
          creer('p', { tabindex: -1 }, 'C’est effacé de ce navigateur.'),
          bouton('remettre', 'Annuler\u00a0: remettre mes notes'),
        ];
      if (!tout) return [creer('p', { tabindex: -1 }, 'Il n’y a rien à effacer.')];
      if (this.#etape !== 'sur') return [bouton('demander', 'Effacer mes notes, oublier les fichiers…')];
      return [
        creer('p', {}, `Ce qui partira\u00a0: ${tout}. Une fois cette page quittée, cela ne se défait plus.`),
        creer(
          'p',
          { class: 'positionner__suite' },
          bouton('enregistrer', 'Enregistrer d’abord mes notes'),
          bouton('effacer', 'Oui, tout effacer', 'bouton--alerte'),
          bouton('garder', 'Ne pas effacer'),
        ),
      ];
    }
  }

  const PARTIRAIENT =
    'Sans un geste de votre part, tout sera effacé dans deux minutes. Vos notes ne sont dans aucun fichier\u00a0: elles partiraient.';

  class PreavisFormateur extends auto.ElementAuto {
    agir(action) {
      if (action === 'enregistrer') formateur.enregistrerNotes();
    }

    montrer(nouvelle) {
      const cache = !formateur.aEnregistrer(this.magasin.etat);
      cacher(this, cache);
      if (nouvelle?.quoi === 'temps' && this.magasin.bientot && !cache) auto.dire(PARTIRAIENT);
    }
  }

  customElements.define('notes-formateur', NotesFormateur);
  customElements.define('preavis-formateur', PreavisFormateur);
})();
