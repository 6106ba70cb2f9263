/*
 * <plan-action> : quoi, avec qui, pour quand, fait. Chaque ligne se change sur place ; supprimer se défait.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer, telecharger } = auto.dom;

  class PlanAction extends auto.ElementAuto {
    static LIT = ['plan'];

    brancher(signal) {
      this.addEventListener(
        'change',
        (e) => {
          const { id } = e.target.closest?.('[data-action-plan]')?.dataset ?? {};
          if (id) this.#cocher(id, e.target.checked);
          else this.#juger(e.target, auto.PAUSES.ecrit);
        },
        { signal },
      );
      const pour = this.#champ('pour');
      pour.addEventListener('focusout', () => this.#juger(pour, auto.PAUSES.quitte), { signal });
      this.addEventListener(
        'input',
        (e) => {
          auto.recevoir(e.target);
          this.#juger(e.target, auto.PAUSES.ecrit);
        },
        { signal },
      );
      this.addEventListener(
        'keydown',
        (e) => {
          if (e.key !== 'Enter' || e.isComposing || e.repeat || !e.target.matches('input[type="text"]')) return;
          e.preventDefault();
          this.#ajouter();
        },
        { signal },
      );
      auto.avantDePartir(() => ['quoi', 'avec'].some((nom) => this.#champ(nom).value.trim()), signal);
    }

    #champ(nom) {
      return this.querySelector(`#plan-${nom}`);
    }

    #poser(id, valeur) {
      const maintenant = Date.now();
      return this.magasin.changer((etat) => auto.poser(etat, 'plan', id, valeur, maintenant), maintenant);
    }

    /** An action deleted in another tab meanwhile does not come back as a tick alone. */
    #cocher(id, fait) {
      const maintenant = Date.now();
      this.magasin.changer((etat) => {
        const action = etat.plan.get(id);
        return !action || action.supprime ? etat : auto.poser(etat, 'plan', id, { fait }, maintenant);
      }, maintenant);
    }

    /** Whether a field of the new action can be kept; says what is wrong with it. */
    #juger(champ, pause = 0) {
      if (champ === this.#champ('pour')) return auto.jugerChampDate(champ, pause).date !== null;
      return ![this.#champ('quoi'), this.#champ('avec')].includes(champ) || auto.jugerTexte(champ);
    }

    agir(action, bouton) {
      const { ctx, etat } = this.magasin;
      if (action === 'ajouter') this.#ajouter();
      else if (action === 'supprimer')
        this.oter('plan', bouton.closest('[data-id]').dataset.id, 'L’action est supprimée.');
      else if (action === 'annuler') this.remettre();
      else if (action === 'imprimer') window.print();
      else if (action === 'agenda') {
        const maintenant = Date.now();
        telecharger(
          auto.agenda(ctx, etat, maintenant),
          auto.nomDeFichier(ctx, maintenant).replace('auto-evaluation', 'plan-action').replace(/json$/, 'ics'),
          'text/calendar;charset=utf-8',
        );
      }
    }

    #ajouter() {
      const [quoi, avec, pour] = ['quoi', 'avec', 'pour'].map((nom) => this.#champ(nom));
      const mauvais = [quoi, avec, pour].filter((champ) => !this.#juger(champ));
      if (!quoi.value.trim()) {
        auto.faute(quoi, 'Écrivez d’abord ce que vous allez faire.');
        mauvais.unshift(quoi);
      }
      if (mauvais.length) {
        mauvais[0].focus();
        return;
      }
      const rendu = this.#poser(auto.dom.identifiant(), {
        quoi: auto.texteDuChamp(quoi).trim(),
        competence: this.#champ('competence').value,
        repere: '',
        avec_qui: auto.texteDuChamp(avec).trim(),
        pour_le: auto.lireDate(pour).date,
        fait: false,
      });
      this.#dire(rendu.ok ? '' : rendu.refus.message);
      auto.dire(rendu.ok ? 'L’action est ajoutée.' : rendu.refus.message);
      if (rendu.ok) for (const champ of [quoi, avec, pour]) champ.value = '';
      quoi.focus();
    }

    #dire(erreur) {
      const zone = this.querySelector('.plan__erreur');
      zone.hidden = !erreur;
      zone.textContent = erreur;
    }

    oublier() {
      auto.vider(this);
      this.#dire('');
    }

    montrer() {
      auto.garderFocus(this, () => this.#lister());
    }

    #lister() {
      const { ctx, etat } = this.magasin;
      const actions = auto
        .vivants(etat, 'plan')
        .sort(([, a], [, b]) => ((a.pour_le || '9') < (b.pour_le || '9') ? -1 : 1));
      const liste = this.querySelector('.plan__liste');
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
