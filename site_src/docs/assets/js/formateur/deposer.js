/*
 * Les fichiers d’un dépôt ou d’un dossier. Un dossier en contient d’autres sortes : ceux-là sont comptés, jamais lus.
 */
(() => {
  'use strict';

  const { formateur } = window.Referentiel;
  const PROFONDEUR = 4; // Folders in folders.
  const ENTREES = 2000; // Names looked at in all.

  const json = ({ name }) => /\.json$/i.test(name);

  /** {fichiers, autres}: those of a folder that may be ours, and how many are not. */
  formateur.trierDossier = (fichiers) => {
    const tous = [...fichiers];
    const notres = tous.filter(json);
    return { fichiers: notres, autres: tous.length - notres.length };
  };

  const promesse = (demander) => new Promise((rendre) => demander(rendre, () => rendre(null)));

  async function parcourir(entree, profondeur, vus) {
    if (vus.length >= ENTREES || profondeur > PROFONDEUR) return;
    if (entree.isFile) {
      const fichier = await promesse((oui, non) => entree.file(oui, non));
      if (fichier) vus.push(fichier);
      return;
    }
    const lecteur = entree.createReader();
    for (;;) {
      const suite = await promesse((oui, non) => lecteur.readEntries(oui, non));
      if (!suite?.length) return;
      for (const autre of suite) await parcourir(autre, profondeur + 1, vus);
    }
  }

  /** The same for what was dropped; a file dropped by itself is read, whatever its name. */
  formateur.trierDepot = async (depot) => {
    // Entries and files are only given while the drop lasts.
    const entrees = [...(depot.items ?? [])].map((item) => item.webkitGetAsEntry?.() ?? null);
    const fichiers = [...depot.files];
    const dossiers = entrees.filter((entree) => entree?.isDirectory);
    if (!dossiers.length) return { fichiers, autres: 0 };
    const noms = new Set(dossiers.map(({ name }) => name));
    const vus = [];
    for (const dossier of dossiers) await parcourir(dossier, 0, vus);
    const tri = formateur.trierDossier(vus);
    return { fichiers: [...fichiers.filter(({ name }) => !noms.has(name)), ...tri.fichiers], autres: tri.autres };
  };
})();
