"""Node and edge attributes made fit for files: one type each, no null, nothing XML forbids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final, TypeAlias

import networkx as nx

Plain: TypeAlias = str | int | float | bool
Position: TypeAlias = tuple[float, float]
Positions: TypeAlias = Mapping[str, Position]

# What XML 1.0 allows in no form (https://www.w3.org/TR/xml/#charsets).
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class FlatNetwork:
    """A network as two lists whose attributes have one type each: str, int, float or bool.

    `nodes` are pairs of id and attributes, `edges` triples of source, target and attributes;
    `node_types` and `edge_types` give the type of every attribute, in the order of its first use.
    """

    directed: bool
    nodes: tuple[tuple[str, dict[str, Plain]], ...]
    edges: tuple[tuple[str, str, dict[str, Plain]], ...]
    node_types: dict[str, type]
    edge_types: dict[str, type]


def flatten(network: nx.Graph[str]) -> FlatNetwork:
    """Return the network with every attribute turned into a plain value of one type.

    Lists are joined by ``; ``. ``None`` and numbers that are not finite are left out. Where an
    attribute has values of several types, integers become floats beside floats, and everything
    becomes text otherwise.

    >>> network = nx.Graph([("a", "b", {"tasks": ("1", "2"), "weight": 2})])
    >>> flatten(network).edges
    (('a', 'b', {'tasks': '1; 2', 'weight': 2}),)
    """
    nodes = [(clean(node), _plain(data)) for node, data in network.nodes(data=True)]
    edges = [(clean(a), clean(b), _plain(data)) for a, b, data in network.edges(data=True)]
    node_types = _types(data for _, data in nodes)
    edge_types = _types(data for *_, data in edges)
    return FlatNetwork(
        network.is_directed(),
        tuple((node, _cast(data, node_types)) for node, data in nodes),
        tuple((a, b, _cast(data, edge_types)) for a, b, data in edges),
        node_types,
        edge_types,
    )


def clean(text: object) -> str:
    """Return the text with characters that XML forbids replaced by U+FFFD."""
    return _FORBIDDEN.sub(_REPLACEMENT, str(text))


def label_of(node: str, data: Mapping[str, Any]) -> str:
    """Return what a node is called: its label, or else its id."""
    return clean(data.get("label", node))


def _plain(data: Mapping[str, Any]) -> dict[str, Plain]:
    return {clean(name): value for name, raw in data.items() for value in _values(raw)}


def _values(raw: object) -> Iterator[Plain]:
    """Yield the plain value of an attribute, or nothing if it has none."""
    if raw is None or (isinstance(raw, float) and not isfinite(raw)):
        return
    if isinstance(raw, bool | int | float):
        yield raw
    elif isinstance(raw, list | tuple | set | frozenset):
        yield "; ".join(map(clean, raw))
    else:
        yield clean(raw)


def _types(rows: Iterable[Mapping[str, Plain]]) -> dict[str, type]:
    found: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, set()).add(type(value))
    return {name: _common(kinds) for name, kinds in found.items()}


def _common(kinds: set[type]) -> type:
    if len(kinds) == 1:
        return next(iter(kinds))
    return float if kinds == {int, float} else str


def _cast(row: Mapping[str, Plain], types: Mapping[str, type]) -> dict[str, Plain]:
    return {name: types[name](value) for name, value in row.items()}
