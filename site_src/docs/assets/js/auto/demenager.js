/*
 * Changer l’endroit où sont gardées les réponses : de l’appareil à l’onglet d’un ordinateur partagé, ou l’inverse.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;

  const A_COTE =
    'une copie gardée à côté de vos réponses ne tient pas dans cet onglet. Rien n’a changé de place. ' +
    'Dans «\u00a0Mes données\u00a0», téléchargez-la, puis effacez vos réponses\u202f; vous choisirez ensuite.';
  const impossible = (pourquoi) => new auto.Refus('mode', `Ce choix n’est pas possible\u00a0: ${pourquoi}`);

  /** What puts back, in a place, what stands there now under these names. */
  function retenir(lieu, noms) {
    const la = noms.map((nom) => [nom, lieu.lire(nom)]);
    return () => {
      for (const [nom, texte] of la) {
        if (texte === null) lieu.oter(nom);
        else lieu.ecrire(nom, texte);
      }
    };
  }

  /**
   * Nothing lasting stays, even if the tab refuses to keep anything: the person asked for that first, and the page holds
   * the answers. It does not hold the copies beside them: if the tab has no room for these, nothing moves. What the
   * device held is over for the other tabs too, and none may bring it back.
   */
  function versOnglet(garde, { appareil, onglet }, etat, maintenant) {
    const { annexes, mode } = garde;
    const remettre = retenir(onglet, ['mode', 'vu', ...auto.ANNEXES]);
    const raison = onglet.toucher(maintenant);
    if (annexes.length && (raison || auto.ajouter(annexes, onglet))) {
      remettre();
      window.Referentiel.ere.detacher();
      throw impossible(A_COTE);
    }
    garde.etablir(raison ? 'memoire' : 'onglet', raison);
    if (!raison && !auto.estVide(etat)) garde.ecrire(etat, maintenant);
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
    const remettre = retenir(appareil, ['mode', ...auto.ANNEXES]);
    const raison = appareil.ecrire('mode', 'durable');
    if (raison) throw impossible(auto.ECHECS[raison]);
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
      remettre();
      throw impossible(auto.ECHECS[echec]);
    }
    onglet.vider();
    return reuni;
  }

  /** See Garde.deplacer. */
  auto.demenager = (garde, lieux, mode, etat, maintenant) => {
    if (garde.suspendu) throw impossible(auto.ECHECS[garde.suspendu]);
    return (mode === 'onglet' ? versOnglet : versAppareil)(garde, lieux, etat, maintenant);
  };
})();
