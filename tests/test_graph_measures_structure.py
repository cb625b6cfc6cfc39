"""Cohesion, structural holes, core–periphery, CONCOR and removal against published numbers."""

from itertools import combinations
from math import isnan

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.measures import cohesion
from graph.measures.concentration import gini, herfindahl, normalised_herfindahl
from graph.measures.concor import concor
from graph.measures.core import block_density, continuous_core, discrete_core
from graph.measures.holes import UNDEFINED, structural_holes
from graph.measures.removal import removals
from tests.ledgers import named
from tests.peers import to_igraph


def _random(nodes: int, ties: int, seed: int) -> "nx.Graph[str]":
    network = named(nx.gnm_random_graph(nodes, ties, seed=seed))
    draw = np.random.default_rng(seed)
    for a, b in network.edges:
        network.edges[a, b]["weight"] = int(draw.integers(1, 9))
    return network


networks = st.builds(
    _random, nodes=st.integers(4, 30), ties=st.integers(1, 90), seed=st.integers(0, 2**16)
)

# The example of S. P. Borgatti, "Structural holes: unpacking Burt's redundancy measures",
# Connections 20 (1997) 35-38: http://www.analytictech.com/connections/v20(1)/holes.htm
BORGATTI: "nx.Graph[str]" = nx.Graph(
    [(a, b) for a, b in ("AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC")]
)


def test_borgattis_example_has_his_effective_sizes() -> None:
    holes = structural_holes(BORGATTI)
    # "(6 - 1.33) = 4.67" for G, efficiency 4.67 / 6.
    assert holes["G"].effective_size == pytest.approx(6 - 8 / 6)
    assert holes["G"].efficiency == pytest.approx((6 - 8 / 6) / 6)
    assert holes["A"].effective_size == pytest.approx(2.5)
    assert holes["C"].effective_size == 1
    # Constraint as UCINET prints it for the same example (networkx tests, by hand).
    assert holes["G"].constraint == pytest.approx(0.400, abs=5e-4)
    assert holes["A"].constraint == pytest.approx(0.595, abs=5e-4)
    assert holes["C"].constraint == pytest.approx(1)


def test_hierarchy_is_nothing_where_all_partners_constrain_alike_and_undefined_for_one() -> None:
    star = structural_holes(named(nx.star_graph(4)))
    assert star["0000"].hierarchy == pytest.approx(0)
    assert isnan(star["0001"].hierarchy)
    assert star["0000"].efficiency == 1


def test_holes_of_a_unit_without_ties_are_undefined() -> None:
    assert structural_holes(named(nx.empty_graph(2)))["0000"] == UNDEFINED
    assert structural_holes(nx.Graph()) == {}


@given(networks)
@settings(max_examples=30, deadline=None)
def test_constraint_and_effective_size_are_those_of_igraph_and_networkx(
    network: "nx.Graph[str]",
) -> None:
    holes = structural_holes(network)
    peer = to_igraph(network).constraint(weights="weight")
    ours = [holes[node].constraint for node in network]
    assert ours == pytest.approx(peer, abs=1e-9, nan_ok=True)
    # networkx 3.6 scales by another maximum when it computes all nodes at once; asked for named
    # nodes it follows Burt.
    sizes = nx.effective_size(network, nodes=list(network), weight="weight")
    assert [holes[node].effective_size for node in network] == pytest.approx(
        [sizes[node] for node in network], abs=1e-9, nan_ok=True
    )


@pytest.mark.parametrize("measure", cohesion.CENTRALISATIONS)
def test_a_star_is_wholly_centralised_and_a_circle_not_at_all(measure: str) -> None:
    # L. C. Freeman, Social Networks 1 (1979) 215-239: the star is the extreme of all three.
    assert cohesion.centralisation(named(nx.star_graph(6)), measure) == pytest.approx(1)
    assert cohesion.centralisation(named(nx.cycle_graph(6)), measure) == pytest.approx(0)
    assert isnan(cohesion.centralisation(named(nx.path_graph(2)), measure))


