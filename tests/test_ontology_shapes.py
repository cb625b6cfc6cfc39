"""The shapes accept the good examples and refuse each bad one for its own reason."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import BNode, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from ontology import load_shapes, ontology_files
from ontology.generate_terms import GWP_NAMESPACE
from ontology.turtle import read_turtle
from ontology.vocabulary import ontology_triples, scheme_triples

SHAPES = "https://w3id.org/gwp/shapes#"
PLAN = next(path for path in ontology_files().good if path.stem == "plan")
GOOD = [path for path in ontology_files().good if path != PLAN]


@dataclass(frozen=True, slots=True)
class Result:
    shape: str
    focus: str


@cache
def shapes() -> Graph:
    return load_shapes()


@cache
def vocabulary() -> tuple[ox.Triple, ...]:
    return (*ontology_triples(), *scheme_triples())


@cache
def shape_of(kind: str) -> Graph:
    """Return one node shape with its property shapes and nothing else."""
    wanted = {URIRef(SHAPES + kind), *shapes().objects(URIRef(SHAPES + kind), SH.property)}
    alone = Graph()
    while wanted:
        for triple in shapes().triples((wanted.pop(), None, None)):
            alone.add(triple)
            if isinstance(triple[2], BNode):
                wanted.add(triple[2])
    alone.remove((None, SH.sparql, None))
    return alone


def report_on(*triples: ox.Triple, against: Graph | None = None) -> Graph:
    data: Any = ox.Store()
    data.extend(ox.Quad(t.subject, t.predicate, t.object) for t in (*vocabulary(), *triples))
    # The stubs of pySHACL do not know yet that it takes a store.
    _, report, text = validate(
        data, shacl_graph=against or shapes(), inference="none", advanced=True
    )
    assert isinstance(report, Graph), text
    return report


def results(*triples: ox.Triple, against: Graph | None = None) -> list[Result]:
    report = report_on(*triples, against=against)
    return [result(report, node) for node in report.objects(None, SH.result)]


def result(report: Graph, node: Node) -> Result:
    """Name the shape by its own IRI, or by that of the SPARQL constraint inside it."""
    source = report.value(node, SH.sourceConstraint) or report.value(node, SH.sourceShape)
    return Result(
        str(source).removeprefix(SHAPES),
        str(report.value(node, SH.focusNode)),
    )


def test_the_example_plan_has_no_finding_at_all() -> None:
    assert results(*read_turtle(PLAN)) == []


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_every_good_example_has_no_finding_at_all(path: Path) -> None:
    assert results(*read_turtle(PLAN, path)) == []


@pytest.mark.parametrize("path", ontology_files().bad, ids=lambda path: path.stem)
def test_every_bad_example_trips_exactly_its_shape(path: Path) -> None:
    report = report_on(*read_turtle(PLAN, path))
    found = {result(report, node).shape for node in report.objects(None, SH.result)}
    assert found == {path.stem.removesuffix("Shape")}
    for node in report.objects(None, SH.result):
        # pySHACL drops the language tags of a SPARQL constraint's messages.
        messages = [str(text) for text in report.objects(node, SH.resultMessage)]
        assert len(messages) == 2
        assert not [text for text in messages if "{" in text], "a variable is not filled in"


def test_every_node_shape_has_a_good_and_a_bad_example() -> None:
    targeted = {
        str(shape).removeprefix(SHAPES).partition("-")[0]
        for predicate in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
        for shape in shapes().subjects(predicate)
    }
    assert {path.stem.partition("-")[0] for path in ontology_files().bad} == targeted
    # The plan itself is the good example for the use of our terms.
    assert {path.stem for path in GOOD} == targeted - {"OwnTerm"}


def simple_property_shapes() -> list[str]:
    """Return the property shapes of targeted classes whose path is one property."""
    graph = load_shapes()
    return sorted(
        str(shape).removeprefix(SHAPES)
        for owner in graph.subjects(SH.targetClass)
        for shape in graph.objects(owner, SH.property)
        if isinstance(graph.value(shape, SH.path), URIRef)
    )


def broken_at(shape: URIRef, focus: ox.NamedNode, triples: list[ox.Triple]) -> list[ox.Triple]:
    """Take away what `shape` wants of `focus`, or add what it cannot want."""
    path = ox.NamedNode(str(shapes().value(shape, SH.path)))
    if (shape, SH.minCount, None) in shapes():
        return [t for t in triples if (t.subject, t.predicate) != (focus, path)]
    wrong = ox.Literal("P1D", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#duration"))
    return [*triples, ox.Triple(focus, path, wrong)]


# Nothing is only a unit, or only a benchmark target: an instance of a narrower class stands in.
STAND_INS = {"Unit": "NamedUnit", "BenchmarkTarget": "BenchmarkOrganisation"}


@pytest.mark.parametrize("name", simple_property_shapes())
def test_every_property_shape_can_fail(name: str) -> None:
    kind = name.partition("-")[0]
    triples = read_turtle(PLAN, *(path for path in GOOD if path.stem == kind))
    instance_of = f"<{GWP_NAMESPACE}{STAND_INS.get(kind, kind)}>"
    focus = next(t.subject for t in reversed(triples) if str(t.object) == instance_of)
    assert isinstance(focus, ox.NamedNode)
    broken = broken_at(URIRef(SHAPES + name), focus, triples)
    assert Result(name, focus.value) in results(*broken, against=shape_of(kind))
