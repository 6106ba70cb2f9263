/*
 * <se-positionner> : la grille des repères, écrite en entier dans la page, qui se souvient des réponses.
 * Chaque choix est gardé aussitôt ; rien ne s’envoie, rien n’avance tout seul.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  class SePositionner extends HTMLElement {
    #ecoute = null;
    #magasin = null;
    #reperes = new Map();
    #lectures = new Map();
    #situations = null;
    #dites = new Set(); // The compétences whose answers are shown, and not counted yet.
    /** Code of the repère where the person is, or was last. */
    derniere = '';

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.#magasin = auto.stockage();
      for (const champ of this.querySelectorAll('[data-repere]')) {
        const radios = new Map([...champ.querySelectorAll('input')].map((radio) => [radio.value, radio]));
        const reponse = window.Referentiel.creer('p', { class: 'echelle__reponse' });
        champ.append(reponse);
        this.#reperes.set(champ.dataset.repere, { champ, radios, reponse, dit: '' });
      }
      this.addEventListener('change', (e) => this.#repondre(e.target), { signal });
      this.addEventListener(
        'focusin',
        (e) => {
          this.derniere = e.target.closest?.('[data-repere]')?.dataset.repere ?? this.derniere;
        },
        { signal },
      );
      window.addEventListener('hashchange', () => this.ouvrir(), { signal });
      // Back may put older choices in the fields after everything else has run.
      window.addEventListener('pageshow', (e) => this.#revenir(e.persisted), { signal });
      this.#magasin.ecouter((nouvelle) => this.#suivre(nouvelle), signal);
      this.montrer();
      this.#commencer();
      this.ouvrir();
    }

    /** The first CCP that is asked is the one that stands open, instead of one set aside. */
    #commencer() {
      const { ctx, etat } = this.#magasin;
      const deCote = auto.misDeCote(ctx, etat);
      if (deCote.size === 0) return;
      const blocs = [...this.querySelectorAll('details[data-ccp]')];
      const premier = blocs.find(({ dataset }) => !deCote.has(dataset.ccp));
      for (const bloc of blocs) bloc.open = bloc === premier;
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    /** In the order of the page: code, fieldset, level, its place on the scale, and whether the person is asked. */
    get reperes() {
      const { ctx, etat } = this.#magasin;
      const demandees = new Set(auto.concernees(ctx, etat));
      return [...this.#reperes].map(([code, { champ }]) => {
        const niveau = auto.niveauDe(ctx, etat, code);
        const demande = demandees.has(ctx.reperes.get(code).competence);
        return { code, champ, niveau, rang: auto.rang(ctx, niveau), demande };
      });
    }

    #repondre(radio) {
      const code = radio.closest?.('[data-repere]')?.dataset.repere;
      if (!code || !this.#reperes.has(code)) return;
      const maintenant = Date.now();
      this.#magasin.changer(
        (etat) => auto.poser(etat, 'reponses', code, { niveau: radio.value }, maintenant),
        maintenant,
      );
    }

    /** What was touched first; what is counted from it, once the frame is made. */
    #suivre(nouvelle) {
      this.#montrerReponses();
      auto.apresReponse(nouvelle, this.#compter);
    }

    /** Puts the page in the state of the answers, wherever they come from. */
    montrer() {
      this.#montrerReponses();
      this.#montrerComptes();
    }

    #montrerReponses() {
      const { ctx, etat } = this.#magasin;
      for (const [code, repere] of this.#reperes) {
        const { champ, radios, reponse } = repere;
        const niveau = auto.niveauDe(ctx, etat, code);
        const radio = radios.get(niveau);
        if (radio && !radio.checked) radio.checked = true; // Even when the answer is not new: see pageshow.
        if (repere.dit === niveau) continue;
        repere.dit = niveau;
        reponse.textContent = `Ma réponse\u00a0: ${ctx.libelles.get(niveau)}`;
        champ.classList.toggle('echelle--repondue', niveau !== ctx.vide);
        this.#dites.add(ctx.reperes.get(code).competence);
      }
    }

    #compter = () => this.isConnected && this.#montrerComptes();

    #montrerComptes() {
      const { ctx, etat } = this.#magasin;
      const dites = this.#dites;
      this.#dites = new Set();
      const preuves = etat.situations !== this.#situations;
      this.#situations = etat.situations;
      for (const ligne of this.querySelectorAll('[data-lecture]'))
        if (dites.has(ligne.dataset.lecture)) this.#montrerPratique(ligne);
      for (const ligne of this.querySelectorAll('[data-preuve]'))
        if (preuves || dites.has(ligne.dataset.preuve)) this.#montrerPreuve(ligne);
      const progression = auto.progression(ctx, etat);
      const deCote = auto.misDeCote(ctx, etat);
      for (const ccp of this.querySelectorAll('[data-ccp]')) {
        const { code } = ctx.ccp.get(ccp.dataset.ccp);
        const raison = deCote.has(code) ? `, ${auto.motDeCote(deCote.get(code))}` : '';
        auto.dom.ecrire(ccp.querySelector('.ccp__avancement'), `${avancement(progression.ccp.get(code))}${raison}`);
      }
      const tout = this.querySelector('.outils-auto__avancement');
      if (tout)
        auto.dom.ecrire(
          tout,
          progression.total
            ? `${avancement(progression)}.`
            : 'Rien ne vous est plus demandé\u00a0: tous les CCP sont notés.',
        );
    }

    #montrerPratique(ligne) {
      const { ctx, etat } = this.#magasin;
      const code = ligne.dataset.lecture;
      const pratique = auto.pratiqueDe(ctx, etat, code);
      const { lecture, repondus, total } = pratique;
      const { sens } = ctx.lectures.find((l) => l.code === lecture);
      const mots = auto.motPratique(ctx, pratique);
      ligne.closest('[data-competence]').classList.toggle('positionner--complete', repondus === total);
      auto.dom.cacher(ligne, repondus === 0);
      if (!ecrire(ligne, 'Pratique', repondus < total ? `${mots}.` : `${mots}. ${sens}`)) return;
      const avant = this.#lectures.get(code);
      this.#lectures.set(code, repondus);
      // Spoken when the last repère of the compétence gets its answer, and only then.
      if (avant !== undefined && avant < total && repondus === total) {
        const tout = auto.progression(ctx, etat);
        auto.dire(`${code}, pratique\u00a0: ${mots}.${tout.total ? ` ${avancement(tout)}.` : ''}`);
      }
    }

    /** Apart from practice, on its own line; silent as long as the person has said nothing of the compétence. */
    #montrerPreuve(ligne) {
      const { ctx, etat } = this.#magasin;
      const code = ligne.dataset.preuve;
      const preuve = auto.preuveDe(ctx, etat, code);
      const tue = preuve === 'a-raconter' && auto.pratiqueDe(ctx, etat, code).repondus === 0;
      auto.dom.cacher(ligne, tue);
      ecrire(ligne, 'Preuve', `${ctx.preuves.get(preuve).libelle}.`);
    }

    #revenir(persiste) {
      this.montrer();
      // Once loaded, the browser goes to the fragment by itself, and takes the focus from what had it.
      if (!persiste && document.activeElement === document.body) this.ouvrir();
    }

    /** An address that names a repère, a compétence or a CCP leads there; a repère gets the focus. */
    ouvrir() {
      const cible = document.getElementById(auto.fragment());
      if (!cible || !this.contains(cible)) return;
      const ccp = cible.closest('details.ccp');
      const ferme = ccp && !ccp.open;
      if (ferme) ccp.open = true;
      if (cible.matches('[data-repere]')) {
        cible.scrollIntoView({ block: 'center' });
        cible.querySelector('input:checked').focus({ preventScroll: true });
      } else if (ferme) cible.scrollIntoView();
    }
  }

  /** « 12 repères sur 78 renseignés ». */
  function avancement({ repondus, total }) {
    return `${repondus}\u00a0${repondus > 1 ? 'repères' : 'repère'} sur ${total} ${repondus > 1 ? 'renseignés' : 'renseigné'}`;
  }

  /** « Pratique Oui : … » on its line; whether that is new. */
  function ecrire(ligne, nom, mots) {
    const phrase = `${nom} ${mots}`;
    if (ligne.textContent === phrase) return false;
    ligne.replaceChildren(window.Referentiel.creer('strong', {}, nom), ` ${mots}`);
    return true;
  }

  customElements.define('se-positionner', SePositionner);
})();
