/*
 * La règle de lecture : des réponses sur une compétence, un mot. La même qu’en Python (generator/lecture.py) ;
 * une seule table de cas les juge (tests/attendus/lectures.json).
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  function convient(quand, rangs, ordre, situation) {
    if (quand.manque && !rangs.includes(0)) return false;
    if (quand.tous_au_moins && Math.min(...rangs) < ordre.indexOf(quand.tous_au_moins)) return false;
    if (quand.tous && rangs.some((rang) => rang !== ordre.indexOf(quand.tous))) return false;
    return situation || !quand.situation;
  }

  /** The code of the first reading that applies; `niveaux` holds one level code per repère. */
  auto.lire = (contexte, niveaux, situation) => {
    const rangs = niveaux.map((niveau) => contexte.niveaux.indexOf(niveau));
    return contexte.lectures.find(({ quand }) => convient(quand, rangs, contexte.niveaux, situation)).code;
  };

  /** The level answered for a repère, the first of the scale when there is none. */
  auto.niveauDe = (contexte, etat, repere) => etat.reponses.get(repere)?.niveau ?? contexte.niveaux[0];

  /** The situations that count for a compétence: attached to it, or to one of its repères. */
  auto.situationsDe = (contexte, etat, code) => {
    const { codes } = contexte.competences.get(code);
    return [...etat.situations.values()].filter(
      (s) => !s.supprime && (s.competences.includes(code) || s.reperes.some((r) => codes.includes(r))),
    );
  };

  /** The reading of a compétence in a state. */
  auto.lectureDe = (contexte, etat, code) => {
    const niveaux = contexte.competences.get(code).codes.map((r) => auto.niveauDe(contexte, etat, r));
    return auto.lire(contexte, niveaux, auto.situationsDe(contexte, etat, code).length > 0);
  };
})();
