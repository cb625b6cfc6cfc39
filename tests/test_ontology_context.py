"""JSON-LD written with the context means the same as the Turtle."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from ontology import ontology_files
from ontology.terms import GWP
from ontology.turtle import read_turtle

CONTEXT = json.loads(ontology_files().context.read_text(encoding="utf-8"))["@context"]


def read_json_ld(text: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.JSON_LD)}


@pytest.mark.parametrize("path", ontology_files().good, ids=lambda path: path.stem)
def test_examples_survive_json_ld(path: Path) -> None:
    text = Graph().parse(path).serialize(format="json-ld", context=CONTEXT, ensure_ascii=False)
    assert read_json_ld(text) == set(read_turtle(path))


def test_a_short_document_reads_as_a_task() -> None:
    document = {
        "@context": CONTEXT,
        "id": "https://example.net/task/5",
        "type": "Task",
        "ordinal": 5,
        "prefLabel": {"zh": "对标英国伦敦", "en": "Benchmark London"},
        "leadUnit": "https://example.net/unit/1",
        "workingPeriod": {"id": "https://example.net/time", "startDate": "2018-01-01"},
    }
    turtle = f"""
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        <https://example.net/task/5> a <{GWP.Task}> ; <{GWP.ordinal}> 5 ;
          skos:prefLabel "对标英国伦敦"@zh, "Benchmark London"@en ;
          <{GWP.leadUnit}> <https://example.net/unit/1> ;
          <{GWP.workingPeriod}> <https://example.net/time> .
        <https://example.net/time> <http://www.w3.org/ns/dcat#startDate> "2018-01-01"^^xsd:date .
    """
    expected = {quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}
    assert read_json_ld(json.dumps(document)) == expected


def test_every_term_of_ours_has_its_own_name() -> None:
    for name, iri in vars(GWP).items():
        if not name.startswith("_"):
            entry = CONTEXT[name]
            assert (entry if isinstance(entry, str) else entry["@id"]) == f"gwp:{name}", iri


def test_two_foreign_terms_of_one_name_keep_their_prefixes() -> None:
    assert CONTEXT["schema_value"]["@id"] == "schema:value"
    assert CONTEXT["rdf_value"]["@id"] == "rdf:value"
    assert "value" not in CONTEXT
