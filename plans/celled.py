"""Tables with lines for each cell, as copying from a page leaves them, as numbered paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from plans.cells import read_cells
from plans.columns import (
    LONGEST_GROUP,
    MOST_COLUMNS,
    TABLE_END,
    columns_of,
    has_units,
    join_headers,
)
from plans.numbering import BRACKETED, read_marker
from plans.register import Register
from plans.rows import Column, heading, labelled, numbered, place_cells
from plans.tails import is_button, tail_length
from plans.view import Line, concatenate

_LONGEST_HEADER: Final = 12
# In an excerpt, rows that group others may stand below one another without their own.
_MOST_GROUPS: Final = 12
_LONGEST_NUMBER: Final = 3
# Cells of a row that stand apart; the bound keeps long rows linear.
_MOST_CELLS: Final = 24


def read_celled(
    lines: Sequence[Line], index: int, register: Register
) -> tuple[list[Line], int] | None:
    """Read a table with lines for each cell, from its header on to the end of its last row."""
    start = _header_end(lines, index)
    columns = [*columns_of(join_headers(lines[index:start], register), register)]
    header = [line.flat for line in lines[index:start]]
    first = _skip_groups(lines, start)
    if first is None or not has_units(columns):
        return None
    made = [*lines[start:first]]
    start = first
    order, groups = int(lines[start].flat) - 1, 0
    while start < len(lines) and lines[start].flat == str(order + 1):
        order += 1
        parts, end = _row_parts(lines, start + 1, str(order + 1), header)
        if end == len(lines) or lines[end].flat != str(order + 1):
            parts, end = _without_tail(parts, end, columns, lines[index + 1].gap, register)
        row = [*_write_celled(lines[start], parts, columns, groups, register)]
        groups += bool(row) and _is_titled(row[0].flat)
        made.extend(row)
        start = end
        # Below rows that group others the count may begin anew, or go on with a gap.
        first = _skip_groups(lines, start)
        if first is not None and first > start:
            made.extend(lines[start:first])
            start, order = first, int(lines[first].flat) - 1
    return made, start


def _header_end(lines: Sequence[Line], index: int) -> int:
    """Return where the header words end: at a number, a title or a longer line."""
    last = min(len(lines), index + MOST_COLUMNS)
    for place in range(index + 1, last):
        flat = lines[place].flat
        if len(flat) > _LONGEST_HEADER or _is_number(flat) or _names_group(flat):
            return place
    return max(last, index + 1)


def _is_titled(flat: str) -> bool:
    """Whether the paragraphs of a row begin with a heading, not with its number."""
    return read_marker(flat) is not None and flat[0] not in "0123456789"


def _is_number(flat: str) -> bool:
    return flat.isdecimal() and len(flat) <= _LONGEST_NUMBER


def _names_group(flat: str) -> bool:
    """Whether a line may be a row of one cell with a number of its own: 一、主要目标."""
    marker = read_marker(flat)
    return (
        marker is not None
        and marker.rank <= BRACKETED
        and len(flat) <= LONGEST_GROUP
        and "。" not in flat
    )


def _skip_groups(lines: Sequence[Line], start: int) -> int | None:
    """Return where the number of a row stands, at `start` or below rows that group others."""
    for index in range(start, min(len(lines), start + _MOST_GROUPS)):
        if _is_number(lines[index].flat):
            return index
        if not _names_group(lines[index].flat):
            return None
    return None


def _row_parts(
    lines: Sequence[Line], start: int, following: str, header: Sequence[str]
) -> tuple[list[list[Line]], int]:
    """Return the lines of a row, parted where the header is printed again, and where it ends."""
    parts: list[list[Line]] = [[]]
    while start < len(lines) and lines[start].flat != following:
        if lines[start].flat == header[0] and _repeats(lines, start, header):
            parts.append([])
            start += len(header)
            continue
        marker = read_marker(lines[start].flat)
        # A title below the number of a row is its first cell.
        titled = marker is not None and marker.rank <= BRACKETED and parts != [[]]
        if titled or _ends_table(lines[start].flat):
            break
        parts[-1].append(lines[start])
        start += 1
    return [part for part in parts if part], start


def _ends_table(flat: str) -> bool:
    return TABLE_END.match(flat) is not None or is_button(flat)


def _without_tail(
    parts: list[list[Line]], end: int, columns: Sequence[Column], spaced: bool, register: Register
) -> tuple[list[list[Line]], int]:
    """Return the last row and its end without what a page or a signer adds below it."""
    if not parts:
        return parts, end
    timed = any(column.role == "time" for column in columns)
    length = tail_length(parts[-1], len(columns) - 1, timed, spaced, register)
    kept = [*parts[:-1], parts[-1][: len(parts[-1]) - length]]
    return [part for part in kept if part], end - length


def _repeats(lines: Sequence[Line], start: int, header: Sequence[str]) -> bool:
    return [line.flat for line in lines[start : start + len(header)]] == [*header]


def _write_celled(
    number: Line,
    parts: Sequence[Sequence[Line]],
    columns: Sequence[Column],
    groups: int,
    register: Register,
) -> Iterator[Line]:
    roles = [column.role for column in columns]
    placed = _place_paragraphs(parts, roles[1:], register)
    if placed:
        text, cells = placed
    else:
        text, cells = read_cells(parts, roles, register)
    cut = _group_lines(text) if roles.count("text") > 1 else 0
    if cut:
        yield heading(concatenate(text[:cut]), groups + 1)
    if text[cut:]:
        yield from numbered([concatenate(text[cut:])], number, 0)
    for index, column in enumerate(columns):
        units = [concatenate(group) for group in cells.get(index, [])]
        if units:
            yield labelled(column.header, units)


def _place_paragraphs(
    parts: Sequence[Sequence[Line]], roles: Sequence[str], register: Register
) -> tuple[list[Line], dict[int, list[list[Line]]]] | None:
    """Return the text and the other cells of a row whose cells have empty lines between them."""
    lines = [line for part in parts for line in part]
    if len(parts) != 1 or len(lines) > _MOST_CELLS or not all(line.gap for line in lines):
        return None
    columns = place_cells(lines, roles, register)
    if columns is None or "text" not in (roles[column] for column in columns):
        return None
    text: list[Line] = []
    cells: dict[int, list[list[Line]]] = {}
    for line, column in zip(lines, columns, strict=True):
        if roles[column] == "text":
            text.append(line)
        else:
            cells.setdefault(column + 1, []).append([line])
    return text, cells


def _group_lines(text: Sequence[Line]) -> int:
    """Return how many lines at the head of a row are a cell that spans rows."""
    if not text or not read_marker(text[0].flat):
        return 0
    full = _width(text[0].flat)
    for index, line in enumerate(text[1:], 1):
        # The title goes on while its lines are full, and holds no mark that a sentence has.
        if _width(line.flat) > full + 1 or line.flat[-1] in "，、；。":
            return index
        if _width(line.flat) < full - 1:
            return index + 1
    return 0


def _width(words: str) -> float:
    """Return the width of a line in full-width characters."""
    return sum(0.5 if char.isascii() else 1 for char in words)
