/*
 * Pour tous les champs du site.
 *
 * Ce qu’un navigateur ne remet pas dans les champs : F5 ou « Précédent » rendraient un filtre ou un choix que la page ne
 * montre plus. Par un script, car l’attribut n’est pas permis en HTML sur une case ; sans script, les champs sont rendus.
 *
 * Entrée, pendant qu’un mot se compose (un accent, une suggestion), finit le mot : elle n’envoie rien.
 */
(() => {
  'use strict';

  const oublier = (champ) => {
    if (champ.matches?.('input, select, textarea')) champ.autocomplete = 'off';
  };

  for (const champ of document.querySelectorAll('input, select, textarea')) oublier(champ);
  // Fields that scripts make later: a browser keeps nothing of those nobody touched.
  for (const geste of ['input', 'change']) {
    document.addEventListener(geste, (e) => oublier(e.target), { capture: true });
  }

  document.addEventListener(
    'keydown',
    (e) => {
      // Safari ends the composition before it says the key that did, with the number of no key.
      const compose = e.isComposing || e.keyCode === 229;
      if (compose && e.key === 'Enter' && e.target.matches?.('input')) e.preventDefault();
    },
    { capture: true },
  );
})();
