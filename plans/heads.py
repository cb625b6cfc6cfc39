"""The header of a table with bars: one row, or two where a word stands above several columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plans.bars import split_bars
from plans.cells import UNIT_ROLES
from plans.columns import columns_of, has_units, header_role
from plans.register import Register
from plans.rows import Column
from plans.view import Line

_RULE: Final = re.compile("[-—：:|+=]*")
_WIDE: Final = re.compile("责任|分工|单位|部门|科室")
# A header, the rule below it, and the next row.
_MOST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table, its first line, the words of its rows, and where its header ends."""

    columns: list[Column]
    line: Line
    printed: frozenset[tuple[str, ...]]
    end: int

    def is_printed(self, cells: Sequence[Line]) -> bool:
        """Whether a row is one of the header again."""
        return _words(cells) in self.printed


def read_header(lines: Sequence[Line], index: int, register: Register) -> Header | None:
    """Return the header that begins at a line, none if its columns are not those of tasks."""
    line = lines[index]
    first = split_bars(line)
    printed = [_words(first)]
    below = _row_below(lines, index)
    end = index + 1
    if below is not None:
        second = split_bars(lines[below], line)
        whole = _merged(first, second, register)
        if whole:
            first, end = whole, below + 1
            printed.append(_words(second))
            below = _row_below(lines, below)
    columns = [*columns_of(first, register)]
    if not has_units(columns):
        return None
    if below is not None:
        columns = _with_numbers(columns, split_bars(lines[below], line), line)
    return Header(columns, line, frozenset(printed), end)


def is_rule(flat: str) -> bool:
    """Whether a line only parts rows."""
    return _RULE.fullmatch(flat) is not None


def _words(cells: Sequence[Line]) -> tuple[str, ...]:
    return tuple(cell.flat for cell in cells if cell.flat)


def _row_below(lines: Sequence[Line], index: int) -> int | None:
    for place in range(index + 1, min(len(lines), index + _MOST_LINES)):
        if "|" in lines[place].flat and not is_rule(lines[place].flat):
            return place
    return None


def _merged(first: Sequence[Line], second: Sequence[Line], register: Register) -> list[Line] | None:
    """Return the words of two header rows, the upper without those above several columns."""
    above = {cell.flat for cell in first}
    new = [cell for cell in second if cell.flat not in above | {""}]
    roles = [header_role(cell.flat, register) for cell in new]
    if "text" in roles or UNIT_ROLES.isdisjoint(roles):
        return None
    if len(first) == len(second):
        return [low if low.flat else high for high, low in zip(first, second, strict=True)]
    if len(first) < len(second):
        return [*second]
    wide = [place for place, cell in enumerate(first) if _WIDE.search(cell.flat)]
    if len(wide) != 1 or len(new) < len(second):
        return None
    return [*first[: wide[0]], *second, *first[wide[0] + 1 :]]


def _with_numbers(columns: list[Column], row: Sequence[Line], header: Line) -> list[Column]:
    """Add a column where one header word stands above both the numbers and the tasks."""
    if len(row) != len(columns) + 1 or any(column.role == "number" for column in columns):
        return columns
    for place, column in enumerate(columns):
        if column.role == "text" and row[place].flat.isdecimal():
            return [*columns[:place], Column(header.cut(0, 0), "number"), *columns[place:]]
    return columns
