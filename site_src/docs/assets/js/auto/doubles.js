/*
 * Deux gestes, ou un seul : la seconde moitié d’un double clic, ou un doigt qui tremble, ne répond à rien.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const PRUDENCE = 700; // Milliseconds during which a second press is the same gesture as the first.
  const LENTEUR = 10_000; // Milliseconds beyond which the time a browser gives to a gesture is not believed.

  /**
   * When a gesture was made, in milliseconds since the page began. A slow device handles it late: the two halves of a double
   * tap are no less one gesture because the first was long to draw.
   * @param {Event} e
   */
  auto.quand = ({ timeStamp: la }) => {
    const ici = performance.now();
    return la > ici - LENTEUR ? Math.min(la, ici) : ici;
  };

  /**
   * Whether a press is the second half of a gesture that began before `depuis`.
   * @param {UIEvent} e
   * @param {number} depuis
   */
  auto.redouble = (e, depuis) => e.detail > 1 || auto.quand(e) - depuis < PRUDENCE;
})();
