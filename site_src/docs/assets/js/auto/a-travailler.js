/*
 * <a-travailler> : quoi travailler d’abord, et l’ajouter à son plan d’un geste, qui se défait.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;

  class ATravailler extends auto.ElementAuto {
    static LIT = ['reponses', 'premier_tour', 'plan', ...auto.DEMANDE];
    /** Map(compétence -> action just added): what « Annuler » takes away. */
    #ajouts = new Map();

    agir(action, bouton) {
      const { code } = bouton.dataset;
      if (action === 'planifier') this.#planifier(code, bouton.dataset.repere);
      else if (action === 'deplanifier') this.#deplanifier(code);
    }

    #planifier(competence, repere) {
      const { ctx } = this.magasin;
      const id = auto.dom.identifiant();
      const maintenant = Date.now();
      this.#ajouts.set(competence, id);
      const rendu = this.magasin.changer(
        (etat) => auto.poser(etat, 'plan', id, auto.actionSur(ctx, repere), maintenant),
        maintenant,
      );
      if (!rendu.ok) this.#ajouts.delete(competence);
      this.#alerter(rendu.refus?.message);
      auto.dire(
        rendu.ok
          ? 'L’action est ajoutée à votre plan. Le bouton «\u00a0Annuler\u00a0» la retire.'
          : rendu.refus.message,
      );
      this.#viser(competence);
    }

    #deplanifier(competence) {
      const id = this.#ajouts.get(competence);
      this.#ajouts.delete(competence);
      const maintenant = Date.now();
      this.magasin.changer((etat) => auto.oter(etat, 'plan', id, maintenant), maintenant);
      auto.dire('L’action n’est plus dans votre plan.');
      this.#viser(competence);
    }

    #viser(competence) {
      this.querySelector(`button[data-code="${competence}"]`)?.focus();
    }

    oublier() {
      this.#ajouts.clear();
      this.#alerter();
    }

    #alerter(phrase) {
      auto.dom.alerter(this.querySelector('.travailler__erreur'), phrase);
    }

    montrer() {
      auto.garderFocus(this, () => this.#montrer(), this.querySelector('summary'));
    }

    #montrer() {
      const { ctx, etat } = this.magasin;
      const liste = auto.aTravailler(ctx, etat);
      const codes = liste.map(({ code }) => code).join(', ');
      auto.dom.ecrire(
        this.querySelector('.pli__dit'),
        codes || (auto.aPreciser(ctx, etat) ? 'à préciser' : 'rien pour l’instant'),
      );
      const lignes = liste.map((item) => {
        const plan = this.#auPlan(etat, item);
        return [item.code, JSON.stringify([item, plan]), () => this.#item(ctx, item, plan)];
      });
      const zone = this.querySelector('.travailler__liste');
      auto.tenirOuDire(zone, 'ol', { class: 'conseils' }, lignes, this.#rien(ctx, etat));
    }

    /** What the plan holds of a compétence: {ajoute, faits, suivant}; `ajoute`: by the last press here. */
    #auPlan(etat, { code, reperes }) {
      const plan = auto.vivants(etat, 'plan');
      const prevus = new Set(plan.map(([, { repere }]) => repere));
      return {
        ajoute: plan.some(([id]) => id === this.#ajouts.get(code)),
        faits: reperes.filter((r) => prevus.has(r.code)).map((r) => r.code),
        suivant: reperes.find((r) => !prevus.has(r.code))?.code ?? '',
      };
    }

    #rien(ctx, etat) {
      return auto.aPreciser(ctx, etat)
        ? 'À préciser\u00a0: répondez aux repères des compétences où vous doutez.'
        : 'Rien à mettre en premier pour l’instant.';
    }

    #item(ctx, { code, reperes }, plan) {
      const item = (r) => {
        const { texte, trace } = ctx.reperes.get(r.code);
        return creer(
          'li',
          {},
          creer('span', { class: 'repere__code' }, r.code),
          ` ${texte} `,
          creer('span', { class: 'travailler__niveau' }, `(${ctx.libelles.get(r.niveau)})`),
          creer('p', { class: 'repere__trace' }, creer('strong', {}, 'Trace possible\u00a0:'), ` ${trace}`),
        );
      };
      return creer(
        'li',
        {},
        creer(
          'p',
          { class: 'travailler__quoi' },
          creer('a', { href: `${code.toLowerCase()}.html` }, ctx.competences.get(code).titre_court),
          `\u00a0: ${auto.raison(ctx, reperes)}.`,
        ),
        creer('p', { class: 'travailler__plan' }, ...this.#geste(code, plan)),
        creer('ul', { class: 'travailler__reperes' }, ...reperes.map(item)),
      );
    }

    /** One button: it adds the weakest repère that the plan does not hold, or takes back what it just added. */
    #geste(competence, { ajoute, faits, suivant }) {
      const bouton = (action, mot, autres = {}) =>
        creer(
          'button',
          {
            type: 'button',
            class: 'bouton bouton--petit',
            id: `plan-${action}-${competence}`,
            'data-action': action,
            'data-code': competence,
            ...autres,
          },
          mot,
          creer('span', { class: 'hors-ecran' }, `\u00a0: ${competence}`),
        );
      const voir = creer('a', { href: '#plan' }, 'Voir et changer dans le plan');
      if (ajoute) return ['Ajouté au plan. ', bouton('deplanifier', 'Annuler'), ' ', voir];
      return [
        ...(faits.length ? [`Dans votre plan\u00a0: ${faits.join(', ')}. `, voir] : []),
        ...(suivant ? [bouton('planifier', 'Ajouter au plan', { 'data-repere': suivant })] : []),
      ];
    }
  }

  customElements.define('a-travailler', ATravailler);
})();
