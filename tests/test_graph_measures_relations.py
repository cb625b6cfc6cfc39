"""Brokerage, QAP, two-mode measures and Leiden against R's sna, igraph and hand-made numbers.

The numbers of sna come from tests/peers_sna.R.
"""

from collections.abc import Callable
from math import isnan

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.measures import cohesion, communities, hierarchy
from graph.measures.brokerage import ROLES, brokerage
from graph.measures.leiden import leiden
from graph.measures.matrices import adjacency
from graph.measures.qap import UNTESTED, mrqap, qap_correlation
from graph.measures.twomode import (
    four_cycle_clustering,
    modes,
    two_mode_centralities,
    two_mode_density,
)
from tests.ledgers import named
from tests.peers import to_igraph

ARCS = [
    *((1, 2), (2, 3), (3, 1), (1, 4), (4, 5), (5, 6), (6, 4)),
    *((2, 5), (5, 7), (7, 8), (8, 1), (3, 7), (6, 8), (4, 1)),
]
NODES = [str(node) for node in range(1, 9)]
GROUPS = dict(zip(NODES, "aaabbbcc", strict=True))


def _arcs() -> "nx.DiGraph[str]":
    return nx.DiGraph([(str(a), str(b)) for a, b in ARCS])


def test_brokerage_is_that_of_sna() -> None:
    found = brokerage(_arcs(), GROUPS)
    counts = [[found[node][role].count for role in ROLES] for node in NODES]
    # sna's columns are w_I, w_O, b_IO, b_OI, b_O, t: within group, then by in- and out-group;
    # b_IO has a source inside (representative), b_OI one outside (gatekeeper).
    assert counts == [
        [1, 0, 2, 1, 1, 5],
        [1, 0, 0, 1, 0, 2],
        [1, 0, 0, 1, 0, 2],
        [1, 0, 1, 1, 0, 3],
        [1, 0, 1, 1, 1, 4],
        [1, 0, 0, 1, 0, 2],
        [0, 0, 2, 0, 0, 2],
        [0, 0, 0, 1, 1, 2],
    ]
    expected = [found["7"][role].expected for role in ROLES]
    assert expected == pytest.approx([0, 0.5625, 0.28125, 0.28125, 0.84375, 1.96875])
    assert [found["1"][role].z for role in ROLES] == pytest.approx(
        [
            3.03170856623804,
            -0.567580523808483,
            1.737850910223176,
            0.602927866812122,
            0.497468338163091,
            1.4064619381388168,
        ],
        abs=1e-9,
    )
    assert [found["8"][role].z for role in ROLES][1:] == pytest.approx(
        [
            -0.675052740555614,
            -0.412081691846067,
            1.053097656939949,
            0.138171112048280,
            0.0144996076096785,
        ],
        abs=1e-9,
    )
    # Two of a group of two can coordinate nobody: no chance, no z.
    assert isnan(found["7"]["coordinator"].z)


def test_brokerage_of_one_node_or_none_is_undefined() -> None:
    alone: nx.DiGraph[str] = nx.DiGraph()
    assert brokerage(alone, {}) == {}
    alone.add_node("a")
    (roles,) = brokerage(alone, {"a": "x"}).values()
    assert all(role.count == 0 and isnan(role.z) for role in roles.values())


def test_centralisations_are_those_of_sna() -> None:
    network = _arcs().to_undirected()
    found = [cohesion.centralisation(network, measure) for measure in cohesion.CENTRALISATIONS]
    assert found == pytest.approx(
        [0.142857142857143, 0.103401360544218, 0.151010101010101], abs=1e-9
    )


def test_krackhardts_dimensions_are_those_of_sna() -> None:
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_nodes_from(NODES)
    network.add_edges_from((a, b) for a, b in ("12", "13", "24", "42", "25", "35", "67", "76"))
    found = [
        measure(network)
        for measure in (
            hierarchy.connectedness,
            hierarchy.hierarchy,
            hierarchy.efficiency,
            hierarchy.reciprocity,
        )
    ]
    assert found == pytest.approx([0.392857142857143, 0.777777777777778, 0.823529411764706, 0.5])


def test_a_tree_is_a_hierarchy_and_a_circle_is_none() -> None:
    tree = nx.DiGraph(named(nx.balanced_tree(2, 2, create_using=nx.DiGraph)))
    assert hierarchy.hierarchy(tree) == hierarchy.efficiency(tree) == 1
    circle = nx.DiGraph(named(nx.cycle_graph(4, create_using=nx.DiGraph)))
    assert (hierarchy.hierarchy(circle), hierarchy.connectedness(circle)) == (0, 1)
    alone: nx.DiGraph[str] = nx.DiGraph(named(nx.empty_graph(1)))
    measures = (hierarchy.hierarchy, hierarchy.efficiency, hierarchy.reciprocity)
    assert all(isnan(measure(alone)) for measure in (*measures, hierarchy.connectedness))


