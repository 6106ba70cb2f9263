/*
 * Ce qu’ouvrir un fichier changerait, en nombres, avant que rien ne change.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});

  /** What merging `nouveau` into `ancien` would do to what a person wrote; `absents` is what replacing would lose. */
  auto.comparer = (ancien, nouveau) => {
    const bilan = { ajoutes: 0, modifies: 0, identiques: 0, plus_anciens: 0, absents: 0 };
    for (const section of auto.sections(ancien).filter((nom) => nom !== 'revues')) {
      for (const [cle, item] of nouveau[section]) {
        const present = ancien[section].get(cle);
        if (!present) bilan.ajoutes += item.supprime ? 0 : 1;
        else if (auto.poids({ ...present, le: '' }) === auto.poids({ ...item, le: '' })) bilan.identiques += 1;
        else if (auto.plusRecent(present, item) === item) bilan.modifies += 1;
        else bilan.plus_anciens += 1;
      }
      const perdu = (cle) => !nouveau[section].has(cle) || nouveau[section].get(cle).supprime;
      bilan.absents += auto.vivants(ancien, section).filter(([cle]) => perdu(cle)).length;
    }
    return bilan;
  };
})();
