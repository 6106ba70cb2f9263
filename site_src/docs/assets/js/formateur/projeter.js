/*
 * <projeter-salle> : une chose à la fois, en grand, pour une salle. Ce qui est montré est dans l’adresse : un lien, un
 * rechargement, « Précédent » y ramènent. Une télécommande envoie Page suivante et Page précédente.
 */
(() => {
  'use strict';

  const { creer, affichage } = window.Referentiel;
  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});

  const PAS = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1, ' ': 1 };
  const root = document.documentElement;

  const sombre = () =>
    affichage.current() ? affichage.current() === 'sombre' : matchMedia('(prefers-color-scheme: dark)').matches;

  class ProjeterSalle extends HTMLElement {
    #ecoute = null;
    #salle = null;
    #compter = false;
    #titre = document.title;
    #gestes = null;
    #vue = creer('div', { class: 'scene__vue' });
    #scene = creer('section', { class: 'scene', 'aria-label': 'Ce que la salle voit', hidden: true });

    connectedCallback() {
      this.#ecoute = new AbortController();
      const { signal } = this.#ecoute;
      this.#gestes = this.querySelector('.scene__gestes');
      this.#scene.append(this.#vue, this.#gestes);
      this.prepend(this.#scene);
      this.#enrichir();
      this.addEventListener('click', (e) => this.#agir(e.target.closest('[data-action], [data-pas]')), { signal });
      this.addEventListener('change', (e) => this.#saisir(e.target), { signal });
      document.addEventListener('keydown', (e) => this.#taper(e), { signal });
      document.addEventListener('fullscreenchange', () => this.#nommer(), { signal });
      window.addEventListener('hashchange', () => this.#aller(true), { signal });
      formateur.veillerEre(() => this.#oublier(), signal);
      this.#aller(false);
    }

    disconnectedCallback() {
      this.#ecoute?.abort();
      root.classList.remove('projection');
    }

    /** Beside each compétence of the list, the ways to show it. */
    #enrichir() {
      const { competences } = formateur.contexte();
      for (const item of this.querySelectorAll('.salle__liste > [id]')) {
        const { codes, premier_tour } = competences.get(item.id);
        const lien = (vue, mot) =>
          creer('a', { href: `#${vue}` }, mot, creer('span', { class: 'hors-ecran' }, `\u00a0: ${item.id}`));
        item.append(
          creer(
            'p',
            { class: 'salle__vers' },
            lien(item.id, 'Projeter'),
            premier_tour && lien(`q-${item.id}`, 'Sa question'),
            lien(codes[0], `Ses ${auto.dom.compte(codes.length, 'repère')}`),
          ),
        );
      }
    }

    /** Shows what the address says, or where to choose. */
    #aller(deplace) {
      const etait = this.#salle;
      this.#salle = formateur.lireSalle(formateur.contexte(), auto.fragment());
      root.classList.toggle('projection', this.#salle !== null);
      this.#scene.hidden = !this.#salle;
      document.title = this.#titre;
      this.querySelector('mains-levees').montrer?.();
      this.#montrer();
      if (this.#salle) {
        window.scrollTo(0, 0);
        if (deplace && !this.#gestes.contains(document.activeElement)) this.#vue.querySelector('h2').focus();
        else if (deplace) formateur.dire(this.#vue.querySelector('h2').textContent);
      } else if (etait) {
        const h1 = document.querySelector('h1');
        h1.tabIndex = -1;
        h1.focus();
      }
    }

    #montrer() {
      if (!this.#salle) return void this.#vue.replaceChildren();
      const ctx = formateur.contexte();
      const { comptes } = formateur.mains(ctx);
      const { vue, noeuds } = formateur.scene(ctx, this.#salle, comptes, this.#compter);
      document.title = `${vue.nom} – ${this.#titre}`; // What the history of the tab lists.
      this.#scene.dataset.couleur = String(((vue.place - 1) % 6) + 1);
      this.#vue.replaceChildren(...noeuds);
      this.#voisines(vue);
      this.#nommer();
    }

    /** Where one can go from a view: its compétence, its question, its repères. */
    #voisines({ vue, genre, competence }) {
      const { codes, premier_tour } = formateur.contexte().competences.get(competence);
      const liens = { competence, question: premier_tour ? `q-${competence}` : '', reperes: codes[0] };
      for (const lien of this.#gestes.querySelectorAll('[data-aller]')) {
        const cible = liens[lien.dataset.aller];
        lien.hidden = !cible || cible === vue || (lien.dataset.aller === 'reperes' && genre === 'repere');
        lien.href = `#${cible}`;
      }
    }

    /** The words of the buttons follow what they do. */
    #nommer() {
      if (!this.#salle) return;
      const { rang, vues } = this.#salle;
      const bouton = (action) => this.#gestes.querySelector(`[data-action="${action}"]`);
      bouton('precedent').setAttribute('aria-disabled', String(rang === 0));
      bouton('suivant').setAttribute('aria-disabled', String(rang === vues.length - 1));
      bouton('mains').textContent = this.#compter ? 'Ranger les compteurs' : 'Compter les mains';
      const code = bouton('code');
      if (code) code.textContent = this.#scene.classList.contains('scene--code') ? 'Petit code' : 'Grand code';
      bouton('affichage').textContent = sombre() ? 'Fond clair' : 'Fond sombre';
      bouton('plein').hidden = !document.fullscreenEnabled;
      bouton('plein').textContent = document.fullscreenElement ? 'Quitter le plein écran' : 'Plein écran';
    }

    #avancer(pas) {
      const rang = this.#salle.rang + pas;
      if (rang < 0 || rang >= this.#salle.vues.length) {
        formateur.dire(pas < 0 ? 'C’est la première.' : 'C’est la dernière.');
        return;
      }
      location.hash = formateur.adresseSalle(formateur.contexte(), this.#salle, rang);
    }

    #agir(cible) {
      if (cible?.dataset.pas) {
        const champ = cible.parentElement.querySelector('input');
        this.#noter(champ, champ.valueAsNumber + Number(cible.dataset.pas));
        formateur.dire(`${champ.getAttribute('aria-label')}, ${champ.value}`);
        return;
      }
      switch (cible?.dataset.action) {
        case 'precedent':
          return this.#avancer(-1);
        case 'suivant':
          return this.#avancer(1);
        case 'mains':
          this.#compter = !this.#compter;
          return this.#montrer();
        case 'code':
          this.#scene.classList.toggle('scene--code');
          return this.#nommer();
        case 'affichage':
          affichage.choose(sombre() ? 'clair' : 'sombre');
          for (const choix of document.querySelectorAll('#choix-affichage')) choix.value = affichage.current();
          return this.#nommer();
        case 'plein':
          if (document.fullscreenElement) document.exitFullscreen();
          else root.requestFullscreen().catch(() => formateur.dire('Le navigateur refuse le plein écran.'));
          return;
        case 'choisir':
          if (document.fullscreenElement) document.exitFullscreen();
          location.hash = 'choisir';
      }
    }

    #saisir(champ) {
      if (champ.matches('input[data-mains]')) this.#noter(champ, champ.valueAsNumber);
    }

    /** A number counted: kept, and written as it is kept. */
    #noter(champ, n) {
      const mains = formateur.mains(formateur.contexte());
      const vue = this.#salle.vues[this.#salle.rang];
      mains.compter(vue, champ.dataset.mains, Math.max(0, Number.isNaN(n) ? 0 : Math.trunc(n)));
      champ.value = String(mains.comptes.get(vue)?.get(champ.dataset.mains) ?? 0);
      this.querySelector('mains-levees').montrer();
    }

    /** Something was erased, here or elsewhere: no number outlives it. */
    #oublier() {
      formateur.mains(formateur.contexte()).effacer();
      this.querySelector('mains-levees').montrer();
      const tenait = this.#vue.contains(document.activeElement);
      this.#montrer();
      if (tenait) this.#vue.querySelector('h2').focus();
    }

    #taper(e) {
      if (!this.#salle || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return;
      const pas = PAS[e.key];
      if (!pas) return;
      const { target } = e;
      // A key that a field, a button or a link needs is theirs; those of a remote clicker never are.
      if (
        !e.key.startsWith('Page') &&
        target.closest?.(e.key === ' ' ? 'input, button, a, summary, select' : 'input, select')
      )
        return;
      e.preventDefault();
      if (!e.repeat) this.#avancer(pas);
    }
  }

  customElements.define('projeter-salle', ProjeterSalle);
})();
