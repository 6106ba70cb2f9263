/*
 * Ce qui entoure les échelles, pour une personne et une compétence : qui, quel fichier, où l’on en est, son CCP, son premier
 * tour, ses situations, les deux lectures de la pratique. Rien ne se récrit qui dit la même chose.
 */
(() => {
  'use strict';

  const auto = ((window.Referentiel ??= {}).auto ??= {});
  const formateur = (window.Referentiel.formateur ??= {});
  const { creer } = window.Referentiel;
  const { cacher, compte, ecrire, jour, signe } = auto.dom;
  const NBSP = '\u00a0';
  const MASQUEE = 'réponse masquée';

  /** Where the file stands, in words. */
  function motFichier(dossier) {
    if (!dossier) return 'Fichier à rouvrir\u00a0: vous pouvez noter, ses réponses se liront quand il sera là.';
    if (dossier.lien) return 'Venu d’un lien partagé\u00a0: ses niveaux, sans aucun texte.';
    const le = dossier.le ? `, réponses du ${jour(dossier.le)}` : '';
    return `Fichier ${dossier.fichier}${le}${dossier.migre ? ', d’une édition plus ancienne du référentiel' : ''}.`;
  }

  /** What the person says of the CCP of a compétence: held, or not aimed at; '' when there is nothing to say. */
  function motCcp(ctx, dossier, { code }) {
    const raison = dossier && auto.misDeCote(ctx, dossier.etat).get(code);
    if (!raison) return '';
    if (raison !== 'obtenu') return `Cette personne ne vise pas ${code} pour l’instant.`;
    const le = dossier.etat.ccp.get(code)?.obtenu_le;
    return `Cette personne dit avoir déjà obtenu ${code}${le ? `, le ${jour(le)}` : ''}.`;
  }

  formateur.VuePersonne = class {
    #un;
    #ctx;
    #recits; // The compétence and the situations that are in the page.

    constructor(racine, ctx, signal) {
      this.#un = (selecteur) => racine.querySelector(selecteur);
      this.#ctx = ctx;
      this.#un('.personne__recits').addEventListener('toggle', () => this.#raconter(), { signal });
      for (const boite of racine.querySelectorAll('[type="checkbox"]')) boite.autocomplete = 'off'; // Invalid in the HTML.
      this.#un('.personne__choix').open = matchMedia('(min-width: 60em)').matches;
    }

    /** `vue`: {etat, dossier, personne, competence, filtre, lignes, montres}, `montres` the repères on the screen. */
    montrer(vue) {
      const ctx = this.#ctx;
      const { etat, dossier, personne, competence } = vue;
      this.vue = vue;
      ecrire(this.#un('h2'), etat.personnes.get(personne)?.nom ?? '');
      ecrire(this.#un('.personne__fichier'), motFichier(dossier));
      cacher(this.#un('[data-action="rouvrir"]'), dossier !== null);
      this.#choisir(vue);
      const { titre_court, ccp: code } = ctx.competences.get(competence);
      const ccp = ctx.ccp.get(code);
      this.#tete(ccp, titre_court);
      const mot = motCcp(ctx, dossier, ccp);
      ecrire(this.#un('.personne__ccp'), mot);
      cacher(this.#un('.personne__ccp'), !mot);
      this.#lire(vue);
      this.#situer(vue);
    }

    #tete(ccp, titre) {
      const place = [...this.#ctx.ccp.keys()].indexOf(ccp.code) + 1;
      const cadre = this.#un('.fiche-competence');
      ecrire(this.#un('h3'), titre);
      if (!ecrire(this.#un('.personne__nom-ccp'), ccp.titre_court)) return;
      cadre.dataset.couleur = this.#un('.surtitre').dataset.couleur = String(((place - 1) % 6) + 1);
      this.#un('.surtitre .personne__signe').replaceChildren(signe(`ccp-${place}`, 28));
    }

    /** The three lists and the sentence of the counts. */
    #choisir({ etat, personne, competence, filtre, lignes, montres }) {
      const comptes = formateur.comptes(lignes);
      ecrire(this.#un('.personne__comptes'), formateur.motComptes(comptes));
      const qui = this.#un('#personne-qui');
      const options = formateur
        .personnes(etat)
        .map(([id, { nom }]) => [id, nom, () => creer('option', { value: id }, nom)]);
      auto.tenir(qui, options);
      if (qui.value !== personne) qui.value = personne;
      for (const option of this.#un('#personne-filtre').options)
        ecrire(option, option.value === 'tout' ? 'Tout' : formateur.motFiltre(option.value, comptes.get(option.value)));
      this.#un('#personne-filtre').value = filtre;
      this.#un('#personne-masquer').checked = formateur.masquer;
      const aNoter = new Map();
      for (const [repere, { note }] of lignes)
        if (!note) {
          const { competence: sienne } = this.#ctx.reperes.get(repere);
          aNoter.set(sienne, (aNoter.get(sienne) ?? 0) + 1);
        }
      for (const option of this.#un('#personne-competence').options) {
        const { titre_court } = this.#ctx.competences.get(option.value);
        const reste = aNoter.get(option.value) ?? 0;
        ecrire(option, `${titre_court} (${reste ? `${reste}${NBSP}à noter` : 'tout noté'})`);
      }
      this.#un('#personne-competence').value = competence;
      const rien = formateur.FILTRES.get(filtre)[2];
      const vide = montres.length
        ? ''
        : `${rien}. Pour tout revoir\u00a0: «\u00a0Montrer\u00a0», puis «\u00a0Tout\u00a0».`;
      ecrire(this.#un('.personne__vide'), vide);
      cacher(this.#un('.personne__vide'), !vide);
    }

    /** What a filter shows: it may have led to another compétence. */
    get phrase() {
      const montres = compte(this.vue.montres.length, 'repère montré', 'repères montrés');
      return this.#un('.personne__vide').textContent || `${this.#un('h3').textContent}. ${montres}.`;
    }

    /** The first round and the two readings of practice: theirs is hidden as long as one of its repères is. */
    #lire({ etat, dossier, personne, competence }) {
      const ctx = this.#ctx;
      const visible = ctx.competences.get(competence).codes.every((code) => formateur.visible(etat, personne, code));
      const tour = dossier?.etat.premier_tour.get(competence)?.niveau;
      const dit = tour && tour !== ctx.vide && ctx.libelles.get(tour);
      cacher(this.#un('.personne__tour'), !dit);
      ecrire(this.#un('.personne__tour span'), dit ? (visible ? dit : MASQUEE) : '');
      const pratique = (qui) => {
        const lue = formateur.pratiqueDe(ctx, etat, dossier, personne, competence, qui);
        return lue ? auto.motPratique(ctx, lue) : 'fichier à rouvrir';
      };
      ecrire(this.#un('.personne__pratique-soi'), dossier && !visible ? MASQUEE : pratique('soi'));
      ecrire(this.#un('.personne__pratique-moi'), pratique('formateur'));
    }

    /** Proof, apart from practice: its word, and the situations one tap away. */
    #situer({ dossier, competence }) {
      const ctx = this.#ctx;
      const details = this.#un('.personne__recits');
      const preuve = dossier && ctx.preuves.get(auto.preuveDe(ctx, dossier.etat, competence)).libelle;
      const nombre = dossier ? auto.situationsDe(ctx, dossier.etat, competence).length : 0;
      const textes = nombre > 0 && !dossier.lien;
      ecrire(this.#un('.personne__preuve'), preuve ? `Preuve ${preuve}${textes ? '' : `, ${competence}`}.` : '');
      cacher(this.#un('.personne__preuve'), !preuve || textes);
      cacher(details, !textes);
      const mot = textes ? `Preuve ${preuve}\u00a0: lire ${compte(nombre, 'situation', 'situations')}` : '';
      ecrire(this.#un('.personne__recits > summary'), mot);
      if (!textes) details.open = false;
      this.#raconter();
    }

    /** Their texts are in the page only while they are read. */
    #raconter() {
      const { dossier, competence } = this.vue ?? {};
      const ouvert = this.#un('.personne__recits').open && dossier;
      const voulu = ouvert ? `${competence} ${dossier.id}` : '';
      const etat = ouvert ? dossier.etat : null;
      if (this.#recits?.voulu === voulu && this.#recits.etat === etat) return;
      this.#recits = { voulu, etat };
      const noeuds = ouvert ? formateur.recits(this.#ctx, etat, competence) : [];
      this.#un('.personne__textes').replaceChildren(...noeuds);
    }

    /** Coming back to this page of the history shows the same again; the address says nothing of it. */
    retenir(personne, competence) {
      formateur.vue = { vue: 'personne', personne, competence };
      try {
        history.replaceState({ ...history.state, bureau: formateur.vue }, '');
      } catch {
        // Too often for some browsers: only coming back would differ.
      }
    }

    /** Nothing of anybody stays in the page. */
    oublier() {
      this.vue = null;
      this.#un('.personne__recits').open = false;
      this.#raconter();
      this.#un('#personne-qui').replaceChildren();
      auto.tenir(this.#un('#personne-qui'), []);
      const textes =
        'h2 .personne__fichier .personne__comptes .personne__ccp .personne__preuve .personne__pratique-soi';
      for (const classe of `${textes} .personne__pratique-moi`.split(' ')) ecrire(this.#un(classe), '');
      ecrire(this.#un('.personne__tour span'), '');
    }
  };
})();
