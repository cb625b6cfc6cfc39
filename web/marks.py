"""Marks over a text: every extracted thing shown where it stands.

Spans may lie in each other (a country inside the name of an organisation); the text is then cut at
every end, and a piece belongs to the shortest span that covers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plans.records import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight: its name on the page, its look, where it leads and what it says."""

    key: str
    kind: str
    span: Span
    row: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters, the mark that covers it, and the keys of the marks that start here."""

    text: str
    mark: Mark | None = None
    starts: tuple[str, ...] = ()


def cut(text: str, span: Span, marks: Iterable[Mark]) -> list[list[Piece]]:
    """Return the lines of `text` within `span`, blank ones left out, cut into pieces.

    Examples
    --------
    >>> lines = cut("对标伦敦。", Span(0, 5), [Mark("b1", "benchmark", Span(2, 4))])
    >>> [(piece.text, piece.mark.kind if piece.mark else None) for piece in lines[0]]
    [('对标', None), ('伦敦', 'benchmark'), ('。', None)]
    """
    inside = sorted(
        (mark for mark in marks if mark.span.start < span.end and mark.span.end > span.start),
        key=lambda mark: (mark.span.end - mark.span.start, mark.span.start),
    )
    lines = []
    start = span.start
    for line in span.of(text).split("\n"):
        here = Span(start, start + len(line))
        touching = [m for m in inside if m.span.start < here.end and m.span.end > here.start]
        if line.strip():
            lines.append(list(_pieces(text, here, touching)))
        start = here.end + 1
    return lines


def _pieces(text: str, line: Span, marks: Sequence[Mark]) -> Iterable[Piece]:
    """Cut one line at every end of a mark; `marks` stand shortest first."""
    ends = {line.start, line.end}
    for mark in marks:
        ends |= {end for end in (mark.span.start, mark.span.end) if line.start < end < line.end}
    for a, b in pairwise(sorted(ends)):
        cover = (mark for mark in marks if mark.span.start <= a and b <= mark.span.end)
        starts = tuple(mark.key for mark in marks if mark.span.start == a)
        yield Piece(text[a:b], next(cover, None), starts)
