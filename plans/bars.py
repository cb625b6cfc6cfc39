"""Bars between cells where a page drew them, or put them on lines of their own or behind each cell.

What is read as a row has its cells on one line with ``|`` between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from plans.columns import MOST_COLUMNS
from plans.runs import part_run
from plans.view import Line, concatenate

_DRAWN: Final = str.maketrans(dict.fromkeys("│┃┆┇┊┋║╎╏¦∣", "|"))
_DRAWN_RULE: Final = re.compile("[-=+|\u2500-\u257f]+")
_PLAIN_RULE: Final = re.compile("[-=|]*")
_LEAST_RULES: Final = 4
# A header and a row of three cells each.
_LEAST_ENDS: Final = 6


def settle_bars(lines: Sequence[Line]) -> list[Line]:
    """Return lines in which each row of a table with bars is one line."""
    settled = [replace(line, flat=line.flat.translate(_DRAWN)) for line in lines]
    if not any("|" in line.flat for line in settled):
        return [*lines]
    return [*_without_ends([*_joined([*_unboxed(settled)])])]


def split_bars(line: Line, header: Line | None = None) -> list[Line]:
    """Return the cells of a row; a bar at its ends is a border if its header has one too."""
    header = header or line
    first = line.flat.startswith("|") and header.flat.startswith("|")
    last = len(line.flat) > 1 and line.flat.endswith("|") and header.flat.endswith("|")
    cells, start = [], int(first)
    for place in range(start, len(line.flat) - last):
        if line.flat[place] == "|":
            cells.append(line.cut(start, place))
            start = place + 1
    return [*cells, line.cut(start, len(line.flat) - last)]


def _unboxed(lines: Sequence[Line]) -> Iterator[Line]:
    """Join the lines of each row of a drawn table, if rules part its rows; leave the rules out."""
    box: list[list[Line]] = []
    for line in lines:
        if _DRAWN_RULE.fullmatch(line.flat) and not _PLAIN_RULE.fullmatch(line.flat):
            box.append([])
        elif box and "|" in line.flat:
            box[-1].append(line)
        else:
            yield from _rows_of(box)
            yield line
            box = []
    yield from _rows_of(box)


def _rows_of(box: Sequence[Sequence[Line]]) -> Iterator[Line]:
    for lines in box:
        numbers = sum(line.flat.strip("|").split("|", 1)[0].isdecimal() for line in lines)
        if len(lines) > 1 and numbers < 2 and len(box) >= _LEAST_RULES:
            yield _stacked(lines)
        else:
            yield from lines


def _stacked(lines: Sequence[Line]) -> Line:
    """Return the lines of a row as one, each of its cells from top to bottom."""
    parts: list[Line] = []
    for cells in zip_longest(*map(split_bars, lines)):
        parts.extend([lines[0].cut(lines[0].flat.index("|")).cut(0, 1)] if parts else [])
        parts.append(concatenate([cell for cell in cells if cell is not None]))
    return concatenate(parts)


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Join cells that lines of nothing but a bar part."""
    index = 0
    while index < len(lines):
        end = index + 1
        while end < len(lines) and _goes_on(lines[end - 1], lines[end]):
            end += 1
        row = lines[index:end]
        if len(row) > 2 * MOST_COLUMNS:
            cells = split_bars(concatenate(row))
            bar = next(line for line in row if line.flat == "|")
            yield from part_run(cells, bar) or (
                replace(cell, gap=True) for cell in cells if cell.flat
            )
        else:
            yield concatenate(row)
        index = end


def _goes_on(line: Line, after: Line) -> bool:
    return (line.flat == "|" and "|" not in after.flat) or (
        after.flat == "|" and ("|" not in line.flat or line.flat == "|")
    )


def _without_ends(lines: Sequence[Line]) -> Iterator[Line]:
    """Take off the bars that end, or begin, lines of one cell each."""
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and _is_one_cell(lines[end].flat):
            end += 1
        alone = end - index >= _LEAST_ENDS and not (index and "|" in lines[index - 1].flat)
        for line in lines[index:end]:
            start = int(line.flat[0] == "|")
            cell = line.cut(start, len(line.flat) - 1 + start)
            yield replace(cell, gap=True) if alone else line
        yield from lines[end : end + 1]
        index = end + 1


def _is_one_cell(flat: str) -> bool:
    return len(flat) > 1 and flat.count("|") == 1 and "|" in (flat[0], flat[-1])
