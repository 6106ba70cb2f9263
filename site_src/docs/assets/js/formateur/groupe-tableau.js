/*
 * Le tableau du groupe : une personne par ligne, une compétence par colonne, rangées par CCP ; au pied, un compte de
 * personnes par compétence. Le même à l’écran et sur le papier.
 */
(() => {
  'use strict';

  const { auto, creer } = window.Referentiel;
  const formateur = (window.Referentiel.formateur ??= {});
  const { signe } = auto.dom;
  const COURT = new Intl.DateTimeFormat('fr-FR', { day: '2-digit', month: '2-digit', year: 'numeric' });
  const cache = (...mots) => creer('span', { class: 'hors-ecran' }, ...mots);

  const nomCourt = ({ code, titre_court: nom }) => (nom.startsWith(code) ? nom.slice(code.length).trim() : nom);

  function tetes(ctx, colonnes) {
    const rangs = [...ctx.ccp.keys()];
    const groupes = colonnes.map(({ code, competences }) => {
      const n = rangs.indexOf(code) + 1;
      const nom = creer('span', { class: 'groupe__nom' }, ` ${nomCourt(ctx.ccp.get(code))}`);
      return creer(
        'th',
        { scope: 'colgroup', colspan: competences.length, 'data-couleur': ((n - 1) % 6) + 1 },
        creer('span', { class: 'groupe__ccp' }, signe(`ccp-${n}`, 20), creer('span', {}, creer('b', {}, code), nom)),
      );
    });
    const noms = colonnes.flatMap(({ code, competences }) =>
      competences.map((competence) =>
        creer(
          'th',
          {
            scope: 'col',
            'data-couleur': (rangs.indexOf(code) % 6) + 1,
            title: ctx.competences.get(competence).titre_court,
          },
          creer('b', {}, competence),
          creer(
            'span',
            { class: 'groupe__nom' },
            ` ${nomCourt({ code: competence, ...ctx.competences.get(competence) })}`,
          ),
        ),
      ),
    );
    const coin = creer('th', { scope: 'col', rowspan: 2, class: 'groupe__qui' }, 'Personne');
    return creer('thead', {}, creer('tr', {}, coin, ...groupes), creer('tr', {}, ...noms));
  }

  /** When a file was written; that it is to be opened again. */
  function dateDe(dossier) {
    if (!dossier) return 'fichier à rouvrir';
    return dossier.le ? `fichier du ${COURT.format(new Date(dossier.le))}` : 'lien ouvert';
  }

  function tete(personne, nom, papier) {
    const quand = creer('span', { class: 'groupe__date' }, dateDe(personne.dossier));
    const geste = { type: 'button', class: 'groupe__ouvrir', 'data-action': 'ouvrir-personne', tabindex: '-1' };
    const dit = papier ? creer('b', {}, nom) : creer('button', geste, nom);
    return creer('th', { scope: 'row', class: 'groupe__qui' }, dit, quand);
  }

  function pied(ctx, codes, montre) {
    const nom = montre === 'ecarts' ? 'Avec une différence' : ctx.libelles.get(auto.seuil(ctx));
    const fins = new Map(codes.map((code) => [code, creer('td', { 'data-bilan': code })]));
    const ligne = creer('tr', {}, creer('th', { scope: 'row', class: 'groupe__qui' }, nom), ...fins.values());
    return { noeud: creer('tfoot', {}, ligne), fins };
  }

  /** « 4 sur 9 », the first number standing out. */
  const chiffres = (compte) => {
    const [nombre, ...reste] = compte.split(' ');
    return [creer('b', {}, nombre), ` ${reste.join(' ')}`];
  };

  /** « 4 sur 9 en autonomie », of which a narrow column shows the start. */
  function bilan(ctx, cases, montre) {
    if (montre === 'ecarts') {
      const { compte } = formateur.motsDesEcarts(cases);
      return compte ? chiffres(compte) : [creer('span', { 'aria-hidden': 'true' }, '–'), cache('aucune')];
    }
    const { compte, suite } = formateur.motsDeColonne(formateur.bilanDuGroupe(ctx, cases), montre);
    return [
      ...(compte ? chiffres(compte) : [creer('span', { class: 'groupe__rien', 'aria-hidden': 'true' }, '–')]),
      creer(
        'span',
        { class: 'groupe__suite' },
        compte ? ` ${formateur.motAutonomie(ctx)}` : 'personne',
        suite && `, ${suite}`,
      ),
    ];
  }

  /**
   * A table of people: {noeud, montrerCase(id, competence, vue), montrerBilan(competence, [[id, vue]])}.
   * `personnes`: [{id, nom, dossier}], named by `nommer`; `colonnes`: [{code, competences}] by CCP; `legende`: its caption.
   */
  formateur.tableauDuGroupe = (ctx, { personnes, colonnes, montre, legende, nommer, papier = false }) => {
    const codes = colonnes.flatMap(({ competences }) => competences);
    const cases = new Map();
    const faits = new Map();
    const lignes = personnes.map((personne, i) => {
      const siennes = codes.map((competence) => {
        const une = formateur.caseTableau(ctx, competence, { papier, faits });
        cases.set(`${personne.id}.${competence}`, une);
        return une.noeud;
      });
      return creer('tr', { 'data-candidat': personne.id }, tete(personne, nommer(personne, i), papier), ...siennes);
    });
    const { noeud: bas, fins } = pied(ctx, codes, montre);
    const noeud = creer(
      'table',
      { class: 'groupe', 'data-colonnes': codes.length },
      creer('caption', {}, legende),
      tetes(ctx, colonnes),
      creer('tbody', {}, ...lignes),
      bas,
    );
    noeud.style.setProperty('--colonnes', codes.length);
    return {
      noeud,
      montrerCase: (id, competence, vue) => cases.get(`${id}.${competence}`)?.montrer(vue, montre),
      montrerBilan: (competence, siennes) => fins.get(competence).replaceChildren(...bilan(ctx, siennes, montre)),
    };
  };
})();
