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
Graphs = dict[str, list[ox.Triple]]
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
    zh=f"文件夹里没有 {DATASET_FILE},请先运行 gwp build",
    en=f"the folder holds no {DATASET_FILE}; run gwp build first",
)
_UNKNOWN: Final = Bilingual(
    zh=f"无法识别的扩展名,可用:{' '.join(_FORMATS)}",
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
    file = _dataset_file(path)
    graphs = _read_graphs(file)
    own = _base(graphs)
    links = path / LINKS_FILE
    if own is not None and path.is_dir() and links.is_file():
        graphs[Iris(own).links_graph] = [t for kept in _read_graphs(links).values() for t in kept]
    if base is not None and own is not None and base != own:
        graphs = _renamed(graphs, own, base)
    store = Store(ox.Store())
    store.add_vocabulary()
    for graph, triples in graphs.items():
        if graph not in VOCABULARY_GRAPHS:
            store.add_graph(graph, triples)
    if not store.link_graphs():
        store.add_links(Iris(base or own or Iris().base))
    return store


def _base(graphs: Graphs) -> str | None:
    """Return the base IRI of the first plan, ``None`` where there is no plan."""
    kind, plan = ox.NamedNode(RDF.type), ox.NamedNode(GWP.WorkPlan)
    return next(
        (
            base_of(triple.subject.value)
            for triples in graphs.values()
            for triple in triples
            if triple.predicate == kind
            and triple.object == plan
            and isinstance(triple.subject, ox.NamedNode)
        ),
        None,
    )


def _renamed(graphs: Graphs, old: str, new: str) -> Graphs:
    """Return the same graphs with everything that was named under `old` named under `new`."""

    def name(iri: str) -> str:
        return f"{new}{iri[len(old) :]}" if iri.startswith(old) else iri

    def node(term: ox.NamedNode) -> ox.NamedNode:
        return ox.NamedNode(name(term.value))

    def triple(one: ox.Triple) -> ox.Triple:
        subject, value = one.subject, one.object
        return ox.Triple(
            node(subject) if isinstance(subject, ox.NamedNode) else subject,
            one.predicate,
            node(value) if isinstance(value, ox.NamedNode) else value,
        )

    return {name(graph): [triple(one) for one in kept] for graph, kept in graphs.items()}


def _dataset_file(path: Path) -> Path:
    if path.is_dir():
        if not (path / DATASET_FILE).is_file():
            raise DatasetError(str(path), _NO_DATASET)
        return path / DATASET_FILE
    if not path.is_file():
        raise DatasetError(str(path), _MISSING)
    return path


def _read_graphs(file: Path) -> Graphs:
    if file.suffix not in _FORMATS:
        raise DatasetError(str(file), _UNKNOWN)
    graphs: Graphs = {}
    own = file.resolve().as_uri()
    try:
        for quad in ox.parse(path=file, format=_FORMATS[file.suffix]):
            name = quad.graph_name
            graphs.setdefault(own if isinstance(name, ox.DefaultGraph) else name.value, []).append(
                quad.triple
            )
    except (SyntaxError, ValueError, OSError) as error:
        reason = str(getattr(error, "msg", None) or error)
        line = getattr(error, "lineno", None) or 0
        raise DatasetError(str(file), Bilingual(zh=reason, en=reason), line) from error
    return graphs
