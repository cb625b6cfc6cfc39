"""What a network loses with one of its nodes."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import networkx as nx

from graph.measures.centrality import without_loops


@dataclass(frozen=True, slots=True)
class Removal:
    """The effect of taking one node out.

    `articulation` says whether the others then fall into more parts, `parts` is the number of
    components that are left, `fragmentation` the share of the pairs of the others without a path,
    `separated` the number of pairs that had a path before and have none after.
    """

    articulation: bool
    parts: int
    fragmentation: float
    separated: int


def removals(network: nx.Graph[str]) -> dict[str, Removal]:
    """Return what happens to an undirected network when each node alone is removed.

    `Removal.fragmentation` is NaN where fewer than two others remain.

    Notes
    -----
    Only an articulation point needs its component searched anew, so the cost is O(n + m) plus
    O(n + m) for each of these.

    References
    ----------
    .. [1] S. P. Borgatti, "Identifying sets of key players in a social network", Computational &
       Mathematical Organization Theory 12 (2006) 21–34.
    """
    plain = without_loops(network)
    cut = set(nx.articulation_points(plain))
    home = {node: part for part in nx.connected_components(plain) for node in part}
    sizes = [len(part) for part in nx.connected_components(plain)]
    joined = sum(_joined(size) for size in sizes)
    return {
        node: _removal(plain, home[node], node in cut, len(sizes), joined, node) for node in plain
    }


def _removal(
    network: nx.Graph[str], home: set[str], cut: bool, parts: int, joined: int, node: str
) -> Removal:
    left = [len(home) - 1]
    if cut:
        left = [len(part) for part in nx.connected_components(network.subgraph(home - {node}))]
    after = joined - _joined(len(home)) + sum(map(_joined, left))
    separated = _joined(len(home) - 1) - sum(map(_joined, left))
    pairs = _joined(len(network) - 1)
    return Removal(
        articulation=cut,
        parts=parts - 1 + sum(size > 0 for size in left),
        fragmentation=1 - after / pairs if pairs else nan,
        separated=separated,
    )


def _joined(size: int) -> int:
    """Return the number of pairs in a component."""
    return size * (size - 1) // 2
