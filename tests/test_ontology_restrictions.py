"""What a plan says keeps to the domains, ranges and disjointness that the restrictions state."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox
import pytest

from ontology import ontology_files
from ontology.describe import TermDescription, describe_terms
from ontology.terms import OWL, PREFIXES, RDF, RDFS, XSD
from ontology.turtle import Statements, Term, by_subject, read_turtle
from tests.questions import example_store, jimo_store

STORES = {"jimo": jimo_store, "examples": example_store}
PROPERTIES = [term for term in describe_terms() if term.kind != "class"]
# A literal of the wider type holds a value of the narrower one that the ontology names.
SAME_VALUES = {XSD.positiveInteger: XSD.integer}


@cache
def said(name: str) -> Statements:
    quads = STORES[name]().quads_for_pattern(None, None, None, ox.DefaultGraph())
    return by_subject(quad.triple for quad in quads)


def classes_of(node: Term, statements: Statements) -> set[str]:
    """Return the classes of a node, the wider ones included."""
    if isinstance(node, ox.Literal):
        return {node.datatype.value}
    found: set[str] = set()
    waiting = list(statements.get(node, {}).get(RDF.type, ()))
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, ox.NamedNode) and kind.value not in found:
            found.add(kind.value)
            waiting += statements.get(kind, {}).get(RDFS.subClassOf, ())
    return found


def uses(term: TermDescription, statements: Statements) -> Iterator[tuple[Term, Term]]:
    for subject, values in statements.items():
        for value in values.get(term.iri, ()):
            yield subject, value


@pytest.mark.parametrize("name", STORES)
@pytest.mark.parametrize("term", PROPERTIES, ids=lambda term: term.name)
def test_a_property_is_said_of_what_it_is_for(term: TermDescription, name: str) -> None:
    for subject, _ in uses(term, said(name)):
        assert not term.domain or classes_of(subject, said(name)).intersection(term.domain), subject


@pytest.mark.parametrize("name", STORES)
@pytest.mark.parametrize("term", PROPERTIES, ids=lambda term: term.name)
def test_a_property_points_at_what_it_ranges_over(term: TermDescription, name: str) -> None:
    wanted = {SAME_VALUES.get(iri, iri) for iri in term.range} - {RDF.Property}
    for _, value in uses(term, said(name)):
        assert not wanted or classes_of(value, said(name)) & wanted, value


def disjoint_groups() -> Iterator[list[str]]:
    restrictions = by_subject(read_turtle(ontology_files().restrictions))
    for node, statements in restrictions.items():
        for other in statements.get(OWL.disjointWith, ()):
            yield [str(node.value), other.value] if isinstance(other, ox.NamedNode) else []
        for start in statements.get(OWL.members, ()):
            yield list(listed(start, restrictions))


def listed(node: Term, statements: Statements) -> Iterator[str]:
    while isinstance(node, ox.BlankNode):
        yield from (i.value for i in statements[node][RDF.first] if isinstance(i, ox.NamedNode))
        (node,) = statements[node][RDF.rest]


@pytest.mark.parametrize("name", STORES)
def test_nothing_is_of_two_disjoint_classes(name: str) -> None:
    groups = list(disjoint_groups())
    for node in said(name):
        classes = classes_of(node, said(name))
        for group in groups:
            assert len(classes.intersection(group)) < 2, node


def test_the_restrictions_speak_of_our_terms_only() -> None:
    assert len(list(disjoint_groups())) > 5
    assert all(iri.startswith(PREFIXES["gwp"]) for group in disjoint_groups() for iri in group)
