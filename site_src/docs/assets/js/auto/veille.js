/*
 * Ce qui peut changer sans que la page le demande : un autre onglet écrit, on revient à une page, une demi-heure passe.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const RYTHME = 10_000; // ms between two looks at the clock.
  const REPOS = 5_000; // ms during which a use is noted once.
  /** Any sign of life counts: who reads, or listens to a screen reader, may press no key. */
  const GESTES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'touchmove', 'focusin', 'input'];

  /**
   * Calls `revenir(ms)` when what is kept may have changed (its name starts with `cle`) and now and then, and `servir(ms)` when
   * the person does something. Gives the function that ends it.
   */
  auto.veiller = (cle, revenir, servir) => {
    const fin = new AbortController();
    const { signal } = fin;
    const voir = () => revenir(Date.now());
    let servi = Number.NEGATIVE_INFINITY;
    const noter = () => {
      if (performance.now() - servi < REPOS) return;
      servi = performance.now();
      servir(Date.now());
    };
    window.addEventListener('storage', (e) => (e.key ?? cle).startsWith(cle) && voir(), { signal });
    window.Referentiel.ere.ecouter(voir, signal);
    for (const geste of GESTES) window.addEventListener(geste, noter, { signal, passive: true, capture: true });
    const minuteur = setInterval(voir, RYTHME);
    return () => {
      fin.abort();
      clearInterval(minuteur);
    };
  };
})();
