"""What a dataset holds, as far as its description needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from export.source import Source
from export.void import Statistics, statistics_of
from graph.iris import Iris
from graph.library import PlanSummary
from graph.store import fingerprint
from graph.terms import iri
from plans.records import Metadata


@dataclass(frozen=True, slots=True)
class HeldPlan:
    """One plan of a dataset with the number of its statements."""

    summary: PlanSummary
    metadata: Metadata
    triples: int


@dataclass(frozen=True, slots=True)
class Holding:
    """The plans, statistics and links of a dataset; `version` changes with its statements."""

    iris: Iris
    version: str
    plans: Sequence[HeldPlan]
    statistics: Statistics
    links: Sequence[ox.Triple]


def holding_of(source: Source) -> Holding:
    """Return what a library holds."""
    library = source.library
    links = [iri(name) for name in library.store.link_graphs()]
    linked = [
        q for name in links for q in library.store.inner.quads_for_pattern(None, None, None, name)
    ]
    return Holding(
        library.iris,
        fingerprint([*source.quads, *linked]),
        [_held(source, summary) for summary in library.plans()],
        statistics_of(source.triples),
        source.links,
    )


def _held(source: Source, summary: PlanSummary) -> HeldPlan:
    library, slug = source.library, summary.slug
    graphs = (library.iris.asserted_graph(slug), library.iris.derived_graph(slug))
    triples = len(library.store.triples(*graphs))
    return HeldPlan(summary, library.plan(slug).metadata, triples)
