"""A part of a library: some of its tasks, with all that is said of them and stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from graph.errors import UnknownNameError
from graph.library import Library
from graph.store import Store
from ontology.language import Bilingual
from ontology.terms import GWP, PROV, RDF

_UNIT: Final = Bilingual(zh="单位", en="unit")
_SECTOR: Final = Bilingual(zh="领域", en="sector")
_PLAN: Final = Bilingual(zh="方案", en="plan")
# What stands in each way to choose: the name of a task's plan, sector or unit, as people say it.
_NAMES: Final = {
    "unit": (_UNIT, "?task gwp:involvesUnit ?x . ?x skos:prefLabel|skos:altLabel ?name"),
    "sector": (_SECTOR, "?task gwp:inSector ?x . ?x skos:prefLabel|gwp:ordinal ?name"),
    "plan": (_PLAN, "?task gwp:inDocument ?x . ?x dcterms:title|eli:number ?name"),
}
# What points to a document, its text or the reading of it, of which class if not of any.
_POINTING: Final = {
    GWP.inDocument: GWP.CurationNote,
    GWP.promulgates: None,
    PROV.used: None,
    PROV.wasGeneratedBy: None,
}


def part_of(
    library: Library,
    *,
    unit: str | None = None,
    sector: str | None = None,
    plan: str | None = None,
) -> Library:
    """Return the library of the tasks that meet every given condition.

    It holds the statements about these tasks, what they lead to (responsibilities, limits,
    benchmarks, targets, citations, evidence, units), and the description of their documents.

    Parameters
    ----------
    library
        The whole.
    unit
        A unit of any role, under its name or one of its other names.
    sector
        The title of a sector or its number.
    plan
        The slug of a plan, its number or its title.

    Raises
    ------
    UnknownNameError
        If there is no such unit, sector or plan; it lists near names.
    """
    wanted = {"unit": unit, "sector": sector, "plan": plan}
    chosen = [_tasks(library, kind, name) for kind, name in wanted.items() if name is not None]
    if not chosen:
        return library
    return _reached(library, set.intersection(*chosen))


def constructed(library: Library, ntriples: bytes) -> Library:
    """Return a library of the statements that a query made, in one graph."""
    store = _empty()
    made = ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)
    store.add_graph(f"{library.iris.base}graph/part", (quad.triple for quad in made))
    return Library(store, library.iris)


def _tasks(library: Library, kind: str, name: str) -> set[ox.NamedNode]:
    """Return the tasks that are chosen by one name."""
    what, pattern = _NAMES[kind]
    rows = library.store.select(f"SELECT ?task ?x ?name WHERE {{ ?task a gwp:Task . {pattern} }}")
    found: dict[str, set[ox.NamedNode]] = {}
    for row in rows:
        task = row["task"]
        if isinstance(task, ox.NamedNode):
            found.setdefault(row["name"].value, set()).add(task)
            if kind == "plan":
                slug = library.iris.slug_of(row["x"].value) or ""
                found.setdefault(slug, set()).add(task)
    if name not in found:
        raise UnknownNameError(what, name, sorted(found))
    return found[name]


def _reached(library: Library, tasks: set[ox.NamedNode]) -> Library:
    """Return the statements reached from `tasks`, each in the graph where it stands."""
    whole = library.store
    graphs: dict[str, list[ox.Triple]] = {}
    for node in _closure(whole, tasks):
        for quad in whole.inner.quads_for_pattern(node, None, None, None):
            if isinstance(quad.graph_name, ox.NamedNode):
                graphs.setdefault(quad.graph_name.value, []).append(quad.triple)
    store = _empty()
    for name in (*whole.document_graphs(), *whole.link_graphs()):
        if name in graphs:
            store.add_graph(name, graphs[name])
    return Library(store, library.iris)


def _closure(store: Store, tasks: set[ox.NamedNode]) -> set[ox.NamedNode]:
    """Follow every statement onwards, but into no task that was not chosen.

    What describes a document belongs to it, though it points to it.
    """
    found, ahead = set(tasks), list(tasks)
    while ahead:
        node = ahead.pop()
        for value in (*_values(store, node), *_about(store, node)):
            if value not in found and _quad(value, RDF.type, GWP.Task) not in store.inner:
                found.add(value)
                ahead.append(value)
    return found


def _values(store: Store, node: ox.NamedNode) -> Iterator[ox.NamedNode]:
    for quad in store.inner.quads_for_pattern(node, None, None, ox.DefaultGraph()):
        if isinstance(quad.object, ox.NamedNode):
            yield quad.object


def _about(store: Store, node: ox.NamedNode) -> Iterator[ox.NamedNode]:
    """Yield what describes a document though it points to it: notes, its notice, its origin."""
    for predicate, kind in _POINTING.items():
        for quad in store.inner.quads_for_pattern(
            None, ox.NamedNode(predicate), node, ox.DefaultGraph()
        ):
            if isinstance(quad.subject, ox.NamedNode) and (
                kind is None or _quad(quad.subject, RDF.type, kind) in store.inner
            ):
                yield quad.subject


def _quad(subject: ox.NamedNode, predicate: str, value: str) -> ox.Quad:
    return ox.Quad(subject, ox.NamedNode(predicate), ox.NamedNode(value), ox.DefaultGraph())


def _empty() -> Store:
    store = Store(ox.Store())
    store.add_vocabulary()
    return store
