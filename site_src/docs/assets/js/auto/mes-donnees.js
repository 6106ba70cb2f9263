/*
 * Mes données : <garder-fichier>, <garder-longtemps>, <effacer-donnees>.
 * Le fichier est la vraie sauvegarde ; effacer dit d’abord combien, et se défait tant que la page est ouverte.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer, compte, jour, telecharger } = auto.dom;
  const JOUR = 24 * 60 * 60 * 1000;

  /** Everything that a state holds, in words; '' when it holds nothing. */
  auto.contenu = (ctx, etat) => {
    const reponses = [...etat.reponses.values()].filter(({ niveau }) => niveau !== ctx.niveaux[0]).length;
    const nombres = [
      [reponses, 'réponse'],
      [auto.reponsesARevoir(ctx, etat), 'réponse à revoir', 'réponses à revoir'],
      [auto.vivants(etat, 'situations').length, 'situation'],
      [auto.vivants(etat, 'plan').length, 'action', 'actions du plan'],
      [auto.vivants(etat, 'points').length, 'point d’étape', 'points d’étape'],
      [auto.vivants(etat, 'ccp').length, 'CCP noté', 'CCP notés'],
    ].filter(([nombre]) => nombre > 0);
    return nombres.map(([nombre, un, plusieurs]) => compte(nombre, un, plusieurs)).join(', ');
  };

  /** Writes the file and notes when; used by every button that offers it. */
  auto.enregistrerFichier = () => {
    const { ctx, etat } = auto.stockage();
    const maintenant = Date.now();
    telecharger(auto.ecrireEtat(etat), auto.nomDeFichier(ctx, maintenant), 'application/json');
    auto.stockage().fichierEnregistre(maintenant);
    auto.dire('Le fichier est enregistré.');
  };

  /** Hands over what was kept before the référentiel changed. */
  auto.telechargerAvant = () => {
    const { ctx, avant } = auto.stockage();
    const nom = auto.nomDeFichier(ctx, Date.now()).replace('auto-evaluation', 'reponses-d-avant');
    telecharger(avant, nom, 'application/json');
    auto.dire('Vos réponses d’avant sont enregistrées dans un fichier.');
  };

  class GarderFichier extends auto.ElementAuto {
    agir(action) {
      if (action === 'enregistrer') auto.enregistrerFichier();
      else if (action === 'avant') auto.telechargerAvant();
      else if (action === 'recuperer') telecharger(this.magasin.deCote, 'contenu-mis-de-cote.txt', 'text/plain');
      else if (action === 'oublier') {
        this.magasin.oublierDeCote();
        this.montrer();
        this.querySelector('[data-action="enregistrer"]').focus();
      }
    }

    montrer() {
      const { ctx, etat, deCote, avant } = this.magasin;
      const { fichier_le: le } = etat;
      const contenu = auto.contenu(ctx, etat);
      this.querySelector('.donnees__contenu').textContent = contenu
        ? `Aujourd’hui\u00a0: ${contenu}.`
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

  function age(le, maintenant) {
    const jours = Math.floor((maintenant - Date.parse(le)) / JOUR);
    return jours < 1 ? `aujourd’hui ou hier, le ${jour(le)}` : `il y a ${compte(jours, 'jour')}, le ${jour(le)}`;
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

    agir(action) {
      if (action === 'fichier') {
        auto.enregistrerFichier();
        return;
      }
      if (action === 'effacer') this.magasin.effacer(Date.now());
      if (action === 'remettre') this.magasin.annuler(Date.now());
      this.#etape = { demander: 'sur', effacer: 'fait' }[action] ?? 'debut';
      this.montrer();
      this.querySelector('.effacer__zone :is(button, [tabindex])')?.focus();
      if (action === 'effacer')
        auto.dire('Vos réponses sont effacées. Vous pouvez annuler tant que cette page reste ouverte.');
      if (action === 'remettre') auto.dire('Vos réponses sont remises.');
    }

    montrer() {
      const { ctx, etat, annulable } = this.magasin;
      const contenu = auto.contenu(ctx, etat);
      const bouton = (action, texte) =>
        creer('button', { type: 'button', class: 'bouton', 'data-action': action }, texte);
      this.querySelector('.donnees__contenu').textContent = contenu ? `Ce qui partira\u00a0: ${contenu}.` : '';
      const zone = this.querySelector('.effacer__zone');
      if (annulable === 'effacer') {
        zone.replaceChildren(
          creer('p', {}, 'C’est effacé de ce navigateur.'),
          bouton('remettre', 'Annuler\u00a0: remettre mes réponses'),
        );
      } else if (!contenu) {
        zone.replaceChildren(creer('p', { tabindex: -1 }, 'Il n’y a rien à effacer.'));
      } else if (this.#etape === 'sur') {
        zone.replaceChildren(
          creer('p', {}, 'Un fichier, d’abord\u202f? Une fois cette page quittée, l’effacement ne se défait plus.'),
          creer(
            'p',
            { class: 'positionner__suite' },
            bouton('fichier', 'Enregistrer d’abord un fichier'),
            bouton('effacer', 'Oui, effacer mes réponses'),
            bouton('garder', 'Ne pas effacer'),
          ),
        );
      } else zone.replaceChildren(bouton('demander', 'Effacer mes réponses…'));
    }
  }

  customElements.define('garder-fichier', GarderFichier);
  customElements.define('garder-longtemps', GarderLongtemps);
  customElements.define('effacer-donnees', EffacerDonnees);
})();
