"""The joined files as browsers and tools take them: the same code, faults at their place."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from generator.finishing.lots import joined
from generator.ground.lots import LOTS
from tests.navigateur.auto import RACINE
from tests.pile import lieux, lisible, relire

DOCS = RACINE / "site_src" / "docs"
GRILLE = "titres/cip/auto-evaluation/index.html"
SAME_CODE = """
const [ts, site] = [require(process.argv[1]), process.argv[2]];
const {SourceMap} = require('node:module');
const {readFileSync} = require('node:fs');
const options = {target: ts.ScriptTarget.ESNext, removeComments: true};
const code = (text) => ts.transpileModule(text, {compilerOptions: options}).outputText;
const found = {autre: [], perdues: [], sources: 0};
for (const lot of JSON.parse(readFileSync(0, 'utf8'))) {
  const text = readFileSync(`${site}/${lot}`, 'utf8');
  const carte = JSON.parse(readFileSync(`${site}/${lot}.map`, 'utf8'));
  const lue = new SourceMap(carte);
  const lines = text.split('\\n');
  const back = carte.sourcesContent.map((t) => t.split('\\n').map(() => ''));
  lines.forEach((line, n) => {
    const {generatedLine, originalSource, originalLine} = lue.findEntry(n, 0);
    if (generatedLine !== n) return;  // Of no source.
    const source = carte.sources.findIndex((name) => originalSource.endsWith(name));
    const own = carte.sourcesContent[source].split('\\n')[originalLine].trimStart();
    const [bare, mark] = lot.endsWith('.css')
      ? [(texte) => texte.replace(/ /g, ''), /^(\\/\\*[^*]*\\*\\/)?$/]
      : [(texte) => texte, /^(\\/\\/.*)?$/];
    const [had, has] = [own, line].map(bare);
    const rest = had.startsWith(has) ? had.slice(has.length).trim() : had;
    if (!mark.test(rest)) found.perdues.push(`${lot}:${n + 1}`);
    back[source][originalLine] = line;
  });
  carte.sources.forEach((name, n) => {
    found.sources += 1;
    if (lot.endsWith('.css')) return;
    if (code(back[n].join('\\n')) !== code(carte.sourcesContent[n])) found.autre.push(name);
  });
}
console.log(JSON.stringify(found));
"""


def test_what_is_published_is_the_code_of_the_sources(site_dir: Path) -> None:
    """As a compiler reads both, through the map as another program reads it."""
    typescript = RACINE / "tests/outils/node_modules/typescript"
    ran = subprocess.run(
        ["node", "-e", SAME_CODE, typescript, site_dir],
        input=json.dumps(list(LOTS)),
        capture_output=True,
        text=True,
        check=True,
    )
    count = sum(map(len, LOTS.values()))
    assert json.loads(ran.stdout) == {"autre": [], "perdues": [], "sources": count}


def test_an_error_of_a_page_is_found_in_its_source(
    page: Page, site_url: str, site_dir: Path
) -> None:
    page.goto(site_url + GRILLE)
    with pytest.raises(Error) as caught:
        page.evaluate("Referentiel.auto.contexte(null)")
    raised = re.search(r"assets/js/auto\.js:(\d+):", caught.value.stack or "")
    assert raised, caught.value.stack
    source, line = lieux(site_dir / "assets/js/auto.js")[int(raised[1])]
    assert source == "assets/js/auto/contexte.js"
    published = (site_dir / "assets/js/auto.js").read_text("utf-8").splitlines()
    own = (DOCS / source).read_text("utf-8").splitlines()[line - 1]
    assert published[int(raised[1]) - 1] == own.lstrip()
    assert f"{source}:{line}" in lisible(caught.value, site_dir)


def test_a_script_that_fails_is_told_and_stops_no_other(
    page: Page, site_dir: Path, tmp_path: Path
) -> None:
    lot = tmp_path / "assets/js/x.js"
    lot.parent.mkdir(parents=True)
    fails = "// Un essai.\n(() => {\n  absent();\n})();\n"
    text, carte = joined(
        "assets/js/x.js", {"assets/js/un.js": fails, "b.js": "window.suite = 1;\n"}
    )
    lot.write_text(text, "utf-8")
    lot.with_name("x.js.map").write_text(carte, "utf-8")
    (tmp_path / "x.html").write_text(
        "<!doctype html><script src='assets/js/x.js'></script>", "utf-8"
    )
    stacks: list[str] = []
    page.on("pageerror", lambda error: stacks.append(error.stack or ""))
    page.goto((tmp_path / "x.html").as_uri())
    assert page.evaluate("window.suite") == 1
    (stack,) = stacks
    assert "absent" in stack
    assert "assets/js/un.js:3" in relire(stack, tmp_path)
