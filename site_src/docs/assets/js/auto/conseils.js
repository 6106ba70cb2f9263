/*
 * <synthese-conseils> : mes points forts, et ce qui est à chercher ailleurs.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { compte } = auto.dom;

  class SyntheseConseils extends auto.ElementAuto {
    static LIT = ['reponses', 'situations', ...auto.DEMANDE];

    montrer() {
      const { ctx, etat } = this.magasin;
      this.#liste(
        'forces',
        this.#forces(ctx, etat),
        'Vos points forts apparaîtront ici\u00a0: ce que vous faites sans aide.',
      );
      this.#liste('ailleurs', this.#ailleurs(ctx, etat), '');
    }

    /** A part with nothing to say, not even that, goes, title and all. */
    #liste(nom, items, rien) {
      const zone = this.querySelector(`.synthese__${nom}`);
      const pli = zone.closest('details');
      pli.hidden = items.length === 0 && rien === '';
      pli.querySelector('.pli__dit').textContent = compte(items.length, 'compétence', 'compétences', 'rien encore');
      zone.replaceChildren(items.length ? creer('ul', { class: 'conseils' }, ...items) : creer('p', {}, rien));
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
          const ecrire = creer('a', { href: this.dataset.situations }, 'écrire une situation');
          return creer(
            'li',
            {},
            this.#lien(ctx, code),
            creer('p', {}, `${auto.motPratique(ctx, pratique)}.`),
            creer(
              'p',
              {},
              `Preuve ${ctx.preuves.get(preuve).libelle}`,
              ...(preuve === 'racontee' ? ['.'] : ['\u00a0: ', ecrire, '.']),
            ),
          );
        });
    }

    /** Repères the person had no occasion for: told apart, never among what to work on. */
    #ailleurs(ctx, etat) {
      return auto
        .concernees(ctx, etat)
        .map((code) => [
          code,
          ctx.competences.get(code).codes.filter((r) => auto.niveauDe(ctx, etat, r) === ctx.sans_occasion),
        ])
        .filter(([, reperes]) => reperes.length > 0)
        .map(([code, reperes]) =>
          creer(
            'li',
            {},
            this.#lien(ctx, code),
            creer('ul', {}, ...reperes.map((r) => creer('li', {}, `${r}\u00a0: ${ctx.reperes.get(r).texte}`))),
          ),
        );
    }
  }

  customElements.define('synthese-conseils', SyntheseConseils);
})();
