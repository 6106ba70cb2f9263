/*
 * Où une personne en est, lu dans le texte gardé, sans le magasin : l’accueil n’en charge rien. Le texte n’est pas cru :
 * seuls les codes que la page connaît sont cherchés, rien n’est recopié. Mêmes comptes que auto.progression.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const FORMAT = 2; // The latest this page can read; a later one belongs to later pages.
  const TAILLE = 4 * 1024 * 1024; // Characters.
  const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;
  const mots = (texte) => (texte ?? '').split(' ').filter(Boolean);

  /**
   * What a page says of a title in its attributes. `reperes`: « CCP1 C01:1,2,3 C02:1 CCP2 C03:1 C02: », where C02 is of
   * both CCP. Gives {titre, edition, premiere, niveaux, tour, competences: [{code, tous, reperes}], ccp}; `tous` are the
   * CCP of a compétence, the one that describes it first.
   */
  auto.carte = ({ titre, edition, premiere, niveaux, tour, reperes }) => {
    const ccp = [];
    const competences = [];
    const partagees = [];
    for (const mot of mots(reperes)) {
      const [code, numeros] = mot.split(':');
      if (numeros === undefined) ccp.push(code);
      else if (numeros === '') partagees.push([code, ccp.at(-1)]);
      else competences.push({ code, tous: [ccp.at(-1)], reperes: numeros.split(',').map((n) => `${code}-${n}`) });
    }
    for (const [code, autre] of partagees) competences.find((competence) => competence.code === code)?.tous.push(autre);
    return { titre, edition, premiere, niveaux: mots(niveaux), tour: mots(tour), competences, ccp };
  };

  const objet = (v) => (typeof v === 'object' && v !== null && !Array.isArray(v) ? v : {});
  const propre = (v, cle) => (Object.hasOwn(v, cle) ? v[cle] : undefined);

  /** The item kept under a code of a section, when it is one that stands. */
  function vivant(brut, section, code) {
    const item = objet(propre(objet(propre(brut, section)), code));
    const le = propre(item, 'le');
    return typeof le === 'string' && INSTANT.test(le) && propre(item, 'supprime') !== true ? item : null;
  }

  /** When a code was answered by one of `niveaux`, or ''. */
  function quand(brut, section, code, niveaux) {
    const item = vivant(brut, section, code);
    return item && niveaux.includes(propre(item, 'niveau')) ? item.le : '';
  }

  const dernier = (instants) => instants.reduce((a, b) => (b > a ? b : a), '');

  function lire(texte, carte) {
    if (typeof texte !== 'string' || texte.length > TAILLE) return null;
    let brut = null;
    try {
      brut = objet(JSON.parse(texte));
    } catch {
      return null;
    }
    const format = propre(brut, 'format');
    if (!Number.isInteger(format) || format < 1 || format > FORMAT) return null;
    return propre(brut, 'titre') === carte.titre ? brut : null;
  }

  /**
   * {obtenus, vises, voulues, restent}: codes of CCP held, of those aimed at; compétences asked, each with a CCP it is
   * asked for, all but those whose every CCP is held, or not aimed at when some are; codes of the CCP asked.
   */
  function demandees(brut, { ccp, competences }) {
    const obtenus = ccp.filter((code) => vivant(brut, 'ccp', code));
    const reste = ccp.filter((code) => !obtenus.includes(code));
    const vises = reste.filter((code) => propre(vivant(brut, 'ccp_vises', code) ?? {}, 'vise') === true);
    const restent = vises.length ? vises : reste;
    const voulues = competences
      .map(({ tous, ...competence }) => ({ ...competence, ccp: tous.find((code) => restent.includes(code)) }))
      .filter((competence) => competence.ccp);
    return { obtenus, vises, voulues, restent };
  }

  /** How many items of a section stand. */
  function vivants(brut, section) {
    const tous = objet(propre(brut, section));
    return Object.keys(tous).filter((code) => vivant(brut, section, code)).length;
  }

  /** Whether there are answers whose question changed, that the person has not gone through yet. */
  function aRevoir(brut) {
    const attend = (revue) => propre(revue, 'fait') !== true && Object.keys(objet(propre(revue, 'niveaux'))).length > 0;
    return Object.keys(objet(propre(brut, 'revues'))).some((code) => attend(vivant(brut, 'revues', code) ?? {}));
  }

  /** What is kept besides answers and situations: the CCP a person named, and what is left; a plan; snapshots. */
  function autres(brut, carte, { obtenus, vises, voulues, restent }) {
    if (obtenus.length + vises.length > 0) {
      const premiere = carte.tour.length ? 'premier-tour' : voulues[0]?.code.toLowerCase();
      return { quoi: 'ccp', page: voulues.length ? premiere : 'synthese', obtenus, restent };
    }
    for (const quoi of ['plan', 'points']) {
      const nombre = vivants(brut, quoi);
      if (nombre > 0) return { quoi, page: 'synthese', nombre };
    }
    return aRevoir(brut) ? { quoi: 'ancien', page: 'index' } : null;
  }

  /**
   * From the text kept, null when there is nothing to resume: {quoi, page, …}. `quoi`: 'tour' {question, total},
   * 'tour-fait', 'reperes' {repondus, total, ccp}, 'situations' {nombre}, 'ccp' {obtenus, restent}, 'plan' or 'points'
   * {nombre}, 'ancien' (answers of an older edition: what counts is known once they are reviewed). `page` is a name of
   * the folder of the self-assessment.
   */
  auto.reprise = (texte, carte) => {
    const brut = lire(texte, carte);
    if (!brut) return null;
    const demande = demandees(brut, carte);
    const { voulues } = demande;
    if ((propre(brut, 'edition') ?? carte.premiere) !== carte.edition) {
      const reste = ['reponses', 'premier_tour', 'situations'].some((section) => vivants(brut, section) > 0);
      return reste ? { quoi: 'ancien', page: 'index' } : autres(brut, carte, demande);
    }
    if (voulues.length === 0) return autres(brut, carte, demande);
    const dit = (code) => quand(brut, 'reponses', code, carte.niveaux);
    const tour = voulues.map(({ code }) => quand(brut, 'premier_tour', code, carte.tour));
    const question = tour.indexOf('');
    const faits = voulues.map(({ reperes }) => dernier(reperes.map(dit)));
    if (question >= 0 && dernier(tour) > dernier(faits))
      return { quoi: 'tour', page: 'premier-tour', question: question + 1, total: voulues.length };
    const reperes = voulues.flatMap((competence) => competence.reperes.map((code) => ({ code, competence })));
    const repondus = reperes.filter(({ code }) => dit(code)).length;
    if (repondus > 0) {
      const total = reperes.length;
      if (repondus === total) return { quoi: 'reperes', page: 'synthese', repondus, total, ccp: '' };
      const ici = faits.indexOf(dernier(faits));
      const suite = [...voulues.slice(ici), ...voulues.slice(0, ici)];
      const la = suite.find((competence) => competence.reperes.some((code) => !dit(code)));
      return { quoi: 'reperes', page: la.code.toLowerCase(), repondus, total, ccp: la.ccp };
    }
    if (dernier(tour)) return { quoi: 'tour-fait', page: 'premier-tour' };
    const nombre = vivants(brut, 'situations');
    return nombre > 0 ? { quoi: 'situations', page: 'situations', nombre } : autres(brut, carte, demande);
  };
})();
