"""The embedded store: named graphs as published, and a default graph that merges them.

A query without ``GRAPH`` sees every statement once. A union default graph would count a triple that
two documents share twice, so the merged graph is a copy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.build import plan_triples
from graph.derive import Deriver
from graph.iris import LINKS_GRAPH, OWN_GRAPH, WRITES_GRAPH, Iris, base_of
from graph.links import link_triples
from graph.slugs import name_plans
from ontology.links import Link
from ontology.terms import PREFIXES
from ontology.turtle import natural
from ontology.vocabulary import ontology_triples, scheme_triples
from plans.records import Plan

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Row = dict[str, Term]
ONTOLOGY_GRAPH: Final = "https://w3id.org/gwp/ns"
SCHEME_GRAPH: Final = "https://w3id.org/gwp/scheme"
VOCABULARY_GRAPHS: Final = (ONTOLOGY_GRAPH, SCHEME_GRAPH)


class Store:
    """Plans and the ontology in one Oxigraph store, in memory or in a folder.

    Only the project's own queries are run here: nothing stops them. What other people send goes
    to `graph.service`.
    """

    def __init__(self, inner: ox.Store) -> None:
        self.inner = inner

    def add_graph(self, name: str, triples: Iterable[ox.Triple]) -> None:
        """Add `triples` to the graph `name` and to the merged default graph."""
        kept = list(triples)
        for graph in (ox.NamedNode(name), ox.DefaultGraph()):
            self.inner.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in kept)

    def add_plans(self, plans: Iterable[Plan], iris: Iris | None = None) -> None:
        """Add what each plan says, and what follows from it, to graphs of their own."""
        self.add_named_plans(name_plans(plans), iris)

    def add_named_plans(self, plans: Iterable[tuple[str, Plan]], iris: Iris | None = None) -> None:
        """Add plans under the names they are given with, as `add_plans` does."""
        iris = iris or Iris()
        deriver = Deriver([*ontology_triples(), *scheme_triples()])
        for slug, plan in plans:
            asserted = list(plan_triples(plan, iris, slug))
            self.add_graph(iris.asserted_graph(slug), asserted)
            self.add_graph(iris.derived_graph(slug), deriver.derived_triples(asserted))

    def add_vocabulary(self) -> None:
        """Add the ontology and its schemes, each as a graph."""
        self.add_graph(ONTOLOGY_GRAPH, ontology_triples())
        self.add_graph(SCHEME_GRAPH, scheme_triples())

    def add_links(self, iris: Iris | None = None, links: Iterable[Link] | None = None) -> None:
        """Add what other datasets know of the benchmarks, in a graph of its own."""
        if triples := link_triples(self, links):
            self.add_graph((iris or Iris()).links_graph, triples)

    def with_plans(self, plans: Mapping[str, Plan], iris: Iris | None = None) -> Store:
        """Return a store with `plans` under their names, and all else that is in this one.

        Every statement is copied: about 1 s for 200,000 of them.
        """
        iris = iris or Iris()
        replaced = {g(slug) for slug in plans for g in (iris.asserted_graph, iris.derived_graph)}
        store = Store(ox.Store())
        for name in self.graph_names():
            if name not in replaced and not name.endswith(LINKS_GRAPH):
                store.add_graph(name, self._statements(name))
        store.add_named_plans(plans.items(), iris)
        store.add_links(iris)
        return store

    def _statements(self, name: str) -> Iterator[ox.Triple]:
        graph = ox.NamedNode(name)
        return (quad.triple for quad in self.inner.quads_for_pattern(None, None, None, graph))

    def select(self, query: str) -> list[Row]:
        """Return the solutions of a SELECT query, unbound variables left out."""
        solutions = self.inner.query(query, prefixes=dict(PREFIXES))
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError("not a SELECT query")
        names = [variable.value for variable in solutions.variables]
        return [
            {name: value for name in names if (value := solution[name]) is not None}
            for solution in solutions
        ]

    def construct(self, query: str) -> list[ox.Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query, sorted."""
        triples = self.inner.query(query, prefixes=dict(PREFIXES))
        if not isinstance(triples, ox.QueryTriples):
            raise TypeError("not a CONSTRUCT or DESCRIBE query")
        return sorted(triples, key=str)

    def document_graphs(self) -> list[str]:
        """Return the names of the graphs that hold documents: no vocabulary, links or records."""
        return [
            name
            for name in self.graph_names()
            if name not in (*VOCABULARY_GRAPHS, OWN_GRAPH)
            and not name.endswith((LINKS_GRAPH, WRITES_GRAPH))
        ]

    def link_graphs(self) -> list[str]:
        """Return the name of the graph of links to other datasets, in a list, if there is one."""
        return [name for name in self.graph_names() if name.endswith(LINKS_GRAPH)]

    def base(self) -> str | None:
        """Return the base IRI under which the plans are named, ``None`` where there is no plan."""
        rows = self.select("SELECT ?plan WHERE { ?plan a gwp:WorkPlan ; gwp:hasSourceText ?text }")
        return min((base_of(row["plan"].value) for row in rows), default=None)

    def graph_names(self) -> list[str]:
        """Return the names of the named graphs, sorted."""
        return sorted(
            graph.value for graph in self.inner.named_graphs() if isinstance(graph, ox.NamedNode)
        )

    def triples(self, *graphs: str) -> list[ox.Triple]:
        """Return the distinct triples of the named graphs, or of everything, in reading order."""
        names: Iterable[ox.NamedNode | ox.DefaultGraph] = (
            [ox.NamedNode(g) for g in graphs] if graphs else [ox.DefaultGraph()]
        )
        found = {
            quad.triple
            for name in names
            for quad in self.inner.quads_for_pattern(None, None, None, name)
        }
        return sorted(found, key=reading_order)

    def quads(self) -> list[ox.Quad]:
        """Return the quads of the named graphs in reading order; the merged copy is left out."""
        named = (q for q in self.inner if not isinstance(q.graph_name, ox.DefaultGraph))
        return sorted(named, key=lambda q: (str(q.graph_name), reading_order(q.triple)))

    def generation(self) -> str:
        """Return a name for the present content: equal content, equal name."""
        return fingerprint(self.inner)

    @property
    def is_empty(self) -> bool:
        """Whether no document is in the store."""
        return not self.document_graphs()

    def snapshot(self, path: Path) -> None:
        """Write everything, the merged graph included, as N-Quads for worker processes to load."""
        self.inner.dump(str(path), ox.RdfFormat.N_QUADS)


def fingerprint(quads: Iterable[ox.Quad]) -> str:
    """Return a name for a set of quads, whatever their order; nothing is kept in memory."""
    return f"{fingerprint_sum(quads) % 2**64:016x}"


def fingerprint_sum(quads: Iterable[ox.Quad]) -> int:
    """Return a number for distinct quads; sums of disjoint sets are those of their union."""
    return sum(
        int.from_bytes(hashlib.blake2b(str(quad).encode(), digest_size=8).digest())
        for quad in quads
    )


def reading_order(triple: ox.Triple) -> tuple[list[str | int], bool, str, str]:
    """Return a sort key: subjects by name with numbers as numbers, the type first."""
    predicate = triple.predicate.value
    return natural(_name(triple.subject)), predicate != _TYPE, predicate, str(triple.object)


def _name(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def open_store(
    plans: Iterable[Plan] = (), iris: Iris | None = None, links: Iterable[Link] | None = None
) -> Store:
    """Return a store in memory with the vocabulary, `plans`, and links of their benchmarks.

    The Jimo plan takes about 0.2 s, most of it deriving.
    """
    store = Store(ox.Store())
    store.add_vocabulary()
    store.add_plans(plans, iris)
    store.add_links(iris, links)
    return store
