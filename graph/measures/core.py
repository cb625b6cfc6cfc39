"""Core and periphery (核心—边缘) of a network by Borgatti and Everett."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import networkx as nx
import numpy as np

from graph.measures.matrices import Matrix, adjacency

_STEPS = 1000
_CLOSE_ENOUGH = 1e-12


@dataclass(frozen=True, slots=True)
class Core:
    """A division into core and periphery.

    `coreness` gives every node its place, 1 or 0 in the discrete model; `members` is the core,
    sorted; `fit` the correlation of the network with the ideal pattern.
    """

    coreness: dict[str, float]
    members: tuple[str, ...]
    fit: float


def discrete_core(network: nx.Graph[str], weight: str | None = "weight") -> Core:
    """Return the discrete core–periphery division of an undirected network.

    In the ideal pattern everybody in the core is tied and nobody in the periphery is; the ties
    between core and periphery are left out of the comparison [1]_ (section 3, equation 4).

    Parameters
    ----------
    network
        Self-loops are left out.
    weight
        Edge attribute of the strength of a tie, ``None`` for a binary network.

    Returns
    -------
    Core
        `fit` is Pearson's correlation over the pairs within the two blocks. Without any tie, or
        where all pairs are alike, there is no such division: `fit` is NaN and the core empty.

    Notes
    -----
    Every core made of the first k nodes by degree, weighted degree or continuous coreness is
    tried, and from the best of them single nodes are moved as long as that raises the fit. O(n³)
    for the start and O(n²) a move. The result is an optimum that no single move improves; only
    trying all 2ⁿ cores would guarantee more.

    References
    ----------
    .. [1] S. P. Borgatti, M. G. Everett, "Models of core/periphery structures", Social Networks 21
       (2000) 375–395.
    """
    nodes = sorted(network)
    matrix = adjacency(network, nodes, weight)
    if _alike(matrix):
        return Core(dict.fromkeys(nodes, nan), (), nan)
    starts = _starts(matrix)
    fits = _fits(matrix, starts)
    inside, fit = _climb(matrix, starts[np.argmax(fits)], float(fits.max()))
    coreness = {node: float(member) for node, member in zip(nodes, inside, strict=True)}
    members = tuple(node for node in nodes if coreness[node])
    return Core(coreness, members, fit)


def continuous_core(network: nx.Graph[str], weight: str | None = "weight") -> Core:
    """Return the continuous coreness (核心度) of every node of an undirected network.

    Returns
    -------
    Core
        `coreness` is the vector c ≥ 0 of Euclidean norm 1 for which c cᵀ comes closest to the
        network in the sense of least squares off the diagonal (minimal residuals, MINRES); `fit` is
        Pearson's correlation of the network with c cᵀ off the diagonal. `members` are the nodes
        whose cut from the rest gives the highest correlation (Borgatti and Everett's
        concentration test).

    Notes
    -----
    O(n²) a step; alternating least squares to a change below 1e-12.

    References
    ----------
    .. [1] S. P. Borgatti, M. G. Everett, Social Networks 21 (2000) 375–395, section 4. A. L.
       Comrey, "The minimum residual method of factor analysis", Psychol. Rep. 11 (1962) 15–18.
    """
    nodes = sorted(network)
    matrix = adjacency(network, nodes, weight)
    if _alike(matrix):
        return Core(dict.fromkeys(nodes, nan), (), nan)
    vector = _minres(matrix)
    scaled = vector / np.linalg.norm(vector)
    coreness = dict(zip(nodes, map(float, scaled), strict=True))
    size = _concentration(scaled)
    members = sorted(sorted(nodes, key=lambda node: (-coreness[node], node))[:size])
    return Core(coreness, tuple(members), _correlation(matrix, np.outer(vector, vector)))


def block_density(
    network: nx.Graph[str], blocks: list[list[str]], weight: str | None = None
) -> list[list[float]]:
    """Return the mean strength of a tie within and between blocks of nodes; NaN without pairs.

    >>> block_density(nx.path_graph(3), [[1], [0, 2]])
    [[nan, 1.0], [1.0, 0.0]]
    """
    matrix = adjacency(network, list(network), weight)
    place = {node: number for number, node in enumerate(network)}
    where = [[place[node] for node in block] for block in blocks]
    return [[_mean(matrix, rows, columns) for columns in where] for rows in where]


def _mean(matrix: Matrix, rows: list[int], columns: list[int]) -> float:
    pairs = len(rows) * len(columns) - len(set(rows) & set(columns))
    return float(matrix[np.ix_(rows, columns)].sum() / pairs) if pairs else nan


def _alike(matrix: Matrix) -> bool:
    pairs = _off_diagonal(matrix)
    return len(pairs) < 2 or bool((pairs == pairs[0]).all())


def _off_diagonal(matrix: Matrix) -> Matrix:
    return matrix[~np.eye(len(matrix), dtype=bool)]


def _correlation(matrix: Matrix, ideal: Matrix) -> float:
    a, b = _off_diagonal(matrix), _off_diagonal(ideal)
    a, b = a - a.mean(), b - b.mean()
    norm = sqrt(float(a @ a) * float(b @ b))
    return float(a @ b) / norm if norm > _CLOSE_ENOUGH else nan


def _fits(matrix: Matrix, cores: Matrix) -> Matrix:
    """Return the fit of every core, a row of ones and zeros; −1 where it has none."""
    rest = 1 - cores
    sums = [_within(matrix, side) for side in (cores, rest)]
    squares = [_within(matrix**2, side) for side in (cores, rest)]
    return _correlations(sums, squares, [side.sum(axis=1) for side in (cores, rest)])


def _within(matrix: Matrix, sides: Matrix) -> Matrix:
    total: Matrix = ((sides @ matrix) * sides).sum(axis=1)
    return total


def _correlations(sums: list[Matrix], squares: list[Matrix], sizes: list[Matrix]) -> Matrix:
    """Return Pearson's correlation of tie strength with being in the core, over both blocks."""
    inner, outer = (size * (size - 1) for size in sizes)
    pairs = inner + outer
    with np.errstate(invalid="ignore", divide="ignore"):
        variance = (squares[0] + squares[1]) / pairs - ((sums[0] + sums[1]) / pairs) ** 2
        contrast = sums[0] / inner - sums[1] / outer
        fits = contrast * np.sqrt(inner * outer) / pairs / np.sqrt(variance)
    defined = (inner > 0) & (outer > 0) & (variance > _CLOSE_ENOUGH)
    return np.asarray(np.where(defined, fits, -1.0))


