"""Brackets of every shape, closed or not, nested or crossed, in one pass over a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_PAIRS: Final = {
    "）": "（",
    "〕": "〔",
    "]": "[",
    "】": "【",
    "〉": "〈",
    "》": "《",
    "”": "“",
    "」": "「",
}
_OPENING: Final = frozenset(_PAIRS.values())
# What stands in quotation marks or in 《》 is a title: its commas and brackets are its own.
QUOTES: Final = frozenset("“《「")
_PARAGRAPH: Final = "\n"


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket from `start` to `end`, both marks included; not `closed` if its end is guessed."""

    start: int
    end: int
    depth: int
    mark: str
    closed: bool = True

    @property
    def inner(self) -> tuple[int, int]:
        """Where its content stands."""
        return self.start + 1, self.end - 1 if self.closed else self.end


def find_brackets(flat: str, start: int, end: int) -> list[Bracket]:
    """Return the brackets of ``flat[start:end]`` in the order of their starts.

    A closing mark closes the nearest open bracket of its shape; if there is none, the nearest
    open one of another shape, since documents mix them. A bracket that is open at the end of the
    paragraph ends there and is not `closed`.

    >>> [(b.start, b.end, b.closed) for b in find_brackets("（a〔b〕）（c", 0, 8)]
    [(0, 6, True), (2, 5, True), (6, 8, False)]
    """
    found: list[Bracket] = []
    open_at: list[tuple[int, str]] = []
    for place in range(start, end):
        char = flat[place]
        if char in _OPENING:
            open_at.append((place, char))
        elif char in _PAIRS:
            found.extend(_close(open_at, _PAIRS[char], place))
        elif char == _PARAGRAPH:
            found.extend(_give_up(open_at, 0, place))
    found.extend(_give_up(open_at, 0, end))
    return sorted(found, key=lambda bracket: (bracket.start, -bracket.end))


def _close(open_at: list[tuple[int, str]], opening: str, place: int) -> Iterator[Bracket]:
    """Close the bracket that a closing mark at `place` belongs to, and forget those inside it."""
    if not open_at:
        return
    # Only a few brackets are ever open at once in real text; a cap keeps hostile text linear.
    nearest = range(len(open_at) - 1, max(-1, len(open_at) - 9), -1)
    level = next((i for i in nearest if open_at[i][1] == opening), None)
    if level is None:
        if opening in QUOTES or open_at[-1][1] in QUOTES:
            return
        level = len(open_at) - 1
    yield from _give_up(open_at, level + 1, place)
    start, mark = open_at.pop()
    yield Bracket(start, place + 1, level, mark)


def _give_up(open_at: list[tuple[int, str]], level: int, place: int) -> Iterator[Bracket]:
    while len(open_at) > level:
        start, mark = open_at.pop()
        yield Bracket(start, place, len(open_at), mark, closed=False)
