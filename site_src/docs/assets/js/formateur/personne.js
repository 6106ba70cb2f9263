/*
 * <personne-formateur> : une personne, une compétence à la fois. On note d’abord, on voit ensuite : sa réponse n’est dans la
 * page qu’une fois le repère noté. Un choix ne redessine que ce qui change.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const repereDe = (element) => element.closest?.('[data-repere]')?.dataset.repere;

  class PersonneFormateur extends auto.ElementAuto {
    static LIT = ['personnes', 'notes', 'remarques'];
    #reperes;
    #vue;
    #personne = '';
    #competence = '';
    #filtre = 'tout';
    #montres = []; // Repères on the screen: what a filter chose when it was asked, until one goes elsewhere.
    #hesite = ''; // The repère whose level is still being chosen with arrows: nothing is revealed yet.

    brancher(signal) {
      const { ctx } = this.magasin;
      this.#competence = ctx.competences.keys().next().value;
      this.#vue = new formateur.VuePersonne(this, ctx, signal);
      const ici = () => ({ personne: this.#personne, competence: this.#competence });
      this.#reperes = new formateur.Reperes(this.magasin, signal, this.querySelector('#personne-remarque'), ici);
      const ecouter = (nom, fn) => this.addEventListener(nom, fn, { signal });
      ecouter('change', (e) => this.#changer(e.target));
      ecouter('keydown', (e) => this.#taper(e));
      ecouter('pointerdown', () => this.#decider());
      ecouter('focusout', ({ target, relatedTarget: vers }) => {
        if (!vers || repereDe(vers) !== repereDe(target)) this.#decider();
      });
      formateur.dossiers.ecouter(() => this.#personne && this.#entrer(), signal);
      auto.avantDePartir(() => this.#reperes.inacheve, signal);
      // The desk shows this panel, then asks for what makes it.
      if (formateur.vue?.vue === 'personne') this.recevoir(formateur.vue);
    }

    get endormi() {
      return this.hidden;
    }

    #echelle(repere) {
      return this.#reperes.echelle(repere);
    }

    /** Shows a person, where one was or at a compétence: see <bureau-formateur>. */
    recevoir({ personne, competence }) {
      const { competences } = this.magasin.ctx;
      if (personne) this.#passer(competences.has(competence) ? competence : this.#competence, personne);
    }

    agir(action, bouton) {
      if (action === 'precedente') this.#aller(-1);
      else if (action === 'suivante') this.#aller(1);
      else if (action === 'rouvrir') formateur.aller('fichiers');
      else if (action === 'preciser') this.#echelle(repereDe(bouton)).basculer();
      else if (action === 'revu') this.#revoir(repereDe(bouton));
    }

    #changer(champ) {
      const { value, checked, type, id } = champ;
      const repere = repereDe(champ);
      if (repere && type === 'radio') this.#noter(repere, value);
      else if (repere && type === 'checkbox') this.#poser(repere, { confirme: checked });
      else if (id === 'personne-qui') this.#passer(this.#competence, value);
      else if (id === 'personne-competence') this.#passer(value);
      else if (id === 'personne-filtre') {
        this.#filtre = value;
        this.#aller(0);
        auto.dire(this.#vue.phrase);
      } else if (id === 'personne-masquer') {
        formateur.masquer = checked;
        this.montrer();
      }
    }

    #taper(e) {
      const repere = e.target.type === 'radio' && repereDe(e.target);
      const fait = repere && formateur.touche(this.magasin.ctx, e);
      if (!fait) return;
      if (fait.hesite) this.#hesite = repere;
      else this.#decider();
      if (fait.pas) this.#aller(fait.pas, true);
      else if (fait.niveau) this.#echelle(repere).choisir(fait.niveau);
      if (fait.pas || fait.niveau) e.preventDefault();
    }

    /** The level at which arrows stopped is the one chosen: the two can be compared. */
    #decider() {
      const repere = this.#hesite;
      if (!repere) return;
      this.#hesite = '';
      this.montrer();
      this.#dire(repere);
    }

    get #dossier() {
      return formateur.dossiers.de(this.#personne);
    }

    get #lignes() {
      const { ctx, etat } = this.magasin;
      return formateur.lignes(ctx, etat, this.#dossier, this.#personne);
    }

    #ligne(repere) {
      const { ctx, etat } = this.magasin;
      return formateur.ligne(ctx, etat, this.#dossier, this.#personne, repere);
    }

    #noter(repere, niveau) {
      this.#poser(repere, formateur.choix(this.magasin.ctx, niveau, this.#ligne(repere)));
      if (!this.#hesite) this.#dire(repere);
    }

    #poser(repere, champs) {
      const maintenant = Date.now();
      const personne = this.#personne; // The store may tell that they are gone before it asks for the change.
      const fait = (etat) => formateur.poserNote(etat, personne, repere, champs, maintenant);
      const rendu = this.magasin.changer(fait, maintenant);
      if (rendu.refus?.code === 'absent') return formateur.avertir(rendu.refus.message);
      auto.dom.ecrire(this.querySelector('.personne__refus'), rendu.ok ? '' : rendu.refus.message);
      if (!rendu.ok) this.montrer();
    }

    #dire(repere) {
      if (this.#ligne(repere).note) auto.dire(`${repere}. ${this.#echelle(repere).phrase}`);
    }

    /** The level stays, beside the answer of now. */
    #revoir(repere) {
      this.#poser(repere, { vu: this.#ligne(repere).soi });
      this.#echelle(repere).entree.focus();
      this.#dire(repere);
    }

    /** To the next compétence where the filter has something; `pas` 0: this one if it has. */
    #aller(pas, auClavier = false) {
      const prochaine = formateur.prochaine(this.magasin.ctx, this.#lignes, this.#filtre, this.#competence, pas);
      if (!this.#passer(prochaine || this.#competence)) return;
      const premiere = auClavier && this.#montres.length > 0 && this.#echelle(this.#montres[0]).entree;
      const titre = this.querySelector('h3');
      if (pas) (premiere || titre).focus();
      if (premiere) titre.scrollIntoView({ block: 'nearest' });
    }

    /** Leaves what was on the screen for a compétence, or for somebody, if all of it is kept: whether it did. */
    #passer(competence, personne = this.#personne) {
      this.#hesite = '';
      if (!this.#reperes.garder()) {
        this.montrer();
        return false;
      }
      this.#reperes.vider();
      if (personne !== this.#personne) this.#filtre = 'tout';
      this.#personne = personne;
      this.#competence = competence;
      this.#vue.retenir(personne, competence);
      this.#entrer();
      return true;
    }

    /** Puts on the screen the repères a filter shows of a compétence, then what they hold. */
    #entrer() {
      const { codes } = this.magasin.ctx.competences.get(this.#competence);
      const lignes = this.#lignes.filter(
        ([repere, { situation }]) => codes.includes(repere) && formateur.convient(this.#filtre, situation),
      );
      this.#montres = lignes.map(([repere]) => repere);
      auto.tenir(
        this.querySelector('.personne__reperes'),
        this.#montres.map((repere) => [repere, repere, () => this.#echelle(repere).noeud]),
      );
      for (const [repere, { raison, confirme }] of lignes) this.#echelle(repere).deplier(raison !== '' || confirme);
      this.querySelector('rendre-fiche').viser(this.#personne);
      this.montrer();
    }

    montrer() {
      const { etat } = this.magasin;
      const [personne, competence, filtre, montres] = [this.#personne, this.#competence, this.#filtre, this.#montres];
      if (!auto.vivants(etat, 'personnes').some(([id]) => id === personne)) return;
      const visible = (repere) => formateur.visible(etat, personne, repere) && repere !== this.#hesite;
      const vues = montres.map((repere) => [repere, this.#ligne(repere)]);
      this.#reperes.montrer(vues, visible);
      if (this.#hesite) return;
      this.#vue.montrer({ etat, dossier: this.#dossier, personne, competence, filtre, lignes: this.#lignes, montres });
    }

    /** Out of sight, it names nobody; what is being written is kept first. */
    ranger() {
      this.#reperes.garder();
      this.oublier();
    }

    oublier() {
      [this.#hesite, this.#personne, this.#montres] = ['', '', []];
      this.#reperes.oublier();
      auto.tenir(this.querySelector('.personne__reperes'), []);
      this.#vue.oublier();
    }
  }

  customElements.define('personne-formateur', PersonneFormateur);
})();
