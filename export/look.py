"""How a network is drawn: sizes, colours and widths, each with its meaning.

The same numbers make the page, the layout's room for labels and the legend.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

INK: Final = "#1f2933"
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
}
MODE_COLOURS: Final[Mapping[str, str]] = {
    "task": "#d9a441",
    "sector": "#4d5561",
    "benchmark": "#b5532a",
}
MODE_SHAPES: Final[Mapping[str, str]] = {
    "unit": "dot",
    "task": "square",
    "sector": "diamond",
    "benchmark": "triangle",
}
OTHER_COLOUR: Final = "#8a94a0"
_LABEL_CHAR_PX: Final = 14.0
_LABEL_LINE_PX: Final = 22.0
_GAP_PX: Final = 8.0


def radius(node: Mapping[str, Any], degree: int) -> float:
    """Return the radius of a node in pixels; its area grows with the number of its tasks.

    >>> radius({"total": 9}, degree=4)
    14.0
    """
    amount = float(node.get("total", degree))
    return round(5 + 3 * math.sqrt(amount), 1)


def colour(node: Mapping[str, Any]) -> str:
    """Return the colour of a node: a unit's by its type, another's by its mode."""
    mode = node.get("mode", "unit")
    if mode != "unit":
        return MODE_COLOURS.get(mode, OTHER_COLOUR)
    return TYPE_COLOURS.get(node.get("type", ""), OTHER_COLOUR)


def tie_width(weight: float, heaviest: float) -> float:
    """Return the width of a tie in pixels.

    >>> tie_width(1, 16), tie_width(16, 16)
    (1.0, 9.0)
    """
    return round(1 + 8 * (weight - 1) / (heaviest - 1), 2) if heaviest > 1 else 1.0


def tie_opacity(weight: float, heaviest: float) -> float:
    """Return how dark a tie is, so that many thin ones stay in the background."""
    return round(min(0.85, 0.16 + 0.7 * math.pow(weight / max(heaviest, 1), 0.7)), 3)


def label_box(label: str, size: float) -> tuple[float, float]:
    """Return the width and height that a node takes together with its label."""
    wide = sum(_LABEL_CHAR_PX if ord(char) > 0x2E7F else _LABEL_CHAR_PX * 0.55 for char in label)
    return max(2 * size, wide) + _GAP_PX, 2 * size + _LABEL_LINE_PX + _GAP_PX
