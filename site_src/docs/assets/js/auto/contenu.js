/*
 * Dire ce que contient une auto-évaluation : « 12 réponses, 2 situations ».
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { compte } = auto.dom;

  /** Everything that a state holds, in words; '' when it holds nothing. */
  auto.contenu = (ctx, etat) => {
    const repondues = (section) => [...etat[section].values()].filter(({ niveau }) => niveau !== ctx.vide).length;
    const vises = [...etat.ccp_vises.values()].filter(({ vise }) => vise).length;
    const nombres = [
      [repondues('reponses'), 'réponse'],
      [repondues('premier_tour'), 'réponse du premier tour', 'réponses du premier tour'],
      [auto.reponsesARevoir(ctx, etat), 'réponse à revoir', 'réponses à revoir'],
      [auto.vivants(etat, 'situations').length, 'situation'],
      [auto.vivants(etat, 'plan').length, 'action', 'actions du plan'],
      [auto.vivants(etat, 'points').length, 'point d’étape', 'points d’étape'],
      [auto.vivants(etat, 'ccp').length, 'CCP noté', 'CCP notés'],
      [vises, 'CCP visé', 'CCP visés'],
    ].filter(([nombre]) => nombre > 0);
    return nombres.map(([nombre, un, plusieurs]) => compte(nombre, un, plusieurs)).join(', ');
  };
})();
