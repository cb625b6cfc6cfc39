"""Centralities of the nodes of a network, each with its value where it is undefined: NaN.

What NetworkX has is computed by NetworkX. Above `graph.measures.fast.FAST_FROM_NODES` nodes the
same numbers come from sparse matrices.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import nan, sqrt
from typing import Any, Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.measures import fast
from graph.measures.matrices import adjacency

Scores = dict[str, float]

DAMPING: Final = 0.85
_SAMPLE_GROUPS: Final = 10
_TOLERANCE: Final = 1e-14
_DENSE_UP_TO_NODES: Final = 600


def without_loops(network: nx.Graph[str]) -> nx.Graph[str]:
    """Return `network` itself if it has no self-loop, else a copy without them."""
    loops = list(nx.selfloop_edges(network))
    if not loops:
        return network
    copy = network.copy()
    copy.remove_edges_from(loops)
    return copy


def degree(network: nx.Graph[str]) -> Scores:
    """Return the number of partners (点度) of every node; a self-loop is no partner."""
    return {node: float(len(set(network[node]) - {node})) for node in network}


def weighted_degree(network: nx.Graph[str], weight: str = "weight") -> Scores:
    """Return the sum of the weights of the ties (加权度) of every node, self-loops left out."""
    return {
        node: float(sum(data.get(weight, 1) for other, data in ties.items() if other != node))
        for node, ties in network.adjacency()
    }


def normalised(scores: Scores) -> Scores:
    """Return each degree as a share of the n − 1 possible partners; NaN for a single node.

    >>> normalised({"a": 1.0, "b": 1.0, "c": 2.0})
    {'a': 0.5, 'b': 0.5, 'c': 1.0}
    """
    most = len(scores) - 1
    return {node: score / most if most > 0 else nan for node, score in scores.items()}


def betweenness(network: nx.Graph[str]) -> Scores:
    """Return the betweenness (中间中心度) of every node: the share of shortest paths through it.

    Parameters
    ----------
    network
        Its weights are not looked at: every tie is one step long.

    Returns
    -------
    dict
        Values in [0, 1], divided by the number of pairs of other nodes. NaN for all in a network
        of fewer than three nodes, where there is no such pair.

    Notes
    -----
    Costs O(n·m) time.

    References
    ----------
    .. [1] L. C. Freeman, "A set of measures of centrality based on betweenness", Sociometry 40
       (1977) 35–41. U. Brandes, J. Math. Sociol. 25 (2001) 163–177.
    """
    n = len(network)
    if n < 3:
        return dict.fromkeys(network, nan)
    plain = without_loops(network)
    if not fast.suits(plain):
        return dict(nx.betweenness_centrality(plain))
    return _by_node(plain, fast.betweenness(plain) * 2 / ((n - 1) * (n - 2)))


def sampled_betweenness(
    network: nx.Graph[str], sources: int, seed: int = 0
) -> tuple[Scores, Scores]:
    """Return betweenness estimated from a random sample of sources, and its standard errors.

    Parameters
    ----------
    network
        An undirected network of at least three nodes.
    sources
        Number of sources drawn without replacement; with all n of them the result is exact and
        every standard error 0.
    seed
        Of the draw.

    Returns
    -------
    estimates, errors
        The standard error is estimated from ten groups of the sample (with its finite-population
        correction); about 95 of 100 true values lie within two standard errors.

    Notes
    -----
    O(sources · m). On two cores the exact measure takes a minute for 20,000 nodes with 600,000
    ties; this is for networks beyond that.

    References
    ----------
    .. [1] U. Brandes, C. Pich, "Centrality estimation in large networks", Int. J. Bifurcation and
       Chaos 17 (2007) 2303–2318.
    """
    n = len(network)
    plain = without_loops(network)
    chosen = np.random.default_rng(seed).permutation(n)[: min(sources, n)]
    groups = [group for group in np.array_split(chosen, _SAMPLE_GROUPS) if len(group)]
    scale = 2 * n / ((n - 1) * (n - 2))
    parts = np.array([fast.betweenness(plain, group) * scale for group in groups])
    sizes = np.array([len(group) for group in groups])
    estimate = parts.sum(axis=0) / len(chosen)
    spread = ((parts / sizes[:, None] - estimate) ** 2).sum(axis=0)
    unseen = 1 - len(chosen) / n
    errors = np.sqrt(spread * unseen / (len(groups) * max(len(groups) - 1, 1)))
    return _by_node(plain, estimate), _by_node(plain, errors)


def closeness(network: nx.Graph[str]) -> Scores:
    """Return the closeness (接近中心度) of every node.

    Returns
    -------
    dict
        With r nodes reachable from v (itself not counted), r/(n − 1) · r/Σd(v, u): for a connected
        network the inverse of the mean distance, scaled down by the share of the network that can
        be reached where it is not [1]_. So it is 0 for a node that reaches nobody, and NaN for the
        only node of a network, which has nobody to reach.

    References
    ----------
    .. [1] S. Wasserman, K. Faust, "Social Network Analysis", 1994, p. 201.
    """
    if len(network) < 2:
        return dict.fromkeys(network, nan)
    plain = without_loops(network)
    if not fast.suits(plain):
        return dict(nx.closeness_centrality(plain))
    farness, reached, _ = fast.distances(plain)
    return _by_node(plain, reached**2 / (len(plain) - 1) / np.maximum(farness, 1))


def eigenvector(network: nx.Graph[str], weight: str = "weight") -> Scores:
    """Return the weighted eigenvector centrality (特征向量中心度), of Euclidean norm 1.

    Returns
    -------
    dict
        The non-negative eigenvector of the largest eigenvalue. In a network of several components
        it lives in the component with the largest eigenvalue and is 0 elsewhere, whatever the ties
        there; if two components share that eigenvalue, or there is no tie, no single vector is
        meant and all are NaN.

    Notes
    -----
    Self-loops are left out. Dense up to 600 nodes (O(n³)), sparse Lanczos beyond.

    References
    ----------
    .. [1] P. Bonacich, "Power and centrality", Am. J. Sociol. 92 (1987) 1170–1182.
    """
    undefined = dict.fromkeys(network, nan)
    found = [
        (*_principal(network, nodes, weight), nodes)
        for nodes in map(sorted, nx.connected_components(network))
        if len(nodes) > 1
    ]
    if not found:
        return undefined
    found.sort(key=lambda entry: (-entry[0], entry[2]))
    value, vector, nodes = found[0]
    if len(found) > 1 and found[1][0] > value - 1e-9 * value:
        return undefined
    return dict.fromkeys(network, 0.0) | dict(zip(nodes, vector, strict=True))


def pagerank(network: nx.Graph[str], weight: str = "weight") -> Scores:
    """Return the weighted PageRank with damping 0.85; it sums to 1.

    Notes
    -----
    Works on a directed network too. Iterated until the change is below 1e-14 per node, so that
    two implementations agree to more digits than anybody prints.

    References
    ----------
    .. [1] L. Page et al., "The PageRank citation ranking", Stanford InfoLab 1999-66.
    """
    if not len(network):
        return {}
    plain = without_loops(network)
    return dict(nx.pagerank(plain, alpha=DAMPING, weight=weight, tol=_TOLERANCE, max_iter=1000))


def ranks(scores: Scores) -> dict[str, int]:
    """Return the rank of every node from 1; equal scores share the better rank, NaN comes last.

    Scores that agree to ten significant digits count as equal.

    >>> ranks({"a": 3.0, "b": 5.0, "c": 3.0, "d": 1.0})
    {'a': 2, 'b': 1, 'c': 2, 'd': 4}
    """
    rounded = {n: float(f"{s:.10g}") if s == s else float("-inf") for n, s in scores.items()}
    ordered = sorted(rounded.values(), reverse=True)
    first = {score: place for place, score in reversed(list(enumerate(ordered, 1)))}
    return {node: first[score] for node, score in rounded.items()}


def mean_and_deviation(scores: Mapping[Any, float]) -> tuple[float, float]:
    """Return mean and population standard deviation of the defined values, or NaN without any."""
    values = np.array([score for score in scores.values() if score == score], dtype=float)
    return (float(values.mean()), float(values.std())) if len(values) else (nan, nan)


def _by_node(network: nx.Graph[str], values: NDArray[np.float64]) -> Scores:
    return dict(zip(network, map(float, values), strict=True))


def _principal(network: nx.Graph[str], nodes: list[str], weight: str) -> tuple[float, list[float]]:
    """Return the largest eigenvalue of a component and its vector, in the order of its nodes."""
    if len(nodes) > _DENSE_UP_TO_NODES:
        return _principal_sparse(network, nodes, weight)
    values, vectors = np.linalg.eigh(adjacency(network.subgraph(nodes), nodes, weight))
    return float(values[-1]), _positive(vectors[:, -1])


def _principal_sparse(
    network: nx.Graph[str], nodes: list[str], weight: str
) -> tuple[float, list[float]]:
    from scipy.sparse.linalg import eigsh

    matrix = nx.to_scipy_sparse_array(network, nodelist=nodes, weight=weight).astype(float)
    matrix.setdiag(0)
    # A fixed start makes Lanczos give the same digits on every run.
    start = np.full(len(nodes), 1 / sqrt(len(nodes)))
    values, vectors = eigsh(matrix, k=1, which="LA", v0=start, tol=1e-13)
    return float(values[0]), _positive(vectors[:, 0])


def _positive(vector: NDArray[np.float64]) -> list[float]:
    """Return the Perron vector without the sign that an eigensolver is free to choose."""
    return [float(value) for value in np.abs(vector) / np.linalg.norm(vector)]
