"""A folded text with what is found in it once, and a place of it that assigns units."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plans.brackets import Bracket, find_brackets
from plans.clauses import Segment
from plans.register import Register
from plans.rules import Rules, find_rules
from plans.view import View

# Beside these 主要责任单位 lead where nobody is said to.
_ASSISTING: Final = ("配合单位：", "配合部门：", "协助单位：", "协办单位：")
_OTHERS: Final = ("其他责任单位：", "其它责任单位：", "其他责任部门：", "其它责任部门：")


@dataclass(frozen=True, slots=True)
class Page:
    """A folded text with what is found in it once: its brackets and its rules.

    `at` holds the places of its characters in the source text `text`.
    """

    flat: str
    brackets: tuple[Bracket, ...]
    rules: Rules
    register: Register
    text: str
    at: Sequence[int]
    main_ones_lead: bool = False

    def brackets_in(self, start: int, end: int) -> Sequence[Bracket]:
        """Return the brackets that begin in ``flat[start:end]``."""
        first = bisect_left(self.brackets, start, key=lambda bracket: bracket.start)
        last = bisect_left(self.brackets, end, key=lambda bracket: bracket.start)
        return self.brackets[first:last]


@dataclass(frozen=True, slots=True)
class Place:
    """One place that assigns units: a bracket, or label lines that belong together.

    `start` to `end` covers it with its bracket marks; `persons` holds the words that
    name persons (责任领导, 牵头), each with where the name stands.
    """

    start: int
    end: int
    segments: tuple[Segment, ...]
    bracketed: bool
    closed: bool = True
    persons: tuple[tuple[str, int, int], ...] = ()


def to_page(view: View, register: Register) -> Page:
    """Return a folded text with its brackets and rules."""
    flat = view.flat
    brackets = tuple(find_brackets(flat, 0, len(flat)))
    main_ones_lead = any(other in flat for other in _OTHERS) or (
        "牵头" not in flat and any(other in flat for other in _ASSISTING)
    )
    return Page(flat, brackets, find_rules(flat), register, view.text, view.at, main_ones_lead)
