/*
 * La marque d’une ère : « départ.mot.mot ». Le départ change quand une personne efface et quitte, pour tous les lieux (un
 * titre, ou le bureau de son formateur). Depuis, chaque effacement d’un lieu y met un mot, « tirage-sceau » : seul qui
 * connaît déjà un lieu y reconnaît le sien. Un « - » le suit quand personne ne peut remettre ce qui a été effacé.
 */
window.Referentiel = window.Referentiel || {};
(() => {
  'use strict';

  const HASARD = 16; // Bytes.

  const depart = (marque) => marque.split('.', 1)[0];
  const mots = (marque) => marque.split('.').slice(1);
  const definitif = (mot) => mot.endsWith('-');

  function nouvelle() {
    return Array.from(crypto.getRandomValues(new Uint8Array(HASARD)), (octet) => (octet % 36).toString(36)).join('');
  }

  function sceau(tirage, lieu) {
    let somme = 0;
    for (const lettre of tirage + lieu) somme = (Math.imul(somme, 31) + lettre.charCodeAt(0)) >>> 0;
    return somme.toString(36);
  }

  /** Whether a word is about `lieu`. */
  function du(lieu, mot) {
    const [tirage, dit] = mot.split('-');
    return dit === sceau(tirage, lieu);
  }

  /** The words of `marque` that `connue` did not have. */
  const nouveaux = (connue, marque) => mots(marque).filter((mot) => !connue.includes(mot));

  /** Whether somebody left since `connue`. A mark without a departure follows one that was lost: that says nothing. */
  const quittee = (connue, marque) => depart(marque) !== '' && depart(marque) !== depart(connue);

  /** How what `lieu` kept under `connue` is over: '' it is not, 'efface' it may come back, 'parti' it may not. */
  function fin(lieu, connue, marque) {
    if (marque === '') return 'efface';
    if (quittee(connue, marque)) return 'parti';
    const siens = nouveaux(connue, marque).filter((mot) => du(lieu, mot));
    if (siens.some(definitif)) return 'parti';
    return siens.length ? 'efface' : '';
  }

  /** Whether anything ended for good since `connue`, wherever it was. */
  const revolue = (connue, marque) => quittee(connue, marque) || nouveaux(connue, marque).some(definitif);

  /** The mark after an erasure of `lieu`. What ended for good stays said: a tab may sleep through several eras. */
  function suivante(marque, lieu, definitive) {
    const tirage = nouvelle();
    const restent = mots(marque).filter((mot) => !du(lieu, mot) || (definitif(mot) && !definitive));
    return [depart(marque), ...restent, `${tirage}-${sceau(tirage, lieu)}${definitive ? '-' : ''}`].join('.');
  }

  window.Referentiel.marque_ere = Object.freeze({ nouvelle, quittee, fin, revolue, suivante });
})();
