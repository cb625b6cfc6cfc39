"""Updates of a store whose default graph merges the named ones, written so that it still does.

Whatever enters a named graph enters the default graph too, and whatever leaves one leaves the
default graph unless another graph still has it. What was written to the default graph itself is
noted in a graph called `own`, so it counts as held there; the presence of that graph is also what
says that a store is of this kind. The statements that an operation moves are noted in a graph of
their own and settled behind it, so the cost goes with what changes, not with what there is.

The text must be known to parse: only its brackets and keywords are looked at here.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.service.grammar import Token, tokens

TOUCHED: Final = "<urn:gwp:touched>"
_ALL: Final = "?gwp_s ?gwp_p ?gwp_o"
_NEEDS_BLANK_NODES: Final = ("'['", "'('", "ANON", "NIL")
# First what was touched leaves the default graph, then what any graph still has comes back.
_SETTLED: Final = (
    f"DELETE {{ {_ALL} }} WHERE {{ GRAPH {TOUCHED} {{ {_ALL} }} }}",
    f"INSERT {{ {_ALL} }} WHERE {{ GRAPH {TOUCHED} {{ {_ALL} }} "
    f"FILTER EXISTS {{ GRAPH ?gwp_g {{ {_ALL} }} FILTER(?gwp_g != {TOUCHED}) }} }}",
    f"DROP SILENT GRAPH {TOUCHED}",
)


@dataclass(frozen=True, slots=True)
class _Block:
    """The statements of a template for one graph, as written; `graph` is None for the default."""

    graph: str | None
    text: str
    with_blank_nodes: bool


def merged(text: str, own: str) -> str:
    """Return the update `text` with what keeps the default graph merged.

    >>> print(merged("CLEAR DEFAULT", "http://own"))
    CLEAR DEFAULT ;
    CLEAR SILENT GRAPH <http://own>
    """
    reader, done, written = _Reader(text, f"<{own}>"), 0, []
    for operation in reader.operations():
        start, end = operation[0].start, operation[-1].end
        written += [text[done:start], " ;\n".join(reader.rewritten(operation))]
        done = end
    return "".join([*written, text[done:]])


def first_operation(text: str) -> int | None:
    """Return where the first operation begins, behind the prefixes; None if there is none."""
    operation = next(_Reader(text, "").operations(), None)
    return operation[0].start if operation else None


def entered(graph: str, triples: str) -> str:
    """Return the operation that puts `triples` into `graph` and the default graph."""
    return f"INSERT DATA {{\n{triples}GRAPH {graph} {{\n{triples}}} }}"


def _left(graph: str) -> str:
    """Return the operation that takes from the default graph what `graph` alone has."""
    return (
        f"DELETE {{ {_ALL} }} WHERE {{ GRAPH {graph} {{ {_ALL} }} "
        f"FILTER NOT EXISTS {{ GRAPH ?gwp_g {{ {_ALL} }} FILTER(?gwp_g != {graph}) }} }}"
    )


def _noted(graph: str) -> str:
    return f"INSERT {{ GRAPH {TOUCHED} {{ {_ALL} }} }} WHERE {{ GRAPH {graph} {{ {_ALL} }} }}"


def _copied(graph: str) -> str:
    return f"INSERT {{ {_ALL} }} WHERE {{ GRAPH {graph} {{ {_ALL} }} }}"


class _Reader:
    def __init__(self, text: str, own: str) -> None:
        self.text = text
        self.own = own

    def operations(self) -> Iterator[Sequence[Token]]:
        """Yield the operations, prefixes left out."""
        found, begun, depth = tokens(self.text), 0, 0
        for place, token in enumerate(found):
            depth += (token.kind == "'{'") - (token.kind == "'}'")
            if token.kind == "end" or (depth == 0 and token.kind == "';'"):
                begun = _behind_prologue(found, begun, place)
                if begun < place:
                    yield found[begun:place]
                begun = place + 1

    def rewritten(self, operation: Sequence[Token]) -> list[str]:
        """Return the operations that stand for one."""
        rewrite = _REWRITES.get(operation[0].kind)
        if rewrite is None:
            return [self.slice(operation)]
        return rewrite(self, operation)

    def slice(self, found: Sequence[Token]) -> str:
        return self.text[found[0].start : found[-1].end] if found else ""

    def insert_data(self, operation: Sequence[Token]) -> list[str]:
        change = _Change(self.own)
        written = change.inserted(self.blocks(operation[2:-1]))
        return [f"INSERT DATA {{ {_quads([*written, *change.noted()])} }}", *change.after()]

    def delete_data(self, operation: Sequence[Token]) -> list[str]:
        change = _Change(self.own)
        written = change.deleted(self.blocks(operation[2:-1]))
        noted = [f"INSERT DATA {{ {_quads(change.noted())} }}"] if change.touched else []
        return [f"DELETE DATA {{ {_quads(written)} }}", *noted, *change.after()]

    def delete_where(self, operation: Sequence[Token]) -> list[str]:
        change = _Change(self.own)
        written = change.deleted(self.blocks(operation[2:-1]))
        where = f"WHERE {self.slice(operation[1:])}"
        return [_modification("", written, change.noted(), where), *change.after()]

    def modify(self, operation: Sequence[Token]) -> list[str]:
        """Rewrite ``WITH … DELETE … INSERT … WHERE …``, of which some parts may be missing."""
        place = 2 if operation[0].kind == "WITH" else 0
        change = _Change(self.own, operation[1].text if place else None)
        written: dict[str, list[_Block]] = {"DELETE": [], "INSERT": []}
        while operation[place].kind in written:
            kind, end = operation[place].kind, _closing(operation, place + 1)
            blocks = self.blocks(operation[place + 2 : end])
            written[kind] = (change.deleted if kind == "DELETE" else change.inserted)(blocks)
            place = end + 1
        inserted = [*written["INSERT"], *change.noted()]
        start = f"WITH {change.graph} " if change.graph else ""
        rest = self.slice(operation[place:])
        return [_modification(start, written["DELETE"], inserted, rest), *change.after()]

    def clear(self, operation: Sequence[Token]) -> list[str]:
        """Rewrite CLEAR and DROP."""
        text, kind = self.slice(operation), operation[-1].kind
        if kind == "ALL":
            return [text]
        if kind == "DEFAULT":
            return [text, f"CLEAR SILENT GRAPH {self.own}"]
        if kind == "NAMED":
            kept = f"COPY SILENT GRAPH {self.own} TO DEFAULT"
            return [kept, text, f"COPY DEFAULT TO GRAPH {self.own}"]
        return [_left(operation[-1].text), text]

    def copy(self, operation: Sequence[Token]) -> list[str]:
        """Rewrite ADD, COPY and MOVE."""
        text, kind = self.slice(operation), operation[0].kind
        ends = [token for token in operation[1:] if token.kind not in ("SILENT", "GRAPH", "TO")]
        source, target = (None if t.kind == "DEFAULT" else t.text for t in ends)
        if target is None:
            return [*self._to_default(source, kind), text, *(_SETTLED if source else ())]
        left = [target] if kind != "ADD" else []
        left += [source] if source and kind == "MOVE" else []
        emptied = [f"CLEAR SILENT GRAPH {self.own}"] if kind == "MOVE" and not source else []
        return [*map(_noted, left), text, *emptied, _noted(target), *_SETTLED]

    def _to_default(self, source: str | None, kind: str) -> list[str]:
        if source is None:
            return []
        how = "ADD" if kind == "ADD" else "COPY"
        return [
            *([_noted(source)] if kind == "MOVE" else []),
            f"{how} SILENT GRAPH {source} TO GRAPH {self.own}",
        ]

    def blocks(self, inner: Sequence[Token]) -> list[_Block]:
        """Return what a template holds for each graph, the default graph first."""
        plain: list[list[Token]] = [[]]
        named, place = [], 0
        while place < len(inner):
            if inner[place].kind == "GRAPH":
                end = _closing(inner, place + 2)
                named.append(self.block(inner[place + 1].text, [inner[place + 3 : end]]))
                plain.append([])
                place = end
            else:
                plain[-1].append(inner[place])
            place += 1
        default = self.block(None, plain)
        return [default, *named] if default.text else named

    def block(self, graph: str | None, runs: Sequence[Sequence[Token]]) -> _Block:
        texts = [self.slice(_without_dots(run)) for run in runs]
        kinds = {token.kind for run in runs for token in run}
        return _Block(
            graph, " .\n".join(filter(None, texts)), not kinds.isdisjoint(_NEEDS_BLANK_NODES)
        )


class _Change:
    """What one operation changes; `graph` is what WITH names."""

    def __init__(self, own: str, graph: str | None = None) -> None:
        self.own = own
        self.graph = graph
        self.touched: list[str] = []
        self._filled: list[str] = []

    def deleted(self, blocks: Sequence[_Block]) -> list[_Block]:
        """Return the blocks to delete."""
        named = [b for b in blocks if b.graph or self.graph]
        self.touched += [b.text for b in named if b.text]
        return [*blocks, *self._in_own(b for b in blocks if b not in named)]

    def inserted(self, blocks: Sequence[_Block]) -> list[_Block]:
        """Return the blocks to insert.

        The blank nodes of a text that is written twice would be two, so statements with such nodes
        go into one graph only, all of which is copied from there.
        """
        written: list[_Block] = []
        for block in blocks:
            graph = block.graph or self.graph
            if block.with_blank_nodes:
                written += [block] if graph else self._in_own([block])
                self._filled.append(graph or self.own)
            elif graph is None:
                written += [block, *self._in_own([block])]
            else:
                written.append(block)
                self.touched += [block.text] if block.text else []
        return written

    def noted(self) -> list[_Block]:
        """Return the block that notes what is touched, if anything is."""
        text = " .\n".join(self.touched)
        return [_Block(TOUCHED, text, with_blank_nodes=False)] if text else []

    def after(self) -> list[str]:
        """Return the operations that follow."""
        return [*map(_copied, self._filled), *(_SETTLED if self.touched else ())]

    def _in_own(self, blocks: Iterator[_Block] | Sequence[_Block]) -> list[_Block]:
        return [_Block(self.own, b.text, b.with_blank_nodes) for b in blocks]


def _modification(
    start: str, deleted: Sequence[_Block], inserted: Sequence[_Block], rest: str
) -> str:
    parts = [f"DELETE {{ {_quads(deleted)} }}"] if deleted else []
    parts += [f"INSERT {{ {_quads(inserted)} }}"] if inserted or not deleted else []
    return f"{start}{' '.join(parts)} {rest}"


def _quads(blocks: Sequence[_Block]) -> str:
    return "\n".join(
        f"GRAPH {block.graph} {{ {block.text} }}" if block.graph else f"{block.text} ."
        for block in blocks
    )


def _behind_prologue(found: Sequence[Token], place: int, end: int) -> int:
    while place < end and found[place].kind in ("BASE", "PREFIX"):
        place += 2 if found[place].kind == "BASE" else 3
    return place


def _closing(found: Sequence[Token], place: int) -> int:
    """Return the place of the bracket that closes the one at `place`."""
    steps = ((token.kind == "'{'") - (token.kind == "'}'") for token in found[place:])
    depths = itertools.accumulate(steps)
    return place + next(offset for offset, depth in enumerate(depths) if depth == 0)


def _without_dots(found: Sequence[Token]) -> Sequence[Token]:
    first, after = 0, len(found)
    while first < after and found[first].kind == "'.'":
        first += 1
    while after > first and found[after - 1].kind == "'.'":
        after -= 1
    return found[first:after]


_Rewrite = Callable[[_Reader, Sequence[Token]], list[str]]
_REWRITES: Final[dict[str, _Rewrite]] = {
    "INSERT_DATA": _Reader.insert_data,
    "DELETE_DATA": _Reader.delete_data,
    "DELETE_WHERE": _Reader.delete_where,
    "WITH": _Reader.modify,
    "DELETE": _Reader.modify,
    "INSERT": _Reader.modify,
    "CLEAR": _Reader.clear,
    "DROP": _Reader.clear,
    "ADD": _Reader.copy,
    "MOVE": _Reader.copy,
    "COPY": _Reader.copy,
}
