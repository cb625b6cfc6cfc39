"""Measures of a two-mode network (双模网络), such as tasks and the units that work on them."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan
from typing import Any, cast

import networkx as nx
import numpy as np

from graph.measures import centrality
from graph.measures.centrality import Scores


@dataclass(frozen=True, slots=True)
class TwoMode:
    """Centralities of the nodes of both modes, normalised within the two-mode network [1]_.

    .. [1] S. P. Borgatti, M. G. Everett, "Network analysis of 2-mode data", Social Networks 19
       (1997) 243–269.
    """

    degree: Scores
    betweenness: Scores
    closeness: Scores
    eigenvector: Scores
    redundancy: Scores


def modes(network: nx.Graph[str]) -> tuple[list[str], list[str]]:
    """Return the nodes whose ``bipartite`` attribute is 0 and those whose is 1, sorted."""
    sides: tuple[list[str], list[str]] = ([], [])
    for node, data in network.nodes(data=True):
        sides[data["bipartite"]].append(node)
    return sorted(sides[0]), sorted(sides[1])


def two_mode_density(network: nx.Graph[str]) -> float:
    """Return the share of the possible ties between the modes; NaN if a mode is empty."""
    left, right = modes(network)
    return network.number_of_edges() / (len(left) * len(right)) if left and right else nan


def two_mode_centralities(network: nx.Graph[str]) -> TwoMode:
    """Return degree, betweenness, closeness, eigenvector and redundancy of both modes.

    Returns
    -------
    TwoMode
        Degree is the share of the other mode that a node is tied to. Betweenness and closeness are
        over their greatest possible values in a network of these sizes; in a network of several
        components closeness is taken within the component and scaled down by the share of all
        others that it holds. The eigenvector is the first pair of singular vectors of the
        incidence matrix, each mode of norm 1; NaN outside the component with the largest singular
        value, and everywhere if there is no tie or that value is not single. Redundancy [1]_ is the
        share of the pairs of a node's partners that are tied through another node; NaN for fewer
        than two partners. Closeness of a node without ties is NaN.

    Notes
    -----
    Unweighted. O(n·m), and O(k²) for the redundancy of a node with k partners.

    References
    ----------
    .. [1] M. Latapy, C. Magnien, N. Del Vecchio, "Basic notions for the analysis of large two-mode
       networks", Social Networks 30 (2008) 31–48.
    """
    left, right = modes(network)
    if not left or not right:
        nothing = dict.fromkeys(network, nan)
        return TwoMode(nothing, nothing, nothing, nothing, nothing)
    return TwoMode(
        degree=dict(nx.bipartite.degree_centrality(network, left)),
        betweenness=_betweenness(network, left, right),
        closeness=_closeness(network, set(left)),
        eigenvector=_singular_vectors(network, left, right),
        redundancy=_redundancy(network),
    )


def four_cycle_clustering(network: nx.Graph[str]) -> float:
    """Return the share of the paths of three ties that a fourth closes; NaN without such a path.

    References
    ----------
    .. [1] G. Robins, M. Alexander, "Small worlds among interlocking directors", Computational &
       Mathematical Organization Theory 10 (2004) 69–94.
    """
    paths = sum((network.degree[a] - 1) * (network.degree[b] - 1) for a, b in network.edges)
    return float(nx.bipartite.robins_alexander_clustering(network)) if paths else nan


def _betweenness(network: nx.Graph[str], left: list[str], right: list[str]) -> Scores:
    n, m = len(left), len(right)
    if n + m < 3:
        return dict.fromkeys(network, nan)
    pairs = (n + m - 1) * (n + m - 2) / 2
    most = dict.fromkeys(left, _most_between(n, m)) | dict.fromkeys(right, _most_between(m, n))
    return {
        node: score * pairs / most[node] if most[node] else nan
        for node, score in centrality.betweenness(network).items()
    }


def _most_between(own: int, other: int) -> float:
    """Return the greatest betweenness of a node whose mode has `own` nodes [Borgatti–Everett]."""
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def _closeness(network: nx.Graph[str], left: set[str]) -> Scores:
    """Return the least possible sum of distances over the real one, within each component.

    With r others within reach of n, closeness is r²/((n − 1)·Σd); what is wanted is the share
    r/(n − 1) times the least sum over Σd.
    """
    scores: Scores = dict.fromkeys(network, nan)
    close = centrality.closeness(network)
    for part in nx.connected_components(network):
        if len(part) > 1:
            n, m = len(part & left), len(part - left)
            least = {True: m + 2 * (n - 1), False: n + 2 * (m - 1)}
            for node in part:
                scores[node] = least[node in left] * close[node] / (len(part) - 1)
    return scores


def _redundancy(network: nx.Graph[str]) -> Scores:
    chosen = [node for node in network if network.degree[node] > 1]
    found = cast(Scores, nx.bipartite.node_redundancy(network, chosen)) if chosen else {}
    return {node: float(found.get(node, nan)) for node in network}


def _singular_vectors(network: nx.Graph[str], left: list[str], right: list[str]) -> Scores:
    incidence = np.zeros((len(left), len(right)))
    rows, columns = ({name: i for i, name in enumerate(side)} for side in (left, right))
    for a, b in network.edges:
        source, target = (a, b) if a in rows else (b, a)
        incidence[rows[source], columns[target]] = 1
    u, values, v = np.linalg.svd(incidence, full_matrices=False)
    if values[0] == 0 or (len(values) > 1 and values[1] > values[0] * (1 - 1e-9)):
        return dict.fromkeys(network, nan)
    pairs: list[tuple[str, Any]] = [
        *zip(left, u[:, 0], strict=True),
        *zip(right, v[0], strict=True),
    ]
    scores = {name: abs(float(value)) for name, value in pairs}
    carried = nx.node_connected_component(network, max(scores, key=scores.__getitem__))
    return {node: scores[node] if node in carried else nan for node in network}
