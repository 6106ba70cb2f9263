/*
 * <partager-lien> : un lien qui porte les niveaux, jamais un texte. <vue-partagee> : ce lien, ouvert ailleurs, se lit
 * sans toucher aux réponses de qui le lit.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = auto.dom;
  const PREFIXE = '#p=';

  class PartagerLien extends auto.ElementAuto {
    async agir(action) {
      const champ = this.querySelector('input');
      if (action === 'creer') {
        const adresse = new URL(this.dataset.cible, location.href);
        adresse.hash = `p=${auto.encoder(this.magasin.ctx, this.magasin.etat)}`;
        champ.value = adresse.href;
        this.querySelector('.partage__lien').hidden = false;
        champ.focus();
        champ.select();
        return;
      }
      try {
        await navigator.clipboard.writeText(champ.value);
        auto.dire('Le lien est copié.');
        this.querySelector('[data-action="copier"]').textContent = 'Copié';
      } catch {
        champ.select();
        auto.dire('Le navigateur refuse la copie. Le lien est sélectionné.');
      }
    }

    /** A link made before the last answer would lie: it goes away. */
    montrer() {
      this.querySelector('.partage__lien').hidden = true;
      this.querySelector('[data-action="copier"]').textContent = 'Copier';
    }
  }

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

  class VuePartagee extends HTMLElement {
    #ecoute = null;

    connectedCallback() {
      this.#ecoute = new AbortController();
      window.addEventListener('hashchange', () => this.#lire(), { signal: this.#ecoute.signal });
      this.#lire();
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
    }

    #lire() {
      const ouverte = location.hash.startsWith(PREFIXE);
      const etait = !this.parentElement.hidden;
      if (!ouverte && !etait) return;
      for (const panneau of document.querySelectorAll('[data-panneau]'))
        panneau.hidden = (panneau.dataset.panneau === 'partage') !== ouverte;
      document.documentElement.classList.toggle('lecture-seule', ouverte);
      if (!ouverte) return;
      try {
        const { ctx } = auto.stockage();
        this.replaceChildren(...this.#vue(ctx, auto.decoder(location.hash.slice(PREFIXE.length), ctx)));
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
        recu.meme_version ? null : creer('p', {}, provenance(recu)),
        this.#sortie(),
      ];
      for (const ccp of ctx.ccp.values()) noeuds.push(this.#tableau(ctx, recu, ccp));
      return noeuds.filter(Boolean);
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

  customElements.define('partager-lien', PartagerLien);
  customElements.define('vue-partagee', VuePartagee);
})();
