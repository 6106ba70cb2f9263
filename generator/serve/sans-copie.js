/*
 * Sous l’aperçu, une copie hors ligne qu’un site construit a laissée à la même adresse montrerait ses vieilles pages à la
 * place de celles qu’on écrit. sw.js y commence par ce script : il retire la copie, et les pages ouvertes se rechargent.
 */
'use strict';

(() => {
  const prefixe = `referentiel:hors-ligne:${new URL('./', self.location.href).pathname}:`;
  const estNotre = (nom) => nom.startsWith(prefixe) && /^[0-9a-f]{16}$/.test(nom.slice(prefixe.length));

  async function retirer() {
    const noms = await caches.keys();
    await Promise.all(noms.filter(estNotre).map((nom) => caches.delete(nom)));
    await self.registration.unregister();
    for (const page of await self.clients.matchAll({ type: 'window' })) await page.navigate(page.url);
  }

  /** Takes an event before the listeners of the copy do. */
  const prendre = (nom, faire) =>
    self.addEventListener(nom, (e) => {
      e.stopImmediatePropagation();
      faire(e);
    });

  prendre('install', (e) => e.waitUntil(self.skipWaiting()));
  prendre('activate', (e) => e.waitUntil(retirer()));
  prendre('fetch', () => {});
})();
