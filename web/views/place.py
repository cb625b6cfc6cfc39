"""Where a unit stands in the collaboration network: ranks, and its neighbourhood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any, Final

from graph.measures import centrality
from graph.network import Network

RANKED: Final[Mapping[str, Callable[[Any], dict[str, float]]]] = {
    "degree": centrality.degree,
    "weighted_degree": centrality.weighted_degree,
    "betweenness": centrality.betweenness,
    "eigenvector": centrality.eigenvector,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One measure of a unit: its value, its rank from 1, and of how many units."""

    measure: str
    value: float
    rank: int
    count: int


def standings(network: Network) -> dict[str, tuple[Standing, ...]]:
    """Return the standing of every unit by each measure; equal values have the same rank."""
    scores = {measure: function(network) for measure, function in RANKED.items()}
    return {
        unit: tuple(
            Standing(measure, found[unit], _rank(found, unit), len(found))
            for measure, found in scores.items()
            if not isnan(found[unit])
        )
        for unit in network
    }


def _rank(scores: Mapping[str, float], unit: str) -> int:
    return 1 + sum(1 for other in scores.values() if other > scores[unit] + 1e-12)


def neighbourhood(network: Network, unit: str) -> Network:
    """Return the part of the network made of the unit and its partners."""
    part: Network = network.subgraph([unit, *network[unit]]).copy()
    return part
