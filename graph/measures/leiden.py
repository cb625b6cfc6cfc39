"""The Leiden method: communities that are connected and cannot be improved by moving one node."""

from __future__ import annotations

import random
from collections import defaultdict, deque
from dataclasses import dataclass
from itertools import chain, pairwise
from math import exp
from typing import Final, TypeVar

import networkx as nx
import numpy as np

from graph.measures.centrality import without_loops
from graph.measures.communities import Partition, in_name_order, number_communities

_T = TypeVar("_T")

_RANDOMNESS: Final = 0.01
_MOST_ROUNDS: Final = 50
_GAIN: Final = 1e-12
_STARTS: Final = 10
_SMALL_NODES: Final = 1000


@dataclass(frozen=True, slots=True)
class _Graph:
    """A weighted graph of numbered nodes; `strength` counts what was merged into a node."""

    ties: list[dict[int, float]]
    strength: list[float]
    scale: float
    """Resolution over twice the total weight."""


def leiden(
    network: nx.Graph[str], seed: int = 0, weight: str = "weight", resolution: float = 1
) -> Partition:
    """Return the community of every node as found by the Leiden method for modularity.

    Parameters
    ----------
    network
        An undirected network; self-loops are left out.
    seed
        Of the order in which nodes are visited and of the random merges.
    weight
        Edge attribute of the strength of a tie.
    resolution
        Above 1 for more and smaller communities.

    Returns
    -------
    dict
        Numbers from 1, the largest community first, equal ones in the order of their first name.

    Notes
    -----
    Repeated until a round changes nothing, at most 50 times. Near O(m) a round. Up to 1,000 nodes
    the best of ten starts is taken, because a single one can end in a poor optimum of a small
    network.

    References
    ----------
    .. [1] V. A. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing
       well-connected communities", Scientific Reports 9 (2019) 5233.
    """
    plain = in_name_order(without_loops(network))
    total = plain.size(weight=weight)
    names = list(plain)
    if not total:
        return number_communities([name] for name in names)
    graph = _of_network(plain, weight, resolution / (2 * total))
    draw = random.Random(seed)  # noqa: S311
    starts = _STARTS if len(names) <= _SMALL_NODES else 1
    home = max((_settled(graph, draw) for _ in range(starts)), key=lambda it: _quality(graph, it))
    return number_communities(_collect(home, names).values())


def _settled(graph: _Graph, draw: random.Random) -> list[int]:
    """Return the communities once a round changes nothing."""
    home = list(range(len(graph.ties)))
    for _ in range(_MOST_ROUNDS):
        improved = _connected(graph, _round(graph, home, draw))
        if _same(home, improved):
            break
        home = improved
    return home


def _connected(graph: _Graph, home: list[int]) -> list[int]:
    """Part communities that a leaving node has cut in two; modularity only gains by it."""
    parted = [-1] * len(home)
    for start in range(len(home)):
        if parted[start] < 0:
            parted[start], reach = start, [start]
            while reach:
                node = reach.pop()
                for other in graph.ties[node]:
                    if parted[other] < 0 and home[other] == home[start]:
                        parted[other] = start
                        reach.append(other)
    return parted


def _quality(graph: _Graph, home: list[int]) -> float:
    """Return modularity times twice the total weight, rounded as far as the last bits differ."""
    inside = sum(
        tie
        for node, partners in enumerate(graph.ties)
        for other, tie in partners.items()
        if home[node] == home[other]
    )
    weights: defaultdict[int, float] = defaultdict(float)
    for node, community in enumerate(home):
        weights[community] += graph.strength[node]
    return round(inside - graph.scale * sum(weight**2 for weight in weights.values()), 9)


def _of_network(network: nx.Graph[str], weight: str, scale: float) -> _Graph:
    place = {name: number for number, name in enumerate(network)}
    ties = [
        {place[other]: float(data.get(weight, 1)) for other, data in network[name].items()}
        for name in network
    ]
    return _Graph(ties, [sum(partners.values()) for partners in ties], scale)


def _round(graph: _Graph, home: list[int], draw: random.Random) -> list[int]:
    """Return the communities after moving, refining and aggregating until nothing is merged."""
    where = list(range(len(home)))
    home = list(home)
    while True:
        _move(graph, home, draw)
        refined = _refine(graph, home, draw)
        parts = sorted(set(refined))
        if len(parts) == len(refined):
            return [home[node] for node in where]
        number = {part: i for i, part in enumerate(parts)}
        graph = _merge(graph, [number[part] for part in refined], len(parts))
        where = [number[refined[node]] for node in where]
        communities = {number[part]: home[node] for node, part in enumerate(refined)}
        home = [communities[i] for i in range(len(parts))]


def _move(graph: _Graph, home: list[int], draw: random.Random) -> None:
    """Move single nodes to the best community until no move gains anything."""
    weights: defaultdict[int, float] = defaultdict(float)
    for node, community in enumerate(home):
        weights[community] += graph.strength[node]
    order = list(range(len(home)))
    draw.shuffle(order)
    queue, waiting = deque(order), set(order)
    while queue:
        node = queue.popleft()
        waiting.discard(node)
        old, strength = home[node], graph.strength[node]
        weights[old] -= strength
        best = _best(graph, node, home, weights)
        weights[best] += strength
        home[node] = best
        if best != old:
            fresh = [n for n in graph.ties[node] if home[n] != best and n not in waiting]
            queue.extend(fresh)
            waiting.update(fresh)


