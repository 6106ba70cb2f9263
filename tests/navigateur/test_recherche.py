"""The search as people use it: what they type, what comes first, with which keys.

Two tables to edit when a page moves, of addresses from the root of the site: ``QUERIES``, names and
codes whose page must come first; ``ASKED``, what people ask, answered in the first three.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from generator.model import Referentiel
from generator.pages import mots
from tests.pile import lisible

JS = Path(__file__).parents[2] / "site_src" / "docs" / "assets" / "js"

C = "titres/cip/competences/c{:02}.html".format
AT = "titres/cip/activites/at{}.html".format
TERM = "titres/cip/glossaire.html#{}".format
OBTENIR = "titres/cip/obtenir/{}.html".format
TITLE = "titres/cip/index.html"

QUERIES = [
    # The official wordings, pasted whole or typed in a hurry.
    ("Conseiller en insertion professionnelle", TITLE),
    ("conseillere en insertion professionelle", TITLE),
    (
        "Informer une personne ou un groupe des ressources en matière d'insertion et des services "
        "dématérialisés",
        C(1),
    ),
    ("analyser la demande de la personne et poser les bases d un diagnostic partage", C(2)),
    (
        "Exercer une veille informationnelle, technique et prospective pour adapter son activité "
        "au public et au contexte",
        C(3),
    ),
    (
        "TRAVAILLER EN EQUIPE, EN RESEAU ET DANS UN CADRE PARTENARIAL POUR OPTIMISER LA REPONSE "
        "AUX BESOINS DES PERSONNES ACCUEILLIES",
        C(4),
    ),
    (
        "Réaliser le traitement administratif et les écrits professionnels liés à l’activité dans "
        "un environnement numérique",
        C(5),
    ),
    ("Contractualiser et suivre avec la personne son parcours d'insertion professionnelle", C(6)),
    ("accompagner une personne a l'elaboration de son projet professionnel", C(7)),
    ("Accompagner la réalisation des projets professionnels", C(8)),
    (
        "concevoir des ateliers thématiques favorisant l’insertion professionnelle des publics",
        C(9),
    ),
    ("Préparer et animer des ateliers thématiques favorisant l'insertion", C(10)),
    ("Analyser sa pratique professionnelle", C(11)),
    (
        "Déployer, dans une démarche projet, des actions de prospection avec les employeurs du "
        "territoire pour favoriser l'insertion professionnelle",
        C(12),
    ),
    ("Apporter un appui technique aux employeurs en matière de recrutement", C(13)),
    (
        "faciliter l integration et le maintien du salarie dans son environnement professionnel",
        C(14),
    ),
    (
        "Inscrire ses actes professionnels dans une démarche de développement durable et inclusive",
        C(15),
    ),
    (
        "Accueillir pour analyser la demande des personnes et poser les bases d'un diagnostic "
        "partagé",
        AT(1),
    ),
    (
        "Accompagner les personnes dans leur parcours d'insertion sociale et professionnelle",
        AT(2),
    ),
    ("mettre en oeuvre une offre de services aupres des employeurs", AT(3)),
    # Codes, however they are written.
    ("C06", C(6)),
    ("c6", C(6)),
    ("C 6", C(6)),
    ("c1", C(1)),
    ("competence 12", C(12)),
    ("at2", AT(2)),
    ("CCP 3", AT(3)),
    ("TP 403", TITLE),
    ("rncp37274", TITLE),
    ("K 1801", TITLE),
    # Sigles.
    ("vae", TERM("vae")),
    ("V.A.E.", TERM("vae")),
    ("la V A E", TERM("vae")),
    ("R.N.C.P.", TERM("rncp")),
    ("dos\u00adsiers profes\u200bsionnels", TERM("dp")),
    ("c'est quoi la VAE ?", TERM("vae")),
    ("validation des acquis de l'experience", TERM("vae")),
    ("REAC", TERM("reac")),
    ("pmsmp", TERM("pmsmp")),
    ("les CCP", TERM("ccp")),
    ("ccs", TERM("ccs")),
    ("dreets", TERM("dreets")),
    ("rncp", TERM("rncp")),
    ("rome", TERM("rome")),
    ("nsf", TERM("nsf")),
    ("dossiers professionels", TERM("dp")),
    ("jurys", TERM("jury")),
    ("l'entretien finale", TERM("entretien-final")),
    ("freins peripherique", TERM("frein-peripherique")),
    ("competences", TERM("competence")),
    ("cip", TITLE),
    # A few words: wrong accents, plurals the pages do not have, elisions, spelling mistakes.
    ("animer atelier thematique", C(10)),
    ("veilles informationnelles", C(3)),
    ("l’appui technique à l’employeur", C(13)),
    ("ecrit professionel", TERM("ecrit-professionnel")),
    ("devellopement durable", TERM("developpement-durable")),
    ("diagnostics partagés", TERM("diagnostic-partage")),
    ("maintiens des salariées", C(14)),
    ("actes durables et inclusifs", C(15)),
    ("ecrits administratif numeriques", C(5)),
    ("analise de la pratique", TERM("analyse-de-pratique")),
    ("parcours contractualisés", C(6)),
    # Ways to the title.
    ("obtenir le titre", OBTENIR("index")),
    ("trouver ma voie", OBTENIR("arbre/index")),
    ("titre clos", OBTENIR("titre-clos")),
    ("presenter les ccp manquants", OBTENIR("resultats/ccp-manquants")),
    ("combien ca coute", OBTENIR("questions") + "#combien-ca-coute"),
]

AUTO = "titres/cip/auto-evaluation/index.html"
TOUR = "titres/cip/auto-evaluation/premier-tour.html"
SITUATIONS = "titres/cip/auto-evaluation/situations.html"
SYNTHESE = "titres/cip/auto-evaluation/synthese.html"
DONNEES = "titres/cip/auto-evaluation/mes-donnees.html"
Q = "titres/cip/obtenir/questions.html#{}".format

# As people type: whole questions, a few words, no accents, mistakes, text-message style. Each with
# the answers, one of which must be among the first three; a page stands for all its parts.
ASKED: list[tuple[str, ...]] = [
    ("échec jury", Q("rien-obtenu")),
    ("rater le ccp3", Q("reussite-partielle")),
    ("comment m'inscrire", Q("comment-s-inscrire")),
    ("sans diplome", Q("faut-il-un-diplome")),
    ("où se former", Q("ou-se-former")),
    ("accompagnateur", Q("seul-ou-accompagne")),
    ("équivalence", Q("diplome-etranger")),
    ("oral", Q("comment-se-passe-l-examen"), TERM("entretien-final")),
    ("préparer l'entretien", Q("preparer-l-entretien")),
    ("savoir si je peux faire une vae", Q("assez-d-experience")),
    ("continuer demain", DONNEES),
    ("je n'ai pas d'ordinateur", "a-propos.html#sans-ordinateur"),
    ("papier", AUTO),
    ("durée formation", Q("combien-de-temps")),
    ("livret 2", TERM("dossier-de-validation")),
    ("suis-je prête pour une vae", Q("assez-d-experience"), TOUR),
    ("j'ai raté mon examen", Q("rien-obtenu")),
    ("jai rate le jury", Q("rien-obtenu")),
    ("est-ce que je peux repasser l'examen", Q("rien-obtenu")),
    ("il me manque un ccp", Q("reussite-partielle")),
    ("j'ai eu 2 ccp sur 3", Q("reussite-partielle")),
    ("repasser un seul ccp", Q("reussite-partielle"), Q("un-seul-ccp")),
    ("reussite partielle", TERM("reussite-partielle"), Q("reussite-partielle")),
    ("j'ai échoué au ccp2", Q("reussite-partielle")),
    ("inscription examen", Q("comment-s-inscrire")),
    ("ou s inscrire pour passer le titre", Q("comment-s-inscrire")),
    ("s'inscrire en vae", Q("ou-demander")),
    ("date examen", TERM("session-d-examen")),
    ("prochaine session", TERM("session-d-examen")),
    ("convocation", TERM("session-d-examen")),
    ("je n'ai pas le bac", Q("faut-il-un-diplome")),
    ("niveau requis", Q("faut-il-un-diplome")),
    ("faut il le bac pour devenir cip", Q("faut-il-un-diplome")),
    ("prérequis formation", Q("faut-il-un-diplome")),
    ("centre de formation", Q("ou-se-former")),
    ("trouver une formation pres de chez moi", Q("ou-se-former")),
    ("formation a distance", Q("ou-se-former")),
    ("greta", Q("ou-se-former")),
    ("école cip", Q("ou-se-former")),
    ("qui peut m'aider", Q("seul-ou-accompagne")),
    ("acompagnement vae", Q("seul-ou-accompagne")),
    ("faut-il être accompagné", Q("seul-ou-accompagne")),
    ("diplome étranger", Q("diplome-etranger")),
    ("mon diplome du maroc est il reconnu", Q("diplome-etranger")),
    ("enic naric", Q("diplome-etranger")),
    ("équivalence bac+2", TERM("niveau-5"), Q("diplome-etranger")),
    ("bac +2", TERM("niveau-5")),
    ("c'est quel niveau", TERM("niveau-5"), TITLE, Q("faut-il-un-diplome")),
    ("comment se passe l'oral", Q("comment-se-passe-l-examen")),
    ("durée des épreuves", OBTENIR("index"), Q("comment-se-passe-l-examen")),
    (
        "entretien avec le jury",
        TERM("entretien-final"),
        TERM("jury"),
        Q("comment-se-passe-l-examen"),
        Q("preparer-l-entretien"),
    ),
    ("passer devant le jury", Q("comment-se-passe-l-examen")),
    (
        "questions du jury",
        Q("comment-se-passe-l-examen"),
        TERM("questionnement-a-partir-de-productions"),
    ),
    ("grand oral", Q("comment-se-passe-l-examen"), TERM("entretien-final")),
    ("c'est quoi le jury", TERM("jury")),
    ("qui compose le jury", TERM("jury")),
    ("combien de temps dure la vae", Q("combien-de-temps")),
    ("combien de mois", Q("combien-de-temps")),
    ("combien d'heures de formation", Q("combien-de-temps")),
    ("delai reponse vae", Q("combien-de-temps")),
    ("quand est ce que j'aurai le resultat", Q("combien-de-temps")),
    ("livret 1", TERM("dossier-de-faisabilite")),
    ("dossier vae", TERM("dossier-de-validation"), TERM("dossier-de-faisabilite")),
    ("dossier pro", TERM("dp")),
    ("nombre de pages dossier professionnel", Q("combien-de-pages")),
    ("comment remplir le dossier professionnel", Q("combien-de-pages")),
    ("dsp", TERM("dp")),
    ("dossier profesionel", TERM("dp")),
    ("memoire", TERM("dp"), TERM("dossier-de-validation")),
    ("ai je assez d'experience", Q("assez-d-experience")),
    ("combien d'années d'expérience il faut", Q("assez-d-experience")),
    ("suis je eligible vae", Q("assez-d-experience")),
    ("conditions vae", Q("assez-d-experience"), OBTENIR("vae")),
    ("1 an d'experience", Q("assez-d-experience")),
    ("je suis bénévole ça compte ?", Q("benevolat")),
    ("benevolat", Q("benevolat")),
    ("stage compte pour la vae", Q("benevolat")),
    ("aidant familial", Q("benevolat")),
    ("prix", Q("combien-ca-coute")),
    ("c gratuit ?", Q("combien-ca-coute")),
    ("qui paye la formation", Q("combien-ca-coute")),
    ("financement", Q("combien-ca-coute")),
    ("transco pro", Q("combien-ca-coute")),
    ("cpf", TERM("cpf")),
    ("mon compte formation", TERM("cpf")),
    ("est ce que france travail peut payer", Q("combien-ca-coute"), Q("recherche-d-emploi")),
    ("pole emploi", TERM("france-travail")),
    ("apprentissage", Q("alternance"), TERM("alternance")),
    ("contrat pro", Q("alternance")),
    ("candidat libre", Q("formation-obligatoire")),
    ("sans formation", Q("formation-obligatoire")),
    ("formation obligatoire ?", Q("formation-obligatoire")),
    ("ou demander une vae", Q("ou-demander")),
    ("comment commencer une vae", Q("ou-demander"), OBTENIR("vae")),
    ("cerfa", TERM("cerfa")),
    ("formulaire vae", Q("ou-demander")),
    ("vae refusée", TERM("recevabilite")),
    ("recevabilite", TERM("recevabilite")),
    ("un seul ccp", Q("un-seul-ccp")),
    ("valider un bloc de compétences", Q("un-seul-ccp"), TERM("bloc-de-competences")),
    ("mes anciens ccp sont ils encore valables", Q("anciens-ccp")),
    ("ccp validité 5 ans", Q("anciens-ccp")),
    ("ancien titre 2017", Q("anciens-ccp")),
    ("qui décide", Q("qui-decide")),
    ("contester le jury", Q("recours")),
    ("rqth", Q("handicap"), TERM("rqth")),
    ("je suis handicapée", Q("handicap")),
    ("tiers temps", Q("handicap")),
    ("peut on faire le titre en alternance", Q("alternance"), TERM("alternance")),
    ("je suis apprentie", Q("alternance")),
    ("contrat de pro cip", Q("alternance")),
    ("trouver un employeur pour l'alternance", Q("alternance"), TERM("alternance")),
    ("je suis au chomage par ou commencer", Q("recherche-d-emploi"), OBTENIR("arbre/index")),
    ("je suis suivi par la mission locale", Q("recherche-d-emploi"), TERM("mission-locale")),
    ("ma conseillere pole emploi", Q("recherche-d-emploi"), TERM("france-travail")),
    ("chomeuse formation cip", Q("recherche-d-emploi"), Q("ou-se-former")),
    ("cap emploi", TERM("cap-emploi")),
    ("je suis en detention", Q("detention")),
    ("passer la vae en prison", Q("detention")),
    ("detenu formation", Q("detention")),
    ("spip", TERM("spip")),
    ("amenagement handicap examen", Q("handicap")),
    ("dyslexie temps en plus", Q("handicap")),
    ("le jury s'est trompé", Q("recours")),
    ("je veux faire un recours", Q("recours")),
    ("irregularite examen", Q("recours")),
    ("jury pas neutre", Q("recours"), TERM("jury")),
    ("j'ai raté le ccp3", Q("reussite-partielle")),
    ("diplome etranger equivalence", Q("diplome-etranger")),
    ("combien d'heures de stage", Q("stage")),
    ("stage obligatoire", Q("stage")),
    ("385 heures", Q("stage")),
    ("reste a charge cpf", Q("combien-ca-coute"), TERM("cpf")),
    ("contrat d'engagement", TERM("contrat-d-engagement")),
    ("ppae", TERM("contrat-d-engagement")),
    ("siae", TERM("siae")),
    ("plie", TERM("plie")),
    ("medecine du travail", TERM("service-de-prevention-et-de-sante-au-travail")),
    ("agefiph", TERM("agefiph"), Q("combien-ca-coute")),
    ("salaire", Q("combien-gagne-t-on")),
    ("combien gagne-t-on", Q("combien-gagne-t-on")),
    ("combien gagne un cip", Q("combien-gagne-t-on")),
    ("accord de l'employeur vae", Q("accord-de-l-employeur")),
    ("mon patron ne veut pas", Q("accord-de-l-employeur")),
    ("faire une vae en travaillant", Q("accord-de-l-employeur")),
    ("niveau de francais demandé", Q("faut-il-un-diplome")),
    ("je parle pas bien francais", Q("faut-il-un-diplome")),
    ("j'ai le titre et apres", OBTENIR("resultats/titre-obtenu")),
    ("quoi faire apres le titre", OBTENIR("resultats/titre-obtenu")),
    ("continuer mes etudes", OBTENIR("resultats/titre-obtenu")),
    ("il me reste le ccp3 a passer", Q("reussite-partielle")),
    ("j'ai loupé mon ccp 3", Q("reussite-partielle")),
    ("jai pas d'argent", Q("combien-ca-coute")),
    ("c payant ?", Q("combien-ca-coute")),
    ("are formation", Q("combien-ca-coute")),
    ("france travail paye", Q("combien-ca-coute")),
    ("jai que le brevet", Q("faut-il-un-diplome")),
    ("bafa", Q("faut-il-un-diplome")),
    ("quel age faut il", Q("faut-il-un-diplome")),
    ("lsf", Q("handicap")),
    ("qualites pour etre cip", Q("bon-titre")),
    ("combien de candidats ont reussi", Q("qui-decide")),
    ("combien de chances", Q("qui-decide")),
    ("passer formatrice apres cip", OBTENIR("resultats/titre-obtenu")),
    ("combien d'heures accompagnement", Q("seul-ou-accompagne")),
    ("titre fini en 2028", Q("anciens-ccp")),
    ("dava", Q("ou-demander")),
    ("mail", Q("ou-s-adresser")),
    ("j'habite en guadeloupe", Q("ou-s-adresser")),
    ("à qui m'adresser", Q("ou-s-adresser")),
    ("telephone", Q("ou-s-adresser")),
    ("point relai conseil", TERM("point-relais-conseil")),
    ("conseiller vae", TERM("point-relais-conseil")),
    ("fonctionnaire", TERM("agent-public")),
    ("rsa", TERM("minima-sociaux")),
    ("prison", Q("detention"), TERM("personne-sous-main-de-justice")),
    ("suis-je prêt", TOUR),
    ("me tester", AUTO),
    ("quizz", AUTO),
    ("auto evaluation", AUTO, TERM("auto-evaluation")),
    ("grille", AUTO),
    ("par ou commencer", OBTENIR("arbre/index")),
    ("quelle voie pour moi", OBTENIR("arbre/index")),
    ("comment devenir conseiller en insertion professionnelle", TITLE),
    ("c'est quoi le métier de cip", TITLE, TERM("cip")),
    ("c koi la vae", TERM("vae")),
    ("koi ccp", TERM("ccp")),
    ("keske le reac", TERM("reac")),
    ("diplome perdu", OBTENIR("documents"), TERM("parchemin")),
    ("recevoir mon diplome", TERM("parchemin")),
    ("immersion en entreprise", TERM("immersion"), TERM("pmsmp")),
    ("stage", TERM("pmsmp"), TERM("immersion"), Q("benevolat")),
    ("démarcher les entreprises", C(12)),
    ("animer un groupe", C(10)),
    ("compte rendu", TERM("ecrit-professionnel"), C(5)),
    ("freins", TERM("frein"), TERM("frein-peripherique")),
    ("garde d'enfants", TERM("frein-peripherique")),
    ("aider une entreprise à recruter", C(13)),
    ("titre périmé", Q("anciens-ccp"), OBTENIR("titre-clos")),
    ("reconversion", TERM("cep")),
    ("réglementation", OBTENIR("textes")),
    ("loi vae", OBTENIR("textes"), TERM("vae"), OBTENIR("vae"), "titres/cip/sources.html"),
    ("j'ai loupé le jury", Q("rien-obtenu")),
    ("le jury m'a refusé le titre", Q("rien-obtenu")),
    ("que se passe t il si j'échoue", Q("rien-obtenu"), Q("reussite-partielle")),
    ("combien de fois peut on passer l'examen", Q("rien-obtenu")),
    ("ccp2 raté", Q("reussite-partielle")),
    ("valider que le ccp1", Q("un-seul-ccp")),
    ("comment sinscrire a lexamen", Q("comment-s-inscrire")),
    ("inscrption", Q("comment-s-inscrire")),
    ("je veux passer le titre en candidate libre", Q("formation-obligatoire")),
    ("ou passer l'examen", TERM("centre-agree"), Q("comment-s-inscrire")),
    ("quelle date pour la session", TERM("session-d-examen")),
    ("j'ai pas de diplome est ce que je peux", Q("faut-il-un-diplome")),
    ("niveau bac obligatoire", Q("faut-il-un-diplome")),
    ("organismes de formation", Q("ou-se-former")),
    ("formation cip paris", Q("ou-se-former"), OBTENIR("formation")),
    ("faire la formation en ligne", Q("ou-se-former")),
    ("afpa", Q("ou-se-former")),
    ("aide pour remplir mon dossier", Q("seul-ou-accompagne"), Q("combien-de-pages")),
    ("faut il un accompagnateur", Q("seul-ou-accompagne")),
    ("diplomes etrangers", Q("diplome-etranger")),
    ("j'ai une licence ai je une equivalence", Q("diplome-etranger")),
    ("le titre vaut quoi niveau bac", TERM("niveau-5"), Q("faut-il-un-diplome"), TITLE),
    ("combien dure l'oral", Q("comment-se-passe-l-examen"), OBTENIR("index")),
    ("deroulement de l'examen", Q("comment-se-passe-l-examen")),
    ("mise en situation", TERM("mise-en-situation-professionnelle")),
    ("entretien technique durée", OBTENIR("index"), TERM("entretien-technique")),
    ("qui sont les membres du jury", TERM("jury")),
    ("combien de temps pour faire une vae", Q("combien-de-temps")),
    ("durée de la formation cip", Q("combien-de-temps")),
    ("résultats quand", Q("combien-de-temps")),
    ("dossier de faisabilité vae", TERM("dossier-de-faisabilite")),
    ("deuxieme livret vae", TERM("dossier-de-validation")),
    ("combien de pages dp", Q("combien-de-pages")),
    ("exemple de dossier professionnel", Q("combien-de-pages"), TERM("dp")),
    ("annexes dossier", Q("combien-de-pages"), TERM("dp")),
    ("3 ans d'experience suffisent ?", Q("assez-d-experience")),
    (
        "vae sans expérience",
        Q("assez-d-experience"),
        Q("formation-obligatoire"),
        OBTENIR("resultats/commencer"),
    ),
    ("est ce que mes stages comptent", Q("benevolat")),
    ("mandat syndical", Q("benevolat")),
    ("reunion collective", C(1)),
    ("lettre de motiv", C(8)),
    ("offre d'emploi", C(8)),
    ("bloc 3", "titres/cip/activites/at3.html"),
    ("bloc deux", "titres/cip/activites/at2.html"),
    ("version papier", "titres/cip/auto-evaluation/index.html"),
    ("ca coute combien une vae", Q("combien-ca-coute")),
    ("payer avec le cpf", Q("combien-ca-coute"), TERM("cpf")),
    ("financer ma formation", Q("combien-ca-coute")),
    ("chomage pendant la formation", Q("combien-ca-coute"), TERM("france-travail")),
    ("conge vae", OBTENIR("vae"), OBTENIR("textes"), "titres/cip/sources.html"),
    ("alternant", Q("alternance"), TERM("alternance")),
    ("deposer ma demande de vae", Q("ou-demander")),
    ("site officiel vae", TERM("france-vae"), Q("ou-demander")),
    ("ma demande de vae a été refusée", TERM("recevabilite")),
    ("validité ccp", Q("anciens-ccp")),
    ("handicap aménagement épreuves", Q("handicap")),
    ("paye d'un conseiller en insertion", Q("combien-gagne-t-on")),
    ("numero de telephone pour des renseignements", Q("ou-s-adresser")),
    ("rdv point relais", TERM("point-relais-conseil")),
    ("comment savoir si je suis prete", TOUR),
    ("mauto evaluer", AUTO, TERM("auto-evaluation")),
    ("je sais pas quoi faire", OBTENIR("arbre/index")),
    ("comment avoir le titre", OBTENIR("index")),
    ("definition frein peripherique", TERM("frein-peripherique")),
    ("prospecter les entreprises", C(12), TERM("prospection")),
    (
        "j'ai pas réussi l'examen",
        Q("rien-obtenu"),
        Q("reussite-partielle"),
        TERM("reussite-partielle"),
    ),
    ("rattrapage", Q("rien-obtenu")),
    ("je me suis planté à l'oral", Q("rien-obtenu"), Q("comment-se-passe-l-examen")),
    ("2eme tentative", Q("rien-obtenu")),
    ("ccp 3 non validé que faire", Q("reussite-partielle")),
    (
        "j'ai eu que le ccp1 et le ccp2",
        Q("reussite-partielle"),
        Q("un-seul-ccp"),
        AT(1),
        AT(2),
        OBTENIR("resultats/ccp-manquants"),
    ),
    (
        "peut-on passer les ccp séparément",
        Q("un-seul-ccp"),
        TERM("capitalisation"),
        OBTENIR("capitalisation"),
        Q("reussite-partielle"),
    ),
    ("dossier d'inscription", Q("comment-s-inscrire")),
    ("combien dure l'examen", Q("comment-se-passe-l-examen")),
    ("combien de temps dure l'examen", Q("comment-se-passe-l-examen")),
    ("refus du jury que faire", Q("rien-obtenu")),
    ("j'ai travaillé en mission locale 3 ans", Q("assez-d-experience")),
    ("je travaille deja comme cip sans diplome", Q("assez-d-experience")),
    ("ma conseillere mission locale", Q("recherche-d-emploi")),
    ("mauvais en orthographe", TERM("ecrit-professionnel")),
    ("confidentialité", "confidentialite.html"),
    ("mentions légales", "a-propos.html"),
    ("je voudrais m'inscrire au titre professionnel", Q("comment-s-inscrire")),
    (
        "où se déroule l'examen",
        Q("comment-se-passe-l-examen"),
        TERM("centre-agree"),
        TERM("session-d-examen"),
    ),
    ("calendrier des examens 2026", TERM("session-d-examen")),
    ("sans le bac c possible", Q("faut-il-un-diplome")),
    ("conditions pour entrer en formation", Q("faut-il-un-diplome")),
    ("quel diplome pour etre conseiller", Q("faut-il-un-diplome"), Q("bon-titre")),
    ("ou faire la formation", Q("ou-se-former"), OBTENIR("formation")),
    ("liste des centres agréés", TERM("centre-agree"), Q("ou-se-former")),
    ("formation à lyon", Q("ou-se-former"), OBTENIR("formation")),
    ("accompagnement gratuit", Q("seul-ou-accompagne"), Q("combien-ca-coute")),
    ("puis je faire ma vae seule", Q("seul-ou-accompagne")),
    ("reconnaissance diplome algerien", Q("diplome-etranger")),
    ("equivalences", Q("diplome-etranger")),
    ("deust equivalence", Q("diplome-etranger")),
    ("niveau 5", TERM("niveau-5")),
    ("oraux blancs", Q("comment-se-passe-l-examen")),
    ("que demande le jury", TERM("jury"), Q("comment-se-passe-l-examen"), Q("qui-decide")),
    ("combien de personnes dans le jury", TERM("jury")),
    ("epreuve ecrite", TERM("questionnaire-professionnel"), Q("comment-se-passe-l-examen")),
    ("vae c long ?", Q("combien-de-temps"), TERM("vae")),
    ("combien de semaines de formation", Q("combien-de-temps")),
    ("duree vae", Q("combien-de-temps")),
    ("quand se réunit le jury", Q("combien-de-temps"), TERM("session-d-examen"), TERM("jury")),
    ("premier livret", TERM("dossier-de-faisabilite")),
    ("dossier professionnel modele", Q("combien-de-pages"), TERM("dp")),
    ("c'est quoi un dp", TERM("dp")),
    ("rediger mon dossier", Q("combien-de-pages"), TERM("dp")),
    ("portefolio", TERM("dp")),
    ("combien d'années faut-il avoir travaillé", Q("assez-d-experience")),
    ("experience minimum vae", Q("assez-d-experience")),
    ("volontariat service civique", Q("benevolat")),
    ("mon stage compte ?", Q("benevolat"), TERM("pmsmp")),
    ("tarif vae", Q("combien-ca-coute")),
    ("qui finance", Q("combien-ca-coute")),
    ("région aide financiere", Q("combien-ca-coute")),
    ("demandeuse d'emploi", Q("recherche-d-emploi"), TERM("france-travail")),
    ("contrat d'aprentissage", Q("alternance")),
    ("je suis fonctionnaire territoriale vae", TERM("agent-public"), Q("ou-demander")),
    ("formulaire cerfa 12818", Q("ou-demander"), TERM("cerfa")),
    ("recevabilité refusée", TERM("recevabilite")),
    ("mon ccp est il encore valable", Q("anciens-ccp")),
    ("ancien titre cip", Q("anciens-ccp"), OBTENIR("titre-revise")),
    ("dyslexique", Q("handicap")),
    ("salaires debutant", Q("combien-gagne-t-on")),
    ("contacter quelqu'un", Q("ou-s-adresser")),
    ("ou trouver un point relais conseil", TERM("point-relais-conseil")),
    ("test de positionnement", AUTO),
    ("mes forces et mes faiblesses", AUTO),
    ("je ne comprends pas le mot recevable", TERM("recevabilite")),
    ("mettre en place un atelier cv", C(9), C(10), TERM("atelier-thematique")),
    ("opco", Q("combien-ca-coute")),
    ("cherche formation conseillère insertion", Q("ou-se-former"), OBTENIR("formation")),
    ("je veux juste un ccp", Q("un-seul-ccp")),
    ("mes situations", SITUATIONS),
    ("imprimer ma fiche", SYNTHESE),
    ("sauvegarder mes réponses", DONNEES),
    ("effacer mes réponses", DONNEES, "confidentialite.html"),
    ("partager", DONNEES),
    ("envoyer mon resultat a ma conseillere", DONNEES, SYNTHESE),
    ("j'ai perdu mes reponses", DONNEES, "confidentialite.html"),
    ("mes points faibles", SYNTHESE, AUTO),
    ("raconter une expérience", SITUATIONS),
    ("questionnaire rapide", TOUR, AUTO),
    ("fautil payer lexamen", Q("combien-ca-coute")),
    ("projet de transition pro", Q("combien-ca-coute"), TERM("cep")),
    ("aprentisage cip", Q("alternance")),
    ("delai pour avoir le diplome", Q("combien-de-temps"), TERM("parchemin"), OBTENIR("documents")),
    ("refus jury", Q("recours"), Q("rien-obtenu")),
    ("reclamation examen", Q("recours")),
    (
        "jai arreté la formation en cours",
        TERM("parcours-discontinu"),
        OBTENIR("resultats/ccp-par-periodes"),
        OBTENIR("resultats/preciser-formation"),
        OBTENIR("arbre/index"),
    ),
    ("smic", Q("combien-gagne-t-on")),
    ("sourde interprete jury", Q("handicap")),
    ("diplome tunisien", Q("diplome-etranger")),
    (
        "apres le titre cip licence",
        OBTENIR("resultats/titre-obtenu"),
        TERM("niveau-5"),
        Q("diplome-etranger"),
    ),
    ("devenir jury", TERM("jury")),
    ("ECF", TERM("evaluations-en-cours-de-formation")),
    ("annales", Q("comment-se-passe-l-examen"), TERM("mise-en-situation-professionnelle")),
    ("auto entrepreneur vae", Q("assez-d-experience"), Q("benevolat")),
    ("mere au foyer", Q("benevolat"), Q("assez-d-experience")),
    ("vae collective", TERM("vae"), OBTENIR("vae"), Q("assez-d-experience"), Q("ou-demander")),
    ("secret professionnel", TERM("ethique"), C(5)),
    ("rgpd", C(5), "confidentialite.html", TERM("ecrit-professionnel")),
    ("sans internet", "hors-ligne.html"),
    ("mes données personnelles", "confidentialite.html", DONNEES),
    ("lecteur d'écran", "accessibilite.html"),
    (
        "c est quoi la difference entre vae et formation",
        OBTENIR("vae"),
        OBTENIR("formation"),
        OBTENIR("index"),
        TERM("vae"),
        Q("formation-obligatoire"),
    ),
    ("cned", Q("ou-se-former")),
    ("qui corrige le dossier", TERM("jury"), Q("qui-decide"), TERM("dp")),
    ("piece d'identité", Q("comment-s-inscrire"), Q("comment-se-passe-l-examen")),
    (
        "ccp obtenu en 2015",
        Q("anciens-ccp"),
        OBTENIR("titre-revise"),
        OBTENIR("resultats/titre-revise"),
        OBTENIR("resultats/identifier-version"),
    ),
    (
        "attestation de travail experience",
        Q("assez-d-experience"),
        Q("ou-demander"),
        OBTENIR("resultats/verifier-experience"),
    ),
    (
        "fiche de paie preuve vae",
        Q("assez-d-experience"),
        Q("ou-demander"),
        OBTENIR("resultats/verifier-experience"),
    ),
    ("ca veut dire quoi autonomie", AUTO, TERM("repere"), TOUR),
    ("comment envoyer ma grille a mon formateur", DONNEES),
    ("continuer sur un autre pc", DONNEES),
    ("anonymiser", SITUATIONS, TERM("ethique")),
    ("reprendre ou j'en etais", AUTO, TOUR, DONNEES, SYNTHESE),
    ("numerique illectronisme", C(1), TERM("service-dematerialise")),
    ("compte france vae", TERM("france-vae"), Q("ou-demander")),
    ("pdf de mes reponses", SYNTHESE, DONNEES),
    ("le jury m'a mis non validé", Q("rien-obtenu"), Q("reussite-partielle")),
    ("certificat etranger", Q("diplome-etranger")),
    ("note minimum", Q("qui-decide"), Q("comment-se-passe-l-examen"), TERM("jury")),
    ("mediateur", Q("rien-obtenu"), C(14), Q("ou-s-adresser")),
    ("qui appeler pour ma vae", Q("ou-s-adresser"), TERM("point-relais-conseil")),
    ("allocation formation", Q("combien-ca-coute"), TERM("france-travail")),
    ("bc01", TERM("bloc-de-competences"), AT(1), TITLE),
    ("titre pro ou diplome", TERM("titre-professionnel"), TERM("niveau-5")),
    ("job coaching", C(14), C(8)),
    ("montrer a ma tutrice", DONNEES, SYNTHESE),
    ("combien de questions", TOUR, AUTO),
    ("je travail en esat", Q("handicap"), TITLE, C(14), Q("assez-d-experience")),
    (
        "je n'ai jamais travaillé dans l'insertion",
        Q("faut-il-un-diplome"),
        Q("assez-d-experience"),
        OBTENIR("resultats/commencer"),
        Q("formation-obligatoire"),
        OBTENIR("formation"),
        OBTENIR("arbre/index"),
    ),
    ("remboursement deplacement", Q("combien-ca-coute")),
    ("test d'entrée formation", Q("faut-il-un-diplome")),
    ("quelle demarche pour moi", OBTENIR("arbre/index")),
    ("sources du site", "titres/cip/sources.html", "a-propos.html"),
    ("seulement le ccp1", Q("un-seul-ccp"), AT(1)),
    ("remettre a zero", DONNEES),
    ("imprimer ma synthese", SYNTHESE),
    ("transferer mes reponses sur mon tel", DONNEES),
    ("contact du site", "a-propos.html", Q("ou-s-adresser")),
    ("pk j'ai pas eu mon ccp", Q("reussite-partielle")),
    ("jai foirer loral", Q("rien-obtenu")),
    ("est ce que je doit quitter mon travail", OBTENIR("vae")),
    ("peut on faire la vae en travaillant", OBTENIR("vae"), TERM("vae")),
    ("report examen", TERM("session-d-examen")),
    ("j'ai pas reçu ma convoc", TERM("session-d-examen")),
    ("changer de centre", TERM("centre-agree")),
    ("quoi mettre dans le dp", Q("combien-de-pages")),
    ("annexe obligatoire", Q("combien-de-pages")),
    ("comment s'habiller pour le jury", Q("comment-se-passe-l-examen")),
    ("power point jury", Q("comment-se-passe-l-examen")),
    ("questions pieges", Q("comment-se-passe-l-examen")),
    ("conseils pour reussir", Q("preparer-l-entretien")),
    ("l'examen est en visio ?", Q("comment-se-passe-l-examen")),
    ("garder mes reponse sur clé usb", DONNEES),
    ("supprimer mon compte", DONNEES),
    ("age limite", Q("faut-il-un-diplome")),
    ("je suis mineur", Q("faut-il-un-diplome")),
    ("casier judiciaire", Q("faut-il-un-diplome")),
    ("fle", Q("faut-il-un-diplome"), Q("diplome-etranger")),
    ("dossier rejeté", TERM("recevabilite")),
    ("titre valable combien de temps", TITLE),
    ("combien de ccp", TITLE),
    ("liste des competences", TITLE),
    ("les 15 compétences", TITLE),
    ("reactualisation du titre", OBTENIR("titre-revise")),
    ("comment noter mes stagiaires", "titres/cip/formateur/index.html"),
    ("projeter", "titres/cip/formateur/projeter.html"),
    ("projection en classe", "titres/cip/formateur/projeter.html"),
    ("grille excel", "titres/cip/formateur/outils.html"),
    ("ccp valable combien de temps", Q("anciens-ccp")),
    ("formation le soir", Q("ou-se-former")),
    ("reprise d'etudes", Q("ou-se-former"), TERM("cep")),
    ("telecharger referentiel pdf", TERM("reac")),
    ("posture", C(11)),
    ("ecoute active", C(2)),
    ("entretien motivationnel", C(2)),
    ("cohésion de groupe", C(10)),
    ("aci", TERM("siae")),
    ("mode sombre", "accessibilite.html"),
    ("slt comment on devient cip", TITLE, TERM("cip")),
    ("cb sa coute la formation", Q("combien-ca-coute")),
    ("g 10 ans dexperience", Q("assez-d-experience")),
    ("ke faire apré échec", Q("rien-obtenu")),
    ("mise en situatoin", TERM("mise-en-situation-professionnelle")),
    ("recevabiliter", TERM("recevabilite")),
    ("dosier pro", TERM("dp")),
]


def open_search(page: Page) -> Locator:
    page.get_by_role("button", name="Rechercher", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    return dialog


def first_result(dialog: Locator, query: str) -> str:
    """Type over what is there; old results are emptied first: the answer is to this query."""
    field, links = (
        dialog.get_by_role("searchbox"),
        dialog.get_by_role("listitem").get_by_role("link"),
    )
    field.fill("")
    expect(links).to_have_count(0)
    field.fill(query)
    links.first.wait_for(timeout=3000)
    return links.first.get_attribute("href") or ""


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def found_for(page: Page, site_url: str, queries: list[str]) -> list[list[str]]:
    """The addresses of the answers to each query, all asked at once of the engine of the page."""
    page.goto(site_url)
    first_result(open_search(page), "jury")
    found: list[list[str]] = page.evaluate(
        "queries => { const search = Referentiel.createMoteur(Referentiel.index.entrees);"
        " return queries.map(query => search(query, 3).results.map(({ url }) => url)); }",
        queries,
    )
    return found


def test_the_right_page_comes_first_and_questions_are_answered(page: Page, site_url: str) -> None:
    asked = [query for query, *_ in (*QUERIES, *ASKED)]
    found = dict(zip(asked, found_for(page, site_url, asked), strict=True))
    wrong = [f"« {q} » : {url}, pas {found[q]}" for q, url in QUERIES if found[q][:1] != [url]]
    for query, *expected in ASKED:
        pages = {url.partition("#")[0] for url in found[query]}
        if not set(expected) & (pages | set(found[query])):
            wrong.append(f"« {query} » : l’une de {expected}, pas {found[query]}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_words_are_given_only_to_what_the_search_holds(site_dir: Path, cip: Referentiel) -> None:
    index = (site_dir / "recherche-index.js").read_text("utf-8")
    named = mots.synonymes(cip)
    assert [address for address in named if f'"url":"{address}"' not in index] == []


def test_each_result_says_its_page_and_no_page_comes_twice(page: Page, site_url: str) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    first_result(dialog, "dates des sessions au centre agréé")
    results = dialog.get_by_role("listitem").get_by_role("link")
    texts = results.all_inner_texts()
    assert len(texts) == len(set(texts)) > 3
    for link in results.all():
        href = link.get_attribute("href") or ""
        if "#" in href:
            assert "\n" in link.inner_text(), "a part of a page is named with its page"
    outcomes = [h for a in results.all() if "/resultats/" in (h := a.get_attribute("href") or "")]
    assert len({h.partition("#")[0] for h in outcomes}) == len(outcomes)


def test_results_show_only_words_of_the_page_they_lead_to(
    page: Page, site_url: str, site_dir: Path
) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    for query in ("conseillere competences", "ateliers", "C6", "preuves professionnels"):
        first_result(dialog, query)
        results = dialog.locator("li").evaluate_all(
            "all => all.map(li => [li.querySelector('a').href, li.innerText])"
        )
        for href, text in results:
            path = unquote(urlsplit(href.removeprefix(site_url)).path)
            seen = re.sub(r"<[^>]+>", " ", (site_dir / path).read_text(encoding="utf-8"))
            assert words(text) <= words(unescape(seen)), (query, href)


def test_found_words_are_marked_as_written_on_the_page(page: Page, site_url: str) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    first_result(dialog, "competence employeur")
    marked = {text.lower() for text in dialog.locator("mark").all_inner_texts()}
    assert {"compétences", "employeurs"} <= marked
    assert "insertion" not in marked


def test_the_dialog_is_named_and_says_the_number_of_results(page: Page, site_url: str) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    assert dialog.evaluate(
        "d => document.getElementById(d.getAttribute('aria-labelledby')).innerText"
    )
    expect(page.get_by_role("searchbox", name="Que cherchez-vous")).to_be_focused()
    status = dialog.get_by_role("status")
    expect(status).to_have_count(1)
    expect(status).to_have_text("")
    page.keyboard.type("veille")
    shown = dialog.get_by_role("listitem")
    expect(status).to_have_text(re.compile(r"^\d+ résultats?$"))
    assert int((status.text_content() or "").split()[0]) == shown.count()
    dialog.get_by_role("searchbox").fill("")
    expect(status).to_have_text("")
    expect(shown).to_have_count(0)


def test_keyboard_alone(page: Page, site_url: str) -> None:
    page.goto(site_url)
    opener = page.get_by_role("button", name="Rechercher", exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    page.keyboard.type("atelier")
    links = dialog.get_by_role("listitem").get_by_role("link")
    expect(links.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("list", name="Résultats")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # the first one may only empty the field
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_enter_leads_to_the_list_and_a_chosen_result_leaves_no_trace(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + TITLE)
    dialog = open_search(page)
    page.keyboard.type("pratiques")
    page.keyboard.press("Enter")  # at once, before the count is said
    expect(dialog.get_by_role("list", name="Résultats")).to_be_focused()
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"^\d+ résultats?$"), timeout=400)
    page.keyboard.press("Enter")
    assert page.url == site_url + TITLE
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: TITLE not in url)
    assert "pratiques" not in page.url
    stored = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, document.cookie])"
    )
    assert "pratiques" not in stored


def test_keys_of_a_word_being_composed_do_nothing(page: Page, site_url: str) -> None:
    page.goto(site_url + TITLE)
    dialog = open_search(page)
    first_result(dialog, "atelie")
    field = dialog.get_by_role("searchbox")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "r", "selectionStart": 1, "selectionEnd": 1})
    for key in ("ArrowDown", "Enter", "ArrowUp"):
        page.keyboard.press(key)
        expect(field).to_be_focused()
    keyboard.send("Input.insertText", {"text": "r"})
    # Safari ends a composition before it says the key that did, with the number of no key.
    refused = field.evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown',"
        " { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))"
    )
    assert refused is False
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("list", name="Résultats")).to_be_focused()


def test_a_count_never_stands_over_another_list(page: Page, site_url: str) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    status = dialog.get_by_role("status")
    page.keyboard.type("veille")
    expect(status).to_have_text(re.compile("résultat"))
    page.keyboard.type("x")
    assert (status.text_content() or "") == ""
    expect(status).not_to_be_empty()


def test_a_result_on_the_same_page_closes_the_dialog(page: Page, site_url: str) -> None:
    page.goto(site_url + "titres/cip/glossaire.html")
    dialog = open_search(page)
    first_result(dialog, "vae")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossaire.html#vae")
    expect(dialog).to_be_hidden()
    expect(page.locator("#vae")).to_be_in_viewport()


def test_without_result_words_alike_the_questions_and_where_to_ask(
    page: Page, site_url: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(site_url + C(6))
    dialog = open_search(page)
    page.keyboard.type("xylophone")
    status, tries = dialog.get_by_role("status"), dialog.locator(".recherche-proches button")
    expect(status).to_contain_text("Aucun résultat")
    expect(tries.first).to_be_visible()
    proposed = tries.all_inner_texts()
    assert len(proposed) <= 3
    assert all(word in (status.text_content() or "") for word in proposed)
    assert dialog.evaluate("d => d.scrollWidth <= d.clientWidth")
    page.keyboard.press("Tab")
    expect(tries.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    expect(dialog.get_by_role("searchbox")).to_have_value(proposed[0])
    expect(dialog.get_by_role("list", name="Résultats").get_by_role("link").first).to_be_visible()
    for name, address in (
        ("liste des questions", OBTENIR("questions")),
        ("à qui demander", OBTENIR("questions") + "#ou-s-adresser"),
        ("toutes les pages", "recherche.html"),
    ):
        dialog.get_by_role("searchbox").fill("xylophone")
        dialog.get_by_role("link", name=name).click()
        page.wait_for_url("**/" + address)
        page.goto(site_url + C(6))
        dialog = open_search(page)


def test_a_word_proposed_looks_like_the_one_typed_and_has_an_answer(
    page: Page, site_url: str
) -> None:
    page.goto(site_url)
    first_result(open_search(page), "jury")
    found = page.evaluate(
        "queries => { const search = Referentiel.createMoteur(Referentiel.index.entrees);"
        " return queries.map(query => { const { total, proches } = search(query, 3);"
        " return total > 0 || proches.some(w => search(w, 1).total === 0) ? null : proches; }); }",
        ["vea", "xylophone", "zzzz", "wxcvbn", "fdsjklm", "12345", "qwertyuiop"],
    )
    assert found[0] == ["VAE"] and 0 < len(found[1]) <= 3
    assert found[2:] == [[]] * 5


def test_some_of_the_words_is_said_to_be_partial(page: Page, site_url: str) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    page.keyboard.type("xylophone veille")
    expect(dialog.get_by_role("status")).to_contain_text("Aucune page n’a tous ces mots")
    expect(dialog.get_by_role("listitem").first).to_be_visible()


def test_an_index_that_does_not_load_is_said_and_can_be_tried_again(
    page: Page, site_url: str
) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.goto(site_url)
    page.route("**/recherche-index.js", refuse)
    dialog = open_search(page)
    expect(dialog.get_by_role("status")).to_contain_text("n’a pas pu se charger")
    expect(dialog.get_by_role("link", name="toutes les pages")).to_be_visible()
    page.unroute("**/recherche-index.js", refuse)
    page.keyboard.press("Escape")
    dialog = open_search(page)
    assert first_result(dialog, "C06").endswith(C(6))


def test_an_index_missing_from_a_folder_is_no_matter_of_waiting(page: Page, site_dir: Path) -> None:
    page.route("**/recherche-index.js", lambda route: route.abort())
    page.goto((site_dir / C(6)).as_uri())
    status = open_search(page).get_by_role("status")
    expect(status).to_contain_text("manque à ce dossier")
    expect(status).not_to_contain_text("dans un instant")


def test_nothing_is_loaded_before_the_first_opening(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url)
    assert not [url for url in asked if "recherche-mo" in url or "recherche-index" in url]
    first_result(open_search(page), "C06")
    assert [url for url in asked if "recherche-index" in url]


def test_the_search_page_searches_in_place(page: Page, site_url: str) -> None:
    page.goto(site_url + "recherche.html")
    panel = page.get_by_role("main").get_by_role("search")
    panel.get_by_role("searchbox").fill("reac")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(re.compile("résultat"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("list", name="Résultats")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/" + TERM("reac"))


def test_without_javascript_a_link_leads_to_the_list_of_all_pages(
    browser: Browser, site_url: str, site_dir: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site_url + C(6))
    plain.get_by_role("link", name="Rechercher", exact=True).first.click()
    plain.wait_for_url("**/recherche.html")
    listed = {
        str(href).removeprefix(site_url)
        for href in plain.get_by_role("navigation", name="Toutes les pages")
        .get_by_role("link")
        .evaluate_all("links => links.map(link => link.href)")
    }
    context.close()
    built = {
        file.relative_to(site_dir).as_posix()
        for file in site_dir.rglob("*.html")
        if file.name != "404.html"
        and "noindex" not in file.read_text(encoding="utf-8")
        and file.parent.name != "resultats"  # reached through the decision tree
    }
    # One leads to the next: the menu has the first.
    suite = {p for p in built if re.search(r"/auto-evaluation/c(?!01)\d+\.html$", p)}
    assert suite
    assert listed == built - suite


def test_from_a_folder_on_a_stick(page: Page, site_dir: Path) -> None:
    faults: list[str] = []
    page.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: faults.append(lisible(error, site_dir)))
    page.goto((site_dir / C(6)).as_uri())
    first_result(open_search(page), "pmsmp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_dir.as_uri()}/{TERM('pmsmp')}")
    assert faults == []


@pytest.mark.parametrize("path", [TITLE, "recherche.html"])
def test_narrow_screen(page: Page, site_url: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 480})
    page.goto(site_url + path)
    dialog = open_search(page)
    first_result(dialog, "insertion professionnelle")
    assert dialog.evaluate("d => d.scrollWidth <= d.clientWidth && d.clientWidth <= innerWidth")
    close = dialog.get_by_role("button", name="Fermer")
    expect(close).to_be_in_viewport()
    close.click()
    expect(dialog).to_be_hidden()


# --- The modules apart, on text of our own --------------------------------------------------------


@pytest.fixture
def engine_page(page: Page) -> Page:
    page.goto("about:blank")
    for name in (
        "recherche-mots.js",
        "recherche-texte.js",
        "recherche-lexique.js",
        "recherche-indexeur.js",
        "recherche-moteur.js",
    ):
        page.add_script_tag(path=JS / name)
    return page


INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e"

SAME = [
    ("compétences", "COMPETENCE"),
    ("conseiller·ère·s", "conseillères"),
    ("candidat(e)s", "candidate"),
    ("professionnelles", "professionnel"),
    ("formatrices", "formateur"),
    ("employeuse", "employeurs"),
    ("travaux", "travail"),
    ("niveaux", "niveau"),
    ("sociaux", "social"),
    ("publiques", "publics"),
    ("actives", "actif"),
    ("validées", "validé"),
    ("œuvre", "oeuvres"),
    ("e\u0301preuve", "\u00e9preuve"),
    ("l’entretien", "entretiens"),
    ("jusqu'à l'évaluation", "evaluation"),
    ("la VAE", "vae"),
    ("qu’est-ce que le REAC\u202f?", "reac"),
    ("C06", "c 6"),
    ("CCP 1", "ccp1"),
    ("TP-00403", "tp 403"),
    ("C03-2", "c3 - 2"),
    ("L. 335-5", "l 335-5"),
    # Sigles letter by letter.
    *(
        (f"{avant}{sigle}{apres}", "vae")
        for avant in ("", "la ", "(")
        for apres in ("", " !")
        for sigle in ("V.A.E.", "V.A.E", "v.a.e.", "V. A. E.", "V A E", "V\u00a0A\u00a0E", "v a e")
    ),
    ("R.N.C.P. 37274", "rncp37274"),
    ("T.P. 403", "TP-00403"),
    ("l’A.T.", "AT"),
    ("D P", "DP"),
    # What nobody sees, and what a copied text brings.
    *((f"compé{signe}tence{signe}s", "competence") for signe in INVISIBLE),
    *((f"V{signe}AE", "vae") for signe in INVISIBLE),
    *((f"l{signe}’entretien", "entretien") for signe in INVISIBLE),
    *((f"C{signe}06", "c6") for signe in INVISIBLE),
    *((f"l{signe}entretien", "entretien") for signe in "'’‘‛ʼʹ′`´＇"),
    *((f"savoir{signe}faire", "savoir-faire") for signe in "\u2010\u2011\u2013\u2212"),
    *((f"C03{signe}2", "c3-2") for signe in "\u2010\u2011\u2013\u2212"),
    ("pro\ufb01l", "profil"),
    ("\uff23\uff10\uff16", "c6"),
    ("conseiller·ère\u200b·s", "conseillères"),
]
DIFFERENT = [
    ("évaluation", "évolution"),
    ("C1", "C11"),
    ("C03-2", "C32"),
    ("VAE", "VAP"),
    ("emploi", "employeur"),
    ("cas", "ça"),
    ("il y a un jury", "ya jury"),
    ("candidat.e.s", "candidat es"),
    ("à y a", "aya"),
]


def test_forms_of_a_word_are_one(engine_page: Page) -> None:
    keys = "pairs => pairs.map(pair => pair.map(text => Referentiel.texte.key(text)))"
    same = engine_page.evaluate(keys, [list(pair) for pair in SAME])
    assert [pair for pair, (a, b) in zip(SAME, same, strict=True) if a != b or not a] == []
    different = engine_page.evaluate(keys, [list(pair) for pair in DIFFERENT])
    assert [pair for pair, (a, b) in zip(DIFFERENT, different, strict=True) if a == b] == []


def search(engine_page: Page, entrees: list[dict[str, str]], query: str) -> Any:
    return engine_page.evaluate(
        "([entrees, query]) => Referentiel.createMoteur(entrees)(query, 30)",
        [entrees, query],
    )


def urls(answer: Any) -> list[str]:
    return [result["url"] for result in answer["results"]]


def shown(segments: list[dict[str, Any]]) -> str:
    return "".join(f"[{s['texte']}]" if s["marque"] else s["texte"] for s in segments)


def test_what_is_named_so_comes_before_what_talks_about_it(engine_page: Page) -> None:
    entrees = [
        {"url": "a.html", "titre": "Jury, jury et jury", "texte": "jury jury jury"},
        {"url": "g.html", "titre": "Glossaire", "texte": ""},
        {
            **{"url": "g.html#jury", "titre": "Jury", "genre": "terme"},
            **{"texte": "Des professionnels qui évaluent."},
        },
        {"url": "j.html", "titre": "Le déroulé", "texte": "Le jour venu.", "alias": "JURY | J1"},
    ]
    assert urls(search(engine_page, entrees, "les jurys")) == ["j.html", "g.html#jury", "a.html"]
    assert urls(search(engine_page, entrees, "J 1"))[0] == "j.html"


def test_answers_come_before_outcomes_and_synonyms_are_not_shown(engine_page: Page) -> None:
    entrees = [
        {"url": "i.html", "titre": "Après un échec au jury", "texte": "", "genre": "issue"},
        {"url": "i.html#suite", "titre": "La suite", "texte": "Un échec.", "genre": "issue"},
        {"url": "q.html", "titre": "Questions", "texte": ""},
        {
            **{"url": "q.html#rien", "titre": "Je n’ai rien obtenu. Que faire ?"},
            **{"texte": "Demandez.", "genre": "question", "synonymes": "échec au jury | raté"},
        },
    ]
    answer = search(engine_page, entrees, "comment faire après un echec devant le jury")
    assert urls(answer) == ["q.html#rien", "i.html"]
    first = answer["results"][0]
    assert (shown(first["titre"]), first["page"]) == (entrees[3]["titre"], "Questions")
    assert "échec" not in shown(first["extrait"])
    part = search(engine_page, entrees, "la suite")["results"][0]
    assert (shown(part["titre"]), shown(part["section"])) == (entrees[0]["titre"], "La [suite]")


def test_two_synonyms_of_one_entry_are_not_one_answer(engine_page: Page) -> None:
    entrees = [
        {
            **{"url": "q.html#experience", "titre": "Ai-je assez d’expérience ?", "texte": ""},
            **{"genre": "question", "synonymes": "certificat de travail | séjour à l’étranger"},
        },
        {
            **{"url": "q.html#diplome", "titre": "Mon diplôme compte-t-il ?", "texte": ""},
            **{"genre": "question", "synonymes": "étranger | diplôme étranger"},
        },
    ]
    both = search(engine_page, entrees, "certificat étranger")
    assert (len(both["results"]), both["isPartial"]) == (2, True)
    assert not search(engine_page, entrees, "certificat travail")["isPartial"]


def test_the_page_a_section_is_in_helps_but_is_not_enough(engine_page: Page) -> None:
    entrees = [
        {"url": "c.html", "titre": "Contractualiser", "texte": "", "alias": "C06"},
        {"url": "c.html#traces", "titre": "Traces", "texte": "Un contrat daté."},
        {"url": "d.html", "titre": "Animer", "texte": ""},
        {"url": "d.html#traces", "titre": "Traces", "texte": "Un déroulé."},
    ]
    assert urls(search(engine_page, entrees, "c6 traces")) == ["c.html#traces"]
    assert urls(search(engine_page, entrees, "contractualiser")) == ["c.html"]


def test_spelling_is_forgiven_only_when_nothing_is_spelt_so(engine_page: Page) -> None:
    entrees = [
        {"url": "p.html", "titre": "Preuve", "texte": ""},
        {"url": "e.html", "titre": "Épreuve", "texte": ""},
    ]
    assert urls(search(engine_page, entrees, "epreuves")) == ["e.html"]
    assert urls(search(engine_page, entrees, "éprreuve")) == ["e.html"]


def test_some_of_the_words_when_no_entry_has_them_all(engine_page: Page) -> None:
    entrees = [{"url": "a.html", "titre": "Veille", "texte": "Lire, trier, partager."}]
    both = search(engine_page, entrees, "veilles partagé")
    assert (urls(both), both["isPartial"]) == (["a.html"], False)
    one = search(engine_page, entrees, "veille xylophone")
    assert (urls(one), one["isPartial"]) == (["a.html"], True)
    none = search(engine_page, entrees, "xylophone")
    assert (urls(none), none["isPartial"]) == ([], False)
    assert urls(search(engine_page, entrees, " ?! ")) == []


def test_the_excerpt_shows_where_the_words_are(engine_page: Page) -> None:
    before = "Un début sans rapport qui dure. " * 12
    texte = before + "Il prépare l’évaluation, puis les entretiens du jury." + " Une fin. " * 40
    answer = search(
        engine_page,
        [{"url": "a.html", "titre": "Évaluer", "texte": texte}],
        "evaluations entretien",
    )
    excerpt = shown(answer["results"][0]["extrait"])
    assert "l’[évaluation], puis les [entretiens] du jury" in excerpt
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")
    assert len(excerpt) < 230
    assert texte.find(excerpt.strip("… ").replace("[", "").replace("]", "")) > 0


def test_what_nobody_sees_in_a_page_hides_no_word(engine_page: Page) -> None:
    texte = "L’accom\u00adpagne\u200bment vers la V.A.E. et le R\u202fN\u202fC\u202fP."
    entrees = [{"url": "a.html", "titre": "Voies", "texte": texte}]
    for query in ("accompagnement vae", "VAE rncp", "r.n.c.p.", "accompa\ufeffgnements"):
        assert urls(search(engine_page, entrees, query)) == ["a.html"], query
    answer = search(engine_page, entrees, "accompagnement vae")
    assert "[V.A.E]" in shown(answer["results"][0]["extrait"])


def test_under_its_own_name_an_entry_is_read_from_its_first_words(engine_page: Page) -> None:
    texte = "Une façon d’obtenir un titre par l’expérience. " * 8 + "Voir aussi : France VAE."
    entrees = [{"url": "g.html#vae", "titre": "VAE", "texte": texte}]
    excerpt = shown(search(engine_page, entrees, "vae")["results"][0]["extrait"])
    assert excerpt.startswith("Une façon")
    excerpt = shown(search(engine_page, entrees, "vae france")["results"][0]["extrait"])
    assert excerpt.endswith("[France] [VAE].")


def test_names_that_objects_have_are_words_like_others(engine_page: Page) -> None:
    entrees = [{"url": "a.html", "titre": "Constructor", "texte": "__proto__ toString <b>gras</b>"}]
    for query in ("constructor", "__proto__", "tostring", "gras"):
        assert urls(search(engine_page, entrees, query)) == ["a.html"], query
    assert urls(search(engine_page, entrees, "hasownproperty")) == []


def test_the_tables_are_long_enough() -> None:
    assert len({query for query, _ in QUERIES}) == len(QUERIES) >= 40
    assert len({query for query, *_ in ASKED}) == len(ASKED) >= 100
    assert {C(n) for n in range(1, 16)} <= {url for _, url in QUERIES}
