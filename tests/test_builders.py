"""Any builder can be given the project: a configuration file says it all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.builders import builder_config, run_mkdocs
from generator.problem import GeneratorError


def test_the_configuration_is_the_project_s_own_with_the_navigation(tmp_path: Path) -> None:
    path, text = builder_config(tmp_path, "mini", [{"Accueil": "index.md"}])
    config = json.loads(text)
    assert path == tmp_path / "build" / "mkdocs.mini.yml"
    assert config["nav"] == [{"Accueil": "index.md"}]
    assert config["hooks"] == []
    for key in ("INHERIT", "docs_dir"):
        target = (path.parent / config[key]).resolve()
        assert target.is_relative_to(tmp_path)
        assert target != path.parent


def test_what_the_builder_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("[x](nulle-part.md)\n", "utf-8")
    config = {"site_name": "x", "strict": True, "plugins": []}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    with pytest.raises(GeneratorError, match="nulle-part"):
        run_mkdocs(tmp_path / "mkdocs.yml", tmp_path / "site")
