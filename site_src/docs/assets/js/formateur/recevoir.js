/*
 * Ce que deviennent les fichiers lus : les notes d’abord, pour que chaque fichier retrouve sa personne ; puis un fichier,
 * une personne. Rien n’est relié sans un signe sûr : le même nom de fichier, et des réponses qui vont avec les notes.
 */
(() => {
  'use strict';

  const { auto, formateur } = window.Referentiel;
  const texteDe = auto.parObjet((etat) => auto.ecrireEtat(etat));

  /**
   * What a person made, by its code, drawn at random, and by its own words: two files that share one come from the same
   * person. The code alone would not do: some files were not written by these pages.
   */
  const propres = ({ situations, plan, points }) =>
    [situations, plan, points].flatMap((items) =>
      [...items].map(([cle, { titre, quoi, nom, le }]) => JSON.stringify([cle, titre || quoi || nom || le])),
    );

  /** Of the notes about `id`, how many were given beside what this file says, and how many were not. */
  function accord({ ctx, etat }, id, lu) {
    const siennes = formateur.notees(etat).filter(([cle]) => formateur.deCle(cle).id === id);
    const notes = siennes.filter(([, { vu }]) => vu !== formateur.PAS_VU);
    const memes = notes.filter(([cle, { vu }]) => {
      const { code } = formateur.deCle(cle);
      return !ctx.reperes.has(code) || (formateur.ligne(ctx, etat, lu, id, code).soi ?? '') === vu;
    });
    return { memes: memes.length, autres: notes.length - memes.length };
  }

  /** The one of `ids` whose notes go with this file best; null when several do, or none. */
  function laSeule(magasin, ids, lu) {
    const accords = ids
      .map((id) => ({ id, ...accord(magasin, id, lu) }))
      .filter(({ memes, autres }) => memes >= autres);
    const mieux = Math.max(...accords.map(({ memes }) => memes));
    const restent = accords.filter(({ memes }) => memes === mieux);
    return restent.length === 1 ? restent[0].id : null;
  }

  /** Those of the group who wait for a file of this name. */
  const attendent = (dossiers, fichier) =>
    formateur
      .personnes(dossiers.magasin.etat)
      .filter(([id, personne]) => personne.fichier === fichier && !dossiers.de(id))
      .map(([id]) => id);

  /** People who came back with the notes take the files that were open already. */
  function rapprocher(dossiers) {
    const { magasin } = dossiers;
    for (const { id, fichier, lien, etat } of dossiers.tous()) {
      if (lien || formateur.aDesNotes(magasin.etat, id)) continue;
      const la = laSeule(magasin, attendent(dossiers, fichier), { etat });
      if (la) dossiers.lier(id, la);
    }
  }

  /** Nobody bears the name of another; who was noted keeps theirs. */
  function distinguer({ magasin }) {
    const maintenant = Date.now();
    magasin.changer((etat) => {
      const gens = [...formateur.personnes(etat)].sort(
        ([a], [b]) => Number(formateur.aDesNotes(etat, b)) - Number(formateur.aDesNotes(etat, a)),
      );
      const noms = [];
      return gens.reduce((e, [id, { nom }]) => {
        const sien = formateur.nomLibre(nom, noms);
        noms.push(sien);
        return sien === nom ? e : auto.poser(e, 'personnes', id, { nom: sien }, maintenant);
      }, etat);
    }, maintenant);
  }

  function reunirNotes(dossiers, { etat, inconnus, ignores, migre }) {
    const { magasin } = dossiers;
    const maintenant = Date.now();
    const tenues = !formateur.aEnregistrer(magasin.etat);
    const rendu = magasin.fusionner(etat, maintenant);
    if (!rendu.ok) return { quoi: 'refus', phrase: rendu.refus.message };
    rapprocher(dossiers);
    distinguer(dossiers);
    if (tenues) magasin.fichierEnregistre(Date.now());
    const dites = [
      `vos notes, réunies avec celles d’ici\u00a0: ${formateur.contenuNotes(etat) || 'rien'}.`,
      migre ? 'Elles viennent d’une édition plus ancienne\u00a0: ce qui a changé est à noter de nouveau.' : '',
      inconnus ? `${inconnus}\u00a0d’une autre édition\u00a0: gardées, sans être montrées.` : '',
      ignores ? `${ignores}\u00a0mal formées\u00a0: laissées de côté.` : '',
    ];
    return { quoi: 'notes', phrase: dites.filter(Boolean).join(' ') };
  }

  /**
   * Where a candidate’s file goes; `neuves` gathers the people it makes: [[id, fields, lu]]. A file has its instants: the
   * same twice is one. Two people may share the same link: `lu.autre` when that was said.
   */
  function placer(dossiers, lu, neuves) {
    const { magasin } = dossiers;
    const tenus = [...dossiers.tous(), ...neuves.map(([id, , etat]) => ({ id, ...etat }))];
    const nom = (id) => dossiers.nom(id) || neuves.find(([neuf]) => neuf === id)?.[1].nom;
    const double = tenus.find(({ etat }) => texteDe(etat) === texteDe(lu.etat));
    if (double && !lu.autre)
      return { quoi: 'double', id: double.id, phrase: `le même contenu que «\u00a0${nom(double.id)}\u00a0».` };
    const attendus = lu.lien ? [] : attendent(dossiers, lu.fichier);
    const la = laSeule(magasin, attendus, lu);
    if (la) {
      dossiers.tenir(la, lu);
      return {
        quoi: 'retrouve',
        id: la,
        phrase: `retrouve «\u00a0${nom(la)}\u00a0»\u00a0: c’est le nom du fichier attendu.`,
      };
    }
    const { length } = [...formateur.personnes(magasin.etat), ...neuves];
    if (length >= auto.LIMITES.personnes)
      return { quoi: 'refus', phrase: `${length}\u00a0personnes au plus dans un groupe. Retirez-en d’abord.` };
    const siens = new Set(propres(lu.etat));
    // Whose file it may be, without a sure sign: a tap links it.
    const parente = lu.lien ? null : tenus.find((un) => !un.lien && propres(un.etat).some((cle) => siens.has(cle)));
    const parent = parente?.id ?? (attendus.length === 1 ? attendus[0] : null);
    const signe = () =>
      parente
        ? `vient sans doute de «\u00a0${nom(parent)}\u00a0».`
        : `a le nom du fichier de «\u00a0${nom(parent)}\u00a0», avec d’autres réponses.`;
    const id = auto.dom.identifiant();
    const pris = [
      ...formateur.personnes(magasin.etat).map(([, personne]) => personne),
      ...neuves.map(([, champs]) => champs),
    ];
    const voulu = formateur.nomLibre(
      formateur.nomDuFichier(magasin.ctx, lu.fichier),
      pris.map((personne) => personne.nom),
    );
    neuves.push([id, { nom: voulu, fichier: lu.lien ? '' : lu.fichier }, lu]);
    const quoi = parent ? 'parent' : lu.migre ? 'ancienne' : 'lu';
    return {
      quoi,
      id,
      parent,
      phrase: parent ? signe() : '',
    };
  }

  /** Takes in what was read; gives what became of each: [{fichier, quoi, phrase, id, parent, lien}]. */
  formateur.recevoir = (dossiers, lus) => {
    const sorts = new Map();
    for (const lu of lus.filter(({ quoi }) => quoi === 'notes')) sorts.set(lu, reunirNotes(dossiers, lu));
    const neuves = [];
    const reste = lus.filter((lu) => !sorts.has(lu));
    // Those that someone waits for come first: the others are told from them.
    const attendu = (lu) => lu.quoi === 'candidat' && !lu.lien && attendent(dossiers, lu.fichier).length > 0;
    for (const lu of [...reste.filter(attendu), ...reste.filter((un) => !attendu(un))])
      sorts.set(lu, lu.quoi === 'refus' ? { quoi: 'refus', phrase: lu.phrase } : placer(dossiers, lu, neuves));
    for (const [id, , lu] of neuves) dossiers.tenir(id, lu);
    const maintenant = Date.now();
    const rendu = dossiers.magasin.changer(
      (etat) => neuves.reduce((e, [id, champs]) => auto.poser(e, 'personnes', id, champs, maintenant), etat),
      maintenant,
    );
    if (!rendu.ok)
      for (const [id, , lu] of neuves) {
        dossiers.retirer(id);
        sorts.set(lu, { quoi: 'refus', phrase: rendu.refus.message });
      }
    return lus.map((lu) => ({
      id: null,
      parent: null,
      fichier: lu.fichier,
      lien: lu.lien ? lu : null,
      ...sorts.get(lu),
    }));
  };
})();
