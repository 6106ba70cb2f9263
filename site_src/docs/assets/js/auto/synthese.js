/*
 * <synthese-lectures> : où j’en suis, par certificat et par compétence. Des mots d’abord, un dessin à côté.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer, compte } = auto.dom;

  class SyntheseLectures extends auto.ElementAuto {
    static LIT = ['reponses', 'situations'];

    montrer() {
      const { ctx, etat } = this.magasin;
      const lectures = auto.lecturesParCcp(ctx, etat);
      this.querySelector('.synthese__lecture').replaceChildren(
        ...this.#tableaux(ctx, etat, lectures),
        this.#legende(ctx),
      );
    }

    #niveaux(ctx, etat, code) {
      return ctx.competences.get(code).codes.map((r) => auto.niveauDe(ctx, etat, r));
    }

    #libelle(ctx, code) {
      return ctx.lectures.find((l) => l.code === code).libelle;
    }

    #lien(ctx, code) {
      const { titre_court: nom } = ctx.competences.get(code);
      return creer('a', { href: `${this.dataset.grille}#${code.toLowerCase()}` }, nom);
    }

    *#tableaux(ctx, etat, lectures) {
      const { ccp: progres } = auto.progression(ctx, etat);
      for (const [ccp, m] of lectures) {
        const { titre_court: nom } = ctx.ccp.get(ccp);
        const { repondus, total } = progres.get(ccp);
        const compteLectures = ctx.lectures
          .map((l) => [l.libelle, [...m.values()].filter((c) => c === l.code).length])
          .filter(([, n]) => n);
        yield creer('h3', {}, nom);
        yield creer(
          'p',
          {},
          `${compteLectures.map(([mot, n]) => `${mot}\u00a0: ${compte(n, 'compétence')}`).join(' · ')}. ${repondus}\u00a0${repondus > 1 ? 'repères' : 'repère'} sur ${total} ${repondus > 1 ? 'renseignés' : 'renseigné'}.`,
        );
        const entetes = ['Compétence', 'Lecture', 'Repères', 'Situations'].map((t) => creer('th', { scope: 'col' }, t));
        const lignes = [...m].map(([code, lecture]) => {
          const niveaux = this.#niveaux(ctx, etat, code);
          return creer(
            'tr',
            {},
            creer('th', { scope: 'row' }, this.#lien(ctx, code)),
            creer('td', { class: 'lecture', 'data-nom': 'Lecture' }, this.#libelle(ctx, lecture)),
            creer(
              'td',
              { class: 'synthese__reperes', 'data-nom': 'Repères' },
              auto.dessin(ctx, niveaux),
              creer(
                'span',
                { class: 'barre__mots' },
                auto
                  .repartition(ctx, niveaux)
                  .map(([n, nombre]) => `${nombre}\u00a0${ctx.libelles.get(n)}`)
                  .join(', '),
              ),
            ),
            creer(
              'td',
              { class: 'synthese__situations', 'data-nom': 'Situations' },
              String(auto.situationsDe(ctx, etat, code).length),
            ),
          );
        });
        yield creer(
          'table',
          { class: 'synthese__tableau' },
          creer('caption', { class: 'hors-ecran' }, nom),
          creer('thead', {}, creer('tr', {}, ...entetes)),
          creer('tbody', {}, ...lignes),
        );
      }
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

  customElements.define('synthese-lectures', SyntheseLectures);
})();
