"""One plan's part of every file of a dataset, kept on disk until all parts are there.

A part is made in a process of its own and named after all that decides what is in it, so that an
interrupted build finds again what was done: the document, its corrections, the register, the base
IRI, the name of the plan, and the program.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from export import rdf
from export.dataset import plan_report
from export.holding import HeldPlan
from export.layouts import LAYOUTS, split_turtle
from export.void import Statistics, statistics_of
from graph.build import plan_slug
from graph.bulk import Reading, Unreadable, read_one, state
from graph.library import PlanSummary
from graph.slugs import content_of, with_conflict
from graph.store import fingerprint_sum
from graph.terms import iri
from plans.correction_entries import corrections_path
from plans.records import Metadata, Plan

_PACKAGES: Final = ("ontology", "plans", "graph", "export")
_PROGRAM: Final = frozenset({".py", ".toml", ".txt", ".ttl", ".tsv", ".jsonld"})
_LEVEL: Final = 1
_KEPT_FIELDS: Final = ("title", "jurisdiction", "date_signed", "date_published", "start", "end")
OBJECT_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A part on disk: what its head says, and where its sections lie."""

    path: Path
    head: Mapping[str, Any]
    start: int

    @property
    def slug(self) -> str:
        """The name of the plan."""
        return str(self.head["slug"])

    def section(self, name: str) -> bytes:
        """Return one section."""
        offset, length = self.head["sections"][name]
        with self.path.open("rb") as file:
            file.seek(self.start + offset)
            return zlib.decompress(file.read(length))

    def held(self) -> HeldPlan:
        """Return what the description of a dataset says of the plan."""
        summary = {**self.head["summary"], "date_signed": _day(self.head["summary"]["date_signed"])}
        meta: dict[str, Any] = {
            name: _day(value) if name not in ("title", "jurisdiction") else value
            for name, value in self.head["metadata"].items()
        }
        return HeldPlan(PlanSummary(**summary), Metadata(**meta), self.head["triples"])

    def statistics(self) -> Statistics:
        """Return the statistics of what stands under the plan's own name."""
        kept = dict(self.head["statistics"])
        members: Counter[str] = Counter(kept.pop("members"))
        uses: Counter[str] = Counter(kept.pop("uses"))
        return Statistics(**kept, members=members, uses=uses)


def make_part(
    folder: Path, reading: Reading, file: Path, slug: str | None = None
) -> Part | Unreadable:
    """Return the part of one document, made only if it is not in `folder` yet.

    With a `slug`, the plan gets that name, because another text has its own.
    """
    path = folder / _key(reading, file, slug)
    if path.exists():
        return open_part(path)
    plan = read_one(file, reading.register)
    if isinstance(plan, Unreadable):
        return plan
    content = content_of(plan)
    write_part(path, with_conflict(plan) if slug else plan, reading, slug, content)
    return open_part(path)


def open_part(path: Path) -> Part:
    """Return a part that was written before."""
    with path.open("rb") as file:
        line = file.readline()
    return Part(path, json.loads(line), len(line))


def write_part(path: Path, plan: Plan, reading: Reading, slug: str | None, content: str) -> None:
    """Write the part of a plan; it appears under its name only when it is whole."""
    made = state(plan, reading.iris, slug or plan_slug(plan))
    graphs = {
        reading.iris.asserted_graph(made.slug): made.asserted,
        reading.iris.derived_graph(made.slug): made.derived,
    }
    quads = [
        ox.Quad(triple.subject, triple.predicate, triple.object, iri(name))
        for name, triples in graphs.items()
        for triple in triples
    ]
    home = f"<{reading.iris.document(made.slug)}/"
    own = [quad for quad in quads if str(quad.subject).startswith(home)]
    sections, heads = _layout_sections(own, reading.iris.asserted_graph(made.slug))
    sections["shared"] = rdf.nquads(q for q in quads if not str(q.subject).startswith(home))
    sections["objects"] = b"".join(sorted({object_digest(quad.object) for quad in own}))
    sections["plan"] = rdf.turtle(quad.triple for quad in quads)
    heads["all.ttl"] = heads["all.trig"] = split_turtle(sections["plan"])[0]
    for name in graphs:
        head, block = split_turtle(rdf.trig([q for q in quads if q.graph_name == iri(name)]))
        sections[f"<{name}>"] = block
        heads.setdefault("asserted.ttl", head)
    described = {
        "slug": made.slug,
        "wanted": plan_slug(plan),
        "content": content,
        "source": plan.source,
        "fingerprint": fingerprint_sum(quads),
        "triples": len(quads),
        "graphs": [f"<{name}>" for name in graphs],
        "heads": {name: head.decode() for name, head in heads.items()},
        "statistics": _by_field(statistics_of([quad.triple for quad in own])),
        "summary": _by_field(summary_of(plan, made.slug)),
        "metadata": {name: getattr(plan.metadata, name) for name in _KEPT_FIELDS},
        "report": plan_report(plan),
    }
    _write(path, described, sections)


def _layout_sections(own: list[ox.Quad], said: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the bodies of a plan's own statements by file, and the heads that are always alike."""
    sections: dict[str, bytes] = {}
    heads: dict[str, bytes] = {}
    for layout in LAYOUTS:
        kept = [q for q in own if q.graph_name == iri(said)] if layout.said_only else own
        head, sections[layout.name] = layout.split(layout.write(kept))
        if not layout.has_prefixes:
            heads[layout.name] = head
    return sections, heads


def _write(path: Path, head: dict[str, Any], sections: Mapping[str, bytes]) -> None:
    packed = {name: zlib.compress(content, _LEVEL) for name, content in sections.items()}
    places: dict[str, tuple[int, int]] = {}
    end = 0
    for name, content in packed.items():
        places[name] = (end, len(content))
        end += len(content)
    line = json.dumps({**head, "sections": places}, ensure_ascii=False, default=date.isoformat)
    draft = path.with_name(f".{path.name}.new")
    with draft.open("wb") as file:
        file.write(line.encode() + b"\n")
        file.writelines(packed.values())
    draft.replace(path)


def summary_of(plan: Plan, slug: str) -> PlanSummary:
    """Return the line of a plan in the list of plans."""
    meta = plan.metadata
    units = {one.unit for task in plan.tasks for one in task.assignments if one.kind == "unit"}
    return PlanSummary(
        slug, meta.title, meta.number, meta.issuer, meta.date_signed, len(plan.tasks), len(units)
    )


def object_digest(term: object) -> bytes:
    """Return a short name of a term, by which distinct ones are counted."""
    return hashlib.blake2b(str(term).encode(), digest_size=OBJECT_BYTES).digest()


def _by_field(record: Statistics | PlanSummary) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _key(reading: Reading, file: Path, slug: str | None) -> str:
    """Return the name of a part: equal if and only if all that decides its content is."""
    known = [program_digest(), reading.iris.base, file.name, slug or ""]
    known += [_digest(path) for path in (file, corrections_path(file), reading.register)]
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()


def _digest(path: Path | None) -> str:
    """Return the digest of a file, nothing for one that cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path is not None else ""
    except OSError:
        return ""


@cache
def program_digest() -> str:
    """Return the digest of the program and its vocabulary: another program makes other parts."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if path.suffix in _PROGRAM:
                digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
