/*
 * <groupe-formateur> : le groupe entier, ce qu’on en montre, et ce dont il a besoin. Ce qui change d’une case ne redessine que
 * cette case, et le pied de sa colonne.
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
    #grille = null;

    get endormi() {
      return this.hidden;
    }

    brancher(signal) {
      for (const champ of this.querySelectorAll('select, input')) champ.autocomplete = 'off';
      this.addEventListener('change', (e) => this.#changer(e.target), { signal });
      formateur.flechesDuTableau(this, signal);
      formateur.dossiers.ecouter(() => this.#refaire(), signal);
      formateur.enGrand(this, signal);
      formateur.papierDuGroupe(this, signal);
      window.addEventListener('resize', () => this.#ajuster(), { signal });
    }

    /** What the fields ask for: {montre, choix, manque, tri, anonyme}. */
    get vue() {
      const valeur = (nom) => this.querySelector(`#groupe-${nom}`).value;
      const anonyme = this.querySelector('#groupe-noms').checked;
      return {
        montre: valeur('montre'),
        choix: valeur('choix'),
        manque: valeur('manque'),
        tri: valeur('tri'),
        anonyme,
      };
    }

    /** What is on the screen, for the sheets: {personnes, vue, nommer, bilans}. */
    get groupe() {
      const { vue } = this;
      const { personnes } = this.#grille;
      return { personnes, vue, nommer: this.#nommer(vue), bilans: this.#grille.bilans(this.magasin.etat) };
    }

    /** What a person is called here: their place alone, when names are not to be seen. */
    #nommer({ anonyme }) {
      return ({ nom }, i) => (anonyme ? `Personne ${i + 1}` : nom);
    }

    #changer({ id, checked }) {
      if (id === 'groupe-choix') this.#choisi = true;
      if (id === 'groupe-masquer') formateur.masquer = checked;
      this.#refaire();
      const { length } = this.#grille.personnes;
      const qui = compte(length, 'personne montrée', 'personnes montrées', 'aucune personne ne correspond');
      auto.dire(`${LEGENDES[this.vue.montre]}. ${qui}.`);
    }

    agir(action, bouton) {
      if (action === 'ouvrir-personne' || action === 'ouvrir-case') {
        const personne = bouton.closest('[data-candidat]').dataset.candidat;
        this.reduire();
        formateur.aller('personne', { personne, competence: bouton.parentElement.dataset.competence ?? '' });
      } else if (action === 'tout-le-groupe') {
        this.querySelector('#groupe-manque').value = '';
        this.#refaire();
        this.querySelector('#groupe-manque').focus();
      }
    }

    oublier() {
      this.rangerPapier();
      this.#dit = '';
      this.#grille = null;
      this.ranger();
    }

    /** Out of sight, it names nobody; the table waits, out of the page, to be shown again. */
    ranger() {
      this.reduire();
      for (const lieu of ['table', 'besoins', 'legende']) this.querySelector(`.groupe__${lieu}`).replaceChildren();
    }

    #refaire() {
      this.#dit = '';
      this.montrer();
    }

    /** Shown again: hidden answers may have been shown elsewhere since. */
    rattraper() {
      this.montrer();
    }

    montrer() {
      if (this.endormi) return;
      const { ctx, etat } = this.magasin;
      this.#commencer(ctx);
      const { vue } = this;
      const personnes = formateur.personnesDuGroupe(ctx, etat, (id) => formateur.dossiers.de(id), vue);
      const dira = JSON.stringify([vue, personnes.map(({ id, nom }) => [id, nom]), formateur.masquer]);
      if (dira !== this.#dit) this.#batir(ctx, etat, personnes, vue);
      else this.#retoucher(ctx, etat, vue);
      this.#dit = dira;
    }

    #retoucher(ctx, etat, vue) {
      const zone = this.querySelector('.groupe__table');
      const parti = zone.firstChild !== this.#grille.noeud;
      if (this.#grille.retoucher(etat) || parti) this.#autour(ctx, etat, vue);
      if (!parti) return;
      this.#ajuster();
      zone.replaceChildren(this.#grille.noeud);
    }

    /** Until the trainer chooses: as many compétences as there is room for. */
    #commencer(ctx) {
      const masquer = this.querySelector('#groupe-masquer');
      masquer.checked = formateur.masquer;
      cacher(masquer.closest('label'), this.vue.montre !== 'soi');
      if (this.#choisi || this.#dit !== '') return;
      const debut = ctx.competences.size > BEAUCOUP ? ctx.ccp.keys() : [''];
      const [premier] = this.clientWidth < ETROIT ? ctx.competences.keys() : debut;
      this.querySelector('#groupe-choix').value = premier;
    }

    #batir(ctx, etat, personnes, vue) {
      const zone = this.querySelector('.groupe__table');
      const ici = zone.contains(document.activeElement) && this.#place(document.activeElement);
      const legende = `${LEGENDES[vue.montre]}\u00a0: ${compte(personnes.length, 'personne', 'personnes', 'aucune personne')}`;
      this.#grille = new formateur.GrilleDuGroupe(ctx, etat, personnes, vue, { legende, nommer: this.#nommer(vue) });
      cacher(zone, personnes.length === 0);
      this.#ajuster();
      formateur.entreeDuTableau(this.#grille.noeud);
      zone.replaceChildren(this.#grille.noeud);
      zone.setAttribute('aria-label', legende);
      cacher(this.querySelector('.groupe__personne'), personnes.length > 0);
      this.#autour(ctx, etat, vue);
      if (ici) this.#reprendre(ici);
    }

    /** What the table says in short, and what follows from it. */
    #autour(ctx, etat, { montre, anonyme }) {
      const { personnes, presents } = this.#grille;
      this.querySelector('.groupe__legende').replaceChildren(formateur.legendeTableau(ctx, montre, presents));
      const noms = anonyme ? null : new Map(personnes.map(({ id, nom }) => [id, nom]));
      const { lienCompetence, lienProjeter } = this.querySelector('section').dataset;
      const liens = {
        competence: (code) => lienCompetence.replace('c00', code.toLowerCase()),
        projeter: (...codes) => `${lienProjeter}#${codes.length > 1 ? 'liste=' : ''}${codes.join('.')}`,
      };
      const liste = formateur.listeDesBesoins(ctx, this.#grille.bilans(etat), { montre, noms, liens });
      this.querySelector('.groupe__besoins').replaceChildren(liste);
      const dit = montre === 'soi' ? 'D’après leurs réponses.' : 'D’après ce que vous avez noté.';
      const ou = ' Ce qui s’ouvre ici s’ouvre dans un autre onglet\u00a0: celui-ci garde vos fichiers ouverts.';
      ecrire(this.querySelector('.groupe__selon'), liste.querySelector('a') ? dit + ou : dit);
    }

    #place(bouton) {
      const { candidat } = bouton.closest('[data-candidat]')?.dataset ?? {};
      return candidat && { candidat, competence: bouton.parentElement.dataset.competence };
    }

    /** Back to the same cell of a table drawn anew, or near it. */
    #reprendre({ candidat, competence }) {
      const ligne = this.querySelector(`[data-candidat="${candidat}"]`) ?? this.querySelector('[data-candidat]');
      const cellule = competence && ligne?.querySelector(`[data-competence="${competence}"] button`);
      (cellule || ligne?.querySelector('button') || this.querySelector('#groupe-choix')).focus();
    }

    /** Whole words where there is room for them. */
    #ajuster() {
      const [zone, legende] = ['table', 'legende'].map((nom) => this.querySelector(`.groupe__${nom}`));
      const table = this.#grille?.noeud;
      formateur.tailleDuTableau(table, zone);
      // Told to what stands around it: a style that looked for it would be worked out at each cell.
      zone.dataset.colonnes = table?.dataset.colonnes ?? '';
      legende.dataset.densite = table?.dataset.densite ?? '';
    }
  }

  customElements.define('groupe-formateur', GroupeFormateur);
})();
