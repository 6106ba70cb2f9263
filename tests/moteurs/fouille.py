"""Search a marker everywhere a browser or a page may hold it: storage, fields, text, addresses.

And, on the desk of a trainer, in the files of candidates that its memory holds: `window.ouverts`
names those that a test opened.
"""

from __future__ import annotations

from tests.moteurs.pilote import Pilote

NIVEAU = "en-autonomie"
"""The level that only the answers of the walk have: what is left of an answer."""

FOUILLER = """
  const [marque, niveau] = arg;
  const vu = [];
  const formes = [marque, encodeURIComponent(marque)];
  const porte = (texte) => formes.some((forme) => String(texte ?? '').includes(forme));
  const niveaux = (texte) => niveau && String(texte ?? '').includes(`"${niveau}"`);
  const essayer = async (fn) => { try { await fn(); } catch { /* refused: nothing is there */ } };
  for (const nom of ['localStorage', 'sessionStorage'])
    await essayer(() => {
      for (const [cle, texte] of Object.entries({ ...window[nom] }))
        if (porte(cle + texte) || niveaux(texte)) vu.push(`${nom} ${cle}`);
    });
  await essayer(async () => {
    for (const { name } of (await indexedDB.databases?.()) ?? []) vu.push(`indexedDB ${name}`);
  });
  await essayer(async () => {
    for (const nom of await caches.keys())
      for (const { url } of await (await caches.open(nom)).keys())
        if (porte(url) || url.includes('#p=')) vu.push(`cache ${nom}`);
  });
  await essayer(() => porte(document.cookie) && vu.push('cookie'));
  if (porte(window.name)) vu.push('window.name');
  if (porte(JSON.stringify(history.state))) vu.push('history.state');
  if (porte(location.href) || location.hash.startsWith('#p=')) vu.push('adresse');
  const nommer = (e) => {
    const dans = e.closest('[id], [class]') ?? e;
    return dans.id || dans.className.split?.(' ')[0] || dans.localName;
  };
  const seuls = 'template, input, textarea, select, .scene__nombre, mains-levees td';
  // In a page whose markup does not hold it, only these may: each element is asked otherwise.
  const lire = (racine, html) => {
    const tous = racine.querySelectorAll('*');
    for (const { shadowRoot } of tous) if (shadowRoot) lire(shadowRoot, shadowRoot.innerHTML);
    const ailleurs = !/[&<>"\u00a0]/.test(marque) && !porte(html);
    for (const e of ailleurs ? racine.querySelectorAll(seuls) : tous) {
      if (e.localName === 'script' || e.localName === 'style') continue;
      if (e.localName === 'template') lire(e.content, e.innerHTML);
      const cache = () => (e.checkVisibility() ? '' : ' caché');
      if (e.matches('input, textarea, select')) {
        const coche = ['radio', 'checkbox'].includes(e.type);
        const nom = e.id || e.dataset.champ || e.name;
        if (coche && e.checked && e.value === niveau) vu.push(`case ${nom}`);
        if (!coche && (porte(e.value) || e.value.includes('#p=')))
          vu.push(`champ${cache()} ${nom}`);
        if (e.dataset.mains && Number(e.value) > 0) vu.push('champ mains');
        continue;
      }
      if (e.matches('.scene__nombre, mains-levees td') && /[1-9]/.test(e.textContent))
        vu.push('texte mains');
      let texte = false;
      let attribut = false;
      for (let n = e.firstChild; n; n = n.nextSibling)
        texte ||= n.nodeType === Node.TEXT_NODE && porte(n.data);
      for (const { value } of e.attributes) attribut ||= porte(value);
      if (texte && e.isContentEditable) vu.push(`champ${cache()} ${nommer(e)}`);
      else if (texte || attribut) vu.push(`texte${cache()} ${nommer(e)}`);
    }
  };
  lire(document, document.documentElement.outerHTML);
  if (porte(document.title)) vu.push('titre');
  const { auto, formateur } = window.Referentiel ?? {};
  for (const id of window.ouverts ?? []) {
    const dossier = formateur.dossiers.de(id);
    if (dossier && porte(auto.ecrireEtat(dossier.etat))) vu.push('mémoire dossiers');
  }
  return [...new Set(vu)];
"""


def fouiller(p: Pilote, marque: str, niveau: str = NIVEAU) -> list[str]:
    """Where the marker, a level, or a count of hands is, in the tab that has the hand."""
    p.attendre("return document.documentElement !== null")  # Firefox may be between two pages.
    trouve: list[str] = p.evaluer(FOUILLER, [marque, niveau])
    return trouve
