/*
 * Le fragment de l’adresse (#…) : n’importe quoi peut y être écrit. Ici seulement, il se décode.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  /** What follows « # », decoded; '' when there is nothing, or nothing that reads. */
  auto.fragment = (ancre = location.hash) => {
    try {
      return decodeURIComponent(ancre.slice(1));
    } catch {
      return '';
    }
  };
})();
