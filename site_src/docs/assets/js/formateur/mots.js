/*
 * Ce que le magasin dit, dans les mots du bureau : ce qui s’y garde, ce sont des notes.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const FICHIER = 'Vos notes restent dans cette page tant qu’elle est ouverte\u202f; enregistrez-les dans un fichier.';

  auto.ECHECS = Object.freeze({
    bloque: `ce navigateur ne laisse pas ce site garder vos notes. ${FICHIER}`,
    plein: `la place que ce navigateur donne aux sites est pleine. ${FICHIER}`,
    abime: `ce qui était gardé ici est illisible, et ne peut pas être mis à part. Rien n’est remplacé. ${FICHIER}`,
    avant: `la place manque pour garder vos notes d’avant à côté des nouvelles. Rien n’est remplacé. ${FICHIER}`,
    futur: `ce qui est gardé ici vient d’une version plus récente du site. Rechargez la page. ${FICHIER}`,
    volume: `tout ne tient plus dans 2\u00a0Mio. Raccourcissez un texte. ${FICHIER}`,
  });
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
