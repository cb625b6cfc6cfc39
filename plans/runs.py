"""Runs of cells with bars between them in which nothing tells where a row ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from plans.columns import MOST_COLUMNS, NUMBER_HEADERS
from plans.view import Line, concatenate

_LEAST_ROWS: Final = 2
_MOST_DIGITS: Final = 3


def part_run(cells: Sequence[Line], bar: Line) -> list[Line] | None:
    """Return the header and the rows of a run of cells, none if their numbers do not part them.

    Each row has as many cells behind its number as the shortest; one that some have more, in front
    of the number, groups rows.
    """
    places = _numbers(cells)
    if len(places) < _LEAST_ROWS:
        return None
    ends = [*places[1:], len(cells)]
    width = min(end - place for place, end in zip(places, ends, strict=True))
    listed = cells[0].flat in NUMBER_HEADERS
    left = places[0] - width
    if not 2 < width <= MOST_COLUMNS or not 0 <= left <= (0 if listed else 1):
        return None
    return [*_rows(cells, places, width, bar, listed)]


def _rows(
    cells: Sequence[Line], places: Sequence[int], width: int, bar: Line, listed: bool
) -> Iterator[Line]:
    yield _barred(cells[:width], bar)
    before = width
    for place in places:
        group = [] if listed else [*cells[before:place][:1]] or [cells[0].cut(0, 0)]
        yield _barred([*group, *cells[place : place + width]], bar)
        before = place + width


def _numbers(cells: Sequence[Line]) -> list[int]:
    """Return where the numbers of the rows stand: each is one more than the one before."""
    places: list[int] = []
    following = ""
    for place, cell in enumerate(cells):
        if cell.flat == following or (not places and _is_number(cell.flat)):
            places.append(place)
            following = str(int(cell.flat) + 1)
    return places


def _is_number(words: str) -> bool:
    return words.isdecimal() and len(words) <= _MOST_DIGITS


def _barred(cells: Sequence[Line], bar: Line) -> Line:
    pieces = [cells[0]]
    for cell in cells[1:]:
        pieces.extend([bar, cell])
    return concatenate(pieces)
