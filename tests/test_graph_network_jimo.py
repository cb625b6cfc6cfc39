"""The networks and tables of the real Jimo plan, read from a store."""

import json
from pathlib import Path

import networkx as nx
import pytest

from export.tables import tables_to_json
from graph.analysis import Study, analyse, analysis, findings
from graph.ledger import Ledger
from graph.ledger_query import read_ledger
from graph.measures import centrality
from graph.network import (
    NETWORKS,
    NetworkKind,
    benchmark_unit_network,
    lead_network,
    task_unit_network,
    unit_network,
)
from graph.store import Store, open_store
from plans import read_plan
from tests.peers import to_igraph

PLAN = Path(__file__).parents[1] / "data" / "jimo-2018-116.txt"


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store([read_plan(PLAN)])


@pytest.fixture(scope="module")
def ledger(store: Store) -> Ledger:
    return read_ledger(store)


@pytest.fixture(scope="module")
def study(ledger: Ledger) -> Study:
    return Study(ledger, permutations=50)


def test_the_ledger_has_every_task_and_responsibility(ledger: Ledger) -> None:
    assert len(ledger.tasks) == 67
    assert len(ledger.sectors) == 6
    named = [entry for entry in ledger.involvements if entry.unit.kind == "unit"]
    assert sum(entry.role == "lead" for entry in named) == 90
    assert sum(entry.role == "participant" for entry in named) == 220
    assert len(ledger.involvements) - len(named) == 79
    assert len(ledger.mentions) == 104
    assert [task.key for task in ledger.tasks[:3]] == ["1", "2", "3"]


def test_the_unit_network_is_what_sparql_says(store: Store, ledger: Ledger) -> None:
    rows = store.select("""
        SELECT ?nameA ?nameB (COUNT(?t) AS ?n) WHERE {
          ?t gwp:involvesUnit ?a, ?b . ?a a gwp:NamedUnit . ?b a gwp:NamedUnit .
          FILTER(STR(?a) < STR(?b)) ?a skos:prefLabel ?nameA . ?b skos:prefLabel ?nameB }
        GROUP BY ?nameA ?nameB""")
    expected = {
        frozenset((row["nameA"].value, row["nameB"].value)): int(row["n"].value) for row in rows
    }
    network = unit_network(ledger)
    assert len(network) == 62
    assert network.number_of_edges() == 388
    found = {frozenset((a, b)): data["weight"] for a, b, data in network.edges(data=True)}
    assert found == expected


def test_the_other_networks_have_their_sizes(ledger: Ledger) -> None:
    assert task_unit_network(ledger).number_of_edges() == 309
    assert len(benchmark_unit_network(ledger)) == 46 + 62
    leads = lead_network(ledger)
    assert leads.edges["区商务局", "区财政局"]["tasks"] == ("2", "3", "5", "11", "30")
    assert not any(a == b for a, b in leads.edges)


def test_collectives_can_be_kept_in_or_expanded(ledger: Ledger) -> None:
    assert len(unit_network(ledger, "in")) == 62 + 8
    towns = next(unit for unit in ledger.units if unit.name == "各镇街")
    assert "潮海街道" in towns.members
    relevant = next(unit for unit in ledger.units if unit.name == "有关镇街")
    assert relevant.members == ()
    expanded, plain = unit_network(ledger, "expanded"), unit_network(ledger)
    assert set(expanded) == set(plain)
    assert expanded.nodes["潮海街道"]["total"] > plain.nodes["潮海街道"]["total"]


@pytest.mark.parametrize("kind", NETWORKS, ids=lambda kind: kind.key)
def test_every_tie_names_the_tasks_behind_it(ledger: Ledger, kind: NetworkKind) -> None:
    keys = {task.key for task in ledger.tasks}
    for *_, data in kind.build(ledger, "out").edges(data=True):
        assert set(data["tasks"]) <= keys
        assert data["weight"] == len(data["tasks"]) > 0


