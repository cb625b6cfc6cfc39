"""The files in which a shown network can be taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from export.layout import Position
from export.networks import (
    network_to_gephi_csv,
    network_to_gexf,
    network_to_graphml,
    network_to_xlsx,
)
from export.pages import View, render_page
from export.svg import network_to_svg
from graph.network import Network
from ontology.language import Language


@dataclass(frozen=True, slots=True)
class Shown:
    """A network as the page shows it."""

    kind: str
    network: Network
    positions: Mapping[str, Position]
    title: str
    language: Language
    view: View


@dataclass(frozen=True, slots=True)
class NetworkFile:
    """One file: its name behind the title, its media type and its writer."""

    name: str
    label: str
    media_type: str
    write: Callable[[Shown], bytes]


_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NETWORK_FILES: Final[tuple[NetworkFile, ...]] = (
    NetworkFile(
        "network.svg",
        "SVG",
        "image/svg+xml",
        lambda s: network_to_svg(s.network, s.positions, s.title, s.view.dress),
    ),
    NetworkFile(
        "network.gexf",
        "GEXF",
        "application/gexf+xml",
        lambda s: network_to_gexf(s.network, s.positions),
    ),
    NetworkFile(
        "network.graphml",
        "GraphML",
        "application/graphml+xml",
        lambda s: network_to_graphml(s.network, s.positions),
    ),
    NetworkFile(
        "nodes.csv",
        "CSV 1",
        "text/csv; charset=utf-8",
        lambda s: network_to_gephi_csv(s.network, s.positions)["nodes.csv"],
    ),
    NetworkFile(
        "edges.csv",
        "CSV 2",
        "text/csv; charset=utf-8",
        lambda s: network_to_gephi_csv(s.network, s.positions)["edges.csv"],
    ),
    NetworkFile("matrix.xlsx", "XLSX", _XLSX, lambda s: network_to_xlsx(s.network)),
    NetworkFile(
        "network.html",
        "HTML",
        "text/html; charset=utf-8",
        lambda s: render_page(s.network, s.title, s.language, s.view).encode(),
    ),
)
