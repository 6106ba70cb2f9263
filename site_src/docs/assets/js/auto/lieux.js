/*
 * Les deux endroits où un navigateur garde des réponses : l’appareil (localStorage) et l’onglet (sessionStorage).
 * Tout accès peut échouer, y compris le premier ; ici, un échec est une réponse, jamais une exception.
 * Les clés commencent toutes par « referentiel:<titre>: » : d’autres sites partagent parfois cette place.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  /** Unused for so long, what a shared computer's tab holds is forgotten; and for how long before it is said. In ms. */
  auto.OUBLI = 30 * 60 * 1000;
  auto.PREAVIS = 2 * 60 * 1000;

  const AN = 365 * 24 * 60 * 60 * 1000; // A clock that jumps further was wrong: no tab sleeps for a year.

  /** Why `quoi` is not kept, after « Non gardé : »; `geste` says what saves it. */
  auto.echecs = (quoi, geste) => {
    const fichier = `Vos ${quoi} restent dans cette page tant qu’elle est ouverte\u202f; ${geste}.`;
    return Object.freeze({
      bloque: `ce navigateur le refuse. Page fermée, vos ${quoi} sont perdues\u202f; ${geste}.`,
      plein: `la place que ce navigateur donne aux sites est pleine. ${fichier}`,
      abime: `ce qui était gardé ici est illisible, et ne peut pas être mis à part. Rien n’est remplacé. ${fichier}`,
      avant: `la place manque pour garder vos ${quoi} d’avant à côté des nouvelles. Rien n’est remplacé. ${fichier}`,
      futur: `ce qui est gardé ici vient d’une version plus récente du site. Rechargez la page. Lue depuis un dossier, il en faut une copie plus récente. ${fichier}`,
      volume: `tout ne tient plus dans 2\u00a0Mo. Raccourcissez un texte. ${fichier}`,
    });
  };
  auto.ECHECS = auto.echecs('réponses', 'enregistrez un fichier');

  /** What happened without the person asking, said once. */
  auto.AVIS = Object.freeze({
    'de-cote': 'Ce qui était gardé ici était abîmé. Une copie est mise à part\u202f; le site repart de ce qui se lit.',
    expire:
      'Ordinateur partagé\u00a0: après 30\u00a0minutes sans un geste, vos réponses ont été effacées. ' +
      'Rien n’en reste sur cet appareil.',
    'efface-ailleurs': 'Vos réponses ont été effacées dans un autre onglet.',
    'remplace-ailleurs': 'Vos réponses ont été remplacées par un fichier, dans un autre onglet.',
    hors:
      'Rien n’est effacé\u00a0: ce navigateur n’ouvre plus ce qu’il garde. Rechargez la page, puis recommencez\u202f; ' +
      'ou effacez les données de ce site dans votre navigateur.',
    remettre: 'Remettre mes réponses',
    passe: 'Vos réponses ont été effacées ou remplacées entre-temps\u00a0: ce texte n’a pas été gardé.',
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

    /** Whether the browser lets us look: refused, damaged, or in a frame without rights, it does not. */
    get ouvert() {
      try {
        this.#acces().getItem('');
        return true;
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
      if (!this.ouvert) return 'bloque'; // What cannot be read must not be replaced.
      try {
        this.#acces().setItem(this.cle(nom), texte);
        return '';
      } catch {
        return 'plein';
      }
    }

    oter(nom) {
      try {
        this.#acces().removeItem(this.cle(nom));
      } catch {
        // Nothing was kept, then.
      }
    }

    /** Removes all we keep about this title but what `garder` names, and nothing else. */
    vider(garder = []) {
      try {
        const garde = this.#acces();
        const noms = Array.from({ length: garde.length }, (_, i) => garde.key(i));
        const gardes = garder.map((nom) => this.cle(nom));
        for (const nom of noms) if (nom?.startsWith(this.#prefixe) && !gardes.includes(nom)) garde.removeItem(nom);
      } catch {
        // Same.
      }
    }
  }

  /** This tab: also where answers wait for the choice of a place; on a shared computer, it knows when it was used. */
  class Onglet extends Lieu {
    /** @type {{vu: string, a: number} | null} What this page noted of its last use, and when, on a clock no one sets. */
    #note = null;

    /** Whether the person chose « Ordinateur partagé » in this tab. */
    get partage() {
      return this.lire('mode') === 'onglet';
    }

    /** Of no known era, it would be taken for one that ended: nothing is kept without its mark. */
    ecrire(nom, texte) {
      return window.Referentiel.ere.retenir() || !this.ouvert ? super.ecrire(nom, texte) : 'plein';
    }

    vider(garder = []) {
      super.vider(garder);
      window.Referentiel.ere.detacher();
    }

    /**
     * For how long it was left alone, in ms. The day’s clock may be set, even back: where this page lived through it,
     * its own clock tells; a use in the future, or years ago, was noted by a wrong clock and starts the count again.
     */
    inactif(maintenant) {
      const vu = this.lire('vu') ?? '';
      const depuis = maintenant - Number(vu);
      if (!(Number(vu) > 0) || Number.isNaN(new Date(Number(vu)).getTime())) return Number.POSITIVE_INFINITY;
      const note = this.#note;
      const vecu = note !== null && note.vu === vu ? performance.now() - note.a : 0;
      return depuis < 0 || depuis > AN ? vecu : Math.max(depuis, vecu);
    }

    /** Notes a use; why not, as ecrire. The choice comes last: without a time of use, it would be one long ago. */
    toucher(maintenant) {
      const vu = String(maintenant);
      this.#note = { vu, a: performance.now() };
      return this.ecrire('vu', vu) || this.ecrire('mode', 'onglet');
    }
  }

  /** {appareil, onglet} for a title. */
  auto.lieux = (titre) => ({
    appareil: new Lieu(() => window.localStorage, titre),
    onglet: new Onglet(() => window.sessionStorage, titre),
  });
})();
