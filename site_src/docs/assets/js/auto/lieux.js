/*
 * Les deux endroits où un navigateur garde des réponses : l’appareil (localStorage) et l’onglet (sessionStorage).
 * Tout accès peut échouer, y compris le premier ; ici, un échec est une réponse, jamais une exception.
 * Les clés commencent toutes par « referentiel:<titre>: » : d’autres sites partagent parfois cette place.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  /** Unused for so long, what a shared computer's tab holds is forgotten. In ms. */
  auto.OUBLI = 30 * 60 * 1000;

  const FICHIER = 'Vos réponses restent dans cette page tant qu’elle est ouverte\u202f; enregistrez un fichier.';

  /** Why answers are not kept, after « Non enregistré : ». */
  auto.ECHECS = Object.freeze({
    bloque: `ce navigateur ne laisse pas ce site garder vos réponses. ${FICHIER}`,
    plein: `la place que ce navigateur donne aux sites est pleine. ${FICHIER}`,
    abime: `ce qui était gardé ici est illisible, et ne peut pas être mis de côté. Rien n’est remplacé. ${FICHIER}`,
    avant: `la place manque pour garder vos réponses d’avant à côté des nouvelles. Rien n’est remplacé. ${FICHIER}`,
    futur: `ce qui est gardé ici vient d’une version plus récente du site. Rechargez la page. ${FICHIER}`,
    volume: `tout ne tient plus dans 2\u00a0Mio. Raccourcissez un texte. ${FICHIER}`,
  });

  /** What happened without the person asking, said once. */
  auto.AVIS = Object.freeze({
    'de-cote': 'Ce qui était gardé ici était abîmé. Une copie est mise de côté\u202f; le site repart de ce qui se lit.',
    expire: 'Ordinateur partagé\u00a0: après 30\u00a0minutes sans un geste, les réponses ont été effacées.',
    'efface-ailleurs': 'Vos réponses ont été effacées dans un autre onglet.',
  });

  class Lieu {
    #acces;
    #prefixe;

    constructor(acces, titre) {
      this.#acces = acces;
      this.#prefixe = `referentiel:${titre}:`;
    }

    /** The full name under which something is kept. */
    cle(nom) {
      return this.#prefixe + nom;
    }

    /** Whether the browser lets us look: refused, or in a frame without rights, it does not. */
    get ouvert() {
      try {
        return this.#acces().length >= 0;
      } catch {
        return false;
      }
    }

    /** The text kept under a name, or null. */
    lire(nom) {
      try {
        return this.#acces().getItem(this.cle(nom));
      } catch {
        return null;
      }
    }

    /** '' when kept; why not otherwise: 'bloque' or 'plein'. */
    ecrire(nom, texte) {
      try {
        this.#acces().setItem(this.cle(nom), texte);
        return '';
      } catch {
        return this.ouvert ? 'plein' : 'bloque';
      }
    }

    oter(nom) {
      try {
        this.#acces().removeItem(this.cle(nom));
      } catch {
        // Nothing was kept, then.
      }
    }

    /** Removes all we keep about this title, and nothing else. */
    vider() {
      try {
        const garde = this.#acces();
        const noms = Array.from({ length: garde.length }, (_, i) => garde.key(i));
        for (const nom of noms.filter((n) => n?.startsWith(this.#prefixe))) garde.removeItem(nom);
      } catch {
        // Same.
      }
    }
  }

  /** The tab of a shared computer: it also knows when it was last used. */
  class Onglet extends Lieu {
    /** Whether the person chose « Ordinateur partagé » in this tab. */
    get choisi() {
      return this.lire('mode') === 'onglet';
    }

    /** Whether it was left alone too long, or says something impossible about when it was used. */
    perime(maintenant) {
      const vu = Number(this.lire('vu') ?? Number.NaN);
      return !(maintenant - vu >= 0 && maintenant - vu < auto.OUBLI);
    }

    /** Notes a use; why not, as ecrire. */
    toucher(maintenant) {
      return this.ecrire('mode', 'onglet') || this.ecrire('vu', String(maintenant));
    }
  }

  /** {appareil, onglet} for a title. */
  auto.lieux = (titre) => ({
    appareil: new Lieu(() => window.localStorage, titre),
    onglet: new Onglet(() => window.sessionStorage, titre),
  });
})();
