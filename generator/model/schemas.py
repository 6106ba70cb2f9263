"""JSON Schemas of the models, for people who do not read the code: nothing in them is English."""

from __future__ import annotations

from typing import Any, Final

_NAMED: Final = ("$defs", "properties")
"""Keys of a JSON Schema under which keys are names, each with its own schema."""


def without_docstrings(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without what pydantic takes from the code: names of fields made `title`, and
    docstrings of models, which are in English. The descriptions of fields stay.
    """
    own = _of_model(schema)
    return {key: _read(key, value) for key, value in own.items()}


def _of_model(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key not in ("title", "description")}


def _read(key: str, value: Any) -> Any:
    if key in _NAMED and isinstance(value, dict):
        is_model = key == "$defs"
        parts = {name: _of_model(part) if is_model else part for name, part in value.items()}
        return {name: _untitled(part) for name, part in parts.items()}
    return _untitled(value)


def _untitled(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_untitled(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _read(key, value) for key, value in schema.items() if key != "title"}
