"""Shortest-path measures by sparse matrices, for networks too large for pure Python.

Both functions treat many sources at once: a step of breadth-first search from a block of sources is
one product of the adjacency matrix with a block of columns. That is exact, needs nothing but NumPy
and SciPy, and was measured faster than igraph 1.0 on networks of low diameter such as these (see
``benchmarks/network.py``).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
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
_WORDS: Final = 8
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
    matrix = _adjacency(network)
    chosen = np.arange(len(network)) if sources is None else sources
    blocks = [chosen[start : start + _COLUMNS] for start in range(0, len(chosen), _COLUMNS)]
    total = np.zeros(len(network))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        # Summed in the order of the blocks, so that the digits do not depend on the threads.
        for part in pool.map(lambda block: _dependencies(matrix, block), blocks):
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
    Breadth-first search from 512 sources at once, one bit each. O(n·m/64) operations a level.
    """
    farness, reached = np.zeros(len(network)), np.zeros(len(network))
    histogram: list[int] = []
    matrix = _adjacency(network)
    tied = np.flatnonzero(np.diff(matrix.indptr))
    if not len(tied):
        return farness, reached, histogram
    core = matrix[tied][:, tied].tocsr()
    for seen in _source_bits(len(tied)):
        for step, counts in enumerate(_waves(core, seen), 1):
            farness[tied] += step * counts
            reached[tied] += counts
            histogram.extend([0] * (step - len(histogram)))
            histogram[step - 1] += int(counts.sum())
    return farness, reached, histogram


def _dependencies(matrix: csr_array[Any], block: NDArray[np.intp]) -> _Floats:
    """Return the sum over the block's sources of every node's dependency (Brandes 2001)."""
    columns = np.arange(len(block))
    paths = np.zeros((matrix.shape[0], len(block)))
    paths[block, columns] = 1
    levels = [paths > 0]
    for level, step in _path_counts(matrix, paths.copy(), levels[0].copy()):
        levels.append(level)
        paths += step
    inverse = np.divide(1, paths, out=np.zeros_like(paths), where=paths > 0)
    dependency = np.zeros_like(paths)
    for level, nearer in zip(levels[:0:-1], levels[-2::-1], strict=True):
        passed = matrix @ ((1 + dependency) * inverse * level)
        dependency += passed * paths * nearer
    dependency[block, columns] = 0
    return np.asarray(dependency.sum(axis=1))


def _path_counts(
    matrix: csr_array[Any], step: _Floats, seen: NDArray[np.bool_]
) -> Iterator[tuple[NDArray[np.bool_], _Floats]]:
    """Yield, level by level, which nodes are first reached there and by how many paths."""
    while True:
        step = matrix @ step
        step[seen] = 0
        level = step > 0
        if not level.any():
            return
        seen |= level
        yield level, step


def _source_bits(nodes: int) -> Iterator[_Words]:
    """Yield blocks in which every node is a source with a bit of its own."""
    width = _WORDS * _WORD_BITS
    for start in range(0, nodes, width):
        seen = np.zeros((nodes, _WORDS), dtype=np.uint64)
        places = np.arange(min(width, nodes - start))
        seen[start + places, places // _WORD_BITS] = np.uint64(1) << np.array(
            places % _WORD_BITS, dtype=np.uint64
        )
        yield seen


def _waves(core: csr_array[Any], seen: _Words) -> Iterator[_Floats]:
    """Yield for each step how many of the block's sources first reach each node."""
    starts = core.indptr[:-1]
    front = seen.copy()
    while True:
        front = np.bitwise_or.reduceat(front[core.indices], starts, axis=0) & ~seen
        counts = np.bitwise_count(front).sum(axis=1)
        if not counts.any():
            return
        seen |= front
        yield counts.astype(float)


def _adjacency(network: nx.Graph[str]) -> csr_array[Any]:
    matrix: csr_array[Any] = nx.to_scipy_sparse_array(
        network, weight=None, dtype=np.dtype(float), format="csr"
    )
    return matrix


def _eccentricity(network: nx.Graph[str], node: str) -> int:
    return max(nx.single_source_shortest_path_length(network, node).values())