def _best(graph: _Graph, node: int, home: list[int], weights: defaultdict[int, float]) -> int:
    """Return the community that `node` gains most by joining; its own one if none gains more."""
    links = _links(graph, node, home)
    cost = graph.scale * graph.strength[node]
    best = home[node]
    gain = links.get(best, 0) - cost * weights[best]
    if gain < -_GAIN:
        # Better alone: an empty community has neither ties nor weight.
        best, gain = _empty(weights, len(home)), 0.0
    for community in sorted(links):
        more = links[community] - cost * weights[community]
        if more > gain + _GAIN:
            best, gain = community, more
    return best


def _empty(weights: defaultdict[int, float], limit: int) -> int:
    return next(number for number in range(limit + 1) if not weights.get(number, 0) > _GAIN)


def _links(graph: _Graph, node: int, home: list[int]) -> dict[int, float]:
    links: dict[int, float] = {}
    for other, tie in graph.ties[node].items():
        links[home[other]] = links.get(home[other], 0) + tie
    return links


def _refine(graph: _Graph, home: list[int], draw: random.Random) -> list[int]:
    """Return parts of the communities, grown by merging single nodes that are well connected."""
    refined = list(range(len(home)))
    for nodes in _collect(home, refined).values():
        for node, part in _Refinement(graph, nodes).merged(draw).items():
            refined[node] = part
    return refined


class _Refinement:
    """The parts of one community while they grow; a part goes by the number of its first node."""

    def __init__(self, graph: _Graph, nodes: list[int]) -> None:
        inside = set(nodes)
        self.graph = graph
        self.ties = {
            node: {other: tie for other, tie in graph.ties[node].items() if other in inside}
            for node in nodes
        }
        self.part = {node: node for node in nodes}
        self.size = dict.fromkeys(nodes, 1)
        self.weight = {node: graph.strength[node] for node in nodes}
        self.outward = {node: sum(ties.values()) for node, ties in self.ties.items()}
        self.whole = sum(self.weight.values())

    def merged(self, draw: random.Random) -> dict[int, int]:
        order = list(self.part)
        draw.shuffle(order)
        for node in order:
            if self.size[self.part[node]] == 1 and self._well_tied(node):
                self._join(node, self._pick(node, draw))
        return self.part

    def _well_tied(self, part: int) -> bool:
        rest = self.whole - self.weight[part]
        return self.outward[part] >= self.graph.scale * self.weight[part] * rest - _GAIN

    def _pick(self, node: int, draw: random.Random) -> int:
        """Draw a part to join, likelier the more it gains; `node` itself stands for staying."""
        cost = self.graph.scale * self.weight[node]
        gains = {node: 0.0} | {
            part: link - cost * self.weight[part]
            for part, link in sorted(self._links(node).items())
            if part != node and self._well_tied(part)
        }
        # Gains are in units of weight; modularity's are over the total weight.
        unit = 2 * self.graph.scale / _RANDOMNESS
        top = max(gains.values())
        chances = {part: exp((gain - top) * unit) for part, gain in gains.items() if gain >= 0}
        return draw.choices(list(chances), list(chances.values()))[0]

    def _join(self, node: int, target: int) -> None:
        if target == node:
            return
        self.outward[target] += self.outward[node] - 2 * self._links(node)[target]
        self.weight[target] += self.weight[node]
        self.size[target] += 1
        self.size[node] = 0
        self.part[node] = target

    def _links(self, node: int) -> dict[int, float]:
        links: dict[int, float] = {}
        for other, tie in self.ties[node].items():
            links[self.part[other]] = links.get(self.part[other], 0) + tie
        return links


def _merge(graph: _Graph, part: list[int], count: int) -> _Graph:
    """Return the graph of the parts; ties keep the order in which they are first met.

    `numpy.bincount` adds in the order of its input, so that sums are those of a plain loop, to the
    last bit.
    """
    of = np.array(part)
    sources = np.repeat(of, np.fromiter(map(len, graph.ties), int, len(graph.ties)))
    targets = of[np.fromiter(chain.from_iterable(graph.ties), int, len(sources))]
    weights = np.fromiter(
        chain.from_iterable(row.values() for row in graph.ties), float, len(sources)
    )
    between = sources != targets
    keys, first, tie = np.unique(
        sources[between] * count + targets[between], return_index=True, return_inverse=True
    )
    sums = np.bincount(tie, weights[between], len(keys))
    # By source, and within one in the order of the first meeting.
    order = np.lexsort((first, keys // count))
    ends = np.searchsorted((keys // count)[order], np.arange(count + 1)).tolist()
    others, values = (keys % count)[order].tolist(), sums[order].tolist()
    ties = [dict(zip(others[a:b], values[a:b], strict=True)) for a, b in pairwise(ends)]
    return _Graph(ties, np.bincount(of, graph.strength, count).tolist(), graph.scale)


def _collect(home: list[int], names: list[_T]) -> dict[int, list[_T]]:
    found: defaultdict[int, list[_T]] = defaultdict(list)
    for community, name in zip(home, names, strict=True):
        found[community].append(name)
    return dict(sorted(found.items()))


def _same(a: list[int], b: list[int]) -> bool:
    return {frozenset(x) for x in _collect(a, list(range(len(a)))).values()} == {
        frozenset(x) for x in _collect(b, list(range(len(b)))).values()
    }
