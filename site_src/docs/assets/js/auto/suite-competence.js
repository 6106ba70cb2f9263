/*
 * <suite-competence data-competence="C06"> : après les repères d’une compétence, la précédente, la suivante, le prochain
 * repère sans réponse où qu’il soit (d’abord là où le premier tour a laissé un doute), et ce que deviennent les réponses si
 * l’on s’arrête.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const NBSP = '\u00a0';

  /** The page of a compétence, beside this one. */
  const page = (competence) => `${competence.toLowerCase()}.html`;

  /** The level of a compétence in the first round where it is a doubt: below the threshold, an occasion there; else 0. */
  function doute(ctx, etat, competence) {
    const rang = auto.rang(ctx, etat.premier_tour.get(competence)?.niveau);
    return rang < auto.rang(ctx, auto.seuil(ctx)) ? rang : 0;
  }

  /**
   * [compétence, repère] of the next repère asked that has no answer, or null: in this compétence, then where the first
   * round left a doubt, « Avec appui » first, then anywhere, from here on and from the top.
   */
  auto.prochainSansReponse = (ctx, etat, depuis) => {
    const demandees = new Set(auto.concernees(ctx, etat));
    const toutes = [...ctx.competences.keys()];
    const place = Math.max(0, toutes.indexOf(depuis));
    const [ici, ...autres] = [...toutes.slice(place), ...toutes.slice(0, place)];
    autres.sort((a, b) => doute(ctx, etat, b) - doute(ctx, etat, a));
    for (const competence of [ici, ...autres]) {
      if (!demandees.has(competence)) continue;
      const { codes } = ctx.competences.get(competence);
      const repere = codes.find((code) => auto.niveauDe(ctx, etat, code) === ctx.vide);
      if (repere) return [competence, repere];
    }
    return null;
  };

  class SuiteCompetence extends auto.ElementAuto {
    /** In the one page, the words alone are there: the links come from the title. */
    brancher() {
      const { ctx } = this.magasin;
      const toutes = [...ctx.competences.keys()];
      const { competence } = this.dataset;
      const rang = toutes.indexOf(competence);
      this.querySelector('.suite-competence__place').textContent = `${competence}, ${rang + 1} sur ${toutes.length}`;
      for (const [sens, voisine] of [
        ['prev', toutes[rang - 1]],
        ['next', toutes[rang + 1]],
      ]) {
        const lien = this.querySelector(`[rel="${sens}"]`);
        if (!lien) continue;
        lien.hidden = !voisine;
        if (!voisine) continue;
        lien.href = page(voisine);
        const [code, nom] = lien.querySelectorAll('.suite__nom');
        code.textContent = voisine;
        nom.textContent = ctx.competences.get(voisine).titre_court.replace(voisine, '').trim();
      }
      const fin = this.querySelector('.suite__fin');
      if (fin) fin.hidden = rang < toutes.length - 1;
    }

    montrer() {
      const { ctx, etat, mode } = this.magasin;
      const prochain = auto.prochainSansReponse(ctx, etat, this.dataset.competence);
      const zone = this.querySelector('.suite-competence__prochain');
      const { cacher, ecrire } = auto.dom;
      const conseil = prochain && prochain[0] !== this.dataset.competence && doute(ctx, etat, prochain[0]) > 0;
      cacher(zone, !prochain);
      this.classList.toggle('suite-competence--conseil', Boolean(conseil)); // One strong action: this one, then.
      zone.querySelector('a').classList.toggle('bouton--fort', Boolean(conseil));
      if (prochain) {
        const [competence, repere] = prochain;
        const lien = zone.querySelector('a');
        lien.href = `${page(competence)}#${repere.toLowerCase()}`;
        ecrire(
          lien.querySelector('span'),
          conseil
            ? `À voir ensuite, d’après le premier tour${NBSP}: ${ctx.competences.get(competence).titre_court}`
            : `Prochain sans réponse${NBSP}: ${repere}`,
        );
      }
      const mot = this.querySelector('.pause__mot');
      ecrire(mot, auto.estVide(etat) ? '' : (mot.dataset[mode] ?? ''));
    }
  }

  customElements.define('suite-competence', SuiteCompetence);
})();
