/*
 * Demander au navigateur de ne pas effacer ce que ce site garde, quand la place lui manque.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  /** Asks the browser not to make room at our expense. On the person's action only: {accorde, phrase}. */
  auto.persister = async () => {
    let accorde = false;
    try {
      accorde = (await navigator.storage?.persist?.()) === true;
    } catch {
      // Refused without an answer.
    }
    const phrase = accorde
      ? 'Le navigateur s’engage à ne pas effacer vos réponses de lui-même. Vous, vous le pouvez toujours.'
      : 'Le navigateur ne s’engage pas\u00a0: s’il manque de place, il peut effacer vos réponses. ' +
        'Votre vraie sauvegarde est le fichier.';
    return { accorde, phrase };
  };
})();
