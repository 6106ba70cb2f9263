/*
 * Les champs qui gardent une réponse : dire près du champ ce qui ne va pas, lire une date, compter un texte trop long,
 * ne rien laisser derrière soi.
 */
(() => {
  'use strict';

  const { auto } = window.Referentiel;
  const { creer } = window.Referentiel;
  const { compte, jour } = auto.dom;
  const COUPURES = /[\u000b\u000c\u0085\u2028\u2029]/g;

  const lies = (champ) => (champ.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  const decrire = (champ, ids) =>
    ids.length ? champ.setAttribute('aria-describedby', ids.join(' ')) : champ.removeAttribute('aria-describedby');
  const idFaute = (champ) => `faute-${champ.id}`;

  /**
   * Says under a field what is wrong with it, to the eye and to a screen reader; '' when nothing is. `proposition`, a
   * day, is offered by a button. Gives whether something new was said.
   */
  auto.faute = (champ, phrase, proposition = '') => {
    const ancienne = document.getElementById(idFaute(champ));
    if ((ancienne?.dataset.phrase ?? '') === phrase + proposition) return false;
    ancienne?.remove();
    const autres = lies(champ).filter((id) => id !== idFaute(champ));
    decrire(champ, phrase ? [...autres, idFaute(champ)] : autres);
    if (!phrase) {
      champ.removeAttribute('aria-invalid');
      return false;
    }
    champ.setAttribute('aria-invalid', 'true');
    const zone = creer(
      'p',
      { class: 'champ__faute', id: idFaute(champ), 'data-phrase': phrase + proposition },
      phrase,
      proposition && ' ',
      proposition && bouton(champ, proposition),
    );
    const cadre = champ.closest('.champ');
    if (cadre) cadre.append(zone);
    else champ.after(zone);
    auto.dire(`${nomDe(champ)}\u00a0: ${phrase}`);
    return true;
  };

  function bouton(champ, date) {
    const b = creer('button', { type: 'button', class: 'bouton bouton--petit' }, `${jour(date)}\u202f?`);
    b.addEventListener('click', () => {
      auto.montrerDate(champ, date);
      champ.focus();
      champ.dispatchEvent(new Event('change', { bubbles: true }));
    });
    return b;
  }

  /** What a field is called, its legend with it where its label alone says too little. */
  const nomDe = (champ) => {
    const nom = champ.labels?.[0]?.textContent.trim() ?? '';
    const groupe = nom.length < 4 && champ.closest('fieldset')?.querySelector('legend')?.textContent;
    return groupe ? `${groupe}, ${nom}` : nom;
  };
  auto.nomDuChamp = nomDe;

  /** Text as a field keeps it: a field of one line has none to break. */
  auto.texteDuChamp = (champ) =>
    champ.localName === 'textarea' ? auto.net(champ.value) : auto.net(champ.value).replace(/\n/g, ' ');

  const maximum = (champ) => (champ.localName === 'textarea' ? auto.LIMITES.texte : auto.LIMITES.court);

  /** By how many characters the text of a field is too long. */
  auto.tropLong = (champ) => auto.enTrop(auto.texteDuChamp(champ), maximum(champ));

  /** Judges a text: whether it can be kept; says by how much it is too long otherwise. */
  auto.jugerTexte = (champ) => {
    const trop = auto.tropLong(champ);
    const reste = 'Ce champ n’est pas gardé\u00a0: raccourcissez-le.';
    auto.faute(champ, trop ? `${compte(trop, 'caractère', 'caractères')} de trop. ${reste}` : '');
    return trop === 0;
  };

  /** What a date field holds, judged: see auto.jugerDate. */
  auto.lireDate = (champ) => auto.jugerDate(champ.value, champ.validity.badInput, new Date().getFullYear());

  /** Puts a day, or nothing, in a date field, whatever the browser makes of it. */
  auto.montrerDate = (champ, date) => {
    champ.value = champ.type === 'date' ? date : auto.dateEcrite(date);
  };

  const attentes = new WeakMap();

  /** Before a date is judged, in ms: without a key while it is written; once left, so that no press misses its button. */
  auto.PAUSES = Object.freeze({ ecrit: 1500, quitte: 300 });

  /** Judges a date and says what is wrong with it, after a pause; a good one is good at once. Gives what lireDate does. */
  auto.jugerChampDate = (champ, pause = 0) => {
    clearTimeout(attentes.get(champ));
    const lu = auto.lireDate(champ);
    if (lu.date === null && pause)
      attentes.set(
        champ,
        setTimeout(() => auto.jugerChampDate(champ), pause),
      );
    else auto.faute(champ, lu.date === null ? lu.phrase : '', lu.proposition);
    return lu;
  };

  /** What was pasted from slides has line ends no field shows: they become some, the caret stays. */
  auto.recevoir = (champ) => {
    const net = champ.value.replace(COUPURES, champ.localName === 'textarea' ? '\n' : ' ');
    if (net !== champ.value) auto.montrerTexte(champ, net);
  };

  /** Puts a text in a field; the caret stays near where it was. */
  auto.montrerTexte = (champ, texte) => {
    if (champ.value === texte) return;
    const { selectionStart: debut, selectionEnd: fin } = champ;
    champ.value = texte;
    if (champ === document.activeElement) champ.setSelectionRange(debut, fin);
  };

  const champs = (element) => element.querySelectorAll('input, select, textarea');

  /** Empties every field of an element, and takes away what was said of them. */
  auto.vider = (element) => {
    for (const champ of champs(element)) {
      clearTimeout(attentes.get(champ));
      if (champ.id) auto.faute(champ, '');
      if (champ.type === 'checkbox' || champ.type === 'radio') champ.checked = false;
      else if (champ.localName === 'select') champ.selectedIndex = 0;
      else champ.value = '';
    }
    const retour = element.querySelector('.retour');
    if (retour) {
      retour.hidden = true;
      retour.querySelector('span').textContent = '';
    }
  };

  const visible = (element) => Boolean(element) && element.getClientRects().length > 0;
  /** Whether what is around hides an element: read in the markup, the page need not be laid out for it. */
  const cache = (element) => element.closest('[hidden], details:not([open]) > :not(summary)') !== null;

  /** Runs what rebuilds or hides a part of `element`: a focus that was in it does not fall on the page. */
  auto.garderFocus = (element, fn, refuge = element.querySelector('summary, h2')) => {
    const actif = document.activeElement;
    const dedans = element.contains(actif);
    fn();
    if (!dedans || (document.activeElement === actif && !cache(actif))) return;
    const pareil = actif.id ? document.getElementById(actif.id) : null;
    const cible = [pareil, refuge, document.querySelector('h1')].find(visible);
    if (!cible) return;
    if (cible.tabIndex < 0) cible.tabIndex = -1; // A title; what takes the focus by itself keeps its place.
    cible.focus({ preventScroll: true });
  };

  /** Asks before the page is left while `inacheve()` says that something written is not kept. */
  auto.avantDePartir = (inacheve, signal) => {
    window.addEventListener('beforeunload', (e) => inacheve() && e.preventDefault(), { signal });
  };
})();
