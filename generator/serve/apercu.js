/*
 * L’aperçu en direct (`serve`) ajoute ce script aux pages qu’il montre, et à elles seules. Il recharge la page quand
 * une autre version du site est prête, et dit en haut du contenu ce qui empêche d’en faire une.
 */
'use strict';

(() => {
  const script = document.currentScript;
  const adresse = new URL('etat', script.src);
  const site = script.dataset.vu.split('.')[0];
  /** Whether nothing is at this address: what is shown is not the last good version of it. */
  const absente = performance.getEntriesByType('navigation')[0]?.responseStatus === 404;
  const REPOS = 1000; // ms before asking again a server that does not answer.
  /** What this page knows: nothing yet, so that the first answer comes at once. */
  let vu = '';
  let arret = new AbortController();

  function element(nom, texte) {
    const fait = document.createElement(nom);
    if (texte) fait.textContent = texte;
    return fait;
  }

  function montrer(fautes) {
    document.querySelector('section.fautes[role=alert]')?.remove();
    if (fautes.length === 0) return;
    const boite = element('section');
    boite.className = 'fautes';
    boite.setAttribute('role', 'alert');
    const liste = element('ul');
    for (const faute of fautes) {
      const ligne = element('li');
      ligne.append(element('code', faute));
      liste.append(ligne);
    }
    boite.append(
      element('h2', fautes.length > 1 ? 'Il y a des fautes' : 'Il y a une faute'),
      element(
        'p',
        absente
          ? 'Rien de sans faute n’est encore à cette adresse.'
          : 'Cette page montre la dernière version sans faute.',
      ),
      liste,
    );
    (document.querySelector('article') ?? document.body).prepend(boite);
  }

  /** Asks, again and again: the server answers when there is news. */
  async function suivre(signal) {
    while (!signal.aborted) {
      try {
        adresse.searchParams.set('vu', vu);
        const reponse = await fetch(adresse, { signal, cache: 'no-store' });
        const etat = await reponse.json();
        if (etat.site && etat.site !== site) {
          location.reload();
          return;
        }
        if (etat.vu !== vu) montrer(etat.fautes);
        vu = etat.vu;
      } catch {
        await new Promise((fini) => setTimeout(fini, REPOS));
      }
    }
  }

  // A page nobody looks at holds no connection: browsers allow few of them to one server.
  function selonLaVue() {
    arret.abort();
    arret = new AbortController();
    if (document.visibilityState === 'visible') suivre(arret.signal);
  }

  // The copy holds the site's own bytes, and a page of the preview has one line more: it would be refused.
  const copie = document.querySelector('garder-hors-ligne');
  copie?.replaceWith(
    element('p', 'Un aperçu change sans cesse : il ne se garde pas hors ligne. Essayez sur le site construit.'),
  );

  document.addEventListener('visibilitychange', selonLaVue);
  selonLaVue();
})();
