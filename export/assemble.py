"""A dataset out of its parts: the same bytes as at once, but never all plans in memory."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from export import rdf
from export.catalogue import Distribution, catalogue_triples
from export.dataset import CHECKSUMS, PLANS_FOLDER, Failure, described
from export.holding import Holding
from export.layouts import LAYOUTS, Layout, first_head, order_key, turtle_head
from export.parts import OBJECT_BYTES, Part, object_digest
from export.void import Statistics, statistics_of
from graph.bulk import Doubled
from graph.iris import Iris
from graph.store import Store, fingerprint_sum
from graph.terms import iri
from ontology.links import Link

# Shared statements are written so many at a time; it bounds memory, and is never in the result.
_BATCH_LINES: Final = 20_000
_FILE_DIGITS: Final = 16
_TABLES: Final = """
CREATE TABLE shared (natural TEXT, line TEXT, quad TEXT);
CREATE TABLE own (natural TEXT, line TEXT, part INTEGER);
CREATE TABLE objects (digest BLOB PRIMARY KEY) WITHOUT ROWID;"""
_INDEXES: Final = """
CREATE INDEX shared_natural ON shared (natural); CREATE INDEX shared_line ON shared (line);"""


def assemble(
    parts: Sequence[Part],
    draft: Path,
    iris: Iris,
    links: Iterable[Link] | None = None,
    failures: Sequence[Failure] = (),
    doubled: Sequence[Doubled] = (),
) -> set[str]:
    """Write every file of a dataset into the folder `draft`, and return their names.

    Memory grows with the number of plans only by their lines in the description of the dataset.
    """
    ordered = sorted(parts, key=lambda part: part.slug)
    with _merging(draft, ordered, iris) as merged:
        written = _Files(draft)
        for layout in LAYOUTS:
            written.add(layout.name, merged.pieces(layout))
        written.add("all.trig", _trig(ordered))
        for part in ordered:
            written.add(f"{PLANS_FOLDER}{part.slug}.ttl", [part.section("plan")])
        linked = merged.links(links)
        statistics = merged.statistics()
    written.add("links-wikidata.ttl", [rdf.turtle(linked)])
    holding = Holding(
        iris,
        _version(ordered, linked, iris),
        [part.held() for part in ordered],
        statistics,
        linked,
    )
    written.add("dataset.ttl", [rdf.turtle(catalogue_triples(holding, written.ways()))])
    written.add("report.json", _report(ordered, failures, doubled))
    written.add(CHECKSUMS, [written.checksums()])
    return set(written.done)


class _Files:
    """Files as they are written, with their sizes and digests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.done: dict[str, tuple[int, str]] = {}

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with path.open("wb") as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
                size += len(piece)
        self.done[name] = (size, digest.hexdigest())

    def ways(self) -> list[Distribution]:
        return [described(name, size, digest) for name, (size, digest) in self.done.items()]

    def checksums(self) -> bytes:
        lines = (f"{digest}  {name}\n" for name, (_, digest) in sorted(self.done.items()))
        return "".join(lines).encode()


@contextmanager
def _merging(draft: Path, parts: Sequence[Part], iris: Iris) -> Iterator[_Merged]:
    """Yield the parts in order, by tables on disk that are gone in the end."""
    path = draft / "merged.sqlite"
    tables = sqlite3.connect(path, isolation_level=None)
    try:
        # Nothing in it outlives this run, so nothing needs to survive a crash.
        tables.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_TABLES}")
        tables.execute("BEGIN")
        for number, part in enumerate(parts):
            tables.executemany("INSERT INTO shared VALUES (?, ?, ?)", _shared(part))
            home = f"{iris.document(part.slug)}/"
            keys = (order_key(home, by_line=False), order_key(home, by_line=True)[:-1])
            tables.execute("INSERT INTO own VALUES (?, ?, ?)", (*keys, number))
            tables.executemany("INSERT OR IGNORE INTO objects VALUES (?)", _objects(part))
        tables.execute("COMMIT")
        tables.executescript(_INDEXES)
        yield _Merged(tables, parts, iris)
    finally:
        tables.close()
        path.unlink()


def _shared(part: Part) -> Iterator[tuple[str, str, str]]:
    for line in part.section("shared").decode().splitlines(keepends=True):
        subject = line[1 : line.index(">")]
        yield order_key(subject, by_line=False), order_key(subject, by_line=True), line


def _objects(part: Part) -> Iterator[tuple[bytes]]:
    digests = part.section("objects")
    for start in range(0, len(digests), OBJECT_BYTES):
        yield (digests[start : start + OBJECT_BYTES],)


