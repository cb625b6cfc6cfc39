"""The benchmarks of a plan on a world map: where they lie, how many tasks name them, by sector."""

from __future__ import annotations

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final

from plans.records import Plan, Task
from web.views.counts import BenchmarkCount, benchmarks

# The meridian in the middle of Chinese world maps; the cut runs through the Atlantic.
CENTRAL_MERIDIAN: Final = 150.0
WIDTH_PX: Final = 1000.0
_SCALE: Final = WIDTH_PX / (2 * 2.706629)
HEIGHT_PX: Final = round(2 * 1.317363 * _SCALE, 1)
_ROUNDS: Final = 60
_PLACES: Final = Path(__file__).parents[1] / "places.toml"
# Coefficients of Šavrič, Patterson and Jenny, "The Equal Earth map projection" (2018).
_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)

Point = tuple[float, float]


def project(latitude: float, longitude: float) -> Point:
    """Return where a place lies on the map, in pixels from its upper left corner.

    >>> project(0, 150)
    (500.0, 243.3)
    """
    shifted = (longitude - CENTRAL_MERIDIAN + 180) % 360 - 180
    return equal_earth(latitude, shifted)


def equal_earth(latitude: float, shifted: float) -> Point:
    """Project a place `shifted` degrees east of the central meridian; equal areas stay equal."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square, power = theta * theta, theta**6
    slope = 9 * _A[3] * power * square + 7 * _A[2] * power + 3 * _A[1] * square + _A[0]
    x = 2 * math.sqrt(3) * math.radians(shifted) * math.cos(theta) / (3 * slope)
    y = theta * (_A[3] * power * square + _A[2] * power + _A[1] * square + _A[0])
    return round(WIDTH_PX / 2 + _SCALE * x, 1), round(HEIGHT_PX / 2 - _SCALE * y, 1)


@cache
def _known_places() -> dict[str, Point]:
    tables = tomllib.loads(_PLACES.read_text("utf-8"))
    places = {name: tuple(at) for table in tables.values() for name, at in table.items()}
    return {name: (float(at[0]), float(at[1])) for name, at in places.items()}


def coordinates(name: str, country: str | None) -> Point | None:
    """Return latitude and longitude of a place, else of its country, else None.

    >>> coordinates("伦敦", "英国"), coordinates("亚马逊", "美国"), coordinates("国际标准", None)
    ((51.5, -0.1), (38.9, -77.0), None)
    """
    places = _known_places()
    short = name.removesuffix("市").removesuffix("省")
    return places.get(name) or places.get(short) or places.get(country or "")


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle on the map: what lies there, its tasks, and its slices by sector."""

    x: float
    y: float
    radius: float
    names: tuple[str, ...]
    tasks: tuple[Task, ...]
    slices: tuple[tuple[str, int | None], ...]
    label: tuple[float, float, str] | None


@dataclass(frozen=True, slots=True)
class WorldMap:
    """The spots of a plan, the largest first, and the benchmarks that lie nowhere."""

    spots: tuple[Spot, ...]
    elsewhere: tuple[BenchmarkCount, ...]


def world_map(plan: Plan, sector: int | None = None) -> WorldMap:
    """Return the map of what the tasks of a plan, or of one of its sectors, learn from."""
    rows = rows_of(plan, sector)
    placed: defaultdict[Point, list[BenchmarkCount]] = defaultdict(list)
    for row in rows:
        place = coordinates(row.name, row.country)
        if place is not None:
            placed[place].append(row)
    greatest = max((len(_tasks(found)) for found in placed.values()), default=1)
    ordered = sorted(placed.items(), key=lambda item: (-len(_tasks(item[1])), item[0]))
    spots = _apart([_spot(project(*at), found, greatest) for at, found in ordered])
    elsewhere = (row for row in rows if coordinates(row.name, row.country) is None)
    return WorldMap(tuple(_labelled(spots)), tuple(elsewhere))


@dataclass(frozen=True, slots=True)
class MapSum:
    """How many tasks name a benchmark: of the plan, of what is shown, and of what lies nowhere."""

    all: int
    shown: int
    nowhere: int


def map_sum(plan: Plan, world: WorldMap) -> MapSum:
    """Count the tasks behind a map, and those that name something without a place."""
    nowhere = {task.key for row in world.elsewhere for task in row.tasks}
    placed = {task.key for spot in world.spots for task in spot.tasks}
    named = sum(bool(task.benchmarks) for task in plan.tasks)
    return MapSum(named, len(nowhere | placed), len(nowhere))