def test_a_chain_of_five_has_freemans_centralisations() -> None:
    # Freeman 1979, table 1: 0.167 (degree), 0.417 (betweenness), 0.422 (closeness).
    chain = named(nx.path_graph(5))
    found = [cohesion.centralisation(chain, measure) for measure in cohesion.CENTRALISATIONS]
    assert found == pytest.approx([0.167, 0.417, 0.422], abs=5e-4)


def test_closeness_centralisation_of_two_components_is_undefined() -> None:
    pair = named(nx.disjoint_union(nx.path_graph(3), nx.path_graph(2)))
    assert isnan(cohesion.centralisation(pair, "closeness"))
    assert not isnan(cohesion.centralisation(pair, "degree"))


def test_distances_of_a_chain_and_a_node_apart() -> None:
    network = named(nx.disjoint_union(nx.path_graph(3), nx.empty_graph(1)))
    found = cohesion.distances(network)
    assert found.pairs == {1: 4, 2: 2}
    assert [found.mean, found.diameter] == pytest.approx([4 / 3, 2])
    assert found.cohesion == pytest.approx((4 + 2 / 2) / 12)
    assert found.fragmentation == pytest.approx(6 / 12)


def test_what_a_network_without_pairs_has_is_undefined() -> None:
    for network in (named(nx.empty_graph(0)), named(nx.empty_graph(1))):
        found = cohesion.distances(network)
        assert all(map(isnan, (found.mean, found.diameter, found.cohesion, found.fragmentation)))
        assert isnan(cohesion.density(network))
        assert isnan(cohesion.clustering(network))
        assert isnan(cohesion.transitivity(network))


def test_density_counts_ties_or_their_mean_weight() -> None:
    network = named(nx.path_graph(3))
    network.edges["0000", "0001"]["weight"] = 5
    assert cohesion.density(network) == pytest.approx(2 / 3)
    assert cohesion.density(network, "weight") == pytest.approx(6 / 3)
    assert cohesion.density(named(nx.path_graph(3, create_using=nx.DiGraph))) == pytest.approx(
        1 / 3
    )


def test_large_and_small_networks_are_measured_alike() -> None:
    network = _random(170, 500, 4)
    found = cohesion.distances(network)
    pairs = dict(nx.all_pairs_shortest_path_length(network))
    assert sum(found.pairs.values()) == sum(len(reached) - 1 for reached in pairs.values())
    assert found.diameter == max(max(reached.values()) for reached in pairs.values())


def test_an_ideal_core_is_found_with_fit_one() -> None:
    # The ideal pattern of Borgatti & Everett, Social Networks 21 (2000) 375-395, figure 1: a
    # clique of four, each with some of six that have no ties among themselves.
    network: nx.Graph[int] = nx.complete_graph(4)
    network.add_edges_from((core, 4 + 2 * core % 6) for core in range(4))
    network.add_edges_from([(0, 5), (1, 7), (2, 9), (3, 4)])
    core = discrete_core(named(network))
    assert core.members == ("0000", "0001", "0002", "0003")
    assert core.fit == pytest.approx(1)
    blocks = [list(core.members), sorted(set(named(network)) - set(core.members))]
    densities = block_density(named(network), blocks)
    assert (densities[0][0], densities[1][1]) == (1, 0)


@given(st.integers(5, 9), st.integers(4, 20), st.integers(0, 2**16))
@settings(max_examples=25, deadline=None)
def test_the_core_is_the_best_of_all_divisions_or_close_to_it(
    nodes: int, ties: int, seed: int
) -> None:
    network = named(nx.gnm_random_graph(nodes, ties, seed=seed))
    core = discrete_core(network)
    matrix = nx.to_numpy_array(network)
    best = -1.0
    for size in range(2, nodes - 1):
        for chosen in combinations(range(nodes), size):
            rest = [node for node in range(nodes) if node not in chosen]
            inner = [matrix[a, b] for a, b in combinations(chosen, 2)]
            outer = [matrix[a, b] for a, b in combinations(rest, 2)]
            if len(set(inner + outer)) > 1:
                ideal = [1] * len(inner) + [0] * len(outer)
                best = max(best, float(np.corrcoef(inner + outer, ideal)[0, 1]))
    if isnan(core.fit):
        assert len({*matrix[~np.eye(nodes, dtype=bool)]}) == 1
    else:
        assert core.fit <= best + 1e-9
        assert core.fit >= best - 0.35


