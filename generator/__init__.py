"""From the référentiel of a titre professionnel (YAML) to a static site.

The map of the house:

- `model`      what a titre is: the one definition of the fields, frozen;
- `loading`    YAML -> model, or every fault with its file and line;
- `checks`     rules over the whole of a title;
- `decision`   the tree: states, paths, table; `parcours`: what a voie means for one path;
- `lecture`    the reading rule of the self-assessment;
- `pages`      which pages exist, their addresses, the navigation, what is drawn on them;
- `rendering`  the one Jinja environment; `templates` is what it reads, `compiled`
               where it keeps them;
               `rendered` keeps what did not change;
- `exports`    model -> public files, pure functions;
- `output`     text, bytes, folders -> disk: whole or not at all, only what changed;
- `projet`     where everything lies: the one room that spells folders and files;
- `look`       the look of a project that has only pieces of one; `invocation`: what people type;
- `droppings`  what editors and systems leave, and nobody reads;
- `system`     what the system refuses, in French; `lock`: one build at a time;
- `streams`    what a command is given to print to, should it be closed or full;
- `readiness`  whether settings, pages and look will do; `menu`: that of the site itself;
- `settings`   the addresses and the `licence` of `mkdocs.yml`; `sources`: can the rest be read;
- `builders`   Markdown files -> site, by MkDocs, by ProperDocs or by Zensical;
- `finishing`  built HTML -> published HTML, whatever built it;
- `stages`     the above, one function per stage from the data to the files a builder reads;
- `halves`     a long stage on two cores, titles on all of them; `ahead`: what a copy of the process
               reads while this one loads, `expected` there by those who need it;
- `making`     builder, then finishing; `pagestore` keeps the pages that did not change;
- `pipeline`   the stages in order, for one title; `cli`, `serve` and `mkdocs_plugin` call it;
- `catalogue`  several titles: `parts` builds each one and the portal, `fingerprints` knows what
               changed, `assembly` puts the published tree together and swaps it.
- `brouillons` titles being written, never published; `checking`: what `check` says of titles;
- `jour`       the day a site speaks of; `accord`: agreement in number;
- `repairs`    what a killed build left: repaired, removed; `remarks`: what is said in passing;
- `serve`      the live preview: the built site, shown; `fault_lines`: faults, as lines to show;
- `upkeep`  upkeep of the repository: files kept in git that follow from the code or the data;
- `beginning`  how a title begins, and what is said of it;
- `nouveau`    a title to write, from nothing, and the project around it;
- `importation` the same from a fiche of the RNCP, or what differs from it; `rncp` reads the fiche;
- `cutting`    lists of compétences cut by hand, made compétences to write;
- `yaml_text`  YAML as people type it: values, blocks of a file that is there;
- `copie`      the same site without an address, packed by `archive` into a zip for a USB stick.

Nothing here knows a particular title.
"""
