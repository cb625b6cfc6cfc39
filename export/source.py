"""What an export is made from: a store, and what formats need of it, made once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from export.layout import Position, place
from graph.ledger import Ledger
from graph.ledger_query import read_ledger
from graph.library import Library
from graph.network import Network, unit_network
from ontology.language import Language
from plans.records import Plan


@dataclass(frozen=True)
class Source:
    """The plans of a library, seen as statements, records, a ledger and a network."""

    library: Library
    language: Language = "zh"

    @cached_property
    def triples(self) -> list[ox.Triple]:
        """What the documents say and what follows from it; the vocabulary is left out."""
        store = self.library.store
        return store.triples(*store.document_graphs()) if not store.is_empty else []

    @cached_property
    def asserted(self) -> list[ox.Triple]:
        """What the documents say."""
        store, derived = self.library.store, set(self.derived_graphs)
        said = [name for name in store.document_graphs() if name not in derived]
        return store.triples(*said) if said else []

    @property
    def derived_graphs(self) -> list[str]:
        """The names of the graphs of what follows."""
        return [self.library.iris.derived_graph(s.slug) for s in self.library.plans()]

    @cached_property
    def quads(self) -> list[ox.Quad]:
        """The statements of the documents with their graphs."""
        names = set(self.library.store.document_graphs())
        quads = self.library.store.quads()
        return [
            q
            for q in quads
            if isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value in names
        ]

    @cached_property
    def links(self) -> list[ox.Triple]:
        """What other datasets know of the benchmarks, kept apart from `triples`."""
        names = self.library.store.link_graphs()
        return self.library.store.triples(*names) if names else []

    @property
    def plans(self) -> list[Plan]:
        """The plans as records."""
        return [self.library.plan(summary.slug) for summary in self.library.plans()]

    @property
    def title(self) -> str:
        """The titles of the plans."""
        return "; ".join(summary.title for summary in self.library.plans())

    @cached_property
    def ledger(self) -> Ledger:
        """Who does what in all plans."""
        return read_ledger(self.library.store)

    @cached_property
    def network(self) -> Network:
        """The collaboration network of the named units."""
        return unit_network(self.ledger)

    @cached_property
    def positions(self) -> dict[str, Position]:
        """Where each unit stands in a drawing of `network`."""
        return place(self.network)
