"""The vocabulary checked against the pitfalls that FOOPS!, OOPS!, FIBO and SEMIC list.

Each check is a query in checks/ that selects what is wrong. ``python -m ontology.quality`` prints
the report that goes with a release.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from ontology.files import FOLDER, ontology_files
from ontology.generate_terms import external_rows
from ontology.prefixes import declared_prefixes
from ontology.queries import KeptQuery, read_queries
from ontology.turtle import read_turtle

CHECKS_FOLDER: Final = FOLDER / "checks"
_BASE: Final = "https://w3id.org/gwp/"
_KINDS: Final = {
    "class": "http://www.w3.org/2000/01/rdf-schema#Class",
    "datatype": "http://www.w3.org/2000/01/rdf-schema#Datatype",
    "property": "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property",
    "individual": "http://www.w3.org/2002/07/owl#NamedIndividual",
}
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(frozen=True, slots=True)
class Pitfall:
    """One thing that a check found."""

    check: str
    term: str
    detail: str

    def __str__(self) -> str:
        return f"{self.check}: {self.term} {self.detail}".rstrip()


def vocabulary_store() -> ox.Store:
    """Return every vocabulary file in its named graph, and the foreign terms in another."""
    files = ontology_files()
    store = ox.Store()
    _load(store, "ns", read_turtle(files.core))
    _load(store, "restrictions", read_turtle(files.restrictions))
    _load(store, "prefix", read_turtle(files.prefixes))
    _load(store, "scheme", read_turtle(*files.schemes))
    _load(store, "shapes", read_turtle(*files.shapes))
    _load(
        store,
        "external",
        (
            ox.Triple(ox.NamedNode(row["iri"]), _TYPE, ox.NamedNode(_KINDS[row["kind"]]))
            for row in external_rows()
        ),
    )
    return store


def read_checks() -> tuple[KeptQuery, ...]:
    """Return the checks by name."""
    return read_queries(CHECKS_FOLDER)


def run_check(check: KeptQuery, store: ox.Store) -> list[Pitfall]:
    """Return what one check finds in a store made by `vocabulary_store`."""
    solutions = store.query(
        check.text, prefixes=declared_prefixes(), use_default_graph_as_union=True
    )
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(check.name)
    with_detail = any(variable.value == "detail" for variable in solutions.variables)
    found = {
        Pitfall(check.name, _text(row["term"]), _text(row["detail"]) if with_detail else "")
        for row in solutions
    }
    return sorted(found, key=str)


def report(store: ox.Store | None = None) -> str:
    """Return the report as Markdown: every check with its level, source and findings."""
    store = store or vocabulary_store()
    lines = ["| check | level | after | found |", "|---|---|---|---|"]
    for check in read_checks():
        found = run_check(check, store)
        level, source = check.head_value("level"), check.head_value("source")
        lines.append(f"| {check.title.en} | {level} | {source} | {len(found) or '–'} |")
        lines += [f"|   `{pitfall.term}` {pitfall.detail} | | | |" for pitfall in found]
    return "\n".join([*lines, ""])


def _load(store: ox.Store, name: str, triples: Iterable[ox.Triple]) -> None:
    graph = ox.NamedNode(_BASE + name)
    store.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)


def _text(term: object) -> str:
    return str(getattr(term, "value", term) or "")


if __name__ == "__main__":
    sys.stdout.write(report())
