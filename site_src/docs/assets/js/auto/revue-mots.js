/*
 * Dire un changement du référentiel en quelques mots : « Repère partagé en deux », « Deux compétences réunies ».
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const NOMBRES = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six'];
  const NOMS = {
    repere: { un: 'repère', plusieurs: 'repères', e: '', nouveau: 'Nouveau', nouveaux: 'nouveaux' },
    competence: { un: 'compétence', plusieurs: 'compétences', e: 'e', nouveau: 'Nouvelle', nouveaux: 'nouvelles' },
    ccp: { un: 'CCP', plusieurs: 'CCP', e: '', nouveau: 'Nouveau', nouveaux: 'nouveaux' },
  };

  const majuscule = (texte) => texte[0].toUpperCase() + texte.slice(1);
  const enLettres = (n) => NOMBRES[n] ?? String(n);

  /** What kind of thing a code names: 'repere', 'competence' or 'ccp'. */
  const genreDe = (code) => (code.includes('-') ? 'repere' : code.startsWith('CCP') ? 'ccp' : 'competence');

  /** A few words for a change of auto.changements. */
  auto.titreChangement = ({ quoi, nombre, codes }) => {
    const { un, plusieurs, e, nouveau, nouveaux } = NOMS[genreDe(codes[0])];
    const combien = majuscule(enLettres(nombre));
    return {
      renomme: `${majuscule(un)}\u00a0: nouveau code`,
      reformule: `${majuscule(un)} reformulé${e}`,
      remplace: `${majuscule(un)} remplacé${e}`,
      scinde: `${majuscule(un)} partagé${e} en ${enLettres(nombre)}`,
      reunit: `${combien} ${plusieurs} réuni${e}s`,
      nouveau: nombre === 1 ? `${nouveau} ${un}` : `${combien} ${nouveaux} ${plusieurs}`,
      retire: nombre === 1 ? `${majuscule(un)} retiré${e}` : `${combien} ${plusieurs} retiré${e}s`,
    }[quoi];
  };

  /** « 4 changements revus sur 9 ». */
  auto.avancementRevue = (changements) => {
    const faits = changements.filter(({ fait }) => fait).length;
    return `${majuscule(auto.dom.compte(faits, 'changement revu', 'changements revus'))} sur ${changements.length}`;
  };

  /** « En autonomie » between French quotation marks. */
  auto.citer = (texte) => `«\u00a0${texte}\u00a0»`;
})();
