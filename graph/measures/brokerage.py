"""Brokerage (中介角色) of Gould and Fernandez: whose arcs link which groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import nan, sqrt
from typing import Final

import networkx as nx
import numpy as np

from graph.measures.matrices import Matrix, adjacency

_Groups = tuple[str, str, str]

ROLES: Final[dict[str, Callable[[_Groups], bool]]] = {
    # By the groups of source, broker and target.
    "coordinator": lambda g: g[0] == g[1] == g[2],
    "itinerant": lambda g: g[0] == g[2] != g[1],
    "gatekeeper": lambda g: g[0] != g[1] == g[2],
    "representative": lambda g: g[0] == g[1] != g[2],
    "liaison": lambda g: len(set(g)) == 3,
    "total": lambda g: True,
}
"""The five roles, and their sum, by the groups of (source, broker, target)."""


@dataclass(frozen=True, slots=True)
class Brokerage:
    """How often a node holds a role, how often chance would have it, and the difference.

    `z` is (count − expected) over the standard deviation; NaN where chance leaves no room.
    """

    count: int
    expected: float
    z: float


def brokerage(
    network: nx.DiGraph[str], groups: Mapping[str, str]
) -> dict[str, dict[str, Brokerage]]:
    """Return how often every node stands between two others in each role of `ROLES`.

    Node b is a broker for the ordered pair (a, c) if a → b and b → c but not a → c.

    Parameters
    ----------
    network
        A directed network; weights and self-loops are not looked at.
    groups
        The group of every node.

    Returns
    -------
    dict of dict
        ``result[node][role]``.

    Notes
    -----
    Expectation and variance are those of a network whose arcs are drawn independently with the
    observed density d. A triple is brokered with probability q = d²(1 − d); two triples of one
    broker depend on each other only if they share source or target, then with covariance
    d³(1 − d)³. Hence a role with T possible triples, of which S ordered pairs share an end, has
    mean T·q and variance T·q(1 − q) + S·d³(1 − d)³. Counting costs O(Σ in·out).

    References
    ----------
    .. [1] R. V. Gould, R. M. Fernandez, "Structures of mediation: a formal approach to brokerage
       in transaction networks", Sociological Methodology 19 (1989) 89–126.
    """
    nodes = sorted(network)
    matrix = adjacency(network, nodes, weight=None)
    n = len(nodes)
    density = float(matrix.sum() / (n * (n - 1))) if n > 1 else nan
    labels = [groups[node] for node in nodes]
    chances = _chances(Counter(labels), density)
    counts = _counts(matrix, labels)
    return {
        node: {role: _compared(found[role], *chances[labels[place]][role]) for role in ROLES}
        for place, (node, found) in enumerate(zip(nodes, counts, strict=True))
    }


def _compared(count: int, expected: float, variance: float) -> Brokerage:
    z = (count - expected) / sqrt(variance) if variance > 0 else nan
    return Brokerage(count, expected, z)


def _counts(matrix: Matrix, labels: list[str]) -> Iterator[dict[str, int]]:
    kinds = sorted(set(labels))
    member = np.array([[label == kind for kind in kinds] for label in labels], dtype=float)
    for broker, label in enumerate(labels):
        sources, targets = np.flatnonzero(matrix[:, broker]), np.flatnonzero(matrix[broker])
        open_pairs = 1 - matrix[np.ix_(sources, targets)]
        open_pairs[sources[:, None] == targets] = 0
        by_groups = member[sources].T @ open_pairs @ member[targets]
        yield {
            role: sum(
                int(by_groups[i, j])
                for i, source in enumerate(kinds)
                for j, target in enumerate(kinds)
                if holds((source, label, target))
            )
            for role, holds in ROLES.items()
        }


def _chances(sizes: Mapping[str, int], density: float) -> dict[str, dict[str, tuple[float, float]]]:
    """Return mean and variance of every role for a broker of every group."""
    return {
        broker: {
            role: _chance(_possible(sizes, broker, holds), density) for role, holds in ROLES.items()
        }
        for broker in sizes
    }


def _chance(possible: tuple[int, int], density: float) -> tuple[float, float]:
    triples, sharing = possible
    q = density**2 * (1 - density)
    return triples * q, triples * q * (1 - q) + sharing * (density * (1 - density)) ** 3


def _possible(
    sizes: Mapping[str, int], broker: str, holds: Callable[[_Groups], bool]
) -> tuple[int, int]:
    """Return the number of triples of a role and of ordered pairs of them that share an end."""
    others = {group: size - (group == broker) for group, size in sizes.items()}
    partners: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for source in others:
        for target in others:
            if holds((source, broker, target)):
                partners[source] += others[target] - (source == target)
                sources[target] += others[source] - (source == target)
    triples = sum(others[group] * many for group, many in partners.items())
    sharing = sum(
        others[group] * many * (many - 1)
        for ends in (partners, sources)
        for group, many in ends.items()
    )
    return triples, sharing
