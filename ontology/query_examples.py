"""The competency questions as ``sh:SPARQLExecutable``, so that query editors can offer them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from ontology.files import FOLDER
from ontology.prefixes import declared_prefixes
from ontology.queries import KeptQuery, read_queries

QUESTIONS_FOLDER: Final = FOLDER / "cq"
QUERY_BASE: Final = "https://w3id.org/gwp/query/"
# Questions about the worked examples have no answer in the data of a plan.
_ASKED_OF_PLANS: Final = "jimo"


def read_questions() -> tuple[KeptQuery, ...]:
    """Return the competency questions, by name."""
    return read_queries(QUESTIONS_FOLDER)


def query_example_triples() -> list[ox.Triple]:
    """Return every question about a plan as an executable with title, theme and text."""
    return [
        triple
        for question in read_questions()
        if question.head_value("data") == _ASKED_OF_PLANS
        for triple in _executable(question)
    ]


def _executable(question: KeptQuery) -> Iterator[ox.Triple]:
    node = ox.NamedNode(QUERY_BASE + question.name)
    title = question.title
    yield ox.Triple(node, _term("rdf:type"), _term("sh:SPARQLExecutable"))
    yield ox.Triple(node, _term("rdf:type"), _term("sh:SPARQLSelectExecutable"))
    for predicate in ("rdfs:label", "rdfs:comment"):
        yield ox.Triple(node, _term(predicate), ox.Literal(title.zh, language="zh"))
        yield ox.Triple(node, _term(predicate), ox.Literal(title.en, language="en"))
    yield ox.Triple(node, _term("schema:keywords"), ox.Literal(question.head_value("theme")))
    yield ox.Triple(node, _term("sh:prefixes"), ox.NamedNode("https://w3id.org/gwp/ns"))
    yield ox.Triple(node, _term("sh:select"), ox.Literal(question.text))


def _term(curie: str) -> ox.NamedNode:
    prefix, _, name = curie.partition(":")
    return ox.NamedNode(declared_prefixes()[prefix] + name)
