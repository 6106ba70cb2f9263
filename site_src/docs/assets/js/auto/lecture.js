/*
 * Les deux lectures d’une compétence : la pratique, un mot et son compte ; la preuve, racontée ou non. Les mêmes qu’en
 * Python (generator/derived/lecture.py) ; une seule table de cas les juge (tests/attendus/lectures.json).
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const NBSP = '\u00a0';

  /** The place of a level on the scale, from 1; 0 for no answer, for no occasion, for one this title does not have. */
  auto.rang = (ctx, niveau) => ctx.echelle.indexOf(niveau) + 1;

  /** The level from which a repère counts as done: the one that a reading (« Oui ») asks for everywhere. */
  auto.seuil = (ctx) => ctx.lectures.map(({ quand }) => quand.tous_au_moins).find(Boolean) ?? ctx.echelle.at(-1);

  /** `rangs` are those of the repères whose occasion exists. */
  function convient(ctx, quand, rangs) {
    const tous = (bon) => rangs.length > 0 && rangs.every(bon);
    if (quand.manque && !rangs.includes(0)) return false;
    if (quand.sans_occasion && rangs.length > 0) return false;
    if (quand.tous_au_moins && !tous((rang) => rang >= auto.rang(ctx, quand.tous_au_moins))) return false;
    return !quand.tous || tous((rang) => rang === auto.rang(ctx, quand.tous));
  }

  /**
   * How practice reads; `niveaux` holds one level code per repère. {lecture, faits, sur, sans_occasion, repondus,
   * total}: the code of the first reading that applies, then numbers of repères: at the level of « Oui » at least, whose
   * occasion exists, without occasion, answered, all.
   */
  auto.lire = (ctx, niveaux) => {
    const avec = niveaux.filter((niveau) => ctx.sans_occasion === null || niveau !== ctx.sans_occasion);
    const rangs = avec.map((niveau) => auto.rang(ctx, niveau));
    const seuil = auto.rang(ctx, auto.seuil(ctx));
    return {
      lecture: ctx.lectures.find(({ quand }) => convient(ctx, quand, rangs)).code,
      faits: rangs.filter((rang) => rang >= seuil).length,
      sur: rangs.length,
      sans_occasion: niveaux.length - rangs.length,
      repondus: niveaux.length - rangs.filter((rang) => rang === 0).length,
      total: niveaux.length,
    };
  };

  const reperes = (nombre) => (nombre ? `${nombre}${NBSP}repère${nombre > 1 ? 's' : ''}` : 'aucun repère');

  /** « Partiellement : 3 repères sur 4, 1 sans occasion » : a reading is never shown without its count. */
  auto.motPratique = (ctx, { lecture, faits, sur, sans_occasion, repondus, total }) => {
    const { libelle, quand } = ctx.lectures.find(({ code }) => code === lecture);
    if (quand.sans_occasion) return libelle;
    const compte = quand.manque
      ? `${reperes(repondus)} sur ${total} ${repondus > 1 ? 'renseignés' : 'renseigné'}`
      : `${reperes(faits)} sur ${sur}`;
    const reste = sans_occasion && !quand.manque ? `, ${sans_occasion} sans occasion` : '';
    return `${libelle}${NBSP}: ${compte}${reste}`;
  };

  const SORTES = ['tous_au_moins', 'entre', 'tous', 'sans_occasion', 'manque'];
  const sorte = ({ quand }) => SORTES.find((nom) => quand[nom]) ?? 'entre';

  /** Readings in the order of what is there: « Oui » first, what is left to answer last. */
  auto.lecturesOrdonnees = (ctx) =>
    [...ctx.lectures].sort((a, b) => SORTES.indexOf(sorte(a)) - SORTES.indexOf(sorte(b)));

  /** The level that says of one repère what a reading says of all. */
  auto.niveauDeLecture = (ctx, code) => {
    const lecture = ctx.lectures.find((autre) => autre.code === code);
    const { quand } = lecture;
    return {
      tous_au_moins: quand.tous_au_moins,
      entre: ctx.echelle[1],
      tous: quand.tous,
      sans_occasion: ctx.sans_occasion,
      manque: ctx.vide,
    }[sorte(lecture)];
  };

  /** The level answered for a repère; that of no answer when there is none, or one this title does not have. */
  auto.niveauDe = (ctx, etat, repere) => {
    const niveau = etat.reponses.get(repere)?.niveau;
    return ctx.niveaux.includes(niveau) ? niveau : ctx.vide;
  };

  /** Levels of the repères of a compétence, in their order. */
  auto.niveauxDe = (ctx, etat, competence) =>
    ctx.competences.get(competence).codes.map((repere) => auto.niveauDe(ctx, etat, repere));

  /** The reading of practice of a compétence in a state. */
  auto.pratiqueDe = auto.uneFois(['reponses'], (ctx, etat, competence) =>
    auto.lire(ctx, auto.niveauxDe(ctx, etat, competence)),
  );

  /** [[id, situation]] that count for a compétence: attached to it, or to one of its repères. */
  auto.situationsDe = auto.uneFois(['situations'], (ctx, etat, competence) => {
    const { codes } = ctx.competences.get(competence);
    return auto
      .vivants(etat, 'situations')
      .filter(([, s]) => s.competences.includes(competence) || s.reperes.some((repere) => codes.includes(repere)));
  });

  /** The reading of proof: 'racontee' or 'a-raconter'. */
  auto.preuve = (situation) => (situation ? 'racontee' : 'a-raconter');
  auto.preuveDe = (ctx, etat, competence) => auto.preuve(auto.situationsDe(ctx, etat, competence).length > 0);

  /** Repères that keep a compétence from reading « Oui »: without an answer, or below; no occasion is no lack. */
  auto.ecarts = (ctx, etat, competence) => {
    const seuil = auto.rang(ctx, auto.seuil(ctx));
    const bas = (niveau) => niveau !== ctx.sans_occasion && auto.rang(ctx, niveau) < seuil;
    return ctx.competences.get(competence).codes.filter((repere) => bas(auto.niveauDe(ctx, etat, repere)));
  };
})();