def _sna_matrices() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    outcome = adjacency(_arcs(), NODES)
    labels = np.array([1, 1, 1, 2, 2, 2, 3, 3])
    same = np.equal.outer(labels, labels).astype(float)
    product = np.multiply.outer(np.arange(1, 9), np.arange(1, 9)) % 5
    return outcome, same, product.astype(float)


def test_qap_correlations_are_those_of_sna() -> None:
    outcome, same, product = _sna_matrices()
    assert qap_correlation(outcome, same, 10).value == pytest.approx(1 / 3, abs=1e-9)
    assert qap_correlation(outcome, product, 10).value == pytest.approx(
        0.0148331386496662, abs=1e-9
    )


def test_mrqap_coefficients_are_those_of_sna() -> None:
    outcome, same, product = _sna_matrices()
    found = mrqap(outcome, {"same": same, "product": product}, permutations=50)
    assert found.intercept == pytest.approx(0.1370106761565842, abs=1e-9)
    assert found.coefficients["same"].value == pytest.approx(0.3385231316725968, abs=1e-9)
    assert found.coefficients["product"].value == pytest.approx(0.0155693950177934, abs=1e-9)
    assert 0 < found.coefficients["same"].p_large < 0.2


def test_a_matrix_correlates_with_itself_more_than_with_any_permutation() -> None:
    outcome, _, _ = _sna_matrices()
    found = qap_correlation(outcome, outcome, 199, seed=3)
    assert found.value == pytest.approx(1)
    assert found.p_large == pytest.approx(1 / 200)
    assert found.p_small == 1
    assert qap_correlation(outcome, outcome, 199, seed=3) == found


def test_chance_gives_a_qap_test_no_significance() -> None:
    draw = np.random.default_rng(7)
    shares = [
        qap_correlation(draw.random((12, 12)), draw.random((12, 12)), 99, seed).p_large
        for seed in range(60)
    ]
    assert 0.35 < np.mean(shares) < 0.65


def test_what_a_constant_matrix_explains_is_undefined() -> None:
    outcome, same, _ = _sna_matrices()
    assert qap_correlation(outcome, np.ones((8, 8)), 5) is UNTESTED
    found = mrqap(outcome, {"one": np.ones((8, 8)), "same": same}, permutations=5)
    assert found.coefficients["one"] is UNTESTED
    assert found.coefficients["same"].value == pytest.approx(1 / 3)
    assert mrqap(outcome, {"a": same, "b": same}, 5).coefficients["a"] is UNTESTED
    assert qap_correlation(np.zeros((0, 0)), np.zeros((0, 0)), 5) is UNTESTED


def _southern_women() -> "nx.Graph[str]":
    network: nx.Graph[str] = nx.davis_southern_women_graph()
    return network


def test_southern_women_have_the_two_mode_measures_of_borgatti_and_everett() -> None:
    # Borgatti & Everett, Social Networks 19 (1997) 243-269, tables for the data of Davis et al.:
    # degree Evelyn 0.57, closeness 0.80, betweenness 0.10 (also in the tests of networkx).
    found = two_mode_centralities(_southern_women())
    assert found.degree["Evelyn Jefferson"] == pytest.approx(0.57, abs=5e-3)
    assert found.closeness["Evelyn Jefferson"] == pytest.approx(0.80, abs=5e-3)
    assert found.betweenness["Evelyn Jefferson"] == pytest.approx(0.10, abs=5e-3)
    assert found.degree["E8"] == pytest.approx(0.78, abs=5e-3)
    assert two_mode_density(_southern_women()) == pytest.approx(89 / (18 * 14))


def test_the_two_mode_eigenvector_is_that_of_the_whole_network_split_by_mode() -> None:
    network = _southern_women()
    found = two_mode_centralities(network).eigenvector
    whole = nx.eigenvector_centrality(network, max_iter=5000, tol=1e-12)
    for side in modes(network):
        norm = sum(whole[node] ** 2 for node in side) ** 0.5
        for node in side:
            assert found[node] == pytest.approx(whole[node] / norm, abs=1e-8)


@given(st.integers(1, 8), st.integers(1, 8), st.floats(0.2, 1), st.integers(0, 2**16))
@settings(max_examples=40, deadline=None)
def test_two_mode_measures_of_a_connected_network_are_those_of_networkx(
    n: int, m: int, share: float, seed: int
) -> None:
    whole = named(nx.bipartite.random_graph(n, m, share, seed=seed))
    for node in whole:
        whole.nodes[node]["bipartite"] = int(node >= f"{n:04d}")
    network = nx.Graph(whole.subgraph(max(nx.connected_components(whole), key=len)))
    left, right = modes(network)
    if len(network) < 2:
        return
    found = two_mode_centralities(network)
    assert found.closeness == pytest.approx(nx.bipartite.closeness_centrality(network, left))
    # networkx divides by zero where one side has a single node.
    if len(left) > 1 and len(right) > 1:
        assert found.betweenness == pytest.approx(
            nx.bipartite.betweenness_centrality(network, left)
        )


def test_a_leaf_of_a_two_mode_star_can_stand_between_nobody() -> None:
    star: nx.Graph[str] = nx.Graph([("t", "a"), ("t", "b")])
    for node in star:
        star.nodes[node]["bipartite"] = int(node != "t")
    found = two_mode_centralities(star).betweenness
    assert found["t"] == 1
    assert isnan(found["a"])


