/*
 * Ce qu’un fichier changerait aux réponses d’ici, avant que rien ne change.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const { creer } = window.Referentiel;
  const { compte, jour } = auto.dom;

  /** Whether the file is of today, and how many changes the person will have to look at. */
  function provenance(ctx, courant, { etat, migre }) {
    if (!migre) return [];
    const [seul, reuni] = [etat, auto.fusionner(courant, etat)].map((e) => auto.aRevoir(ctx, e));
    const nombres =
      seul === reuni
        ? `${compte(seul, 'changement sera', 'changements seront')} à revoir`
        : `${compte(seul, 'changement sera', 'changements seront')} à revoir si vous remplacez, ${reuni} si vous fusionnez`;
    return [creer('p', {}, `Il vient d’une édition plus ancienne du référentiel\u00a0: ${nombres}.`)];
  }

  /** Nodes that show what the file `lu` (auto.lireContenu, with its `nom`) would change in a state, and a sentence to say. */
  auto.apercuFichier = (ctx, courant, lu) => {
    const { etat, ignores, dates, inconnus, nom } = lu;
    const jours = dates
      ? ` Dont ${compte(dates, 'date impossible', 'dates impossibles')}\u00a0: le reste est repris.`
      : '';
    const ecart = auto.comparer(courant, etat);
    const ligne = (titre, nombre, sens) =>
      creer('tr', {}, creer('th', { scope: 'row' }, titre), creer('td', {}, String(nombre)), creer('td', {}, sens));
    const tableau = creer(
      'table',
      {},
      creer('caption', {}, 'Ce que le fichier changerait'),
      creer(
        'thead',
        {},
        creer(
          'tr',
          {},
          ...['Éléments', 'Nombre', 'Ce que cela veut dire'].map((t) => creer('th', { scope: 'col' }, t)),
        ),
      ),
      creer(
        'tbody',
        {},
        ligne('Ajoutés', ecart.ajoutes, 'Ils sont dans le fichier, pas ici.'),
        ligne('Modifiés', ecart.modifies, 'Ils ont changé plus tard dans le fichier.'),
        ligne('Plus anciens', ecart.plus_anciens, 'Ils ont changé plus tard ici\u00a0: fusionner garde les vôtres.'),
        ligne('Identiques', ecart.identiques, 'Rien ne change.'),
        ligne('Absents du fichier', ecart.absents, 'Remplacer les ferait disparaître.'),
        ligne(
          'Inconnus',
          inconnus,
          'Ils viennent d’une autre édition du référentiel\u00a0: gardés, sans être montrés.',
        ),
        ligne('Ignorés', ignores, `Ils sont abîmés ou mal formés\u00a0: ils ne seront pas repris.${jours}`),
      ),
    );
    const bouton = (action, texte) =>
      creer('button', { type: 'button', class: 'bouton', id: `apercu-${action}`, 'data-action': action }, texte);
    const le = etat.modifie_le ? `, modifié le ${jour(etat.modifie_le)}` : '';
    const noeuds = [
      creer('h3', {}, `Aperçu de ${nom}`),
      creer('p', {}, `Il contient\u00a0: ${auto.contenu(ctx, etat) || 'rien'}${le}.`),
      ...provenance(ctx, courant, lu),
      creer(
        'div',
        { class: 'defilement', tabindex: 0, role: 'region', 'aria-label': 'Ce que le fichier changerait' },
        tableau,
      ),
      creer(
        'p',
        { class: 'positionner__suite' },
        bouton('fusionner', 'Fusionner avec mes réponses'),
        bouton('remplacer', 'Remplacer mes réponses'),
        bouton('laisser', 'Annuler'),
      ),
    ];
    const dit = `Fichier lu\u00a0: ${compte(ecart.ajoutes, 'élément')} à ajouter, ${compte(ecart.modifies, 'à modifier', 'à modifier', 'aucun à modifier')}. Rien n’est encore changé.`;
    return { noeuds, dit };
  };
})();
