"""Shortest-path measures by sparse matrices, for networks too large for pure Python.

Both functions treat many sources at once: a step of breadth-first search from a block of sources is
one product of the adjacency matrix with a block of columns. That is exact, needs nothing but NumPy
and SciPy, and was measured faster than igraph 1.0 on networks of low diameter such as these (see
``benchmarks/network.py``).
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

FAST_FROM_NODES: Final = 150
"""Below this size NetworkX is as fast, and is what computes."""

_COLUMNS: Final = 32
_WORDS: Final = 4
_WORD_BITS: Final = 64
# A block pays for every level in full, so that a long chain is better walked node by node.
_MOST_LEVELS: Final = 40

_Floats = NDArray[np.float64]
_Words = NDArray[np.uint64]


def suits(network: nx.Graph[str]) -> bool:
    """Return whether the network is large and compact enough for the functions here."""
    if len(network) < FAST_FROM_NODES or network.is_directed():
        return False
    return all(
        _eccentricity(network, next(iter(nodes))) <= _MOST_LEVELS
        for nodes in nx.connected_components(network)
    )


def betweenness(network: nx.Graph[str], sources: NDArray[np.intp] | None = None) -> _Floats:
    """Return the unnormalised betweenness of an undirected network, in the order of its nodes.

    Parameters
    ----------
    network
        Without self-loops; weights are not looked at.
    sources
        Positions of the sources to count, all by default. With a sample of k sources the result
        is that of the sample, to be scaled by n/k.

    Notes
    -----
    Brandes' accumulation over blocks of 32 sources, one thread for each processor; the product
    releases the interpreter lock. O(n·m) multiplications, O(n) memory for each thread and level.
    """
    matrix, reach = _adjacency(network), _reach(network)
    chosen = np.arange(len(network)) if sources is None else sources
    blocks = [chosen[start : start + _COLUMNS] for start in range(0, len(chosen), _COLUMNS)]
    total = np.zeros(len(network))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        # Summed in the order of the blocks, so that the digits do not depend on the threads.
        for part in pool.map(lambda block: _dependencies(matrix, block, reach), blocks):
            total += part
    return total / 2


def distances(network: nx.Graph[str]) -> tuple[_Floats, _Floats, list[int]]:
    """Return what the shortest paths of an undirected network add up to.

    Returns
    -------
    farness
        Sum of the distances from each node to those it reaches, in the order of the nodes.
    reached
        Number of other nodes that each node reaches.
    histogram
        Number of ordered pairs at distance 1, 2, …

    Notes
    -----
    Breadth-first search from 256 sources at once, one bit each. O(n·m/64) operations a level.
    """
    farness, reached = np.zeros(len(network)), np.zeros(len(network))
    histogram: list[int] = []
    matrix, reach = _adjacency(network), _reach(network)
    tied = np.flatnonzero(reach)
    if not len(tied):
        return farness, reached, histogram
    core = matrix[tied][:, tied].tocsr()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        starts = range(0, len(tied), _WORDS * _WORD_BITS)
        for waves in pool.map(lambda start: _waves(core, start, reach[tied]), starts):
            for step, counts in enumerate(waves, 1):
                farness[tied] += step * counts
                reached[tied] += counts
                histogram.extend([0] * (step - len(histogram)))
                histogram[step - 1] += int(counts.sum())
    return farness, reached, histogram


def _dependencies(
    matrix: csr_array[Any], block: NDArray[np.intp], reach: NDArray[np.intp]
) -> _Floats:
    """Return the sum over the block's sources of every node's dependency (Brandes 2001).

    The step to the sources' neighbours is a slice of the matrix, and the one back to the sources
    themselves is not needed: two products less than levels call for.
    """
    paths, distance, deepest = _path_counts(matrix, block, int(reach[block].sum()))
    inverse = np.divide(1, paths, out=np.zeros_like(paths), where=paths > 0)
    dependency = np.zeros_like(paths)
    for depth in range(deepest, 1, -1):
        passed = dependency + 1
        passed *= inverse
        passed *= distance == depth
        passed = matrix @ passed
        passed *= paths
        passed *= distance == depth - 1
        dependency += passed
    return np.asarray(dependency.sum(axis=1))


def _path_counts(
    matrix: csr_array[Any], block: NDArray[np.intp], missing: int
) -> tuple[_Floats, NDArray[np.int8], int]:
    """Return number and length of the shortest paths from each source, and the greatest length.

    `missing` is the number of pairs that a path joins: when they are found, the search is over.
    """
    columns = np.arange(len(block))
    distance = np.full((matrix.shape[0], len(block)), -1, dtype=np.int8)
    distance[block, columns] = 0
    paths = np.zeros(distance.shape)
    paths[block, columns] = 1
    step = np.ascontiguousarray(matrix[block].toarray().T)
    depth = 0
    while missing:
        depth += 1
        step *= distance < 0
        found = step > 0
        distance[found] = depth
        paths += step
        missing -= int(np.count_nonzero(found))
        if missing:
            step = matrix @ step
    return paths, distance, depth


def _reach(network: nx.Graph[str]) -> NDArray[np.intp]:
    """Return how many others each node can reach, in the order of the nodes."""
    size = {node: len(part) - 1 for part in nx.connected_components(network) for node in part}
    return np.array([size[node] for node in network], dtype=np.intp)


def _waves(core: csr_array[Any], start: int, reach: NDArray[np.intp]) -> list[_Floats]:
    """Return for each step how many sources of a block first reach each node.

    The block has 256 sources from number `start`; the search is over when all pairs are found.
    """
    seen = _source_bits(start, len(reach))
    missing = int(reach[start : start + _WORDS * _WORD_BITS].sum())
    front, waves = seen.copy(), []
    while missing:
        front = np.bitwise_or.reduceat(front[core.indices], core.indptr[:-1], axis=0)
        front &= ~seen
        seen |= front
        counts = np.bitwise_count(front).sum(axis=1)
        missing -= int(counts.sum())
        waves.append(counts.astype(float))
    return waves


def _source_bits(start: int, nodes: int) -> _Words:
    """Return one row of bits for every node, with the bit of each source of the block set."""
    seen = np.zeros((nodes, _WORDS), dtype=np.uint64)
    places = np.arange(min(_WORDS * _WORD_BITS, nodes - start))
    bits = np.array(places % _WORD_BITS, dtype=np.uint64)
    seen[start + places, places // _WORD_BITS] = np.uint64(1) << bits
    return seen


def _adjacency(network: nx.Graph[str]) -> csr_array[Any]:
    matrix: csr_array[Any] = nx.to_scipy_sparse_array(
        network, weight=None, dtype=np.dtype(float), format="csr"
    )
    return matrix


def _eccentricity(network: nx.Graph[str], node: str) -> int:
    return max(nx.single_source_shortest_path_length(network, node).values())
