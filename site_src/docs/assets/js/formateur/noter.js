/*
 * Noter un repère : ce qu’un choix écrit, les touches qui le font. Rien de la page.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const NEUVE = { niveau: '', raison: '', confirme: false, vu: '' };
  const DECIDE = ['Enter', ' '];

  /** A state where the note of a person on a repère has these fields; the others stay. Throws Refus when they are gone. */
  formateur.poserNote = (etat, id, repere, champs, maintenant) => {
    formateur.exiger(etat, id);
    const cle = formateur.cle(id, repere);
    const { supprime, ...note } = etat.notes.get(cle) ?? {};
    return auto.poser(etat, 'notes', cle, { ...NEUVE, ...(supprime ? {} : note), ...champs }, maintenant);
  };

  /** What choosing a level writes: another level is another opinion, what was confirmed was the one before. */
  formateur.choix = (ctx, niveau, { soi, vu }) => ({
    niveau: niveau === ctx.vide ? '' : niveau,
    confirme: false,
    vu: soi ?? (vu || formateur.PAS_VU),
  });

  /**
   * What a key does on a scale: {niveau}, {pas: 1 or -1} to another compétence, {hesite: true} when an arrow goes through
   * levels, {decide: true} when it stops there; null for any other.
   */
  formateur.touche = (ctx, { key, code, ctrlKey, altKey, metaKey, isComposing }) => {
    if (ctrlKey || altKey || metaKey || isComposing) return null;
    if (key.startsWith('Arrow')) return { hesite: true };
    if (DECIDE.includes(key)) return { decide: true };
    const pas = { n: 1, p: -1 }[key.toLowerCase()];
    if (pas) return { pas };
    // By its place: on a French keyboard, a digit of the upper row needs Shift.
    const chiffre = Number(/^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? -1);
    const niveau = chiffre === 0 ? ctx.vide : ctx.niveaux.filter((n) => n !== ctx.vide)[chiffre - 1];
    return niveau ? { niveau } : null;
  };
})();
