/*
 * Une situation ouverte dans un formulaire, pendant qu’un autre onglet la change : ce qui était là quand on l’a lue,
 * ce qu’on a écrit, ce qui est gardé maintenant. Chaque champ se juge seul ; rien n’est décidé à la place de la personne.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const TEXTE = 'textes.';
  const SIMPLES = ['titre', 'debut', 'fin'];

  /** A situation as a form shows it: {textes: Map(field -> text), liens: Set(codes)}; null is an empty one. */
  auto.aPlat = (s) => ({
    textes: new Map(
      Object.entries({
        ...Object.fromEntries(SIMPLES.map((nom) => [nom, s?.[nom] ?? ''])),
        ...Object.fromEntries(Object.entries(s?.textes ?? {}).map(([code, texte]) => [TEXTE + code, texte])),
      }),
    ),
    liens: new Set([...(s?.competences ?? []), ...(s?.reperes ?? [])]),
  });

  const sauf = (a, b) => [...a].filter((code) => !b.has(code));

  /**
   * Field by field, from what both knew (`base`): {miens: Map to be kept, leurs: Map to be shown, heurts: fields both
   * sides changed, ajoutes, retires: codes I ticked or cleared}. All three are flat; fields are those of `mien`.
   * `tenus` are fields that cannot be kept as they are: neither mine to keep, nor to be replaced.
   */
  auto.confronter = (base, mien, leur, tenus) => {
    const miens = new Map();
    const leurs = new Map();
    const heurts = [];
    for (const [champ, valeur] of mien.textes) {
      const [avant, apres] = [base.textes.get(champ) ?? '', leur.textes.get(champ) ?? ''];
      const aMoi = tenus.has(champ) || valeur !== avant;
      if (avant !== apres && aMoi && valeur !== apres) heurts.push(champ);
      else if (avant !== apres && !aMoi) leurs.set(champ, apres);
      else if (aMoi && !tenus.has(champ) && valeur !== apres) miens.set(champ, valeur);
    }
    const [ajoutes, retires] = [sauf(mien.liens, base.liens), sauf(base.liens, mien.liens)];
    return { miens, leurs, heurts, ajoutes, retires };
  };

  /** Whether something I wrote is not kept. */
  auto.enAttente = ({ miens, heurts, ajoutes, retires }, tenus) =>
    miens.size + heurts.length + ajoutes.length + retires.length + tenus.size > 0;

  /** The codes `leur` hangs on once I ticked some and cleared others. */
  auto.rattaches = (leur, { ajoutes, retires }) =>
    new Set([...sauf(leur.liens, new Set(retires)), ...ajoutes.filter((code) => !leur.liens.has(code))]);

  /** Whether a situation a form had read is there no more. */
  auto.disparue = (etat, id, connue) => connue && auto.vivante(etat, id) === null;

  /** The situation kept under an id, or null. */
  auto.vivante = (etat, id) => {
    const s = etat.situations.get(id);
    return s && !s.supprime ? s : null;
  };

  /**
   * A state with only what I changed, on top of what is kept now; the same state when that is nothing, or when the
   * situation was taken away since: it does not come back by half.
   */
  auto.reporter = (etat, id, connue, ecart, maintenant) => {
    const { miens, ajoutes, retires } = ecart;
    if (auto.disparue(etat, id, connue)) return etat;
    if (miens.size + ajoutes.length + retires.length === 0) return etat;
    const garde = auto.vivante(etat, id);
    const champs = { textes: { ...garde?.textes } };
    for (const [champ, valeur] of miens) {
      if (champ.startsWith(TEXTE)) champs.textes[champ.slice(TEXTE.length)] = valeur;
      else champs[champ] = valeur;
    }
    const liens = [...auto.rattaches(auto.aPlat(garde), ecart)];
    champs.competences = liens.filter((code) => !code.includes('-'));
    champs.reperes = liens.filter((code) => code.includes('-'));
    return auto.poser(etat, 'situations', id, champs, maintenant);
  };
})();
