"""What is in a document, before the names of its units are decided together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from plans.clauses import Segment, read_segments, split_items
from plans.decimals import mark_decimals
from plans.drafts import Contents, Draft, read_contents
from plans.elision import restore
from plans.locality import own_places
from plans.names import Mention, read_names
from plans.page import Page, Place, to_page
from plans.records import Role
from plans.register import Register
from plans.roles import decide_roles
from plans.tables import lay_out
from plans.unnumbered import mark_unnumbered
from plans.view import View, read_lines, to_view

_SAME: Final = re.compile("下同")
Decided = tuple[Role, Mention]


@dataclass(frozen=True, slots=True)
class Default:
    """Units that a rule at `start` gives to every later task, or to its own task too."""

    start: int
    included: bool
    units: tuple[Mention, ...]

    def holds_for(self, task: Draft) -> bool:
        """Whether a task has these units."""
        return self.start < (task.stop if self.included else task.start)


@dataclass(frozen=True, slots=True)
class Reading:
    """The tasks of a document with the units that each place of it names, and their roles.

    `places` are the names of the places that the document is of; after `same` a list without a
    role has the role that is named there, because a label said 下同.
    """

    view: View
    page: Page
    contents: Contents
    decided: dict[Place, list[Decided]]
    defaults: list[Default]
    places: tuple[str, ...]
    same: tuple[int, str] | None

    def mentions(self) -> Iterator[Mention]:
        """Yield every mention of a unit once, in the order of the tasks."""
        seen: set[Mention] = set()
        for task in self.contents.tasks:
            for place in (*task.inherited, *task.places):
                for _, mention in self.decided[place]:
                    if mention not in seen:
                        seen.add(mention)
                        yield mention
        for default in self.defaults:
            yield from (mention for mention in default.units if mention not in seen)

    def size(self) -> int:
        """Return how many tasks and assignments the plan will hold."""
        sizes = {place: len(decided) for place, decided in self.decided.items()}
        defaults = sum(len(default.units) for default in self.defaults)
        return sum(
            1 + defaults + sum(sizes[place] for place in (*task.inherited, *task.places))
            for task in self.contents.tasks
        )


def read_document(text: str, register: Register) -> Reading:
    """Return what is in a document; it may have no task."""
    paragraphs = lay_out(mark_decimals(read_lines(text)), register)
    view = to_view(text, mark_unnumbered(paragraphs, register))
    page = to_page(view, register)
    contents = read_contents(page)
    places = own_places(view.flat)
    found = {place for task in contents.tasks for place in (*task.places, *task.inherited)}
    same = _same_below(page.flat, found)
    decided = {place: _decide(page, place, places, same) for place in found}
    defaults = [
        Default(start, start in page.rules.included, _default_units(page, start, end, places))
        for start, end in page.rules.defaults
    ]
    return Reading(view, page, contents, decided, defaults, places, same)


def _same_below(flat: str, found: Iterable[Place]) -> tuple[int, str] | None:
    """Return the first place whose label is meant for the lists below it, with its role."""
    for place in sorted(found, key=lambda place: place.start):
        roles = {segment.role for segment in place.segments}
        if len(roles) == 1 and _SAME.search(flat, place.end - 4, place.end + 4):
            return place.start, str(roles.pop())
    return None


def _decide(
    page: Page, place: Place, places: Sequence[str], same: tuple[int, str] | None
) -> list[Decided]:
    role = same[1] if same and same[0] < place.start else None
    listed = [
        (segment.role or role, _mentions(page, segment, places)) for segment in place.segments
    ]
    return decide_roles(listed, page.rules)


def _mentions(page: Page, segment: Segment, places: Sequence[str]) -> list[Mention]:
    start, end = segment.items[0].start, segment.items[-1].end
    names = read_names(page.flat, segment.items, page.brackets_in(start, end), page.register)
    return restore(names, page.register, places)


def _default_units(page: Page, start: int, end: int, places: Sequence[str]) -> tuple[Mention, ...]:
    items = [*split_items(page.flat, start, end, page.brackets_in(start, end), ())]
    segments = read_segments(page.flat, items, "responsible", page.register)
    return tuple(mention for segment in segments for mention in _mentions(page, segment, places))
