/*
 * Chargé dans <head> : si l’on a déjà dit où garder ses réponses, la page n’en réserve pas la question.
 */
(() => {
  'use strict';

  const MODE = /^referentiel:[^:.]+:mode$/;

  try {
    if (Object.keys({ ...localStorage, ...sessionStorage }).some((cle) => MODE.test(cle)))
      document.documentElement.classList.add('deja-choisi');
  } catch {
    // Nothing is kept here: the question does not stand on the page either.
    document.documentElement.classList.add('deja-choisi');
  }
})();
