window.Referentiel = window.Referentiel || {};
window.Referentiel.titres = window.Referentiel.titres || {};
window.Referentiel.titres["mini"] = {"format":1,"version":"354a9cdfb25a","titre":{"identifiant":"mini","titre_court":"TP-99999 Jardinier de démonstration"},"donnees":"referentiel.json"};
