"""How a network is drawn: sizes, colours and widths, each with its meaning.

The same numbers make the page, the picture file, the layout's room for labels and the legend.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from export.layout import LayoutCache, Position
    from graph.network import Network

INK: Final = "#1f2933"
OTHER_COLOUR: Final = "#8a94a0"
# Paul Tol's muted set, which colour-blind readers can tell apart; departments, the most, in navy.
TYPE_COLOURS: Final[Mapping[str, str]] = {
    "department": "#1f4e79",
    "party-and-mass": "#b3465a",
    "township": "#3f8f5b",
    "zone": "#c98a1b",
    "vertical-agency": "#6aa5c8",
    "public-institution": "#7b5aa6",
    "enterprise": "#8c6d46",
    "bank": "#44aa99",
    "government": "#0b2545",
    "leading-group": "#882255",
    "judicial": "#999933",
    "group": "#5f7f73",
}
COMMUNITY_COLOURS: Final = (
    "#1f4e79",
    "#c98a1b",
    "#3f8f5b",
    "#b3465a",
    "#7b5aa6",
    "#6aa5c8",
    "#8c6d46",
    "#44aa99",
    "#882255",
    "#999933",
)
# Okabe–Ito, the yellow darkened to be seen on white, then Paul Tol's muted set; as in gwp.css.
SECTOR_COLOURS: Final = (
    "#e69f00",
    "#56b4e9",
    "#009e73",
    "#d55e00",
    "#cc79a7",
    "#b8a900",
    "#0072b2",
    "#332288",
    "#44aa99",
    "#882255",
    "#999933",
    "#6b4c3b",
)
MODE_COLOURS: Final[Mapping[str, str]] = {"benchmark": "#b5532a"}
MODE_SHAPES: Final[Mapping[str, str]] = {
    "unit": "dot",
    "task": "square",
    "sector": "diamond",
    "benchmark": "triangle",
}
_LABEL_CHAR_PX: Final = 14.0
_LABEL_LINE_PX: Final = 22.0
_GAP_PX: Final = 8.0
_SMALLEST_PX: Final = 5.0
_LARGEST_PX: Final = 22.0


@dataclass(frozen=True, slots=True)
class Look:
    """What size and colour stand for: names of node attributes, `colour_by` ``type`` or another.

    `scale_to` is the value that the largest node stands for; without it, the greatest there is.
    """

    size_by: str = "total"
    colour_by: str = "type"
    scale_to: float | None = None
    names: Mapping[str, str] = field(default_factory=dict)


def sizes(network: Network, look: Look) -> dict[str, float]:
    """Return the radius of every node in pixels; areas are in proportion to the values."""
    values = {node: _amount(network, node, look.size_by) for node in network}
    most = look.scale_to or max(values.values(), default=0.0)
    return {node: _radius(value, most) for node, value in values.items()}


def _amount(network: Network, node: str, key: str) -> float:
    """Return the value that sizes a node; one without it is sized by its ties."""
    value = network.nodes[node].get(key)
    amount = float(network.degree(node) if value is None else value)
    return 0.0 if math.isnan(amount) else max(amount, 0.0)


def _radius(value: float, most: float) -> float:
    """Return a radius whose square grows with the value.

    >>> _radius(0, 30), _radius(30, 30)
    (5.0, 22.0)
    """
    share = min(value / most, 1.0) if most > 0 else 0.0
    square = _SMALLEST_PX**2 + share * (_LARGEST_PX**2 - _SMALLEST_PX**2)
    return round(math.sqrt(square), 1)


def colour(node: Mapping[str, Any], look: Look) -> str:
    """Return the colour of a node: tasks and sectors have that of the sector everywhere."""
    ordinal = node.get("sector_ordinal")
    if ordinal:
        return SECTOR_COLOURS[(ordinal - 1) % len(SECTOR_COLOURS)]
    mode = node.get("mode", "unit")
    if mode != "unit":
        return MODE_COLOURS.get(mode, OTHER_COLOUR)
    if look.colour_by == "type":
        return TYPE_COLOURS.get(node.get("type", ""), OTHER_COLOUR)
    return group_colour(node.get(look.colour_by))


def group_colour(number: int | None) -> str:
    """Return the colour of the group of that number, counted from 1."""
    if not number or number > len(COMMUNITY_COLOURS):
        return OTHER_COLOUR
    return COMMUNITY_COLOURS[number - 1]


def tie_width(weight: float, heaviest: float) -> float:
    """Return the width of a tie in pixels.

    >>> tie_width(1, 17), tie_width(17, 17)
    (1.0, 9.0)
    """
    return round(1 + 8 * (weight - 1) / (heaviest - 1), 2) if heaviest > 1 else 1.0


def tie_opacity(weight: float, heaviest: float) -> float:
    """Return how dark a tie is, so that many thin ones stay in the background."""
    if heaviest <= 1:
        return 0.35
    return round(min(0.85, 0.16 + 0.7 * math.pow(weight / heaviest, 0.7)), 3)


def heaviest(network: Network) -> float:
    """Return the greatest weight of a tie, 1 where there is none."""
    return max((weight for *_, weight in network.edges(data="weight", default=1)), default=1)


def text_width(text: str) -> float:
    """Return about how wide a text is at the size of labels, in pixels."""
    return sum(_LABEL_CHAR_PX if ord(char) > 0x2E7F else _LABEL_CHAR_PX * 0.55 for char in text)


def label_of(network: Network, node: str) -> str:
    """Return what is written at a node."""
    return str(network.nodes[node].get("label", node))


def positions_of(network: Network, layouts: LayoutCache, look: Look) -> dict[str, Position]:
    """Return the positions of all nodes, with room for their labels."""
    radii = sizes(network, look)
    boxes = {node: _label_box(label_of(network, node), radii[node]) for node in network}
    return layouts.place(network, boxes)


def _label_box(label: str, radius: float) -> tuple[float, float]:
    """Return the width and height that a node takes together with its label."""
    return max(2 * radius, text_width(label)) + _GAP_PX, 2 * radius + _LABEL_LINE_PX + _GAP_PX
