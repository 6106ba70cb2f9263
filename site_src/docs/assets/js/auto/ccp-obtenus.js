/*
 * <ccp-obtenus> : les CCP déjà obtenus, avec leur date, et ce qui reste.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;
  const { cacher, ecrire, jour } = auto.dom;

  class CcpObtenus extends auto.ElementAuto {
    static LIT = ['ccp'];

    brancher(signal) {
      for (const bloc of this.querySelectorAll('[data-ccp-obtenu]')) {
        const { code, boite, date } = this.#parties(bloc);
        boite.addEventListener('change', () => this.#cocher(code, boite.checked), { signal });
        for (const geste of ['input', 'change'])
          date.addEventListener(geste, () => this.#dater(code, date, auto.PAUSES.ecrit), { signal });
        date.addEventListener('focusout', () => this.#dater(code, date, auto.PAUSES.quitte), { signal });
      }
      const faute = () => [...this.querySelectorAll('.champ:not([hidden]) input')].some((c) => !this.#bonne(c));
      auto.avantDePartir(faute, signal);
    }

    #parties(bloc) {
      const [boite, date] = bloc.querySelectorAll('input');
      return { code: bloc.dataset.ccpObtenu, boite, date };
    }

    #bonne(date) {
      return auto.lireDate(date).date !== null;
    }

    #cocher(code, coche) {
      const maintenant = Date.now();
      this.magasin.changer((etat) => auto.noterCcp(etat, code, coche, maintenant), maintenant);
    }

    /** The day kept stays until a good one is there; a CCP unticked in another tab does not come back by its date. */
    #dater(code, champ, pause) {
      const { date } = auto.jugerChampDate(champ, pause);
      if (date === null) return;
      const maintenant = Date.now();
      this.magasin.changer((etat) => {
        const ccp = etat.ccp.get(code);
        const change = ccp && !ccp.supprime && ccp.obtenu_le !== date;
        return change ? auto.poser(etat, 'ccp', code, { obtenu_le: date }, maintenant) : etat;
      }, maintenant);
    }

    oublier() {
      auto.vider(this);
    }

    /** The boxes at once; what is left to do, below them, once the frame of the one just ticked is made. */
    montrer(nouvelle) {
      auto.garderFocus(this, () => this.#montrerCases(), this.querySelector('summary'));
      auto.apresReponse(nouvelle, this.#apres);
    }

    #apres = () => {
      if (this.isConnected) auto.garderFocus(this, () => this.#montrerSuite(), this.querySelector('summary'));
    };

    #montrerCases() {
      const { etat } = this.magasin;
      const obtenus = new Map(auto.vivants(etat, 'ccp'));
      for (const bloc of this.querySelectorAll('[data-ccp-obtenu]')) {
        const { code, boite, date } = this.#parties(bloc);
        const obtenu = obtenus.get(code);
        boite.checked = Boolean(obtenu);
        const cadre = date.closest('.champ');
        if (!obtenu && !cadre.hidden) auto.vider(cadre);
        cacher(cadre, !obtenu);
        if (!obtenu) continue;
        // What is being written and is no day yet stays.
        if (this.#bonne(date) && auto.lireDate(date).date !== obtenu.obtenu_le)
          auto.montrerDate(date, obtenu.obtenu_le);
      }
    }

    #montrerSuite() {
      const { ctx, etat } = this.magasin;
      const obtenus = new Map(auto.vivants(etat, 'ccp'));
      const restent = [...ctx.ccp.values()].filter(({ code }) => !obtenus.has(code));
      const acquis = [...ctx.ccp.values()].filter(({ code }) => obtenus.has(code));
      ecrire(this.querySelector('.pli__dit'), acquis.map(({ code }) => code).join(', ') || 'aucun noté');
      const reste = this.querySelector('.ccp-obtenus__reste');
      const suite = this.querySelector('.ccp-obtenus__suite');
      if (suite) cacher(suite, acquis.length === 0);
      if (!acquis.length) {
        reste.replaceChildren();
        return;
      }
      const deja = acquis
        .map(({ code }) => code + (obtenus.get(code).obtenu_le ? ` (${jour(obtenus.get(code).obtenu_le)})` : ''))
        .join(', ');
      reste.replaceChildren(
        creer('h3', {}, 'Ce qui reste'),
        creer('p', {}, `Déjà obtenu\u00a0: ${deja}.`),
        ...(restent.length
          ? [
              creer('ul', {}, ...restent.map(({ titre_court: nom }) => creer('li', {}, nom))),
              ctx.premier_tour &&
                creer(
                  'p',
                  {},
                  creer('a', { class: 'bouton', href: 'premier-tour.html' }, 'Faire le point sur ce qui reste'),
                ),
            ]
          : [
              creer(
                'p',
                {},
                'Vous avez tous les CCP. Demandez au centre comment passer l’entretien final, puis recevoir le titre.',
              ),
            ]),
      );
    }
  }

  customElements.define('ccp-obtenus', CcpObtenus);
})();
