"""The vocabulary as RDFLib graphs; RDFLib is imported when one is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.files import ontology_files

if TYPE_CHECKING:
    from rdflib import Graph


def load_ontology(*, restrictions: bool = False) -> Graph:
    """Return the core, with domains, ranges and disjointness if `restrictions`."""
    files = ontology_files()
    return _graph([files.core, *([files.restrictions] if restrictions else [])])


def load_schemes() -> Graph:
    """Return all concept schemes."""
    return _graph(ontology_files().schemes)


def load_shapes() -> Graph:
    """Return all shapes, with the prefix declarations that their queries refer to."""
    files = ontology_files()
    return _graph([files.prefixes, *files.shapes])


def _graph(paths: Iterable[Path]) -> Graph:
    from rdflib import Graph

    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph
