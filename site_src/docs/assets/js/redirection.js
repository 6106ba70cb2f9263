/*
 * Page déplacée : mène à la nouvelle adresse. L’endroit demandé dans l’ancienne (#…) passe avant
 * celui que prévoit la redirection. Sans ce script, le navigateur y mène seul, ou le lien.
 */
(() => {
  'use strict';

  const vers = document.currentScript?.dataset.vers;
  if (!vers) return;
  const cible = new URL(vers, location.href);
  if (location.hash) cible.hash = location.hash;
  location.replace(cible);
})();
