"""UCINET DL, whose labels are cut at 18 characters, set in capitals and may hold no space.

So nodes go by short codes, and a dictionary says who is who.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import networkx as nx

from export.attributes import Plain, flatten, label_of
from export.sheets import csv_bytes

_EOL: Final = "\r\n"
_LETTERS: Final = {"unit": "U", "task": "T", "sector": "S", "benchmark": "B"}
_OTHER: Final = "N"


def network_to_ucinet(network: nx.Graph[str]) -> dict[str, bytes]:
    """Return ``network.dl`` and ``dictionary.csv``.

    A one-mode network is written as ``edgelist1`` (each tie of an undirected one in both
    directions), which Gephi and igraph read too; a two-mode network as ``edgelist2`` with rows for
    the first mode. The dictionary has code, name and all attributes of every node.
    """
    flat = flatten(network)
    codes = _codes(flat.nodes)
    two_mode = bool(flat.nodes) and all("bipartite" in row for _, row in flat.nodes)
    edges = [(a, b, row.get("weight", 1)) for a, b, row in flat.edges]
    lines = (
        _two_mode(flat.nodes, edges, codes)
        if two_mode
        else _one_mode(flat.nodes, edges, codes, flat.directed)
    )
    names = [name for name in flat.node_types if name != "label"]
    dictionary = [
        [codes[node], label_of(node, row), *(row.get(name, "") for name in names)]
        for node, row in flat.nodes
    ]
    return {
        "network.dl": "".join(line + _EOL for line in lines).encode("ascii"),
        "dictionary.csv": csv_bytes(["code", "name", *names], dictionary),
    }


def _codes(nodes: Iterable[tuple[str, Mapping[str, Plain]]]) -> dict[str, str]:
    """Return a code for every node: the letter of its mode and a number of equal width."""
    rows = list(nodes)
    width = max(3, len(str(len(rows))))
    counts: dict[str, int] = {}
    codes: dict[str, str] = {}
    for node, row in rows:
        letter = _LETTERS.get(str(row.get("mode", "")), _OTHER)
        counts[letter] = counts.get(letter, 0) + 1
        codes[node] = f"{letter}{counts[letter]:0{width}d}"
    return codes


def _one_mode(
    nodes: Iterable[tuple[str, Mapping[str, Plain]]],
    edges: Iterable[tuple[str, str, Plain]],
    codes: Mapping[str, str],
    directed: bool,
) -> Iterable[str]:
    number = {node: i for i, (node, _) in enumerate(nodes, 1)}
    yield f"DL n={len(number)}"
    yield "format = edgelist1"
    yield "labels:"
    yield ",".join(codes[node] for node in number)
    yield "data:"
    for a, b, weight in edges:
        yield f"{number[a]} {number[b]} {weight}"
        if not directed and a != b:
            yield f"{number[b]} {number[a]} {weight}"


def _two_mode(
    nodes: Iterable[tuple[str, Mapping[str, Plain]]],
    edges: Iterable[tuple[str, str, Plain]],
    codes: Mapping[str, str],
) -> Iterable[str]:
    sides: tuple[list[str], list[str]] = ([], [])
    for node, row in nodes:
        sides[int(row["bipartite"])].append(node)
    rows, columns = ({node: i for i, node in enumerate(side, 1)} for side in sides)
    yield f"DL nr={len(rows)} nc={len(columns)}"
    yield "format = edgelist2"
    yield "row labels:"
    yield ",".join(codes[node] for node in rows)
    yield "column labels:"
    yield ",".join(codes[node] for node in columns)
    yield "data:"
    for a, b, weight in edges:
        left, right = (a, b) if a in rows else (b, a)
        yield f"{rows[left]} {columns[right]} {weight}"
