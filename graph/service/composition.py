"""One write as the text of one update, which the engine applies whole or not at all."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

from graph.service.merging import entered, merged
from graph.service.outline import pieces

Insertion = tuple[str | None, str]
"""A graph, None for the default graph, and the triples that enter it, as N-Triples."""


def plain_update(text: str, insertions: Iterable[Insertion]) -> str:
    r"""Return the update `text` followed by what enters graphs.

    >>> plain_update("CLEAR DEFAULT", [("http://g", "<a:b> <a:c> 1 . ")])
    'CLEAR DEFAULT\n;\nINSERT DATA { GRAPH <http://g> {\n<a:b> <a:c> 1 . } }'
    """
    return _joined(text, (_inserted(graph, triples) for graph, triples in insertions if triples))


def merged_update(text: str, insertions: Iterable[Insertion], own: str) -> str:
    """Return the same for a store whose default graph merges the named ones (see `merging`)."""
    return _joined(merged(text, own), _merged_insertions(insertions, own))


def _merged_insertions(insertions: Iterable[Insertion], own: str) -> Iterator[str]:
    for graph, triples in insertions:
        yield entered(f"<{own if graph is None else graph}>", triples)
    yield f"CREATE SILENT GRAPH <{own}>"


def _inserted(graph: str | None, triples: str) -> str:
    if graph is None:
        return f"INSERT DATA {{\n{triples}}}"
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples}}} }}"


def _joined(text: str, operations: Iterable[str]) -> str:
    more = " ;\n".join(operations)
    if not more or not _has_operations(text):
        return f"{text}\n{more}" if text and more else text or more
    last = deque(pieces(text), maxlen=1).pop()
    # On lines of its own, for a comment may end the text.
    return f"{text}\n{more}" if last.group() == ";" else f"{text}\n;\n{more}"


def _has_operations(text: str) -> bool:
    """Return whether anything follows the prefixes."""
    found = pieces(text)
    for piece in found:
        parts = _PROLOGUE.get(piece.group().upper())
        if parts is None:
            return True
        deque(itertools.islice(found, parts), maxlen=0)
    return False


# How many parts follow each keyword.
_PROLOGUE: Final = {"BASE": 1, "PREFIX": 2}
