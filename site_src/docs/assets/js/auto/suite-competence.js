/*
 * <suite-competence data-competence="C06"> : après les repères d’une compétence, la précédente, la suivante, le prochain
 * repère sans réponse où qu’il soit (d’abord là où le premier tour a laissé un doute).
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

  /** « C03 : 2 sur 6 » on the page of a compétence that is not asked: what is answered there counts nowhere else. */
  auto.aPart = (ctx, etat) => {
    const code = document.querySelector('suite-competence')?.dataset.competence;
    if (!code || auto.concernees(ctx, etat).includes(code)) return null;
    const { repondus, total } = auto.pratiqueDe(ctx, etat, code);
    return [`${code}\u00a0: ${repondus} sur ${total}`, ', mis de côté'];
  };

  class SuiteCompetence extends auto.ElementAuto {
    brancher() {
      const toutes = [...this.magasin.ctx.competences.keys()];
      const rang = toutes.indexOf(this.dataset.competence);
      this.querySelector('.suite-competence__place').textContent =
        `${this.dataset.competence}, ${rang + 1} sur ${toutes.length}`;
    }

    /** The nearest that is asked, each way; when none is asked any more, the nearest. */
    #lier(ctx, etat) {
      const demandees = auto.concernees(ctx, etat);
      const toutes = [...ctx.competences.keys()];
      const rang = toutes.indexOf(this.dataset.competence);
      const bonne = (code) => demandees.length === 0 || demandees.includes(code);
      const suivante = toutes.slice(rang + 1).find(bonne);
      for (const [sens, voisine] of [
        ['prev', toutes.slice(0, rang).filter(bonne).at(-1)],
        ['next', suivante],
      ]) {
        const lien = this.querySelector(`[rel="${sens}"]`);
        if (!lien) continue;
        auto.dom.cacher(lien, !voisine);
        if (!voisine) continue;
        if (lien.getAttribute('href') !== page(voisine)) lien.setAttribute('href', page(voisine));
        const [code, nom] = lien.querySelectorAll('.suite__nom');
        auto.dom.ecrire(code, voisine);
        auto.dom.ecrire(nom, ctx.competences.get(voisine).titre_court.replace(voisine, '').trim());
      }
      auto.dom.cacher(this.querySelector('.suite__fin'), Boolean(suivante));
    }

    montrer() {
      const { ctx, etat } = this.magasin;
      this.#lier(ctx, etat);
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
    }
  }

  customElements.define('suite-competence', SuiteCompetence);
})();
