/*
 * Les champs d’une situation : les remplir, les lire, suivre un autre onglet sans toucher à ce qu’on écrit, montrer deux
 * textes qui se heurtent.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { jour } = auto.dom;
  const DATES = ['debut', 'fin'];

  const estDate = (cle) => DATES.includes(cle);
  /** What a field holds, so that any touch shows. */
  const brut = (cle, champ) => (estDate(cle) ? `${champ.value}${champ.validity.badInput}` : auto.texteDuChamp(champ));

  auto.ChampsSituation = class {
    #racine;
    #textes; // Map(name -> field)
    #cases; // Map(code -> box)
    #vu = new Map(); // What was kept when a field was last in agreement with it.
    #lu = new Map(); // What the field held then.
    #liens = new Set();

    constructor(racine) {
      this.#racine = racine;
      const tous = (selecteur, cle) =>
        new Map([...racine.querySelectorAll(selecteur)].map((champ) => [cle(champ.dataset), champ]));
      this.#textes = tous('[data-champ], [data-rubrique]', ({ champ, rubrique }) => champ ?? `textes.${rubrique}`);
      this.#cases = tous('[data-competence], [data-repere-lie]', (d) => d.competence ?? d.repereLie);
    }

    get base() {
      return { textes: this.#vu, liens: this.#liens };
    }

    champ(cle) {
      return this.#textes.get(cle);
    }

    cle(champ) {
      return [...this.#textes].find(([, c]) => c === champ)?.[0];
    }

    /** Everything as it is kept. */
    remplir(plat) {
      this.#liens = plat.liens;
      for (const cle of this.#textes.keys()) this.#montrer(cle, plat.textes.get(cle) ?? '');
      this.#cocher(plat.liens);
    }

    /** Everything as it was written, kept nowhere yet. */
    proposer(plat) {
      this.oublierBase();
      for (const [cle, champ] of this.#textes) this.#ecrire(cle, champ, plat.textes.get(cle) ?? '');
      this.#cocher(plat.liens);
    }

    /** From now on nothing of it is kept anywhere. */
    oublierBase() {
      this.#liens = new Set();
      for (const cle of this.#textes.keys()) {
        this.#vu.set(cle, '');
        this.#lu.set(cle, null);
      }
    }

    /** {mien, tenus}: what is written, and the fields that cannot be kept as they are. See auto.confronter. */
    lire() {
      const textes = new Map();
      const tenus = new Set();
      for (const [cle, champ] of this.#textes) {
        if (brut(cle, champ) === this.#lu.get(cle)) textes.set(cle, this.#vu.get(cle));
        else {
          const date = estDate(cle) ? auto.lireDate(champ).date : '';
          if (date === null || auto.tropLong(champ) > 0) tenus.add(cle);
          textes.set(cle, estDate(cle) ? (date ?? champ.value) : auto.texteDuChamp(champ));
        }
      }
      // What no box shows stays: a code that changed waits for the review.
      const liens = [...this.#liens].filter((code) => !this.#cases.has(code));
      for (const [code, boite] of this.#cases) if (boite.checked) liens.push(code);
      return { mien: { textes, liens: new Set(liens) }, tenus };
    }

    /** Fields nobody touched show what is kept now; what is written stays, and what clashes is shown beside. */
    accorder(leur, mien, ecart) {
      for (const cle of this.#textes.keys()) {
        const la = leur.textes.get(cle) ?? '';
        if (ecart.leurs.has(cle)) this.#montrer(cle, la);
        else if (mien.textes.get(cle) === la) this.#noter(cle, la);
        this.#heurter(cle, ecart.heurts.includes(cle) ? la : null);
      }
      const liens = auto.rattaches(leur, ecart);
      this.#liens = leur.liens;
      this.#cocher(liens);
    }

    /** The person chose between two texts: 'mien', 'leur' or 'deux'. */
    choisir(cle, choix, leur) {
      const la = leur.textes.get(cle) ?? '';
      const deux = choix === 'deux' && auto.deuxTextes(la, auto.texteDuChamp(this.champ(cle)), cle === 'titre');
      this.#heurter(cle, null);
      if (choix === 'leur') this.#montrer(cle, la);
      else if (deux) this.#ecrire(cle, this.champ(cle), deux);
      this.#vu.set(cle, la);
      this.champ(cle).focus();
    }

    vider() {
      for (const cle of this.#textes.keys()) this.#heurter(cle, null);
      auto.vider(this.#racine);
      for (const indice of this.#racine.querySelectorAll('.champ__indice')) indice.textContent = '';
      for (const details of this.#racine.querySelectorAll('.situation__reperes')) details.open = false;
      this.oublierBase();
    }

    #ecrire(cle, champ, valeur) {
      if (estDate(cle)) auto.montrerDate(champ, valeur);
      else auto.montrerTexte(champ, valeur);
    }

    #montrer(cle, valeur) {
      this.#ecrire(cle, this.champ(cle), valeur);
      this.#noter(cle, valeur);
      auto.faute(this.champ(cle), '');
    }

    #noter(cle, valeur) {
      this.#vu.set(cle, valeur);
      this.#lu.set(cle, brut(cle, this.champ(cle)));
    }

    #cocher(liens) {
      for (const [code, boite] of this.#cases) boite.checked = liens.has(code);
    }

    /** Under a field, what another tab wrote there meanwhile (null: nothing); both texts are there, none is lost. */
    #heurter(cle, leur) {
      const champ = this.champ(cle);
      const cadre = champ.closest('.champ');
      const ancien = cadre.querySelector('.champ__heurt');
      if ((ancien?.dataset.leur ?? null) === leur) return;
      if (ancien) auto.garderFocus(cadre, () => ancien.remove(), champ);
      if (leur === null) return;
      const nom = auto.nomDuChamp(champ);
      const bouton = (choix, texte) =>
        creer(
          'button',
          { type: 'button', class: 'bouton', 'data-action': 'choisir', 'data-choix': choix, 'data-cle': cle },
          texte,
        );
      cadre.append(
        creer(
          'div',
          { class: 'champ__heurt', role: 'group', 'aria-label': 'Deux textes, un à choisir', 'data-leur': leur },
          creer(
            'p',
            {},
            'Un autre onglet a changé ce champ pendant que vous l’écriviez. Le vôtre, ci-dessus, n’est pas encore gardé. L’autre\u00a0:',
          ),
          creer('blockquote', {}, (estDate(cle) ? jour(leur) : leur) || '(vide)'),
          bouton('mien', 'Garder le mien'),
          ' ',
          bouton('leur', 'Prendre l’autre'),
          ' ',
          estDate(cle) || !leur ? null : bouton('deux', 'Garder les deux'),
        ),
      );
      auto.dire(
        `${nom}\u00a0: un autre onglet a changé ce champ. Les deux textes sont là\u00a0: choisissez sous le champ.`,
      );
    }
  };
})();
