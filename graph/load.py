"""Datasets from disk: a folder that `gwp build` wrote, or a single RDF file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.errors import DatasetError
from graph.iris import Iris, base_of
from graph.store import VOCABULARY_GRAPHS, Store
from ontology.language import Bilingual
from ontology.terms import GWP, RDF

DATASET_FILE: Final = "all.trig"
LINKS_FILE: Final = "links-wikidata.ttl"
_FORMATS: Final = {
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_MISSING: Final = Bilingual(zh="没有这个文件或文件夹", en="there is no such file or folder")
_NO_DATASET: Final = Bilingual(
    zh=f"文件夹里没有 {DATASET_FILE}，请先运行 gwp build",
    en=f"the folder holds no {DATASET_FILE}; run gwp build first",
)
_UNKNOWN: Final = Bilingual(
    zh=f"无法识别的扩展名，可用：{' '.join(_FORMATS)}",
    en=f"unknown extension; known are {' '.join(_FORMATS)}",
)


def load_dataset(path: Path, base: str | None = None) -> Store:
    """Return a store in memory with the vocabulary and what is at `path`.

    Statements of a file without named graphs go into a graph named after the file.

    Parameters
    ----------
    path
        A folder that `gwp build` wrote, or one RDF file.
    base
        The base IRI under which everything is named anew; the dataset's own if none.

    Raises
    ------
    DatasetError
        If there is nothing at `path`, or it is not RDF; the error names the line.
    """
    store = Store(ox.Store())
    _load_file(store, _dataset_file(path))
    own = _base(store)
    links = path / LINKS_FILE
    if own is not None and path.is_dir() and links.is_file():
        _load_file(store, links, Iris(own).links_graph)
    for graph in VOCABULARY_GRAPHS:
        store.inner.remove_graph(ox.NamedNode(graph))
    if base is not None and own is not None and base != own:
        store = _renamed(store, own, base)
    # Every statement of a named graph once more, where a query without GRAPH looks.
    store.inner.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in store.inner)
    store.add_vocabulary()
    if not store.link_graphs():
        store.add_links(Iris(base or own or Iris().base))
    return store


def _load_file(store: Store, file: Path, graph: str | None = None) -> None:
    """Load a file into its named graphs; what has none goes to `graph`, or one of the file."""
    if file.suffix not in _FORMATS:
        raise DatasetError(str(file), _UNKNOWN)
    own = ox.NamedNode(graph or file.resolve().as_uri())
    try:
        store.inner.bulk_load(path=file, format=_FORMATS[file.suffix])
    except (SyntaxError, ValueError, OSError) as error:
        reason = str(getattr(error, "msg", None) or error)
        line = getattr(error, "lineno", None) or 0
        raise DatasetError(str(file), Bilingual(zh=reason, en=reason), line) from error
    unnamed = store.inner.quads_for_pattern(None, None, None, ox.DefaultGraph())
    store.inner.bulk_extend(ox.Quad(q.subject, q.predicate, q.object, own) for q in unnamed)
    store.inner.clear_graph(ox.DefaultGraph())


def _base(store: Store) -> str | None:
    """Return the base IRI of a plan, ``None`` where there is no plan."""
    kind, plan = ox.NamedNode(RDF.type), ox.NamedNode(GWP.WorkPlan)
    typed = store.inner.quads_for_pattern(None, kind, plan, None)
    return min(
        (base_of(quad.subject.value) for quad in typed if isinstance(quad.subject, ox.NamedNode)),
        default=None,
    )


def _renamed(store: Store, old: str, new: str) -> Store:
    """Return the same graphs with everything that was named under `old` named under `new`."""

    def name(iri: str) -> str:
        return f"{new}{iri[len(old) :]}" if iri.startswith(old) else iri

    def node(term: ox.NamedNode) -> ox.NamedNode:
        return ox.NamedNode(name(term.value))

    def quad(one: ox.Quad) -> ox.Quad:
        subject, value, graph = one.subject, one.object, one.graph_name
        return ox.Quad(
            node(subject) if isinstance(subject, ox.NamedNode) else subject,
            one.predicate,
            node(value) if isinstance(value, ox.NamedNode) else value,
            node(graph) if isinstance(graph, ox.NamedNode) else graph,
        )

    renamed = Store(ox.Store())
    renamed.inner.bulk_extend(map(quad, store.inner))
    return renamed


def _dataset_file(path: Path) -> Path:
    if path.is_dir():
        if not (path / DATASET_FILE).is_file():
            raise DatasetError(str(path), _NO_DATASET)
        return path / DATASET_FILE
    if not path.is_file():
        raise DatasetError(str(path), _MISSING)
    return path
