/*
 * <couverture-situations> : situations × compétences en tableau, exemples par activité type, et ce qui manque.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;

  class CouvertureSituations extends auto.ElementAuto {
    static LIT = ['reponses', 'situations', ...auto.DEMANDE];

    /** While one writes. */
    get endormi() {
      return this.parentElement.classList.contains('ecriture');
    }

    montrer() {
      const { ctx, etat } = this.magasin;
      const situations = auto.vivants(etat, 'situations');
      this.hidden = situations.length === 0;
      if (this.hidden) {
        // A hidden table still says who did what.
        this.querySelector('.couverture').replaceChildren();
        return;
      }
      const couvre = new Map(
        [...ctx.competences.keys()].map((code) => [
          code,
          new Set(auto.situationsDe(ctx, etat, code).map(([id]) => id)),
        ]),
      );
      const manques = this.#manques(ctx, etat, situations, couvre);
      this.querySelector('.couverture').replaceChildren(
        this.#exemples(ctx, etat),
        ...(manques.length
          ? [creer('h3', {}, 'À compléter'), creer('ul', {}, ...manques.map((phrase) => creer('li', {}, phrase)))]
          : []),
        creer(
          'div',
          { class: 'defilement', tabindex: 0, role: 'region', 'aria-label': 'Situations et compétences' },
          this.#tableau(ctx, situations, couvre),
        ),
      );
    }

    /** Per CCP: « 2 exemples écrits, 1 à 3 attendus ». */
    #exemples(ctx, etat) {
      return creer(
        'ul',
        {},
        ...[...ctx.ccp.keys()].map((ccp) =>
          creer('li', {}, creer('strong', {}, `${ccp}\u00a0: `), `${auto.motExemples(ctx, etat, ccp)}.`),
        ),
      );
    }

    #tableau(ctx, situations, couvre) {
      const codes = [...couvre.keys()];
      const entetes = codes.map((code) =>
        creer('th', { scope: 'col' }, creer('abbr', { title: ctx.competences.get(code).titre_court }, code)),
      );
      const lignes = situations.map(([id, s]) =>
        creer(
          'tr',
          {},
          creer('th', { scope: 'row' }, auto.nomSituation(s)),
          ...codes.map((code) =>
            creer(
              'td',
              { 'data-nom': code, class: couvre.get(code).has(id) ? 'couverture__oui' : 'couverture__non' },
              couvre.get(code).has(id) ? 'oui' : '–',
            ),
          ),
        ),
      );
      const total = creer(
        'tr',
        {},
        creer('th', { scope: 'row' }, 'Nombre'),
        ...codes.map((code) => creer('td', { 'data-nom': code }, String(couvre.get(code).size))),
      );
      return creer(
        'table',
        { class: 'couverture__tableau' },
        creer('caption', {}, 'Quelle situation montre quelle compétence'),
        creer('thead', {}, creer('tr', {}, creer('th', { scope: 'col' }, 'Situation'), ...entetes)),
        creer('tbody', {}, ...lignes),
        creer('tfoot', {}, total),
      );
    }

    #manques(ctx, etat, situations, couvre) {
      const phrases = [];
      const niveau = ctx.libelles.get(auto.seuil(ctx));
      for (const code of auto.concernees(ctx, etat)) {
        const { titre_court: nom } = ctx.competences.get(code);
        const { faits, sur } = auto.pratiqueDe(ctx, etat, code);
        if (sur > 0 && faits === sur && couvre.get(code).size === 0)
          phrases.push(
            `${nom}\u00a0: les repères dont vous avez l’occasion sont au moins «\u00a0${niveau}\u00a0», mais aucune situation ne la montre.`,
          );
      }
      for (const [, s] of situations) {
        const nom = `«\u00a0${auto.nomSituation(s)}\u00a0»`;
        const vides = auto.rubriquesVides(ctx, s);
        if (vides.length)
          phrases.push(
            `${nom}\u00a0: ${vides.length > 1 ? 'rubriques vides' : 'rubrique vide'}, ${vides.map(({ intitule }) => `«\u00a0${intitule}\u00a0»`).join(', ')}.`,
          );
        if (!s.competences.length && !s.reperes.length) phrases.push(`${nom} n’est rattachée à aucune compétence.`);
        if (s.debut && s.fin && s.fin < s.debut) phrases.push(`${nom}\u00a0: la fin est avant le début.`);
      }
      return phrases;
    }
  }

  customElements.define('couverture-situations', CouvertureSituations);
})();
