/*
 * La ligne d’une personne du groupe : son nom, son fichier, ce qu’on peut en faire. Faite une fois, puis récrite à sa place :
 * ni le champ où l’on tape, ni le bouton qu’on va toucher ne s’en vont.
 */
(() => {
  'use strict';

  const { auto, creer, formateur } = window.Referentiel;
  const { cacher, ecrire } = auto.dom;

  /** A line that says nothing yet. */
  formateur.lignePersonne = (id) => {
    const suite = () => creer('span', { class: 'hors-ecran' });
    const bouton = (action, texte) =>
      creer('button', { type: 'button', class: 'bouton bouton--petit', 'data-action': action }, texte, suite());
    const relier = creer(
      'div',
      { class: 'champ' },
      creer('label', { for: `relier-${id}` }, 'Ce fichier est le plus récent de'),
      creer('select', { id: `relier-${id}`, autocomplete: 'off' }),
      bouton('relier', 'Relier'),
      creer(
        'p',
        { class: 'champ__guide' },
        'Ses notes et ses remarques restent\u202f; son ancien fichier est refermé.',
      ),
    );
    const nom = { type: 'text', id: `nom-${id}`, name: 'nom', maxlength: 200, autocomplete: 'off' };
    return creer(
      'li',
      { 'data-personne': id },
      creer(
        'div',
        { class: 'gens__tete' },
        creer('label', { for: `nom-${id}`, class: 'hors-ecran' }, 'Nom affiché'),
        creer('input', nom),
        bouton('voir', 'Noter'),
      ),
      creer('p', { class: 'gens__fichier' }),
      creer('p', { class: 'gens__fichier' }),
      creer(
        'details',
        { class: 'gens__plus' },
        creer('summary', {}, 'Relier, retirer', suite()),
        relier,
        creer('p', {}, bouton('retirer', 'Retirer du groupe')),
      ),
    );
  };

  /** Says in a line what is true now: a name, [file, edition], [[id, person]] whose newer file this one may be. */
  formateur.direLigne = (ligne, nom, dits, autres) => {
    for (const suite of ligne.querySelectorAll('span.hors-ecran')) ecrire(suite, `\u00a0: ${nom}`);
    const champ = ligne.querySelector('input');
    if (champ.value === champ.defaultValue) champ.value = nom; // What is being typed stays.
    champ.defaultValue = nom;
    for (const [i, zone] of [...ligne.querySelectorAll('.gens__fichier')].entries()) {
      ecrire(zone, dits[i]);
      cacher(zone, !dits[i]);
    }
    const choix = ligne.querySelector('select');
    cacher(choix.parentElement, autres.length === 0);
    const options = [['', 'choisir une personne'], ...autres.map(([autre, personne]) => [autre, personne.nom])];
    auto.tenir(
      choix,
      options.map(([value, texte]) => [value, texte, () => creer('option', { value }, texte)]),
    );
  };

  /**
   * The people in the order they are shown in, `ordre`, and who is new at their place: none moves because one is named.
   */
  formateur.tenirOrdre = (gens, ordre) => {
    const par = new Map(gens);
    const rangs = gens.map(([id]) => id);
    const tenus = ordre.filter((id) => par.has(id));
    for (const [i, id] of rangs.entries()) {
      if (tenus.includes(id)) continue;
      const suivants = rangs.slice(i + 1);
      const place = tenus.findIndex((tenu) => suivants.includes(tenu));
      tenus.splice(place < 0 ? tenus.length : place, 0, id);
    }
    return tenus.map((id) => [id, par.get(id)]);
  };
})();
