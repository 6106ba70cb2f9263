/*
 * Montrer le prochain pas à sa place, `[data-prochain-pas]` : les mots et les adresses viennent de ses modèles.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  /** Fills `zone` with a step of auto.prochainPas; hides it when the page has no words for it. */
  auto.montrerPas = (zone, ctx, { quoi, ccp, competence }) => {
    const cle = [quoi, ccp, competence].join(' ');
    if (zone.dataset.pasMontre === cle) return; // What may have the focus stays.
    zone.dataset.pasMontre = cle;
    const modele = [...zone.querySelectorAll('template')].find(({ dataset }) => dataset.pas === quoi);
    zone.hidden = !modele;
    const contenu = zone.querySelector('.pas__contenu');
    contenu.replaceChildren(...(modele ? [modele.content.cloneNode(true)] : []));
    const mots = {
      ccp: ctx.ccp.get(ccp)?.titre_court,
      competence: ctx.competences.get(competence)?.titre_court,
      code: competence,
    };
    for (const mot of contenu.querySelectorAll('[data-mot]')) mot.textContent = mots[mot.dataset.mot] ?? '';
    const fiche = zone.dataset.fiche.replace('{code}', (competence ?? '').toLowerCase());
    for (const lien of contenu.querySelectorAll('[data-lien-fiche]')) lien.href = fiche;
  };
})();
