/*
 * <avancement-auto> : où l’on en est, CCP par CCP, dans la colonne du menu, à côté de la grille.
 * Le signe d’un CCP est celui du menu, que la feuille de style dessine : toute page l’a.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  class AvancementAuto extends HTMLElement {
    #ecoute = null;
    #magasin = null;
    #comptes = new Map();

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.#magasin = auto.stockage();
      this.#batir();
      const montrer = () => this.#montrer();
      this.#magasin.ecouter(() => auto.apresImage(montrer), signal);
      window.addEventListener('pageshow', () => this.#montrer(), { signal });
      this.#montrer();
      this.hidden = false;
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    #batir() {
      const { creer } = window.Referentiel;
      const lignes = [...this.#magasin.ctx.ccp.keys()].map((code, i) => {
        const dessin = creer('span', { class: 'signe signe--menu', 'data-couleur': String((i % 6) + 1) });
        const compte = creer('span');
        this.#comptes.set(code, compte);
        // The grid is a page of the same folder.
        const adresse = `index.html#${code.toLowerCase()}`;
        return creer('li', {}, creer('a', { href: adresse }, dessin, creer('strong', {}, code), ' ', compte));
      });
      this.replaceChildren(creer('p', {}, 'Mes réponses'), creer('ul', { role: 'list' }, ...lignes));
    }

    #montrer() {
      const { ctx, etat } = this.#magasin;
      for (const [code, { repondus, total }] of auto.progression(ctx, etat).ccp) {
        const phrase = `${repondus} sur ${total}`;
        auto.dom.ecrire(this.#comptes.get(code), phrase);
      }
    }
  }

  customElements.define('avancement-auto', AvancementAuto);
})();
