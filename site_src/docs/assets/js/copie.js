/*
 * Ce que <garder-hors-ligne> demande au navigateur (garder la copie, l’oublier, savoir si elle a sa place ici), et les
 * phrases qui le disent.
 */
(() => {
  'use strict';

  const { RACINE } = window.Referentiel.copie;
  const PREFIXE = `referentiel:hors-ligne:${new URL(RACINE).pathname}:`;
  const VERSION = /^[0-9a-f]{16}$/;
  const MODE = /^referentiel:[^:]+:mode$/; // Written by the self-assessment of any title, in this tab.

  const GARDE = 'Tout le site est gardé sur cet appareil.';
  const phrases = Object.freeze({
    libre: 'Le site n’est pas gardé sur cet appareil.',
    garde: `${GARDE} Sans connexion, il s’ouvre à la même adresse.`,
    arrive: `${GARDE} Une nouvelle version se télécharge.`,
    prete: `${GARDE} Une nouvelle version est prête\u00a0: le bouton est en haut de cette page.`,
    commence: 'Le téléchargement commence.',
    retire: 'La copie est retirée\u00a0: il n’en reste rien sur cet appareil.',
    cherche: 'Recherche d’une nouvelle version…',
    derniere: 'Vous avez déjà la dernière version.',
    injoignable: 'Le site ne répond pas\u00a0: vérifiez votre connexion. La copie que vous avez reste utilisable.',
    partage:
      'Vous avez choisi «\u00a0Ordinateur partagé\u00a0»\u00a0: la copie n’est pas proposée, car elle resterait ici après vous.',
    impossible:
      'Ce navigateur ne permet pas de garder ce site, par exemple en navigation privée. Le fichier décrit plus bas le remplace.',
    apercu: 'Ceci est un aperçu du site\u00a0: il ne propose pas de copie.',
    // Why it failed, then what is left.
    arret: 'C’est arrêté.',
    place: 'L’appareil manque de place.',
    reseau: 'Un fichier n’est pas arrivé\u00a0: la connexion s’est coupée, ou le site est en train de changer.',
    rien: 'Rien n’a été gardé.',
    ancienne: 'La copie que vous aviez reste utilisable.',
  });

  /** Whether this browser can keep a site, here and now. */
  const possible = () => window.isSecureContext && 'serviceWorker' in navigator && 'caches' in window;

  /** Whether the person said, in this tab, that others use this computer. */
  function partage() {
    try {
      return Object.keys(sessionStorage).some((cle) => MODE.test(cle) && sessionStorage.getItem(cle) === 'onglet');
    } catch {
      return false;
    }
  }

  /** Starts keeping the site, `octets` in all; the registration. Throws what the browser refuses. */
  async function garder(octets) {
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota - usage < octets) throw new DOMException('', 'QuotaExceededError');
    return navigator.serviceWorker.register(new URL('sw.js', RACINE), { scope: RACINE, updateViaCache: 'none' });
  }

  /** Removes the copy: its registration if there is one, our caches, and those of no other site. */
  async function oublier(inscription) {
    await inscription?.unregister();
    const noms = await caches.keys();
    const notres = noms.filter((nom) => nom.startsWith(PREFIXE) && VERSION.test(nom.slice(PREFIXE.length)));
    await Promise.all(notres.map((nom) => caches.delete(nom)));
  }

  window.Referentiel.copie = Object.freeze({
    ...window.Referentiel.copie,
    possible,
    partage,
    garder,
    oublier,
    phrases,
  });
})();
