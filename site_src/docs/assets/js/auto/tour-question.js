/*
 * Ce que le premier tour montre d’une question : elle seule, ses réponses, son rang, la réglette de toutes, la suivante
 * mise en page d’avance. Ce qu’il faut toucher est cherché une fois, pas à chaque réponse.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { cacher, ecrire } = auto.dom;
  const PRETE = 'question--prete';
  const MARQUES = 40; // More would not fit on a phone: the count says it all.

  /** The text of an element that has nothing else: written there, it is laid out again, not made again. */
  const texteDe = (element) => element.firstChild ?? element.appendChild(new Text());

  /** A question that was laid out beforehand is now as the others: `hidden` alone says whether it is shown. */
  function reveler(champ) {
    if (!champ.classList.contains(PRETE)) return;
    champ.classList.remove(PRETE);
    champ.removeAttribute('aria-hidden');
  }

  auto.QuestionTour = class {
    #un; // Name -> what is in sight whatever the question.
    #groupes;
    #radios; // Map(code -> radios)
    #outils;
    #vue = null; // The code of what is shown.
    /** Map(code -> fieldset), in the order of the page. */
    champs;

    constructor(racine) {
      const tous = (selecteur, dans = racine) => [...dans.querySelectorAll(selecteur)];
      this.champs = new Map(tous('[data-question]').map((champ) => [champ.dataset.question, champ]));
      for (const legende of tous('[data-question] > legend')) legende.tabIndex = -1;
      this.#groupes = tous('.tour__groupe').map((groupe) => [
        groupe,
        tous('[data-question]', groupe).map(({ dataset }) => dataset.question),
      ]);
      this.#radios = new Map([...this.champs].map(([code, champ]) => [code, tous('input', champ)]));
      this.#outils = tous(':scope > :is(.tour__actions, .tour__sens, .tour__tete)');
      this.#un = {
        consigne: racine.querySelector('.tour__consigne'),
        compte: texteDe(racine.querySelector('.tour__compte')),
        reglette: racine.querySelector('.tour__reglette'),
        precedent: racine.querySelector('[data-action="precedent"]'),
        suivant: texteDe(racine.querySelector('[data-action="suivant"]')),
        fin: racine.querySelector('.tour__fin h2'),
        voix: racine.querySelector('ecouter-texte'), // Reads the text of the question in sight.
      };
    }

    /** Shows the question of `ici`, or none, from Map(code -> level), its answer in its field. */
    montrer(ctx, niveaux, ici) {
      const { consigne, compte, precedent, suivant } = this.#un;
      const fini = !niveaux.has(ici);
      // Once the others are hidden, only what was shown and what is to be are touched.
      for (const code of this.#vue === null ? this.champs.keys() : [this.#vue, ici]) this.#placer(code, ici);
      this.#vue = ici;
      this.#cocher(ici, niveaux);
      for (const [groupe, codes] of this.#groupes) cacher(groupe, !codes.includes(ici));
      const codes = [...niveaux.keys()];
      const rang = codes.indexOf(ici) + 1;
      cacher(consigne, rang !== 1);
      ecrire(compte, fini ? '' : `Question ${rang} sur ${codes.length}`);
      for (const outil of this.#outils) cacher(outil, fini);
      precedent.disabled = rang === 1;
      if (!fini) ecrire(suivant, niveaux.get(ici) === ctx.vide ? 'Je passe' : 'Suivant');
    }

    /** What bears the name of what is shown: the question of `ici`, or the end. */
    titre(ici) {
      return this.champs.get(ici)?.querySelector('legend') ?? this.#un.fin;
    }

    /**
     * What can wait for the frame: the answers of the other questions, the row of marks, the text that can be heard; and
     * the next question is laid out, out of sight and out of reach: the answer to this one has only to show it.
     */
    achever(ctx, niveaux, ici) {
      const { reglette, voix } = this.#un;
      for (const code of this.champs.keys()) this.#cocher(code, niveaux);
      this.#montrerReglette(reglette, ctx, niveaux, ici);
      const cible = niveaux.has(ici) ? `${this.champs.get(ici).id}-texte` : '';
      if (voix.dataset.cible !== cible) voix.dataset.cible = cible;
      const codes = [...niveaux.keys()];
      this.preparer(niveaux.has(ici) && codes[codes.indexOf(ici) + 1]);
    }

    /** Lays out a question out of sight and out of reach, and no other: none, when the page is printed. */
    preparer(suivante) {
      for (const [code, champ] of this.champs) {
        if (code !== suivante) reveler(champ);
        else if (!champ.classList.contains(PRETE)) {
          champ.classList.add(PRETE);
          champ.setAttribute('aria-hidden', 'true');
        }
      }
    }

    #placer(code, ici) {
      const champ = this.champs.get(code);
      if (!champ) return;
      if (code === ici) reveler(champ);
      cacher(champ, code !== ici);
    }

    #cocher(code, niveaux) {
      for (const radio of this.#radios.get(code) ?? []) {
        const dit = radio.value === niveaux.get(code);
        if (radio.checked !== dit) radio.checked = dit;
      }
    }

    /** One mark per question, in the colour of its CCP: full once answered, tall where one is. */
    #montrerReglette(zone, ctx, niveaux, ici) {
      cacher(zone, niveaux.size > MARQUES);
      if (zone.hidden) return;
      const ccp = [...ctx.ccp.keys()];
      const couleurs = [...niveaux.keys()].map((code) => (ccp.indexOf(ctx.competences.get(code).ccp) % 6) + 1);
      const marques = [...zone.children];
      if (String(marques.map(({ dataset }) => dataset.couleur)) !== String(couleurs))
        zone.replaceChildren(...couleurs.map((couleur) => creer('span', { 'data-couleur': couleur })));
      for (const [i, [code, dit]] of [...niveaux].entries()) {
        zone.children[i].classList.toggle('fait', dit !== ctx.vide);
        zone.children[i].classList.toggle('ici', code === ici);
      }
    }
  };
})();
