"""`referentiel/LISEZMOI.md` explains every field, with an example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.drafting import nouveau
from generator.model import FICHIERS, Modele, Referentiel
from generator.upkeep.lisezmoi import lisezmoi, typeset
from tests.conftest import RACINE


def test_the_document_of_the_project_is_up_to_date(
    cip: Referentiel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(RACINE)  # where it is written from: its commands are those one types there
    assert (RACINE / "referentiel" / "LISEZMOI.md").read_text("utf-8") == lisezmoi(cip)


def test_every_field_of_every_model_is_explained(cip: Referentiel) -> None:
    sections = _sections(lisezmoi(cip))
    models = [m for m in _all_models() if m is not Referentiel and not _is_base(m)]
    assert len(models) > 15
    for model in models:
        rows = sections[_title(model)]
        assert list(rows) == list(model.model_fields), model.__name__
        for name, info in model.model_fields.items():
            assert info.description
            assert typeset(info.description) in rows[name][0]
            assert ("facultatif" in rows[name][2]) != info.is_required()


def test_every_simple_field_has_an_example(cip: Referentiel) -> None:
    for title, rows in _sections(lisezmoi(cip)).items():
        for name, (meaning, example, _) in rows.items():
            has_one = example.startswith("`") or "Voir `" in meaning
            assert has_one, f"{title}, {name} : ni valeur dans le premier titre, ni « examples »"


def test_an_example_is_of_that_very_field(tmp_path: Path) -> None:
    """A title just begun has no edition, no tree: nothing of what bears the same name elsewhere."""
    nouveau.explain(tmp_path)
    sections = _sections((tmp_path / "referentiel" / "LISEZMOI.md").read_text("utf-8"))
    examples = [row[1] for rows in sections.values() for row in rows.values()]
    assert [one for one in examples if re.search(r"\w+='|<\w+\.", one)] == []
    assert {sections["Edition"][key][1] for key in ("code", "textes")} == {""}
    assert sections["Enonce"]["source"][1] == "`fiche`"  # of all that rests on a source


def _sections(text: str) -> dict[str, dict[str, tuple[str, str, str]]]:
    """Section -> key -> (meaning, example, first cell)."""
    found: dict[str, dict[str, tuple[str, str, str]]] = {}
    place = title = ""
    for line in text.splitlines():
        if line.startswith("## "):
            place = line[3:].strip("`")
        elif line.startswith("### "):
            title = line[4:].strip("`")
            title = place if title == "Le fichier" else title
        elif row := re.fullmatch(r"\| (`(\w+)`.*?) \| (.*) \| (.*) \|", line):
            found.setdefault(title, {})[row[2]] = (row[3], row[4], row[1])
    return found


def _title(model: type[Modele]) -> str:
    files = {"titre": "titre.yaml", "activite": "activites/<nom>.yaml"}
    files |= {"voies": "obtention/voies.yaml", "glossaire": "glossaire.yaml"}
    files |= {"arbre": "obtention/arbre.yaml", "auto-evaluation": "auto-evaluation.yaml"}
    files["adresses"] = "adresses.yaml"
    files["correspondances"] = "correspondances.yaml"
    kind = next((kind for kind, m in FICHIERS.items() if m is model), "")
    return files.get(kind, model.__name__)


def _all_models(base: type[Modele] = Modele) -> list[type[Modele]]:
    return [m for child in base.__subclasses__() for m in [child, *_all_models(child)]]


def _is_base(model: type[Modele]) -> bool:
    """Used only through the models that extend it, or to publish."""
    return model.__name__.startswith("_") or model.__name__ in ("Appui", "Publication")
