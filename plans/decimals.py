"""Numbers such as 1.1 and 2.3.1 at the heads of lines, told from decimals by their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from plans.numbering import POINT
from plans.view import Line

_NUMBER: Final = re.compile(
    r"[|（【]?(\d{1,2}(?:\.\d{1,2}){1,2})(?![\d.]*[\d%‰])(?!个?百分点|[亿万千元倍])"
)
_MOST_LEFT_OUT: Final = 3
Path = tuple[int, ...]


def mark_decimals(lines: Sequence[Line]) -> list[Line]:
    """Return lines whose numbers of two or three parts have their points marked.

    A line that begins so is an item only if its number goes on with the one before: a wrapped
    line may begin with any decimal.
    """
    found = [_NUMBER.match(line.flat) for line in lines]
    paths = [tuple(map(int, match[1].split("."))) if match else None for match in found]
    counted = _counted(paths)
    return [
        _marked(line, match) if match and index in counted else line
        for index, (line, match) in enumerate(zip(lines, found, strict=True))
    ]


def _counted(paths: Sequence[Path | None]) -> set[int]:
    """Return the places of the numbers that make one count; a single number makes none.

    >>> _counted([(1, 1), None, (1, 2), (0, 5), (2, 1)]) == {0, 2, 4}
    True
    """
    counted: set[int] = set()
    before: Path = ()
    for index, path in enumerate(paths):
        if path and _follows(before, path):
            counted.add(index)
            before = path
    return counted if len(counted) > 1 else set()


def _follows(before: Path, path: Path) -> bool:
    """Whether a number goes on with the count, or begins one below the next heading."""
    parent, last = path[:-1], path[-1]
    if last == 1:
        return parent[0] == 1 or not before or 0 <= parent[0] - before[0] <= _MOST_LEFT_OUT
    same = before[: len(path)]
    return same[:-1] == parent and same != () and 0 < last - same[-1] <= _MOST_LEFT_OUT


def _marked(line: Line, match: re.Match[str]) -> Line:
    start, end = match.span(1)
    number = match[1].replace(".", POINT)
    return Line(line.flat[:start] + number + line.flat[end:], line.shown, line.at, line.gap)
