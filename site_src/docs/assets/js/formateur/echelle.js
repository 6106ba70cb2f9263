/*
 * Un repère à noter : l’échelle, puis les deux regards l’un à côté de l’autre, et leur écart en mots. Les réponses de la
 * personne ne sont écrites dans la page que lorsqu’elles ont le droit d’y être lues.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const { creer } = window.Referentiel;
  const { cacher, ecrire, signe } = auto.dom;
  const NBSP = '\u00a0';
  const PAS_NOTE = 'Pas noté';

  /** A look at a repère: who, the level in words, its sign after them. */
  function regard(nom, classe) {
    const mots = creer('span', { class: 'regard__mots' });
    const dessin = creer('span', { class: 'regard__signe' });
    const noeud = creer(
      'p',
      { class: `regard__un ${classe}` },
      creer('strong', {}, nom),
      creer('span', { class: 'regard__deux-points' }, `${NBSP}: `),
      mots,
      NBSP,
      dessin,
    );
    const montrer = (dit, niveau) => {
      ecrire(mots, dit);
      if ((dessin.dataset.niveau ?? '') === niveau) return;
      dessin.dataset.niveau = niveau;
      dessin.replaceChildren(...(niveau ? [signe(`niveau-${niveau}`, 18)] : []));
    };
    return { noeud, montrer };
  }

  formateur.Echelle = class {
    noeud;
    raison;
    confirme;
    #ctx;
    #radios = new Map();
    #soi = regard('Cette personne', 'regard__soi');
    #moi = regard('Vous', 'regard__moi');
    #ecart = creer('p', { class: 'regard__ecart' });
    #revoir = creer('div', { class: 'regard__revoir', hidden: true }, creer('p'));
    #bouton;
    #plus;

    constructor(ctx, code) {
      this.#ctx = ctx;
      this.code = code;
      const id = `noter-${code.toLowerCase()}`;
      this.#preciser(id);
      this.#revoir.append(
        creer(
          'button',
          { type: 'button', class: 'bouton bouton--petit', 'data-action': 'revu' },
          'C’est revu\u00a0: garder mon niveau',
        ),
      );
      this.noeud = creer(
        'fieldset',
        { class: 'echelle noter', id, 'data-repere': code },
        creer(
          'legend',
          { class: 'repere__texte' },
          creer('span', { class: 'repere__code' }, code),
          ' ',
          creer('span', {}, ctx.reperes.get(code).texte),
        ),
        this.#bouton,
        creer('div', { class: 'echelle__choix' }, ...ctx.niveaux.map((niveau, i) => this.#choix(niveau, i))),
        creer('div', { class: 'regard' }, this.#soi.noeud, this.#moi.noeud, this.#ecart, this.#revoir),
        this.#plus,
      );
    }

    #choix(niveau, i) {
      const vide = niveau === this.#ctx.vide;
      const radio = creer('input', { type: 'radio', name: `note-${this.code}`, value: niveau, autocomplete: 'off' });
      this.#radios.set(niveau, radio);
      const mot = creer('span', {}, vide ? PAS_NOTE : this.#ctx.libelles.get(niveau));
      const touche = { 'data-touche': vide ? 0 : i + 1 };
      return creer('label', touche, radio, ' ', signe(`niveau-${niveau}`, 18), mot);
    }

    /** Why, and whether it was said together: asked for, never in the way from one scale to the next. */
    #preciser(id) {
      this.#bouton = creer(
        'button',
        {
          type: 'button',
          class: 'bouton bouton--petit noter__preciser',
          'data-action': 'preciser',
          'aria-expanded': 'false',
        },
        creer('span'),
        creer('span', { class: 'hors-ecran' }, `${NBSP}: ${this.code}`),
      );
      this.raison = creer('textarea', { id: `${id}-raison`, rows: 2, autocomplete: 'off' });
      this.confirme = creer('input', { type: 'checkbox', 'data-confirme': this.code, autocomplete: 'off' });
      this.#plus = creer(
        'div',
        { class: 'noter__plus', hidden: true },
        creer(
          'div',
          { class: 'champ' },
          creer('label', { for: this.raison.id }, `Votre raison, ${this.code}`),
          this.raison,
        ),
        creer('label', { class: 'case' }, this.confirme, creer('span', {}, 'Confirmé avec la personne')),
      );
    }

    /** As a person would: the choice is one, whatever key made it. */
    choisir(niveau) {
      const radio = this.#radios.get(niveau);
      radio.focus();
      if (!radio.checked) radio.click();
    }

    /** Where the keyboard comes in: what is chosen. */
    get entree() {
      return [...this.#radios.values()].find(({ checked }) => checked);
    }

    deplier(ouvert) {
      cacher(this.#plus, !ouvert);
      const dit = String(ouvert);
      if (this.#bouton.getAttribute('aria-expanded') !== dit) this.#bouton.setAttribute('aria-expanded', dit);
    }

    basculer() {
      this.deplier(this.#plus.hidden);
      if (!this.#plus.hidden) this.raison.focus();
    }

    /** `ligne`: formateur.ligne; `visible`: whether the person's answer may be read. */
    montrer({ soi, note, raison, confirme, vu, situation }, visible) {
      const ctx = this.#ctx;
      const radio = this.#radios.get(note || ctx.vide);
      if (!radio.checked) radio.checked = true;
      this.noeud.classList.toggle('echelle--repondue', note !== '');
      if (this.confirme.checked !== confirme) this.confirme.checked = confirme;
      const [mots, niveau] = this.#lire(soi, visible);
      this.#soi.montrer(mots, niveau);
      this.#moi.montrer(`${ctx.libelles.get(note) ?? ''}${confirme ? ', confirmé avec la personne' : ''}`, note);
      cacher(this.#moi.noeud, !note);
      const revoir = visible && situation === 'a-revoir';
      ecrire(this.#ecart, visible ? formateur.motEcart(ctx, soi, note) : '');
      cacher(this.#ecart, !visible || !note);
      cacher(this.#revoir, !revoir);
      const dire = (code) => ctx.libelles.get(code || ctx.vide);
      const change = `À revoir\u00a0: sa réponse a changé depuis. Quand vous avez noté\u00a0: ${dire(vu)}. Maintenant\u00a0: ${dire(soi)}.`;
      ecrire(this.#revoir.firstChild, revoir ? change : '');
      cacher(this.#bouton, !note && !raison);
      ecrire(this.#bouton.firstChild, raison ? 'Raison écrite' : 'Préciser');
      if (this.#bouton.hidden) this.deplier(false);
    }

    /** [words, level whose sign stands after them] of the person's own answer. */
    #lire(soi, visible) {
      if (soi === null) return ['fichier à rouvrir', ''];
      if (!visible) return ['réponse masquée', ''];
      return [this.#ctx.libelles.get(soi || this.#ctx.vide), soi || this.#ctx.vide];
    }

    /** What is said once a repère is rated. */
    get phrase() {
      return `${this.#soi.noeud.textContent.trim()}. ${this.#moi.noeud.textContent.trim()}. ${this.#ecart.textContent}`;
    }

    oublier() {
      for (const { montrer } of [this.#soi, this.#moi]) montrer('', '');
      ecrire(this.#ecart, '');
      ecrire(this.#revoir.firstChild, '');
      this.#radios.get(this.#ctx.vide).checked = true;
      this.confirme.checked = false;
      this.deplier(false);
    }
  };
})();
