// Ce que les scripts du site ajoutent à la page. Sert à la vérification des types, jamais publié.
interface Window {
  Referentiel: any;
}
