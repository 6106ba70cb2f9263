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
    /** Code of the repère where the person is, or was last. */
    derniere = '';

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.#magasin = auto.stockage();
      const seule = !this.querySelector('outils-grille');
      if (seule && auto.unePage()) {
        this.classList.add('positionner--ailleurs');
        return;
      }
      for (const champ of this.querySelectorAll('[data-repere]')) {
        const radios = new Map([...champ.querySelectorAll('input')].map((radio) => [radio.value, radio]));
        const reponse = auto.dom.creer('p', { class: 'echelle__reponse' });
        champ.append(reponse);
        this.#reperes.set(champ.dataset.repere, { champ, radios, reponse });
      }
      this.addEventListener('change', (e) => this.#repondre(e.target), { signal });
      this.addEventListener(
        'focusin',
        (e) => {
          this.derniere = e.target.closest?.('[data-repere]')?.dataset.repere ?? this.derniere;
        },
        { signal },
      );
      window.addEventListener('hashchange', () => this.#ouvrir(), { signal });
      // Back may put older choices in the fields after everything else has run.
      window.addEventListener('pageshow', () => this.montrer(), { signal });
      this.#magasin.ecouter(() => this.montrer(), signal);
      this.montrer();
      this.#ouvrir();
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    /** Codes in the order of the page, with their fieldset. */
    get reperes() {
      return [...this.#reperes].map(([code, { champ }]) => ({ code, champ, rang: this.rang(code) }));
    }

    /** 0 for no answer, then the place of the level on the scale. */
    rang(code) {
      const { ctx, etat } = this.#magasin;
      return ctx.niveaux.indexOf(auto.niveauDe(ctx, etat, code));
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

    /** Puts the page in the state of the answers; called at each change, wherever it comes from. */
    montrer() {
      const { ctx, etat } = this.#magasin;
      for (const [code, { champ, radios, reponse }] of this.#reperes) {
        const niveau = auto.niveauDe(ctx, etat, code);
        const radio = radios.get(niveau);
        if (radio && !radio.checked) radio.checked = true;
        const phrase = `Ma réponse\u00a0: ${ctx.libelles.get(niveau)}`;
        if (reponse.textContent !== phrase) reponse.textContent = phrase;
        champ.classList.toggle('echelle--repondue', niveau !== ctx.niveaux[0]);
      }
      for (const ligne of this.querySelectorAll('[data-lecture]')) this.#montrerLecture(ligne);
      for (const ccp of this.querySelectorAll('[data-ccp]')) {
        const [faits, total] = this.#compter(ctx.ccp.get(ccp.dataset.ccp).competences);
        ccp.querySelector('.ccp__avancement').textContent = avancement(faits, total);
      }
      const tout = this.querySelector('.outils-auto__avancement');
      if (tout) tout.textContent = `${avancement(...this.#compter([...ctx.competences.keys()]))}.`;
    }

    #montrerLecture(ligne) {
      const { ctx, etat } = this.#magasin;
      const code = ligne.dataset.lecture;
      const lecture = ctx.lectures.find((l) => l.code === auto.lectureDe(ctx, etat, code));
      const [faits, total] = this.#compter([code]);
      const phrase = `Lecture\u00a0: ${lecture.libelle}. ${faits && faits < total ? `${avancement(faits, total)}.` : lecture.sens}`;
      ligne.closest('[data-competence]').classList.toggle('positionner--complete', faits === total);
      ligne.hidden = faits === 0;
      if (ligne.textContent === phrase) return;
      ligne.textContent = phrase;
      const avant = this.#lectures.get(code);
      this.#lectures.set(code, faits);
      // Spoken when the last repère of the compétence gets its answer, and only then.
      if (avant !== undefined && avant < total && faits === total) {
        auto.dire(
          `${code}\u00a0: lecture ${lecture.libelle}. ${avancement(...this.#compter([...ctx.competences.keys()]))}.`,
        );
      }
    }

    #compter(competences) {
      const { ctx, etat } = this.#magasin;
      const codes = competences.flatMap((code) => ctx.competences.get(code).codes);
      return [codes.filter((code) => auto.niveauDe(ctx, etat, code) !== ctx.niveaux[0]).length, codes.length];
    }

    /** An address that names a compétence or a CCP opens it. */
    #ouvrir() {
      const cible = document.getElementById(auto.fragment());
      const ccp = cible && this.contains(cible) && cible.closest('details.ccp');
      if (!ccp || ccp.open) return;
      ccp.open = true;
      cible.scrollIntoView();
    }
  }

  /** « 12 repères sur 78 renseignés ». */
  function avancement(faits, total) {
    return `${faits}\u00a0${faits > 1 ? 'repères' : 'repère'} sur ${total} ${faits > 1 ? 'renseignés' : 'renseigné'}`;
  }

  customElements.define('se-positionner', SePositionner);
})();
