"""A second SHACL engine finds what pySHACL finds, as far as SHACL Core goes.

pyrudof passes over SPARQL constraints in silence, so they are left out on both sides.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.namespace import SH

from ontology import load_shapes, ontology_files
from ontology.turtle import read_turtle
from ontology.vocabulary import ontology_triples, scheme_triples

pyrudof = pytest.importorskip("pyrudof", reason="pyrudof is not installed")
PLAN = next(path for path in ontology_files().good if path.stem == "plan")
SHAPES = "https://w3id.org/gwp/shapes#"
Found = set[tuple[str, str]]


@cache
def core_shapes() -> Graph:
    shapes = load_shapes()
    shapes.remove((None, SH.sparql, None))
    return shapes


def data_with(path: Path) -> ox.Store:
    store = ox.Store()
    triples = (*ontology_triples(), *scheme_triples(), *read_turtle(PLAN, path))
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    return store


def found_by_pyshacl(data: ox.Store) -> Found:
    # The stubs of pySHACL do not know yet that it takes a store.
    source: Any = data
    _, report, text = validate(source, shacl_graph=core_shapes(), inference="none")
    assert isinstance(report, Graph), text
    return {
        (str(report.value(node, SH.focusNode)), str(report.value(node, SH.sourceShape)))
        for node in report.objects(None, SH.result)
    }


def found_by_pyrudof(data: ox.Store) -> Found:
    session = pyrudof.Rudof(pyrudof.RudofConfig())
    turtle = data.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
    assert turtle is not None
    session.read_data(turtle.decode("utf-8"))
    session.read_shacl(core_shapes().serialize(format="turtle"))
    return {(entry.focus_node, entry.source_shape) for entry in session.validate_shacl()}


@pytest.mark.parametrize("path", ontology_files().bad, ids=lambda path: path.stem)
def test_both_engines_find_the_same(path: Path) -> None:
    data = data_with(path)
    found = found_by_pyrudof(data)
    assert found == found_by_pyshacl(data)
    in_core = (URIRef(SHAPES + path.stem), SH.path, None) in core_shapes()
    assert bool(found) == in_core
