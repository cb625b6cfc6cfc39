"""The record of a dataset under shapes for what DCAT-AP 3 makes mandatory or recommends."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import SH, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.terms import DCAT, DCTERMS, FOAF, SPDX
from tests.test_export_catalogue import BASE, DATASET, PLAN, record, served


@cache
def shapes() -> Graph:
    return Graph().parse(Path(__file__).parent / "dcat_ap.ttl", format="turtle")


def findings(graph: Graph) -> set[tuple[str, str, str]]:
    """Return severity, focus node and path of each result."""
    _, report, _ = validate(graph, shacl_graph=shapes(), ont_graph=shapes(), inference=None)
    assert isinstance(report, Graph)
    return {
        (
            str(report.value(result, SH.resultSeverity)).rpartition("#")[2],
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.resultPath)),
        )
        for result in report.subjects(SH.resultSeverity)
    }


@pytest.mark.parametrize("graph", [record, served], ids=["file", "served"])
def test_nothing_that_is_mandatory_is_missing(graph: Callable[[], Graph]) -> None:
    assert not {found for found in findings(graph()) if found[0] == "Violation"}


def test_nothing_that_is_recommended_is_missing_in_the_files() -> None:
    assert findings(record()) == set()


def test_served_plans_need_no_files_of_their_own() -> None:
    assert findings(served()) == {("Warning", str(PLAN), DCAT.distribution)}


@pytest.mark.parametrize(
    ("node", "path"),
    [
        (URIRef(f"{BASE}catalogue"), DCTERMS.publisher),
        (DATASET, DCTERMS.title),
        (PLAN, DCTERMS.description),
        (URIRef(f"{DATASET}/all.ttl"), DCAT.accessURL),
        (URIRef(f"{BASE}publisher"), FOAF.name),
        (URIRef(f"{DATASET}/all.ttl#sha256"), SPDX.checksumValue),
    ],
)
def test_what_is_taken_away_is_missed(node: Node, path: str) -> None:
    broken = Graph() + record()
    assert (node, URIRef(path), None) in broken
    broken.remove((node, URIRef(path), None))
    assert ("Violation", str(node), path) in findings(broken)


def test_a_value_of_another_kind_is_found() -> None:
    broken = Graph() + record()
    broken.set((DATASET, URIRef(DCTERMS.issued), Literal("some day")))
    broken.set((DATASET, URIRef(DCAT.theme), Literal("GOVE")))
    assert {
        ("Violation", str(DATASET), DCTERMS.issued),
        ("Violation", str(DATASET), DCAT.theme),
    } <= findings(broken)
