/*
 * <liste-personnes> : les personnes du groupe, sous le nom que le formateur leur donne ; de qui vient un fichier plus récent ;
 * retirer quelqu’un, avec tout ce qui a été noté, et le remettre.
 */
(() => {
  'use strict';

  const { auto, formateur } = window.Referentiel;

  class ListePersonnes extends auto.ElementAuto {
    static LIT = ['personnes'];
    #retire = null; // {tout, dossier, nom, phrase} of the last person removed.
    #ordre = []; // Of the people, as they are shown.
    #ecrivain = undefined; // Of the name being typed: a page on its way out still keeps it.

    brancher(signal) {
      formateur.dossiers.ecouter(() => this.montrer(), signal);
      this.addEventListener('change', (e) => e.target.name === 'nom' && this.#nommer(e.target), { signal });
      this.addEventListener('focusin', () => (this.#ecrivain = this.magasin.commencer()), { signal });
      window.addEventListener('pagehide', () => this.#finir(document.activeElement), { signal });
    }

    #ligneDe(element) {
      return element.closest('[data-personne]');
    }

    #finir(champ) {
      const tape = champ?.name === 'nom' && this.contains(champ) && champ.value !== champ.defaultValue;
      if (tape) this.#nommer(champ, this.#ecrivain);
    }

    /** An empty label would leave someone without a name: theirs comes back. */
    #nommer(champ, ecrivain) {
      const { personne: id } = this.#ligneDe(champ).dataset;
      const tape = formateur.nomNet(champ.value);
      const maintenant = Date.now();
      if (!tape) {
        champ.value = formateur.dossiers.nom(id);
        return auto.dire('Un nom vide n’est pas gardé.');
      }
      const nommer = (etat) => {
        if (!formateur.present(etat, id)) return etat;
        const autres = formateur.personnes(etat).filter(([autre]) => autre !== id);
        const nom = formateur.nomLibre(
          tape,
          autres.map(([, personne]) => personne.nom),
        );
        champ.value = nom;
        if (nom !== tape) auto.dire(`Quelqu’un porte déjà ce nom\u00a0: «\u00a0${nom}\u00a0».`);
        return auto.poser(etat, 'personnes', id, { nom }, maintenant);
      };
      this.#refuser(this.magasin.changer(nommer, maintenant, ecrivain));
    }

    #refuser({ ok, refus }) {
      auto.dom.alerter(this.querySelector('.alerte'), refus?.message);
      if (!ok) auto.dire(refus.message);
    }

    agir(action, bouton) {
      const id = this.#ligneDe(bouton)?.dataset.personne;
      if (action === 'voir') formateur.aller('personne', { personne: id });
      else if (action === 'relier') this.#relier(id, this.#ligneDe(bouton).querySelector('select').value);
      else if (action === 'retirer') this.#retirer(id);
      else if (action === 'remettre') this.#remettre();
    }

    #relier(id, vers) {
      if (!vers) return auto.dire('Choisissez d’abord une personne.');
      const nom = formateur.dossiers.nom(vers);
      const rendu = formateur.dossiers.lier(id, vers);
      this.#refuser(rendu);
      if (!rendu.ok) return;
      auto.dire(`Relié à ${nom}. Vos notes et vos remarques restent.`);
      this.querySelector(`[data-personne="${vers}"] input`)?.focus();
    }

    #retirer(id) {
      const maintenant = Date.now();
      const nom = formateur.dossiers.nom(id);
      let avant = this.magasin.etat;
      const rendu = this.magasin.changer((etat) => {
        if (formateur.present(etat, id)) avant = etat; // Another tab may have noted, or removed them, since.
        return formateur.oterPersonne(etat, id, maintenant);
      }, maintenant);
      this.#refuser(rendu);
      if (!rendu.ok) return;
      const tout = formateur.toutDe(avant, id);
      const notes = formateur.contenuNotes(avant) && tout.length > 1 ? ', avec ce que vous aviez noté' : '';
      this.#retire = { tout, nom, phrase: '', dossier: formateur.dossiers.retirer(id) };
      this.montrer();
      this.#retire.phrase = `${nom} n’est plus dans le groupe${notes}.`;
      this.#proposer();
      this.querySelector('.retour button').focus();
      auto.dire(this.#retire.phrase);
    }

    /** What can still be undone is said whenever the list is in sight. */
    #proposer() {
      auto.dom.ecrire(this.querySelector('.retour span'), this.#retire?.phrase ?? '');
      this.querySelector('.retour').hidden = !this.#retire;
    }

    #remettre() {
      const { tout, dossier, nom } = this.#retire;
      const maintenant = Date.now();
      const rendu = this.magasin.changer((etat) => formateur.remettre(etat, tout, maintenant), maintenant);
      this.#refuser(rendu);
      if (!rendu.ok) return;
      formateur.dossiers.rendre(dossier);
      this.#retire = null;
      this.montrer();
      this.querySelector('h2').focus();
      auto.dire(`${nom} est de nouveau dans le groupe.`);
    }

    ranger() {
      this.#ordre = [];
      auto.tenir(this.querySelector('ul'), []);
      this.querySelector('.retour').hidden = true;
      this.querySelector('.retour span').textContent = '';
    }

    oublier() {
      this.#retire = null;
      auto.dom.alerter(this.querySelector('.alerte'));
    }

    montrer() {
      if (this.closest('fichiers-formateur').hidden) return;
      const gens = formateur.tenirOrdre(formateur.personnes(this.magasin.etat), this.#ordre);
      this.#ordre = gens.map(([id]) => id);
      auto.dom.cacher(this, gens.length === 0 && !this.#retire);
      this.#proposer();
      const liste = this.querySelector('ul');
      const lignes = gens.map(([id]) => [id, id, () => formateur.lignePersonne(id)]);
      if (gens.length) auto.garderFocus(this, () => auto.tenir(liste, lignes));
      else auto.tenir(liste, []); // Who says why has the focus then.
      for (const [i, [id, personne]] of gens.entries()) {
        const dossier = formateur.dossiers.de(id);
        const autres = dossier ? gens.filter(([autre]) => autre !== id) : [];
        const dits = [formateur.motsPersonne(id, personne), dossier?.migre ? formateur.motsEdition(dossier) : ''];
        formateur.direLigne(liste.children[i], personne.nom, dits, autres);
      }
    }
  }

  customElements.define('liste-personnes', ListePersonnes);
})();
