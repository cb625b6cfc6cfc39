"""The questions that the ontology is made for have the answers that the plan gives."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from ontology import load_shapes
from ontology.queries import KeptQuery
from ontology.query_examples import read_questions
from ontology.terms import GWP, PREFIXES
from tests.questions import answer, expected, jimo_store

THEMES = {
    "benchmarks",
    "citations",
    "document",
    "evidence",
    "network",
    "reports",
    "targets",
    "time",
    "units",
    "vocabulary",
}


@pytest.mark.parametrize("question", read_questions(), ids=lambda question: question.name)
def test_a_question_has_the_expected_answer(question: KeptQuery) -> None:
    assert answer(question) == expected(question).read_text(encoding="utf-8")


@pytest.mark.parametrize("question", read_questions(), ids=lambda question: question.name)
def test_a_question_finds_something(question: KeptQuery) -> None:
    assert len(expected(question).read_text(encoding="utf-8").splitlines()) > 1


def test_every_question_has_a_known_theme() -> None:
    assert {question.head_value("theme") for question in read_questions()} == THEMES


def test_every_term_serves_a_question_or_a_shape() -> None:
    asked = "\n".join(question.text for question in read_questions())
    checked = {str(node) for triple in load_shapes() for node in triple}
    idle = [
        name
        for name, iri in vars(GWP).items()
        if not name.startswith("_") and f"gwp:{name}" not in asked and iri not in checked
    ]
    assert not idle, f"ask a question in ontology/cq that needs {idle}, or drop the terms"


def test_the_store_offers_the_questions_to_query_editors() -> None:
    offered = jimo_store().query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> "
        "SELECT ?query { ?q a sh:SPARQLExecutable ; sh:select ?query }"
    )
    assert isinstance(offered, ox.QuerySolutions)
    texts = {str(row["query"].value) for row in offered}
    assert texts == {q.text for q in read_questions() if q.head_value("data") == "jimo"}


def test_the_store_offers_the_prefixes_to_query_editors() -> None:
    offered = jimo_store().query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> "
        "SELECT ?prefix ?namespace { [] sh:prefix ?prefix ; sh:namespace ?namespace }"
    )
    assert isinstance(offered, ox.QuerySolutions)
    assert {row["prefix"].value: row["namespace"].value for row in offered} == PREFIXES
