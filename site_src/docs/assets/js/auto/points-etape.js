/*
 * <points-etape> : des photos datées des réponses, et la comparaison de deux d’entre elles.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer, jour } = auto.dom;
  const MOUVEMENTS = {
    progresse: 'progressé',
    regresse: 'régressé',
    mixte: 'progressé et régressé',
    nouveau: 'nouvelle réponse',
    retire: 'réponse retirée',
    stable: 'pas de changement',
  };
  const MAINTENANT = '';

  class PointsEtape extends auto.ElementAuto {
    static LIT = ['reponses', 'situations', 'points'];

    #choix = { avant: null, apres: MAINTENANT };

    brancher(signal) {
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

    agir(action, bouton) {
      const maintenant = Date.now();
      if (action === 'prendre') {
        const champ = this.querySelector('#point-nom');
        const { ctx, etat } = this.magasin;
        const rendu = this.magasin.changer(
          (e) =>
            auto.poser(
              e,
              'points',
              auto.dom.identifiant(),
              { nom: champ.value.trim(), ...auto.instantane(ctx, etat) },
              maintenant,
            ),
          maintenant,
        );
        const erreur = this.querySelector('.points__erreur');
        erreur.hidden = rendu.ok;
        erreur.textContent = rendu.ok ? '' : rendu.refus.message;
        auto.dire(rendu.ok ? 'Le point d’étape est gardé.' : rendu.refus.message);
        if (rendu.ok) champ.value = '';
      } else if (action === 'oter') this.oter('points', bouton.dataset.id, 'Le point d’étape est supprimé.');
      else if (action === 'annuler') this.remettre();
    }

    get #points() {
      return auto.vivants(this.magasin.etat, 'points').sort(([, a], [, b]) => (a.le < b.le ? -1 : 1));
    }

    #nom(point) {
      return point.nom ? `${point.nom} (${jour(point.le)})` : `Point du ${jour(point.le)}`;
    }

    montrer() {
      const points = this.#points;
      const liste = this.querySelector('.points__liste');
      if (!points.length) {
        liste.replaceChildren(creer('p', {}, 'Aucun point d’étape pour l’instant.'));
        return;
      }
      if (!points.some(([id]) => id === this.#choix.avant)) this.#choix.avant = points[0][0];
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
          creer('select', { id: `points-${nom}`, 'data-choix': nom }, ...options(this.#choix[nom])),
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
                { type: 'button', class: 'bouton', 'data-action': 'oter', 'data-id': id },
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

    #comparer() {
      const { ctx, etat } = this.magasin;
      const photo = (id) => (id === MAINTENANT ? auto.instantane(ctx, etat) : etat.points.get(id));
      const libelle = (code) => ctx.lectures.find((l) => l.code === code).libelle;
      const photos = [photo(this.#choix.avant), photo(this.#choix.apres)];
      const reserves = this.#reserves(ctx, photos);
      const ecarts = auto.comparerPoints(ctx, ...photos).filter((e) => e.mouvement !== 'stable' || e.nouvelle_preuve);
      const zone = this.querySelector('.points__comparaison');
      if (!ecarts.length) {
        zone.replaceChildren(creer('p', {}, 'Rien n’a changé entre les deux.'), ...reserves);
        return;
      }
      const entetes = ['Compétence', 'Avant', 'Après', 'Mouvement'].map((t) => creer('th', { scope: 'col' }, t));
      const lignes = ecarts.map((e) => {
        const detail = e.reperes
          .filter(({ mouvement }) => mouvement !== 'stable')
          .map((r) =>
            creer(
              'li',
              {},
              `${r.code}\u00a0: de «\u00a0${ctx.libelles.get(r.avant)}\u00a0» à «\u00a0${ctx.libelles.get(r.apres)}\u00a0»`,
            ),
          );
        const mots = [e.mouvement !== 'stable' && MOUVEMENTS[e.mouvement], e.nouvelle_preuve && 'nouvelle preuve']
          .filter(Boolean)
          .join(', ');
        return creer(
          'tr',
          {},
          creer('th', { scope: 'row' }, ctx.competences.get(e.competence).titre_court),
          creer('td', { 'data-nom': 'Avant' }, libelle(e.avant)),
          creer('td', { 'data-nom': 'Après' }, libelle(e.apres)),
          creer('td', { 'data-nom': 'Mouvement' }, mots, detail.length ? creer('ul', {}, ...detail) : null),
        );
      });
      zone.replaceChildren(
        creer(
          'table',
          { class: 'points__tableau' },
          creer('caption', {}, 'Ce qui a changé'),
          creer('thead', {}, creer('tr', {}, ...entetes)),
          creer('tbody', {}, ...lignes),
        ),
        ...reserves,
      );
    }

    /** A snapshot keeps what was answered then, even about a repère that is gone or says something else: said. */
    #reserves(ctx, photos) {
      const { disparus, reformules } = auto.horsComparaison(ctx, photos);
      const phrases = [
        disparus === 1 && 'Un repère répondu alors n’existe plus\u00a0: il n’est pas comparé.',
        disparus > 1 && `${disparus}\u00a0repères répondus alors n’existent plus\u00a0: ils ne sont pas comparés.`,
        reformules === 1 && 'Un repère répondu alors a été reformulé depuis.',
        reformules > 1 && `${reformules}\u00a0repères répondus alors ont été reformulés depuis.`,
      ].filter(Boolean);
      return phrases.length ? [creer('p', { class: 'note-origine' }, phrases.join(' '))] : [];
    }
  }

  customElements.define('points-etape', PointsEtape);
})();
