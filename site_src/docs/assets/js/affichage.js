/*
 * Loaded in <head>, blocking: the chosen scheme must be set before the first paint, or a dark page
 * flashes white. Without this file, base.css follows the device.
 * Choice: "" (follow the device), "clair" or "sombre".
 */
window.Referentiel = window.Referentiel || {};
(() => {
  'use strict';

  const KEY = 'referentiel:affichage';
  const CHOICES = ['clair', 'sombre'];
  const root = document.documentElement;

  const apply = (choice) => {
    if (choice) root.dataset.affichage = choice;
    else delete root.dataset.affichage;
  };

  /** The choice now on screen. */
  const current = () => root.dataset.affichage || '';

  /** Apply what is stored; storage that cannot be read leaves the page as it is. */
  const restore = () => {
    try {
      const stored = localStorage.getItem(KEY);
      apply(CHOICES.includes(stored) ? stored : '');
    } catch {
      // Private browsing or a sandboxed frame: the device decides.
    }
  };

  /** Apply a choice and keep it; false when the browser would not keep it. */
  const choose = (choice) => {
    apply(CHOICES.includes(choice) ? choice : '');
    try {
      if (current()) localStorage.setItem(KEY, current());
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  };

  root.classList.replace('no-js', 'js');
  restore();
  window.Referentiel.affichage = Object.freeze({ KEY, current, restore, choose });
})();
