"""Independent implementations to hold our numbers against.

igraph and leidenalg are under the GPL: they are peers for tests and benchmarks, never a dependency
of the program. Without them the tests that use them are skipped.
"""

from typing import TYPE_CHECKING

import networkx as nx
import pytest

if TYPE_CHECKING:
    import igraph  # type: ignore[import-untyped]


def to_igraph(network: "nx.Graph[str]") -> "igraph.Graph":
    """Return the same network in igraph, its nodes numbered in their order."""
    package = pytest.importorskip("igraph")
    place = {node: number for number, node in enumerate(network)}
    edges = [(place[a], place[b]) for a, b in network.edges]
    peer = package.Graph(n=len(place), edges=edges, directed=network.is_directed())
    peer.vs["name"] = list(network)
    peer.es["weight"] = [data.get("weight", 1) for *_, data in network.edges(data=True)]
    return peer
