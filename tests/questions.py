"""The competency questions with their answers; run as a script it writes the answers anew.

``python -m tests.questions`` in the checkout. Read the difference before committing it: the
expected rows are what the plan says, not what the program happens to return.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox

from graph.store import open_store
from ontology import ontology_files
from ontology.prefixes import declared_prefixes
from ontology.queries import KeptQuery
from ontology.query_examples import read_questions
from ontology.turtle import read_turtle
from ontology.vocabulary import ontology_triples, scheme_triples
from plans import read_plan

ROOT = Path(__file__).parents[1]


@cache
def jimo_store() -> ox.Store:
    return open_store([read_plan(ROOT / "data" / "jimo-2018-116.txt")]).inner


@cache
def example_store() -> ox.Store:
    store = ox.Store()
    triples = (*ontology_triples(), *scheme_triples(), *read_turtle(*ontology_files().good))
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    return store


def answer(question: KeptQuery) -> str:
    """Return the answer as CSV with short names, for people to read."""
    store = {"jimo": jimo_store, "examples": example_store}[question.head_value("data")]()
    solutions = store.query(question.text, prefixes=declared_prefixes())
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(question.name)
    table = solutions.serialize(format=ox.QueryResultsFormat.CSV) or b""
    return table.decode("utf-8").replace("\r\n", "\n")


def expected(question: KeptQuery) -> Path:
    return question.path.with_suffix(".csv")


def main() -> None:
    for question in read_questions():
        expected(question).write_text(answer(question), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
