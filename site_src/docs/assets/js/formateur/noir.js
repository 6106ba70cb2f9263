/*
 * L’écran noir d’une télécommande, qui envoie « b » ou « . » : la salle regarde la personne qui parle. N’importe quelle touche,
 * ou un clic, rallume ; une touche qui avance avance aussi.
 */
(() => {
  'use strict';

  const formateur = ((window.Referentiel ??= {}).formateur ??= {});
  const TOUCHES = ['b', 'B', '.'];
  const { classList } = document.documentElement;

  /** Darkens the window, and lights it again; `projette()` says whether something is shown to a room. */
  formateur.ecranNoir = (projette, signal) => {
    const rallumer = () => {
      if (!classList.contains('noir')) return;
      classList.remove('noir');
      formateur.dire('L’écran est rallumé.');
    };
    const taper = (e) => {
      const { key, target } = e;
      const noire = TOUCHES.includes(key) && !(e.ctrlKey || e.metaKey || e.altKey);
      if (classList.contains('noir')) {
        if (noire) e.preventDefault();
        if (!e.repeat) rallumer();
      } else if (noire && !e.repeat && projette() && !target.closest?.('input, select')) {
        e.preventDefault();
        classList.add('noir');
        formateur.dire('Écran noir. Une touche ou un clic le rallume.');
      }
    };
    document.addEventListener('keydown', taper, { signal, capture: true });
    for (const nom of ['pointerdown', 'beforeprint']) window.addEventListener(nom, rallumer, { signal });
    signal.addEventListener('abort', () => classList.remove('noir'));
  };
})();
