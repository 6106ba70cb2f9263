/*
 * Changer l’endroit où sont gardées les réponses : de l’appareil à l’onglet d’un ordinateur partagé, ou l’inverse.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  const impossible = (raison) => new auto.Refus('mode', `Ce choix n’est pas possible\u00a0: ${auto.ECHECS[raison]}`);

  /**
   * Nothing lasting stays, even if the tab refuses to keep anything: the person asked for that first. What the device
   * held is over for the other tabs too, and none may bring it back.
   */
  function versOnglet(garde, { appareil, onglet }, etat, maintenant) {
    const { annexes, mode } = garde;
    const raison = onglet.toucher(maintenant);
    garde.etablir(raison ? 'memoire' : 'onglet', raison);
    if (!raison && !auto.estVide(etat)) garde.ecrire(etat, maintenant);
    if (!raison) auto.ajouter(annexes, onglet);
    if (mode === 'durable') {
      appareil.vider();
      garde.nouvelleEre(true);
    }
    return etat;
  }

  /**
   * Two places become one: who replaced or undid everything in one of them was shown nothing of the other, and takes
   * nothing away from it. The device keeps its own instant: its other tabs have nothing to forget.
   */
  const joindre = (etat, appareil) => auto.fusionner({ ...etat, remplace_le: appareil.remplace_le }, appareil);

  /** The tab is emptied only once the device holds everything; until then, nothing has moved. */
  function versAppareil(garde, { appareil, onglet }, etat, maintenant) {
    const { mode, annexes } = garde;
    const avant = ['mode', ...auto.ANNEXES].map((nom) => [nom, appareil.lire(nom)]);
    const raison = appareil.ecrire('mode', 'durable');
    if (raison) throw impossible(raison);
    garde.etablir('durable');
    const texte = appareil.lire(garde.nom);
    const reuni = texte === null ? etat : joindre(etat, garde.charger(texte));
    const manque = () => (garde.enregistrement.statut === 'echec' ? garde.enregistrement.raison : '');
    let echec = manque() || auto.ajouter(annexes, appareil);
    if (!echec && (texte !== null || !auto.estVide(reuni))) {
      garde.ecrire(reuni, maintenant);
      echec = manque();
    }
    if (echec) {
      garde.mode = mode;
      for (const [nom, la] of avant) {
        if (la === null) appareil.oter(nom);
        else appareil.ecrire(nom, la);
      }
      throw impossible(echec);
    }
    onglet.vider();
    return reuni;
  }

  /** See Garde.deplacer. */
  auto.demenager = (garde, lieux, mode, etat, maintenant) => {
    if (garde.suspendu) throw impossible(garde.suspendu);
    return (mode === 'onglet' ? versOnglet : versAppareil)(garde, lieux, etat, maintenant);
  };
})();
