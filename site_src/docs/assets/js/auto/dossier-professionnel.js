/*
 * <dossier-professionnel> : reprendre mes situations sous les rubriques officielles, par copie, en fichier, sur papier.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { telecharger } = auto.dom;
  const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

  class DossierProfessionnel extends auto.ElementAuto {
    brancher(signal) {
      window.addEventListener('beforeprint', () => this.#papier(), { signal });
      window.addEventListener('afterprint', () => this.#ranger(), { signal });
    }

    get #ccp() {
      return this.querySelector('select').value || undefined;
    }

    #nom(extension) {
      return auto.nomDeFichier(this.magasin.ctx, Date.now(), extension).replace('auto-evaluation', 'dossier');
    }

    async agir(action) {
      const { ctx, etat } = this.magasin;
      if (action === 'texte')
        telecharger(auto.dossierTexte(ctx, etat, this.#ccp), this.#nom('txt'), 'text/plain;charset=utf-8');
      else if (action === 'html')
        telecharger(auto.dossierPage(ctx, etat, this.#ccp), this.#nom('html'), 'text/html;charset=utf-8');
      else if (action === 'enregistrer-docx') await this.#demanderDocx();
      else if (action === 'imprimer') window.print();
      else if (action === 'copier')
        await this.#copier(auto.dossierTexte(ctx, etat, this.#ccp), auto.dossierHtml(ctx, etat, this.#ccp));
    }

    /** What writes the document comes when it is asked for; the text does not need it. */
    async #demanderDocx() {
      const zone = this.querySelector('.dossier__etat');
      zone.replaceChildren();
      const quoi = 'Le document n’est pas prêt. «\u00a0Télécharger en texte\u00a0» marche toujours.';
      await auto.chargerOuDire(['zip', 'dossier-docx'], zone, quoi, () => this.#enregistrerDocx(zone));
    }

    #enregistrerDocx(zone) {
      const { ctx, etat } = this.magasin;
      if (this.hidden) return; // Erased meanwhile.
      const nom = this.#nom('docx');
      telecharger(auto.dossierDocx(ctx, etat, this.#ccp, auto.jourDe(Date.now())), nom, DOCX);
      const phrase = `C’est enregistré\u00a0: ${nom}, avec les téléchargements de ce navigateur.`;
      zone.replaceChildren(creer('p', {}, phrase));
      auto.dire(phrase);
    }

    async #copier(texte, html) {
      const zone = this.querySelector('.dossier__etat');
      try {
        const blob = (type, contenu) => new Blob([contenu], { type });
        await navigator.clipboard.write([
          new ClipboardItem({ 'text/plain': blob('text/plain', texte), 'text/html': blob('text/html', html) }),
        ]);
        zone.replaceChildren(creer('p', {}, 'C’est copié. Collez-le dans votre document.'));
        auto.dire('C’est copié.');
      } catch {
        const champ = creer('textarea', { id: 'dossier-texte', rows: 10, readonly: true, autocomplete: 'off' });
        champ.value = texte;
        zone.replaceChildren(
          creer(
            'div',
            { class: 'champs champ' },
            creer('label', { for: 'dossier-texte' }, 'Le navigateur refuse la copie. Copiez ce texte vous-même'),
            champ,
          ),
        );
        champ.focus();
        champ.select();
      }
    }

    /** On paper: the texts themselves, in place of the form. */
    #papier() {
      const { ctx, etat } = this.magasin;
      const texte = (t) => t.split(/\n{2,}/).map((p) => creer('p', {}, p));
      const exemple = (e, i) => [
        creer('h4', {}, auto.titreExemple(e, i)),
        e.competences.length ? creer('ul', {}, ...e.competences.map((c) => creer('li', {}, c))) : '',
        ...e.rubriques.flatMap((r) => [creer('h5', {}, r.intitule), ...texte(r.texte)]),
      ];
      this.querySelector('.dossier__papier').replaceChildren(
        ...auto
          .dossier(ctx, etat, this.#ccp)
          .flatMap(({ titre, exemples }) => [creer('h3', {}, titre), ...exemples.flatMap(exemple)]),
      );
    }

    /** The sheet is made when it is printed; no copy of the texts stays behind. */
    #ranger() {
      this.querySelector('.dossier__papier').replaceChildren();
    }

    oublier() {
      this.#ranger();
      this.querySelector('select').selectedIndex = 0;
      this.montrer();
    }

    montrer() {
      auto.garderFocus(this, () => {
        this.hidden = auto.vivants(this.magasin.etat, 'situations').length === 0;
        this.querySelector('.dossier__etat').replaceChildren();
      });
    }
  }

  customElements.define('dossier-professionnel', DossierProfessionnel);
})();
