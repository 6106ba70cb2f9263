/*
 * Dire ce que contient une auto-évaluation : « 12 réponses, 2 situations ».
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { compte } = auto.dom;

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
})();
