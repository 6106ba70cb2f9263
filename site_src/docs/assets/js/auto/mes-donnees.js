/*
 * Mes données : <garder-fichier>, <garder-longtemps>, <effacer-donnees>.
 * Le fichier est la vraie sauvegarde ; effacer dit d’abord combien, et se défait tant que la page est ouverte.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { compte, jour, telecharger } = auto.dom;
  const JOUR = 24 * 60 * 60 * 1000;

  /** Hands over, word for word, what this page cannot read. */
  function telechargerBrut({ ctx, brut }) {
    telecharger(brut, auto.nomDeFichier(ctx, Date.now()).replace('auto-evaluation', 'contenu'), 'application/json');
    auto.dire('Ce contenu est enregistré dans un fichier.');
  }

  /** Everything that erasing takes away, in words; '' when there is nothing. */
  function aEffacer({ ctx, etat, brut, deCote, avant }) {
    const parts = [
      auto.contenu(ctx, etat),
      brut ? 'le contenu que cette page ne sait pas lire' : '',
      deCote ? 'le contenu mis à part' : '',
      avant ? 'vos réponses d’avant' : '',
    ];
    return parts.filter(Boolean).join(', ');
  }

  class GarderFichier extends auto.ElementAuto {
    agir(action) {
      if (action === 'enregistrer') auto.enregistrerFichier();
      else if (action === 'brut') telechargerBrut(this.magasin);
      else if (action === 'avant') auto.telechargerAvant();
      else if (action === 'recuperer') telecharger(this.magasin.deCote, 'contenu-mis-a-part.txt', 'text/plain');
      else if (action === 'oublier') {
        this.magasin.oublierDeCote();
        this.montrer();
        this.querySelector('[data-action="enregistrer"]').focus();
      }
    }

    montrer() {
      const { ctx, etat, deCote, avant, brut, suspendu } = this.magasin;
      const { fichier_le: le } = etat;
      this.querySelector('.donnees__brut').hidden = !brut;
      this.querySelector('.donnees__brut-contenu').textContent = auto.decrireBrut(brut, suspendu);
      const contenu = auto.contenu(ctx, etat);
      this.querySelector('.donnees__contenu').textContent = contenu
        ? `Aujourd’hui\u00a0: ${contenu}. ${auto.phraseDeCote(ctx, etat)}`.trim()
        : brut
          ? 'Cette page-ci n’a encore rien à enregistrer.'
          : 'Pour l’instant, il n’y a rien à enregistrer.';
      this.querySelector('.donnees__age').textContent = le
        ? `Dernier fichier enregistré depuis ce navigateur\u00a0: ${age(le, Date.now())}${etat.modifie_le > le ? ', et vos réponses ont changé depuis' : ''}.`
        : contenu
          ? 'Aucun fichier enregistré depuis ce navigateur.'
          : '';
      this.querySelector('.donnees__de-cote').hidden = !deCote;
      this.querySelector('.donnees__avant').hidden = !avant;
    }
  }

  /** Days as a calendar counts them: what was done last evening was done yesterday. */
  function age(le, maintenant) {
    const minuit = (instant) => Date.parse(auto.jourDe(instant));
    const jours = (minuit(maintenant) - minuit(Date.parse(le))) / JOUR;
    const depuis = jours > 1 ? `il y a ${compte(jours, 'jour')}` : jours === 1 ? 'hier' : 'aujourd’hui';
    return `${depuis}, le ${jour(le)}`;
  }

  class GarderLongtemps extends auto.ElementAuto {
    async agir() {
      const { phrase } = await auto.persister();
      this.querySelector('.donnees__reponse').textContent = phrase;
      auto.dire(phrase);
    }

    montrer() {
      this.hidden = this.magasin.mode !== 'durable';
    }
  }

  class EffacerDonnees extends auto.ElementAuto {
    #etape = 'debut';
    #perdu = false; // Whether nothing of what was erased can be put back: this page had not read it.

    agir(action) {
      const { brut, etat, deCote, avant } = this.magasin;
      if (action === 'fichier') {
        if (brut) telechargerBrut(this.magasin);
        else auto.enregistrerFichier();
        return;
      }
      if (action === 'effacer') {
        const { refus } = this.magasin.effacer(Date.now());
        if (refus) return this.#refuser(refus.message);
        this.#perdu = auto.estVide(etat) && (brut !== '' || !(deCote || avant));
      }
      if (action === 'remettre') this.magasin.annuler(Date.now());
      this.#etape = { demander: 'sur', effacer: 'fait' }[action] ?? 'debut';
      this.montrer();
      this.querySelector('.effacer__zone :is(button, [tabindex])')?.focus();
      const suite = this.#perdu ? '' : ' Vous pouvez annuler tant que cette page reste ouverte.';
      if (action === 'effacer') auto.dire(`C’est effacé.${suite}`);
      if (action === 'remettre') auto.dire('Vos réponses sont remises.');
    }

    #refuser(phrase) {
      this.querySelector('.effacer__zone').prepend(creer('p', { class: 'alerte' }, phrase));
      auto.dire(phrase);
    }

    /** Another era asks again before it erases. */
    oublier() {
      this.#etape = 'debut';
    }

    montrer() {
      const contenu = aEffacer(this.magasin);
      this.querySelector('.donnees__contenu').textContent = contenu ? `Ce qui partira\u00a0: ${contenu}.` : '';
      auto.garderFocus(this, () => this.querySelector('.effacer__zone').replaceChildren(...this.#zone(contenu)));
    }

    #zone(contenu) {
      const bouton = (action, texte) =>
        creer('button', { type: 'button', class: 'bouton', 'data-action': action }, texte);
      const efface = this.magasin.annulable === 'effacer' && [
        creer('p', { tabindex: this.#perdu && -1 }, 'C’est effacé de ce navigateur.'),
        ...(this.#perdu ? [] : [bouton('remettre', 'Annuler\u00a0: remettre mes réponses')]),
      ];
      if (!contenu) return efface || [creer('p', { tabindex: -1 }, 'Il n’y a rien à effacer.')];
      if (this.#etape !== 'sur') return [...(efface || []), bouton('demander', 'Effacer mes réponses…')];
      const { brut } = this.magasin;
      const phrase = brut
        ? 'Une copie, d’abord\u202f? Cette page n’a pas pu lire ce contenu\u00a0: son effacement ne se défait pas.'
        : 'Un fichier, d’abord\u202f? Une fois cette page quittée, l’effacement ne se défait plus.';
      return [
        creer('p', {}, phrase),
        creer(
          'p',
          { class: 'positionner__suite' },
          bouton('fichier', brut ? 'Télécharger d’abord ce contenu' : 'Enregistrer d’abord un fichier'),
          bouton('effacer', brut ? 'Oui, tout effacer' : 'Oui, effacer mes réponses'),
          bouton('garder', 'Ne pas effacer'),
        ),
      ];
    }
  }

  customElements.define('garder-fichier', GarderFichier);
  customElements.define('garder-longtemps', GarderLongtemps);
  customElements.define('effacer-donnees', EffacerDonnees);
})();
