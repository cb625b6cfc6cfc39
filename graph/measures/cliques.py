"""Cliques (派系): groups in which everybody works with everybody, and how they overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Final

import networkx as nx
import numpy as np

from graph.measures.matrices import Matrix

SMALLEST: Final = 3
"""A clique of two is a tie; the field lists groups of three and more."""
MOST_CLIQUES: Final = 1000
"""More than these are not listed: ties of a smaller weight are left out until they fit."""

Clique = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cliques:
    """The maximal cliques of a network, the largest first, equal ones by their names.

    `least_weight` is the weight from which on a tie was counted; ``None`` where all were. With
    ``is_listed=False`` there are too many even among the ties of the greatest weight.
    """

    found: tuple[Clique, ...]
    least_weight: float | None = None
    is_listed: bool = True


def maximal_cliques(
    network: nx.Graph[str], smallest: int = SMALLEST, most: int = MOST_CLIQUES
) -> Cliques:
    """Return the groups of nodes that are all tied to each other and to no common other node.

    Parameters
    ----------
    network
        An undirected network; self-loops are left out. Its ``weight`` is looked at only where
        there are too many cliques.
    smallest
        Nodes that a clique must have to be listed.
    most
        Number of cliques of at least two nodes above which the ties of the smallest weight are
        left out, again and again, until no more are left.

    Notes
    -----
    A network of n nodes can have 3^(n/3) maximal cliques [2]_, so the search stops at `most` of
    them for each weight that it tries: at most O(most · m) for each different weight.

    References
    ----------
    .. [1] R. D. Luce, A. D. Perry, "A method of matrix analysis of group structure", Psychometrika
       14 (1949) 95–116.
    .. [2] E. Tomita, A. Tanaka, H. Takahashi, "The worst-case time complexity for generating all
       maximal cliques", Theor. Comput. Sci. 363 (2006) 28–42.

    Examples
    --------
    >>> maximal_cliques(nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")])).found
    (('a', 'b', 'c'),)
    """
    weights = sorted({data.get("weight", 1) for *_, data in network.edges(data=True)})
    for least in weights:
        found = _cliques(network, least, most)
        if found is not None:
            listed = (clique for clique in found if len(clique) >= smallest)
            ordered = sorted(listed, key=lambda clique: (-len(clique), clique))
            return Cliques(tuple(ordered), None if least == weights[0] else float(least))
    return Cliques((), is_listed=not weights)


def memberships(cliques: Iterable[Clique]) -> Counter[str]:
    """Return in how many cliques every node is that is in any."""
    return Counter(node for clique in cliques for node in clique)


def co_memberships(cliques: Iterable[Clique]) -> Counter[tuple[str, str]]:
    """Return how many cliques every two nodes have in common, each pair in the order of names.

    References
    ----------
    .. [1] M. G. Everett, S. P. Borgatti, "Analyzing clique overlap", Connections 21 (1998) 49–61.

    Examples
    --------
    >>> co_memberships([("a", "b", "c"), ("b", "c", "d")])["b", "c"]
    2
    """
    return Counter(pair for clique in cliques for pair in combinations(sorted(clique), 2))


def clique_overlap(cliques: Sequence[Clique]) -> Matrix:
    """Return the cliques × cliques matrix of common members; its diagonal has their sizes.

    References
    ----------
    .. [1] M. G. Everett, S. P. Borgatti, "Analyzing clique overlap", Connections 21 (1998) 49–61.
    """
    place = {node: i for i, node in enumerate(memberships(cliques))}
    inside = np.zeros((len(cliques), len(place)))
    for row, clique in enumerate(cliques):
        inside[row, [place[node] for node in clique]] = 1
    overlap: Matrix = inside @ inside.T
    return overlap


def _cliques(network: nx.Graph[str], least: float, most: int) -> list[Clique] | None:
    """Return the maximal cliques of the ties of at least that weight; None if they are too many."""
    strong: nx.Graph[str] = nx.Graph()
    strong.add_edges_from(
        (a, b)
        for a, b, data in network.edges(data=True)
        if a != b and data.get("weight", 1) >= least
    )
    found = list(islice(nx.find_cliques(strong), most + 1))
    return [tuple(sorted(clique)) for clique in found] if len(found) <= most else None
