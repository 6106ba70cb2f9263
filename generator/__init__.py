"""From the référentiel of a titre professionnel (YAML) to a static site.

`pipeline` reads from top to bottom in the order of a build; `cli`, `serve` and `mkdocs_plugin` call
it. The map of every room is in CONTRIBUTING.md, « The map, in English »: `tests/test_architecture`
holds it to the code. Nothing here knows a particular title.
"""
