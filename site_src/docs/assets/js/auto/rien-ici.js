/*
 * <rien-ici data-competence="C03"> : sous le titre d’une compétence qui n’est pas demandée, le dire, et mener à une autre.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  class RienIci extends auto.ElementAuto {
    static LIT = auto.DEMANDE;

    montrer() {
      const { ctx, etat } = this.magasin;
      const { cacher, ecrire } = auto.dom;
      const deCote = auto.misDeCote(ctx, etat);
      const demandees = auto.concernees(ctx, etat);
      const { competence } = this.dataset;
      const [phrase, lien] = this.querySelectorAll('span, a');
      const { tous = [] } = ctx.competences.get(competence) ?? {};
      cacher(this, !tous.length || demandees.includes(competence));
      const raisons = tous.map((ccp) => `${ccp} ${deCote.get(ccp) === 'obtenu' ? 'déjà obtenu' : 'pas visé'}`);
      ecrire(phrase, this.hidden ? '' : `${raisons.join(', ')}\u00a0: rien à répondre ici.`);
      const suite = demandees[0];
      lien.href = suite ? `${suite.toLowerCase()}.html` : 'synthese.html';
      ecrire(lien, suite ? `Aller à ${suite}` : 'Lire ma synthèse');
    }
  }

  customElements.define('rien-ici', RienIci);
})();
