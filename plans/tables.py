"""Tables, turned into numbered paragraphs with label lines, which the rest of the reader knows.

Two kinds are read: one line for each row with bars between the cells, and one or more lines for
each cell below a header of one line for each column, as the text layer of a page has it. The
characters of a paragraph made here keep the places of the cells and header words they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from plans.cells import UNIT_ROLES, read_cells
from plans.counts import mark_counts
from plans.labels import role_of_label
from plans.numbering import BRACKETED, read_marker
from plans.register import Register
from plans.rows import Column, align, heading, labelled, numbered, part_glued, place_cells
from plans.view import Line, concatenate
from plans.wraps import join_lines, part_paragraphs

_NUMBER_HEADERS: Final = frozenset(["序号", "编号", "任务序号", "项目序号"])
_MOST_COLUMNS: Final = 12
_LONGEST_HEADER: Final = 12
# Labels that say nothing about units head the columns with the tasks.
_CONTENT: Final = re.compile("任务|措施|举措|内容|要求")
_RULE: Final = re.compile("[-—：:|+=]*")
# A row of one cell is a title; a table has no more levels of them than this.
_LONGEST_GROUP: Final = 60
_MOST_GROUP_LINES: Final = 4
# In an excerpt, rows that group others may stand below one another without their own.
_MOST_GROUPS: Final = 12
_LONGEST_NUMBER: Final = 3
# Cells of a row that stand apart; the bound keeps long rows linear.
_MOST_CELLS: Final = 24
_TABLE_END: Final = re.compile("附件|备注：|注：|说明：|抄送")

# The cells of a row, or the one that groups the rows below it.
Row = list[Line | None] | Line


def lay_out(lines: Sequence[Line], register: Register) -> list[Line]:
    """Return the paragraphs of a text, tables turned into numbered ones with label lines."""
    paragraphs: list[Line] = []
    plain: list[Line] = []
    index = 0
    while index < len(lines):
        table = _read_table(lines, index, register)
        if table is None:
            plain.append(lines[index])
            index += 1
            continue
        made, index = table
        paragraphs.extend(_paragraphs(plain, register))
        paragraphs.extend(made)
        plain = []
    return [*paragraphs, *_paragraphs(plain, register)]


def _paragraphs(lines: Sequence[Line], register: Register) -> list[Line]:
    return part_paragraphs(join_lines(mark_counts(lines), register), register)


def _read_table(
    lines: Sequence[Line], index: int, register: Register
) -> tuple[list[Line], int] | None:
    if "|" in lines[index].flat:
        return _read_barred(lines, index, register)
    if lines[index].flat in _NUMBER_HEADERS:
        return _read_celled(lines, index, register)
    return None


def _read_barred(
    lines: Sequence[Line], index: int, register: Register
) -> tuple[list[Line], int] | None:
    """Read a table with one line for each row, from its header on."""
    columns = [*_columns(_split_bars(lines[index]), register)]
    if not _has_units(columns):
        return None
    rows: list[Row] = []
    above: list[Line | None] = []
    end = index + 1
    while end < len(lines) and ("|" in lines[end].flat or _groups(lines, end, columns, register)):
        cells = _split_bars(lines[end], lines[index])
        if group := _group_of(cells):
            rows.append(group)
        elif not _RULE.fullmatch(lines[end].flat) and not _is_header(cells, columns):
            above = align(cells, columns, above, register)
            rows.append(above)
        end += 1
    return [*_write_rows(rows, columns, register)], end


def _groups(
    lines: Sequence[Line], index: int, columns: Sequence[Column], register: Register
) -> bool:
    """Whether a line without bars is a row of one cell, above rows of the same table."""
    for line in lines[index : index + _MOST_GROUP_LINES]:
        if "|" in line.flat:
            cells = _split_bars(line)
            return _is_header(cells, columns) or not _has_units([*_columns(cells, register)])
        if len(line.flat) > _LONGEST_GROUP or _TABLE_END.match(line.flat) or "。" in line.flat:
            return False
    return False


def _group_of(cells: Sequence[Line]) -> Line | None:
    """Return the one cell of a row that groups the rows below it; a number alone does not."""
    written = [cell for cell in cells if cell.flat]
    if not written or len({cell.flat for cell in written}) > 1 or written[0].flat.isdecimal():
        return None
    alone = written[0] is cells[0] and len(written) in (1, len(cells))
    return written[0] if alone and not _RULE.fullmatch(written[0].flat) else None


def _split_bars(line: Line, header: Line | None = None) -> list[Line]:
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


def _columns(headers: Sequence[Line], register: Register) -> Iterator[Column]:
    """Yield the columns of a table; where no header tells the tasks, their aims do."""
    columns = [Column(header, _header_role(header.flat, register)) for header in headers]
    told = any(column.role == "text" for column in columns)
    for column in columns:
        aims = not told and column.role == "target"
        yield replace(column, role="text") if aims else column


def _header_role(words: str, register: Register) -> str:
    if words in _NUMBER_HEADERS:
        return "number"
    role = role_of_label(words, register) or "text"
    return "text" if role == "none" and _CONTENT.search(words) else role


def _has_units(columns: Sequence[Column]) -> bool:
    return 2 <= len(columns) <= _MOST_COLUMNS and any(c.role in UNIT_ROLES for c in columns)


def _is_header(cells: Sequence[Line], columns: Sequence[Column]) -> bool:
    return [cell.flat for cell in cells] == [column.header.flat for column in columns]


def _write_rows(
    rows: Sequence[Row], columns: Sequence[Column], register: Register
) -> Iterator[Line]:
    grouping = _grouping_column([row for row in rows if not isinstance(row, Line)], columns)
    group = ""
    groups = order = 0
    for row in rows:
        if isinstance(row, Line):
            groups += 1
            yield _headed(row, groups)
            continue
        order += 1
        head = row[grouping] if grouping is not None else None
        if head is not None and head.flat and head.flat != group:
            group, groups = head.flat, groups + 1
            yield heading(head, groups)
        texts = [
            cell
            for i, (cell, column) in enumerate(zip(row, columns, strict=True))
            if column.role == "text" and i != grouping and cell is not None and cell.flat
        ]
        number = next(
            (c for c, column in zip(row, columns, strict=True) if column.role == "number"), None
        )
        yield from numbered(texts, number, order)
        for cell, column in zip(row, columns, strict=True):
            if cell is not None and cell.flat and column.role not in ("text", "number", "none"):
                yield labelled(column.header, [part_glued(cell, register)])


def _headed(group: Line, order: int) -> Line:
    """Return a row that groups others as a heading, with its own number if it has one."""
    marker = read_marker(group.flat)
    return group if marker and marker.rank <= BRACKETED else heading(group, order)


def _read_celled(
    lines: Sequence[Line], index: int, register: Register
) -> tuple[list[Line], int] | None:
    """Read a table with lines for each cell, from its header on to the end of its last row."""
    start = index + 1
    while (
        start < min(len(lines), index + _MOST_COLUMNS) and len(lines[start].flat) <= _LONGEST_HEADER
    ):
        if _is_number(lines[start].flat) or _names_group(lines[start].flat):
            break
        start += 1
    columns = [*_columns(_join_headers(lines[index:start], register), register)]
    header = [line.flat for line in lines[index:start]]
    first = _skip_groups(lines, start)
    if first is None or not _has_units(columns):
        return None
    made = [*lines[start:first]]
    start = first
    order, groups = int(lines[start].flat) - 1, 0
    while start < len(lines) and lines[start].flat == str(order + 1):
        order += 1
        parts, end = _row_parts(lines, start + 1, str(order + 1), header)
        row = [*_write_celled(lines[start], parts, columns, groups, register)]
        groups += (
            read_marker(row[0].flat) is not None and row[0].flat[0] not in "0123456789"
            if row
            else 0
        )
        made.extend(row)
        start = end
        # Below rows that group others the count may begin anew, or go on with a gap.
        first = _skip_groups(lines, start)
        if first is not None and first > start:
            made.extend(lines[start:first])
            start, order = first, int(lines[first].flat) - 1
    return made, start


def _is_number(flat: str) -> bool:
    return flat.isdecimal() and len(flat) <= _LONGEST_NUMBER


def _names_group(flat: str) -> bool:
    """Whether a line may be a row of one cell with a number of its own: 一、主要目标."""
    marker = read_marker(flat)
    return (
        marker is not None
        and marker.rank <= BRACKETED
        and len(flat) <= _LONGEST_GROUP
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


def _join_headers(lines: Sequence[Line], register: Register) -> list[Line]:
    """Join header words that their column wrapped: 责任 / 单位."""
    joined: list[Line] = []
    for line in lines:
        whole = concatenate([*joined[-1:], line])
        if (
            joined
            and _header_role(whole.flat, register) != "text"
            and "text" in [_header_role(part.flat, register) for part in (joined[-1], line)]
        ):
            joined[-1] = whole
        else:
            joined.append(line)
    return joined


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
        if (marker and marker.rank <= BRACKETED) or _TABLE_END.match(lines[start].flat):
            break
        parts[-1].append(lines[start])
        start += 1
    return [part for part in parts if part], start


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


def _grouping_column(
    rows: Sequence[Sequence[Line | None]], columns: Sequence[Column]
) -> int | None:
    """Return the first text column, if its cells span rows and another column tells the tasks."""
    texts = [i for i, column in enumerate(columns) if column.role == "text"]
    if len(texts) < 2:
        return None
    values = {cell.flat for row in rows if (cell := row[texts[0]]) is not None}
    return texts[0] if len(values) < len(rows) else None
