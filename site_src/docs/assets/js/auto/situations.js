/*
 * <situations-vecues> : la liste de mes situations.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { compte, jour } = auto.dom;

  /** The name of a situation, even when it has none yet. */
  auto.nomSituation = ({ titre }) => titre.trim() || 'Situation sans titre';

  /** « du 3 mars 2026 au 12 juin 2026 », with what is known. */
  auto.periode = ({ debut, fin }) => [debut && `du ${jour(debut)}`, fin && `au ${jour(fin)}`].filter(Boolean).join(' ');

  /** Titles of the compulsory headings still empty. */
  auto.rubriquesVides = (ctx, { textes }) =>
    ctx.rubriques.filter(({ code, facultative }) => !facultative && !textes[code].trim());

  /** « 1 à 3 exemples » : how many the dossier professionnel asks for, per activité type. */
  auto.attendus = ({ exemples: { minimum, maximum } }, mot) =>
    `${minimum === maximum ? '' : `${minimum}\u00a0à\u00a0`}${compte(maximum, mot)}`;

  class SituationsVecues extends auto.ElementAuto {
    agir(action, bouton) {
      const formulaire = document.querySelector('formulaire-situation');
      if (action === 'nouvelle') formulaire.ouvrir(null);
      else if (action === 'ouvrir') formulaire.ouvrir(bouton.dataset.id);
      else if (action === 'annuler') this.remettre();
    }

    /** While one writes. */
    get endormi() {
      return this.parentElement.classList.contains('ecriture');
    }

    oublier() {
      auto.vider(this);
    }

    /** Called by the form. */
    supprimer(id) {
      this.oter(
        'situations',
        id,
        `«\u00a0${auto.nomSituation(this.magasin.etat.situations.get(id))}\u00a0» est supprimée.`,
      );
    }

    montrer() {
      auto.garderFocus(this, () => this.#lister());
    }

    /** What is set aside, where to begin, and whom to ask about the rest: no text read by this site says it. */
    #deCote(ctx, etat) {
      const deCote = auto.misDeCote(ctx, etat);
      const reste = [...ctx.ccp.keys()].find((code) => !deCote.has(code));
      const debut = reste ? ` Commencez par ${reste}.` : '';
      const centre = [...deCote.values()].includes('obtenu')
        ? ' Pour un CCP déjà obtenu, demandez au centre s’il faut encore des exemples.'
        : '';
      const phrase = auto.phraseDeCote(ctx, etat);
      auto.dom.ecrire(this.querySelector('.situations__cote'), phrase && phrase + debut + centre);
    }

    #lister() {
      const { ctx, etat } = this.magasin;
      const situations = auto.vivants(etat, 'situations');
      const liste = this.querySelector('.situations__liste');
      this.#deCote(ctx, etat);
      if (!situations.length) {
        const activite = ctx.ccp.size > 1 ? 'par activité type' : 'pour l’activité type';
        liste.replaceChildren(
          creer('p', {}, `Aucune encore. Le dossier demande ${auto.attendus(ctx, 'exemple')} ${activite}.`),
        );
        return;
      }
      liste.replaceChildren(
        creer(
          'ul',
          { class: 'situations' },
          ...situations.map(([id, s]) => {
            const vides = auto.rubriquesVides(ctx, s).length;
            const codes = [...new Set([...s.competences, ...s.reperes.map((r) => ctx.reperes.get(r)?.competence)])]
              .filter((c) => ctx.competences.has(c))
              .sort();
            const details = [
              auto.periode(s) || 'sans date',
              codes.join(', ') || 'rattachée à aucune compétence',
              vides ? compte(vides, 'rubrique vide', 'rubriques vides') : 'toutes les rubriques remplies',
            ];
            return creer(
              'li',
              {},
              creer(
                'button',
                { type: 'button', class: 'bouton', id: `ouvrir-${id}`, 'data-action': 'ouvrir', 'data-id': id },
                auto.nomSituation(s),
              ),
              creer('span', {}, ` ${details.join(' · ')}`),
            );
          }),
        ),
      );
    }
  }

  customElements.define('situations-vecues', SituationsVecues);
})();
