/*
 * <vue-partagee> : un lien partagé, ouvert ailleurs, se lit sans toucher aux réponses de qui le lit.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = auto.dom;

  /** Where a link that is not of today comes from, and what it says that cannot be shown. */
  function provenance({ ancienne, changes, inconnus }) {
    if (!ancienne) return 'Ce lien vient d’une autre version du référentiel\u00a0: quelques repères ont pu changer.';
    const nombre = changes + inconnus;
    const debut = 'Ce lien date d’une édition plus ancienne du référentiel.';
    if (nombre === 0) return `${debut} Rien de ce qu’il montre n’a changé depuis.`;
    return nombre === 1
      ? `${debut} Une réponse ou une situation porte sur ce qui a changé depuis\u00a0: elle n’est pas montrée.`
      : `${debut} ${nombre}\u00a0réponses ou situations portent sur ce qui a changé depuis\u00a0: elles ne sont pas montrées.`;
  }

  /** What must be said of a link before what it shows. */
  function reserves(recu) {
    const vide = recu.reponses.size + recu.situations.length + recu.inconnus + recu.changes === 0;
    return [
      recu.meme_version ? '' : provenance(recu),
      recu.entier ? '' : 'Ce lien est d’une forme ancienne\u00a0: rien ne dit s’il est arrivé entier.',
      vide ? 'Il ne montre aucun niveau.' : '',
    ].filter(Boolean);
  }

  class VuePartagee extends HTMLElement {
    #ecoute = null;

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      window.addEventListener('hashchange', () => this.#lire(), { signal });
      auto.stockage().ecouter(({ quoi, cause }) => quoi === 'ere' && cause === 'parti' && this.#quitter(), signal);
      window.Referentiel.ere.ecouter(() => this.#lire(), signal);
      this.#lire();
    }

    #quitter() {
      if (!this.parentElement.hidden) this.#oublier();
    }

    /** Someone left this computer: neither the page nor its address keeps levels, not even by Back. */
    #oublier() {
      history.replaceState(null, '', location.pathname + location.search);
      this.parentElement.hidden = false; // Closed below, like a view that was open.
      this.#lire();
      this.replaceChildren();
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    #lire() {
      const code = auto.codePartage(location.hash);
      const ouverte = code !== null;
      if (ouverte && window.Referentiel.ere.revolue()) {
        this.#oublier();
        return;
      }
      const etait = !this.parentElement.hidden;
      if (!ouverte && !etait) return;
      for (const panneau of document.querySelectorAll('[data-panneau]'))
        panneau.hidden = (panneau.dataset.panneau === 'partage') !== ouverte;
      document.documentElement.classList.toggle('lecture-seule', ouverte);
      if (!ouverte) return;
      try {
        const { ctx } = auto.stockage();
        this.replaceChildren(...this.#vue(ctx, auto.decoder(code, ctx)));
      } catch (refus) {
        if (!(refus instanceof auto.Refus)) throw refus;
        this.replaceChildren(creer('h2', {}, 'Ce lien ne se lit pas'), creer('p', {}, refus.message), this.#sortie());
      }
    }

    #sortie() {
      return creer('p', {}, creer('a', { class: 'bouton', href: this.dataset.sortie }, 'Aller à mes propres réponses'));
    }

    #vue(ctx, recu) {
      const noeuds = [
        creer('h2', {}, 'Des niveaux qu’on vous montre'),
        creer('p', { class: 'chapeau' }, 'Cette page se lit seulement. Elle ne change rien à vos propres réponses.'),
        ...reserves(recu).map((phrase) => creer('p', {}, phrase)),
        this.#sortie(),
      ];
      for (const ccp of ctx.ccp.values()) noeuds.push(this.#tableau(ctx, recu, ccp));
      return noeuds;
    }

    #tableau(ctx, recu, ccp) {
      const lignes = ccp.competences.map((code) => {
        const competence = ctx.competences.get(code);
        const lecture = ctx.lectures.find((l) => l.code === auto.lectureInstantane(ctx, recu, code));
        const niveaux = competence.reperes.map((repere) =>
          creer(
            'li',
            {},
            `${repere.code}\u00a0: ${ctx.libelles.get(recu.reponses.get(repere.code) ?? ctx.niveaux[0])}. `,
            creer('span', { class: 'note-origine' }, repere.texte),
          ),
        );
        return creer(
          'tr',
          {},
          creer('th', { scope: 'row' }, competence.titre_court),
          creer('td', {}, lecture.libelle),
          creer('td', {}, recu.situations.includes(code) ? 'oui' : 'non'),
          creer(
            'td',
            {},
            creer('details', {}, creer('summary', {}, `Les ${niveaux.length} repères`), creer('ul', {}, ...niveaux)),
          ),
        );
      });
      const entetes = ['Compétence', 'Lecture', 'Situation vécue', 'Détail'].map((t) =>
        creer('th', { scope: 'col' }, t),
      );
      const tableau = creer(
        'table',
        { class: 'partage__tableau' },
        creer('caption', {}, ccp.titre_court),
        creer('thead', {}, creer('tr', {}, ...entetes)),
        creer('tbody', {}, ...lignes),
      );
      return creer('div', { class: 'defilement', tabindex: 0, role: 'region', 'aria-label': ccp.titre_court }, tableau);
    }
  }

  customElements.define('vue-partagee', VuePartagee);
})();
