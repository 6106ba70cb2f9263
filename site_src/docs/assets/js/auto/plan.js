/*
 * <plan-action> : quoi, avec qui, pour quand, fait. Chaque ligne se change sur place ; supprimer se défait.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer, jour, telecharger } = auto.dom;

  class PlanAction extends auto.ElementAuto {
    static LIT = ['plan'];

    brancher(signal) {
      this.addEventListener(
        'change',
        (e) => {
          const { id } = e.target.closest?.('[data-action-plan]')?.dataset ?? {};
          if (id) this.#poser(id, { fait: e.target.checked });
        },
        { signal },
      );
    }

    #poser(id, valeur) {
      const maintenant = Date.now();
      return this.magasin.changer((etat) => auto.poser(etat, 'plan', id, valeur, maintenant), maintenant);
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
      const champ = (nom) => this.querySelector(`#plan-${nom}`);
      const quoi = champ('quoi').value.trim();
      const erreur = this.querySelector('.plan__erreur');
      const rendu =
        quoi === ''
          ? { ok: false, refus: { message: 'Écrivez d’abord ce que vous allez faire.' } }
          : this.#poser(auto.dom.identifiant(), {
              quoi,
              competence: champ('competence').value,
              repere: '',
              avec_qui: champ('avec').value.trim(),
              pour_le: champ('pour').value,
              fait: false,
            });
      erreur.hidden = rendu.ok;
      erreur.textContent = rendu.ok ? '' : rendu.refus.message;
      auto.dire(rendu.ok ? 'L’action est ajoutée.' : rendu.refus.message);
      if (rendu.ok) for (const nom of ['quoi', 'avec', 'pour']) champ(nom).value = '';
      champ('quoi').focus();
    }

    montrer() {
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
      const actif = document.activeElement?.closest?.('[data-action-plan]')?.dataset.id;
      const entetes = ['Fait', 'Quoi', 'Avec qui', 'Pour quand', 'Supprimer'].map((t) =>
        creer('th', { scope: 'col', class: t === 'Supprimer' ? 'ecran-seul' : false }, t),
      );
      const lignes = actions.map(([id, a]) => {
        const case_ = creer('input', { type: 'checkbox', checked: a.fait });
        return creer(
          'tr',
          { 'data-id': id },
          creer(
            'td',
            { 'data-nom': 'Fait' },
            creer(
              'label',
              { class: 'case', 'data-action-plan': true, 'data-id': id },
              case_,
              creer(
                'span',
                {},
                creer('span', {}, a.fait ? 'fait' : 'à faire'),
                creer('span', { class: 'hors-ecran' }, `\u00a0: ${a.quoi}`),
              ),
            ),
          ),
          creer(
            'th',
            { scope: 'row', 'data-nom': 'Quoi' },
            a.quoi,
            a.competence && ctx.competences.has(a.competence)
              ? creer('span', { class: 'note-origine' }, ` ${ctx.competences.get(a.competence).titre_court}`)
              : null,
          ),
          creer('td', { 'data-nom': 'Avec qui' }, a.avec_qui || '–'),
          creer('td', { 'data-nom': 'Pour quand' }, jour(a.pour_le) || '–'),
          creer(
            'td',
            { class: 'ecran-seul' },
            creer(
              'button',
              { type: 'button', class: 'bouton', 'data-action': 'supprimer' },
              'Supprimer',
              creer('span', { class: 'hors-ecran' }, `\u00a0: ${a.quoi}`),
            ),
          ),
        );
      });
      liste.replaceChildren(
        creer(
          'table',
          { class: 'plan__tableau' },
          creer('caption', { class: 'hors-ecran' }, 'Mes actions'),
          creer('thead', {}, creer('tr', {}, ...entetes)),
          creer('tbody', {}, ...lignes),
        ),
      );
      // The table was rebuilt under the person's fingers: put them back where they were.
      if (actif) liste.querySelector(`label[data-id="${actif}"] input`)?.focus();
    }
  }

  customElements.define('plan-action', PlanAction);
})();
