#!/bin/sh
# Trouve ou installe ce que les tests demandent hors de Python : sh tests/outils/preparer.sh npm java pilote navigateur moteurs
# Sous Debian ou Ubuntu, en administrateur ou avec un sudo sans mot de passe, le paquet manquant est installé ; sinon une
# ligne dit quoi faire.
set -eu

existe() {
    command -v "$1" >/dev/null 2>&1
}

# paquet NOM… : installe des paquets Debian, sans bruit ; faux si ce n’est pas possible ici.
paquet() {
    existe apt-get || return 1
    if [ "$(id -u)" = 0 ]; then admin=env; elif sudo -n true 2>/dev/null; then admin='sudo -n env'; else return 1; fi
    echo "Installation de $* (une fois)…"
    journal=$(mktemp)
    if { $admin apt-get update &&
        $admin DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } \
        </dev/null >"$journal" 2>&1; then
        rm -f "$journal"
    else
        tail -n 5 "$journal" >&2
        rm -f "$journal"
        return 1
    fi
}

manque() {
    echo "$1" >&2
    exit 1
}

npm_present() {
    existe npm && existe node
}

java_present() {
    java -version >/dev/null 2>&1
}

navigateur_present() {
    if [ -n "${CHROMIUM:-}" ]; then
        [ -x "$CHROMIUM" ] || manque "CHROMIUM=$CHROMIUM : ce programme est introuvable."
        return 0
    fi
    existe chromium || existe chromium-browser || existe google-chrome || playwright_present
}

# Le même navigateur sans ses fenêtres : un tiers de calcul en moins pour les pages que l’on ouvre une à une. Il n’est que
# chez Debian, et n’est pas indispensable.
navigateur_leger() {
    [ -n "${CHROMIUM:-}" ] || existe chromium-headless-shell && return 0
    existe apt-cache && apt-cache show chromium-headless-shell >/dev/null 2>&1 || return 0
    paquet chromium-headless-shell 2>/dev/null || echo "Les tests se font sans lui, avec le Chromium entier."
}

firefox_present() {
    if [ -n "${FIREFOX:-}" ]; then
        existe "$FIREFOX" || manque "FIREFOX=$FIREFOX : ce programme est introuvable."
        return 0
    fi
    existe firefox-esr || existe firefox
}

webkit_present() {
    existe WebKitWebDriver && existe Xvfb
}

# Deux moteurs de plus. En intégration continue il les faut ; ailleurs, celui qui ne s’installe pas n’est pas essayé.
absent() {
    [ -n "${CI:-}" ] && manque "$1"
    echo "$1 Les tests se font sans lui." >&2
}

# Le pilote de Playwright est un Node.js complet ; sur un système minimal, une bibliothèque lui manque.
pilote_present() {
    .venv/bin/python -m playwright --version >/dev/null 2>&1
}

playwright_present() {
    .venv/bin/python - <<'FIN' 2>/dev/null
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    sys.exit(not Path(p.chromium.executable_path).exists())
FIN
}

telecharger_navigateur() {
    echo "Installation de Chromium par Playwright (une fois)…"
    .venv/bin/python -m playwright install chromium >/dev/null
}

for besoin in "$@"; do
    case $besoin in
        npm)
            npm_present || { paquet nodejs npm && npm_present; } ||
                manque "Il manque npm (Node.js 20 ou plus récent, https://nodejs.org/). Sous Debian ou Ubuntu : sudo apt install npm"
            ;;
        java)
            java_present || { paquet default-jre-headless && java_present; } ||
                manque "Il manque Java. Sous Debian ou Ubuntu : sudo apt install default-jre-headless"
            ;;
        pilote)
            pilote_present || { paquet libatomic1 && pilote_present; } ||
                manque "Il manque une bibliothèque au pilote du navigateur. Sous Debian ou Ubuntu : sudo apt install libatomic1"
            ;;
        navigateur)
            navigateur_present || { paquet chromium && navigateur_present; } || telecharger_navigateur ||
                manque "Il manque un navigateur. Installez Chromium, ou donnez le chemin du vôtre : CHROMIUM=/chemin make test"
            navigateur_leger
            ;;
        moteurs)
            firefox_present || { paquet firefox-esr && firefox_present; } || { paquet firefox && firefox_present; } ||
                absent "Il manque Firefox. Installez-le, ou donnez le chemin du vôtre : FIREFOX=/chemin make test."
            webkit_present || { paquet webkit2gtk-driver xvfb && webkit_present; } ||
                absent "Il manque WebKit. Sous Debian ou Ubuntu : sudo apt install webkit2gtk-driver xvfb."
            ;;
        *)
            manque "$besoin : besoin inconnu ; attendu : npm, java, pilote, navigateur, moteurs."
            ;;
    esac
done
