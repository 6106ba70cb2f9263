/*
 * Des scripts et des styles du site demandés quand ils servent : ce qui sert rarement ne pèse sur aucune page. Balises ordinaires,
 * sans fetch : un dossier ouvert sans réseau et la copie hors ligne les ont aussi.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const RESEAU = 'Une partie du site n’est pas arrivée\u00a0: vérifiez votre connexion, puis réessayez.';
  const DOSSIER =
    'Une partie du site manque à ce dossier\u00a0: décompressez de nouveau le fichier zip au même endroit, puis réessayez.';
  const ici = document.currentScript.src;
  /** Address -> promise of a script that has run, of a style sheet that came; one that failed is asked for anew the next time. */
  const demandes = new Map();

  function balise(href) {
    if (href.endsWith('.css')) return window.Referentiel.creer('link', { rel: 'stylesheet', href });
    const script = window.Referentiel.creer('script', { src: href });
    script.async = false; // In the order they are asked for.
    return script;
  }

  function adresse(nom) {
    if (nom.endsWith('.js')) return new URL(nom, document.baseURI).href;
    return new URL(nom.endsWith('.css') ? `../css/${nom}` : `${nom}.js`, ici).href;
  }

  function demander(href) {
    if ([...document.scripts].some(({ src }) => src === href)) return Promise.resolve();
    const demande = balise(href);
    const arrive = new Promise((oui, non) => {
      demande.addEventListener('load', oui, { once: true });
      demande.addEventListener('error', non, { once: true });
    });
    document.head.append(demande);
    return arrive.catch(() => {
      demandes.delete(href);
      demande.remove();
      throw new Error(`${href} n’est pas arrivé`);
    });
  }

  /** Runs each of these once: the name of a lot, « .css » for one of styles, or an address from the page, « .js ». */
  auto.charger = (noms) =>
    Promise.all(
      noms.map((nom) => {
        const href = adresse(nom);
        if (!demandes.has(href)) demandes.set(href, demander(href));
        return demandes.get(href);
      }),
    );

  /** Runs these, then `suite`; when one does not come, `zone` says `quoi` and offers to ask again. */
  auto.chargerOuDire = async (noms, zone, quoi, suite) => {
    try {
      await auto.charger(noms);
    } catch {
      const phrase = `${quoi} ${location.protocol === 'file:' ? DOSSIER : RESEAU}`;
      const bouton = window.Referentiel.creer('button', { type: 'button', class: 'bouton' }, 'Réessayer');
      bouton.addEventListener(
        'click',
        () => {
          zone.tabIndex = -1;
          zone.focus();
          zone.replaceChildren();
          auto.chargerOuDire(noms, zone, quoi, suite);
        },
        { once: true },
      );
      zone.replaceChildren(window.Referentiel.creer('p', { class: 'alerte' }, `${phrase} `, bouton));
      auto.dire(phrase);
      return;
    }
    suite();
  };
})();
