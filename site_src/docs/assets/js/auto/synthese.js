/*
 * <synthese-lectures> : où j’en suis, mes points forts, quoi travailler et pourquoi. Des mots d’abord, un dessin à côté.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer, compte } = auto.dom;

  class SyntheseLectures extends auto.ElementAuto {
    agir(action, bouton) {
      document.querySelector('#plan-competence').value = bouton.dataset.code;
      document.querySelector('#plan-quoi').focus();
    }

    montrer() {
      const { ctx, etat } = this.magasin;
      const lectures = auto.lecturesParCcp(ctx, etat);
      this.querySelector('.synthese__lecture').replaceChildren(
        ...this.#tableaux(ctx, etat, lectures),
        this.#legende(ctx),
      );
      const toutes = [...lectures.values()].flatMap((m) => [...m]);
      this.#liste(
        '.synthese__forces',
        this.#forces(ctx, etat, toutes),
        'Vos points forts apparaîtront ici quand vous aurez répondu.',
      );
      this.#liste(
        '.synthese__priorites',
        this.#priorites(ctx, etat, toutes),
        'Rien à mettre en premier pour l’instant.',
      );
      this.#liste(
        '.synthese__vers-oui',
        this.#versOui(ctx, etat, toutes),
        'Aucune compétence ne se lit «\u00a0Partiellement\u00a0».',
      );
    }

    #liste(selecteur, items, rien) {
      this.querySelector(selecteur).replaceChildren(items.length ? creer('ul', {}, ...items) : creer('p', {}, rien));
    }

    #niveaux(ctx, etat, code) {
      return ctx.competences.get(code).codes.map((r) => auto.niveauDe(ctx, etat, r));
    }

    #libelle(ctx, code) {
      return ctx.lectures.find((l) => l.code === code).libelle;
    }

    #lien(ctx, code, texte) {
      return creer(
        'a',
        { href: `${this.dataset.grille}#${code.toLowerCase()}` },
        texte ?? ctx.competences.get(code).titre_court,
      );
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
          `${compteLectures.map(([mot, n]) => `${mot}\u00a0: ${compte(n, 'compétence')}`).join(' · ')}. ${repondus} repères sur ${total} renseignés.`,
        );
        const entetes = ['Compétence', 'Lecture', 'Repères', 'Situations'].map((t) => creer('th', { scope: 'col' }, t));
        const lignes = [...m].map(([code, lecture]) => {
          const niveaux = this.#niveaux(ctx, etat, code);
          return creer(
            'tr',
            {},
            creer('th', { scope: 'row' }, this.#lien(ctx, code)),
            creer('td', { class: `lecture lecture--${lecture}`, 'data-nom': 'Lecture' }, this.#libelle(ctx, lecture)),
            creer(
              'td',
              { 'data-nom': 'Repères' },
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
            creer('td', { 'data-nom': 'Situations' }, String(auto.situationsDe(ctx, etat, code).length)),
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

    #forces(ctx, etat, lectures) {
      const preuve = ctx.niveaux.at(-1);
      const sommet = ctx.lectures.find(({ quand }) => quand.tous_au_moins)?.code;
      const oui = lectures
        .filter(([, lecture]) => lecture === sommet)
        .map(([code]) =>
          creer('li', {}, this.#lien(ctx, code), `\u00a0: se lit «\u00a0${this.#libelle(ctx, sommet)}\u00a0».`),
        );
      const prouves = [...ctx.reperes]
        .filter(
          ([code, { competence }]) =>
            auto.niveauDe(ctx, etat, code) === preuve && !lectures.some(([c, l]) => c === competence && l === sommet),
        )
        .map(([code, { texte }]) =>
          creer('li', {}, `${code}, ${ctx.libelles.get(preuve).toLowerCase()}\u00a0: ${texte}`),
        );
      return [...oui, ...prouves];
    }

    /** In order: what is quite new, then the lowest answers; unanswered compétences come last. */
    #priorites(ctx, etat, lectures) {
      const seuil = auto.seuil(ctx);
      const travail = lectures
        .map(([code]) => {
          const rangs = this.#niveaux(ctx, etat, code).map((n) => ctx.niveaux.indexOf(n));
          const bas = rangs.filter((rang) => rang === 1).length;
          const appui = rangs.filter((rang) => rang > 1 && rang < seuil).length;
          return { code, bas, appui, poids: bas * 3 + appui };
        })
        .filter(({ poids }) => poids > 0)
        .sort((a, b) => b.poids - a.poids)
        .slice(0, 5);
      const [premier, second] = [1, 2].map((rang) => ctx.libelles.get(ctx.niveaux[rang]));
      return travail.map(({ code, bas, appui }) => {
        const raisons = [
          bas && `${compte(bas, 'repère')} à «\u00a0${premier}\u00a0»`,
          appui && `${compte(appui, 'repère')} à «\u00a0${second}\u00a0»`,
        ].filter(Boolean);
        return creer(
          'li',
          {},
          this.#lien(ctx, code),
          `\u00a0: ${raisons.join(', ')}. `,
          creer(
            'button',
            { type: 'button', class: 'bouton bouton--petit', 'data-action': 'planifier', 'data-code': code },
            'Ajouter au plan',
            creer('span', { class: 'hors-ecran' }, `\u00a0: ${code}`),
          ),
        );
      });
    }

    #versOui(ctx, etat, lectures) {
      const seuil = ctx.libelles.get(ctx.niveaux[auto.seuil(ctx)]);
      return lectures
        .filter(([, lecture]) => lecture === ctx.lectures.at(-1).code)
        .map(([code]) => {
          const { reperes, situation } = auto.ecarts(ctx, etat, code);
          const pas = reperes.map((r) =>
            creer('li', {}, `${r}, à porter à «\u00a0${seuil}\u00a0»\u00a0: ${ctx.reperes.get(r).texte}`),
          );
          if (situation)
            pas.push(
              creer('li', {}, creer('a', { href: this.dataset.situations }, 'Une situation vécue'), ' à rattacher.'),
            );
          return creer('li', {}, this.#lien(ctx, code), creer('ul', {}, ...pas));
        });
    }
  }

  customElements.define('synthese-lectures', SyntheseLectures);
})();
