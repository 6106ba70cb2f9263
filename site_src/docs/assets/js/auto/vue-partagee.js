/*
 * <vue-partagee> : un lien partagé, ouvert ailleurs, se lit sans toucher aux réponses de qui le lit.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;

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
      this.#nommer(ouverte ? 'Une auto-évaluation qu’on vous montre' : null);
      if (!ouverte) return;
      try {
        const { ctx } = auto.stockage();
        this.replaceChildren(...this.#vue(ctx, auto.decoder(code, ctx)));
      } catch (refus) {
        if (!(refus instanceof auto.Refus)) throw refus;
        this.#nommer('Un lien qu’on vous a envoyé');
        this.replaceChildren(
          creer('h2', {}, 'Ce lien ne se lit pas'),
          creer('p', {}, refus.message),
          this.#gestes(false),
        );
      }
    }

    /** The page says what it shows, at its top and in its tab, and takes back its own name after. */
    #nommer(nom) {
      const h1 = document.querySelector('h1');
      h1.dataset.titre ??= h1.textContent;
      const voulu = nom ?? h1.dataset.titre;
      document.title = document.title.replace(h1.textContent, voulu);
      h1.textContent = voulu;
    }

    #gestes(lisible) {
      const imprimer = creer('button', { type: 'button', class: 'bouton', 'data-action': 'imprimer' }, 'Imprimer');
      imprimer.addEventListener('click', () => window.print());
      const sortie = creer('a', { class: 'bouton', href: this.dataset.sortie }, 'Aller à mes propres réponses');
      return creer('p', { class: 'positionner__suite' }, ...(lisible ? [imprimer, sortie] : [sortie]));
    }

    #vue(ctx, recu) {
      const vues = new Map(
        [...ctx.competences.keys()].map((code) => [code, { ...auto.lectureInstantane(ctx, recu, code), tour: null }]),
      );
      const carte = auto.carteCompetences(ctx, { rang: 'h2' });
      carte.montrer(vues);
      const jour = auto.dom.jour(new Date().toISOString());
      return [
        creer('p', { class: 'chapeau' }, `Niveaux reçus par un lien, ouverts le ${jour}. Ce ne sont pas les vôtres.`),
        ...reserves(recu).map((phrase) => creer('p', {}, phrase)),
        auto.legendeCarte(ctx),
        carte.noeud,
        auto.phrasesCcp(ctx, vues),
        creer(
          'p',
          {},
          'La personne dit elle-même où elle en est\u00a0: ce n’est ni une note, ni l’avis d’un jury. Cette page se lit seulement. Elle ne change rien à vos propres réponses.',
        ),
        this.#gestes(true),
        this.#pli('Ce que ces mots veulent dire', auto.sensDesMots(ctx)),
        ...[...ctx.ccp.values()].map((ccp) =>
          this.#pli(`${ccp.code}, repère par repère`, this.#tableau(ctx, recu, ccp)),
        ),
      ];
    }

    #pli(titre, contenu) {
      return creer('details', { class: 'depliant' }, creer('summary', {}, titre), contenu);
    }

    #tableau(ctx, recu, ccp) {
      const lignes = ccp.competences
        .flatMap((code) => ctx.competences.get(code).reperes)
        .map(({ code, texte }) =>
          creer(
            'tr',
            {},
            creer('th', { scope: 'row' }, creer('span', { class: 'repere__code' }, code), ` ${texte}`),
            creer('td', {}, ctx.libelles.get(recu.reponses.get(code) ?? ctx.vide)),
          ),
        );
      const entetes = ['Repère', 'Niveau'].map((t) => creer('th', { scope: 'col' }, t));
      return creer(
        'table',
        { class: 'partage__tableau' },
        creer('caption', {}, ccp.titre_court),
        creer('thead', {}, creer('tr', {}, ...entetes)),
        creer('tbody', {}, ...lignes),
      );
    }
  }

  customElements.define('vue-partagee', VuePartagee);
})();
