"""Cliques with their overlap, and what becomes of the ties of one unit between two networks."""

from collections import Counter
from datetime import date
from itertools import combinations
from math import isnan

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis import Study, analysis
from graph.ledger import Involvement, Ledger, LedgerTask, LedgerUnit
from graph.measures.cliques import (
    Cliques,
    clique_overlap,
    co_memberships,
    maximal_cliques,
    memberships,
)
from graph.measures.ego import EgoChange, ego_changes
from tests.ledgers import involved, named, small, task
from tests.peers import to_igraph

networks = st.builds(
    lambda nodes, ties, seed: named(nx.gnm_random_graph(nodes, ties, seed=seed)),
    st.integers(2, 25),
    st.integers(1, 120),
    st.integers(0, 2**16),
)

# The cliques of Padgett's marriages among Florentine families that S. Wasserman, K. Faust, "Social
# Network Analysis" (1994), section 7.2, list.
MARRIAGES = (
    ("Bischeri", "Peruzzi", "Strozzi"),
    ("Castellani", "Peruzzi", "Strozzi"),
    ("Medici", "Ridolfi", "Tornabuoni"),
)


def florentines() -> "nx.Graph[str]":
    network: nx.Graph[str] = nx.florentine_families_graph()
    return network


def test_the_florentine_marriages_have_the_cliques_of_wasserman_and_faust() -> None:
    assert maximal_cliques(florentines()) == Cliques(MARRIAGES)


def test_two_families_that_are_in_two_cliques_overlap_most() -> None:
    common = co_memberships(MARRIAGES)
    assert common.most_common(1) == [(("Peruzzi", "Strozzi"), 2)]
    assert sum(common.values()) == 9
    assert memberships(MARRIAGES)["Strozzi"] == 2
    assert clique_overlap(MARRIAGES).tolist() == [[3, 2, 0], [2, 3, 0], [0, 0, 3]]
    assert clique_overlap(()).tolist() == []


@given(networks)
@settings(max_examples=40, deadline=None)
def test_the_cliques_are_those_of_networkx_and_igraph(network: "nx.Graph[str]") -> None:
    found = maximal_cliques(network, smallest=2)
    peer = [clique for clique in nx.find_cliques(network) if len(clique) > 1]
    assert sorted(found.found) == sorted(tuple(sorted(clique)) for clique in peer)
    graph = to_igraph(network)
    theirs = {frozenset(graph.vs[list(c)]["name"]) for c in graph.maximal_cliques(min=2)}
    assert set(map(frozenset, found.found)) == theirs
    assert [len(c) for c in found.found] == sorted(map(len, found.found), reverse=True)


def test_self_loops_and_pairs_are_no_cliques() -> None:
    assert maximal_cliques(nx.Graph([("a", "a"), ("a", "b")])).found == ()
    assert maximal_cliques(nx.Graph()) == Cliques(())


def test_weak_ties_are_left_out_where_there_are_too_many_cliques() -> None:
    # Three groups of three, everybody tied to all of the other groups: 3^3 cliques (Moon, Moser).
    network = named(nx.complete_multipartite_graph(3, 3, 3))
    assert len(maximal_cliques(network, most=27).found) == 27
    for a, b in combinations(("0000", "0003", "0006"), 2):
        network.edges[a, b]["weight"] = 4
    found = maximal_cliques(network, most=26)
    assert found == Cliques((("0000", "0003", "0006"),), least_weight=4)


def test_too_many_cliques_of_equal_ties_are_not_listed() -> None:
    network = named(nx.complete_multipartite_graph(3, 3, 3))
    assert maximal_cliques(network, most=26) == Cliques((), is_listed=False)


def test_a_clique_is_listed_with_the_tasks_of_all_and_of_any_two() -> None:
    table = analysis("cliques").table(Study(small()))
    rows = [tuple(row.values()) for row in table.records()]
    assert rows == [
        (1, 3, ("交通局", "商务局", "财政局"), ("1",), ("1", "2"), 1, pytest.approx(4 / 3)),
        (2, 3, ("潮海街道", "科技局", "财政局"), ("3",), ("3",), 1, 1),
    ]


def test_membership_of_cliques_counts_units_outside_too() -> None:
    rows = {r["unit"]: r for r in analysis("clique_membership").table(Study(small())).records()}
    assert next(iter(rows)) == "财政局"
    assert rows["财政局"]["cliques"] == 2
    assert rows["财政局"]["most_common"] == 1
    assert rows["财政局"]["nearest"] == ("交通局", "商务局", "潮海街道", "科技局")
    assert rows["档案局"] == {
        "unit": "档案局",
        "cliques": 0,
        "share": 0,
        "largest": 0,
        "most_common": 0,
        "nearest": (),
    }


def test_matrices_of_overlap_are_symmetric_with_sizes_on_the_diagonal() -> None:
    units = analysis("clique_matrix").table(Study(small())).rows
    assert units[0][:3] == ("财政局", 2, 1)
    cells = [row[1:] for row in units]
    assert cells == list(zip(*cells, strict=True))
    assert analysis("clique_overlap").table(Study(small())).rows == (("1", 3, 1), ("2", 1, 3))


