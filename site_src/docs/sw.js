/*
 * Copie hors ligne : garde tout le site, installée seulement quand on le demande (hors-ligne.html).
 *
 * La liste des fichiers est fixée à la construction du site : rien n’est retenu de ce qui est lu. Chaque fichier est
 * vérifié par son empreinte. Une copie est entière ou n’est pas ; une version ne se mêle jamais à une autre. Des sites
 * voisins peuvent partager cette place : on ne touche qu’aux caches qui portent notre nom et notre adresse.
 */
'use strict';

// Rempli par generator/finishing/offline.py.
const SITE = { version: '', fichiers: {} };

const RACINE = new URL('./', self.location.href);
const PREFIXE = `referentiel:hors-ligne:${RACINE.pathname}:`;
const NOM = PREFIXE + SITE.version;
const A_LA_FOIS = 6; // Downloads at the same time.
const PAS = 10; // Files between two messages about progress.
const PERDUE = new URL('404.html', RACINE).pathname;

/** Path of the address -> fingerprint. */
const EMPREINTES = new Map(
  Object.entries(SITE.fichiers).map(([chemin, empreinte]) => [new URL(chemin, RACINE).pathname, empreinte]),
);
/** « titres/ » of an address of this site; '' for one that stands in its root. */
const dossier = (chemin) => /^(?:[^/]+\/)?/.exec(chemin.slice(RACINE.pathname.length))[0];
const DOSSIERS = new Set([...EMPREINTES.keys()].map(dossier));
const arret = new AbortController();

/** Names of the caches that an installation of this very site made. */
async function nosCaches() {
  const noms = await caches.keys();
  return noms.filter((nom) => nom.startsWith(PREFIXE) && /^[0-9a-f]{16}$/.test(nom.slice(PREFIXE.length)));
}

/** The open pages of this very site. */
async function pages() {
  const fenetres = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return fenetres.filter(({ url }) => url.startsWith(RACINE.href));
}

async function dire(message) {
  for (const page of await pages()) page.postMessage(message);
}

async function empreinteDe(reponse) {
  const octets = new Uint8Array(await crypto.subtle.digest('SHA-256', await reponse.arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...octets))}`;
}

/** Puts one file in the cache: from an older copy when it did not change, from the site otherwise. */
async function prendre(cache, anciens, chemin, integrity) {
  for (const ancien of anciens) {
    const gardee = await ancien.match(chemin);
    if (gardee && (await empreinteDe(gardee.clone())) === integrity) {
      await cache.put(chemin, gardee);
      return;
    }
  }
  // Its fingerprint proves it: some servers give the page of lost addresses with the status of one.
  const recue = await fetch(chemin, { integrity, cache: 'no-cache', signal: arret.signal });
  // Rebuilt: an answer that was redirected may not be given to a navigation.
  const type = recue.headers.get('Content-Type') ?? 'application/octet-stream';
  await cache.put(chemin, new Response(await recue.blob(), { headers: { 'Content-Type': type } }));
}

async function toutPrendre() {
  const anciens = await Promise.all((await nosCaches()).map((nom) => caches.open(nom)));
  const cache = await caches.open(NOM);
  const restants = [...EMPREINTES];
  const total = restants.length;
  let faits = 0;
  const suite = async () => {
    try {
      for (let fichier = restants.pop(); fichier; fichier = restants.pop()) {
        arret.signal.throwIfAborted();
        await prendre(cache, anciens, ...fichier);
        faits += 1;
        if (faits % PAS === 0) await dire({ quoi: 'avance', faits, total });
      }
    } catch (e) {
      arret.abort(e); // One file is missing: the others are of no use.
      throw e;
    }
  };
  const fins = await Promise.allSettled(Array.from({ length: A_LA_FOIS }, suite));
  const echec = fins.find(({ status }) => status === 'rejected');
  if (echec) throw arret.signal.reason;
}

async function installer() {
  // Without a copy in use, what bears our name is what an interrupted installation left.
  if (!self.registration.active) await Promise.all((await nosCaches()).map((nom) => caches.delete(nom)));
  const enService = await caches.has(NOM);
  try {
    await toutPrendre();
  } catch (e) {
    if (!enService) await caches.delete(NOM);
    await dire({ quoi: 'echec', raison: { AbortError: 'arret', QuotaExceededError: 'place' }[e.name] ?? 'reseau' });
    throw e;
  }
}

async function oublierLesAutres() {
  const autres = (await nosCaches()).filter((nom) => nom !== NOM);
  await Promise.all(autres.map((nom) => caches.delete(nom)));
}

/** Takes the place of the version in use, unless a page of it is open elsewhere: it would then mix with this one. */
async function utiliser(page) {
  const autres = (await pages()).filter(({ id }) => id !== page.id);
  if (autres.length > 0) page.postMessage({ quoi: 'ouvert-ailleurs' });
  else await self.skipWaiting();
}

/** The file a server gives at an address, as hosts of static sites do: folders, and pages without « .html ». */
function fichier(chemin) {
  const noms = chemin.endsWith('/') ? [`${chemin}index.html`] : [chemin, `${chemin}.html`];
  return noms.find((nom) => EMPREINTES.has(nom));
}

async function garde(chemin) {
  return caches.match(chemin, { cacheName: NOM });
}

async function servir(requete, chemin) {
  return (await garde(chemin)) ?? fetch(requete);
}

/** What the network says of a page we do not know; without one, that the site has no such page. */
async function chercher(requete) {
  try {
    return await fetch(requete);
  } catch (e) {
    const page = await garde(PERDUE);
    if (!page) throw e;
    return new Response(page.body, { status: 404, headers: page.headers });
  }
}

self.addEventListener('install', (e) => e.waitUntil(installer()));
self.addEventListener('activate', (e) => e.waitUntil(oublierLesAutres()));
self.addEventListener('message', (e) => {
  if (e.data === 'arreter') arret.abort();
  else if (e.data === 'utiliser') e.waitUntil(utiliser(e.source));
});
self.addEventListener('fetch', (e) => {
  const { origin, pathname, search } = new URL(e.request.url);
  if (e.request.method !== 'GET' || origin !== RACINE.origin || !pathname.startsWith(RACINE.pathname)) return;
  const trouve = fichier(pathname);
  if (trouve) e.respondWith(servir(e.request, trouve));
  // Without its bar, a folder’s links would lead beside it.
  else if (fichier(`${pathname}/`)) e.respondWith(Response.redirect(`${pathname}/${search}`, 301));
  // A folder that is not ours may be a neighbour’s site.
  else if (e.request.mode === 'navigate' && DOSSIERS.has(dossier(pathname))) e.respondWith(chercher(e.request));
});
