"""Positions for the nodes of a network: seeded, the same on every run and machine, kept by content.

A force-directed drawing after Jacomy et al. [1]_ with weighted ties, followed by a pass that pushes
apart what would cover another node or its label. Positions are rounded after every step, so that
the last bits in which two machines differ do not grow into another picture.

References
----------
.. [1] M. Jacomy et al., "ForceAtlas2, a continuous graph layout algorithm", PLoS ONE 9(6) (2014).
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from random import Random
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from graph.network import Network

Position: TypeAlias = tuple[float, float]
_Points: TypeAlias = NDArray[np.float64]

SEED: Final = 116
# Wide rather than square, as a screen and a landscape page are.
_ASPECT: Final = 2.3
_DECIMALS: Final = 6
_STEPS: Final = 300
_STEPS_TIMES_NODES: Final = 60_000
_KEPT: Final = 64


def place(
    network: Network, sizes: Mapping[str, Position] | None = None, seed: int = SEED
) -> dict[str, Position]:
    """Return a position in pixels for every node, centred on (0, 0).

    Parameters
    ----------
    network
        Ties may carry ``weight``; direction is ignored.
    sizes
        Width and height in pixels that each node takes with its label.
    seed
        Another seed gives another drawing of the same network.

    Notes
    -----
    Takes about 0.2 s for 75 nodes and 4 s for 1,000; see `LayoutCache`.

    Examples
    --------
    >>> import networkx as nx
    >>> place(nx.path_graph(["甲", "乙"])) == place(nx.path_graph(["乙", "甲"]))
    True
    """
    nodes = sorted(network)
    if not nodes:
        return {}
    index = {node: row for row, node in enumerate(nodes)}
    ties = sorted(
        (min(pair), max(pair), weight)
        for a, b, weight in network.edges(data="weight", default=1)
        if a != b and (pair := (index[a], index[b]))
    )
    boxes = np.array([(sizes or {}).get(node, (40.0, 40.0)) for node in nodes], dtype=np.float64)
    points = _settle(_start(len(nodes), ties, seed), ties)
    points = _spread(_scale(_draw_in(points), boxes), boxes)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points.round(1), strict=True)}


def _start(count: int, ties: Sequence[tuple[int, int, float]], seed: int) -> _Points:
    """Put the best connected in the middle of a sunflower spiral that the seed turns."""
    strength = np.zeros(count)
    for a, b, weight in ties:
        strength[a] += weight
        strength[b] += weight
    turn = Random(seed).random() * 6.283185307179586  # noqa: S311  a drawing, not a secret
    points = np.empty((count, 2))
    for rank, row in enumerate(sorted(range(count), key=lambda row: (-strength[row], row))):
        angle, radius = turn + rank * 2.399963229728653, 10 * (rank + 0.5) ** 0.5
        points[row] = radius * np.cos(angle), radius * np.sin(angle)
    return points.round(_DECIMALS)


def _settle(points: _Points, ties: Sequence[tuple[int, int, float]]) -> _Points:
    """Let ties pull and nodes push until the drawing has cooled down."""
    count = len(points)
    steps = max(60, min(_STEPS, _STEPS_TIMES_NODES // count))
    ends = np.array([(a, b) for a, b, _ in ties], dtype=np.int64).reshape(-1, 2)
    pull = np.sqrt(np.array([weight for *_, weight in ties], dtype=np.float64))
    mass = 1 + np.bincount(ends.ravel(), minlength=count).astype(np.float64)
    for step in range(steps):
        force = _repulsion(points, mass) - 0.9 * mass[:, None] * _unit(points)
        tug = _log_pull(points[ends[:, 1]] - points[ends[:, 0]], pull)
        np.add.at(force, ends[:, 0], tug)
        np.subtract.at(force, ends[:, 1], tug)
        points = (points + _limited(force, 12.0 * (1 - step / steps) + 0.2)).round(_DECIMALS)
    return points


def _repulsion(points: _Points, mass: _Points) -> _Points:
    delta_x = points[:, 0, None] - points[None, :, 0]
    delta_y = points[:, 1, None] - points[None, :, 1]
    push = 10.0 * mass[:, None] * mass[None, :] / (delta_x**2 + delta_y**2 + 1.0)
    return np.stack([(push * delta_x).sum(axis=1), (push * delta_y).sum(axis=1)], axis=1)


def _log_pull(delta: _Points, pull: _Points) -> _Points:
    """Pull by the logarithm of the distance, which draws groups apart (LinLog)."""
    length = np.sqrt((delta**2).sum(axis=1, keepdims=True)) + 1e-9
    result: _Points = delta / length * np.log1p(length) * pull[:, None] * 6.0
    return result


def _unit(points: _Points) -> _Points:
    result: _Points = points / (np.sqrt((points**2).sum(axis=1, keepdims=True)) + 1e-9)
    return result


def _limited(force: _Points, longest: float) -> _Points:
    length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
    result: _Points = force / length * np.minimum(length * 0.05, longest)
    return result


def _draw_in(points: _Points) -> _Points:
    """Bring the outlying nearer and give the crowded middle more room."""
    points = points - np.median(points, axis=0)
    radius = np.sqrt((points**2).sum(axis=1, keepdims=True)) + 1e-9
    result: _Points = points / radius * radius**0.6
    return result


def _scale(points: _Points, boxes: _Points) -> _Points:
    """Stretch to an area that holds all boxes loosely, wide by `_ASPECT`."""
    points = points - (points.max(axis=0) + points.min(axis=0)) / 2
    extent = np.maximum(points.max(axis=0) - points.min(axis=0), 1e-6)
    area = 5.0 * float((boxes[:, 0] * boxes[:, 1]).sum())
    wanted = np.array([(area * _ASPECT) ** 0.5, (area / _ASPECT) ** 0.5])
    result: _Points = points * np.where(extent > 1e-3, wanted / extent, 1.0)
    return result.round(_DECIMALS)


def _spread(points: _Points, boxes: _Points, rounds: int = 120) -> _Points:
    """Push overlapping boxes apart, each pair along the axis that needs less."""
    room = (boxes[:, None] + boxes[None, :]) / 2
    for _ in range(rounds):
        delta = points[:, None] - points[None, :]
        overlap = room - np.abs(delta)
        np.einsum("iij->ij", overlap)[:] = 0
        hit = np.asarray((overlap > 0.5).all(axis=2))
        if not hit.any():
            break
        across = overlap[..., 0] <= overlap[..., 1]
        order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
        side = np.where(delta == 0, order[..., None], np.sign(delta))
        move = side * overlap / 2 * hit[..., None]
        move[..., 0] *= across
        move[..., 1] *= ~across
        points = (points + 0.6 * move.sum(axis=1)).round(_DECIMALS)
    return points


def content_key(network: Network, sizes: Mapping[str, Position], seed: int = SEED) -> str:
    """Return a digest of everything that `place` looks at."""
    ties = sorted(
        [*sorted((a, b)), weight] for a, b, weight in network.edges(data="weight", default=1)
    )
    parts: list[Any] = [seed, sorted(network), ties, sorted(sizes.items())]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


class LayoutCache:
    """Positions by the content of the network, the least recently used dropped first.

    Safe to use from several threads; a layout asked for twice at once is computed once.
    """

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._positions: OrderedDict[str, dict[str, Position]] = OrderedDict()
        self._lock = Lock()
        self.computed = 0

    def place(
        self, network: Network, sizes: Mapping[str, Position], seed: int = SEED
    ) -> dict[str, Position]:
        """Return `place(network, sizes, seed)`, computed at most once."""
        key = content_key(network, sizes, seed)
        with self._lock:
            if key not in self._positions:
                self._positions[key] = place(network, sizes, seed)
                self.computed += 1
                if len(self._positions) > self._kept:
                    self._positions.popitem(last=False)
            self._positions.move_to_end(key)
            return self._positions[key]
