/*
 * <choisir-liste> : quelques compétences ou repères, cochés, qu’un lien ou un code à scanner donne à regarder d’abord. Le lien
 * ne porte que des codes ; rien n’est gardé.
 */
(() => {
  'use strict';

  const { creer } = window.Referentiel;
  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const { compte } = auto.dom;
  const DOSSIER =
    'Ouverte depuis un dossier, cette page ne connaît pas l’adresse du site\u00a0: pas de lien à donner. La liste se projette quand même.';

  /** The address of a page of this title that others can open, where it is published first; '' from a folder. */
  function adressePublique(page, publiee) {
    const base = publiee ? document.querySelector('link[rel="canonical"]').href : location.href;
    return /^https?:/.test(base) ? new URL(page, base).href : '';
  }

  const case_ = (code, ...texte) =>
    creer(
      'label',
      {},
      creer('input', { type: 'checkbox', value: code, autocomplete: 'off' }),
      creer('span', {}, ...texte),
    );

  function competence(ctx, code) {
    const { titre_court, codes } = ctx.competences.get(code);
    return creer(
      'li',
      {},
      case_(code, titre_court),
      creer(
        'details',
        { class: 'depliant' },
        creer(
          'summary',
          {},
          `Choisir parmi ses ${compte(codes.length, 'repère')}`,
          creer('span', { class: 'hors-ecran' }, `\u00a0: ${code}`),
        ),
        creer(
          'ul',
          { role: 'list' },
          ...codes.map((repere) =>
            creer('li', {}, case_(repere, creer('strong', {}, repere), ' ', ctx.reperes.get(repere).texte)),
          ),
        ),
      ),
    );
  }

  class ChoisirListe extends HTMLElement {
    #ecoute = null;
    #ctx = null;

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.#ctx = formateur.contexte();
      this.addEventListener('change', () => this.#montrer(), { signal });
      this.addEventListener('click', (e) => this.#agir(e.target.closest('[data-action]')?.dataset.action), { signal });
      formateur.veillerEre(this.#ctx, () => this.#decocher(), signal);
      this.#dessiner();
      this.#montrer();
      this.hidden = false;
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    #dessiner() {
      const ctx = this.#ctx;
      const vues = new Set();
      const ccp = [...ctx.ccp.values()].map((certificat, i) => {
        const siennes = certificat.competences.filter((code) => !vues.has(code));
        for (const code of siennes) vues.add(code);
        return creer(
          'details',
          { class: 'depliant', 'data-couleur': (i % 6) + 1 },
          creer('summary', {}, certificat.titre_court),
          creer(
            'fieldset',
            {},
            creer('legend', { class: 'hors-ecran' }, certificat.titre_court),
            creer('ul', { role: 'list' }, ...siennes.map((code) => competence(ctx, code))),
          ),
        );
      });
      const bouton = (action, texte, plus = {}) =>
        creer('button', { type: 'button', class: 'bouton', 'data-action': action, ...plus }, texte);
      this.append(
        ...ccp,
        creer('p', { class: 'liste__compte' }),
        creer(
          'div',
          { class: 'liste__donner', hidden: true },
          creer('label', { for: 'liste-lien' }, 'Le lien de cette liste'),
          creer('input', { type: 'text', id: 'liste-lien', readonly: true, autocomplete: 'off' }),
          creer('p', { class: 'liste__dossier' }, DOSSIER),
          creer(
            'p',
            { class: 'salle__gestes' },
            bouton('copier', 'Copier'),
            bouton('qr', 'Montrer un code à scanner', { 'aria-expanded': 'false' }),
            creer('a', { class: 'bouton', 'data-projeter': '' }, 'Projeter la liste'),
            bouton('decocher', 'Tout décocher'),
          ),
          creer('div', { class: 'liste__qr', hidden: true }),
        ),
      );
    }

    get #codes() {
      return [...this.querySelectorAll('input:checked')].map(({ value }) => value);
    }

    /** A link made before the last choice would lie: it follows each of them. */
    #montrer() {
      const ctx = this.#ctx;
      const liste = auto.ecrireListe(ctx, this.#codes);
      const { codes, reperes } = auto.lireListe(ctx, liste);
      const adresse = adressePublique(`../auto-evaluation/index.html#${liste}`, 'publie' in this.dataset);
      auto.dom.ecrire(
        this.querySelector('.liste__compte'),
        codes.length
          ? `${compte(codes.length, 'élément coché', 'éléments cochés')}, ${compte(reperes.length, 'repère')} à regarder d’abord.`
          : 'Rien n’est coché.',
      );
      this.querySelector('.liste__donner').hidden = codes.length === 0;
      this.querySelector('#liste-lien').value = codes.length ? adresse : '';
      for (const lien of this.querySelectorAll('label[for], #liste-lien, [data-action="copier"], [data-action="qr"]'))
        lien.hidden = !adresse;
      this.querySelector('.liste__dossier').hidden = Boolean(adresse);
      this.querySelector('[data-projeter]').href = `#${liste}`;
      this.#basculer(false);
    }

    #decocher() {
      for (const coche of this.querySelectorAll('input:checked')) coche.checked = false;
      this.#montrer();
    }

    #basculer(montre) {
      const zone = this.querySelector('.liste__qr');
      const bouton = this.querySelector('[data-action="qr"]');
      zone.hidden = !montre;
      zone.replaceChildren();
      bouton.setAttribute('aria-expanded', String(montre));
      bouton.textContent = montre ? 'Cacher le code à scanner' : 'Montrer un code à scanner';
      return zone;
    }

    async #agir(action) {
      const champ = this.querySelector('#liste-lien');
      if (action === 'decocher') {
        this.#decocher();
        formateur.dire('Rien n’est coché.');
        this.querySelector('summary').focus();
      } else if (action === 'qr') {
        const zone = this.#basculer(this.querySelector('.liste__qr').hidden);
        if (zone.hidden) return;
        auto.chargerOuDire(['qr'], zone, 'Le code à scanner ne s’est pas dessiné.', () => {
          const { noeuds, phrase } = window.Referentiel.montrerQr(champ.value);
          zone.replaceChildren(...noeuds);
          formateur.dire(phrase || 'Le code à scanner est affiché sous le lien.');
        });
      } else if (action === 'copier') {
        try {
          await navigator.clipboard.writeText(champ.value);
          formateur.dire('Le lien est copié.');
        } catch {
          champ.select();
          formateur.dire('Le navigateur refuse la copie. Le lien est sélectionné.');
        }
      }
    }
  }

  customElements.define('choisir-liste', ChoisirListe);
})();
