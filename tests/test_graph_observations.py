from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.analysis import Study, analyse
from graph.ledger_query import read_ledger
from graph.observations import observation_triples, observed_tables
from graph.store import Store, open_store
from plans import read_plan
from tests.ledgers import small

PLAN = Path(__file__).parents[1] / "data" / "jimo-2018-116.txt"
KEYS = ("workload", "centrality", "network", "pairs")


@pytest.fixture(scope="module")
def store() -> Store:
    store = open_store([read_plan(PLAN)])
    study = Study(read_ledger(store))
    for table in observed_tables(analyse(study, *KEYS)):
        store.add_graph("urn:observations", observation_triples(table, study, "jimo"))
    return store


def test_tables_of_units_and_of_one_row_are_observed() -> None:
    tables = analyse(Study(small()), *KEYS)
    assert [table.key for table in observed_tables(tables)] == ["workload", "centrality", "network"]


def test_the_most_loaded_unit_can_be_asked_for(store: Store) -> None:
    rows = store.select("""
        SELECT ?name ?total WHERE {
          ?o a qb:Observation ; qb:dataSet <https://w3id.org/gwp/id/analysis/jimo/workload> ;
             <https://w3id.org/gwp/id/analysis/dimension/unit> ?unit ;
             <https://w3id.org/gwp/id/analysis/measure/workload.total> ?total .
          ?unit skos:prefLabel ?name } ORDER BY DESC(?total) LIMIT 1""")
    assert [(row["name"].value, row["total"].value) for row in rows] == [("区发改局", "30")]


def test_every_observation_has_every_dimension_and_measure_of_its_structure(store: Store) -> None:
    # Integrity constraints IC-11 and IC-14 of the Data Cube, as the Recommendation words them.
    missing = store.select("""
        SELECT ?o WHERE {
          ?o qb:dataSet/qb:structure/qb:component ?c . ?c qb:dimension|qb:measure ?p .
          FILTER NOT EXISTS { ?o ?p [] } }""")
    assert missing == []


def test_no_two_observations_of_a_data_set_have_the_same_dimension(store: Store) -> None:
    # IC-12.
    twins = store.select("""
        SELECT ?a WHERE { ?a qb:dataSet ?d . ?b qb:dataSet ?d . FILTER(STR(?a) < STR(?b))
          ?d qb:structure/qb:component/qb:dimension ?p . ?a ?p ?v . ?b ?p ?v }""")
    assert twins == []


def test_a_data_set_names_its_plan_and_parameters(store: Store) -> None:
    (row,) = store.select("""
        SELECT ?title ?seed WHERE {
          <https://w3id.org/gwp/id/analysis/jimo/centrality> prov:wasDerivedFrom ?plan ;
             <https://w3id.org/gwp/id/analysis/parameter/seed> ?seed .
          ?plan a gwp:WorkPlan ; dcterms:title ?title }""")
    assert row["seed"].value == "1"
    assert "即墨" in row["title"].value


def test_what_is_undefined_is_nan() -> None:
    study = Study(small().keep_tasks(small().tasks[3:4]))
    (table,) = analyse(study, "centrality")
    literals = {
        triple.object.value
        for triple in observation_triples(table, study)
        if triple.predicate.value.endswith("/centrality.betweenness")
        and isinstance(triple.object, ox.Literal)
    }
    assert literals == {"NaN"}


def test_observations_have_no_blank_nodes_and_ascii_names(store: Store) -> None:
    for triple in store.triples("urn:observations"):
        assert isinstance(triple.subject, ox.NamedNode)
        assert triple.subject.value.isascii()
