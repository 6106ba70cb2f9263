/*
 * Ce que le magasin dit, dans les mots du bureau : ce qui s’y garde, ce sont des notes.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  auto.ECHECS = auto.echecs('notes', 'enregistrez-les dans un fichier');
  auto.AVIS = Object.freeze({
    'de-cote': 'Ce qui était gardé ici était abîmé. Une copie est mise à part\u202f; le site repart de ce qui se lit.',
    expire:
      'Ordinateur partagé\u00a0: après 30\u00a0minutes sans un geste, vos notes ont été effacées et les fichiers oubliés. ' +
      'Rien n’en reste sur cet appareil.',
    'efface-ailleurs': 'Vos notes ont été effacées dans un autre onglet, et les fichiers oubliés.',
    'remplace-ailleurs': 'Vos notes ont été remplacées dans un autre onglet.',
    remettre: 'Remettre mes notes',
    passe: 'Vos notes ont été effacées ou remplacées entre-temps\u00a0: ce texte n’a pas été gardé.',
  });
})();
