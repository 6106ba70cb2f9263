/*
 * Les situations que la personne raconte pour une compétence, sous les rubriques officielles de son dossier. Ses mots, que
 * l’on ne peut pas changer ici ; à qui est le texte reste en vue.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const { creer } = window.Referentiel;

  /** Situations of a state that count for a compétence, as the dossier tells them, the oldest first. */
  formateur.situationsDites = (ctx, etat, competence) => {
    const siennes = new Map(auto.situationsDe(ctx, etat, competence));
    const { ccp } = ctx.competences.get(competence);
    return auto.dossier(ctx, { ...etat, situations: siennes }, ccp).flatMap(({ exemples }) => exemples);
  };

  const paragraphes = (texte) =>
    texte
      .split(/\n{2,}/)
      .filter((p) => p.trim())
      .map((p) => creer('p', {}, p));

  function situation({ titre, competences, rubriques }) {
    return creer(
      'article',
      { class: 'recit' },
      creer('p', { class: 'recit__auteur' }, 'Texte de la personne'),
      creer('h4', {}, titre),
      creer(
        'p',
        { class: 'recit__competences' },
        `Rattachée à\u00a0: ${competences.map((c) => c.split(' ')[0]).join(', ')}`,
      ),
      creer(
        'dl',
        {},
        ...rubriques.flatMap(({ intitule, texte }) => [
          creer('dt', {}, intitule),
          creer('dd', {}, ...paragraphes(texte)),
        ]),
      ),
    );
  }

  /** Nodes of the situations of a compétence. */
  formateur.recits = (ctx, etat, competence) => formateur.situationsDites(ctx, etat, competence).map(situation);
})();
