"""The outline of the continents for the benchmark map, from a TopoJSON file of Natural Earth.

Only land and sea are drawn, without any border between states: which one a map shows is not for a
program to decide. The file is bundled when the package is built (npm ``world-atlas``, ISC licence;
Natural Earth is in the public domain); without it the map shows its grid and places alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from web.views.worldmap import CENTRAL_MERIDIAN, equal_earth

LAND_FILE: Final = Path(__file__).parent / "static" / "bundle" / "land-110m.json"
_Ring = list[tuple[float, float]]


@cache
def land_outline(file: Path = LAND_FILE) -> str:
    """Return the continents as one SVG path, empty where the file is not bundled."""
    if not file.is_file():
        return ""
    return path_of(json.loads(file.read_text("utf-8")))


def path_of(topology: Mapping[str, Any]) -> str:
    """Return the land of a topology as an SVG path on the map of `web.views.worldmap`."""
    arcs = [list(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    geometries = topology["objects"]["land"]["geometries"]
    rings = (
        [point for number in ring for point in _arc(arcs, number)]
        for geometry in geometries
        for polygon in geometry["arcs"]
        for ring in polygon
    )
    return "".join(outline for ring in rings for outline in _outlines(ring))


def _decoded(
    arc: Iterable[Sequence[int]], transform: Mapping[str, Sequence[float]]
) -> Iterator[tuple[float, float]]:
    """Yield longitude and latitude of the points of a quantised arc."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * kx + dx, y * ky + dy


def _arc(arcs: list[_Ring], number: int) -> _Ring:
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def _outlines(ring: _Ring) -> Iterator[str]:
    """Yield a ring at its place and, where it crosses the edge of the map, at the other side too.

    The map is clipped to its rim, so that each side shows its part.
    """
    unrolled = _unrolled([(longitude - CENTRAL_MERIDIAN, latitude) for longitude, latitude in ring])
    middle = sum(x for x, _ in unrolled) / len(unrolled)
    turn = -360 * round(middle / 360)
    placed = [(x + turn, y) for x, y in unrolled]
    yield _path(placed)
    for other in (-360, 360):
        if any(-180 < x + other < 180 for x, _ in placed):
            yield _path([(x + other, y) for x, y in placed])


def _unrolled(ring: _Ring) -> _Ring:
    """Let longitudes run on past 180 degrees instead of jumping to the other side."""
    points = ring[:1]
    for x, y in ring[1:]:
        points.append((x - 360 * round((x - points[-1][0]) / 360), y))
    return points


def _path(ring: _Ring) -> str:
    return "M" + "L".join("{} {}".format(*equal_earth(y, x)) for x, y in ring) + "z"