def test_a_table_of_weak_cliques_says_which_ties_count(monkeypatch: pytest.MonkeyPatch) -> None:
    study = Study(small())
    for found, words in (
        (Cliques((), 3.0), "Only ties of 3 or more shared tasks"),
        (Cliques((), is_listed=False), "Not listed"),
    ):
        monkeypatch.setitem(study.__dict__, "cliques", found)
        assert words in analysis("cliques").table(study).notes[-1].en


def test_ego_change_tells_ties_kept_gained_and_lost() -> None:
    before = nx.Graph([("a", "b"), ("a", "c"), ("c", "d")])
    after = nx.Graph([("a", "c"), ("a", "e"), ("a", "f")])
    found = ego_changes(before, after)
    assert list(found) == ["a", "b", "c", "d", "e", "f"]
    assert found["a"] == EgoChange(("c",), ("e", "f"), ("b",))
    assert found["a"].jaccard == pytest.approx(1 / 4)
    assert found["d"] == EgoChange((), (), ("c",))
    assert isnan(ego_changes(nx.Graph(), nx.empty_graph(["a"]))["a"].jaccard)


@given(networks, networks)
@settings(max_examples=40, deadline=None)
def test_what_is_kept_gained_and_lost_adds_up_to_the_degrees(
    before: "nx.Graph[str]", after: "nx.Graph[str]"
) -> None:
    for node, change in ego_changes(before, after).items():
        degrees = [len(network[node]) if node in network else 0 for network in (before, after)]
        kept, gained, lost = map(len, (change.kept, change.gained, change.lost))
        assert degrees == [kept + lost, kept + gained]
        # NetworkX compares two nodes of one network; here one node of two.
        joined = nx.Graph([("before", other) for other in (*change.kept, *change.lost)])
        joined.add_edges_from(("after", other) for other in (*change.kept, *change.gained))
        joined.add_nodes_from(("before", "after"))
        ((_, _, jaccard),) = nx.jaccard_coefficient(joined, [("before", "after")])
        assert jaccard == (0 if isnan(change.jaccard) else change.jaccard)


def two_plans() -> Ledger:
    """In 乙 of 2020 商务 works with 科技 instead of 交通, and joins instead of leading."""
    first, second = task("甲1", plan="甲", year=2018), task("乙1", plan="乙", year=2020)
    entries = (
        *involved(first, "商务局", "财政局", "交通局"),
        *involved(second, "科技局", "财政局", "商务局"),
    )
    return Ledger((second, first), entries)


def test_ego_change_of_two_plans_begins_with_the_one_due_earlier() -> None:
    rows = analysis("ego_change").table(Study(two_plans())).records()
    plans = [row for row in rows if row["by"].en == "plan"]  # type: ignore[union-attr]
    assert {(row["before"], row["after"]) for row in plans} == {("甲", "乙")}
    by_unit = {row["unit"]: row for row in plans}
    trade = by_unit["商务局"]
    assert (trade["kept"], trade["gained"], trade["lost"]) == (1, 1, 1)
    assert trade["jaccard"] == pytest.approx(1 / 3)
    assert (trade["role_before"].zh, trade["role_after"].zh) == ("牵头", "参与")  # type: ignore[union-attr]
    assert [trade[f"degree_{side}"] for side in ("before", "after", "change")] == [2, 2, 0]
    assert (trade["gained_partners"], trade["lost_partners"]) == (("科技局",), ("交通局",))
    gone = by_unit["交通局"]
    assert gone["role_after"].en == "absent"  # type: ignore[union-attr]
    assert gone["degree_change"] == -2
    assert isnan(gone["betweenness_after"])  # type: ignore[arg-type]


def test_ego_change_of_due_years_follows_the_calendar() -> None:
    rows = analysis("ego_change").table(Study(small())).records()
    years = [row for row in rows if row["by"].en == "due year"]  # type: ignore[union-attr]
    assert {(row["before"], row["after"]) for row in years} == {("2018", "2019")}
    finance = next(row for row in years if row["unit"] == "财政局")
    # 2018: 商务 (twice), 交通; 2019: 科技, 潮海街道.
    assert (finance["strength_before"], finance["strength_after"]) == (3, 2)
    assert finance["jaccard"] == 0


def test_of_many_pairs_of_plans_those_with_most_common_units_are_compared() -> None:
    tasks = [LedgerTask(str(n), plan=f"{n}", end=date(2000 + n, 1, 1)) for n in range(6)]
    units = [LedgerUnit(name) for name in "甲乙丙丁戊己"]
    entries = [Involvement(t, u) for n, t in enumerate(tasks) for u in units[: n + 1]]
    rows = analysis("ego_change").table(Study(Ledger(tuple(tasks), tuple(entries)))).records()
    pairs = Counter((r["before"], r["after"]) for r in rows if r["by"].en == "plan")  # type: ignore[union-attr]
    assert len(pairs) == 10
    assert ("4", "5") in pairs
    assert ("0", "5") not in pairs
