/*
 * <synthese-conseils> : mes points forts, quoi travailler et pourquoi, ce qui changerait la lecture.
 * Le plus proche de « Oui » vient d’abord ; le détail de chaque compétence s’ouvre sur demande, et s’imprime.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer, compte } = auto.dom;
  const PRIORITES = 5;

  /** Compétences with an answer below the threshold, the furthest first: [{code, bas, appui}]. */
  function aTravailler(ctx, etat) {
    const seuil = auto.seuil(ctx);
    return [...ctx.competences]
      .map(([code, { codes }]) => {
        const rangs = codes.map((repere) => auto.rang(ctx, auto.niveauDe(ctx, etat, repere)));
        const bas = rangs.filter((rang) => rang === 1).length;
        return { code, bas, appui: rangs.filter((rang) => rang > 1 && rang < seuil).length };
      })
      .filter(({ bas, appui }) => bas + appui > 0)
      .sort((a, b) => b.bas * 3 + b.appui - (a.bas * 3 + a.appui))
      .slice(0, PRIORITES);
  }

  class SyntheseConseils extends auto.ElementAuto {
    static LIT = ['reponses', 'situations'];

    agir(action, bouton) {
      if (action !== 'planifier') return;
      document.querySelector('#plan-competence').value = bouton.dataset.code;
      document.querySelector('#plan-quoi').focus();
    }

    montrer() {
      const { ctx, etat } = this.magasin;
      const lectures = [...ctx.competences.keys()].map((code) => [code, auto.lectureDe(ctx, etat, code)]);
      const listes = [
        ['forces', this.#forces(ctx, etat, lectures), 'Vos points forts apparaîtront ici quand vous aurez répondu.'],
        ['priorites', this.#priorites(ctx, etat), 'Rien à mettre en premier pour l’instant.'],
        ['vers-oui', this.#versOui(ctx, etat, lectures), 'Aucune compétence ne se lit «\u00a0Partiellement\u00a0».'],
      ];
      for (const [nom, items, rien] of listes) this.#liste(this.querySelector(`.synthese__${nom}`), items, rien);
    }

    /** A detail left open stays open when an answer changes elsewhere. */
    #liste(zone, items, rien) {
      const ouverts = [...zone.querySelectorAll('details[open]')].map((d) => d.dataset.code);
      zone.replaceChildren(items.length ? creer('ul', { class: 'conseils' }, ...items) : creer('p', {}, rien));
      for (const detail of zone.querySelectorAll('details')) detail.open = ouverts.includes(detail.dataset.code);
    }

    #lien(ctx, code) {
      const { titre_court: nom } = ctx.competences.get(code);
      return creer('a', { href: `${this.dataset.grille}#${code.toLowerCase()}` }, nom);
    }

    #detail(ctx, code, resume, lignes, ...suite) {
      const nom = ctx.competences.get(code).titre_court;
      return creer(
        'details',
        { class: 'depliant', 'data-code': code },
        creer('summary', {}, nom, creer('span', { class: 'conseils__resume' }, `\u00a0: ${resume}`)),
        creer('ul', {}, ...lignes),
        ...suite,
      );
    }

    #forces(ctx, etat, lectures) {
      const preuve = ctx.niveaux.at(-1);
      const sommet = ctx.lectures.find(({ quand }) => quand.tous_au_moins);
      const oui = lectures
        .filter(([, lecture]) => lecture === sommet?.code)
        .map(([code]) => creer('li', {}, this.#lien(ctx, code), `\u00a0: se lit «\u00a0${sommet.libelle}\u00a0».`));
      const prouvees = lectures
        .filter(([, lecture]) => lecture !== sommet?.code)
        .map(([code]) => [code, ctx.competences.get(code).codes.filter((r) => auto.niveauDe(ctx, etat, r) === preuve)])
        .filter(([, reperes]) => reperes.length > 0)
        .map(([code, reperes]) => {
          const resume = `${compte(reperes.length, 'repère')} à «\u00a0${ctx.libelles.get(preuve)}\u00a0»`;
          const lignes = reperes.map((r) => creer('li', {}, `${r}\u00a0: ${ctx.reperes.get(r).texte}`));
          return creer('li', {}, this.#detail(ctx, code, resume, lignes));
        });
      return [...oui, ...prouvees];
    }

    #priorites(ctx, etat) {
      const [premier, second] = [1, 2].map((rang) => ctx.libelles.get(ctx.niveaux[rang]));
      return aTravailler(ctx, etat).map(({ code, bas, appui }) => {
        const raisons = [
          bas && `${compte(bas, 'repère')} à «\u00a0${premier}\u00a0»`,
          appui && `${compte(appui, 'repère')} à «\u00a0${second}\u00a0»`,
        ].filter(Boolean);
        const bouton = creer(
          'button',
          { type: 'button', class: 'bouton bouton--petit', 'data-action': 'planifier', 'data-code': code },
          'Ajouter au plan',
          creer('span', { class: 'hors-ecran' }, `\u00a0: ${code}`),
        );
        return creer('li', {}, this.#lien(ctx, code), `\u00a0: ${raisons.join(', ')}. `, bouton);
      });
    }

    #versOui(ctx, etat, lectures) {
      const entreDeux = ctx.lectures.at(-1).code;
      return lectures
        .filter(([, lecture]) => lecture === entreDeux)
        .map(([code]) => [code, auto.ecarts(ctx, etat, code)])
        .sort(([, a], [, b]) => a.reperes.length - b.reperes.length)
        .map(([code, ecarts]) => creer('li', {}, ...this.#pas(ctx, code, ecarts)));
    }

    /** What one compétence lacks: in a line when only a situation does. */
    #pas(ctx, code, { seuil, reperes, situation }) {
      const ecrire = () => creer('a', { href: this.dataset.situations }, 'une situation vécue');
      if (reperes.length === 0) return [this.#lien(ctx, code), '\u00a0: il manque seulement ', ecrire(), '.'];
      const libelle = ctx.libelles.get(seuil);
      const resume = `${compte(reperes.length, 'repère')} à porter à «\u00a0${libelle}\u00a0»${situation ? ', et une situation' : ''}`;
      const lignes = reperes.map((r) => creer('li', {}, `${r}\u00a0: ${ctx.reperes.get(r).texte}`));
      if (situation) lignes.push(creer('li', {}, 'Et ', ecrire(), ' à rattacher.'));
      const revoir = creer(
        'a',
        { href: `${this.dataset.grille}#${code.toLowerCase()}` },
        `Revoir mes réponses sur ${code}`,
      );
      return [this.#detail(ctx, code, resume, lignes, creer('p', { class: 'ecran-seul' }, revoir))];
    }
  }

  customElements.define('synthese-conseils', SyntheseConseils);
})();
