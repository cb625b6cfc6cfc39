"""Many documents into a graph on all cores: read, built and derived in processes of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.build import plan_slug, plan_triples
from graph.crew import in_order
from graph.derive import Deriver
from graph.iris import Iris
from graph.slugs import Slugs, content_of, with_conflict
from graph.store import Store
from graph.terms import iri
from ontology.language import Bilingual, GwpError
from ontology.vocabulary import ontology_triples, scheme_triples
from plans.folder import read_plans
from plans.records import Plan

_DUPLICATE: Final = Bilingual(
    "先前已读过同样的文本，略去", "the same text was read before; left out"
)
_CONFLICT: Final = Bilingual(
    "另一份文本也用这个文号或标题，两份分开保留",
    "another text has the same number or title; both are kept, apart",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read and named."""

    iris: Iris = field(default_factory=Iris)
    register: Path | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that could not be read, and why."""

    source: str
    reason: Bilingual

    def say(self) -> Bilingual:
        """Return what a person is told."""
        return self.reason


@dataclass(frozen=True, slots=True)
class Doubled:
    """A document whose text was read before, or whose number another text has.

    `name` is that of the document in IRIs, ``None`` where the same text was there and it was left
    out; `number` is the name that the two would have in common.
    """

    source: str
    name: str | None
    number: str

    def say(self) -> Bilingual:
        """Return what a person is told."""
        said = _CONFLICT if self.name else _DUPLICATE
        return Bilingual(f"{self.source}:{said.zh}", f"{self.source}: {said.en}")


@dataclass(frozen=True, slots=True)
class Statements:
    """One plan as statements: its name, what it says, and what follows."""

    slug: str
    asserted: Sequence[ox.Triple]
    derived: Sequence[ox.Triple]


@dataclass(frozen=True, slots=True)
class _Loadable:
    source: str
    wanted: str
    content: str
    quads: bytes


def state(plan: Plan, iris: Iris, slug: str) -> Statements:
    """Return the statements of a plan under the name `slug`."""
    asserted = list(plan_triples(plan, iris, slug))
    return Statements(slug, asserted, list(_deriver().derived_triples(asserted)))


def crashed(file: Path) -> Unreadable:
    """Return what is told of a document that ended the process that read it."""
    zh, en = "读取时进程中止", "the process that read it ended"
    return Unreadable(file.name, Bilingual(f"{file.name}:{zh}", f"{file.name}: {en}"))


def read_one(file: Path, register: Path | None) -> Plan | Unreadable:
    """Return the plan of one file, corrected, or why there is none.

    Whatever goes wrong with one document must not end the reading of thousands.
    """
    try:
        return next(iter(read_plans([file], register=register)))
    except GwpError as error:
        return Unreadable(file.name, Bilingual(error.say("zh"), error.say("en")))
    except (
        ArithmeticError,
        LookupError,
        MemoryError,
        RuntimeError,
        TypeError,
        ValueError,
    ) as error:
        said = f"{file.name}: {type(error).__name__}: {error}"
        return Unreadable(file.name, Bilingual(said, said))


def load_files(
    store: Store,
    files: Iterable[Path],
    reading: Reading,
    *,
    on_event: Callable[[Unreadable | Doubled | None], None] = lambda _: None,
    workers: int | None = None,
) -> None:
    """Read documents into `store`, on all cores, whatever their order.

    Parameters
    ----------
    store
        Where each plan gets its graphs.
    files
        The documents.
    reading
        How they are read and named.
    on_event
        Called once for each file: with why it could not be read, with what it doubles, or with
        ``None``.
    workers
        The number of processes, that of the cores if none.
    """
    slugs = Slugs()
    ordered = sorted(set(files), key=Path.as_posix)
    results = in_order(partial(_loadable, reading), ordered, workers, crashed)
    for file, made in zip(ordered, results, strict=True):
        if isinstance(made, Unreadable):
            on_event(made)
            continue
        slug = slugs.claim(made.wanted, made.content)
        on_event(None if slug == made.wanted else Doubled(made.source, slug, made.wanted))
        if slug is not None and slug != made.wanted:
            made = _loadable(reading, file, slug)
        if slug is not None and isinstance(made, _Loadable):
            store.inner.bulk_load(made.quads, format=ox.RdfFormat.N_QUADS)


def _loadable(reading: Reading, file: Path, slug: str | None = None) -> _Loadable | Unreadable:
    """Return one plan as N-Quads, its copy in the merged default graph included."""
    plan = read_one(file, reading.register)
    if isinstance(plan, Unreadable):
        return plan
    wanted, content = plan_slug(plan), content_of(plan)
    plan = plan if slug is None else with_conflict(plan)
    made = state(plan, reading.iris, slug or wanted)
    return _Loadable(plan.source, wanted, content, _nquads(made, reading.iris))


def _nquads(made: Statements, iris: Iris) -> bytes:
    lines: list[str] = []
    for name, triples in (
        (iris.asserted_graph(made.slug), made.asserted),
        (iris.derived_graph(made.slug), made.derived),
    ):
        graph = iri(name)
        for triple in triples:
            said = str(triple)
            lines.append(f"{said} .\n{said} {graph} .\n")
    return "".join(lines).encode()


@cache
def _deriver() -> Deriver:
    return Deriver([*ontology_triples(), *scheme_triples()])
