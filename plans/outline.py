"""The numbered nodes of a text with what stands in each: places that assign units, headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from plans.assignments import find_places
from plans.bracketed import read_closing, read_title
from plans.numbering import BRACKETED
from plans.page import Page, Place
from plans.register import Register
from plans.sections import Node, find_title, read_outline

PUNCTUATION: Final = "。；，、：\n"
_LONGEST_HEADING: Final = 80


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that is a sector: its title is ``flat[start:end]``."""

    start: int
    end: int


class Outline:
    """The nodes of one text with their places, children and titles."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.nodes = read_outline(page.flat, page.register)
        self.places = [find_places(page, node.body, node.end) for node in self.nodes]
        self.has_children = {node.parent for node in self.nodes}
        for index in self.has_children - {-1}:
            self.places[index] = self.places[index] or [*_named(page, self.nodes[index])]
        if not any(self.places):
            self.places = [[*read_closing(page, node.body, node.end)] for node in self.nodes]
        self.titles = [
            _heading(page.flat, node, places)
            for node, places in zip(self.nodes, self.places, strict=True)
        ]
        words = [page.flat[heading.start : heading.end] for heading in self.titles]
        self.frames = [_names_frame(title, page.register) for title in words]
        self.generic = [_is_generic(title, page.register) for title in words]

    def above(self, index: int) -> Iterator[int]:
        """Yield the nodes above one, the nearest first."""
        index = self.nodes[index].parent
        while index >= 0:
            yield index
            index = self.nodes[index].parent

    def carries(self, index: int) -> bool:
        """Whether units are assigned in a node itself."""
        return any(place.segments for place in self.places[index])

    def closes(self, index: int) -> bool:
        """Whether a node is the last under its own, with its units in a line of their own."""
        places, parent = self.places[index], self.nodes[index].parent
        if not places or self.page.flat[places[0].start - 1] != "\n":
            return False
        after = self.last_below(index) + 1
        return parent >= 0 and (after == len(self.nodes) or self.nodes[after].parent != parent)

    def heads(self, index: int) -> bool:
        """Whether a node is a heading whose units are meant for the nodes under it."""
        node = self.nodes[index]
        if index not in self.has_children or node.rank > BRACKETED or not self.carries(index):
            return False
        before = self.page.flat[node.body : self.places[index][0].start]
        return len(before) <= _LONGEST_HEADING and "。" not in before.rstrip("。\n")

    def title_before(self, index: int) -> Heading | None:
        """Return the line that is the title of the plan which a node belongs to, if there is one.

        It stands between the first node of the plan and the end of what comes before.
        """
        while index and self.nodes[index - 1].part == self.nodes[index].part:
            index -= 1
        start = self.nodes[index - 1].end if index else 0
        found = find_title(self.page.flat, start, self.nodes[index].start)
        return Heading(*found) if found else None

    def last_below(self, index: int) -> int:
        """Return the last node under a node, itself if there is none."""
        last = index
        rank, part = self.nodes[index].rank, self.nodes[index].part
        while last + 1 < len(self.nodes):
            node = self.nodes[last + 1]
            if node.rank <= rank or node.part != part:
                break
            last += 1
        return last

    def is_frame(self, index: int) -> bool:
        """Whether a node stands under a heading that holds no tasks (总体要求, 保障措施)."""
        return any(self.frames[i] for i in (index, *self.above(index)))


def _named(page: Page, node: Node) -> Iterator[Place]:
    """Yield the place that a heading is which names units and nothing else: 二、市财政局."""
    title = _heading(page.flat, node, ())
    if page.flat[title.end : node.end].strip(PUNCTUATION):
        return
    place = read_title(page, title.start, title.end)
    if place is not None:
        yield place


def _names_frame(title: str, register: Register) -> bool:
    title = title.strip(PUNCTUATION)
    for word in register.not_tasks:
        if title == word:
            return True
        if len(word) >= 4 and (
            title.startswith(word) or (word in title and len(title) <= len(word) + 6)
        ):
            return True
    return False


def _is_generic(title: str, register: Register) -> bool:
    core = title.strip(PUNCTUATION).lstrip("0123456789年度")
    return core in register.generic or any(
        core.endswith(word) and len(core) <= len(word) + 4 for word in register.generic
    )


def _heading(flat: str, node: Node, places: Iterable[Place]) -> Heading:
    line = flat.find("\n", node.body)
    end = min(line if line >= 0 else len(flat), node.end, node.body + _LONGEST_HEADING)
    stop = flat.find("。", node.body, end)
    end = stop if stop >= 0 else end
    for place in places:
        if node.body < place.start < end:
            end = place.start
    return Heading(node.body, end)