def _starts(matrix: Matrix) -> Matrix:
    """Return the cores made of the first k nodes by strength, degree and continuous coreness."""
    n = len(matrix)
    sizes = np.arange(1, n)[:, None]
    found = []
    for score in (matrix.sum(axis=1), (matrix > 0).sum(axis=1), _minres(matrix)):
        rank = np.empty(n)
        rank[np.argsort(-np.round(score, 9), kind="stable")] = np.arange(n)
        found.append((rank < sizes).astype(float))
    return np.vstack(found)


def _climb(matrix: Matrix, inside: Matrix, best: float) -> tuple[Matrix, float]:
    while True:
        fits = _fits_after_moves(matrix, inside)
        node = int(np.argmax(fits))
        if fits[node] <= best + _CLOSE_ENOUGH:
            return inside, best
        best = float(fits[node])
        inside = inside.copy()
        inside[node] = 1 - inside[node]


def _fits_after_moves(matrix: Matrix, inside: Matrix) -> Matrix:
    """Return the fit after moving each node to the other side."""
    sides = (inside, 1 - inside)
    change = np.vstack([1 - 2 * inside, 2 * inside - 1])
    sums, squares = (
        [side @ m @ side + 2 * turn * (m @ side) for side, turn in zip(sides, change, strict=True)]
        for m in (matrix, matrix**2)
    )
    sizes = [side.sum() + turn for side, turn in zip(sides, change, strict=True)]
    return _correlations(sums, squares, sizes)


def _minres(matrix: Matrix) -> Matrix:
    """Return c ≥ 0 that minimises Σ_{i≠j} (a_ij − c_i c_j)², one coordinate after the other."""
    vector = np.sqrt(matrix.mean(axis=1)) + _CLOSE_ENOUGH
    for _ in range(_STEPS):
        before = vector.copy()
        for node in range(len(vector)):
            others = float(vector @ vector) - vector[node] ** 2
            vector[node] = max(0.0, float(matrix[node] @ vector) / others) if others else 0
        if np.abs(vector - before).max() < _CLOSE_ENOUGH * np.abs(vector).max():
            break
    return np.asarray(vector)


def _concentration(coreness: Matrix) -> int:
    """Return the core size whose ideal pattern of ones and zeros correlates best with coreness."""
    ordered = -np.sort(-coreness)
    sizes = range(1, len(ordered))
    ideals = [np.arange(len(ordered)) < size for size in sizes]
    if ordered[0] - ordered[-1] < _CLOSE_ENOUGH:
        return len(ordered)
    fits = [float(np.corrcoef(ordered, ideal)[0, 1]) for ideal in ideals]
    return sizes[int(np.argmax(np.round(fits, 12)))]
