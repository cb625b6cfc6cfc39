"""Networks as files for Gephi, Cytoscape, yEd, R and Excel; GEXF, Pajek and UCINET have modules.

Every function here is pure: a network in, bytes out, the same on every run. A format that needs
several files returns them by name; `export.sheets.zip_bytes` puts them into one.
"""

from __future__ import annotations

import io
import json
from typing import Any, Final

import networkx as nx

from export.attributes import FlatNetwork, Plain, Positions, flatten, label_of
from export.gexf import Times, network_to_gexf
from export.pajek import network_to_pajek
from export.sheets import csv_bytes
from export.ucinet import network_to_ucinet
from graph.ledger import Ledger

__all__ = [
    "Positions",
    "Times",
    "network_to_cytoscape",
    "network_to_gephi_csv",
    "network_to_gexf",
    "network_to_graphml",
    "network_to_pajek",
    "network_to_r",
    "network_to_ucinet",
    "network_to_xlsx",
    "task_times",
]


def task_times(ledger: Ledger) -> Times:
    """Return first and last day of every task of a ledger, for `network_to_gexf`."""
    return {task.key: (task.start, task.end) for task in ledger.tasks}


def network_to_graphml(network: nx.Graph[str], positions: Positions | None = None) -> bytes:
    """Return the network as GraphML with typed keys, which yEd, Cytoscape and igraph read.

    Positions become the attributes ``x`` and ``y``.
    """
    flat = flatten(network)
    plain: nx.Graph[str] = nx.DiGraph() if flat.directed else nx.Graph()
    plain.add_nodes_from((node, row | _place(node, positions)) for node, row in flat.nodes)
    plain.add_edges_from(flat.edges)
    out = io.BytesIO()
    nx.write_graphml_xml(plain, out, named_key_ids=True)
    return out.getvalue()


def network_to_cytoscape(network: nx.Graph[str], positions: Positions | None = None) -> bytes:
    """Return the network as Cytoscape JSON (``.cyjs``), with ``value`` for networkx as reader."""
    flat = flatten(network)
    nodes = [
        _element(
            {**row, "id": node, "name": label_of(node, row), "value": node},
            _place(node, positions),
        )
        for node, row in flat.nodes
    ]
    edges = [
        _element({**row, "id": f"e{number}", "source": a, "target": b}, {})
        for number, (a, b, row) in enumerate(flat.edges)
    ]
    body = {
        "format_version": "1.0",
        "generated_by": "gwp",
        "directed": flat.directed,
        "multigraph": False,
        "data": [],
        "elements": {"nodes": nodes, "edges": edges},
    }
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def network_to_gephi_csv(
    network: nx.Graph[str], positions: Positions | None = None
) -> dict[str, bytes]:
    """Return ``nodes.csv`` and ``edges.csv`` for Gephi's spreadsheet import."""
    flat = flatten(network)
    kind = "Directed" if flat.directed else "Undirected"
    node_names = [name for name in flat.node_types if name.lower() not in ("id", "label")]
    edge_names = [name for name in flat.edge_types if name.lower() not in _GEPHI_EDGE]
    place = ["x", "y"] if positions else []
    nodes = [
        [node, label_of(node, row), *_cells(row, node_names), *_place(node, positions).values()]
        for node, row in flat.nodes
    ]
    edges = [
        [a, b, kind, row.get("weight", 1), row.get("tasks", ""), *_cells(row, edge_names)]
        for a, b, row in flat.edges
    ]
    return {
        "nodes.csv": csv_bytes(["Id", "Label", *node_names, *place], nodes),
        "edges.csv": csv_bytes(["Source", "Target", "Type", "Weight", "Label", *edge_names], edges),
    }


def network_to_r(network: nx.Graph[str]) -> dict[str, bytes]:
    """Return ``nodes.csv``, ``edges.csv``, ``matrix.csv`` and ``read.R`` for statnet and RSiena.

    The script makes a ``network`` object (package network) with all attributes, and the weights as
    an edge attribute; the matrix is what RSiena takes. Beyond 3,000 nodes there is no matrix.
    """
    flat = flatten(network)
    node_names = [name for name in flat.node_types if name != "label"]
    edge_names = list(flat.edge_types)
    nodes = [[node, label_of(node, row), *_cells(row, node_names)] for node, row in flat.nodes]
    edges = [[a, b, *_cells(row, edge_names)] for a, b, row in flat.edges]
    left = sum(row.get("bipartite") == 0 for _, row in flat.nodes)
    script = _R_SCRIPT.format(
        directed=str(flat.directed).upper(), bipartite=left if _is_two_mode(flat) else "FALSE"
    )
    files = {
        "nodes.csv": csv_bytes(["name", "label", *node_names], _first_mode_first(nodes, flat)),
        "edges.csv": csv_bytes(["from", "to", *edge_names], edges),
        "read.R": script.encode(),
    }
    if len(flat.nodes) <= MATRIX_UP_TO_NODES:
        heading, *cells = _matrix(flat, square=True)
        files["matrix.csv"] = csv_bytes([str(name) for name in heading], cells)
    return files


