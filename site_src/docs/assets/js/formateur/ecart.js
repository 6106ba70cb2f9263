/*
 * Deux niveaux l’un à côté de l’autre, et leur écart, en mots. Jamais de moyenne : l’un ne corrige pas l’autre.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const NOMBRES = ['', 'un niveau', 'deux niveaux', 'trois niveaux'];

  /** « Différent : la personne se situe deux niveaux plus haut. »; `soi`: '' without an answer, null without a file. */
  formateur.motEcart = (ctx, soi, note) => {
    if (!note) return '';
    if (soi === null) return 'Sa réponse n’est pas là\u00a0: fichier à rouvrir.';
    if (!soi) return 'Cette personne n’a pas répondu à ce repère.';
    if (soi === note) return 'Pareil.';
    if (soi === ctx.sans_occasion) return 'Différent\u00a0: cette personne dit n’en avoir pas eu l’occasion.';
    if (note === ctx.sans_occasion) return 'Différent\u00a0: pour vous, l’occasion a manqué.';
    const ecart = auto.rang(ctx, soi) - auto.rang(ctx, note);
    const combien = NOMBRES[Math.abs(ecart)] ?? 'plusieurs niveaux';
    return `Différent\u00a0: cette personne se situe ${combien} plus ${ecart > 0 ? 'haut' : 'bas'}.`;
  };

  /** The filters of the panel, in order: code -> the words of its count, one and several, and those of none. */
  formateur.FILTRES = new Map([
    ['tout', ['repère', 'repères', '']],
    ['a-noter', ['à noter', 'à noter', 'Rien à noter ici']],
    ['note', ['noté', 'notés', 'Rien de noté ici']],
    ['different', ['différent', 'différents', 'Rien de différent ici']],
    ['a-revoir', ['à revoir', 'à revoir', 'Rien à revoir ici']],
  ]);

  /** Whether a situation (formateur.ligne) is one a filter shows: « noté » is whatever has a level. */
  formateur.convient = (filtre, situation) => {
    if (filtre === 'tout') return true;
    return filtre === 'note' ? situation !== 'a-noter' : situation === filtre;
  };

  /** Map(filter -> number of lines) of [[repère, ligne]]. */
  formateur.comptes = (lignes) =>
    new Map(
      [...formateur.FILTRES.keys()].map((filtre) => [
        filtre,
        lignes.filter(([, { situation }]) => formateur.convient(filtre, situation)).length,
      ]),
    );

  const compte = (nombre, [un, plusieurs]) => `${nombre}\u00a0${nombre > 1 ? plusieurs : un}`;

  /** « 3 à revoir », from a filter and its count. */
  formateur.motFiltre = (filtre, nombre) => compte(nombre, formateur.FILTRES.get(filtre));

  /** « 12 repères notés sur 78 : 2 différents, 1 à revoir. » */
  formateur.motComptes = (comptes) => {
    const [total, notes] = [comptes.get('tout'), comptes.get('note')];
    const dits = ['different', 'a-revoir']
      .filter((filtre) => comptes.get(filtre) > 0)
      .map((filtre) => formateur.motFiltre(filtre, comptes.get(filtre)));
    const debut = notes ? compte(notes, ['repère noté', 'repères notés']) : 'Aucun repère noté';
    return `${debut} sur ${total}${dits.length ? `\u00a0: ${dits.join(', ')}` : ''}.`;
  };

  /** The compétence to show for a filter, `pas` further (1, -1, or 0: here first), going round; '' when none has a line. */
  formateur.prochaine = (ctx, lignes, filtre, depuis, pas) => {
    const toutes = [...ctx.competences.keys()];
    const voulues = new Set(
      lignes
        .filter(([, { situation }]) => formateur.convient(filtre, situation))
        .map(([repere]) => ctx.reperes.get(repere).competence),
    );
    const depart = toutes.indexOf(depuis);
    for (let i = pas ? 1 : 0; i <= toutes.length; i += 1) {
      const code = toutes[(depart + i * (pas || 1) + toutes.length * 2) % toutes.length];
      if (voulues.has(code)) return code;
    }
    return '';
  };
})();
