/*
 * <ouvrir-fichier> : choisir ou déposer un fichier, voir ce qu’il changerait, puis fusionner ou remplacer. La fiche rendue
 * par un formateur ou une formatrice se montre à côté des réponses ; ce qui la lit n’est demandé que pour elle.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { compte, jour } = auto.dom;

  class OuvrirFichier extends auto.ElementAuto {
    #lu = null;
    #retour = null; // A returned sheet, as long as it is shown.
    #lecture = null; // The reading that counts, if several began.

    brancher(signal) {
      const depot = this.querySelector('.depot');
      const champ = this.querySelector('input');
      champ.addEventListener('change', () => this.#lire(champ.files[0]), { signal });
      for (const nom of ['dragover', 'dragleave', 'drop']) {
        depot.addEventListener(
          nom,
          (e) => {
            e.preventDefault();
            depot.classList.toggle('depot--survol', nom === 'dragover');
            if (nom === 'drop') this.#lire(e.dataTransfer.files[0]);
          },
          { signal },
        );
      }
      // A file dropped beside the box must not take the place of the page.
      for (const nom of ['dragover', 'drop']) window.addEventListener(nom, (e) => e.preventDefault(), { signal });
    }

    async #lire(fichier) {
      if (!fichier) return;
      this.#lu = null;
      this.#retour = null;
      const moi = {};
      this.#lecture = moi;
      await this.#essayer(moi, async () => {
        const brut = await auto.analyserBlob(fichier);
        if (this.#lecture !== moi) return; // Another file, or another era, came meanwhile.
        if (Object.hasOwn(brut, 'genre')) this.#demander(brut, moi);
        else {
          this.#lu = { ...auto.lireContenu(brut, this.magasin.ctx), nom: fichier.name };
          this.#apercu();
        }
      });
      this.querySelector('input').value = '';
    }

    async #essayer(moi, fn) {
      try {
        await fn();
      } catch (refus) {
        if (!(refus instanceof auto.Refus)) throw refus;
        if (this.#lecture !== moi) return;
        this.#dire(
          creer('p', { class: 'alerte' }, `Fichier refusé\u00a0: ${refus.message}`),
          creer('p', {}, 'Vos réponses n’ont pas changé.'),
        );
      }
    }

    /** Asks for what reads a returned sheet, then shows it. */
    #demander(brut, moi) {
      const zone = this.querySelector('.apercu');
      zone.hidden = false;
      const montrer = () => {
        if (this.#lecture !== moi) return;
        this.#retour = auto.lireRetour(brut, this.magasin.ctx);
        const { noeuds, dit } = this.#vueRetour();
        this.#dire(...noeuds);
        auto.dire(dit);
      };
      const scripts = this.dataset.scripts.split(' ');
      auto.chargerOuDire(scripts, zone, 'Cette fiche n’a pas pu être montrée.', () => this.#essayer(moi, montrer));
    }

    #vueRetour() {
      return auto.vueRetour(this.magasin.ctx, this.magasin.etat, this.#retour);
    }

    #dire(...noeuds) {
      const zone = this.querySelector('.apercu');
      zone.hidden = false;
      zone.tabIndex = -1;
      zone.replaceChildren(...noeuds);
      zone.focus();
    }

    /** Whether the file is of today, and how many changes the person will have to look at. */
    #provenance(etat, migre) {
      const { ctx, etat: courant } = this.magasin;
      if (!migre) return [];
      const [seul, reuni] = [etat, auto.fusionner(courant, etat)].map((e) => auto.aRevoir(ctx, e));
      const nombres =
        seul === reuni
          ? `${compte(seul, 'changement sera', 'changements seront')} à revoir`
          : `${compte(seul, 'changement sera', 'changements seront')} à revoir si vous remplacez, ${reuni} si vous fusionnez`;
      return [creer('p', {}, `Il vient d’une édition plus ancienne du référentiel\u00a0: ${nombres}.`)];
    }

    /** What the file holds and what it would change, before anything changes. */
    #apercu() {
      const { etat, ignores, dates, inconnus, migre, nom } = this.#lu;
      const jours = dates
        ? ` Dont ${compte(dates, 'date impossible', 'dates impossibles')}\u00a0: le reste est repris.`
        : '';
      const { ctx, etat: courant } = this.magasin;
      const ecart = auto.comparer(courant, etat);
      const ligne = (titre, nombre, sens) =>
        creer('tr', {}, creer('th', { scope: 'row' }, titre), creer('td', {}, String(nombre)), creer('td', {}, sens));
      const tableau = creer(
        'table',
        {},
        creer('caption', {}, 'Ce que le fichier changerait'),
        creer(
          'thead',
          {},
          creer(
            'tr',
            {},
            ...['Éléments', 'Nombre', 'Ce que cela veut dire'].map((t) => creer('th', { scope: 'col' }, t)),
          ),
        ),
        creer(
          'tbody',
          {},
          ligne('Ajoutés', ecart.ajoutes, 'Ils sont dans le fichier, pas ici.'),
          ligne('Modifiés', ecart.modifies, 'Ils ont changé plus tard dans le fichier.'),
          ligne('Plus anciens', ecart.plus_anciens, 'Ils ont changé plus tard ici\u00a0: fusionner garde les vôtres.'),
          ligne('Identiques', ecart.identiques, 'Rien ne change.'),
          ligne('Absents du fichier', ecart.absents, 'Remplacer les ferait disparaître.'),
          ligne(
            'Inconnus',
            inconnus,
            'Ils viennent d’une autre édition du référentiel\u00a0: gardés, sans être montrés.',
          ),
          ligne('Ignorés', ignores, `Ils sont abîmés ou mal formés\u00a0: ils ne seront pas repris.${jours}`),
        ),
      );
      const bouton = (action, texte) =>
        creer('button', { type: 'button', class: 'bouton', 'data-action': action }, texte);
      const le = etat.modifie_le ? `, modifié le ${jour(etat.modifie_le)}` : '';
      this.#dire(
        creer('h3', {}, `Aperçu de ${nom}`),
        creer('p', {}, `Il contient\u00a0: ${auto.contenu(ctx, etat) || 'rien'}${le}.`),
        ...this.#provenance(etat, migre),
        creer(
          'div',
          { class: 'defilement', tabindex: 0, role: 'region', 'aria-label': 'Ce que le fichier changerait' },
          tableau,
        ),
        creer(
          'p',
          { class: 'positionner__suite' },
          bouton('fusionner', 'Fusionner avec mes réponses'),
          bouton('remplacer', 'Remplacer mes réponses'),
          bouton('laisser', 'Annuler'),
        ),
      );
      auto.dire(
        `Fichier lu\u00a0: ${compte(ecart.ajoutes, 'élément ajouté', 'éléments ajoutés')}, ${compte(ecart.modifies, 'modifié', 'modifiés', 'aucun modifié')}.`,
      );
    }

    agir(action) {
      if (action === 'laisser') {
        this.#ranger();
        this.querySelector('input').focus();
      } else if (action === 'defaire') {
        this.magasin.annuler(Date.now());
        this.#dire(creer('p', {}, 'C’est annulé\u00a0: vos réponses sont comme avant.'));
      } else if (this.#lu) {
        const maintenant = Date.now();
        const rendu =
          action === 'fusionner'
            ? this.magasin.fusionner(this.#lu.etat, maintenant)
            : this.magasin.remplacer(this.#lu.etat, maintenant);
        if (!rendu.ok) {
          this.#dire(creer('p', { class: 'alerte' }, rendu.refus.message));
          return;
        }
        this.#lu = null;
        const fait =
          action === 'fusionner' ? 'Le fichier et vos réponses sont réunis.' : 'Le fichier a remplacé vos réponses.';
        this.#dire(
          creer('p', {}, fait),
          creer('button', { type: 'button', class: 'bouton', 'data-action': 'defaire' }, 'Annuler'),
        );
      }
    }

    /** Nothing of a file stays, not even its name. */
    #ranger() {
      this.#lu = null;
      this.#retour = null;
      this.#lecture = null;
      this.querySelector('input').value = '';
      const zone = this.querySelector('.apercu');
      auto.garderFocus(this, () => {
        zone.hidden = true;
        zone.replaceChildren();
      });
    }

    /** The message of one's own replacement, with its undo, is there to stay. */
    oublier({ cause, ailleurs }) {
      if (cause !== 'remplace' || ailleurs) this.#ranger();
    }

    /** One's own answers, beside a returned sheet, are those of now. */
    montrer() {
      if (!this.#retour) return;
      const { noeuds } = this.#vueRetour();
      auto.garderFocus(this, () => this.querySelector('.apercu').replaceChildren(...noeuds));
    }
  }

  customElements.define('ouvrir-fichier', OuvrirFichier);
})();
