"""The scripts that hold no page element pass a type checker, which also sees what is never used."""

from __future__ import annotations

import json
import subprocess

from tests.navigateur.auto import DOSSIER, RACINE, SCRIPTS

OUTILS = RACINE / "tests" / "outils"


def test_the_scripts_pass_the_type_checker() -> None:
    tsc = OUTILS / "node_modules" / "typescript" / "bin" / "tsc"
    ran = subprocess.run(
        ["node", tsc, "-p", OUTILS / "jsconfig.json"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_type_checker_sees_every_one_of_them() -> None:
    config = json.loads((OUTILS / "jsconfig.json").read_text("utf-8"))
    vus = {(OUTILS / name).resolve() for name in config["files"] if name.endswith(".js")}
    assert vus == {(DOSSIER / f"{nom}.js").resolve() for nom in SCRIPTS}
