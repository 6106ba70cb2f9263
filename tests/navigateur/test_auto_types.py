"""The scripts that hold no page element pass a type checker, which also sees what is never used."""

from __future__ import annotations

import subprocess

from tests.navigateur.auto import RACINE

OUTILS = RACINE / "tests" / "outils"


def test_the_scripts_pass_the_type_checker() -> None:
    tsc = OUTILS / "node_modules" / "typescript" / "bin" / "tsc"
    ran = subprocess.run(
        ["node", tsc, "-p", OUTILS / "jsconfig.json"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