def network_to_xlsx(network: nx.Graph[str]) -> bytes:
    """Return a workbook with the matrix (labels in first row and column), nodes and edges.

    Needs openpyxl. A two-mode network has its first mode in rows and the second in columns. Beyond
    3,000 nodes there is no matrix: a sheet has 16,384 columns at most.
    """
    from export.workbook import workbook_bytes

    flat = flatten(network)
    node_names = [name for name in flat.node_types if name != "label"]
    edge_names = list(flat.edge_types)
    has_matrix = len(flat.nodes) <= MATRIX_UP_TO_NODES
    return workbook_bytes(
        ({"matrix": _matrix(flat, square=False)} if has_matrix else {})
        | {
            "nodes": [
                ["id", "label", *node_names],
                *(
                    [node, label_of(node, row), *_cells(row, node_names)]
                    for node, row in flat.nodes
                ),
            ],
            "edges": [
                ["source", "target", *edge_names],
                *([a, b, *_cells(row, edge_names)] for a, b, row in flat.edges),
            ],
        }
    )


MATRIX_UP_TO_NODES: Final = 3000
_GEPHI_EDGE: Final = frozenset({"source", "target", "type", "weight", "label", "id", "tasks"})
_R_SCRIPT: Final = """\
# Rscript read.R, or source() it: makes `net`, a network object with all attributes.
library(network)
nodes <- read.csv("nodes.csv", fileEncoding = "UTF-8-BOM", stringsAsFactors = FALSE)
edges <- read.csv("edges.csv", fileEncoding = "UTF-8-BOM", stringsAsFactors = FALSE)
net <- network.initialize(nrow(nodes), directed = {directed}, bipartite = {bipartite})
for (name in names(nodes)) set.vertex.attribute(net, name, nodes[[name]])
network.vertex.names(net) <- nodes$name
if (nrow(edges) > 0) {{
  add.edges(net, match(edges$from, nodes$name), match(edges$to, nodes$name))
  for (name in setdiff(names(edges), c("from", "to"))) set.edge.attribute(net, name, edges[[name]])
}}
print(net)
"""


def _element(data: dict[str, Any], position: dict[str, float]) -> dict[str, Any]:
    return {"data": data} | ({"position": position} if position else {})


def _place(node: str, positions: Positions | None) -> dict[str, float]:
    if not positions or node not in positions:
        return {}
    x, y = positions[node]
    return {"x": round(x, 3), "y": round(y, 3)}


def _cells(row: dict[str, Plain], names: list[str]) -> list[Plain]:
    return [row.get(name, "") for name in names]


def _is_two_mode(flat: FlatNetwork) -> bool:
    return bool(flat.nodes) and all("bipartite" in row for _, row in flat.nodes)


def _first_mode_first(rows: list[list[Plain]], flat: FlatNetwork) -> list[list[Plain]]:
    sides = [row.get("bipartite", 0) for _, row in flat.nodes]
    return [row for side in (0, 1) for row, own in zip(rows, sides, strict=True) if own == side]


def _matrix(flat: FlatNetwork, square: bool) -> list[list[Plain]]:
    """Return a labelled matrix of weights: nodes × nodes, or first × second mode."""
    labels = {node: label_of(node, row) for node, row in flat.nodes}
    rows = columns = list(labels)
    if _is_two_mode(flat) and not square:
        rows = [node for node, row in flat.nodes if row["bipartite"] == 0]
        columns = [node for node, row in flat.nodes if row["bipartite"] == 1]
    weights: dict[tuple[str, str], Plain] = {}
    for a, b, data in flat.edges:
        weights[a, b] = data.get("weight", 1)
        if not flat.directed:
            weights[b, a] = data.get("weight", 1)
    heading: list[Plain] = ["", *(labels[node] for node in columns)]
    return [heading, *([labels[a], *(weights.get((a, b), 0) for b in columns)] for a in rows)]
