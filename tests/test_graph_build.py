"""What a plan says, as RDF: nothing is lost, everything has evidence, what follows stands apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pyoxigraph as ox
import pytest

from graph.build import FREQUENCIES, plan_quads, plan_slug, plan_triples
from graph.iris import Iris
from graph.library import Library
from graph.read import plan_from_triples
from graph.store import Store, open_store
from ontology.terms import CV, GWP, OA, PROV, RDF
from plans import Plan, read_plan
from plans.records import Assignment, LeadingGroup, Person, ReportingDuty, Span
from tests import jimo

THREE_LINES = """
SELECT ?a ?b (COUNT(?t) AS ?n) WHERE { ?t gwp:involvesUnit ?a, ?b . FILTER(STR(?a) < STR(?b)) }
GROUP BY ?a ?b
ORDER BY DESC(?n)
"""


@cache
def plan() -> Plan:
    return read_plan(jimo.PATH)


@cache
def store() -> Store:
    return open_store([plan()])


def back(written: Plan) -> Plan:
    return plan_from_triples(plan_triples(written), Iris().document(plan_slug(written)))


def count(pattern: str) -> int:
    (row,) = store().select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    return int(row["n"].value)


def test_the_plan_read_back_from_its_graph_is_the_plan_that_was_written() -> None:
    written, read = plan(), back(plan())
    assert read.tasks == written.tasks
    assert read.units == written.units
    assert read.notes == written.notes
    assert read == replace(
        written,
        metadata=replace(
            written.metadata,
            addressees=read.metadata.addressees,
            copied_to=read.metadata.copied_to,
        ),
    )
    assert sorted(read.metadata.addressees) == sorted(written.metadata.addressees)
    assert sorted(read.metadata.copied_to) == sorted(written.metadata.copied_to)


def test_what_the_jimo_plan_does_not_have_survives_too() -> None:
    task = plan().tasks[0]
    twice = replace(
        task,
        assignments=(
            Assignment("responsible", "财政局", "区财政局", "unit", Span(1, 4), ("预算",), None),
            Assignment("responsible", "财政局", "区财政局", "unit", Span(9, 12)),
        ),
        persons=(Person("张三", "责任领导", Span(2, 4)),),
    )
    changed = replace(
        plan(),
        tasks=(twice, *plan().tasks[1:]),
        leading_group=LeadingGroup("领导小组", Span(0, 4), None, None),
        reporting=(ReportingDuty("每季度", "quarterly", None, Span(0, 3)),),
    )
    read = back(changed)
    assert read.tasks == changed.tasks
    assert read.leading_group == changed.leading_group
    assert read.reporting == changed.reporting


def test_a_plan_without_number_or_jurisdiction_can_be_written() -> None:
    bare = replace(plan(), metadata=replace(plan().metadata, number=None, jurisdiction=None))
    assert back(bare).metadata.number is None
    assert back(bare).tasks == bare.tasks


def test_every_asserted_statement_is_in_the_graph_of_its_document() -> None:
    graphs = {quad.graph_name.value for quad in plan_quads(plan())}  # type: ignore[union-attr]
    assert graphs == {"https://w3id.org/gwp/id/graph/2018-116--wfr3s1il92d"}


def test_there_are_no_blank_nodes_and_no_iri_outside_ascii() -> None:
    for triple in plan_triples(plan()):
        assert isinstance(triple.subject, ox.NamedNode)
        assert not isinstance(triple.object, ox.BlankNode)
        assert triple.subject.value.isascii()


def test_the_counts_of_the_plan_are_those_of_two_careful_readings() -> None:
    assert count("?t a gwp:Task") == 67
    assert count("?s a gwp:Sector") == 6
    assert count("?t gwp:leadUnit ?u") == 90
    assert count("?t gwp:participatingUnit ?u . ?u a gwp:NamedUnit") == 220
    assert count("?t gwp:participatingUnit ?u . ?u a gwp:CollectiveUnit") == 79
    assert count("?t gwp:workingPeriod ?l") == 42
    assert count("?t gwp:completionLimit/dcat:endDate '2018-12-31'^^xsd:date") == 12
    assert count("?t gwp:completionLimit/dcat:endDate '2019-12-31'^^xsd:date") == 13
    assert count("?t gwp:hasBenchmarking ?b") == 104
    assert count("?t gwp:hasTarget ?q") == 15
    assert count("?t a gwp:Task ; gwp:hasCitation ?c") == 4


def test_the_three_line_query_ranks_the_pairs_that_share_most_tasks() -> None:
    rows = store().select(THREE_LINES)
    named = {
        row["u"].value: row["l"].value
        for row in store().select("SELECT ?u ?l WHERE { ?u a gwp:NamedUnit ; skos:prefLabel ?l }")
    }
    pairs = [
        ({named[row["a"].value], named[row["b"].value]}, int(row["n"].value))
        for row in rows
        if row["a"].value in named and row["b"].value in named
    ]
    shared: Counter[frozenset[str]] = Counter()
    for task in plan().tasks:
        units = sorted({a.unit for a in task.assignments if a.kind == "unit"})
        shared.update(frozenset((a, b)) for a in units for b in units if a < b)
    assert {frozenset(pair): n for pair, n in pairs} == dict(shared)
    assert pairs[0] == ({"区发改局", "区财政局"}, 19)


@pytest.mark.parametrize(
    "kind",
    [
        GWP.Responsibility,
        GWP.TimeLimit,
        GWP.Benchmarking,
        GWP.QuantitativeTarget,
        GWP.Citation,
        GWP.Task,
        GWP.CurationNote,
    ],
)
def test_every_statement_leads_to_the_characters_that_say_it(kind: str) -> None:
    rows = store().select(f"""
        SELECT ?x ?start ?end ?exact WHERE {{ ?x a <{kind}>
          OPTIONAL {{ ?x <{PROV.wasDerivedFrom}> ?span .
            ?span <{OA.start}> ?start ; <{OA.end}> ?end ; <{OA.exact}> ?exact }} }}""")
    assert rows
    for row in rows:
        start, end = int(row["start"].value), int(row["end"].value)
        assert plan().text[start:end] == row["exact"].value


def test_what_follows_is_kept_apart_from_what_is_said() -> None:
    iris, slug = Iris(), plan_slug(plan())
    asserted = set(store().triples(iris.asserted_graph(slug)))
    derived = set(store().triples(iris.derived_graph(slug)))
    assert not asserted & derived
    assert {t.predicate.value for t in asserted}.isdisjoint(
        {GWP.leadUnit, GWP.participatingUnit, GWP.involvesUnit, GWP.benchmarks}
    )
    assert {t.predicate.value for t in derived} >= {GWP.leadUnit, GWP.involvesUnit, GWP.benchmarks}


def test_nothing_more_follows_from_what_was_derived() -> None:
    from graph.derive import Deriver
    from ontology.vocabulary import ontology_triples, scheme_triples

    deriver = Deriver([*ontology_triples(), *scheme_triples()])
    asserted = list(plan_triples(plan()))
    once = list(deriver.derived_triples(asserted))
    assert list(deriver.derived_triples([*asserted, *once])) == []
    assert list(deriver.derived_triples(asserted)) == once


def test_the_default_graph_holds_a_triple_of_two_documents_once() -> None:
    other = replace(plan(), metadata=replace(plan().metadata, number="即政办发〔2019〕1号"))
    both = open_store([plan(), other])
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?u a gwp:NamedUnit ; skos:prefLabel '区商务局'@zh }"
    assert [row["n"].value for row in both.select(query)] == ["1"]
    assert [s.task_count for s in Library(both).plans()] == [67, 67]


def test_equal_content_has_an_equal_generation_and_other_content_another() -> None:
    assert open_store([plan()]).generation() == store().generation()
    assert open_store([]).generation() != store().generation()


def test_the_base_iri_is_a_setting() -> None:
    other = open_store([plan()], Iris("https://example.org/data/"))
    names = {t.subject.value for t in other.triples(*other.document_graphs())}  # type: ignore[union-attr]
    assert all(name.startswith("https://example.org/data/") for name in names)


def test_reporting_frequencies_are_those_of_the_eu_authority_list() -> None:
    assert {iri.rpartition("/")[2] for iri in FREQUENCIES.values()} == {
        "WEEKLY", "MONTHLY", "QUARTERLY", "ANNUAL_2", "ANNUAL",
    }  # fmt: skip


def test_responsibilities_say_role_and_unit_once() -> None:
    for role in store().select(f"""
        SELECT ?r (COUNT(DISTINCT ?u) AS ?units) (COUNT(DISTINCT ?role) AS ?roles) WHERE {{
          ?r <{RDF.type}> <{GWP.Responsibility}> ; <{CV.hasParticipant}> ?u ; <{CV.role}> ?role }}
        GROUP BY ?r"""):
        assert (role["units"].value, role["roles"].value) == ("1", "1")
