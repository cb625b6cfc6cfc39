"""The lines of a document as short strings with their places, for what stands line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plans.records import Span
from plans.view import Line, read_lines

_REPEATED: Final = re.compile(
    r"第?[一二三四五六七八九十]{1,3}[、章]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、](?!\d)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line: `flat` is folded and without blanks, `shown` the same characters as written."""

    flat: str
    shown: str
    at: Sequence[int]
    gap: bool

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return where ``flat[start:end]`` stands in the text."""
        end = len(self.flat) if end is None else end
        return Span(self.at[start], self.at[end - 1] + 1)

    def cut(self, start: int, end: int | None = None) -> Row:
        """Return a part of the line; only one that begins with the line has its gap."""
        gap = self.gap and start == 0
        return Row(self.flat[start:end], self.shown[start:end], self.at[start:end], gap)

    def join(self, other: Row) -> Row:
        """Return this line with `other` behind it."""
        at = [*self.at, *other.at]
        return Row(self.flat + other.flat, self.shown + other.shown, at, self.gap)


def read_rows(text: str, start: int = 0, end: int | None = None) -> list[Row]:
    """Return the lines of ``text[start:end]`` that hold anything; `gap` follows an empty line."""
    part = text[start:end]
    return [_to_row(line, start) for line in read_lines(part)]


def _to_row(line: Line, offset: int) -> Row:
    return Row(line.flat, line.shown, [place + offset for place in line.at], line.gap)


def starts_section(row: Row) -> bool:
    """Whether a line opens a numbered part of a document."""
    return _REPEATED.match(row.flat) is not None
