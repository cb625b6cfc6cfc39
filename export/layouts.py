"""How statements become one large file piece by piece: the table of files that grow with the plans.

The pieces of a file follow each other by subject. What stands under a plan's own name is one piece,
because its subjects are neighbours in every order; what plans share is written in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from export import rdf
from ontology.turtle import natural

Quads = Sequence[ox.Quad]
_GRAPH: Final = b'\n "@graph": [\n'
_GRAPH_END: Final = b"\n ]\n}\n"
_XML_HEAD_LINES: Final = 2
_XML_END: Final = b"\n</rdf:RDF>"


@dataclass(frozen=True, slots=True)
class Layout:
    """One file.

    Parameters
    ----------
    name
        The name of the file.
    said_only
        Whether what follows is left out.
    by_line
        Whether subjects follow each other as lines do, not by numbers in their names.
    write
        Writes some statements as a whole file.
    split
        Takes what `write` wrote apart: lines of the head, body.
    between, tail
        What stands between two bodies, and after the last.
    """

    name: str
    said_only: bool
    by_line: bool
    write: Callable[[Quads], bytes]
    split: Callable[[bytes], tuple[bytes, bytes]]
    between: bytes = b""
    tail: bytes = b""

    @property
    def has_prefixes(self) -> bool:
        """Whether the head depends on what is written."""
        return self.split is split_turtle


def split_turtle(content: bytes) -> tuple[bytes, bytes]:
    """Part the lines of prefixes from the blocks."""
    if not content.startswith(b"@prefix"):
        return b"", content
    head, _, body = content.partition(b"\n\n")
    return head + b"\n", body


def turtle_head(heads: Iterable[bytes]) -> bytes:
    """Return the prefixes that any of the pieces uses, and an empty line."""
    lines = sorted({line for head in heads for line in head.splitlines(keepends=True)})
    return b"".join([*lines, b"\n"]) if lines else b""


def first_head(heads: Iterable[bytes]) -> bytes:
    """Return the head that all pieces have."""
    return next(iter(heads), b"")


def _triples(quads: Quads) -> list[ox.Triple]:
    return list(dict.fromkeys(quad.triple for quad in quads))


def _split_lines(content: bytes) -> tuple[bytes, bytes]:
    return b"", content


def _split_jsonld(content: bytes) -> tuple[bytes, bytes]:
    head, mark, body = content.partition(_GRAPH)
    return head + mark, body.removesuffix(_GRAPH_END)


def _split_xml(content: bytes) -> tuple[bytes, bytes]:
    *head, body = content.split(b"\n", _XML_HEAD_LINES)
    return b"".join(line + b"\n" for line in head), body.rstrip(b"\n").removesuffix(_XML_END)


LAYOUTS: Final = (
    Layout("all.ttl", False, False, lambda q: rdf.turtle(_triples(q)), split_turtle, b"\n"),
    Layout("all.nq", False, True, rdf.nquads, _split_lines),
    Layout("all.nt", False, True, lambda q: rdf.ntriples(_triples(q)), _split_lines),
    Layout(
        "all.jsonld",
        False,
        False,
        lambda q: rdf.jsonld(_triples(q)),
        _split_jsonld,
        b",\n",
        _GRAPH_END,
    ),
    Layout(
        "all.rdf",
        False,
        False,
        lambda q: rdf.rdfxml(_triples(q)),
        _split_xml,
        b"\n",
        _XML_END,
    ),
    Layout("asserted.ttl", True, False, lambda q: rdf.turtle(_triples(q)), split_turtle, b"\n"),
)


def order_key(subject: str, by_line: bool) -> str:
    """Return a string that sorts as the subject does in a file.

    >>> names = ["task/10", "task/2", "task/2/time"]
    >>> sorted(names, key=lambda name: order_key(name, by_line=False))
    ['task/2', 'task/2/time', 'task/10']
    >>> sorted(names, key=lambda name: order_key(name, by_line=True))
    ['task/10', 'task/2/time', 'task/2']
    """
    if by_line:
        return f"<{subject}>"
    return "\0".join(_part(part) for part in natural(subject))


def _part(part: str | int) -> str:
    """Write a number so that a longer one sorts behind a shorter one."""
    return part if isinstance(part, str) else f"{len(str(part)):04d}{part}"
