"""Writes as the text of updates: graphs put, added to and dropped, datasets named from outside."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from graph.iris import WRITES_GRAPH
from graph.service.errors import QueryRefusedError
from graph.service.outline import Piece, pieces
from ontology.language import Bilingual

PROV: Final = "http://www.w3.org/ns/prov#"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_SUMMARY: Final = 2000


@dataclass(frozen=True, slots=True)
class Document:
    """An RDF document as it came in: `format` is the key of a row of the format table."""

    data: bytes
    format: str


@dataclass(frozen=True, slots=True)
class Insertion:
    """What enters a graph (None: the default graph) as documents."""

    graph: str | None
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Write:
    """One write: the update `text`, then what enters graphs, all or nothing.

    `summary` says in words what it does, `agent` who asks for it; both go into the record.
    """

    text: str
    insertions: tuple[Insertion, ...] = ()
    base: str | None = None
    summary: str = ""
    agent: str = ""
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents that enter graphs."""
        return tuple(document for entry in self.insertions for document in entry.documents)


def update_write(
    text: str,
    *,
    base: str | None = None,
    using: Sequence[str] = (),
    using_named: Sequence[str] = (),
    agent: str = "",
) -> Write:
    """Return the write for a SPARQL update.

    Raises
    ------
    QueryRefusedError
        If the request names a dataset and the update does so too.
    """
    text = without_silent_loads(text)
    if using or using_named:
        text = with_dataset(text, using, using_named)
    return Write(text, base=base, summary=text[:_SUMMARY], agent=agent)


def put_graph(
    graph: str | None, documents: tuple[Document, ...], *, base: str, agent: str = ""
) -> Write:
    """Return the write that makes `documents` the whole content of a graph (None: the default)."""
    text = _emptied(graph) if graph is None else f"{_emptied(graph)} ;\n{_made(graph)}"
    inserted = (Insertion(graph, documents),)
    return Write(text, inserted, base, f"PUT {_name(graph)}", agent)


def add_to_graph(
    graph: str | None, documents: tuple[Document, ...], *, base: str, agent: str = ""
) -> Write:
    """Return the write that adds `documents` to a graph."""
    text = "" if graph is None else _made(graph)
    return Write(text, (Insertion(graph, documents),), base, f"POST {_name(graph)}", agent)


def drop_graph(graph: str | None, *, agent: str = "") -> Write:
    """Return the write that removes a graph, or empties the default graph."""
    return Write(_emptied(graph), summary=f"DELETE {_name(graph)}", agent=agent)


def with_dataset(update: str, using: Sequence[str], using_named: Sequence[str]) -> str:
    """Return the update with the dataset of the request in each operation that has a WHERE.

    >>> with_dataset("DELETE WHERE { ?s ?p ?o }", ["http://g"], [])
    'DELETE { ?s ?p ?o } USING <http://g> WHERE { ?s ?p ?o }'
    """
    plain = "".join(f"USING <{checked_iri(iri)}> " for iri in using)
    named = "".join(f"USING NAMED <{checked_iri(iri)}> " for iri in using_named)
    return "".join(_rewritten(update, plain + named))


def without_silent_loads(update: str) -> str:
    """Return the update with each LOAD SILENT in it left out: loading is off, so it would fail.

    >>> without_silent_loads("LOAD SILENT <http://x> ; CLEAR ALL")
    'INSERT DATA { } ; CLEAR ALL'
    """
    found = list(pieces(update))
    edits = []
    for place, (piece, after) in enumerate(itertools.pairwise(found)):
        if piece.group().upper() == "LOAD" and after.group().upper() == "SILENT":
            rest = itertools.takewhile(lambda p: p.group() != ";", found[place:])
            edits.append((piece.start(), list(rest)[-1].end()))
    for start, end in reversed(edits):
        update = f"{update[:start]}INSERT DATA {{ }}{update[end:]}"
    return update


def recorded(write: Write, base: str, name: str) -> Write:
    """Return `write` with its record as one more insertion, part of the same transaction.

    The record is a PROV activity called `name` in the graph ``{base}graph/writes``.
    """
    text = write.text.encode(errors="surrogatepass")
    content = b"".join([text, *(document.data for document in write.documents)])
    activity = ox.NamedNode(f"{base}write/{name}")
    agent = ox.NamedNode(f"{base}agent/{quote(write.agent or 'anonymous', safe='')}")
    at = ox.Literal(write.at.isoformat(), datatype=ox.NamedNode(f"{_XSD}dateTime"))
    facts = (
        (activity, _TYPE, ox.NamedNode(f"{PROV}Activity")),
        (activity, ox.NamedNode(f"{PROV}endedAtTime"), at),
        (activity, ox.NamedNode(f"{PROV}wasAssociatedWith"), agent),
        (activity, ox.NamedNode(f"{_DCTERMS}description"), ox.Literal(write.summary)),
        (activity, ox.NamedNode(f"{_DCTERMS}identifier"), ox.Literal(f"sha256:{_digest(content)}")),
        (agent, _TYPE, ox.NamedNode(f"{PROV}Agent")),
    )
    lines = "".join(f"{ox.Triple(*fact)} .\n" for fact in facts)
    record = Insertion(f"{base}{WRITES_GRAPH}", (Document(lines.encode(), "ntriples"),))
    return replace(write, insertions=(*write.insertions, record))


def checked_iri(iri: str) -> str:
    """Return `iri` if it can stand between angle brackets.

    Raises
    ------
    QueryRefusedError
        If it is relative or holds a character that an IRI cannot have.
    """
    if not _ABSOLUTE.fullmatch(iri):
        reason = Bilingual(zh=f"“{iri}”不是绝对 IRI", en=f"{iri!r} is not an absolute IRI")
        raise QueryRefusedError("iri", reason)
    return iri


def _rewritten(update: str, clauses: str) -> Iterator[str]:
    found = list(pieces(update))
    done, depth, last = 0, 0, ""
    for place, piece in enumerate(found):
        word = piece.group().upper()
        depth += (piece.lastgroup == "open") - (piece.lastgroup == "close")
        if depth == 0 and word in ("USING", "WITH"):
            raise QueryRefusedError("using-graph-uri", _TWO_DATASETS)
        if depth == 0 and word == "WHERE":
            pattern = f"{_group(update, found[place + 1 :])} " if last == "DELETE" else ""
            yield f"{update[done : piece.start()]}{pattern}{clauses}"
            done = piece.start()
        last = word
    yield update[done:]


def _group(update: str, after: Sequence[Piece]) -> str:
    """Return the text of the bracketed group that comes next."""
    depth = 0
    for piece in after:
        depth += (piece.lastgroup == "open") - (piece.lastgroup == "close")
        if depth == 0:
            return update[after[0].start() : piece.end()]
    return ""


def _emptied(graph: str | None) -> str:
    return "CLEAR SILENT DEFAULT" if graph is None else f"DROP SILENT GRAPH <{graph}>"


def _made(graph: str) -> str:
    return f"CREATE SILENT GRAPH <{graph}>"


def _name(graph: str | None) -> str:
    return "the default graph" if graph is None else f"<{graph}>"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^<>\"{}|^`\\\x00-\x20]*")
_TWO_DATASETS: Final = Bilingual(
    zh="请求已指定数据集，更新中不得再有 USING 或 WITH",
    en="the request names a dataset, so the update may not hold USING or WITH",
)
