/*
 * Petits outils des éléments de l’auto-évaluation : dire des dates, accorder des mots, donner un fichier, un signe ; ne
 * toucher à la page que là où elle change.
 */
(() => {
  'use strict';

  const { creer, creerSvg } = window.Referentiel;
  const { auto } = window.Referentiel;
  const NBSP = '\u00a0';
  const LONG = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' });

  /** « 14 h 32 » from an instant. */
  function heure(instant) {
    const date = new Date(instant);
    return `${date.getHours()}${NBSP}h${NBSP}${String(date.getMinutes()).padStart(2, '0')}`;
  }

  /** « 3 mars 2026 » from AAAA-MM-JJ or an instant; '' from ''; what is no day of ours is said as it is. */
  function jour(valeur) {
    if (!valeur) return '';
    if (valeur.length === 10 && !auto.estJour(valeur)) return valeur;
    const [annee, mois, quantieme] = valeur.slice(0, 10).split('-').map(Number);
    const date = valeur.length > 10 ? new Date(valeur) : new Date(annee, mois - 1, quantieme);
    return LONG.format(date)
      .replace(/^(\d+) /, `$1${NBSP}`)
      .replace(/^1\u00a0/, `1er${NBSP}`);
  }

  /** « 3 repères », « 1 repère », « aucun repère ». */
  function compte(nombre, un, plusieurs = `${un}s`, zero = `aucun ${un}`) {
    return nombre === 0 ? zero : `${nombre}${NBSP}${nombre === 1 ? un : plusieurs}`;
  }

  /** A new id for what the person creates. */
  function identifiant() {
    return auto.nouvelId(crypto.getRandomValues(new Uint8Array(12)));
  }

  /** Hands a text to the person as a file. */
  function telecharger(texte, nom, type) {
    const adresse = URL.createObjectURL(new Blob([texte], { type }));
    const lien = creer('a', { href: adresse, download: nom });
    document.body.append(lien);
    lien.click();
    lien.remove();
    setTimeout(() => URL.revokeObjectURL(adresse), 60_000);
  }

  /** A drawing of the page's sprite (composants/signes.html.j2); a word is always beside it. */
  function signe(nom, taille = 20) {
    const place = /^ccp-(\d+)$/.exec(nom)?.[1];
    const attributs = {
      class: 'signe',
      width: taille,
      height: taille,
      'aria-hidden': 'true',
      focusable: 'false',
      'data-couleur': place && ((Number(place) - 1) % 6) + 1,
    };
    return creerSvg('svg', attributs, creerSvg('use', { href: `#signe-${nom}` }));
  }

  /** Writes a text where it is not there already: an element that says the same is not drawn again. Whether it was not. */
  function ecrire(element, texte) {
    const autre = element.textContent !== texte;
    if (autre) element.textContent = texte;
    return autre;
  }

  /** Hides an element, or shows it, if it is not so already: writing it again would make the browser look at it. */
  function cacher(element, cache) {
    if (element.hidden !== cache) element.hidden = cache;
  }

  /** Says in `zone` what went wrong; hides it when nothing did. */
  function alerter(zone, phrase = '') {
    cacher(zone, !phrase);
    ecrire(zone, phrase);
  }

  auto.dom = Object.freeze({ heure, jour, compte, identifiant, telecharger, signe, ecrire, cacher, alerter });
})();
