"""Tables, turned into numbered paragraphs with label lines, which the rest of the reader knows.

Two kinds are read: one line for each row with bars between the cells, and one or more lines for
each cell below a header of one line for each column, as the text layer of a page has it. The
characters of a paragraph made here keep the places of the cells and header words they stand for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from plans.barred import read_barred
from plans.celled import read_celled
from plans.columns import NUMBER_HEADERS
from plans.counts import mark_counts
from plans.register import Register
from plans.view import Line
from plans.wraps import join_lines, part_paragraphs

_LEAST_BARS: Final = 6


def lay_out(lines: Sequence[Line], register: Register) -> list[Line]:
    """Return the paragraphs of a text, tables turned into numbered ones with label lines."""
    lines = _without_lone_bars(lines)
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


def _without_lone_bars(lines: Sequence[Line]) -> list[Line]:
    """Return lines without the bars that a page prints behind each cell on a line of its own."""
    kept: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if line.flat.endswith("|") and line.flat.count("|") == 1:
            run.append(line)
            continue
        # A cell may stand between two lines that hold a bar alone.
        if run and run[-1].flat == "|" and "|" not in line.flat:
            run.append(line)
            continue
        kept.extend(_cells_of(run))
        run = []
        kept.append(line)
    return [*kept, *_cells_of(run)]


def _cells_of(run: list[Line]) -> list[Line]:
    if len(run) < _LEAST_BARS:
        return run
    # Each is a cell for certain, as if an empty line stood before it.
    cells = (line.cut(0, len(line.flat.rstrip("|"))) for line in run)
    return [replace(cell, gap=True) for cell in cells if cell.flat]


def _paragraphs(lines: Sequence[Line], register: Register) -> list[Line]:
    return part_paragraphs(join_lines(mark_counts(lines), register), register)


def _read_table(
    lines: Sequence[Line], index: int, register: Register
) -> tuple[list[Line], int] | None:
    if "|" in lines[index].flat:
        return read_barred(lines, index, register)
    if lines[index].flat in NUMBER_HEADERS:
        return read_celled(lines, index, register)
    return None