def test_the_contract_of_analyze_is_kept(study: Study) -> None:
    body = json.loads(tables_to_json(analyse(study)))
    workload = {row["unit"]: row for row in body["workload"]}
    assert len(workload) == len(body["centrality"]) == 62
    first = body["workload"][0]
    assert [first[key] for key in ("unit", "lead", "participant", "total")] == [
        "区发改局",
        4,
        26,
        30,
    ]
    assert workload["区商务局"]["lead"] == workload["区城建局"]["lead"] == 11
    measures = ("degree", "weighted_degree", "betweenness", "closeness", "eigenvector", "pagerank")
    for row in body["centrality"]:
        assert all(isinstance(row[key], int | float) for key in measures)


def test_centralities_are_those_of_networkx(study: Study) -> None:
    rows = {row["unit"]: row for row in analysis("centrality").table(study).records()}
    network = study.units
    peers = {
        "degree": dict(network.degree()),
        "weighted_degree": dict(network.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(network),
        "closeness": nx.closeness_centrality(network),
        "eigenvector": nx.eigenvector_centrality(network, 5000, 1e-12, weight="weight"),
        "pagerank": nx.pagerank(network, weight="weight", tol=1e-12),
    }
    for key, peer in peers.items():
        assert {unit: row[key] for unit, row in rows.items()} == pytest.approx(peer, abs=1e-9), key


def test_centralities_are_those_of_igraph(study: Study) -> None:
    network = study.units
    peer = to_igraph(network)
    pairs = (len(network) - 1) * (len(network) - 2) / 2
    between = [score / pairs for score in peer.betweenness()]
    assert list(centrality.betweenness(network).values()) == pytest.approx(between, abs=1e-9)
    ranks = peer.pagerank(weights="weight")
    assert list(centrality.pagerank(network).values()) == pytest.approx(ranks, abs=1e-9)


def test_the_unit_that_works_alone_is_said_to_be_alone(study: Study) -> None:
    alone = next(found for found in findings(study) if found.key == "isolated")
    assert alone.units == ("区安监局",)
    assert alone.tasks == ("43",)
    assert "区安监局" in alone.statement.zh


def test_the_pair_that_works_together_most_is_named_with_its_tasks(study: Study) -> None:
    pair = next(found for found in findings(study) if found.key == "closest_pair")
    assert pair.units == ("区发改局", "区财政局")
    assert len(pair.tasks) == 19
    assert pair.tasks == study.units.edges["区发改局", "区财政局"]["tasks"]


def test_every_finding_rests_on_tasks_that_involve_its_units(study: Study) -> None:
    involved = {(e.unit.name, e.task.key) for e in study.ledger.involvements}
    for found in findings(study):
        assert found.tasks, found.key
        for unit in found.units:
            assert any((unit, key) in involved for key in found.tasks), (found.key, unit)


def test_the_due_load_adds_up_to_the_workload(study: Study) -> None:
    due = analysis("due_load").table(study).records()
    assert {row["due"] for row in due} == {"2018-12-31", "2019-12-31"}
    total = sum(row["total"] for row in due if row["unit"] == "区发改局")  # type: ignore[misc]
    assert total == 30


def test_a_network_of_one_sector_is_smaller(ledger: Ledger) -> None:
    part = ledger.where(sector=ledger.sectors[3])
    assert (len(part.tasks), len(unit_network(part))) == (2, 11)


def test_two_plans_have_tasks_with_different_names() -> None:
    shared = Path(__file__).parents[2] / "shared" / "plans"
    if not shared.exists():
        pytest.skip("the shared plans are not here")
    ledger = read_ledger(open_store([read_plan(PLAN), read_plan(shared / "001.txt")]))
    keys = [task.key for task in ledger.tasks]
    assert len(set(keys)) == len(keys)
    assert "即政办发〔2018〕116号 5" in keys
    assert len(ledger.plans) == 2
    assert len(ledger.where(plan="即政办发〔2018〕116号").tasks) == 67
