"""GEXF 1.3 for Gephi, with positions, sizes and the times of tasks.

Written here because ``networkx.write_gexf`` (3.6) fails on lists and on ``None``, drops attributes
named ``pid``, and leaves edge labels out.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from datetime import date
from typing import Final, TypeAlias

import networkx as nx

from export.attributes import Plain, Positions, clean, flatten, label_of

Times: TypeAlias = Mapping[str, tuple[date | None, date | None]]
"""First and last day of a task, by its key."""

_NAMESPACE: Final = "http://gexf.net/1.3"
_VIZ: Final = "http://gexf.net/1.3/viz"
_TYPES: Final = {str: "string", int: "integer", float: "double", bool: "boolean"}
# Attributes that GEXF has elements or reserved names for; readers lose them under these names.
_RENAMED: Final = {
    "id": "identifier",
    "pid": "parent_id",
    "start": "start_date",
    "end": "end_date",
    "for": "for_",
    "weight": "weight_",
}
_OWN: Final = frozenset({"label", "weight"})


def network_to_gexf(
    network: nx.Graph[str], positions: Positions | None = None, times: Times | None = None
) -> bytes:
    """Return the network as GEXF 1.3 in UTF-8.

    Parameters
    ----------
    network
        Directed or not. ``label`` and ``weight`` become those of GEXF, every other attribute a
        typed one; attributes named ``start``, ``end``, ``id`` and ``pid`` are renamed, as readers
        take them for their own.
    positions
        Written as ``viz:position``, with y upwards as in Gephi.
    times
        The times of tasks: a tie exists during those of its ``tasks`` (``spells``). Task nodes
        bring their own ``start`` and ``end``.
    """
    flat = flatten(network)
    ET.register_namespace("", _NAMESPACE)
    ET.register_namespace("viz", _VIZ)
    root = ET.Element(_tag("gexf"), version="1.3")
    ET.SubElement(ET.SubElement(root, _tag("meta")), _tag("creator")).text = "gwp"
    graph = ET.SubElement(root, _tag("graph"))
    node_ids = _attributes(graph, "node", flat.node_types)
    edge_ids = _attributes(graph, "edge", flat.edge_types)
    nodes = ET.SubElement(graph, _tag("nodes"))
    for node, row in flat.nodes:
        element = ET.SubElement(nodes, _tag("node"), id=node, label=label_of(node, row))
        _values(element, row, node_ids)
        _visual(element, node, row, positions)
        _spells(element, [(row.get("start"), row.get("end"))])
    edges = ET.SubElement(graph, _tag("edges"))
    for number, ((a, b, row), (*_, raw)) in enumerate(
        zip(flat.edges, network.edges(data=True), strict=True)
    ):
        element = ET.SubElement(edges, _tag("edge"), id=str(number), source=a, target=b)
        element.set("weight", str(row.get("weight", 1)))
        if "tasks" in row:
            element.set("label", str(row["tasks"]))
        _values(element, row, edge_ids)
        _spells(element, [_iso(times, key) for key in raw.get("tasks", ())])
    _set_mode(graph, flat.directed, is_dynamic=root.find(f".//{_tag('spell')}") is not None)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _set_mode(graph: ET.Element, directed: bool, is_dynamic: bool) -> None:
    graph.set("defaultedgetype", "directed" if directed else "undirected")
    graph.set("mode", "dynamic" if is_dynamic else "static")
    if is_dynamic:
        graph.set("timeformat", "date")
        graph.set("timerepresentation", "interval")


def _attributes(graph: ET.Element, kind: str, types: Mapping[str, type]) -> dict[str, str]:
    """Declare the attributes of nodes or edges; return the id of each by its name."""
    names = [name for name in types if name not in _OWN]
    if not names:
        return {}
    declared = ET.SubElement(graph, _tag("attributes"), {"class": kind, "mode": "static"})
    for number, name in enumerate(names):
        title = _RENAMED.get(name, name)
        ET.SubElement(
            declared, _tag("attribute"), id=str(number), title=title, type=_TYPES[types[name]]
        )
    return {name: str(number) for number, name in enumerate(names)}


def _values(element: ET.Element, row: Mapping[str, Plain], ids: Mapping[str, str]) -> None:
    named = [(ids[name], value) for name, value in row.items() if name in ids]
    if named:
        holder = ET.SubElement(element, _tag("attvalues"))
        for number, value in named:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            ET.SubElement(holder, _tag("attvalue"), {"for": number, "value": text})


def _visual(
    element: ET.Element, node: str, row: Mapping[str, Plain], positions: Positions | None
) -> None:
    if positions and node in positions:
        x, y = positions[node]
        place = {"x": f"{x:.3f}", "y": f"{-y:.3f}", "z": "0.0"}
        ET.SubElement(element, f"{{{_VIZ}}}position", place)
    total = row.get("total")
    if isinstance(total, int):
        # Area, not diameter, grows with the number of tasks.
        ET.SubElement(element, f"{{{_VIZ}}}size", value=f"{4 + 4 * total**0.5:.2f}")


def _iso(times: Times | None, key: str) -> tuple[str | None, str | None]:
    start, end = (times or {}).get(key, (None, None))
    return start.isoformat() if start else None, end.isoformat() if end else None


def _spells(element: ET.Element, spans: list[tuple[Plain | None, Plain | None]]) -> None:
    """Write the distinct spans of time in order; one without start or end is open there."""
    known = sorted({span for span in spans if any(span)}, key=lambda s: [str(x or "") for x in s])
    if not known:
        return
    holder = ET.SubElement(element, _tag("spells"))
    for span in known:
        named = zip(("start", "end"), span, strict=True)
        ET.SubElement(holder, _tag("spell"), {name: clean(day) for name, day in named if day})
