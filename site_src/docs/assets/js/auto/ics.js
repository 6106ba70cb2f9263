/*
 * Le plan d’action en fichier d’agenda (RFC 5545) : un jour entier par action datée et non faite.
 * Le même identifiant à chaque export : un agenda met à jour au lieu de doubler.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const OCTETS = 75; // A line is no longer, its end not counted.

  // eslint-disable-next-line no-control-regex
  const echapper = (texte) =>
    texte
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\n/g, '\\n');

  const octets = (signe) => new TextEncoder().encode(signe).length;

  /** A long line cut between characters, each piece after the first led by a space. */
  function plier(ligne) {
    const morceaux = [''];
    let taille = 0;
    for (const signe of ligne) {
      const poids = octets(signe);
      if (taille + poids > OCTETS) {
        morceaux.push(' ');
        taille = 1;
      }
      morceaux[morceaux.length - 1] += signe;
      taille += poids;
    }
    return morceaux.join('\r\n');
  }

  const serre = (iso) => iso.replace(/\.\d+/, '').replace(/[-:]/g, '');
  const lendemain = (jour) => new Date(Date.parse(`${jour}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

  function description(ctx, action) {
    const competence = ctx.competences.get(action.competence);
    return [
      competence && `${competence.code} ${competence.intitule}`,
      ctx.reperes.get(action.repere)?.texte,
      action.avec_qui && `Avec\u00a0: ${action.avec_qui}`,
    ]
      .filter(Boolean)
      .join('\n');
  }

  function evenement(ctx, id, action) {
    const detail = description(ctx, action);
    return [
      'BEGIN:VEVENT',
      `UID:${id}.${ctx.titre}@auto-evaluation.invalid`,
      `DTSTAMP:${serre(action.le)}`,
      `DTSTART;VALUE=DATE:${serre(action.pour_le)}`,
      `DTEND;VALUE=DATE:${serre(lendemain(action.pour_le))}`,
      `SUMMARY:${echapper(action.quoi.trim() || 'Action de mon plan')}`,
      ...(detail ? [`DESCRIPTION:${echapper(detail)}`] : []),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  }

  /** The text of the calendar file; '' when no action has both a date and something left to do. */
  auto.agenda = (ctx, etat) => {
    const actions = auto
      .vivants(etat, 'plan')
      .filter(([, action]) => auto.estJour(action.pour_le) && !action.fait)
      .sort(([a, x], [b, y]) => (`${x.pour_le}${a}` < `${y.pour_le}${b}` ? -1 : 1));
    if (actions.length === 0) return '';
    const lignes = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Referentiel ouvert//Auto-evaluation//FR',
      'CALSCALE:GREGORIAN',
      ...actions.flatMap(([id, action]) => evenement(ctx, id, action)),
      'END:VCALENDAR',
    ];
    return lignes.map((ligne) => `${plier(ligne)}\r\n`).join('');
  };
})();
