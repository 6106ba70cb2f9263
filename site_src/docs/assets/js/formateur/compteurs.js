/*
 * Les champs où l’on compte les mains. Un nombre est gardé à mesure qu’il s’écrit, pour la vue dont il est : quand une vue
 * s’en va avec son champ, le navigateur ne le dit qu’une fois la suivante à sa place.
 */
(() => {
  'use strict';

  const formateur = ((window.Referentiel ??= {}).formateur ??= {});

  /** Numbers counted in the fields that `racine` shows, now or later; `apres()` once one is kept. */
  formateur.compteurs = (racine, apres, signal) => {
    const mains = () => formateur.mains(formateur.contexte());
    const noter = ({ dataset: { vue, mains: niveau } }, n) => {
      mains().compter(vue, niveau, Math.max(0, Number.isNaN(n) ? 0 : Math.trunc(n)));
      apres();
    };
    /** What is kept is what is read. */
    const relire = (champ) => {
      champ.value = String(mains().comptes.get(champ.dataset.vue)?.get(champ.dataset.mains) ?? 0);
    };
    const gestes = {
      input: (champ) => noter(champ, champ.valueAsNumber),
      change: relire,
      wheel: (champ) => champ.blur(), // It moves the page, never a number.
    };
    for (const [nom, faire] of Object.entries(gestes))
      racine.addEventListener(nom, ({ target }) => target.matches('input[data-mains]') && faire(target), {
        signal,
        passive: true,
      });
    racine.addEventListener(
      'click',
      ({ target }) => {
        const bouton = target.closest('[data-pas]');
        if (!bouton) return;
        const champ = bouton.parentElement.querySelector('input');
        noter(champ, champ.valueAsNumber + Number(bouton.dataset.pas));
        relire(champ);
        formateur.dire(`${champ.getAttribute('aria-label')}, ${champ.value}`);
      },
      { signal },
    );
  };
})();