def _apart(spots: list[Spot]) -> list[Spot]:
    """Push circles that cover one another apart, as far as they must."""
    points = [[spot.x, spot.y] for spot in spots]
    for _ in range(_ROUNDS):
        for (a, one), (b, other) in combinations(enumerate(spots), 2):
            _push(points[a], points[b], one.radius + other.radius + 1)
    return [_moved(spot, x, y) for spot, (x, y) in zip(spots, points, strict=True)]


def _push(a: list[float], b: list[float], room: float) -> None:
    dx, dy = b[0] - a[0], b[1] - a[1]
    distance = math.hypot(dx, dy)
    if distance >= room:
        return
    if distance == 0:
        dx, dy, distance = 1.0, 0.0, 1.0
    step = (room - distance) / 2
    for point, sign in ((a, -1), (b, 1)):
        point[0] += sign * dx / distance * step
        point[1] += sign * dy / distance * step


def _moved(spot: Spot, x: float, y: float) -> Spot:
    counts = Counter(task.sector for task in spot.tasks)
    at = (round(x, 1), round(y, 1))
    ordered = sorted(counts.items(), key=lambda item: item[0] or 0)
    return replace(spot, x=at[0], y=at[1], slices=tuple(_slices(at, spot.radius, ordered)))


def rows_of(plan: Plan, sector: int | None) -> list[BenchmarkCount]:
    """Return the benchmarks with the tasks of one sector, or of all."""
    if sector is None:
        return benchmarks(plan)
    tasks = tuple(task for task in plan.tasks if task.sector == sector)
    return benchmarks(replace(plan, tasks=tasks))


def _tasks(rows: Iterable[BenchmarkCount]) -> tuple[Task, ...]:
    return tuple(dict.fromkeys(task for row in rows for task in row.tasks))


def _spot(at: Point, rows: list[BenchmarkCount], greatest: int) -> Spot:
    tasks = _tasks(rows)
    radius = round(4 + 15 * math.sqrt(len(tasks) / greatest), 1)
    return Spot(*at, radius, tuple(row.name for row in rows), tasks, (), None)


def _slices(
    at: Point, radius: float, counts: list[tuple[int | None, int]]
) -> Iterator[tuple[str, int | None]]:
    """Cut a circle into the outlines of its sectors, clockwise from the top."""
    total, done = sum(count for _, count in counts), 0
    for sector, count in counts:
        yield _slice(at, radius, done / total, (done + count) / total), sector
        done += count


def _slice(at: Point, radius: float, start: float, end: float) -> str:
    (x, y), r = at, radius
    if end - start > 0.999:
        return f"M{x} {y - r:.1f}a{r} {r} 0 1 1-.01 0z"
    corners = [
        (x + r * math.sin(2 * math.pi * part), y - r * math.cos(2 * math.pi * part))
        for part in (start, end)
    ]
    (x1, y1), (x2, y2) = corners
    wide = int(end - start > 0.5)
    return f"M{x} {y}L{x1:.1f} {y1:.1f}A{r} {r} 0 {wide} 1 {x2:.1f} {y2:.1f}z"


def _labelled(spots: list[Spot]) -> Iterator[Spot]:
    """Write names where there is room beside, below or above the circles, the largest first."""
    taken = [(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in spots]
    for spot in spots:
        text = spot.names[0] if len(spot.names) == 1 else f"{spot.names[0]}等"
        wide = 13.0 * len(text) + 2
        for left, top in _label_places(spot, wide):
            box = (left, top, left + wide, top + 15)
            own = (spot.x - spot.radius, spot.y - spot.radius)
            if not any(_meet(box, other) for other in taken if other[:2] != own):
                taken.append(box)
                yield replace(spot, label=(round(left, 1), round(top + 12, 1), text))
                break
        else:
            yield spot


def _label_places(spot: Spot, wide: float) -> Iterator[Point]:
    yield spot.x + spot.radius + 2, spot.y - 7
    yield spot.x - spot.radius - wide - 2, spot.y - 7
    yield spot.x - wide / 2, spot.y + spot.radius + 1
    yield spot.x - wide / 2, spot.y - spot.radius - 16


def _meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def graticule() -> Iterator[str]:
    """Yield the meridians and parallels of every 30 degrees as outlines."""
    for latitude in range(-60, 90, 30):
        yield _line(equal_earth(latitude, step) for step in (-180, 180))
    for shifted in range(-180, 181, 30):
        yield _line(equal_earth(step, shifted) for step in range(-90, 91, 5))


def rim() -> str:
    """Return the outline of the whole map."""
    right = [equal_earth(step, 180) for step in range(-90, 91, 5)]
    left = [equal_earth(step, -180) for step in range(90, -91, -5)]
    return f"{_line([*right, *left])}z"


def _line(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)
