/*
 * Ce qu’une situation montre, et combien il y en a : d’abord les compétences qu’aucune situation ne montre encore ; les
 * exemples écrits et attendus de chaque CCP ; les mots de chaque rubrique, à côté de ceux de l’exemple inventé.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { compte } = auto.dom;

  /** How many situations show a compétence of a CCP. */
  auto.exemplesDe = (ctx, etat, ccp) =>
    new Set(ctx.ccp.get(ccp).competences.flatMap((c) => auto.situationsDe(ctx, etat, c).map(([id]) => id))).size;

  /** « 1 exemple écrit, 1 à 3 attendus », or « …, mis de côté : déjà obtenu ». */
  auto.motExemples = (ctx, etat, ccp) => {
    const nombre = auto.exemplesDe(ctx, etat, ccp);
    const ecrits = nombre > 1 ? `${nombre} exemples écrits` : `${nombre ? '1' : 'aucun'} exemple écrit`;
    const raison = auto.misDeCote(ctx, etat).get(ccp);
    if (raison) return `${ecrits}, ${auto.motDeCote(raison)}`;
    return `${ecrits}, ${auto.attendus(ctx, 'attendu')}`;
  };

  const mots = (texte) => texte.trim().split(/\s+/).filter(Boolean).length;

  auto.AttachesSituation = class {
    #racine;
    #magasin;

    constructor(racine, magasin) {
      this.#racine = racine;
      this.#magasin = magasin;
    }

    /** Once, when a situation opens: nothing moves under the finger afterwards. */
    proposer() {
      const { ctx, etat } = this.#magasin;
      this.ranger();
      const demandees = auto.concernees(ctx, etat);
      const sans = demandees.filter((code) => auto.situationsDe(ctx, etat, code).length === 0);
      if (sans.length === 0 || sans.length === ctx.competences.size) return; // Nothing to tell apart.
      const groupe = this.#racine.querySelector('.attaches__sans');
      groupe.append(...sans.map((code) => this.#racine.querySelector(`[data-attache="${code}"]`)));
      groupe.hidden = false;
      for (const autre of this.#groupes) autre.hidden = !autre.querySelector('[data-attache]');
    }

    /** Each compétence back under its CCP, in the order of the title; the CCP set aside come last. */
    ranger() {
      const { ctx } = this.#magasin;
      this.compter();
      this.#racine.querySelector('.attaches__sans').hidden = true;
      const deCote = auto.misDeCote(ctx, this.#magasin.etat);
      for (const ccp of [...ctx.ccp.keys()].sort((a, b) => deCote.has(a) - deCote.has(b))) {
        const groupe = this.#racine.querySelector(`[data-attaches="${ccp}"]`);
        groupe.hidden = false;
        groupe.parentElement.append(groupe);
        const siennes = ctx.ccp.get(ccp).competences.filter((code) => ctx.competences.get(code).ccp === ccp);
        groupe.append(...siennes.map((code) => this.#racine.querySelector(`[data-attache="${code}"]`)));
      }
    }

    get #groupes() {
      return this.#racine.querySelectorAll('[data-attaches]');
    }

    /** How much is there, and how much is expected. */
    compter() {
      const { ctx, etat } = this.#magasin;
      const dire = (zone, phrase) => zone.textContent !== phrase && zone.replaceChildren(phrase);
      for (const zone of this.#racine.querySelectorAll('[data-exemples]'))
        dire(zone, auto.motExemples(ctx, etat, zone.dataset.exemples));
      for (const zone of this.#racine.querySelectorAll('.champ__compte')) {
        const ecrits = mots(zone.parentElement.querySelector('textarea').value);
        const la = ecrits ? compte(ecrits, 'mot écrit', 'mots écrits') : 'Aucun mot écrit';
        const exemple = Number(zone.dataset.exemple);
        dire(zone, exemple ? `${la}\u202f; ${exemple} dans l’exemple.` : `${la}.`);
      }
    }
  };
})();
