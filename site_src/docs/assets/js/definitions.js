/*
 * Un mot du glossaire, dans une page que l’on traverse (data-legere) : son lien ouvre ici la définition sur place.
 * Les définitions d’un titre tiennent dans un fichier, demandé au premier mot touché. Sans lui, le lien mène au glossaire.
 */
(() => {
  'use strict';

  const { creer } = window.Referentiel;
  const MOT = ':not(.definition) > a[href*="#terme-"]';
  const article = document.querySelector('article[data-legere]');
  if (!article || !('popover' in HTMLElement.prototype)) return;

  let attendues = null;
  let ouverte = null; // The definition a press of the pointer found open, and has just closed.

  /** The definitions of the title, asked for once: code -> [term, definition]; none when the file does not come. */
  function definitions(glossaire) {
    attendues ??= new Promise((resolve) => {
      const script = creer('script', { src: new URL('donnees/definitions.js', glossaire).href });
      script.addEventListener('load', () => resolve(window.Referentiel.definitions ?? {}), { once: true });
      script.addEventListener('error', () => resolve({}), { once: true });
      document.head.append(script);
    });
    return attendues;
  }

  function boite(lien, [nom, definition]) {
    const proprietes = { class: 'definition', id: lien.hash.slice(1), popover: 'auto' };
    const voir = creer('a', { href: lien.href }, 'Voir dans le glossaire');
    const boite = creer('span', proprietes, creer('strong', {}, nom), ' ', creer('span', {}, definition), ' ', voir);
    boite.addEventListener('toggle', ({ newState }) => lien.setAttribute('aria-expanded', String(newState === 'open')));
    lien.after(boite);
    return boite;
  }

  const voisine = (lien) => (lien.nextElementSibling?.matches('.definition') ? lien.nextElementSibling : null);

  async function basculer(lien, deja) {
    let definition = voisine(lien);
    if (!definition) {
      const dit = (await definitions(lien.href))[lien.hash.slice('#terme-'.length)];
      if (!dit) {
        location.assign(lien.href);
        return;
      }
      definition = voisine(lien) ?? boite(lien, dit);
    }
    if (definition.matches(':popover-open')) definition.hidePopover();
    else if (definition !== deja) definition.showPopover({ source: lien });
  }

  for (const lien of article.querySelectorAll(MOT)) {
    lien.setAttribute('role', 'button');
    lien.setAttribute('aria-expanded', 'false');
  }
  article.addEventListener(
    'pointerdown',
    () => {
      ouverte = article.querySelector('.definition:popover-open');
    },
    true,
  );
  article.addEventListener('click', (e) => {
    const deja = ouverte;
    ouverte = null;
    const lien = e.target.closest(MOT);
    if (!lien || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    basculer(lien, deja);
  });
  article.addEventListener('keydown', (e) => {
    const lien = e.key === ' ' && e.target.closest(MOT);
    if (!lien) return;
    e.preventDefault();
    basculer(lien, null);
  });
})();
