/*
 * <detail-competences> : le détail en tableaux, niveau par niveau. Bâti quand on l’ouvre ou qu’on l’imprime.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;
  const { compte } = auto.dom;

  class DetailCompetences extends auto.ElementAuto {
    static LIT = ['reponses', 'premier_tour', 'situations', ...auto.DEMANDE];

    brancher(signal) {
      this.#pli.addEventListener('toggle', () => this.montrer(), { signal });
      window.addEventListener('beforeprint', () => this.#batir(), { signal });
    }

    get #pli() {
      return this.querySelector('details');
    }

    /** A closed part holds nothing, neither what is no longer said. */
    montrer() {
      if (this.#pli.open) this.#batir();
      else this.oublier();
    }

    oublier() {
      this.querySelector('.detail__tableaux').replaceChildren();
    }

    #batir() {
      const { ctx, etat } = this.magasin;
      this.querySelector('.detail__tableaux').replaceChildren(
        this.#legende(ctx),
        ...[...ctx.ccp.values()].map((ccp) => this.#tableau(ctx, etat, ccp)),
      );
    }

    #tableau(ctx, etat, { code: ccp, titre_court: nom, competences }) {
      const raison = auto.misDeCote(ctx, etat).get(ccp);
      const entetes = ['Compétence', 'Pratique', 'Preuve', 'Repères'].map((t) => creer('th', { scope: 'col' }, t));
      return creer(
        'table',
        { class: 'synthese__tableau' },
        creer('caption', {}, nom, raison && ` (${auto.motDeCote(raison)})`),
        creer('thead', {}, creer('tr', {}, ...entetes)),
        creer('tbody', {}, ...competences.map((code) => this.#ligne(ctx, etat, code))),
      );
    }

    #ligne(ctx, etat, code) {
      const niveaux = auto.niveauxDe(ctx, etat, code);
      const mots = auto.repartition(ctx, niveaux).map(([n, nombre]) => `${nombre}\u00a0${ctx.libelles.get(n)}`);
      const situations = auto.situationsDe(ctx, etat, code).length;
      const preuve = ctx.preuves.get(auto.preuve(situations > 0)).libelle;
      const lue = auto.motPratique(ctx, auto.lire(ctx, niveaux));
      const { tour } = auto.vueCompetence(ctx, etat, code);
      const dit = tour && `\u202f; premier tour\u00a0: ${ctx.libelles.get(tour)}`;
      const ecrites = situations > 0 && ` (${compte(situations, 'situation')})`;
      return creer(
        'tr',
        {},
        creer('th', { scope: 'row' }, ctx.competences.get(code).titre_court),
        creer('td', { class: 'lecture', 'data-nom': 'Pratique' }, lue, dit),
        creer('td', { class: 'synthese__preuve', 'data-nom': 'Preuve' }, preuve, ecrites),
        creer(
          'td',
          { class: 'synthese__reperes', 'data-nom': 'Repères' },
          auto.dessin(ctx, niveaux),
          creer('span', { class: 'barre__mots' }, mots.join(', ')),
        ),
      );
    }

    /** What each shape means, drawn with the same pen. */
    #legende(ctx) {
      return creer(
        'ul',
        { class: 'barre-legende' },
        ...ctx.niveaux.map((niveau) => creer('li', {}, auto.dessin(ctx, [niveau]), ` ${ctx.libelles.get(niveau)}`)),
      );
    }
  }

  customElements.define('detail-competences', DetailCompetences);
})();