class _Merged:
    """Shared statements and the pieces of plans, in the order of each file."""

    def __init__(self, tables: sqlite3.Connection, parts: Sequence[Part], iris: Iris) -> None:
        self.tables = tables
        self.parts = parts
        self.iris = iris

    def pieces(self, layout: Layout) -> Iterator[bytes]:
        """Yield a file piece by piece."""
        heads = [part.head["heads"][layout.name].encode() for part in self.parts]
        yield turtle_head(heads) if layout.has_prefixes else first_head(heads)
        between = b""
        for body in self._bodies(layout):
            if body:
                yield between + body
                between = layout.between
        yield layout.tail

    def _bodies(self, layout: Layout) -> Iterator[bytes]:
        for found in self._runs("line" if layout.by_line else "natural"):
            if isinstance(found, int):
                yield self.parts[found].section(layout.name)
                continue
            kept = [q for q in found if not (layout.said_only and _is_derived(q))]
            if kept:
                yield layout.split(layout.write(kept))[1]

    def _runs(self, column: str) -> Iterator[int | list[ox.Quad]]:
        """Yield, in order, the number of a plan or the statements on shared subjects between."""
        waiting: list[str] = []
        last = ""
        rows = self.tables.execute(
            f"SELECT {column}, quad, NULL FROM shared"  # noqa: S608 the columns are ours
            f" UNION ALL SELECT {column}, NULL, part FROM own ORDER BY 1"
        )
        for key, quad, number in rows:
            if waiting and (number is not None or (len(waiting) > _BATCH_LINES and key != last)):
                yield _parsed(waiting)
                waiting = []
            if number is not None:
                yield int(number)
            else:
                waiting.append(quad)
            last = key
        if waiting:
            yield _parsed(waiting)

    def statistics(self) -> Statistics:
        """Return the statistics of all distinct statements."""
        found = [part.statistics() for part in self.parts]
        self.tables.execute("BEGIN")
        for run in self._runs("natural"):
            if not isinstance(run, int):
                triples = list({quad.triple for quad in run})
                found.append(statistics_of(triples))
                digests = [(object_digest(triple.object),) for triple in triples]
                self.tables.executemany("INSERT OR IGNORE INTO objects VALUES (?)", digests)
        self.tables.execute("COMMIT")
        (objects,) = self.tables.execute("SELECT COUNT(*) FROM objects").fetchone()
        return sum_of(found, objects)

    def links(self, links: Iterable[Link] | None) -> list[ox.Triple]:
        """Return what other datasets know of the benchmarks."""
        store = Store(ox.Store())
        space = f"<{self.iris.base}benchmark/"
        rows = self.tables.execute(
            "SELECT quad FROM shared WHERE line >= ? AND line < ?", (space, f"{space}\x7f")
        )
        store.inner.extend(
            ox.Quad(quad.subject, quad.predicate, quad.object)
            for (line,) in rows
            for quad in _parsed([line])
        )
        store.add_links(self.iris, links)
        return store.triples(*store.link_graphs()) if store.link_graphs() else []


def sum_of(found: Sequence[Statistics], objects: int) -> Statistics:
    """Return the statistics of disjoint sets of statements that have `objects` objects in all."""
    members, uses = found[0].members.copy(), found[0].uses.copy()
    for one in found[1:]:
        members.update(one.members)
        uses.update(one.uses)
    return Statistics(
        triples=sum(one.triples for one in found),
        subjects=sum(one.subjects for one in found),
        objects=objects,
        entities=sum(one.entities for one in found),
        members=members,
        uses=uses,
    )


def _parsed(lines: Sequence[str]) -> list[ox.Quad]:
    return list(ox.parse("".join(lines), format=ox.RdfFormat.N_QUADS))


def _is_derived(quad: ox.Quad) -> bool:
    """Whether a statement is in a graph of what follows; a plan's name has no slash in it."""
    return str(quad.graph_name).endswith("/derived>")


def _trig(parts: Sequence[Part]) -> Iterator[bytes]:
    yield turtle_head(part.head["heads"]["all.trig"].encode() for part in parts)
    graphs = sorted((name, part) for part in parts for name in part.head["graphs"])
    for number, (name, part) in enumerate(graphs):
        yield (b"\n" if number else b"") + part.section(name)


def _version(parts: Iterable[Part], links: Iterable[ox.Triple], iris: Iris) -> str:
    graph = iri(iris.links_graph)
    linked = (ox.Quad(t.subject, t.predicate, t.object, graph) for t in links)
    total = sum(part.head["fingerprint"] for part in parts) + fingerprint_sum(linked)
    return f"{total % 2**64:0{_FILE_DIGITS}x}"


def _report(
    parts: Sequence[Part], failures: Sequence[Failure], doubled: Sequence[Doubled]
) -> Iterator[bytes]:
    """Yield the JSON of `export.dataset.build_report` plan by plan."""
    yield b'{\n "plans": ['
    for number, part in enumerate(parts):
        lines = json.dumps(part.head["report"], ensure_ascii=False, indent=1).splitlines()
        yield (b",\n" if number else b"\n") + "\n".join(f"  {line}" for line in lines).encode()
    rest: dict[str, Any] = {
        "failures": [asdict(one) for one in failures],
        "doubled": [asdict(one) for one in doubled],
    }
    yield b"\n ],\n" + json.dumps(rest, ensure_ascii=False, indent=1).encode()[2:] + b"\n"
