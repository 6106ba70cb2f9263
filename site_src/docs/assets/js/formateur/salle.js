/*
 * Ce qu’on montre à une salle, et dans quel ordre : tout est dans le fragment de l’adresse.
 *   #C06 une compétence · #C06-2 un repère · #q-C06 une question du premier tour · #liste=C06.C07-2&n=2 une liste donnée
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});

  let ctx = null;
  /** What the title is, for the elements of the page. */
  formateur.contexte = () => (ctx ??= auto.contexte(window.Referentiel.auto_evaluation));

  const QUESTION = /^q-(.+)$/i;

  /** Names of the views of a kind: a view is a code, or « q-C06 » for a question. */
  formateur.questions = (ctx) =>
    [...ctx.competences].filter(([, { premier_tour }]) => premier_tour).map(([code]) => `q-${code}`);
  formateur.toutes = (ctx) => [...ctx.competences.keys()];

  /**
   * What a decoded fragment asks to show: {vues, rang, liste}, or null for nothing of ours. `vues` are walked one after
   * the other, from `rang`; `liste` is null, or what auto.lireListe gives.
   */
  formateur.lireSalle = (ctx, fragment) => {
    const liste = auto.lireListe(ctx, fragment);
    if (liste) {
      if (liste.codes.length === 0) return null;
      const n = Number(/&n=(\d{1,3})$/.exec(fragment)?.[1] ?? 1);
      return { vues: liste.codes, rang: Math.min(Math.max(n, 1), liste.codes.length) - 1, liste };
    }
    const question = QUESTION.exec(fragment)?.[1];
    const [code] = auto.lireListe(ctx, `liste=${question ?? fragment}`).codes; // An older code leads to today’s.
    const repere = ctx.reperes.get(code);
    const suite = () => {
      if (question !== undefined) return formateur.questions(ctx);
      return repere ? ctx.competences.get(repere.competence).codes : formateur.toutes(ctx);
    };
    const vues = code ? suite() : [];
    const rang = vues.indexOf(question === undefined ? code : `q-${code}`);
    return rang < 0 ? null : { vues, rang, liste: null };
  };

  /** The fragment, « # » included, of the view at a rank. */
  formateur.adresseSalle = (ctx, { vues, liste }, rang) =>
    liste ? `#${auto.ecrireListe(ctx, vues)}&n=${rang + 1}` : `#${vues[rang]}`;

  /**
   * What a view says: {vue, genre, nom, texte, officiel, competence, ccp, place, niveaux}. `genre`: 'competence', 'repere'
   * or 'question'; `place`: that of the CCP, from 1; `niveaux`: what hands can be raised for.
   */
  formateur.vueDe = (ctx, vue) => {
    const question = QUESTION.exec(vue)?.[1];
    const repere = ctx.reperes.get(vue);
    const code = question ?? repere?.competence ?? vue;
    const { intitule, premier_tour, ccp } = ctx.competences.get(code);
    const commun = { vue, competence: code, ccp, place: [...ctx.ccp.keys()].indexOf(ccp) + 1 };
    const niveaux = ctx.niveaux.filter((niveau) => niveau !== ctx.vide);
    if (question) {
      const siens = ctx.premier_tour ?? niveaux;
      return { ...commun, genre: 'question', nom: `Question sur ${code}`, texte: premier_tour, niveaux: siens };
    }
    if (repere) return { ...commun, genre: 'repere', nom: `Repère ${vue}`, texte: repere.texte, niveaux };
    return { ...commun, genre: 'competence', nom: `Compétence ${code}`, texte: intitule, niveaux };
  };

  /** Every view that can be shown, in the order of the title. */
  formateur.vues = (ctx) => {
    const questions = new Set(formateur.questions(ctx));
    return [...ctx.competences].flatMap(([code, { codes }]) =>
      [code, `q-${code}`, ...codes].filter((vue) => !vue.startsWith('q-') || questions.has(vue)),
    );
  };
})();
