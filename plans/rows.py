"""The rows of a table as paragraphs: a numbered one for the text, a label line for each list."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from plans.cells import PERSON, UNIT_ROLES, is_border, is_time
from plans.numbering import DIGIT, HAN, read_marker
from plans.register import Register
from plans.suffixes import is_complete, prefix_of
from plans.view import Line, concatenate

_HAN_DIGITS: Final = "零一二三四五六七八九"
_LONGEST_LOOK: Final = 80
_NO_FIT: Final = -100.0
_SENTENCE_FIT: Final = 4
_SEPARATORS: Final = re.compile("[、，；]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header word and what its cells hold.

    `role` is ``lead participant responsible person time target none text`` or ``number``.
    """

    header: Line
    role: str


def heading(cell: Line, order: int) -> Line:
    """Return a heading paragraph for a cell that spans rows, with a number of the widest rank."""
    marker = read_marker(cell.flat)
    if marker and marker.rank == HAN:
        return cell
    title = cell.cut(marker.end) if marker and marker.end < len(cell.flat) else cell
    return concatenate([_made(to_han(order) + "、", title.at[0]), title])


def to_han(number: int) -> str:
    """Return a number below a thousand in Chinese digits.

    >>> to_han(7), to_han(10), to_han(23), to_han(140)
    ('七', '十', '二十三', '一百四十')
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = _HAN_DIGITS[hundreds % 10] + "百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _HAN_DIGITS[tens]) + "十"
    return words + (_HAN_DIGITS[ones] if ones or not words else "")


def numbered(texts: Sequence[Line], number: Line | None, order: int) -> Iterator[Line]:
    """Yield the paragraphs of a task: its texts, the first with its number in front."""
    if not texts:
        return
    listed = number is not None and bool(number.flat)
    marker = read_marker(texts[0].flat)
    if listed or marker is None or marker.rank >= DIGIT:
        texts = _without_counts(texts)
    first, *texts = texts
    if number is not None and number.flat:
        # A point before a digit would be one of a decimal number.
        point = "、" if first.flat[0].isdigit() else "."
        yield concatenate([number, _made(point, number.at[-1]), first])
    elif read_marker(first.flat):
        yield first
    else:
        yield concatenate([_made(f"{order}.", first.at[0]), first])
    yield from texts


def _without_counts(texts: Sequence[Line]) -> list[Line]:
    """Return texts, those that begin with a number joined to the one before: they are no tasks."""
    joined = [texts[0]]
    for text in texts[1:]:
        if read_marker(text.flat):
            joined[-1] = concatenate([joined[-1], text])
        else:
            joined.append(text)
    return joined


def labelled(header: Line, units: Sequence[Line]) -> Line:
    """Return a label line: the header word, a colon, and the units with marks between them."""
    pieces = [header, _made("：", header.at[-1])]
    for index, unit in enumerate(units):
        pieces.extend([_made("、", unit.at[0]), unit] if index else [unit])
    return concatenate(pieces)


def _made(words: str, place: int) -> Line:
    """Return characters that the text does not have, at the place of what they stand for."""
    return Line(words, words, array("I", [place] * len(words)))


def part_glued(cell: Line, register: Register) -> Line:
    """Put marks between the units of a cell that had a line, and now a blank, for each."""
    near = _LONGEST_LOOK
    cuts = [
        i
        for i in range(1, len(cell.flat))
        if cell.at[i] - cell.at[i - 1] > 1
        and is_border(cell.flat[max(0, i - near) : i], cell.flat[i : i + near], register)
    ]
    pieces = [cell.cut(0, cuts[0] if cuts else None)]
    for start, end in pairwise([*cuts, len(cell.flat)]):
        pieces.extend([_made("、", cell.at[start]), cell.cut(start, end)])
    return concatenate(pieces)


def align(
    cells: Sequence[Line],
    columns: Sequence[Column],
    above: Sequence[Line | None],
    register: Register,
) -> list[Line | None]:
    """Return a cell for each column; where a row has too few, the one above spans into it.

    Of all ways to leave columns out, the one is taken in which the cells fit their columns best.
    """
    if len(cells) >= len(columns):
        return [*cells[: len(columns)]]
    chosen = _best_columns(
        [cell.flat for cell in cells], [column.role for column in columns], register
    )
    row: list[Line | None] = [*above] if above else [None] * len(columns)
    for index, cell in zip(chosen, cells, strict=True):
        row[index] = cell
    return row


def place_cells(
    cells: Sequence[Line], roles: Sequence[str], register: Register
) -> list[int] | None:
    """Return the column of each cell of a row, in order; none if one does not fit its column.

    A column may take several cells, one below the other, and a row may leave columns out.
    """
    ways: dict[int, tuple[float, list[int]]] = {0: (0, [])}
    for cell in cells:
        words = cell.flat.rstrip("。")
        sentence = cell.flat.endswith("。")
        fits = [
            _SENTENCE_FIT if sentence and role == "text" else _strict_fit(words, role, register)
            for role in roles
        ]
        after: dict[int, tuple[float, list[int]]] = {}
        for last, (score, way) in ways.items():
            for column in range(last, len(roles)):
                again = bool(way) and column == last
                # A sentence below units is no unit.
                if again and roles[column] != "text" and cell.flat.endswith("。"):
                    continue
                value = score + fits[column] - again
                if fits[column] > _NO_FIT and value >= after.get(column, (_NO_FIT,))[0]:
                    after[column] = (value, [*way, column])
        ways = after
    return max(ways.values(), key=lambda way: way[0])[1] if ways else None


def _strict_fit(words: str, role: str, register: Register) -> float:
    if role in ("none", "target"):
        return 0
    if not words.strip("-—–－/无"):
        return 1
    if role == "person" and not words.startswith(register.surnames):
        return _NO_FIT
    if role == "text" and prefix_of(words, register) and _fit(words, "lead", register) > 0:
        return _NO_FIT
    fit = _fit(words, role, register)
    return fit if fit > 0 or role == "text" else _NO_FIT


def _best_columns(cells: Sequence[str], roles: Sequence[str], register: Register) -> list[int]:
    """Return the columns of the cells, in order, by dynamic programming over both."""

    @cache
    def best(cell: int, column: int) -> tuple[int, tuple[int, ...]]:
        if cell == len(cells):
            return 0, ()
        if len(roles) - column < len(cells) - cell:
            return -(10**6), ()
        skipped = best(cell, column + 1) if column < len(roles) else (-(10**6), ())
        score, rest = best(cell + 1, column + 1)
        taken = score + _fit(cells[cell], roles[column], register), (column, *rest)
        # Of two ways alike, the left column is left out: cells that span rows stand at the left.
        return max(skipped, taken, key=lambda way: way[0])

    return [*best(0, 0)[1]]


def _fit(words: str, role: str, register: Register) -> int:
    """Return how well a cell fits a column, from -2 to 2."""
    names = [name for name in _SEPARATORS.split(words) if name]
    units = all(is_complete(name, register) or name in register.types for name in names)
    fits = {
        "number": words.isdecimal(),
        "time": is_time(words, register),
        "person": PERSON.fullmatch(words) is not None and not units,
        "text": read_marker(words) is not None or (len(words) > 5 and not units),
    }
    if role in UNIT_ROLES:
        return 2 if units else -2
    return 2 if fits.get(role, False) else -1
