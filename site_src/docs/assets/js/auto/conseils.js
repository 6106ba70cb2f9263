/*
 * <synthese-conseils> : mes points forts, et ce qui est à chercher ailleurs.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;
  const { cacher, compte, ecrire } = auto.dom;

  class SyntheseConseils extends auto.ElementAuto {
    static LIT = ['reponses', 'premier_tour', 'situations', ...auto.DEMANDE];

    montrer() {
      const { ctx, etat } = this.magasin;
      const rien = auto.aPreciser(ctx, etat) ? 'à préciser' : 'rien encore';
      this.#liste(
        'forces',
        this.#forces(ctx, etat),
        'Vos points forts se lisent dans le détail\u00a0: ce que vous faites sans aide.',
        rien,
      );
      this.#liste('ailleurs', this.#ailleurs(ctx, etat), '');
    }

    /** A part with nothing to say, not even that, goes, title and all. */
    #liste(nom, items, rien, court = '') {
      const zone = this.querySelector(`.synthese__${nom}`);
      const pli = zone.closest('details');
      cacher(pli, items.length === 0 && rien === '');
      ecrire(pli.querySelector('.pli__dit'), compte(items.length, 'compétence', 'compétences', court));
      auto.tenirOuDire(zone, 'ul', { class: 'conseils' }, items, rien);
    }

    #lien(ctx, code) {
      return creer('a', { href: `${code.toLowerCase()}.html` }, ctx.competences.get(code).titre_court);
    }

    /** What is fully autonomous, and nothing else; the proof is told beside, apart. */
    #forces(ctx, etat) {
      const sommet = ctx.lectures.find(({ quand }) => quand.tous_au_moins)?.code;
      return [...ctx.competences.keys()]
        .map((code) => [code, auto.pratiqueDe(ctx, etat, code)])
        .filter(([, { lecture }]) => lecture === sommet)
        .map(([code, pratique]) => {
          const preuve = auto.preuveDe(ctx, etat, code);
          const faire = () => {
            const situation = creer('a', { href: this.dataset.situations }, 'écrire une situation');
            const suite = preuve === 'racontee' ? ['.'] : ['\u00a0: ', situation, '.'];
            return creer(
              'li',
              {},
              this.#lien(ctx, code),
              creer('p', {}, `${auto.motPratique(ctx, pratique)}.`),
              creer('p', {}, `Preuve ${ctx.preuves.get(preuve).libelle}`, ...suite),
            );
          };
          return [code, JSON.stringify([pratique, preuve]), faire];
        });
    }

    /** Repères, or an answer of the first round, without occasion: told apart, never among what to work on. */
    #ailleurs(ctx, etat) {
      return auto
        .concernees(ctx, etat)
        .map((code) => {
          const { tour } = auto.vueCompetence(ctx, etat, code);
          const textes = ctx.competences
            .get(code)
            .codes.filter((r) => auto.niveauDe(ctx, etat, r) === ctx.sans_occasion)
            .map((r) => `${r}\u00a0: ${ctx.reperes.get(r).texte}`);
          if (tour && tour === ctx.sans_occasion) textes.push('Au premier tour.');
          const items = () => textes.map((texte) => creer('li', {}, texte));
          return [code, textes.join(), () => creer('li', {}, this.#lien(ctx, code), creer('ul', {}, ...items()))];
        })
        .filter(([, dit]) => dit);
    }
  }

  customElements.define('synthese-conseils', SyntheseConseils);
})();
