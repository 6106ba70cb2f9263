/*
 * <situations-vecues> : la liste de mes situations. <dossier-professionnel> : les reprendre sous les rubriques officielles.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { compte, jour, telecharger } = auto.dom;

  /** The name of a situation, even when it has none yet. */
  auto.nomSituation = ({ titre }) => titre.trim() || 'Situation sans titre';

  /** « du 3 mars 2026 au 12 juin 2026 », with what is known. */
  auto.periode = ({ debut, fin }) => [debut && `du ${jour(debut)}`, fin && `au ${jour(fin)}`].filter(Boolean).join(' ');

  /** Titles of the compulsory headings still empty. */
  auto.rubriquesVides = (ctx, { textes }) =>
    ctx.rubriques.filter(({ code, facultative }) => !facultative && !textes[code].trim());

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

    /** How many the dossier professionnel asks for. */
    #attendus({ ccp, exemples: { minimum, maximum } }) {
      const combien = minimum === maximum ? compte(maximum, 'exemple') : `${minimum} à ${maximum} exemples`;
      return `Le dossier professionnel en attend ${combien} ${ccp.size > 1 ? `pour chacun des ${ccp.size}\u00a0CCP` : 'pour le CCP'}.`;
    }

    #lister() {
      const { ctx, etat } = this.magasin;
      const situations = auto.vivants(etat, 'situations');
      const liste = this.querySelector('.situations__liste');
      if (!situations.length) {
        liste.replaceChildren(creer('p', {}, `Vous n’en avez pas encore écrit. ${this.#attendus(ctx)}`));
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

  class DossierProfessionnel extends auto.ElementAuto {
    brancher(signal) {
      window.addEventListener('beforeprint', () => this.#papier(), { signal });
      window.addEventListener('afterprint', () => this.#ranger(), { signal });
    }

    get #ccp() {
      return this.querySelector('select').value || undefined;
    }

    async agir(action) {
      const { ctx, etat } = this.magasin;
      const nom = auto
        .nomDeFichier(ctx, Date.now())
        .replace('auto-evaluation', 'dossier')
        .replace(/\.json$/, '');
      if (action === 'texte')
        telecharger(auto.dossierTexte(ctx, etat, this.#ccp), `${nom}.txt`, 'text/plain;charset=utf-8');
      else if (action === 'html')
        telecharger(auto.dossierPage(ctx, etat, this.#ccp), `${nom}.html`, 'text/html;charset=utf-8');
      else if (action === 'imprimer') window.print();
      else await this.#copier(auto.dossierTexte(ctx, etat, this.#ccp), auto.dossierHtml(ctx, etat, this.#ccp));
    }

    async #copier(texte, html) {
      const zone = this.querySelector('.dossier__etat');
      try {
        const blob = (type, contenu) => new Blob([contenu], { type });
        await navigator.clipboard.write([
          new ClipboardItem({ 'text/plain': blob('text/plain', texte), 'text/html': blob('text/html', html) }),
        ]);
        zone.replaceChildren(creer('p', {}, 'C’est copié. Collez-le dans votre document.'));
        auto.dire('C’est copié.');
      } catch {
        const champ = creer('textarea', { id: 'dossier-texte', rows: 10, readonly: true, autocomplete: 'off' });
        champ.value = texte;
        zone.replaceChildren(
          creer(
            'div',
            { class: 'champs champ' },
            creer('label', { for: 'dossier-texte' }, 'Le navigateur refuse la copie. Copiez ce texte vous-même'),
            champ,
          ),
        );
        champ.focus();
        champ.select();
      }
    }

    /** On paper: the texts themselves, in place of the form. */
    #papier() {
      const { ctx, etat } = this.magasin;
      const texte = (t) => t.split(/\n{2,}/).map((p) => creer('p', {}, p));
      const exemple = (e, i) => [
        creer('h4', {}, auto.titreExemple(e, i)),
        e.competences.length ? creer('ul', {}, ...e.competences.map((c) => creer('li', {}, c))) : '',
        ...e.rubriques.flatMap((r) => [creer('h5', {}, r.intitule), ...texte(r.texte)]),
      ];
      this.querySelector('.dossier__papier').replaceChildren(
        ...auto
          .dossier(ctx, etat, this.#ccp)
          .flatMap(({ titre, exemples }) => [creer('h3', {}, titre), ...exemples.flatMap(exemple)]),
      );
    }

    /** The sheet is made when it is printed; no copy of the texts stays behind. */
    #ranger() {
      this.querySelector('.dossier__papier').replaceChildren();
    }

    oublier() {
      this.#ranger();
      this.querySelector('select').selectedIndex = 0;
      this.montrer();
    }

    montrer() {
      auto.garderFocus(this, () => {
        this.hidden = auto.vivants(this.magasin.etat, 'situations').length === 0;
        this.querySelector('.dossier__etat').replaceChildren();
      });
    }
  }

  customElements.define('situations-vecues', SituationsVecues);
  customElements.define('dossier-professionnel', DossierProfessionnel);
})();
