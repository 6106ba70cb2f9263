/*
 * <ccp-concernes> : les CCP que la personne vise, et ceux qu’elle a déjà ; seuls les autres sont mis de côté.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  class CcpConcernes extends auto.ElementAuto {
    static LIT = auto.DEMANDE;

    brancher(signal) {
      this.addEventListener('change', (e) => this.#choisir(e.target), { signal });
      window.addEventListener('pageshow', () => this.montrer(), { signal });
    }

    #choisir(boite) {
      const code = boite.closest('[data-ccp-obtenu]').dataset.ccpObtenu;
      const maintenant = Date.now();
      this.magasin.changer((etat) => {
        const viser = (vise) => auto.poser(etat, 'ccp_vises', code, { vise }, maintenant);
        if (boite.name === 'vise') return viser(boite.checked);
        const vise = etat.ccp_vises.get(code)?.vise && boite.checked; // One does not aim at what one holds.
        return auto.noterCcp(vise ? viser(false) : etat, code, boite.checked, maintenant);
      }, maintenant);
    }

    oublier() {
      this.querySelector('details').open = false;
    }

    montrer() {
      const { etat } = this.magasin;
      const obtenus = new Map(auto.vivants(etat, 'ccp'));
      for (const bloc of this.querySelectorAll('[data-ccp-obtenu]')) {
        const code = bloc.dataset.ccpObtenu;
        const [vise, obtenu] = bloc.querySelectorAll('input');
        obtenu.checked = obtenus.has(code);
        vise.checked = !obtenu.checked && etat.ccp_vises.get(code)?.vise === true;
        vise.disabled = obtenu.checked;
      }
    }
  }

  customElements.define('ccp-concernes', CcpConcernes);
})();
