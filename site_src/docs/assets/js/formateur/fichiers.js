/*
 * <fichiers-formateur> : ouvrir les fichiers des candidats, un dossier, un lien partagé ; dire de chacun ce qu’il est devenu.
 */
(() => {
  'use strict';

  const { auto, creer, formateur } = window.Referentiel;
  const ORDRE = ['refus', 'parent', 'retrouve', 'double', 'notes', 'ancienne', 'lu'];

  class FichiersFormateur extends auto.ElementAuto {
    static LIT = ['personnes'];
    #autres = 0; // Files of a folder that are not ours.
    #dit = null;

    brancher(signal) {
      for (const champ of this.querySelectorAll('[type="file"]'))
        champ.addEventListener('change', () => this.#choisis(champ), { signal });
      const dossier = this.querySelector('[data-action="ouvrir-dossier"]');
      if ('webkitdirectory' in dossier)
        dossier.webkitdirectory = true; // Not an attribute of HTML.
      else dossier.closest('label').hidden = true;
      this.#accepterDepots(signal);
      this.querySelector('[name="lien"]').addEventListener('keydown', (e) => e.key === 'Enter' && this.agir('coller'), {
        signal,
      });
      formateur.dossiers.ecouter(() => this.montrer(), signal);
    }

    /** Anywhere on the desk; a file dropped beside it must not take the place of the page. */
    #accepterDepots(signal) {
      const depot = this.querySelector('.depot');
      for (const nom of ['dragover', 'dragleave', 'drop'])
        window.addEventListener(
          nom,
          (e) => {
            if (!e.dataTransfer?.types.includes('Files')) return;
            e.preventDefault();
            depot.classList.toggle('depot--survol', nom === 'dragover');
            if (nom === 'drop') this.#ouvrir(formateur.trierDepot(e.dataTransfer));
          },
          { signal },
        );
    }

    #choisis(champ) {
      const fichiers = [...champ.files];
      champ.value = ''; // The same ones can be chosen again.
      this.#ouvrir(champ.webkitdirectory ? formateur.trierDossier(fichiers) : { fichiers, autres: 0 });
    }

    async #ouvrir(tri) {
      const { fichiers, autres } = await tri;
      if (fichiers.length + autres === 0) return;
      if (formateur.vue.vue !== 'fichiers') formateur.aller('fichiers');
      await formateur.dossiers.ouvrir(fichiers);
      this.#autres = autres;
      this.montrer();
      this.#annoncer();
    }

    #annoncer() {
      const bilan = this.querySelector('.bureau__bilan');
      if (bilan.hidden) return;
      const phrase = bilan.querySelector('.bureau__dit').textContent;
      bilan.focus();
      auto.dire(phrase);
    }

    agir(action, bouton) {
      if (action === 'coller') this.#coller();
      else if (action === 'ajouter') {
        formateur.dossiers.ajouter(formateur.dossiers.bilan[0]);
        this.#annoncer();
      } else if (action === 'delier') {
        const neuf = formateur.dossiers.delier(bouton.dataset.personne);
        if (neuf) auto.dire(`Ce fichier est maintenant celui de ${formateur.dossiers.nom(neuf)}.`);
        this.querySelector('.bureau__bilan').focus();
      } else if (action === 'lier') {
        const { personne: de, relie: vers } = bouton.dataset;
        if (formateur.dossiers.lier(de, vers).ok)
          auto.dire(`Relié à ${formateur.dossiers.nom(vers)}\u00a0: vos notes restent.`);
        this.querySelector('.bureau__bilan').focus();
      }
    }

    #coller() {
      const champ = this.querySelector('[name="lien"]');
      if (!champ.value.trim()) return champ.focus();
      const ligne = formateur.dossiers.ouvrirLien(champ.value);
      if (ligne.quoi !== 'refus') champ.value = '';
      this.#annoncer();
    }

    get endormi() {
      return this.hidden;
    }

    /** Out of sight, it names nobody. */
    ranger() {
      this.#dit = null;
      this.querySelector('.bureau__bilan ul').replaceChildren();
      this.querySelector('.bureau__dit').textContent = '';
      this.querySelector('liste-personnes').ranger();
    }

    rattraper() {
      this.montrer();
      this.querySelector('liste-personnes').montrer();
    }

    /** What an era held is not shown any more, nor a link half pasted. */
    oublier({ cause }) {
      if (cause === 'remplace') return;
      this.#autres = 0;
      this.#dit = null;
      this.querySelector('[name="lien"]').value = '';
    }

    montrer() {
      if (this.hidden) return;
      const { bilan, enCours } = formateur.dossiers;
      const attendus = formateur.personnes(this.magasin.etat).filter(([id]) => !formateur.dossiers.de(id));
      const { ecrire, cacher, compte } = auto.dom;
      ecrire(
        this.querySelector('.bureau__ouvrir span'),
        attendus.length
          ? `Rouvrir les fichiers de mes candidats (${attendus.length})`
          : 'Ouvrir les fichiers de mes candidats',
      );
      const zone = this.querySelector('.bureau__bilan');
      const dit = JSON.stringify([
        bilan.map(({ lien: _, ...ligne }) => [ligne, formateur.motsLigne(ligne)]),
        enCours,
        this.#autres,
      ]);
      if (dit === this.#dit) return;
      this.#dit = dit;
      cacher(zone, bilan.length + enCours + this.#autres === 0);
      const autres = this.#autres
        ? ` ${compte(this.#autres, 'autre fichier', 'autres fichiers')} du dossier\u00a0: pas des fichiers .json, donc pas lus.`
        : '';
      ecrire(
        zone.querySelector('.bureau__dit'),
        enCours ? `Lecture de ${compte(enCours, 'fichier')}…` : `${formateur.motsBilan(bilan)}${autres}`,
      );
      const rang = ({ quoi }) => ORDRE.indexOf(quoi);
      const lignes = [...bilan].sort((a, b) => rang(a) - rang(b)).map((ligne) => this.#ligne(ligne));
      zone.querySelector('ul').replaceChildren(...lignes);
      // All went well: the list folds, the group under it says the rest.
      const pli = zone.querySelector('details');
      const seule = bilan.length === 1;
      cacher(pli, lignes.length === 0 || (seule && !zone.querySelector('li button')));
      pli.open = bilan.some(({ quoi }) => quoi !== 'lu');
      cacher(zone.querySelector('.bureau__suite'), enCours > 0 || formateur.dossiers.tous().length === 0);
    }

    #ligne(ligne) {
      const { fichier, quoi, id, parent } = ligne;
      const bouton = (action, texte, autres = {}) =>
        creer('button', { type: 'button', class: 'bouton bouton--petit', 'data-action': action, ...autres }, texte);
      const geste =
        quoi === 'retrouve' && formateur.dossiers.de(id)
          ? bouton('delier', 'Ce n’est pas cette personne', { 'data-personne': id })
          : parent && formateur.dossiers.de(id)
            ? bouton('lier', `Relier à ${formateur.dossiers.nom(parent)}`, {
                'data-personne': id,
                'data-relie': parent,
              })
            : quoi === 'double' && ligne.lien
              ? bouton('ajouter', 'C’est une autre personne\u00a0: l’ajouter')
              : null;
      return creer(
        'li',
        { 'data-refus': quoi === 'refus' },
        creer('strong', {}, fichier),
        `\u00a0: ${formateur.motsLigne(ligne)}`,
        geste && ' ',
        geste,
      );
    }
  }

  customElements.define('fichiers-formateur', FichiersFormateur);
})();
