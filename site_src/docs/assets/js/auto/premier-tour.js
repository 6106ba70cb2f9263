/*
 * <premier-tour> : les questions du premier tour, une à la fois. Un doigt ou une souris répond et passe à la suite ; les
 * flèches, la barre d’espace et le clic d’un lecteur d’écran ne font que choisir : Entrée ou « Suivant » passe à la suite.
 * Chaque question a son adresse (#tour-c06) : « Précédent » du navigateur en rend une. L’historique ne dit rien d’autre.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const FIN = 'fin';
  const NIVEAU = '.question__niveau';
  const { cacher } = auto.dom;
  const adresse = (but) => `#tour-${but.toLowerCase()}`;

  class PremierTour extends auto.ElementAuto {
    static LIT = [...auto.DEMANDE, 'premier_tour', 'reponses', 'situations'];
    #vue = null;
    #ici = null;
    #depart = null; // What was shown first, where the address names nothing: Tab starts at the top of the page.
    #parcouru = false; // Whether the person went to the end, whatever they passed over.
    #corrige = false; // Whether they came from the end to change an answer.
    #gestes = null;
    #passe = 0;
    #enChemin = false; // Whether an answer leads on: what comes next is drawn, once.

    brancher(signal) {
      this.#vue = new auto.QuestionTour(this);
      this.#gestes = auto.suivreGestes(this, NIVEAU, signal);
      this.addEventListener('keydown', (e) => this.#taper(e), { signal });
      this.addEventListener('click', (e) => this.#toucher(e), { signal });
      this.addEventListener('change', (e) => this.#repondre(e.target), { signal });
      auto.suivreDemande(this, signal, (code) => this.#ici !== FIN && this.#pousser(code));
      window.addEventListener('popstate', () => this.#aller(this.#demandee() ?? this.#depart), { signal });
      // Back may put older choices in the fields after everything else has run.
      window.addEventListener('pageshow', () => this.montrer(), { signal });
      window.addEventListener('beforeprint', () => this.#vue.preparer(), { signal });
      this.#ici = auto.rienGarde(this.magasin) ? null : this.#demandee();
      if (location.hash && !this.#ici) this.#enHaut();
      this.querySelector('.tour__sens').open = window.matchMedia('(min-width: 60em)').matches;
    }

    /** Where the address leads, or null: a question that is asked, or the end once something was answered. */
    #demandee() {
      const { ctx, etat } = this.magasin;
      const nom = /^tour-(\w+)$/.exec(auto.fragment())?.[1] ?? '';
      if (nom === FIN) return this.#parcouru || auto.premierTour(ctx, etat).repondus > 0 ? FIN : null;
      return auto.concernees(ctx, etat).find((code) => code.toLowerCase() === nom) ?? null;
    }

    #taper(e) {
      this.classList.remove('tour--pointe');
      const radio = e.target.closest?.(`${NIVEAU} input`);
      if (e.key !== 'Enter' || e.repeat || !radio) return;
      e.preventDefault();
      this.#passer(radio);
    }

    /** A label that is pointed at answers for its radio; it would send it a click, and the focus, for nothing. */
    #toucher(e) {
      if (e.target.closest?.('.tour__changer')) this.#corrige = true;
      const etiquette = e.target.closest?.(NIVEAU);
      if (!etiquette) return;
      if (this.#gestes.rebond(e, this.#passe) || this.#gestes.retape(e)) e.preventDefault();
      else if (this.#gestes.pointe(e, etiquette)) {
        const { control: radio } = etiquette;
        if (e.target !== radio) e.preventDefault();
        this.classList.add('tour--pointe'); // The next question takes the focus: no ring for a finger.
        this.#passer(radio);
      }
    }

    /** Keeps an answer, that of `radio`, and goes on; one that is refused leaves the question as it was. */
    #passer(radio) {
      this.#enChemin = true;
      const garde = this.#repondre(radio);
      this.#enChemin = false;
      if (garde) this.#suivre();
      else {
        radio.checked = true;
        radio.focus();
        this.rattraper();
      }
    }

    get endormi() {
      return this.#enChemin;
    }

    /** Keeps an answer; whether it is kept. */
    #repondre(radio) {
      const code = radio.closest?.('[data-question]')?.dataset.question;
      if (!code) return false;
      if (this.magasin.etat.premier_tour.get(code)?.niveau === radio.value) return true;
      return this.#poser([code], radio.value);
    }

    #poser(codes, niveau) {
      const maintenant = Date.now();
      const poser = (etat) => codes.reduce((e, c) => auto.poser(e, 'premier_tour', c, { niveau }, maintenant), etat);
      return this.magasin.changer(poser, maintenant).ok;
    }

    agir(action, _bouton, e) {
      const zone = this.querySelector('.tour__recommencer');
      if (/^(precedent|suivant)$/.test(action) && this.#gestes.retape(e)) return;
      if (action === 'suivant') this.#suivre();
      else if (action === 'precedent') this.#reculer();
      else if (action === 'imprimer') window.print();
      else if (action === 'recommencer') {
        zone.hidden = false;
        zone.querySelector('p').focus();
      } else if (action === 'garder') {
        zone.hidden = true;
        this.querySelector('[data-action="recommencer"]').focus();
      } else if (action === 'recommencer-confirmer') {
        zone.hidden = true;
        const { ctx, etat } = this.magasin;
        this.#parcouru = false;
        if (this.#poser([...etat.premier_tour.keys()], ctx.vide)) this.#pousser(auto.concernees(ctx, etat)[0] ?? FIN);
      }
    }

    #suivre() {
      const { ctx, etat } = this.magasin;
      const codes = auto.concernees(ctx, etat);
      const fini = this.#corrige && auto.premierTour(ctx, etat).prochaine === null;
      const suivante = fini ? FIN : (codes[codes.indexOf(this.#ici) + 1] ?? FIN);
      if (suivante === FIN) {
        this.#parcouru = true;
        this.#corrige = false;
      }
      this.#pousser(suivante);
    }

    #pousser(but) {
      const tour = this.#ici;
      document.querySelector('seance-auto').replier();
      this.#aller(but);
      auto.apresImage(() => history.pushState({ tour }, '', adresse(but)));
    }

    /** « Retour » is that of the browser when it leads there: the history does not grow by going back. */
    #reculer() {
      const codes = auto.concernees(this.magasin.ctx, this.magasin.etat);
      const but = codes[(this.#ici === FIN ? codes.length : codes.indexOf(this.#ici)) - 1];
      if (!but) return;
      auto.apresTout();
      if (history.state?.tour === but) history.back();
      else {
        history.replaceState(null, '', adresse(but));
        this.#aller(but);
      }
    }

    #aller(but) {
      if (!but) return;
      this.#passe = performance.now();
      this.#ici = but;
      this.montrer();
      const cible = this.#vue.titre(but);
      cible.getClientRects(); // Firefox refuses the focus to what was just shown, and not laid out yet.
      const tete = this.querySelector('.tour__tete'); // The end always starts at the top.
      const enVue = but !== FIN && auto.avantLaBarre(tete, this.#vue.champs.get(but));
      cible.focus({ preventScroll: true });
      setTimeout(() => document.activeElement === document.body && cible.focus({ preventScroll: true }), 50);
      if (!enVue) (but === FIN ? cible : tete).scrollIntoView();
      auto.dire(this.querySelector(but === FIN ? '.tour__bilan' : '.tour__compte').textContent);
    }

    oublier() {
      [this.#ici, this.#depart] = [null, null];
      this.#parcouru = false;
      this.#corrige = false;
      this.querySelector('.tour__recommencer').hidden = true;
      this.#enHaut();
    }

    /** What the window was on is gone: the browser would keep it, or put it back, at the foot of the page. */
    #enHaut() {
      history.scrollRestoration = 'manual';
      window.scrollTo(0, 0);
    }

    montrer() {
      const { ctx, etat } = this.magasin;
      const tour = auto.premierTour(ctx, etat);
      const codes = [...tour.niveaux.keys()];
      const perdu = this.#ici === FIN ? codes.length && !tour.repondus && !this.#parcouru : !codes.includes(this.#ici);
      if (perdu || !this.#ici) {
        this.#ici = tour.prochaine ?? FIN;
        if (location.hash) history.replaceState(null, '', adresse(this.#ici));
        else this.#depart = this.#ici;
      }
      const fini = this.#ici === FIN;
      this.#vue.montrer(ctx, tour.niveaux, this.#ici);
      cacher(this.querySelector('.tour__fin'), !fini);
      this.classList.toggle('tour--fin', fini);
      if (fini) auto.montrerFinTour(this.querySelector('.tour__fin'), ctx, etat);
      auto.apresImage(this.#achever);
    }

    #achever = () => {
      const { ctx, etat } = this.magasin;
      this.#vue.achever(ctx, auto.premierTour(ctx, etat).niveaux, this.#ici);
    };
  }

  customElements.define('premier-tour', PremierTour);
})();
