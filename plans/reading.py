"""What is in a document, before the names of its units are decided together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plans.clauses import Segment, read_segments, split_items
from plans.drafts import Contents, read_contents
from plans.elision import restore
from plans.locality import own_places
from plans.names import Mention, read_names
from plans.page import Page, Place, to_page
from plans.records import Role
from plans.register import Register
from plans.roles import decide_roles
from plans.tables import lay_out
from plans.view import View, read_lines, to_view

Decided = tuple[Role, Mention]


@dataclass(frozen=True, slots=True)
class Reading:
    """The tasks of a document with the units that each place of it names, and their roles.

    `defaults` holds the units that later tasks have by rule, with the place of the rule; `places`
    are the names of the places that the document is of.
    """

    view: View
    page: Page
    contents: Contents
    decided: dict[Place, list[Decided]]
    defaults: list[tuple[int, list[Mention]]]
    places: tuple[str, ...]

    def mentions(self) -> Iterator[Mention]:
        """Yield every mention of a unit once, in the order of the tasks."""
        seen: set[Mention] = set()
        for task in self.contents.tasks:
            for place in (*task.inherited, *task.places):
                for _, mention in self.decided[place]:
                    if mention not in seen:
                        seen.add(mention)
                        yield mention
        for _, mentions in self.defaults:
            yield from (mention for mention in mentions if mention not in seen)

    def size(self) -> int:
        """Return how many tasks and assignments the plan will hold."""
        sizes = {place: len(decided) for place, decided in self.decided.items()}
        defaults = sum(len(mentions) for _, mentions in self.defaults)
        return sum(
            1 + defaults + sum(sizes[place] for place in (*task.inherited, *task.places))
            for task in self.contents.tasks
        )


def read_document(text: str, register: Register) -> Reading:
    """Return what is in a document; it may have no task."""
    view = to_view(text, lay_out(read_lines(text), register))
    page = to_page(view, register)
    contents = read_contents(page)
    places = own_places(view.flat)
    found = {place for task in contents.tasks for place in (*task.places, *task.inherited)}
    decided = {place: _decide(page, place, places) for place in found}
    defaults = [
        (start, _default_units(page, start, end, places)) for start, end in page.rules.defaults
    ]
    return Reading(view, page, contents, decided, defaults, places)


def _decide(page: Page, place: Place, places: Sequence[str]) -> list[Decided]:
    listed = [(segment.role, _mentions(page, segment, places)) for segment in place.segments]
    return decide_roles(listed, page.rules)


def _mentions(page: Page, segment: Segment, places: Sequence[str]) -> list[Mention]:
    start, end = segment.items[0].start, segment.items[-1].end
    names = read_names(page.flat, segment.items, page.brackets_in(start, end), page.register)
    return restore(names, page.register, places)


def _default_units(page: Page, start: int, end: int, places: Sequence[str]) -> list[Mention]:
    items = [*split_items(page.flat, start, end, page.brackets_in(start, end), ())]
    segments = read_segments(page.flat, items, "responsible", page.register)
    return [mention for segment in segments for mention in _mentions(page, segment, places)]
