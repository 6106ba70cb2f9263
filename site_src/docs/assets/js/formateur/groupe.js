/*
 * <groupe-formateur> : le groupe entier. Ce qui change d’une case ne redessine que cette case, et le pied de sa colonne.
 */
(() => {
  'use strict';

  const { auto, formateur } = window.Referentiel;
  const { cacher, compte, ecrire } = auto.dom;
  const LEGENDES = {
    formateur: 'Ce que vous avez noté',
    soi: 'Ce que chaque personne a répondu',
    ecarts: 'Ce qui diffère entre les deux',
  };
  const BEAUCOUP = 30; // Compétences past which the table starts with one CCP.
  const ETROIT = 640; // Pixels below which it starts with one compétence.

  class GroupeFormateur extends auto.ElementAuto {
    static LIT = ['personnes', 'notes'];
    #choisi = false;
    #dit = '';
    #notes = null;
    #tableau = null;
    #personnes = [];
    /** Compétence -> id -> what its cell shows. */
    #vues = new Map();

    get endormi() {
      return this.hidden;
    }

    brancher(signal) {
      for (const champ of this.querySelectorAll('select')) champ.autocomplete = 'off';
      this.addEventListener('change', (e) => this.#changer(e.target), { signal });
      formateur.flechesDuTableau(this, signal);
      formateur.dossiers.ecouter(() => this.#refaire(), signal);
      formateur.enGrand(this, signal);
      formateur.papierDuGroupe(this, signal);
      window.addEventListener('resize', () => this.#ajuster(), { signal });
    }

    /** What the fields ask for: {montre, choix, manque, tri}. */
    get vue() {
      const valeur = (nom) => this.querySelector(`#groupe-${nom}`).value;
      return { montre: valeur('montre'), choix: valeur('choix'), manque: valeur('manque'), tri: valeur('tri') };
    }

    get personnes() {
      return this.#personnes;
    }

    /** What a person is called here: their place alone, when names are not to be seen. */
    nommer = ({ nom }, i) => (this.querySelector('#groupe-noms').checked ? `Personne ${i + 1}` : nom);

    #changer(champ) {
      if (champ.id === 'groupe-choix') this.#choisi = true;
      if (champ.id === 'groupe-masquer') formateur.masquer = champ.checked;
      this.#refaire();
      const qui = compte(
        this.#personnes.length,
        'personne montrée',
        'personnes montrées',
        'aucune personne ne correspond',
      );
      auto.dire(`${LEGENDES[this.vue.montre]}. ${qui}.`);
    }

    agir(action, bouton) {
      if (action === 'ouvrir-personne' || action === 'ouvrir-case') {
        const personne = bouton.closest('[data-candidat]').dataset.candidat;
        formateur.aller('personne', { personne, competence: bouton.parentElement.dataset.competence ?? '' });
      } else if (action === 'tout-le-groupe') {
        this.querySelector('#groupe-manque').value = '';
        this.#refaire();
        this.querySelector('#groupe-manque').focus();
      }
    }

    oublier() {
      this.#dit = '';
      this.#tableau = null;
      this.#personnes = [];
      this.#vues = new Map();
      this.querySelector('.groupe__table').replaceChildren();
      this.querySelector('.groupe__besoins').replaceChildren();
      this.querySelector('#groupe-noms').checked = false;
    }

    #refaire() {
      this.#dit = '';
      if (!this.endormi) this.montrer();
    }

    rattraper() {
      this.montrer();
    }

    montrer() {
      if (this.endormi) return;
      const { ctx, etat } = this.magasin;
      this.#commencer(ctx);
      const { vue } = this;
      this.#personnes = formateur.personnesDuGroupe(ctx, etat, (id) => formateur.dossiers.de(id), vue);
      const qui = this.#personnes.map(({ id, nom }) => [id, nom]);
      const dira = JSON.stringify([vue, qui, formateur.masquer, this.querySelector('#groupe-noms').checked]);
      if (dira === this.#dit) this.#retoucher(ctx, etat, vue);
      else this.#batir(ctx, etat, vue);
      this.#dit = dira;
      this.#notes = etat.notes;
    }

    /** Until the trainer chooses: as many compétences as there is room for. */
    #commencer(ctx) {
      const masquer = this.querySelector('#groupe-masquer');
      masquer.checked = formateur.masquer;
      cacher(masquer.closest('label'), this.vue.montre !== 'soi');
      if (this.#choisi || this.#dit !== '') return;
      const { clientWidth } = this.querySelector('.groupe__table').parentElement;
      const debut = ctx.competences.size > BEAUCOUP ? ctx.ccp.keys() : [''];
      const choix = this.querySelector('#groupe-choix');
      choix.value = [...(clientWidth < ETROIT ? ctx.competences.keys() : debut)][0];
    }

    #caseDe(ctx, etat, { id, dossier }, competence, montre) {
      return formateur.caseDuGroupe(ctx, etat, dossier, id, competence, montre);
    }

    #batir(ctx, etat, vue) {
      const { montre, choix } = vue;
      const zone = this.querySelector('.groupe__table');
      const ici = zone.contains(document.activeElement) && this.#place(document.activeElement);
      const colonnes = formateur.colonnesDuGroupe(ctx, choix);
      const personnes = this.#personnes;
      const legende = `${LEGENDES[montre]}\u00a0: ${compte(personnes.length, 'personne')}`;
      this.#tableau = formateur.tableauDuGroupe(ctx, { personnes, colonnes, montre, legende, nommer: this.nommer });
      this.#vues = new Map();
      for (const competence of colonnes.flatMap(({ competences }) => competences)) {
        const siennes = personnes.map((une) => [une.id, this.#caseDe(ctx, etat, une, competence, montre)]);
        for (const [id, sienne] of siennes) this.#tableau.montrerCase(id, competence, sienne);
        this.#vues.set(competence, new Map(siennes));
        this.#tableau.montrerBilan(competence, siennes);
      }
      cacher(zone, personnes.length === 0);
      cacher(this.querySelector('.groupe__personne'), personnes.length > 0);
      zone.replaceChildren(this.#tableau.noeud);
      zone.setAttribute('aria-label', legende);
      formateur.entreeDuTableau(this.#tableau.noeud);
      this.querySelector('.groupe__legende').replaceChildren(formateur.legendeTableau(ctx, montre));
      this.#ajuster();
      this.#besoins(ctx, etat, montre);
      if (ici) this.#reprendre(ici);
    }

    /** Ratings changed, nothing else: the cells concerned, and what is counted of their compétences. */
    #retoucher(ctx, etat, { montre }) {
      const changees = formateur.casesChangees(ctx, this.#notes ?? new Map(), etat.notes);
      const touchees = new Set();
      const parId = new Map(this.#personnes.map((une) => [une.id, une]));
      for (const cle of changees) {
        const { id, code } = formateur.deCle(cle);
        const colonne = this.#vues.get(code);
        if (!colonne?.has(id)) continue;
        colonne.set(id, this.#caseDe(ctx, etat, parId.get(id), code, montre));
        this.#tableau.montrerCase(id, code, colonne.get(id));
        touchees.add(code);
      }
      for (const code of touchees) this.#tableau.montrerBilan(code, [...this.#vues.get(code)]);
      if (touchees.size) this.#besoins(ctx, etat, montre);
    }

    /** What the group needs is read of the trainer's levels, unless the people's own are shown. */
    #besoins(ctx, etat, montre) {
      const qui = montre === 'soi' ? 'soi' : 'formateur';
      const bilans = new Map(
        [...this.#vues].map(([competence, siennes]) => {
          const lues =
            montre === qui
              ? [...siennes]
              : this.#personnes.map((une) => [une.id, this.#caseDe(ctx, etat, une, competence, qui)]);
          return [competence, formateur.bilanDuGroupe(ctx, lues)];
        }),
      );
      const caches = this.querySelector('#groupe-noms').checked;
      const noms = caches ? null : new Map(this.#personnes.map(({ id, nom }) => [id, nom]));
      const { lienCompetence, lienProjeter } = this.querySelector('section').dataset;
      const liens = {
        competence: (code) => lienCompetence.replace('c00', code.toLowerCase()),
        projeter: (code) => `${lienProjeter}#${code}`,
      };
      this.bilans = bilans;
      this.querySelector('.groupe__besoins').replaceChildren(
        formateur.listeDesBesoins(ctx, bilans, { montre: qui, noms, liens }),
      );
      ecrire(
        this.querySelector('.groupe__selon'),
        qui === 'soi' ? 'D’après leurs réponses.' : 'D’après ce que vous avez noté.',
      );
    }

    #place(bouton) {
      const { candidat } = bouton.closest('[data-candidat]').dataset;
      return { candidat, competence: bouton.parentElement.dataset.competence };
    }

    #reprendre({ candidat, competence }) {
      const ligne = this.querySelector(`[data-candidat="${candidat}"]`) ?? this.querySelector('[data-candidat]');
      const cellule = competence && ligne?.querySelector(`[data-competence="${competence}"] button`);
      (cellule ?? ligne?.querySelector('button') ?? this.querySelector('#groupe-choix')).focus();
    }

    /** Whole words where there is room for them. */
    #ajuster() {
      formateur.tailleDuTableau(this.#tableau?.noeud, this.querySelector('.groupe__table'));
    }
  }

  customElements.define('groupe-formateur', GroupeFormateur);
})();
