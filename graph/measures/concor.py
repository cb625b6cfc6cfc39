"""CONCOR: blocks of structurally equivalent nodes by repeated correlation."""

from __future__ import annotations

import networkx as nx
import numpy as np

from graph.measures.matrices import Matrix, adjacency

_STEPS = 200
_SETTLED = 1e-9


def concor(
    network: nx.Graph[str], depth: int = 2, weight: str | None = "weight"
) -> list[list[str]]:
    """Return blocks of nodes with similar ties, found by splitting in two up to `depth` times.

    Parameters
    ----------
    network
        Directed or not; of a directed one both the ties sent and those received are compared.
    depth
        Number of splits, so that there are at most 2 ** depth blocks.
    weight
        Edge attribute of the strength of a tie, ``None`` for a binary network.

    Returns
    -------
    list of list
        The leaves of the tree from left to right, each sorted; every node is in one of them. A
        block whose nodes cannot be told apart, or of one or two nodes, is not split.

    Notes
    -----
    The columns are correlated, then the columns of that matrix, until all entries are 1 or −1.
    The diagonal is left at 0 as in UCINET. A node without ties correlates with nothing (0) and
    goes where the rest of the iteration puts it. O(n³) a step.

    References
    ----------
    .. [1] R. L. Breiger, S. A. Boorman, P. Arabie, "An algorithm for clustering relational data",
       J. Math. Psychol. 12 (1975) 328–383.
    """
    nodes = sorted(network)
    if not nodes:
        return []
    profile = adjacency(network, nodes, weight)
    if network.is_directed():
        profile = np.vstack([profile, profile.T])
    blocks = [list(range(len(nodes)))]
    for _ in range(depth):
        blocks = [half for block in blocks for half in _split(profile, block)]
    return [[nodes[place] for place in block] for block in blocks]


def _split(profile: Matrix, block: list[int]) -> list[list[int]]:
    if len(block) < 3:
        return [block]
    signs = _converge(profile[:, block])[0] > 0
    first = [node for node, same in zip(block, signs, strict=True) if same]
    second = [node for node, same in zip(block, signs, strict=True) if not same]
    return [first, second] if first and second else [block]


def _converge(columns: Matrix) -> Matrix:
    matrix = _correlate(columns)
    for _ in range(_STEPS):
        if np.abs(np.abs(matrix) - 1).max() < _SETTLED:
            break
        matrix = _correlate(matrix)
    return matrix


def _correlate(columns: Matrix) -> Matrix:
    """Return the correlations of the columns; a constant column correlates with itself only."""
    centred = columns - columns.mean(axis=0)
    norms = np.linalg.norm(centred, axis=0)
    flat = norms < _SETTLED
    unit = centred / np.where(flat, 1, norms)
    matrix = unit.T @ unit
    matrix[flat, flat] = 1
    clipped: Matrix = np.clip(matrix, -1, 1)
    return clipped
