from datetime import date
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnknownNameError
from graph.ledger import Collectives, Involvement, Ledger, LedgerTask, LedgerUnit
from graph.network import (
    NETWORKS,
    NetworkKind,
    benchmark_sector_unit_network,
    benchmark_unit_network,
    lead_network,
    sector_unit_network,
    task_unit_network,
    unit_network,
)
from plans.records import Role
from tests.ledgers import small


def test_two_units_are_tied_by_the_tasks_they_share() -> None:
    network = unit_network(small())
    assert network.edges["商务局", "财政局"] == {
        "weight": 2,
        "newman": 1 / 2 + 1,
        "jaccard": 2 / 3,
        "tasks": ("1", "2"),
    }


def test_a_unit_that_works_alone_is_a_node_without_ties() -> None:
    network = unit_network(small())
    assert network.degree["档案局"] == 0
    assert network.nodes["档案局"]["lead"] == 1


def test_newman_weights_of_a_unit_sum_to_its_number_of_shared_tasks() -> None:
    network = unit_network(small())
    assert network.degree("财政局", weight="newman") == pytest.approx(3)


def test_nodes_carry_plain_attributes_and_no_none() -> None:
    assert unit_network(small()).nodes["财政局"] == {
        "label": "财政局",
        "mode": "unit",
        "kind": "unit",
        "lead": 0,
        "participant": 3,
        "responsible": 0,
        "total": 3,
    }


@pytest.mark.parametrize(
    ("collectives", "units", "partners_of_trade"),
    [("out", 6, 2), ("in", 7, 3), ("expanded", 7, 4)],
)
def test_collectives_are_left_out_kept_in_or_expanded(
    collectives: Collectives, units: int, partners_of_trade: int
) -> None:
    network = unit_network(small(), collectives)
    assert len(network) == units
    assert network.degree["商务局"] == partners_of_trade


def test_an_unknown_way_to_treat_collectives_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match="expanded"):
        small().involved("expand")  # type: ignore[arg-type]


def test_arcs_run_from_lead_to_participant() -> None:
    network = lead_network(small())
    assert network.edges["商务局", "财政局"] == {"weight": 2, "tasks": ("1", "2")}
    assert not network.has_edge("财政局", "商务局")


def test_a_task_without_units_is_a_node_of_the_two_mode_network() -> None:
    network = task_unit_network(small())
    assert network.nodes["task:5"]["bipartite"] == 0
    assert network.nodes["财政局"]["bipartite"] == 1
    assert network.edges["task:3", "科技局"]["role"] == "lead"
    assert network.degree["task:5"] == 0


def test_sectors_and_units_are_tied_by_tasks() -> None:
    network = sector_unit_network(small())
    assert network.edges["sector:开放", "财政局"]["tasks"] == ("1", "2")
    assert network.edges["sector:创新", "财政局"]["weight"] == 1


def test_benchmarks_and_units_are_tied_by_tasks() -> None:
    network = benchmark_unit_network(small())
    assert network.edges["benchmark:伦敦", "财政局"]["tasks"] == ("1", "3")
    assert network.nodes["benchmark:伦敦"]["type"] == "city"


def test_the_three_mode_network_ties_benchmarks_to_sectors_and_sectors_to_units() -> None:
    network = benchmark_sector_unit_network(small())
    assert network.edges["benchmark:伦敦", "sector:开放"]["tasks"] == ("1",)
    assert not any("bipartite" in data for _, data in network.nodes(data=True))


@pytest.mark.parametrize("kind", NETWORKS, ids=lambda kind: kind.key)
def test_every_network_of_the_table_is_as_its_row_says(kind: NetworkKind) -> None:
    network = kind.build(small(), "out")
    assert network.is_directed() == kind.directed
    assert {data["mode"] for _, data in network.nodes(data=True)} == set(kind.modes)
    assert all(data["weight"] == len(data["tasks"]) for *_, data in network.edges(data=True))


@pytest.mark.parametrize("kind", NETWORKS, ids=lambda kind: kind.key)
def test_every_network_of_an_empty_ledger_is_empty(kind: NetworkKind) -> None:
    assert len(kind.build(Ledger(), "out")) == 0


def test_a_ledger_is_cut_down_to_a_sector_a_role_or_a_due_date() -> None:
    ledger = small()
    assert [task.key for task in ledger.where(sector="创新").tasks] == ["3", "4"]
    assert {e.unit.name for e in ledger.where(role="lead").involvements} == {
        "商务局",
        "科技局",
        "档案局",
    }
    assert [t.key for t in ledger.where(due_to=date(2018, 12, 31)).tasks] == ["1", "2", "5"]
    assert [t.key for t in ledger.where(due_from=date(2019, 1, 1)).tasks] == ["3", "4"]
    assert Ledger((LedgerTask("1"),)).where(due_to=date(2018, 12, 31)).tasks == ()


@pytest.mark.parametrize("condition", [{"sector": "创"}, {"plan": "乙"}, {"role": "leader"}])
def test_an_unknown_name_is_an_error_that_lists_the_near_names(condition: dict[str, str]) -> None:
    with pytest.raises(UnknownNameError, match=r"no (sector|plan|role) named"):
        small().where(**condition)  # type: ignore[arg-type]


def test_an_unknown_unit_is_an_error_that_lists_the_near_names() -> None:
    with pytest.raises(UnknownNameError) as caught:
        small().unit("财政")
    assert caught.value.near == ("财政局",)
    assert small().unit("财政局").kind == "unit"


_units = st.lists(st.sampled_from("甲乙丙丁戊"), min_size=0, max_size=5)


@st.composite
def _ledgers(draw: st.DrawFn) -> Ledger:
    tasks = tuple(LedgerTask(str(n), sector=draw(st.sampled_from("一二"))) for n in range(4))
    roles: st.SearchStrategy[Role] = st.sampled_from(get_args(Role))
    entries = [
        Involvement(task, LedgerUnit(name), draw(roles)) for task in tasks for name in draw(_units)
    ]
    return Ledger(tasks, tuple(entries))


@given(_ledgers())
@settings(deadline=None)
def test_every_weight_is_what_the_ledger_says(ledger: Ledger) -> None:
    network = unit_network(ledger)
    tasks_of = {
        unit: {e.task.key for e in ledger.involvements if e.unit.name == unit} for unit in network
    }
    for a, b in combinations(network, 2):
        shared = tasks_of[a] & tasks_of[b]
        assert network.has_edge(a, b) == bool(shared)
        if shared:
            data = network.edges[a, b]
            assert data["weight"] == len(shared) == len(data["tasks"])
            assert data["jaccard"] == len(shared) / len(tasks_of[a] | tasks_of[b])
    for unit in network:
        joint = [t for t in tasks_of[unit] if any(t in tasks_of[o] for o in network if o != unit)]
        assert network.degree(unit, weight="newman") == pytest.approx(len(joint))


@given(_ledgers())
@settings(deadline=None)
def test_the_two_mode_network_projects_onto_the_unit_network(ledger: Ledger) -> None:
    two_mode, network = task_unit_network(ledger), unit_network(ledger)
    for a, b in combinations(network, 2):
        shared = set(two_mode[a]) & set(two_mode[b])
        assert len(shared) == network.get_edge_data(a, b, {"weight": 0})["weight"]
