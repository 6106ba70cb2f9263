/*
 * Les personnes du groupe, dans l’état du formateur : les lire, les renommer, les retirer avec tout ce qui les concerne.
 */
(() => {
  'use strict';

  const { auto, formateur } = window.Referentiel;
  const ABSENT = 'Un autre onglet a retiré cette personne du groupe\u00a0: ceci n’est pas gardé.';
  const ORDRE = new Intl.Collator('fr', { numeric: true });

  const rangees = auto.uneFois(['personnes'], (_ctx, etat) =>
    auto
      .vivants(etat, 'personnes')
      .sort(([a, { nom: un }], [b, { nom: deux }]) => ORDRE.compare(un, deux) || (a < b ? -1 : 1)),
  );

  /** [[id, {nom, fichier}]] by name; shared, not to be changed. */
  formateur.personnes = (etat) => rangees(null, etat, '');

  // What is not seen, and what turns a line round: a name holds neither.
  const CACHES = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

  /** A name, of a person or of a file, as it may stand in a sentence. */
  formateur.nomNet = (texte) => auto.net(texte).replace(CACHES, '').replace(/\s+/g, ' ').trim();

  /**
   * What names a person in the name of their file: what they added to the one this site gave it, as they are told to
   * (« auto-evaluation-TP-00403-2026-11-24 AB.json »); the whole of it when they added nothing.
   */
  formateur.nomDuFichier = (ctx, fichier) => {
    const entier = fichier.replace(/\.json$/i, '');
    const [avant, apres] = entier.split(`auto-evaluation-${ctx.titre}-`);
    const suite = /^\d{4}-\d{2}-\d{2}(?!\d)(.*)$/.exec(apres ?? '')?.[1];
    if (suite === undefined) return entier;
    const bords = (texte) => texte.replace(/\s*\(\d+\)$/, '').replace(/^[\s_-]+|[\s_-]+$/g, ''); // « (1) » is the browser’s.
    return [avant, suite].map(bords).filter(Boolean).join(' ') || entier;
  };

  /** A label nobody of the group has. */
  formateur.nomLibre = (voulu, pris) => {
    let [nom, n] = [voulu, 2];
    for (; pris.includes(nom); n += 1) nom = `${voulu} (${n})`;
    return nom;
  };

  const LIEN = 'Lien partagé'; // What someone is called whose answers came without a file.
  const sansRang = (nom) => nom.replace(/ \(\d+\)$/, '');

  /** Whether someone was given a name after an instant (ISO text) that opening their file again would not give. */
  formateur.nommesDepuis = (etat, depuis) =>
    formateur
      .personnes(etat)
      .some(
        ([, { nom, fichier, le }]) =>
          le > depuis && sansRang(nom) !== sansRang(formateur.nomDuFichier(etat, fichier || LIEN)),
      );

  const SECTIONS = ['notes', 'remarques'];
  const siennes = (etat, section, id) => auto.vivants(etat, section).filter(([cle]) => formateur.deCle(cle).id === id);

  /** Whether something was written about a person. */
  formateur.aDesNotes = (etat, id) => SECTIONS.some((section) => siennes(etat, section, id).length > 0);

  /** Whether someone is in the group. */
  formateur.present = ({ personnes }, id) => personnes.has(id) && !personnes.get(id).supprime;

  /** Throws Refus when someone is no longer in the group: what is written of them would be nowhere. */
  formateur.exiger = (etat, id) => {
    if (!formateur.present(etat, id)) throw new auto.Refus('absent', ABSENT);
  };

  /** A state without a person, nor anything written about them. */
  formateur.oterPersonne = (etat, id, maintenant) => {
    const sans = SECTIONS.reduce(
      (avant, section) =>
        siennes(avant, section, id).reduce((e, [cle]) => auto.oter(e, section, cle, maintenant), avant),
      etat,
    );
    return auto.oter(sans, 'personnes', id, maintenant);
  };

  /** What was written about a person, to be put back: [[section, key, fields]]. */
  formateur.toutDe = (etat, id) =>
    ['personnes', ...SECTIONS].flatMap((section) => {
      const items = section === 'personnes' ? [[id, etat.personnes.get(id)]] : siennes(etat, section, id);
      return items.map(([cle, { le: _, ...champs }]) => [section, cle, champs]);
    });

  /** A state where it is back; what is there already was put back or written since in another tab, and stays. */
  formateur.remettre = (etat, tout, maintenant) => {
    const pris = formateur.personnes(etat).map(([, { nom }]) => nom); // Someone may have come since under their name.
    return tout.reduce((e, [section, cle, champs]) => {
      const la = e[section].get(cle);
      if (la && !la.supprime) return e;
      const siens = section === 'personnes' ? { ...champs, nom: formateur.nomLibre(champs.nom, pris) } : champs;
      return auto.poser(e, section, cle, siens, maintenant);
    }, etat);
  };

  /** What was written about `de`, under `vers`: of two about one thing, the later stays. */
  formateur.passerA = (etat, de, vers, maintenant) =>
    SECTIONS.reduce(
      (avant, section) =>
        siennes(avant, section, de).reduce((e, [cle, item]) => {
          const autre = vers + cle.slice(de.length);
          const la = e[section].get(autre);
          const { le, ...champs } = item;
          return la && !la.supprime && la.le >= le ? e : auto.poser(e, section, autre, champs, maintenant);
        }, avant),
      etat,
    );
})();
