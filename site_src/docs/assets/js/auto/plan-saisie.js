/*
 * Le formulaire du plan d’action : une action qu’on écrit, ou une de celles qu’on change.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  const RELIRE = 'L’action est changée, ici et dans un autre onglet\u00a0: relisez-la.';
  const NEUVE = Object.freeze({ repere: '', fait: false });
  const LIGNES = 'textarea, input[type="text"]'; // Enter keeps the action; Maj + Entrée goes to the line.

  /** `rendre(id, action, base)` keeps an action and gives what the store answers; `base`: as it was read. */
  auto.SaisiePlan = class {
    #racine;
    #rendre;
    #change = '';
    #base = NEUVE;

    constructor(racine, rendre, signal) {
      this.#racine = racine;
      this.#rendre = rendre;
      racine.addEventListener('change', ({ target }) => this.#juger(target, auto.PAUSES.ecrit), { signal });
      racine.addEventListener(
        'input',
        ({ target }) => {
          auto.recevoir(target);
          this.#juger(target, auto.PAUSES.ecrit);
        },
        { signal },
      );
      const pour = this.#champ('pour');
      pour.addEventListener('focusout', () => this.#juger(pour, auto.PAUSES.quitte), { signal });
      racine.addEventListener(
        'keydown',
        (e) => {
          if (e.key !== 'Enter' || e.shiftKey || e.isComposing || e.repeat || !e.target.matches(LIGNES)) return;
          e.preventDefault();
          this.garder();
        },
        { signal },
      );
      auto.avantDePartir(() => this.commencee, signal);
    }

    /** Whether something is being written. */
    get commencee() {
      return ['quoi', 'avec'].some((nom) => this.#champ(nom).value.trim());
    }

    #champ(nom) {
      return this.#racine.querySelector(`#plan-${nom}`);
    }

    /** Whether a field can be kept; says what is wrong with it. */
    #juger(champ, pause = 0) {
      if (champ === this.#champ('pour')) return auto.jugerChampDate(champ, pause).date !== null;
      return ![this.#champ('quoi'), this.#champ('avec')].includes(champ) || auto.jugerTexte(champ);
    }

    garder() {
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
      const change = this.#change;
      const champs = {
        ...this.#base,
        quoi: auto.texteDuChamp(quoi).trim(),
        competence: this.#champ('competence').value,
        avec_qui: auto.texteDuChamp(avec).trim(),
        pour_le: auto.lireDate(pour).date,
      };
      const rendu = this.#rendre(change || auto.dom.identifiant(), champs, this.#base);
      if (rendu.ok) this.renoncer();
      const erreur = rendu.ok ? (rendu.ailleurs ? RELIRE : '') : rendu.refus.message;
      this.dire(erreur);
      auto.dire(erreur || (change ? 'L’action est changée.' : 'L’action est ajoutée.'));
      const retour = rendu.ok && change && document.getElementById(`plan-changer-${change}`);
      (retour || quoi).focus();
    }

    /** Puts an action in the fields, unless something else is being written there. */
    ouvrir(id, action) {
      const quoi = this.#champ('quoi');
      if (this.commencee && this.#change !== id) {
        this.dire('Une action est en cours d’écriture\u00a0: gardez-la d’abord, ou videz ses champs.');
        quoi.focus();
        return;
      }
      this.#nommer(id, action);
      quoi.value = action.quoi;
      this.#champ('avec').value = action.avec_qui;
      this.#champ('competence').value = action.competence;
      auto.montrerDate(this.#champ('pour'), action.pour_le);
      quoi.focus();
    }

    #nommer(id, { le, ...action } = NEUVE) {
      this.#change = id;
      this.#base = action;
      this.#racine.querySelector('legend').textContent = id ? 'Changer l’action' : 'Ajouter une action';
      this.#racine.querySelector('[data-action="ajouter"]').textContent = id ? 'Garder le changement' : 'Ajouter';
      this.#racine.querySelector('[data-action="renoncer"]').hidden = !id;
    }

    /** Empties the form; what an action was stays. */
    renoncer() {
      auto.vider(this.#racine);
      this.dire('');
      this.#nommer('');
    }

    dire(erreur) {
      auto.dom.alerter(this.#racine.querySelector('.plan__erreur'), erreur);
    }
  };
})();
