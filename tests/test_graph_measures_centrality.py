"""Centralities against hand-made, published and independent numbers.

igraph is under the GPL and only a peer for tests; without it those tests are skipped.
"""

from math import isnan, nan

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.measures import centrality, fast
from tests.ledgers import named
from tests.peers import to_igraph

KITE = named(nx.krackhardt_kite_graph())


def _random(nodes: int, ties: int, seed: int) -> "nx.Graph[str]":
    network = named(nx.gnm_random_graph(nodes, ties, seed=seed))
    draw = np.random.default_rng(seed)
    for a, b in network.edges:
        network.edges[a, b]["weight"] = int(draw.integers(1, 9))
    return network


networks = st.builds(
    _random, nodes=st.integers(3, 40), ties=st.integers(1, 120), seed=st.integers(0, 2**16)
)
large = st.builds(
    _random, nodes=st.integers(150, 260), ties=st.integers(1, 1500), seed=st.integers(0, 2**16)
)


def test_the_kite_has_the_centralities_that_krackhardt_printed() -> None:
    # D. Krackhardt, "Assessing the political landscape", Adm. Sci. Q. 35 (1990) 342-369: node 3
    # has most ties (6), 7 lies between most (14 of 36 pairs), 5 and 6 are closest (9/14).
    degrees, between, close = (
        measure(KITE)
        for measure in (centrality.degree, centrality.betweenness, centrality.closeness)
    )
    assert max(degrees, key=degrees.__getitem__) == "0003"
    assert degrees["0003"] == 6
    assert between["0007"] == pytest.approx(14 / 36)
    assert close["0005"] == close["0006"] == pytest.approx(9 / 14)


def test_a_star_has_the_greatest_betweenness_and_closeness_in_its_centre() -> None:
    star = named(nx.star_graph(5))
    assert centrality.betweenness(star)["0000"] == 1
    assert centrality.closeness(star)["0000"] == 1
    assert centrality.closeness(star)["0001"] == pytest.approx(5 / 9)
    assert centrality.eigenvector(star)["0000"] == pytest.approx(1 / 2**0.5)


def test_self_loops_change_nothing() -> None:
    looped = KITE.copy()
    looped.add_edge("0003", "0003", weight=7)
    for measure in (
        centrality.degree,
        centrality.weighted_degree,
        centrality.betweenness,
        centrality.closeness,
        centrality.eigenvector,
        centrality.pagerank,
    ):
        assert measure(looped) == pytest.approx(measure(KITE))


@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_a_network_without_ties_has_nan_where_nothing_is_defined(nodes: int) -> None:
    network = named(nx.empty_graph(nodes))
    for measure in (centrality.betweenness, centrality.eigenvector):
        assert all(isnan(score) for score in measure(network).values())
    close = centrality.closeness(network).values()
    assert all(isnan(score) if nodes < 2 else score == 0 for score in close)
    assert sum(centrality.pagerank(network).values()) == pytest.approx(min(nodes, 1))
    assert centrality.degree(network) == dict.fromkeys(network, 0.0)


def test_the_eigenvector_lives_in_the_component_with_the_largest_eigenvalue() -> None:
    network = named(nx.disjoint_union(nx.complete_graph(4), nx.path_graph(3)))
    scores = centrality.eigenvector(network)
    assert [scores[node] for node in ("0000", "0003")] == pytest.approx([0.5, 0.5])
    assert scores["0005"] == 0
    peer = nx.eigenvector_centrality(network, max_iter=1000, tol=1e-12)
    assert scores == pytest.approx(peer, abs=1e-9)


def test_the_eigenvector_is_undefined_where_two_components_share_the_largest_eigenvalue() -> None:
    network = named(nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(3)))
    assert all(isnan(score) for score in centrality.eigenvector(network).values())


def test_normalised_degree_of_a_single_node_is_undefined() -> None:
    assert isnan(centrality.normalised({"a": 0.0})["a"])


def test_mean_and_deviation_leave_out_what_is_undefined() -> None:
    assert centrality.mean_and_deviation({"a": 1.0, "b": 3.0, "c": nan}) == (2.0, 1.0)
    assert all(map(isnan, centrality.mean_and_deviation({"c": nan})))


@given(large)
@settings(max_examples=10, deadline=None)
def test_sparse_matrices_give_the_numbers_of_networkx(network: "nx.Graph[str]") -> None:
    n = len(network)
    between = fast.betweenness(network) * 2 / ((n - 1) * (n - 2))
    assert between == pytest.approx(list(nx.betweenness_centrality(network).values()), abs=1e-12)
    farness, reached, histogram = fast.distances(network)
    expected = nx.closeness_centrality(network)
    close = reached**2 / (n - 1) / np.maximum(farness, 1)
    assert close == pytest.approx([expected[node] for node in network], abs=1e-12)
    assert sum(histogram) == reached.sum()


def test_a_long_chain_is_left_to_networkx() -> None:
    assert fast.suits(_random(200, 2000, 1))
    assert not fast.suits(named(nx.path_graph(200)))
    chain = named(nx.path_graph(201))
    assert centrality.betweenness(chain)["0100"] == pytest.approx(100 * 100 / (200 * 199 / 2))


def test_a_sample_of_all_sources_is_exact_and_says_so() -> None:
    network = _random(160, 700, 3)
    estimates, errors = centrality.sampled_betweenness(network, 160)
    assert estimates == pytest.approx(centrality.betweenness(network))
    assert set(errors.values()) == {0.0}


def test_a_sample_keeps_to_its_stated_error() -> None:
    network = _random(300, 1500, 5)
    exact = centrality.betweenness(network)
    estimates, errors = centrality.sampled_betweenness(network, 100, seed=2)
    within = [abs(estimates[node] - exact[node]) <= 2 * errors[node] for node in network]
    assert sum(within) / len(within) > 0.85


@given(networks | large)
@settings(max_examples=25, deadline=None)
def test_centralities_are_those_of_igraph(network: "nx.Graph[str]") -> None:
    peer = to_igraph(network)
    n = len(network)
    pairs = (n - 1) * (n - 2) / 2
    assert list(centrality.degree(network).values()) == peer.degree()
    assert list(centrality.weighted_degree(network).values()) == peer.strength(weights="weight")
    between = np.array(peer.betweenness()) / pairs
    assert list(centrality.betweenness(network).values()) == pytest.approx(between, abs=1e-9)
    pagerank = peer.pagerank(weights="weight")
    assert list(centrality.pagerank(network).values()) == pytest.approx(pagerank, abs=1e-9)
    # igraph measures closeness within the nodes that can be reached; ours scales it down by them.
    sizes = [len(nx.node_connected_component(network, node)) - 1 for node in network]
    close = np.nan_to_num(peer.closeness()) * np.array(sizes) / (n - 1)
    assert list(centrality.closeness(network).values()) == pytest.approx(close, abs=1e-9)


@given(networks | large)
@settings(max_examples=25, deadline=None)
def test_the_eigenvector_of_a_connected_network_is_that_of_igraph(
    network: "nx.Graph[str]",
) -> None:
    largest = network.subgraph(max(nx.connected_components(network), key=len))
    peer = np.array(to_igraph(largest).eigenvector_centrality(weights="weight"))
    ours = np.array(list(centrality.eigenvector(largest).values()))
    assert ours / ours.max() == pytest.approx(peer, abs=1e-9)
