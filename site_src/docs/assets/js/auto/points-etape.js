/*
 * <points-etape> : des photos datées des réponses, et la comparaison de deux d’entre elles.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;
  const { jour } = auto.dom;
  const MAINTENANT = '';

  class PointsEtape extends auto.ElementAuto {
    static LIT = ['reponses', 'situations', 'points'];

    #choix = { avant: null, apres: MAINTENANT };

    brancher(signal) {
      this.addEventListener(
        'input',
        ({ target }) => {
          if (target.id !== 'point-nom') return;
          auto.recevoir(target);
          auto.jugerTexte(target);
        },
        { signal },
      );
      this.addEventListener(
        'keydown',
        (e) => {
          if (e.key !== 'Enter' || e.isComposing || e.repeat || e.target.id !== 'point-nom') return;
          e.preventDefault();
          this.#prendre();
        },
        { signal },
      );
      this.#pli.addEventListener('toggle', () => this.#comparer(), { signal });
      window.addEventListener('beforeprint', () => this.#comparer(true), { signal });
      this.addEventListener(
        'change',
        (e) => {
          if (!e.target.dataset.choix) return;
          this.#choix[e.target.dataset.choix] = e.target.value;
          this.#comparer();
        },
        { signal },
      );
    }

    get #pli() {
      return this.querySelector('details');
    }

    agir(action, bouton) {
      if (action === 'prendre') this.#prendre();
      else if (action === 'oter') this.oter('points', bouton.dataset.id, 'Le point d’étape est supprimé.');
      else if (action === 'annuler') this.remettre();
    }

    #prendre() {
      const champ = this.querySelector('#point-nom');
      if (!auto.jugerTexte(champ)) {
        champ.focus();
        return;
      }
      const { ctx } = this.magasin;
      const id = auto.dom.identifiant();
      const nom = auto.texteDuChamp(champ).trim();
      const maintenant = Date.now();
      const rendu = this.magasin.changer(
        (etat) => auto.poser(etat, 'points', id, { nom, ...auto.instantane(ctx, etat) }, maintenant),
        maintenant,
      );
      this.#dire(rendu.refus?.message);
      auto.dire(rendu.ok ? 'Le point d’étape est gardé.' : rendu.refus.message);
      if (rendu.ok) champ.value = '';
    }

    #dire(erreur) {
      auto.dom.alerter(this.querySelector('.points__erreur'), erreur);
    }

    oublier() {
      auto.vider(this);
      this.#dire();
      this.#choix = { avant: null, apres: MAINTENANT };
    }

    get #points() {
      return auto.vivants(this.magasin.etat, 'points').sort(([, a], [, b]) => (a.le < b.le ? -1 : 1));
    }

    #nom(point) {
      return point.nom ? `${point.nom} (${jour(point.le)})` : `Point du ${jour(point.le)}`;
    }

    montrer() {
      auto.garderFocus(this, () => this.#lister(), this.querySelector('summary'));
    }

    #lister() {
      const points = this.#points;
      const liste = this.querySelector('.points__liste');
      this.querySelector('.pli__dit').textContent = auto.dom.compte(points.length, 'point', 'points', 'aucun');
      if (!points.length) {
        liste.replaceChildren(creer('p', {}, 'Aucun point d’étape pour l’instant.'));
        return;
      }
      const la = (id) => points.some(([autre]) => autre === id);
      if (!la(this.#choix.avant)) this.#choix.avant = points[0][0];
      if (!la(this.#choix.apres)) this.#choix.apres = MAINTENANT;
      const options = (choisi) =>
        [...points.map(([id, p]) => [id, this.#nom(p)]), [MAINTENANT, 'mes réponses d’aujourd’hui']].map(
          ([valeur, texte]) => creer('option', { value: valeur, selected: valeur === choisi }, texte),
        );
      const champ = (nom, titre) =>
        creer(
          'div',
          { class: 'champ' },
          creer('label', { for: `points-${nom}` }, titre),
          ' ',
          creer(
            'select',
            { id: `points-${nom}`, 'data-choix': nom, autocomplete: 'off' },
            ...options(this.#choix[nom]),
          ),
        );
      liste.replaceChildren(
        creer(
          'ul',
          {},
          ...points.map(([id, p]) =>
            creer(
              'li',
              {},
              this.#nom(p),
              ' ',
              creer(
                'button',
                { type: 'button', class: 'bouton', id: `point-oter-${id}`, 'data-action': 'oter', 'data-id': id },
                'Supprimer',
                creer('span', { class: 'hors-ecran' }, `\u00a0: ${this.#nom(p)}`),
              ),
            ),
          ),
        ),
        creer('h3', {}, 'Comparer'),
        champ('avant', 'De'),
        champ('apres', 'à'),
        creer('div', { class: 'points__comparaison' }),
      );
      this.#comparer();
    }

    /** Two snapshots side by side, made when they can be read. */
    #comparer(lisible = this.#pli.open) {
      const zone = this.querySelector('.points__comparaison');
      if (!zone) return;
      if (!lisible) {
        zone.replaceChildren();
        return;
      }
      const { ctx, etat } = this.magasin;
      const photo = (id) => (id === MAINTENANT ? auto.instantane(ctx, etat) : etat.points.get(id));
      const photos = [photo(this.#choix.avant), photo(this.#choix.apres)];
      zone.replaceChildren(...auto.comparaisonDePoints(ctx, photos));
    }
  }

  customElements.define('points-etape', PointsEtape);
})();
