"""Tables with one line for each row, and bars between its cells, as numbered paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from plans.bars import split_bars
from plans.columns import LONGEST_GROUP, TABLE_END, columns_of, has_units
from plans.heads import Header, is_rule, read_header
from plans.numbering import BRACKETED, read_marker
from plans.register import Register
from plans.rows import Column, align, heading, labelled, numbered, part_glued
from plans.view import Line

_MOST_GROUP_LINES: Final = 4
_MOST_TITLE_LINES: Final = 3

# The cells of a row, or the one that groups the rows below it.
Row = list[Line | None] | Line


def read_barred(
    lines: Sequence[Line], index: int, register: Register
) -> tuple[list[Line], int] | None:
    """Read a table with one line for each row, from its header on."""
    header = read_header(lines, index, register)
    if header is None:
        return None
    columns = header.columns
    rows: list[Row] = []
    above: list[Line | None] = []
    # The title of the table is printed again with its header.
    titles = {line.flat for line in lines[max(0, index - _MOST_TITLE_LINES) : index]}
    end = header.end
    while end < len(lines) and ("|" in lines[end].flat or _groups(lines, end, header, register)):
        cells = split_bars(lines[end], header.line)
        if group := _group_of(cells):
            rows.extend([group] if group.flat not in titles else [])
        elif not is_rule(lines[end].flat) and not header.is_printed(cells):
            above = align(cells, columns, above, register)
            rows.append(above)
        end += 1
    return [*_write_rows(rows, columns, register)], end


def _groups(lines: Sequence[Line], index: int, header: Header, register: Register) -> bool:
    """Whether a line without bars is a row of one cell, above rows of the same table."""
    for line in lines[index : index + _MOST_GROUP_LINES]:
        if "|" in line.flat:
            cells = split_bars(line)
            return header.is_printed(cells) or not has_units([*columns_of(cells, register)])
        if len(line.flat) > LONGEST_GROUP or TABLE_END.match(line.flat) or "。" in line.flat:
            return False
    return False


def _group_of(cells: Sequence[Line]) -> Line | None:
    """Return the one cell of a row that groups the rows below it; a number alone does not."""
    written = [cell for cell in cells if cell.flat]
    if not written or len({cell.flat for cell in written}) > 1 or written[0].flat.isdecimal():
        return None
    alone = written[0] is cells[0] and len(written) in (1, len(cells))
    return written[0] if alone and not is_rule(written[0].flat) else None


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


def _grouping_column(
    rows: Sequence[Sequence[Line | None]], columns: Sequence[Column]
) -> int | None:
    """Return the first text column, if its cells span rows and another column tells the tasks."""
    texts = [i for i, column in enumerate(columns) if column.role == "text"]
    if len(texts) < 2:
        return None
    values = {cell.flat for row in rows if (cell := row[texts[0]]) is not None and cell.flat}
    return texts[0] if len(values) < len(rows) else None
