"""Tables, turned into numbered paragraphs with label lines, which the rest of the reader knows.

Two kinds are read: one line for each row with bars between the cells, and one or more lines for
each cell below a header of one line for each column, as the text layer of a page has it. The
characters of a paragraph made here keep the places of the cells and header words they stand for.
"""

from __future__ import annotations

from collections.abc import Sequence

from plans.barred import read_barred
from plans.bars import settle_bars
from plans.celled import read_celled
from plans.columns import CONTINUED, NUMBER_HEADERS
from plans.items import mark_items
from plans.register import Register
from plans.view import Line
from plans.wraps import join_lines, part_paragraphs


def lay_out(lines: Sequence[Line], register: Register) -> list[Line]:
    """Return the paragraphs of a text, tables turned into numbered ones with label lines."""
    lines = settle_bars([line for line in lines if not CONTINUED.fullmatch(line.flat)])
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
    return part_paragraphs(join_lines(mark_items(lines, register), register), register)


def _read_table(
    lines: Sequence[Line], index: int, register: Register
) -> tuple[list[Line], int] | None:
    if "|" in lines[index].flat:
        return read_barred(lines, index, register)
    if lines[index].flat in NUMBER_HEADERS:
        return read_celled(lines, index, register)
    return None
