/*
 * <avancement-auto> : où l’on en est, CCP par CCP, dans la colonne du menu, à côté de la grille.
 * Le signe d’un CCP est celui du menu, que la feuille de style dessine : toute page l’a.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  class AvancementAuto extends auto.ElementAuto {
    static LIT = ['reponses', ...auto.DEMANDE];
    #comptes = new Map();

    brancher() {
      const { creer } = window.Referentiel;
      const lignes = [...this.magasin.ctx.ccp.keys()].map((code, i) => {
        const dessin = creer('span', { class: 'signe signe--menu', 'data-couleur': String((i % 6) + 1) });
        const compte = creer('span');
        this.#comptes.set(code, compte);
        // The grid is a page of the same folder.
        const adresse = `index.html#${code.toLowerCase()}`;
        return creer('li', {}, creer('a', { href: adresse }, dessin, creer('strong', {}, code), ' ', compte));
      });
      this.replaceChildren(creer('p', {}, 'Mes réponses'), creer('ul', { role: 'list' }, ...lignes));
      this.hidden = false;
    }

    montrer() {
      const { ctx, etat } = this.magasin;
      for (const [code, { repondus, total }] of auto.progression(ctx, etat).ccp)
        auto.dom.ecrire(this.#comptes.get(code), `${repondus} sur ${total}`);
    }
  }

  customElements.define('avancement-auto', AvancementAuto);
})();
