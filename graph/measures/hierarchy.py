"""How far a directed network is a hierarchy: Krackhardt's dimensions and reciprocity."""

from __future__ import annotations

from math import nan

import networkx as nx


def connectedness(network: nx.DiGraph[str]) -> float:
    """Return the share of the pairs that are joined when direction is ignored.

    NaN for fewer than two nodes.

    References
    ----------
    .. [1] D. Krackhardt, "Graph theoretical dimensions of informal organizations", in: K. Carley,
       M. Prietula (eds.), "Computational Organization Theory", 1994, 89–111.
    """
    n = len(network)
    joined = sum(_pairs(len(part)) for part in nx.weakly_connected_components(network))
    return joined / _pairs(n) if n > 1 else nan


def hierarchy(network: nx.DiGraph[str]) -> float:
    """Return the share of the pairs with a path one way that have none the other way.

    1 if nobody can be reached back, 0 if everybody can; NaN without any arc. O(n²/64 + m).
    """
    components = nx.condensation(network)
    place = {node: number for number, node in enumerate(network)}
    reached: dict[int, int] = {}
    ordered = mutual = 0
    for part in reversed(list(nx.topological_sort(components))):
        members: set[str] = components.nodes[part]["members"]
        bits = sum(1 << place[node] for node in members)
        for other in components.successors(part):
            bits |= reached[other]
        reached[part] = bits
        ordered += len(members) * (bits.bit_count() - 1)
        mutual += _pairs(len(members))
    return 1 - mutual / (ordered - mutual) if ordered else nan


def efficiency(network: nx.DiGraph[str]) -> float:
    """Return how few arcs there are beyond those that hold each component together.

    1 if every component is a tree, 0 if all arcs that could be are there; NaN where no component
    has room for a spare arc, that is without any tie.
    """
    parts = [network.subgraph(part) for part in nx.weakly_connected_components(network)]
    spare = sum(_arcs(part) - (len(part) - 1) for part in parts)
    room = sum((len(part) - 1) ** 2 for part in parts)
    return 1 - spare / room if room else nan


def reciprocity(network: nx.DiGraph[str]) -> float:
    """Return the share of the arcs that are answered by one back; NaN without any arc."""
    return float(nx.overall_reciprocity(network)) if network.number_of_edges() else nan


def _pairs(nodes: int) -> int:
    return nodes * (nodes - 1) // 2


def _arcs(network: nx.DiGraph[str]) -> int:
    return sum(a != b for a, b in network.edges)
