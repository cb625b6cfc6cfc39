"""Files for Pajek: network, partitions and vectors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import networkx as nx

from export.attributes import Plain, Positions, flatten, label_of

# Without it Pajek takes Chinese for the code page of Windows.
_BOM: Final = "\ufeff"
_EOL: Final = "\r\n"


def network_to_pajek(
    network: nx.Graph[str], positions: Positions | None = None
) -> dict[str, bytes]:
    """Return the files of a Pajek project by name: ``network.net``, ``*.clu``, ``*.vec``.

    Vertices stand in one order in all of them. A two-mode network (nodes with ``bipartite``) has
    its first mode first and its size in the header. Every attribute of text becomes a partition
    (``.clu``: classes numbered in alphabetical order, 0 for none, listed in ``classes.csv``),
    every number a vector (``.vec``, 0 for none).
    """
    flat = flatten(network)
    rows = sorted(flat.nodes, key=lambda entry: entry[1].get("bipartite", 0))
    number = {node: i for i, (node, _) in enumerate(rows, 1)}
    data = [row for _, row in rows]
    files = {"network.net": _text(_net(flat.edges, rows, number, flat.directed, positions))}
    classes = ["partition,class,value"]
    for name, kind in flat.node_types.items():
        values = [row.get(name) for row in data]
        if kind is str and name not in ("label", "iri", "title"):
            order = {value: i for i, value in enumerate(sorted({str(v) for v in values if v}), 1)}
            files[f"{name}.clu"] = _column([order.get(str(value), 0) for value in values])
            classes += [f'{name},{i},"{value}"' for value, i in order.items()]
        elif kind in (int, float, bool):
            files[f"{name}.vec"] = _column([float(value or 0) for value in values])
    files["classes.csv"] = _text(classes)
    return files


def _net(
    edges: Iterable[tuple[str, str, Mapping[str, Plain]]],
    rows: list[tuple[str, dict[str, Plain]]],
    number: Mapping[str, int],
    directed: bool,
    positions: Positions | None,
) -> list[str]:
    left = sum(row.get("bipartite") == 0 for _, row in rows)
    two_mode = any("bipartite" in row for _, row in rows)
    lines = [f"*Vertices {len(rows)}{f' {left}' if two_mode else ''}"]
    scaled = _scaled(positions or {})
    for node, row in rows:
        place = "".join(f" {value:.4f}" for value in scaled.get(node, ()))
        lines.append(f'{number[node]} "{_quoted(label_of(node, row))}"{place}')
    lines.append("*Arcs" if directed else "*Edges")
    lines += [f"{number[a]} {number[b]} {row.get('weight', 1)}" for a, b, row in edges]
    return lines


def _quoted(label: str) -> str:
    return label.replace('"', "'").replace("\n", " ").replace("\r", " ")


def _scaled(positions: Positions) -> dict[str, tuple[float, float, float]]:
    """Return the positions in Pajek's square from 0 to 1, with y downwards."""
    if not positions:
        return {}
    xs, ys = zip(*positions.values(), strict=True)
    width = max(max(xs) - min(xs), max(ys) - min(ys)) or 1
    return {
        node: (0.05 + 0.9 * (x - min(xs)) / width, 0.05 + 0.9 * (y - min(ys)) / width, 0.5)
        for node, (x, y) in positions.items()
    }


def _column(values: Iterable[float]) -> bytes:
    cells = [f"{value:.12g}" for value in values]
    return _text([f"*Vertices {len(cells)}", *cells])


def _text(lines: Iterable[str]) -> bytes:
    return (_BOM + "".join(line + _EOL for line in lines)).encode()
