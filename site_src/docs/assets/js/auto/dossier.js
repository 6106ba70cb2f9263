/*
 * Les situations vécues, à recopier dans le dossier professionnel : un texte et le même en HTML, sous les rubriques
 * officielles, par activité type. Rien n’imite le formulaire officiel.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const SIGNES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  const A_COMPLETER = '(à compléter)';

  const echapper = (texte) => texte.replace(/[&<>"']/g, (signe) => SIGNES[signe]);
  const calendrier = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });

  /** « 1er mars 2026 » from AAAA-MM-JJ. */
  const jour = (iso) => calendrier.format(new Date(`${iso}T00:00:00Z`)).replace(/^1 /, '1er ');

  auto.jourEnLettres = jour;

  /** « du … au … », or what is known of it. */
  function periode({ debut, fin }) {
    if (debut && fin) return debut === fin ? `le ${jour(debut)}` : `du ${jour(debut)} au ${jour(fin)}`;
    if (debut) return `depuis le ${jour(debut)}`;
    return fin ? `jusqu’au ${jour(fin)}` : '';
  }

  /** Compétences of this référentiel a situation is attached to, itself or through a repère, in order. */
  const competencesDe = (ctx, { competences, reperes }) =>
    [...ctx.competences.values()].filter(
      ({ code, codes }) => competences.includes(code) || codes.some((repere) => reperes.includes(repere)),
    );

  /** What stands under a heading: the person's text, and the period under the heading that asks for it. */
  function sous({ code, facultative, periode: avecPeriode }, situation) {
    const texte = (situation.textes[code] ?? '').trim() || (facultative ? '' : A_COMPLETER);
    if (!avecPeriode) return texte;
    return `${texte}\nPériode d’exercice\u00a0: ${periode(situation) || A_COMPLETER}`.trim();
  }

  const exemple = (ctx, situation, competences) => ({
    titre: situation.titre.trim() || 'Situation sans titre',
    competences: competences.map(({ code, intitule }) => `${code} ${intitule}`),
    rubriques: ctx.rubriques
      .map((rubrique) => ({ intitule: rubrique.intitule, texte: sous(rubrique, situation) }))
      .filter(({ texte }) => texte),
  });

  /**
   * [{titre, exemples: [{titre, competences, rubriques: [{intitule, texte}]}]}], one part per activité type that has a
   * situation; without `ccp`, all of them, then what is attached to nothing yet.
   */
  auto.dossier = (ctx, etat, ccp) => {
    const situations = auto
      .vivants(etat, 'situations')
      .map(([, s]) => s)
      .sort((a, b) => (a.debut || '9').localeCompare(b.debut || '9') || a.titre.localeCompare(b.titre, 'fr'));
    const parties = [...ctx.ccp.values()]
      .filter(({ code }) => !ccp || code === ccp)
      .map((c) => ({
        titre: `Activité type ${c.activite.replace(/\D/g, '')}\u00a0: ${c.intitule}`,
        exemples: situations
          .map((s) => [s, competencesDe(ctx, s).filter((competence) => competence.ccp === c.code)])
          .filter(([, competences]) => competences.length > 0)
          .map(([s, competences]) => exemple(ctx, s, competences)),
      }));
    const seules = situations.filter((s) => competencesDe(ctx, s).length === 0);
    if (!ccp) parties.push({ titre: 'À rattacher à une compétence', exemples: seules.map((s) => exemple(ctx, s, [])) });
    return parties.filter(({ exemples }) => exemples.length > 0);
  };

  auto.titreExemple = ({ titre }, i) => `Exemple n°\u00a0${i + 1}\u00a0: ${titre}`;

  /** Plain text, for any word processor. */
  auto.dossierTexte = (ctx, etat, ccp) =>
    `${auto
      .dossier(ctx, etat, ccp)
      .map(({ titre, exemples }) =>
        [
          titre,
          ...exemples.flatMap((e, i) => [
            auto.titreExemple(e, i),
            ...(e.competences.length ? [`Compétences\u00a0:\n${e.competences.map((c) => `- ${c}`).join('\n')}`] : []),
            ...e.rubriques.map(({ intitule, texte }) => `${intitule}\n${texte}`),
          ]),
        ].join('\n\n'),
      )
      .join('\n\n\n')}\n`;

  const paragraphes = (texte) =>
    texte
      .split(/\n{2,}/)
      .map((p) => `<p>${echapper(p).replaceAll('\n', '<br>')}</p>`)
      .join('');

  /** The same as an HTML fragment, every text escaped. */
  auto.dossierHtml = (ctx, etat, ccp) =>
    auto
      .dossier(ctx, etat, ccp)
      .map(({ titre, exemples }) =>
        [
          `<h1>${echapper(titre)}</h1>`,
          ...exemples.flatMap((e, i) => [
            `<h2>${echapper(auto.titreExemple(e, i))}</h2>`,
            ...(e.competences.length
              ? [`<ul>${e.competences.map((c) => `<li>${echapper(c)}</li>`).join('')}</ul>`]
              : []),
            ...e.rubriques.map(({ intitule, texte }) => `<h3>${echapper(intitule)}</h3>${paragraphes(texte)}`),
          ]),
        ].join('\n'),
      )
      .join('\n');

  /** A whole document, to save and open in a word processor. */
  auto.dossierPage = (ctx, etat, ccp) =>
    [
      '<!DOCTYPE html>',
      '<html lang="fr">',
      '<head>',
      '<meta charset="utf-8">',
      `<title>${echapper(`Mes situations, ${ctx.intitule}`)}</title>`,
      '</head>',
      '<body>',
      auto.dossierHtml(ctx, etat, ccp),
      '</body>',
      '</html>',
      '',
    ].join('\n');
})();
