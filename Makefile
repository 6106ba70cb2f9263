# Les commandes du projet. `make help` les liste.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site liens check zip paquet serve textes vite test moteurs bench lint export lock propre

ADRESSE ?= 127.0.0.1:8000
BUILDER ?= mkdocs
OPTIONS ?=
TITRES ?= 10
PY := .venv/bin/python
SCRIPTS := site_src/docs/assets/js site_src/docs/sw.js benchmarks/sonde.js generator/serve
OUTILS := tests/outils/node_modules/.package-lock.json
LIGHTHOUSE := benchmarks/node_modules/.package-lock.json
INSTALLER := -m pip install --quiet --quiet --disable-pip-version-check --no-input --require-hashes
VERROUILLER := -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml

# Lance un script du projet, même dans une copie de travail dont Windows a changé les fins de ligne.
SCRIPT = sh -c "$$(tr -d '\r' <$(1))" $(1)

# Les tests se partagent entre plusieurs processus (tests/repartition.py) ; OPTIONS=-n0 : un seul.
PYTEST := $(PY) -m pytest -n auto --no-loadscope-reorder

define LINT_PYTHON
@$(PY) -m ruff check --quiet .
@$(PY) -m ruff format --quiet --diff .
@$(PY) -m mypy --no-error-summary
endef

# La bannière de fin de vie du thème est connue (CONTRIBUTING.md) : inutile de la revoir à chaque fois.
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1
# Les tests lancent la commande cent fois : son code n’est compilé qu’une fois, même là où l’on y a renoncé.
export PYTHONDONTWRITEBYTECODE :=

# Un .venv qui ne démarre plus (Python mis à jour, dossier incomplet) est à refaire.
ifneq ($(shell $(PY) -c 'import pip' 2>/dev/null && echo oui),oui)
.venv/site.ok: A_REFAIRE
A_REFAIRE:
endif

help: ## afficher cette liste
	@echo "Commandes :"
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r nom texte; do \
	  printf '%-14s %s\n' "$$nom" "$$texte"; done

site: check $(if $(filter zensical properdocs,$(BUILDER)),.venv/$(BUILDER).ok) ## vérifier le référentiel et construire le site dans build/site (BUILDER=zensical, properdocs)
	@$(PY) -m generator build --builder $(BUILDER)

liens: .venv/site.ok ## suivre chaque lien du site construit
	@$(PY) -m generator liens

check: .venv/site.ok ## vérifier le référentiel, sans rien écrire
	@$(PY) -m generator check

zip: check ## construire la copie à lire sans réseau : build/<nom>-<version>-hors-ligne.zip
	@$(PY) -m generator zip

paquet: .venv/dev.ok ## faire le paquet à installer, qui donne la commande « referentiel » : build/<nom>-<version>.whl
	@rm -f build/*.whl
	@SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-315532800} $(PY) -m hatchling build --target wheel --directory build

serve: .venv/site.ok ## voir le site et ses changements en direct (ADRESSE=127.0.0.1:8000, BROUILLONS=oui)
	@$(PY) -m generator serve --adresse $(ADRESSE) $(if $(BROUILLONS),--brouillons)

textes: .venv/site.ok ## donner les textes d’aujourd’hui, à coller dans correspondances.yaml (ECRIRE=oui : le commencer)
	@$(PY) -m generator textes $(if $(ECRIRE),--ecrire)

vite: .venv/dev.ok ## vérifier l’essentiel avec Python seul, sans navigateur (OPTIONS="-k carte")
	$(LINT_PYTHON)
	@echo "Tests sans navigateur, sauf les plus longs (une à deux minutes avec deux cœurs)…"
	@$(PYTEST) --ignore=tests/navigateur --ignore=tests/moteurs -m "not long" $(OPTIONS)

test: lint $(OUTILS) .venv/zensical.ok ## tout vérifier : style, types, tests, trois navigateurs (OPTIONS="-k carte")
	@$(call SCRIPT,tests/outils/preparer.sh) pilote navigateur java moteurs
	@echo "Tests, dans trois navigateurs (de vingt à quarante minutes avec deux cœurs)…"
	@$(PYTEST) --durations=5 $(OPTIONS)

moteurs: .venv/dev.ok ## essayer le site dans Chromium, Firefox et WebKit (OPTIONS=entier : toute la matrice)
	@$(call SCRIPT,tests/outils/preparer.sh) pilote navigateur moteurs
	@echo "Chromium, Firefox, WebKit (environ six minutes)…"
	@$(PY) -m tests.moteurs $(OPTIONS)

bench: .venv/dev.ok $(LIGHTHOUSE) ## mesurer, et écrire benchmarks/RESULTATS.md (TITRES=100, OPTIONS="pages auto" : sans l’écrire)
	@$(call SCRIPT,tests/outils/preparer.sh) pilote navigateur
	@echo "Mesures (de trente à quarante minutes ; sur une machine au repos)…"
	@$(PY) -m benchmarks --titres $(TITRES) $(OPTIONS)

lint: .venv/dev.ok $(OUTILS) ## vérifier le style et les types du code, Python et JavaScript
	$(LINT_PYTHON)
	@tests/outils/node_modules/.bin/biome ci --colors=off --config-path=tests/outils $(SCRIPTS)
	@tests/outils/node_modules/.bin/tsc --project tests/outils/jsconfig.json

export: .venv/site.ok ## récrire les schémas, les icônes et referentiel/LISEZMOI.md
	@$(PY) -m generator export

lock: .venv/dev.ok ## refaire requirements/ (VERSIONS=--upgrade : prendre les dernières versions)
	@$(PY) $(VERROUILLER) $(VERSIONS) --output-file requirements/site.txt
	@$(PY) $(VERROUILLER) $(VERSIONS) --group dev --constraint requirements/site.txt --output-file requirements/dev.txt
	@$(PY) $(VERROUILLER) $(VERSIONS) --group zensical --constraint requirements/dev.txt --output-file requirements/zensical.txt
	@$(PY) $(VERROUILLER) $(VERSIONS) --group properdocs --constraint requirements/dev.txt --output-file requirements/properdocs.txt

propre: ## effacer tout ce qui se refait : .venv, site, caches
	@rm -rf .venv build site_src/docs/titres tests/outils/node_modules benchmarks/node_modules .mypy_cache .pytest_cache .ruff_cache
	@find generator tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/site.ok: requirements/site.txt
	@$(call SCRIPT,requirements/venv.sh)
	@echo "Installation de ce qui construit le site (une fois)…"
	@$(PY) $(INSTALLER) -r $<
	@touch $@

.venv/dev.ok: requirements/dev.txt .venv/site.ok
	@echo "Installation de ce qui vérifie le code (une fois)…"
	@$(PY) $(INSTALLER) -r $<
	@touch $@

.venv/zensical.ok: requirements/zensical.txt .venv/site.ok
	@echo "Installation de Zensical (une fois)…"
	@$(PY) $(INSTALLER) -r $<
	@touch $@

.venv/properdocs.ok: requirements/properdocs.txt .venv/site.ok
	@echo "Installation de ProperDocs (une fois)…"
	@$(PY) $(INSTALLER) -r $<
	@touch $@

$(OUTILS): tests/outils/package-lock.json
	@$(call SCRIPT,tests/outils/preparer.sh) npm
	@echo "Installation des vérificateurs de pages (une fois)…"
	@cd tests/outils && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

$(LIGHTHOUSE): benchmarks/package-lock.json
	@$(call SCRIPT,tests/outils/preparer.sh) npm
	@echo "Installation de Lighthouse (une fois)…"
	@cd benchmarks && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@
