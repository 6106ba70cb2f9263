"""What a title adds to the common rules, replaces in them or withdraws from them, by code.

A list whose elements have a code is merged element by element, at any depth; any other value takes
the place of the common one. `apres` and `avant` say where an addition goes, `retire` what leaves.
"""

from __future__ import annotations

from ..ground.problem import Problem
from .node import Node

_NAMED_BY = {
    "sources": "cle",
    "cases": "voie",
    "articles": "numero",
    "pages": "page",
    "cas": "nom",
    "table": "issue",
    "renommages": "ancien",
}
"""List -> the key that names its elements, where it is not `code`."""

_UNITED = frozenset({"publies", "synonymes"})
"""Lists of texts that a title makes longer."""
_ASIDE = frozenset({"apres", "avant", "retire"})
_FOLLOW = frozenset({"faits", "table", "cas", "renommages"})
"""Lists that speak of the questions and outcomes beside them: `retire` names those first."""
_NEEDLESS = frozenset({"sources", "faits", "table", "cas", "renommages", "pages", "termes"})
"""Lists whose elements say nothing about the rules, or are sources."""
_SILENT = frozenset(
    {"synonymes", "aide", "regles", "lieux", "textes", "documents", "si", "auto", "voir"}
)
"""Keys that only lead elsewhere: changing them states nothing."""
_WITHOUT_SOURCE = frozenset({"epreuves", "questions", "articles"})
"""Lists whose elements have no source of their own: that of a change is read, then left."""


class Merging:
    """One merge, and what was wrong in it."""

    def __init__(self, *, sourced: bool) -> None:
        self.sourced = sourced
        """Whether each change must say where it comes from."""
        self.problems: list[Problem] = []

    def merge(self, common: Node, own: Node) -> Node:
        """The common content as the title has it."""
        sourced = own.text("source") is not None
        bare = own.having(source=None, endroit=None, confiance=None) if self.sourced else own
        return self._group(common, bare, excused=sourced or not self.sourced)

    def _group(self, common: Node, own: Node, *, excused: bool) -> Node:
        merged = dict(common.keys)
        if "source" in own.keys:  # how sure one was of another source says nothing of this one
            merged.pop("confiance", None)
        for key, node in own.keys.items():
            if key in _ASIDE:
                continue
            base = merged.get(key)
            if key in _UNITED and base:
                known = {item.value for item in base.items}
                merged[key] = base.of(
                    [*base.items, *(item for item in node.items if item.value not in known)]
                )
            elif base and _is_coded(key, base) and isinstance(node.value, list):
                merged[key] = self._list(key, base, node, excused=excused)
            elif key == "arbre" and base:
                merged[key] = self._group(base, node, excused=excused)
            else:
                is_list = isinstance(node.value, list)
                none = node.of([])
                merged[key] = self._list(key, none, node, excused=excused) if is_list else node
        kept = common.of(merged)
        return self._withdraw(kept, own, excused=excused) if own.get("retire") else kept

    def _list(self, key: str, common: Node, own: Node, *, excused: bool) -> Node:
        name = _NAMED_BY.get(key, "code")
        items = list(common.items)
        started: set[str] = set()
        for item in own.items:
            code = item.text(name)
            places = [i for i, it in enumerate(items) if code and it.text(name) == code]
            if not places or code in started:
                self._judge(key, item, None, excused=excused)
                new = self._bare(key, item)
                at = self._place(name, items, item)
                items.insert(at if at is not None else self._after(items, places), new)
            elif key == "table":  # several lines for one issue: the title's take their place
                items[places[0] : places[-1] + 1] = [self._bare(key, item)]
            else:
                base = items[places[0]]
                self._judge(key, item, base, excused=excused)
                own_source = excused or item.text("source") is not None
                new = self._group(base, self._bare(key, item), excused=own_source)
                at = self._place(name, items, item)
                items[places[0]] = new
                if at is not None:
                    items.remove(new)
                    items.insert(at - (at > places[0]), new)
            started |= {code} if code and key == "table" else set()
        return common.of(items)

    def _after(self, items: list[Node], places: list[int]) -> int:
        return places[-1] + 1 if places else len(items)

    def _bare(self, key: str, item: Node) -> Node:
        if not item.keys:
            return item
        gone = {"apres", "avant"}
        if self.sourced and key in _WITHOUT_SOURCE:
            gone |= {"source", "endroit", "confiance"}
        return item.of({k: node for k, node in item.keys.items() if k not in gone})

    def _place(self, name: str, items: list[Node], item: Node) -> int | None:
        """Where an addition asks to stand, if it does."""
        for key, shift in (("apres", 1), ("avant", 0)):
            if (wanted := item.text(key)) is None:
                continue
            codes = [it.text(name) for it in items]
            if wanted in codes:
                return codes.index(wanted) + shift
            self._unknown(item.keys[key], key, wanted)
        return None

    def _judge(self, key: str, item: Node, base: Node | None, *, excused: bool) -> None:
        """A change of what is stated says where it comes from."""
        if excused or key in _NEEDLESS or not item.keys:
            return
        if base is None and key not in _WITHOUT_SOURCE:
            return  # an addition: the model asks for its source
        stated = [
            k
            for k, node in item.keys.items()
            if k not in _ASIDE | _SILENT | {_NAMED_BY.get(key, "code")}
            and not (base and (there := base.get(k)) and _is_coded(k, there))
            and not (base is None and _holds_sources(node))
        ]
        if stated and "source" not in item.keys and not item.get("appuis"):
            name = item.text(_NAMED_BY.get(key, "code")) or ""
            self._say(
                item,
                f"« {name} » change ce que disent les règles communes, sans source ; attendu : "
                "« source » et « endroit », ici ou en haut du fichier",
            )

    def _withdraw(self, group: Node, own: Node, *, excused: bool) -> Node:
        lists = {key: node for key, node in group.keys.items() if _is_coded(key, node)}
        gone: set[str] = set()
        named = {key: set(_names(key, node)) for key, node in lists.items()}
        first = {code for key, codes in named.items() if key not in _FOLLOW for code in codes}
        known = first.union(*named.values())
        said_gone = own.keys["retire"]
        for entry in said_gone.items if isinstance(said_gone.value, list) else [said_gone]:
            code = (entry.value if isinstance(entry.value, str) else entry.text("code")) or ""
            said = excused or own.text("source") or entry.text("source")
            if code not in known:
                self._unknown(entry, "retire", code)
            elif not said:
                self._say(
                    entry,
                    f"« {code} » est retiré sans source ; attendu : « source » et « endroit », "
                    "ici ou en haut du fichier",
                )
            gone |= {code}
        return group.having(
            **{
                key: node.of(
                    [
                        item
                        for item, code in zip(node.items, _names(key, node), strict=True)
                        if code not in (gone - first if key in _FOLLOW else gone)
                    ]
                )
                for key, node in lists.items()
            }
        )

    def _unknown(self, node: Node, key: str, code: str) -> None:
        self._say(
            node,
            f"« {key} » : « {code} » n’est pas à cet endroit des règles communes ; attendu : un "
            f"code qui y est",
        )

    def _say(self, node: Node, message: str) -> None:
        self.problems.append(Problem(node.file, node.line, message))


def _names(key: str, node: Node) -> list[str | None]:
    return [item.text(_NAMED_BY.get(key, "code")) for item in node.items]


def _is_coded(key: str, node: Node) -> bool:
    """Whether the elements of a list have a name by which to find them again."""
    return any(_names(key, node))


def _holds_sources(node: Node) -> bool:
    return any("source" in part.keys for part in node.walk())
