/*
 * <ccp-obtenus> : les CCP déjà obtenus, avec leur date, et ce qui reste.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer, jour } = auto.dom;

  class CcpObtenus extends auto.ElementAuto {
    static LIT = ['ccp'];

    brancher(signal) {
      this.addEventListener(
        'change',
        (e) => {
          const bloc = e.target.closest('[data-ccp-obtenu]');
          const code = bloc.dataset.ccpObtenu;
          const maintenant = Date.now();
          const date = bloc.querySelector('[type="date"]').value;
          const coche = bloc.querySelector('[type="checkbox"]').checked;
          this.magasin.changer(
            (etat) =>
              coche
                ? auto.poser(etat, 'ccp', code, { obtenu_le: date }, maintenant)
                : auto.oter(etat, 'ccp', code, maintenant),
            maintenant,
          );
        },
        { signal },
      );
    }

    montrer() {
      const { ctx, etat } = this.magasin;
      const obtenus = new Map(auto.vivants(etat, 'ccp'));
      for (const bloc of this.querySelectorAll('[data-ccp-obtenu]')) {
        const obtenu = obtenus.get(bloc.dataset.ccpObtenu);
        const date = bloc.querySelector('[type="date"]');
        bloc.querySelector('[type="checkbox"]').checked = Boolean(obtenu);
        date.closest('.champ').hidden = !obtenu;
        if (date !== document.activeElement) date.value = obtenu?.obtenu_le ?? '';
      }
      const restent = [...ctx.ccp.values()].filter(({ code }) => !obtenus.has(code));
      const acquis = [...ctx.ccp.values()].filter(({ code }) => obtenus.has(code));
      const reste = this.querySelector('.ccp-obtenus__reste');
      const suite = this.querySelector('.ccp-obtenus__suite');
      if (suite) suite.hidden = acquis.length === 0;
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
        restent.length
          ? creer('ul', {}, ...restent.map(({ titre_court: nom }) => creer('li', {}, nom)))
          : creer(
              'p',
              {},
              'Vous avez tous les CCP. Demandez au centre comment passer l’entretien final, puis recevoir le titre.',
            ),
      );
    }
  }

  customElements.define('ccp-obtenus', CcpObtenus);
})();
