"""A network as an SVG picture with the positions, sizes and colours of its page."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from export import look
from export.colours import in_file, in_page
from export.layout import Position

if TYPE_CHECKING:
    from graph.network import Network

_LABEL_PX: Final = 13.0
_MARGIN_PX: Final = 70.0
_FONT: Final = "Source Han Sans SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"
_Box = tuple[float, float, float, float]
_Paint = Callable[[str], str]


def network_to_svg(
    network: Network, positions: Mapping[str, Position], title: str, dress: look.Look | None = None
) -> bytes:
    """Return the picture in UTF-8.

    Labels never cover one another: the best connected nodes speak first, and one that finds no
    room keeps its name in the `title` of its shape. The bytes are the same on every run.
    """
    element = svg_element(network, positions, title, dress)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element}'.encode()


def svg_element(
    network: Network,
    positions: Mapping[str, Position],
    title: str,
    dress: look.Look | None = None,
    *,
    shown_px: float | None = None,
    labelled: int | None = None,
) -> str:
    """Return the picture as an element that can stand in a page; every name is escaped.

    With `shown_px`, the width at which the page shows it, labels are as large as the text around
    it, and its colours follow those of the page; with `labelled`, only so many of the best
    connected nodes have one.
    """
    dress = dress or look.Look()
    paint = in_page if shown_px else in_file
    radii = look.sizes(network, dress)
    left, top, width, height = _frame(network, positions)
    label_px = _LABEL_PX * max(1.0, width / shown_px) if shown_px else _LABEL_PX
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.1f} {top:.1f} '
            f'{width:.1f} {height:.1f}" width="{width:.0f}" height="{height:.0f}" '
            f'font-family={quoteattr(_FONT)} font-size="{label_px:.0f}">',
            f"<title>{escape(title)}</title>",
            f'<rect x="{left:.1f}" y="{top:.1f}" width="100%" height="100%" '
            f'fill="{paint("paper")}"/>',
            *_ties(network, positions, radii, paint),
            *_shapes(network, positions, radii, dress, paint),
            *_labels(network, positions, radii, label_px, labelled, paint),
            "</svg>\n",
        )
    )


def _frame(network: Network, positions: Mapping[str, Position]) -> _Box:
    xs = [positions[node][0] for node in network] or [0.0]
    ys = [positions[node][1] for node in network] or [0.0]
    return (
        min(xs) - _MARGIN_PX,
        min(ys) - _MARGIN_PX,
        max(xs) - min(xs) + 2 * _MARGIN_PX,
        max(ys) - min(ys) + 2 * _MARGIN_PX,
    )


def _ties(
    network: Network,
    positions: Mapping[str, Position],
    radii: Mapping[str, float],
    paint: _Paint,
) -> Iterator[str]:
    heaviest = look.heaviest(network)
    ties = sorted(network.edges(data="weight", default=1), key=lambda tie: (tie[2], tie[:2]))
    for a, b, weight in ties:
        (x1, y1), (x2, y2) = positions[a], positions[b]
        shape = (
            f'stroke="{paint("ink")}" stroke-width="{look.tie_width(weight, heaviest)}" '
            f'stroke-opacity="{look.tie_opacity(weight, heaviest)}"'
        )
        yield f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {shape}/>'
        if network.is_directed():
            yield _arrow(positions[a], positions[b], radii[b], paint)


def _arrow(start: Position, end: Position, radius: float, paint: _Paint) -> str:
    """Draw a head that ends at the rim of the node it points to."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    tip = (end[0] - radius * math.cos(angle), end[1] - radius * math.sin(angle))
    corners = [tip] + [
        (tip[0] - 9 * math.cos(angle + turn), tip[1] - 9 * math.sin(angle + turn))
        for turn in (-0.4, 0.4)
    ]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return f'<polygon points="{points}" fill="{paint("ink")}" fill-opacity="0.6"/>'


def _shapes(
    network: Network,
    positions: Mapping[str, Position],
    radii: Mapping[str, float],
    dress: look.Look,
    paint: _Paint,
) -> Iterator[str]:
    for node in sorted(network):
        data = network.nodes[node]
        shape = look.MODE_SHAPES.get(data.get("mode", "unit"), "dot")
        body = _OUTLINES[shape](*positions[node], radii[node])
        name = escape(look.label_of(network, node))
        fill = f'fill="{paint(look.colour(data, dress))}" stroke="{paint("paper")}"'
        yield f"<{body} {fill}><title>{name}</title></{body.split()[0]}>"


def _polygon(x: float, y: float, radius: float, *turns: float) -> str:
    corners = (
        f"{x + radius * math.cos(math.radians(turn)):.1f},"
        f"{y + radius * math.sin(math.radians(turn)):.1f}"
        for turn in turns
    )
    return f'polygon points="{" ".join(corners)}"'


_OUTLINES: Final = {
    "dot": lambda x, y, r: f'circle cx="{x}" cy="{y}" r="{r}"',
    "square": lambda x, y, r: _polygon(x, y, r * 1.25, 45, 135, 225, 315),
    "diamond": lambda x, y, r: _polygon(x, y, r * 1.25, 0, 90, 180, 270),
    "triangle": lambda x, y, r: _polygon(x, y, r * 1.25, 30, 150, 270),
}


def _labels(
    network: Network,
    positions: Mapping[str, Position],
    radii: Mapping[str, float],
    label_px: float,
    labelled: int | None,
    paint: _Paint,
) -> Iterator[str]:
    taken: list[_Box] = []
    ranked = sorted(network, key=lambda node: (-network.degree(node, weight="weight"), node))
    for node in ranked[:labelled]:
        (x, y), label = positions[node], look.label_of(network, node)
        half = look.text_width(label) / 2 * label_px / 14
        top = y + radii[node] + 2
        box = (x - half, top, x + half, top + label_px + 2)
        if any(_meet(box, other) for other in taken):
            continue
        taken.append(box)
        halo = f'paint-order="stroke" stroke="{paint("paper")}" stroke-width="{label_px / 4:.1f}"'
        base = f"{top + label_px * 0.92:.1f}"
        yield (
            f'<text x="{x}" y="{base}" text-anchor="middle" {halo} fill="{paint("ink")}">'
            f"{escape(label)}</text>"
        )


def _meet(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
