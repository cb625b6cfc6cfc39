"""Communities (社团) of a network, numbered so that the same network gives the same numbers."""

from __future__ import annotations

from collections.abc import Iterable
from math import nan

import networkx as nx

Partition = dict[str, int]


def louvain(network: nx.Graph[str], seed: int = 0, weight: str = "weight") -> Partition:
    """Return the community of every node as found by the Louvain method.

    Parameters
    ----------
    network
        An undirected network.
    seed
        The method visits the nodes in random order; equal seeds give equal communities.

    Returns
    -------
    dict
        Numbers from 1, the largest community first, equal ones in the order of their first name.

    References
    ----------
    .. [1] V. D. Blondel et al., "Fast unfolding of communities in large networks", J. Stat. Mech.
       (2008) P10008.
    """
    return number_communities(
        nx.community.louvain_communities(in_name_order(network), weight=weight, seed=seed)
    )


def modularity(network: nx.Graph[str], partition: Partition, weight: str = "weight") -> float:
    """Return Newman's modularity Q of a partition; NaN for a network without ties."""
    if not network.size(weight=weight):
        return nan
    return float(nx.community.modularity(network, map(set, members(partition)), weight=weight))


def number_communities(communities: Iterable[Iterable[str]]) -> Partition:
    """Return communities numbered from 1 by falling size, then by first name.

    >>> number_communities([{"b"}, {"a", "c"}])
    {'a': 1, 'c': 1, 'b': 2}
    """
    ordered = sorted(map(sorted, communities), key=lambda names: (-len(names), names))
    return {name: number for number, names in enumerate(ordered, 1) for name in names}


def members(partition: Partition) -> list[list[str]]:
    """Return the names in each community, in the order of the numbers."""
    found: dict[int, list[str]] = {number: [] for number in sorted(set(partition.values()))}
    for name, number in partition.items():
        found[number].append(name)
    return [sorted(names) for names in found.values()]


def in_name_order(network: nx.Graph[str]) -> nx.Graph[str]:
    """Return a copy whose nodes and ties stand in the order of their names.

    Methods that visit nodes in a seeded random order start from the order of the graph; this makes
    their result independent of how the graph was put together.
    """
    copy: nx.Graph[str] = nx.Graph()
    copy.add_nodes_from((node, network.nodes[node]) for node in sorted(network))
    ties = ((min(a, b), max(a, b), data) for a, b, data in network.edges(data=True))
    copy.add_edges_from(sorted(ties, key=lambda tie: tie[:2]))
    return copy
