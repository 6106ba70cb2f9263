/*
 * <formulaire-situation> : une situation, gardée pendant qu’on l’écrit. L’indice d’anonymat reste local et n’empêche rien.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const PAUSE = 400; // Milliseconds without a key before a text is kept.
  const GENRES = {
    telephone: 'un numéro de téléphone',
    courriel: 'une adresse de courriel',
    'numero-securite-sociale': 'un numéro de Sécurité sociale',
    'date-naissance': 'une date de naissance',
    adresse: 'une adresse',
  };

  class FormulaireSituation extends auto.ElementAuto {
    #id = '';
    #attente = 0;

    brancher(signal) {
      this.addEventListener(
        'input',
        (e) => {
          clearTimeout(this.#attente);
          this.#attente = setTimeout(() => this.#garder(), PAUSE);
          this.#indiquer(e.target);
        },
        { signal },
      );
      this.addEventListener('change', () => this.#garder(), { signal });
      window.addEventListener('pagehide', () => this.#garder(), { signal });
      this.#cacher(true);
    }

    disconnectedCallback() {
      this.#garder();
      super.disconnectedCallback();
    }

    /** While one writes, the list is away: saving would make it grow, and the page move under the finger. */
    #cacher(cache) {
      this.hidden = cache;
      this.parentElement.classList.toggle('ecriture', !cache);
    }

    /** Opens a situation by its id, or a new one; the focus goes to its name. */
    ouvrir(id) {
      this.#garder();
      this.#id = id ?? auto.dom.identifiant();
      this.#cacher(false);
      this.#remplir(true);
      const titre = this.querySelector('h2');
      titre.textContent = id ? `Situation\u00a0: ${auto.nomSituation(this.#situation)}` : 'Nouvelle situation';
      titre.scrollIntoView();
      titre.focus({ preventScroll: true });
    }

    get #situation() {
      const connue = this.magasin.etat.situations.get(this.#id);
      return connue && !connue.supprime ? connue : null;
    }

    #champs() {
      return [...this.querySelectorAll('[data-champ], [data-rubrique], [data-competence], [data-repere-lie]')];
    }

    /** From the store to the fields; a field being written is left alone unless `tout`. */
    #remplir(tout) {
      const s = this.#situation;
      for (const champ of this.#champs()) {
        const { champ: nom, rubrique, competence, repereLie } = champ.dataset;
        if (competence) champ.checked = Boolean(s?.competences.includes(competence));
        else if (repereLie) champ.checked = Boolean(s?.reperes.includes(repereLie));
        else if (tout || champ !== document.activeElement)
          champ.value = (rubrique ? s?.textes[rubrique] : s?.[nom]) ?? '';
        if (tout) this.#indiquer(champ);
      }
      for (const details of this.querySelectorAll('.situation__reperes')) {
        if (tout) details.open = Boolean(details.querySelector(':checked'));
      }
    }

    #lire() {
      const valeur = { textes: {}, competences: [], reperes: [] };
      for (const champ of this.#champs()) {
        const { champ: nom, rubrique, competence, repereLie } = champ.dataset;
        if (nom) valeur[nom] = champ.value;
        else if (rubrique) valeur.textes[rubrique] = champ.value;
        else if (champ.checked) (competence ? valeur.competences : valeur.reperes).push(competence ?? repereLie);
      }
      // What no box shows stays: a code that changed waits for the review.
      const { ctx } = this.magasin;
      valeur.competences.push(...(this.#situation?.competences ?? []).filter((code) => !ctx.competences.has(code)));
      valeur.reperes.push(...(this.#situation?.reperes ?? []).filter((code) => !ctx.reperes.has(code)));
      return valeur;
    }

    /** Keeps what is written, if it differs; an empty new situation is not one. */
    #garder() {
      clearTimeout(this.#attente);
      if (!this.#id || this.hidden) return;
      const valeur = this.#lire();
      const avant = this.#situation;
      const { le, ...connue } = avant ?? { titre: '', debut: '', fin: '', competences: [], reperes: [] };
      const memes = (a, b) => JSON.stringify(a) === JSON.stringify(b);
      const egale =
        ['titre', 'debut', 'fin'].every((nom) => (connue[nom] ?? '') === valeur[nom]) &&
        ['competences', 'reperes'].every((nom) => memes([...connue[nom]].sort(), [...valeur[nom]].sort())) &&
        Object.entries(valeur.textes).every(([code, texte]) => (connue.textes?.[code] ?? '') === texte);
      if (egale) return;
      const maintenant = Date.now();
      const rendu = this.magasin.changer(
        (etat) => auto.poser(etat, 'situations', this.#id, valeur, maintenant),
        maintenant,
      );
      const erreur = this.querySelector('.situation__erreur');
      erreur.hidden = rendu.ok;
      erreur.textContent = rendu.ok ? '' : `Non enregistré\u00a0: ${rendu.refus.message}`;
      if (!rendu.ok) auto.dire(erreur.textContent);
    }

    /** What the text seems to hold, by the field; dates out of order too. */
    #indiquer(champ) {
      if (champ.dataset.champ === 'debut' || champ.dataset.champ === 'fin') {
        const { debut, fin } = this.#lire();
        this.querySelector('#indice-fin').textContent = debut && fin && fin < debut ? 'La fin est avant le début.' : '';
        return;
      }
      const indice = champ.closest('.champ')?.querySelector('.champ__indice');
      if (!indice || champ.type === 'checkbox') return;
      const trouves = auto
        .reperer(champ.value)
        .map(({ genre, debut, fin }) => `${GENRES[genre]} («\u00a0${champ.value.slice(debut, fin)}\u00a0»)`);
      const phrase = trouves.length
        ? `On croit lire ici ${trouves.join(', ')}. Si cela concerne quelqu’un, retirez-le.`
        : '';
      if (indice.textContent === phrase) return;
      indice.textContent = phrase;
      if (phrase) auto.dire(phrase);
    }

    agir(action) {
      const liste = document.querySelector('situations-vecues');
      const id = this.#id;
      if (action === 'fermer') this.#garder();
      const connue = this.#situation;
      this.#cacher(true);
      this.#id = '';
      if (action === 'supprimer' && connue) liste.supprimer(id);
      else (liste.querySelector(`[data-id="${id}"]`) ?? liste.querySelector('[data-action="nouvelle"]')).focus();
    }

    montrer(nouvelle) {
      if (!this.#id || !nouvelle?.ailleurs) return;
      this.#remplir(false);
    }
  }

  customElements.define('formulaire-situation', FormulaireSituation);
})();
