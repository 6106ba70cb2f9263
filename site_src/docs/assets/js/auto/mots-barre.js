/*
 * Ce que dit <barre-auto> : où sont les réponses, en deux mots et en une phrase ; combien de repères ont la leur.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const INDECIS = 'Gardé dans cet onglet seulement, tant que vous n’avez pas choisi où.';

  /** Where answers are: {court, phrase, alerte}; an alert is never shortened. */
  auto.motsGarde = ({ mode, enregistrement, etat, avis, refus }) => {
    const expire = avis.find(({ code }) => code === 'expire');
    const quand = enregistrement.le ? ` à ${auto.dom.heure(enregistrement.le)}` : '';
    const alerte = (phrase) => ({ court: '', phrase, alerte: true });
    if (enregistrement.statut === 'echec') return alerte(`Non gardé\u00a0: ${enregistrement.phrase}`);
    if (refus) return alerte(`Votre dernier changement n’est pas gardé. ${refus}`);
    if (mode === 'onglet' && expire && !etat.modifie_le) return alerte(expire.phrase); // In sight wherever one is.
    const [court, phrase] =
      mode === 'onglet'
        ? ['Partagé', `Ordinateur partagé\u00a0: gardé dans cet onglet seulement${quand}.`]
        : mode === 'attente'
          ? ['Cet onglet', INDECIS]
          : ['Cet appareil', `Gardé sur cet appareil${quand}.`];
    return { court, phrase, alerte: false };
  };

  /** Whether leaving the site would lose answers: they are only in this tab for want of a choice. */
  auto.indecis = ({ mode, etat }) => mode === 'attente' && !auto.estVide(etat);

  /** What the bar says instead of that, on a page whose compétence is set aside; null elsewhere. */
  auto.aPart = () => null;

  /** « 31 sur 78 », and what it counts for who hears it; nothing when nothing is asked. */
  auto.avancee = (ctx, etat) => {
    // Where the first round is asked, its questions are counted.
    const tour = document.querySelector('premier-tour') !== null;
    const { repondus, total } = tour ? auto.premierTour(ctx, etat) : auto.progression(ctx, etat);
    const unite = total > 1 ? ' repères renseignés' : ' repère renseigné';
    const dit = total ? [`${repondus} sur ${total}`, tour ? ' au premier tour' : unite] : ['', ''];
    return auto.aPart(ctx, etat) ?? dit;
  };
})();
