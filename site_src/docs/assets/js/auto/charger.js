/*
 * Des scripts du site demandés quand ils servent : ce qui sert rarement ne pèse sur aucune page. Balises ordinaires,
 * sans fetch : un dossier ouvert sans réseau et la copie hors ligne les ont aussi.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const ici = document.currentScript.src;
  /** Address -> promise of a script that has run; one that failed is asked for anew the next time. */
  const demandes = new Map();

  function demander(href) {
    if ([...document.scripts].some(({ src }) => src === href)) return Promise.resolve();
    const script = window.Referentiel.creer('script', { src: href });
    script.async = false; // In the order they are asked for.
    const arrive = new Promise((oui, non) => {
      script.addEventListener('load', oui, { once: true });
      script.addEventListener('error', non, { once: true });
    });
    document.head.append(script);
    return arrive.catch(() => {
      demandes.delete(href);
      script.remove();
      throw new Error(`${href} n’est pas arrivé`);
    });
  }

  /** Runs each of these once: the name of a lot, or an address from the page that ends in « .js ». */
  auto.charger = (noms) =>
    Promise.all(
      noms.map((nom) => {
        const { href } = nom.endsWith('.js') ? new URL(nom, document.baseURI) : new URL(`${nom}.js`, ici);
        if (!demandes.has(href)) demandes.set(href, demander(href));
        return demandes.get(href);
      }),
    );

  /** Runs these, then `suite`; when one does not come, `zone` says `quoi` and offers to ask again. */
  auto.chargerOuDire = async (noms, zone, quoi, suite) => {
    try {
      await auto.charger(noms);
    } catch {
      const phrase = `${quoi} Une partie du site n’est pas arrivée\u00a0: vérifiez votre connexion, puis réessayez.`;
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
