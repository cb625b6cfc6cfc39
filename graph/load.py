"""Datasets from disk: a folder that `gwp build` wrote, or a single RDF file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.errors import DatasetError
from graph.store import VOCABULARY_GRAPHS, Store
from ontology.language import Bilingual

DATASET_FILE: Final = "all.trig"
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


def load_dataset(path: Path) -> Store:
    """Return a store in memory with the vocabulary and what is at `path`.

    Statements of a file without named graphs go into a graph named after the file.

    Raises
    ------
    DatasetError
        If there is nothing at `path`, or it is not RDF; the error names the line.
    """
    file = _dataset_file(path)
    store = Store(ox.Store())
    store.add_vocabulary()
    for graph, triples in _read_graphs(file).items():
        if graph not in VOCABULARY_GRAPHS:
            store.add_graph(graph, triples)
    return store


def _dataset_file(path: Path) -> Path:
    if path.is_dir():
        if not (path / DATASET_FILE).is_file():
            raise DatasetError(str(path), _NO_DATASET)
        return path / DATASET_FILE
    if not path.is_file():
        raise DatasetError(str(path), _MISSING)
    return path


def _read_graphs(file: Path) -> dict[str, list[ox.Triple]]:
    if file.suffix not in _FORMATS:
        raise DatasetError(str(file), _UNKNOWN)
    graphs: dict[str, list[ox.Triple]] = {}
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
