/*
 * Ce qu’un fichier est, quand on l’ouvre sur le bureau : les réponses d’une personne, les notes du formateur, une feuille
 * rendue, ou rien qui se lise ici. Rien n’est changé : on lit, on dit.
 */
(() => {
  'use strict';

  const { auto, formateur } = window.Referentiel;

  const PHRASES = {
    forme: 'Ce fichier n’a pas été enregistré par ce site, ou il a été modifié à la main.',
    json: 'Ce fichier n’a pas été enregistré par ce site.',
    html: 'Ce fichier est une page web.',
    titre: 'Ce fichier concerne un autre titre professionnel',
    futur:
      'Ce fichier vient d’une version plus récente du site. Rechargez la page, puis ouvrez-le de nouveau. Lue depuis un dossier, il en faut une copie plus récente.',
    retour:
      'C’est une fiche rendue à une personne\u00a0: elle s’ouvre dans «\u00a0Mes données\u00a0», chez elle. ' +
      'Pour retrouver vos notes, ouvrez le fichier de vos notes.',
  };

  const LISTE = 'C’est une liste à donner à vos candidats\u00a0: elle ne dit rien d’une personne.';
  const PAS_UN_LIEN = 'Ce n’est pas un lien partagé depuis «\u00a0Mes données\u00a0». Copiez l’adresse entière.';

  const propre = (v, cle) => (typeof v === 'object' && v !== null && Object.hasOwn(v, cle) ? v[cle] : undefined);

  /** The refusal in the words of this page. */
  function phrase(refus, brut) {
    const dite = PHRASES[refus.code] ?? refus.message;
    if (refus.code !== 'titre') return dite;
    const autre = propre(brut, 'titre');
    return typeof autre === 'string' && /^[A-Z]{2,6}-?\d{2,6}$/.test(autre) ? `${dite}\u00a0: ${autre}.` : `${dite}.`;
  }

  /** The edition a file was written in; its own reading judged it already. */
  const editionDe = (brut, ctx) => propre(brut, 'edition') ?? ctx.editions[0].code;

  /**
   * {quoi: 'candidat', fichier, edition, le, etat, ignores, inconnus, migre}, {quoi: 'notes', fichier, edition, etat, …} or
   * {quoi: 'refus', fichier, phrase}. Never throws for what a file holds.
   */
  formateur.lireFichier = async (fichier, ctx) => {
    const nom = formateur.nomNet(fichier.name).slice(0, auto.LIMITES.court);
    let brut;
    try {
      brut = await auto.analyserBlob(fichier);
      const genre = propre(brut, 'genre');
      if (genre === 'retour') throw new auto.Refus('retour', '');
      const notes = genre === 'formateur';
      const lu = auto.lireContenu(brut, ctx, notes ? formateur.modele : auto);
      const { etat, ignores, inconnus, migre } = lu;
      const quoi = notes ? 'notes' : 'candidat';
      return { quoi, fichier: nom, edition: editionDe(brut, ctx), le: etat.modifie_le, etat, ignores, inconnus, migre };
    } catch (e) {
      if (!(e instanceof auto.Refus)) throw e;
      return { quoi: 'refus', fichier: nom, phrase: phrase(e, brut) };
    }
  };

  /**
   * The same from what was pasted: a whole address, or what follows « # ». All that the link says, as a state; no
   * text. Its edition is '' when this title has none of that mark: another title, or a later edition.
   */
  formateur.lireLien = (texte, ctx) => {
    const fichier = 'Lien partagé';
    try {
      const ou = texte.indexOf('#');
      const fragment = ou < 0 ? texte.trim() : texte.slice(ou + 1);
      const code = auto.codePartage(fragment);
      if (code === null) return { quoi: 'refus', fichier, phrase: fragment.startsWith('liste=') ? LISTE : PAS_UN_LIEN };
      const { etat, changes, inconnus, ancienne, meme_version } = auto.decoder(code, ctx);
      const bilan = { ignores: 0, inconnus: inconnus + changes, migre: !meme_version };
      const edition = meme_version || ancienne ? ctx.edition : '';
      return { quoi: 'candidat', lien: true, fichier, edition, le: '', etat, ...bilan };
    } catch (e) {
      if (!(e instanceof auto.Refus)) throw e;
      return { quoi: 'refus', fichier, phrase: e.message };
    }
  };
})();
