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

# The number of the group of colours that units of a type have; departments, the most, the first.
TYPE_GROUPS: Final[Mapping[str, int]] = {
    "department": 1,
    "zone": 2,
    "township": 3,
    "party-and-mass": 4,
    "public-institution": 5,
    "vertical-agency": 6,
    "enterprise": 7,
    "bank": 8,
    "leading-group": 9,
    "judicial": 10,
    "government": 11,
    "group": 12,
}
SECTOR_COLOURS: Final = 12
_COMMUNITIES: Final = 10
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
    """Return the name of the colour of a node in `export.colours`.

    Tasks and sectors have that of the sector everywhere.

    >>> colour({"type": "zone"}, Look()), colour({"sector_ordinal": 13}, Look())
    ('group-2', 'sector-1')
    """
    ordinal = node.get("sector_ordinal")
    if ordinal:
        return f"sector-{(ordinal - 1) % SECTOR_COLOURS + 1}"
    mode = node.get("mode", "unit")
    if mode != "unit":
        return "benchmark" if mode == "benchmark" else "group-0"
    if look.colour_by == "type":
        return f"group-{TYPE_GROUPS.get(node.get('type', ''), 0)}"
    return group_colour(node.get(look.colour_by))


def group_colour(number: int | None) -> str:
    """Return the name of the colour of the group of that number, counted from 1.

    >>> group_colour(3), group_colour(11), group_colour(None)
    ('group-3', 'group-0', 'group-0')
    """
    return f"group-{number if number and number <= _COMMUNITIES else 0}"


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
