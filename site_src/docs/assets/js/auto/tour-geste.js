/*
 * Un vrai geste de pointage (doigt, stylet, souris), ou non : les flèches, la barre d’espace et le clic d’un lecteur
 * d’écran choisissent une réponse de la même façon, sans vouloir passer à la suite.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const GESTE = 700; // Milliseconds between a finger lifted and the click it makes.
  const REBOND = 400; // Milliseconds during which the second half of a double click answers nothing.
  /** @type {Readonly<{cible: Element | null, quand: number, souris: boolean}>} */
  const AUCUN = Object.freeze({ cible: null, quand: 0, souris: false });

  /**
   * Watches what is pointed at among the descendants of `element` that match `selecteur`, until `signal` aborts:
   * {pointe(cible), rebond(e, depuis)}. A gesture counts once.
   */
  auto.suivreGestes = (element, selecteur, signal) => {
    let geste = AUCUN;
    const lever = ({ target, pointerType }) => {
      geste = { cible: target.closest?.(selecteur), quand: performance.now(), souris: pointerType === 'mouse' };
    };
    element.addEventListener('pointerup', lever, { signal });
    element.addEventListener('keydown', () => (geste = AUCUN), { signal });
    return {
      /** Whether the click that arrives on `cible` is that of a pointer. */
      pointe(cible) {
        if (geste.cible !== cible) return false;
        const recent = performance.now() - geste.quand < GESTE;
        geste = AUCUN;
        return recent;
      },
      /** Whether a click is the second half of a double one, begun before what is shown since `depuis`. */
      rebond: (e, depuis) => e.detail > 1 && geste.souris && performance.now() - depuis < REBOND,
    };
  };
})();
