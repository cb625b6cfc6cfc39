"""How a network holds together as a whole: distances, cohesion, fragmentation, centralisation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isnan, nan
from typing import Final, cast

import networkx as nx

from graph.measures import centrality, fast
from graph.measures.centrality import Scores, without_loops


@dataclass(frozen=True, slots=True)
class Distances:
    """Numbers of ordered pairs of nodes at every distance.

    `pairs[d]` is the number at distance d, `unreachable` the number without any path.
    """

    pairs: Mapping[int, int]
    unreachable: int

    @property
    def mean(self) -> float:
        """Mean distance of the pairs that a path joins; NaN if there is none."""
        joined = sum(self.pairs.values())
        return sum(d * count for d, count in self.pairs.items()) / joined if joined else nan

    @property
    def diameter(self) -> float:
        """Greatest distance of a pair that a path joins; NaN if there is none."""
        return float(max(self.pairs, default=nan))

    @property
    def cohesion(self) -> float:
        """Distance-based cohesion (compactness): mean of 1/d over all pairs, 0 where no path is.

        1 in a clique; NaN for fewer than two nodes. S. P. Borgatti et al., "Analyzing Social
        Networks", ch. 9; UCINET calls it compactness.
        """
        return self._per_pair(sum(count / d for d, count in self.pairs.items()))

    @property
    def fragmentation(self) -> float:
        """Share of the pairs that no path joins; NaN for fewer than two nodes."""
        return self._per_pair(self.unreachable)

    def _per_pair(self, total: float) -> float:
        every = sum(self.pairs.values()) + self.unreachable
        return total / every if every else nan


def distances(network: nx.Graph[str]) -> Distances:
    """Return how far apart the nodes of an undirected network are, ties counted as one step.

    Costs one breadth-first search from every node, O(n·m).
    """
    plain = without_loops(network)
    pairs = _histogram_by_matrix(plain) if fast.suits(plain) else _histogram(plain)
    n = len(plain)
    return Distances(pairs, n * (n - 1) - sum(pairs.values()))


def _histogram_by_matrix(network: nx.Graph[str]) -> dict[int, int]:
    _, _, counts = fast.distances(network)
    return {d: count for d, count in enumerate(counts, 1) if count}


def _histogram(network: nx.Graph[str]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    for _, reached in nx.all_pairs_shortest_path_length(network):
        for d in reached.values():
            if d:
                pairs[d] = pairs.get(d, 0) + 1
    return pairs


def density(network: nx.Graph[str], weight: str | None = None) -> float:
    """Return the share of the possible ties that are there; with `weight`, the mean weight.

    NaN for fewer than two nodes. Self-loops are left out.

    >>> density(nx.path_graph(3))
    0.6666666666666666
    """
    n = len(network)
    if n < 2:
        return nan
    ties = without_loops(network).size(weight=weight)
    return float(ties / (n * (n - 1) / (1 if network.is_directed() else 2)))


def clustering(network: nx.Graph[str]) -> float:
    """Return the mean over the nodes with two or more partners of how many of these are tied.

    NaN if no node has two. NetworkX's average counts the other nodes as 0; the field's convention
    (UCINET, Watts and Strogatz for nodes where it is defined) leaves them out.
    """
    plain = without_loops(network)
    found = cast(Scores, nx.clustering(plain))
    values = [value for node, value in found.items() if len(plain[node]) > 1]
    return sum(values) / len(values) if values else nan


def transitivity(network: nx.Graph[str]) -> float:
    """Return the share of the paths of two ties that a third closes; NaN without such a path."""
    plain = without_loops(network)
    if all(partners < 2 for _, partners in plain.degree()):
        return nan
    return float(nx.transitivity(plain))


_STAR_SUMS: Final[dict[str, Callable[[int], float]]] = {
    # What the sum of differences is in a star of n nodes, the most centralised network.
    "degree": lambda n: (n - 1) * (n - 2),
    "betweenness": lambda n: n - 1,
    "closeness": lambda n: (n - 1) * (n - 2) / (2 * n - 3),
}
_SCORES: Final[dict[str, Callable[[nx.Graph[str]], Scores]]] = {
    "degree": centrality.degree,
    "betweenness": centrality.betweenness,
    "closeness": centrality.closeness,
}
CENTRALISATIONS: Final = tuple(_STAR_SUMS)


def centralisation(network: nx.Graph[str], measure: str) -> float:
    """Return Freeman's centralisation (中心势) of an undirected network.

    Parameters
    ----------
    network
        Its weights are not looked at.
    measure
        One of `CENTRALISATIONS`: ``degree``, ``betweenness``, ``closeness``.

    Returns
    -------
    float
        Σ(max − cᵢ) over its value in a star of as many nodes: 1 in a star, 0 where all nodes are
        alike. NaN for fewer than three nodes; for closeness also in a network of more than one
        component, where Freeman's measure is not defined.

    References
    ----------
    .. [1] L. C. Freeman, "Centrality in social networks: conceptual clarification", Social
       Networks 1 (1979) 215–239.

    Examples
    --------
    >>> centralisation(nx.star_graph(4), "degree")
    1.0
    """
    n = len(network)
    if n < 3:
        return nan
    scores = _SCORES[measure](network)
    if measure == "closeness" and not nx.is_connected(network):
        return nan
    most = max(scores.values())
    return sum(most - score for score in scores.values()) / _STAR_SUMS[measure](n)


def defined(scores: Scores) -> Scores:
    """Return the scores that have a value."""
    return {node: score for node, score in scores.items() if not isnan(score)}
