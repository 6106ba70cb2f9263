/*
 * Une liste qui suit ce qu’elle montre : une ligne qui dit la même chose reste, avec le focus qui peut y être ; le
 * navigateur ne redessine que les autres.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;
  const tenues = new WeakMap(); // List -> Map(key -> {dit, noeud}).

  /**
   * Makes `liste` hold, in this order, the nodes of [[cle, dit, faire]]: `cle` names a line, `dit` is all that it says, as
   * one text, `faire()` makes it.
   */
  auto.tenir = (liste, lignes) => {
    const avant = tenues.get(liste) ?? new Map();
    const garder = ([cle, dit, faire]) => {
      const la = avant.get(cle);
      return [cle, la?.dit === dit ? la : { dit, noeud: faire() }];
    };
    const apres = new Map(lignes.map(garder));
    tenues.set(liste, apres);
    const voulus = [...apres.values()].map(({ noeud }) => noeud);
    for (const noeud of [...liste.childNodes]) if (!voulus.includes(noeud)) noeud.remove();
    for (const [i, noeud] of voulus.entries())
      if (liste.childNodes[i] !== noeud) liste.insertBefore(noeud, liste.childNodes[i] ?? null);
  };

  /** The same in a list of its own in `zone`, of the kind `nom` ('ul', 'ol'); where there is no line, a sentence. */
  auto.tenirOuDire = (zone, nom, attributs, lignes, rien) => {
    if (!lignes.length) {
      if (zone.firstElementChild?.localName !== 'p' || zone.textContent !== rien)
        zone.replaceChildren(creer('p', {}, rien));
      return;
    }
    if (zone.firstElementChild?.localName !== nom) zone.replaceChildren(creer(nom, attributs));
    auto.tenir(zone.firstElementChild, lignes);
  };
})();
