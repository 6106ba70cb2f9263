/*
 * <bureau-formateur> : trois panneaux, un seul à la fois. Le panneau montré est dans l’historique de l’onglet, jamais dans
 * l’adresse : qui est regardé ne concerne personne d’autre.
 */
(() => {
  'use strict';

  const { auto, formateur } = window.Referentiel;
  const VUES = ['fichiers', 'groupe', 'personne'];
  const DEPART = { vue: 'fichiers', personne: '', competence: '' };

  /** What is shown: {vue, personne, competence}. */
  formateur.vue = DEPART;

  class BureauFormateur extends auto.ElementAuto {
    static LIT = ['personnes'];

    brancher(signal) {
      window.addEventListener('popstate', () => this.#montrer(this.#demandee(), true), { signal });
      this.magasin.ecouter(({ quoi }) => quoi === 'mode' && this.#situer(), signal);
      formateur.veillerSalle(() => this.magasin.continuer(Date.now()), signal);
      formateur.aller = (vue, { personne = '', competence = '' } = {}) => this.#aller({ vue, personne, competence });
      formateur.avertir = (phrase) => {
        const zone = this.querySelector('.bureau__avis');
        auto.dom.alerter(zone, phrase);
        zone.focus(); // What had the focus is gone.
        auto.dire(phrase);
      };
      const commencer = () => this.#montrer(this.#demandee(), false);
      // Once the panels are there, those of later scripts too.
      if (document.readyState === 'loading')
        document.addEventListener('DOMContentLoaded', commencer, { signal, once: true });
      else queueMicrotask(commencer);
    }

    agir(action, bouton) {
      if (action === 'aller') formateur.aller(bouton.dataset.panneauDemande);
      else if (action === 'enregistrer-notes') formateur.enregistrerNotes(); // From any panel, at the end of a session.
    }

    /** What the history of the tab says, as far as it still stands. */
    #demandee() {
      const { vue, personne, competence } = history.state?.bureau ?? DEPART;
      const { etat } = this.magasin;
      if (!VUES.includes(vue) || (vue !== 'fichiers' && formateur.personnes(etat).length === 0)) return DEPART;
      const la = formateur.personnes(etat).some(([id]) => id === personne);
      if (vue === 'personne' && !la) return { ...DEPART, vue: 'groupe' };
      return { vue, personne: la ? personne : '', competence: String(competence ?? '') };
    }

    #aller(voulue) {
      const etat = { ...history.state, bureau: voulue };
      const meme = voulue.vue === formateur.vue.vue && voulue.personne === formateur.vue.personne;
      try {
        if (meme) history.replaceState(etat, '');
        else history.pushState(etat, '');
      } catch {
        // Too often for some browsers: the page moves all the same.
      }
      this.#montrer(this.#demandee(), true);
    }

    #panneau(vue) {
      return this.querySelector(`${vue}-formateur`);
    }

    /** What a panel is made of comes the first time it is shown; it then takes up by itself what is to be shown. */
    #demander(panneau) {
      const zone = panneau.querySelector('.bureau__attente');
      auto.chargerOuDire(panneau.dataset.scripts.split(' '), zone, 'Cette partie n’a pas pu s’ouvrir.', () =>
        auto.dire(panneau.querySelector('h2').textContent),
      );
    }

    #montrer(voulue, gestes) {
      formateur.vue = voulue;
      for (const vue of VUES) {
        auto.dom.cacher(this.#panneau(vue), vue !== voulue.vue);
        // What is not shown has no text either.
        if (vue !== voulue.vue) this.#panneau(vue).ranger?.();
      }
      const panneau = this.#panneau(voulue.vue);
      if (panneau.dataset.scripts && !customElements.get(panneau.localName)) this.#demander(panneau);
      panneau.recevoir?.(voulue);
      panneau.rattraper?.();
      this.montrer();
      if (!gestes) return;
      auto.dom.alerter(this.querySelector('.bureau__avis'));
      const titre = panneau.querySelector('h2');
      titre.tabIndex = -1;
      titre.focus();
      auto.dire(titre.textContent);
    }

    /** Nothing of a group is shown once it is over; the history may still name one: it no longer finds them. */
    oublier({ cause }) {
      auto.dom.alerter(this.querySelector('.bureau__avis'));
      if (cause === 'remplace') return;
      try {
        history.replaceState({ ...history.state, bureau: DEPART }, '');
      } catch {
        // Nothing else could be shown anyway.
      }
      this.#montrer(DEPART, false);
    }

    /** What stays where depends on the place chosen for the notes. */
    #situer() {
      for (const dit of this.querySelectorAll('[data-garde]'))
        auto.dom.cacher(dit, dit.dataset.garde !== this.magasin.mode);
    }

    /** The way between the panels; a person who is gone is not shown any more. */
    montrer() {
      const nombre = formateur.personnes(this.magasin.etat).length;
      const chemin = this.querySelector('.bureau__vues');
      this.#situer();
      auto.dom.cacher(chemin, nombre === 0);
      // What the page is for is known by now: its place goes to the group.
      document.documentElement.classList.toggle('bureau-groupe', nombre > 0);
      for (const bouton of chemin.querySelectorAll('[data-panneau-demande]')) {
        if (bouton.dataset.panneauDemande === formateur.vue.vue) bouton.setAttribute('aria-current', 'true');
        else bouton.removeAttribute('aria-current');
      }
      const { vue, personne } = formateur.vue;
      const reste = formateur.personnes(this.magasin.etat).some(([id]) => id === personne);
      if (nombre === 0 && vue !== 'fichiers') this.#montrer(DEPART, false);
      else if (vue === 'personne' && !reste) this.#montrer({ ...DEPART, vue: 'groupe' }, false);
    }
  }

  customElements.define('bureau-formateur', BureauFormateur);
})();