def test_a_symmetric_regression_is_that_of_the_whole_matrix() -> None:
    draw = np.random.default_rng(5)
    outcome, first, second = (m + m.T for m in draw.integers(0, 3, (3, 9, 9)).astype(float))
    found = mrqap(outcome, {"first": first, "second": second}, 99, seed=1)
    off = ~np.eye(9, dtype=bool)
    design = np.column_stack([np.ones(72), first[off], second[off]])
    fitted, *_ = np.linalg.lstsq(design, outcome[off], rcond=None)
    assert [found.intercept, *(t.value for t in found.coefficients.values())] == pytest.approx(
        fitted
    )


def test_two_mode_closeness_of_a_component_is_scaled_by_its_share() -> None:
    network = nx.Graph([("t1", "a"), ("t2", "b"), ("t2", "c")])
    for node in network:
        network.nodes[node]["bipartite"] = int(not node.startswith("t"))
    found = two_mode_centralities(network).closeness
    # t2 is as close to b and c as can be, but reaches two of four others.
    assert found["t2"] == pytest.approx(2 / 4)
    assert found["a"] == pytest.approx(1 / 4)


def test_two_mode_measures_without_ties_or_without_a_mode_are_undefined() -> None:
    network: nx.Graph[str] = nx.Graph()
    assert isnan(two_mode_density(network))
    assert isnan(four_cycle_clustering(network))
    network.add_node("task:1", bipartite=0)
    assert isnan(two_mode_centralities(network).degree["task:1"])
    network.add_node("商务局", bipartite=1)
    found = two_mode_centralities(network)
    assert found.degree == {"task:1": 0, "商务局": 0}
    for scores in (found.closeness, found.eigenvector, found.redundancy, found.betweenness):
        assert all(map(isnan, scores.values()))


def test_four_cycles_are_closed_in_a_complete_two_mode_network() -> None:
    complete: nx.Graph[int] = nx.complete_bipartite_graph(3, 3)
    assert four_cycle_clustering(named(complete)) == pytest.approx(1)


def test_leiden_finds_the_cliques_of_a_ring_of_cliques() -> None:
    ring = named(nx.ring_of_cliques(6, 5))
    found = leiden(ring)
    assert [len(names) for names in communities.members(found)] == [5] * 6
    assert all(len({found[node] for node in c}) == 1 for c in communities.members(found))


def test_communities_are_the_same_however_the_network_was_put_together() -> None:
    karate = named(nx.karate_club_graph())
    turned: nx.Graph[str] = nx.Graph()
    turned.add_nodes_from(sorted(karate, reverse=True))
    turned.add_edges_from((b, a, data) for a, b, data in list(karate.edges(data=True))[::-1])
    assert leiden(karate, 5) == leiden(turned, 5)
    assert communities.louvain(karate, 5) == communities.louvain(turned, 5)


@pytest.mark.parametrize("method", [leiden, communities.louvain])
def test_communities_of_a_network_without_ties_are_its_nodes(
    method: "Callable[[nx.Graph[str]], communities.Partition]",
) -> None:
    network = named(nx.empty_graph(3))
    assert method(network) == {"0000": 1, "0001": 2, "0002": 3}
    assert isnan(communities.modularity(network, method(network)))
    assert method(nx.Graph()) == {}


def test_karate_is_parted_as_well_as_by_leidenalg() -> None:
    # The greatest modularity known for the karate club is 0.4198 (unweighted; Brandes et al.,
    # "On modularity clustering", IEEE TKDE 20 (2008) 172-188).
    karate = named(nx.karate_club_graph())
    for *_, data in karate.edges(data=True):
        data["weight"] = 1
    best = max(communities.modularity(karate, leiden(karate, seed)) for seed in range(3))
    assert best == pytest.approx(0.4198, abs=5e-5)


@given(st.integers(10, 60), st.integers(15, 200), st.integers(0, 2**16))
@settings(max_examples=20, deadline=None)
def test_leiden_communities_are_connected_and_as_good_as_those_of_leidenalg(
    nodes: int, ties: int, seed: int
) -> None:
    leidenalg = pytest.importorskip("leidenalg")
    network = named(nx.gnm_random_graph(nodes, ties, seed=seed))
    ours = leiden(network, seed)
    for names in communities.members(ours):
        assert nx.is_connected(network.subgraph(names))
    peer = leidenalg.find_partition(
        to_igraph(network), leidenalg.ModularityVertexPartition, seed=seed, n_iterations=-1
    )
    assert communities.modularity(network, ours) >= peer.modularity - 0.03


def test_no_single_move_improves_leiden_communities() -> None:
    network = named(nx.gnm_random_graph(40, 120, seed=11))
    found = leiden(network, 1)
    quality = communities.modularity(network, found)
    for node, number in list(found.items())[:15]:
        for other in set(found.values()) - {number}:
            moved = found | {node: other}
            assert communities.modularity(network, moved) <= quality + 1e-9
