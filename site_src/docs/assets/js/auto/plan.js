/*
 * <plan-action> : quoi, avec qui, pour quand, fait. Chaque ligne se change sur place ; supprimer se défait.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;
  const { telecharger } = auto.dom;

  class PlanAction extends auto.ElementAuto {
    static LIT = ['plan'];

    #saisie = null;

    brancher(signal) {
      const choix = this.querySelector('#plan-competence');
      if (choix.length === 1)
        for (const [code, { titre_court: nom }] of this.magasin.ctx.competences) choix.add(new Option(nom, code));
      this.#saisie = new auto.SaisiePlan(this.querySelector('.plan__ajout'), this.#garder, signal);
      this.addEventListener(
        'change',
        (e) => {
          const { id } = e.target.closest?.('[data-action-plan]')?.dataset ?? {};
          if (id) this.#cocher(id, e.target.checked);
        },
        { signal },
      );
    }

    /**
     * Keeps what was written over what was read (`base`). An action deleted in another tab meanwhile comes back whole; of
     * one changed there, both texts stay, and what was changed on one side only: `ailleurs` says so.
     */
    #garder = (id, mien, base) => {
      const maintenant = Date.now();
      const change = Object.fromEntries(Object.entries(mien).filter(([nom, v]) => v !== base[nom]));
      let ailleurs = false;
      const rendu = this.magasin.changer((etat) => {
        const la = etat.plan.get(id);
        const leur = !la || la.supprime ? base : la;
        const accorder = (nom, ligne) => auto.accorderTextes(base[nom], mien[nom], leur[nom], ligne);
        const textes = { quoi: accorder('quoi'), avec_qui: accorder('avec_qui', true) };
        ailleurs = Object.keys(base).some((nom) => leur[nom] !== base[nom]);
        return auto.poser(etat, 'plan', id, { ...leur, ...change, ...textes }, maintenant);
      }, maintenant);
      return { ...rendu, ailleurs };
    };

    /** An action deleted in another tab meanwhile does not come back as a tick alone. */
    #cocher(id, fait) {
      const maintenant = Date.now();
      this.magasin.changer((etat) => {
        const action = etat.plan.get(id);
        return !action || action.supprime ? etat : auto.poser(etat, 'plan', id, { fait }, maintenant);
      }, maintenant);
    }

    agir(action, bouton) {
      const { ctx, etat } = this.magasin;
      if (action === 'ajouter') this.#saisie.garder();
      else if (action === 'changer-action') {
        const { id } = bouton.closest('[data-id]').dataset;
        this.#saisie.ouvrir(id, etat.plan.get(id));
      } else if (action === 'renoncer') this.#renoncer();
      else if (action === 'supprimer')
        this.oter('plan', bouton.closest('[data-id]').dataset.id, 'L’action est supprimée.');
      else if (action === 'annuler') this.remettre();
      else if (action === 'agenda') {
        const nom = auto.nomDeFichier(ctx, Date.now(), 'ics').replace('auto-evaluation', 'plan-action');
        telecharger(auto.agenda(ctx, etat), nom, 'text/calendar;charset=utf-8');
      }
    }

    #renoncer() {
      this.#saisie.renoncer();
      this.querySelector('#plan-quoi').focus();
    }

    /** What was being written goes too; what takes the place of everything says nothing of it: it is said here. */
    oublier({ cause }) {
      const perdu = cause === 'remplace' && this.#saisie.commencee;
      this.#saisie.renoncer();
      if (perdu) this.#saisie.dire(auto.AVIS.passe);
    }

    montrer() {
      auto.garderFocus(this, () => this.#lister(), this.querySelector('summary'));
    }

    #lister() {
      const { ctx, etat } = this.magasin;
      const actions = auto
        .vivants(etat, 'plan')
        .sort(([, a], [, b]) => ((a.pour_le || '9') < (b.pour_le || '9') ? -1 : 1));
      const liste = this.querySelector('.plan__liste');
      const reste = actions.filter(([, { fait }]) => !fait).length;
      this.querySelector('.pli__dit').textContent = auto.dom.compte(
        reste,
        'action à faire',
        'actions à faire',
        actions.length ? 'tout est fait' : 'aucune action',
      );
      this.querySelector('[data-action="agenda"]').hidden = !actions.some(([, { pour_le: le, fait }]) => le && !fait);
      if (!actions.length) {
        liste.replaceChildren(creer('p', {}, 'Aucune action pour l’instant.'));
        return;
      }
      liste.replaceChildren(auto.tableauDuPlan(ctx, actions));
    }
  }

  customElements.define('plan-action', PlanAction);
})();
