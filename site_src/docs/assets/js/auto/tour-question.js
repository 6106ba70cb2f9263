/*
 * Ce que le premier tour montre d’une question : elle seule, ses réponses, son rang, la réglette de toutes, la suivante
 * mise en page d’avance. Ce qu’il faut toucher est cherché une fois, pas à chaque réponse.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { cacher, ecrire } = auto.dom;
  const MARQUES = 40; // More would not fit on a phone: the count says it all.

  auto.QuestionTour = class {
    #groupes;
    #radios;
    #outils;
    #un; // Name -> what is in sight whatever the question.
    #ici = null; // The field in sight.
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
      this.#radios = [...this.champs].flatMap(([code, champ]) => tous('input', champ).map((radio) => [code, radio]));
      this.#outils = tous(':scope > :is(.tour__actions, .tour__sens, .tour__tete)');
      const un = (selecteur) => racine.querySelector(selecteur);
      this.#un = {
        consigne: un('.tour__consigne'),
        compte: un('.tour__compte'),
        reglette: un('.tour__reglette'),
        precedent: un('[data-action="precedent"]'),
        suivant: un('[data-action="suivant"]'),
        voix: un('ecouter-texte'), // Reads the text of the question in sight.
      };
    }

    /** Shows the question of `ici`, or none, from Map(code -> level); every answer stands in its field. */
    montrer(ctx, niveaux, ici) {
      const { consigne, compte, reglette, precedent, suivant } = this.#un;
      const fini = !niveaux.has(ici);
      const champ = fini ? null : this.champs.get(ici);
      // The one that was in sight goes out of it now, and out of the layout after the frame.
      if (this.#ici && this.#ici !== champ) this.#ici.classList.add('question--quittee');
      this.#ici = champ;
      champ?.classList.remove('question--prete', 'question--quittee');
      for (const [code, autre] of this.champs) cacher(autre, code !== ici);
      for (const [code, radio] of this.#radios) {
        const coche = radio.value === niveaux.get(code);
        if (radio.checked !== coche) radio.checked = coche;
      }
      for (const [groupe, codes] of this.#groupes) cacher(groupe, !codes.includes(ici));
      const codes = [...niveaux.keys()];
      const rang = codes.indexOf(ici) + 1;
      cacher(consigne, rang !== 1);
      ecrire(compte, fini ? '' : `Question ${rang} sur ${codes.length}`);
      this.#montrerReglette(reglette, ctx, niveaux, ici);
      for (const outil of this.#outils) cacher(outil, fini);
      precedent.disabled = rang === 1;
      if (!fini) ecrire(suivant, niveaux.get(ici) === ctx.vide ? 'Je passe' : 'Suivant');
    }

    /** Lays a question out beforehand, out of sight and out of reach: the answer to the one before has only to show it. */
    preparer(code) {
      for (const [autre, champ] of this.champs) {
        champ.classList.remove('question--quittee');
        if (autre !== code) champ.classList.remove('question--prete');
        else if (!champ.classList.contains('question--prete')) {
          champ.classList.add('question--mesuree');
          champ.getClientRects(); // Once and for all: what is out of sight keeps its layout, and makes none.
          champ.classList.replace('question--mesuree', 'question--prete');
        }
      }
      const { voix } = this.#un;
      const cible = this.#ici ? `${this.#ici.id}-texte` : '';
      if (voix.dataset.cible !== cible) voix.dataset.cible = cible;
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
