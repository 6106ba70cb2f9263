/*
 * <revue-changements> : ce que le référentiel a changé depuis les réponses de la personne, un changement à la fois.
 * Décider passe au suivant ; rien ne remonte d’un niveau sans un geste d’elle.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  class RevueChangements extends auto.ElementAuto {
    /** Key -> {item, trace}: what is on the page, and what it was made of. */
    #items = new Map();
    /** Editions with something to review since the page is open: what is done stays in sight until it is left. */
    #editions = new Set();

    brancher(signal) {
      this.addEventListener('change', (e) => this.#repondre(e.target), { signal });
    }

    get #changements() {
      const { ctx, etat } = this.magasin;
      const tous = auto.changements(ctx, etat);
      for (const { fait, edition } of tous) if (!fait) this.#editions.add(edition);
      return tous.filter(({ edition }) => this.#editions.has(edition));
    }

    #repondre({ dataset, value }) {
      if (!dataset.cible) return;
      const maintenant = Date.now();
      this.magasin.changer(
        (etat) => auto.poser(etat, 'reponses', dataset.cible, { niveau: value }, maintenant),
        maintenant,
      );
    }

    agir(action, bouton) {
      if (action === 'avant') auto.telechargerAvant();
      else if (action === 'fichier') auto.enregistrerFichier();
      else this.#decider(action, bouton.closest('[data-cle]'), bouton.dataset.code);
    }

    #decider(action, item, code) {
      const { cle } = item.dataset;
      const { ctx } = this.magasin;
      const maintenant = Date.now();
      const place = [...item.parentElement.children].indexOf(item);
      const rendu = this.magasin.changer((etat) => {
        if (action === 'garder') return auto.garderNiveau(ctx, etat, cle, code, maintenant);
        if (action === 'rattacher') return auto.garderRattachements(ctx, etat, cle, maintenant);
        return auto.revoir(ctx, etat, cle, maintenant);
      }, maintenant);
      if (!rendu.ok) auto.dire(rendu.refus.message);
      else if (item.isConnected) auto.dire('La réponse est gardée. Il reste une partie à revoir.');
      else this.#suivant(place);
    }

    /** The change after the one that was decided, or the one before, or the end. */
    #suivant(place) {
      const restent = this.querySelector('.revue__liste').children;
      const item = restent[Math.min(place, restent.length - 1)];
      (item ?? this).querySelector(item ? 'h3' : 'h2').focus();
      auto.dire(`${auto.avancementRevue(this.#changements)}.`);
    }

    montrer() {
      const { ctx, etat, enregistrement, avant } = this.magasin;
      const changements = this.#changements;
      this.hidden = changements.length === 0;
      document.documentElement.classList.toggle('revue-montree', !this.hidden);
      if (this.hidden) return;
      const faits = changements.filter(({ fait }) => fait);
      const fini = faits.length === changements.length;
      this.querySelector('.revue__avancement').textContent =
        `${auto.avancementRevue(changements)}.${fini ? ' C’est fini\u00a0: vos réponses sont à jour.' : ''}`;
      const raisons = ctx.editions.filter(({ code }) => this.#editions.has(code)).map(({ pourquoi }) => pourquoi);
      this.querySelector('.revue__pourquoi').textContent = raisons.join(' ');
      this.querySelector('.revue__regle').hidden = fini;
      this.querySelector('.revue__avant').hidden = !avant;
      const echec = this.querySelector('.revue__echec');
      echec.hidden = enregistrement.statut !== 'echec';
      echec.querySelector('span').textContent = echec.hidden ? '' : `Non gardé\u00a0: ${enregistrement.phrase}`;
      this.#lister(changements.filter(({ fait }) => !fait));
      const details = this.querySelector('.revue__faits');
      details.hidden = faits.length === 0;
      details.querySelector('summary').textContent = `Ce que vous avez déjà revu (${faits.length})`;
      details.querySelector('ul').replaceChildren(...faits.map((c) => auto.ligneChangement(ctx, etat, c)));
    }

    /** The list follows what waits; an item that has not changed keeps its place, and the focus that may be in it. */
    #lister(changements) {
      const { ctx, etat } = this.magasin;
      const liste = this.querySelector('.revue__liste');
      liste.hidden = changements.length === 0;
      const voulus = new Map(changements.map((c) => [c.cle, c]));
      for (const [cle, { item, trace }] of this.#items) {
        if (voulus.has(cle) && trace === JSON.stringify(voulus.get(cle))) continue;
        item.remove();
        this.#items.delete(cle);
      }
      changements.forEach((changement, place) => {
        const { cle } = changement;
        if (!this.#items.has(cle)) {
          const item = auto.itemChangement(ctx, etat, changement);
          this.#items.set(cle, { item, trace: JSON.stringify(changement) });
          liste.insertBefore(item, liste.children[place] ?? null);
        }
      });
      for (const radio of liste.querySelectorAll('[data-cible]')) {
        radio.checked = radio.value === auto.niveauDe(ctx, etat, radio.dataset.cible);
      }
      for (const champ of liste.querySelectorAll('[data-cible-repere]')) {
        const niveau = auto.niveauDe(ctx, etat, champ.dataset.cibleRepere);
        champ.classList.toggle('echelle--repondue', niveau !== ctx.vide);
      }
    }
  }

  customElements.define('revue-changements', RevueChangements);
})();
