/*
 * Un vrai geste de pointage (doigt, stylet, souris), ou non : les flèches, la barre d’espace et le clic d’un lecteur
 * d’écran choisissent une réponse de la même façon, sans vouloir passer à la suite.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const GESTE = 700; // Milliseconds between a finger lifted and the click it makes.
  const REBOND = 400; // Milliseconds during which the second half of a double click or tap does nothing.
  const PLACE = 24; // Pixels between its two halves: what is under the finger may be something else by then.
  /** @type {Readonly<{cible: Element | null, quand: number, souris: boolean, x: number, y: number}>} */
  const AUCUN = Object.freeze({ cible: null, quand: 0, souris: false, x: 0, y: 0 });

  /**
   * Watches what is pointed at among the descendants of `element` that match `selecteur`, until `signal` aborts:
   * {pointe(e, cible), rebond(e, depuis), retape(e)}, `e` the click that arrives. A gesture counts once.
   */
  auto.suivreGestes = (element, selecteur, signal) => {
    let geste = AUCUN;
    let [avant, la] = [AUCUN, AUCUN]; // The last two fingers: `geste` is used up, these are not.
    const lever = (e) => {
      const { target, pointerType, clientX: x, clientY: y } = e;
      geste = { cible: target.closest?.(selecteur), quand: auto.quand(e), souris: pointerType === 'mouse', x, y };
      if (!geste.souris) [avant, la] = [la, geste];
    };
    const oublier = () => {
      geste = la = AUCUN;
    };
    element.addEventListener('pointerup', lever, { signal });
    element.addEventListener('keydown', oublier, { signal });
    return {
      /** Whether the click that arrives on `cible` is that of a pointer. */
      pointe(e, cible) {
        if (geste.cible !== cible) return false;
        const recent = auto.quand(e) - geste.quand < GESTE;
        geste = AUCUN;
        return recent;
      },
      /** Whether a click is the second half of a double one, begun before what is shown since `depuis`. */
      rebond: (e, depuis) => e.detail > 1 && geste.souris && auto.quand(e) - depuis < REBOND,
      /** Whether the tap that arrives is the second half of one on an answer, which is no longer under the finger. */
      retape(e) {
        const [ecart, age] = [la.quand - avant.quand, auto.quand(e) - la.quand];
        return avant.cible && Math.max(ecart, age) < REBOND && Math.hypot(la.x - avant.x, la.y - avant.y) < PLACE;
      },
    };
  };
})();
