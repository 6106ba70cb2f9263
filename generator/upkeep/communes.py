"""What `referentiel/LISEZMOI.md` says of the rules several titles share."""

from __future__ import annotations

from ..loading.variables import VARIABLES

_TEXT = """\
## Les règles communes

Un titre qui écrit `famille: titre-professionnel` dans `titre.yaml` suit les règles de
`commun/titre-professionnel/` : sources, voies, arbre, mots des règles, échelle. Il garde ses
activités, son métier, les mots de son métier. L’outil apporte ces règles : elles se lisent, avec
leurs codes, dans le dossier `referentiel/commun/` de son dépôt. Un fichier de même nom dans celui
d’un projet prend la place du sien. `obtention.yaml`, s’il existe, dit ce qui diffère :

```yaml
source: referentiel          # d’où viennent les changements qui ne le disent pas eux-mêmes
endroit: page 3
retire: [ccs]                # des codes ; « - code: ccs » avec sa source, sous une liste, aussi
voies:
  - code: vae                # un code qui existe : les clés écrites ici prennent la place
    etapes:
      - code: recevabilite
        texte: Ce que ce titre dit de cette étape.
      - code: entretien      # un code neuf : un ajout, après ou avant un autre
        apres: session
        qui: Vous
        texte: Une étape de plus.
arbre:
  retire: [specialite]       # questions et issues
```

`glossaire.yaml` et `auto-evaluation.yaml` complètent de la même façon ceux de la famille.

Entre accolades, un texte commun, ou de `obtention.yaml`, dit une donnée du titre.
Une accolade voulue se double : `{{{{`.

| variable | ce qu’elle devient |
|---|---|
{variables}
"""


def communes() -> str:
    """How a title follows the rules of a family, and the variables their texts are written with."""
    names = {name.replace("|", "\\|"): what for name, what in VARIABLES.items()}  # in a table
    rows = "\n".join(f"| `{{{name}}}` | {what} |" for name, what in names.items())
    return _TEXT.format(variables=rows)
