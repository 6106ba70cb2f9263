"""Whoever writes a template reads what is wrong in it in French, with the word that is wrong."""

from __future__ import annotations

import re

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError

from generator.words.template_words import in_french

MACRO = "{% from 'macro' import signe %}"
ENVIRONMENT = Environment(
    undefined=StrictUndefined,
    autoescape=True,
    loader=DictLoader({"macro": "{% macro signe(code) %}{{ code }}{% endmacro %}"}),
)


@pytest.mark.parametrize(
    ("template", "word"),
    [
        ("{{ oubli.mot }}", "oubli"),
        ("{{ titre.oubli }}", "oubli"),
        ('{{ "l\'un".oubli }}', "oubli"),
        ("{{ none.oubli }}", "oubli"),
        ("{{ [1][3] }}", "3"),
        ("{{ oubli", "}}"),
        ("{{ un oubli }}", "oubli"),
        ("{{ titre } }}", "}"),
        ("{{ (titre }}", ")"),
        ("{{ titre | }}", "}}"),
        ("{{ titre. }}", "point"),
        ("{{ }}", "}}"),
        ("{{ l'été }}", "'"),
        ("{{ titre | oubli }}", "oubli"),
        ("{{ titre is oubli }}", "oubli"),
        ("{% oubli %}", "oubli"),
        ("{% %}", "{%"),
        ("{# oubli", "#}"),
        ("{% if titre %}", "endif"),
        ("{% if titre %}{% for x in titre %}{% endif %}", "endfor"),
        ("{% endif %}", "endif"),
        ("{% if titre = 3 %}{% endif %}", "="),
        ("{% if titre && 3 %}{% endif %}", "&"),
        ("{% for x dans titre %}{% endfor %}", "dans"),
        ("{% for x in 3 %}{% endfor %}", "liste"),
        ("{% block a-b %}{% endblock %}", "bloc"),
        ("{% block un %}{% endblock %}{% block un %}{% endblock %}", "un"),
        ("{% block un %}{{ super() }}{% endblock %}", "un"),
        ("{% from 'macro' import oubli %}{{ oubli() }}", "oubli"),
        (MACRO + "{{ signe() }}", "code"),
        (MACRO + "{{ signe(1, 2) }}", "1"),
        (MACRO + "{{ signe(oubli=2) }}", "oubli"),
        ("{{ 1 / 0 }}", "zéro"),
        ("{{ 'x'() }}", "parenthèses"),
    ],
)
def test_what_is_wrong_is_said_in_french(template: str, word: str) -> None:
    with pytest.raises((TemplateError, TypeError, ArithmeticError)) as caught:
        ENVIRONMENT.from_string(template).render(titre={})
    said = in_french(caught.value)
    assert word in said
    assert not re.search(r"\b(?:the|is|was|got|expected|named|block|has|object)\b|anglais", said)


def test_what_is_seldom_said_is_quoted_and_said_to_be_english() -> None:
    """Better than nothing to whoever looks it up."""
    said = in_french(TypeError("do_replace() missing 1 argument"))
    assert "anglais" in said and "« do_replace() missing 1 argument »" in said