def test_continuous_coreness_of_a_rank_one_pattern_is_that_pattern() -> None:
    strength = np.array([4.0, 3.0, 2.0, 1.0, 1.0])
    network: nx.Graph[int] = nx.Graph()
    for a, b in combinations(range(5), 2):
        network.add_edge(a, b, weight=strength[a] * strength[b])
    core = continuous_core(named(network))
    assert list(core.coreness.values()) == pytest.approx(strength / np.linalg.norm(strength))
    assert core.fit == pytest.approx(1)
    # 4 and 3 against 2, 1, 1 correlates better (2.6) than 4, 3 and 2 against 1 and 1 (2.4).
    assert core.members == ("0000", "0001")


@pytest.mark.parametrize("nodes", [0, 1, 2, 5])
def test_a_network_without_ties_or_with_all_of_them_has_no_core(nodes: int) -> None:
    for network in (named(nx.empty_graph(nodes)), named(nx.complete_graph(nodes))):
        for core in (discrete_core(network), continuous_core(network)):
            assert core.members == ()
            assert isnan(core.fit)
            assert all(map(isnan, core.coreness.values()))


def test_concor_puts_structurally_equivalent_nodes_together() -> None:
    bipartite = named(nx.complete_bipartite_graph(3, 4))
    assert concor(bipartite, depth=1) == [
        ["0000", "0001", "0002"],
        ["0003", "0004", "0005", "0006"],
    ]


def test_concor_of_a_directed_network_tells_senders_from_receivers() -> None:
    network: nx.DiGraph[str] = nx.DiGraph([(a, b) for a in "AB" for b in "XYZ"])
    assert concor(network, depth=1) == [["A", "B"], ["X", "Y", "Z"]]


def test_concor_leaves_whole_what_cannot_be_told_apart() -> None:
    assert concor(named(nx.complete_graph(2))) == [["0000", "0001"]]
    karate = named(nx.karate_club_graph())
    assert sorted(node for block in concor(karate, 3) for node in block) == sorted(karate)
    assert concor(nx.Graph()) == []


def test_removing_the_middle_of_a_chain_parts_it() -> None:
    found = removals(named(nx.path_graph(5)))
    middle, end = found["0002"], found["0000"]
    assert middle.articulation
    assert (middle.parts, middle.separated) == (2, 4)
    assert middle.fragmentation == pytest.approx(4 / 6)
    assert not end.articulation
    assert (end.parts, end.separated, end.fragmentation) == (1, 0, 0)


def test_removing_from_one_or_two_units_leaves_nothing_to_fragment() -> None:
    assert isnan(removals(named(nx.empty_graph(1)))["0000"].fragmentation)
    assert removals(named(nx.path_graph(2)))["0000"].parts == 1
    assert removals(nx.Graph()) == {}


@given(networks)
@settings(max_examples=20, deadline=None)
def test_removal_is_what_deleting_the_node_gives(network: "nx.Graph[str]") -> None:
    for node, found in removals(network).items():
        left = network.copy()
        left.remove_node(node)
        assert found.parts == nx.number_connected_components(left)
        assert found.fragmentation == pytest.approx(cohesion.distances(left).fragmentation)


def test_concentration_of_equal_and_unequal_loads() -> None:
    assert gini([2, 2, 2, 2]) == 0
    assert gini([0, 0, 0, 4]) == 0.75
    # Example of a five-person income distribution: mean absolute difference over twice the mean.
    amounts = [1, 2, 3, 4, 10]
    differences = [abs(a - b) for a in amounts for b in amounts]
    assert gini(amounts) == pytest.approx(sum(differences) / 25 / (2 * 4))
    assert herfindahl([1, 1, 2]) == pytest.approx(0.375)
    assert normalised_herfindahl([1, 1]) == pytest.approx(0)
    assert normalised_herfindahl([5, 0, 0]) == pytest.approx(1)
    assert all(map(isnan, (gini([]), gini([0]), herfindahl([]), normalised_herfindahl([3]))))
