"""A network as a dense matrix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Matrix: TypeAlias = NDArray[np.float64]


def adjacency(
    network: nx.Graph[str], nodes: Sequence[str], weight: str | None = "weight"
) -> Matrix:
    """Return the adjacency matrix over `nodes` with an empty diagonal.

    Rows are the sources of a directed network. With ``weight=None`` every tie counts 1, else its
    attribute of that name, 1 where it has none. Takes 8n² bytes.

    >>> adjacency(nx.path_graph(["a", "b"]), ["a", "b"])
    array([[0., 1.],
           [1., 0.]])
    """
    matrix = np.zeros((len(nodes), len(nodes)))
    place = {node: number for number, node in enumerate(nodes)}
    for a, b, data in network.edges(data=True):
        if a in place and b in place and a != b:
            strength = 1.0 if weight is None else float(data.get(weight, 1))
            matrix[place[a], place[b]] = strength
            if not network.is_directed():
                matrix[place[b], place[a]] = strength
    return matrix
