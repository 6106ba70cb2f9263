/*
 * L’état du formateur : les personnes de son groupe, ce qu’il note d’elles repère par repère, ses remarques par
 * compétence. Même magasin que celui des réponses (stockage) ; autres sections, autre place, autre fichier.
 *   personnes  id -> {nom, fichier}
 *   notes      id.repère -> {niveau, raison, confirme, vu} ; « vu » est la réponse qu’avait la personne à ce moment
 *   remarques  id.compétence -> {texte}
 * Une note d’avant un changement du référentiel est gardée sous « id.repère@édition », et ne vaut pas pour aujourd’hui.
 */
(() => {
  'use strict';

  const Referentiel = (window.Referentiel ??= {});
  const formateur = (Referentiel.formateur ??= {});

  const ID = '[a-z0-9]{8,20}';
  const EDITION = '[a-z0-9][a-z0-9.-]{0,19}';
  const CLES = {
    personnes: new RegExp(`^${ID}$`),
    notes: new RegExp(`^${ID}\\.[A-Z]{1,4}\\d{1,3}-\\d{1,2}(?:@${EDITION})?$`),
    remarques: new RegExp(`^${ID}\\.[A-Z]{1,4}\\d{1,3}$`),
  };
  const LIMITES = { personnes: 60, notes: 6000, remarques: 900 };
  const MAXIMA = { personnes: 180, notes: 18000, remarques: 2700 };
  const NOMS = { personnes: 'personnes', notes: 'notes', remarques: 'remarques' };

  /** The key of a note or of a remark. */
  formateur.cle = (id, code) => `${id}.${code}`;

  /** {id, code, edition} of such a key; `edition` only for a note of before. */
  formateur.deCle = (cle) => {
    const [id, reste] = [cle.slice(0, cle.indexOf('.')), cle.slice(cle.indexOf('.') + 1)];
    const [code, edition = ''] = reste.split(/@(.*)/);
    return { id, code, edition };
  };

  /** One edition further: what is renamed follows; a note of what changed is put aside, whole. */
  function passer(etat, avant, edition) {
    const noms = new Map();
    const changes = new Set();
    for (const { quoi, avant: anciens, apres } of edition.changements) {
      if (quoi === 'renomme') noms.set(anciens[0].code, apres[0]);
      else for (const { code } of anciens) changes.add(code);
    }
    const suivre = (section) =>
      new Map(
        [...etat[section]].map(([cle, item]) => {
          const { id, code, edition: sienne } = formateur.deCle(cle);
          if (sienne) return [cle, item];
          if (section === 'notes' && changes.has(code)) return [`${cle}@${avant.code}`, item];
          return [formateur.cle(id, noms.get(code) ?? code), item];
        }),
      );
    return { ...etat, notes: suivre('notes'), remarques: suivre('remarques'), edition: edition.code };
  }

  function migrer(etat, ctx) {
    const rang = ctx.editions.findIndex(({ code }) => code === etat.edition);
    return ctx.editions.slice(rang + 1).reduce((e, edition, i) => passer(e, ctx.editions[rang + i], edition), etat);
  }

  const vivants = (etat, section) => Referentiel.auto.vivants(etat, section);

  /** `faire` of a section, once as long as it is the same; shared, not to be changed. */
  function parSection(nom, faire) {
    let connu = [];
    return (etat) => {
      if (connu[0] !== etat[nom]) connu = [etat[nom], faire(etat[nom])];
      return connu[1];
    };
  }

  /** The entries of a section that `garder(item, key)` accepts, without making a list of all of them. */
  function choisir(items, garder) {
    const choisis = [];
    items.forEach((item, cle) => {
      if (!item.supprime && garder(item, cle)) choisis.push([cle, item]);
    });
    return choisis;
  }

  /** [[key, note]] that say a level. */
  formateur.notees = parSection('notes', (notes) => choisir(notes, ({ niveau }, cle) => niveau && !cle.includes('@')));
  formateur.remarquees = parSection('remarques', (remarques) => choisir(remarques, ({ texte }) => texte));

  /** How many they are. */
  const compterNotes = parSection('notes', (notes) => {
    let nombre = 0;
    notes.forEach(({ supprime, niveau }, cle) => {
      if (!supprime && niveau && !cle.includes('@')) nombre += 1;
    });
    return nombre;
  });

  /** Notes given before the référentiel changed: [{id, code, edition, note}]. */
  formateur.anciennes = parSection('notes', (notes) =>
    choisir(notes, ({ niveau }, cle) => niveau && cle.includes('@')).map(([cle, note]) => ({
      ...formateur.deCle(cle),
      note,
    })),
  );

  /** Whether a saved file lacks a note, a remark or a name written here, or still has what was taken back. */
  formateur.aEnregistrer = (etat, maintenant = Date.now()) => {
    const fichier_le = Referentiel.auto.fichierLe(etat, maintenant);
    if (!fichier_le && compterNotes(etat) + formateur.remarquees(etat).length > 0) return true;
    if (etat.modifie_le <= fichier_le) return false;
    if (fichier_le)
      for (const section of ['notes', 'remarques'])
        for (const { le } of etat[section].values()) if (le > fichier_le) return true;
    return formateur.nommesDepuis(etat, fichier_le);
  };

  /** « 12 personnes, 85 notes, 3 remarques », or ''. */
  formateur.contenuNotes = (etat, ouverts = 0) => {
    const { compte } = Referentiel.auto.dom;
    return [
      [vivants(etat, 'personnes').length, 'personne'],
      [compterNotes(etat), 'note'],
      [formateur.anciennes(etat).length, 'note d’avant', 'notes d’avant'],
      [formateur.remarquees(etat).length, 'remarque'],
      [ouverts, 'fichier ouvert', 'fichiers ouverts'],
    ]
      .filter(([nombre]) => nombre > 0)
      .map(([nombre, un, plusieurs]) => compte(nombre, un, plusieurs))
      .join(', ');
  };

  function avancee(_ctx, etat) {
    const { compte } = Referentiel.auto.dom;
    const [notes, personnes] = [compterNotes(etat), vivants(etat, 'personnes').length];
    return personnes
      ? [compte(notes, 'note', 'notes', 'aucune note'), ` pour ${compte(personnes, 'personne')}`]
      : ['', ''];
  }

  const inconnus = (ctx, etat) =>
    ['notes', 'remarques']
      .flatMap((section) => vivants(etat, section))
      .map(([cle]) => formateur.deCle(cle))
      .filter(({ code, edition }) => !edition && !ctx.reperes.has(code) && !ctx.competences.has(code)).length;

  const modele = {
    NOM: 'notes',
    LIEU: '.formateur',
    MODE: 'onglet',
    FORMAT: 1,
    GENRE: 'formateur',
    vide: ({ titre, version, edition }) => ({
      genre: 'formateur',
      titre,
      version,
      edition,
      modifie_le: '',
      remplace_le: '',
      fichier_le: '',
      personnes: new Map(),
      notes: new Map(),
      remarques: new Map(),
    }),
    migrer,
    inconnus,
    contenu: (_ctx, etat) => formateur.contenuNotes(etat, formateur.dossiers?.tous().length),
    avancee,
    /** Going home with notes that only this tab has: told, whatever was chosen but the device. */
    indecis: ({ mode, etat }) => mode !== 'durable' && formateur.aEnregistrer(etat),
  };

  /** How items are rebuilt, beside those of the answers. */
  function installer(auto) {
    const { propre, texte, cle, booleen } = auto.champsLus;
    const { court, texte: long } = auto.LIMITES;
    const niveau = (v, nom) => (propre(v, nom) === '' ? '' : cle(propre(v, nom)));
    modele.Garde = formateur.garde(auto);
    Object.assign(auto.CLES, CLES);
    Object.assign(auto.LIMITES, LIMITES);
    Object.assign(auto.MAXIMA, MAXIMA);
    Object.assign(auto.NOMS, NOMS);
    Object.assign(auto.LECTEURS, {
      personnes: (v) => ({ nom: texte(propre(v, 'nom'), court), fichier: texte(propre(v, 'fichier') ?? '', court) }),
      notes: (v) => ({
        niveau: niveau(v, 'niveau'),
        raison: texte(propre(v, 'raison') ?? '', long),
        confirme: booleen(propre(v, 'confirme')),
        vu: niveau(v, 'vu'),
      }),
      remarques: (v) => ({ texte: texte(propre(v, 'texte'), long) }),
    });
    return modele;
  }

  let installe = null;
  /** What the store is told of these; made when first asked for, once all it leans on is there. */
  Object.defineProperty(formateur, 'modele', { get: () => (installe ??= installer(Referentiel.auto)) });
})();
