"""Which numbered nodes are tasks: the level differs from document to document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plans.assignments import Page, Place, find_places
from plans.numbering import BRACKETED, DIGIT, HAN, to_number
from plans.register import Register
from plans.sections import Node, read_outline

_PUNCTUATION = "。；，、：\n"
_LONGEST_HEADING = 80
_LONGEST_TAIL = 400
_SHORT_LINE = 40


@dataclass(frozen=True, slots=True)
class Draft:
    """A task before its units are named.

    ``flat[start:end]`` is its prose, ``flat[start:stop]`` all that belongs to it. `inherited`
    holds places of the headings above it.
    """

    key: str
    number: str
    sector: int | None
    start: int
    end: int
    stop: int
    places: tuple[Place, ...]
    inherited: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that is a sector: its title is ``flat[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The tasks of a document with the headings they stand under."""

    sectors: tuple[Heading, ...]
    tasks: tuple[Draft, ...]


class _Outline:
    """The nodes of one text with their places, children and titles."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.nodes = read_outline(page.flat, page.register)
        self.places = [find_places(page, node.body, node.end) for node in self.nodes]
        self.has_children = {node.parent for node in self.nodes}
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
        return any(place.segments for place in self.places[index])

    def heads(self, index: int) -> bool:
        """Whether a node is a heading whose units are meant for the nodes under it."""
        node = self.nodes[index]
        if index not in self.has_children or node.rank > BRACKETED or not self.carries(index):
            return False
        before = self.page.flat[node.body : self.places[index][0].start]
        return len(before) <= _LONGEST_HEADING and "。" not in before.rstrip("。\n")


def read_contents(page: Page) -> Contents:
    """Return the tasks of a folded text and the headings above them."""
    outline = _Outline(page)
    chosen: list[int] = []
    parts = sorted({node.part for node in outline.nodes})
    carrying = {outline.nodes[i].part for i in range(len(outline.nodes)) if outline.carries(i)}
    for part in parts:
        members = [i for i, node in enumerate(outline.nodes) if node.part == part]
        if part in carrying:
            chosen.extend(_tasks_of_part(outline, members))
        elif not carrying and len(parts) == 1:
            chosen.extend(_tasks_without_units(outline, members))
    return _contents(outline, chosen)


def _tasks_of_part(outline: _Outline, members: Sequence[int]) -> list[int]:
    rank = _task_rank(outline, members)
    under = {above for i in members if outline.nodes[i].rank == rank for above in outline.above(i)}
    # Where tasks stand under headings, a number outside of them counts something else.
    rooted = any(outline.nodes[i].rank == rank and outline.nodes[i].parent >= 0 for i in members)
    tasks: dict[int, None] = {}
    for index in members:
        node = outline.nodes[index]
        at_rank = node.rank == rank and (
            _carries_below(outline, index, members) or not _is_frame(outline, index)
        )
        if at_rank and node.parent < 0 and rooted and not outline.carries(index):
            continue
        stray = node.rank != rank and outline.carries(index) and index not in under
        taken = any(above in tasks for above in outline.above(index))
        if (at_rank or stray) and not taken:
            tasks[index] = None
    return [*tasks]


def _task_rank(outline: _Outline, members: Sequence[int]) -> int:
    """Return the rank whose nodes carry units most often, headings of others left aside."""
    own = Counter(
        outline.nodes[i].rank for i in members if outline.carries(i) and not outline.heads(i)
    )
    if own:
        return max(own, key=lambda rank: (own[rank], -rank))
    heads = {i for i in members if outline.heads(i)}
    below = Counter(outline.nodes[i].rank for i in members if outline.nodes[i].parent in heads)
    return below.most_common(1)[0][0]


def _carries_below(outline: _Outline, index: int, members: Sequence[int]) -> bool:
    last = _last_below(outline, index)
    if any(outline.carries(i) for i in range(index, last + 1)):
        return True
    return any(outline.heads(above) for above in outline.above(index))


def _last_below(outline: _Outline, index: int) -> int:
    """Return the last node under a node, itself if there is none."""
    last = index
    rank, part = outline.nodes[index].rank, outline.nodes[index].part
    while last + 1 < len(outline.nodes):
        node = outline.nodes[last + 1]
        if node.rank <= rank or node.part != part:
            break
        last += 1
    return last


def _is_frame(outline: _Outline, index: int) -> bool:
    """Whether a node stands under a heading that holds no tasks (总体要求, 保障措施)."""
    return any(outline.frames[i] for i in (index, *outline.above(index)))


def _names_frame(title: str, register: Register) -> bool:
    title = title.strip(_PUNCTUATION)
    for word in register.not_tasks:
        if title == word:
            return True
        if len(word) >= 4 and (
            title.startswith(word) or (word in title and len(title) <= len(word) + 6)
        ):
            return True
    return False


def _tasks_without_units(outline: _Outline, members: Sequence[int]) -> list[int]:
    """Choose tasks in a document that assigns no units: its most used level of numbers."""
    free = [i for i in members if not _is_frame(outline, i)]
    counts = Counter(
        outline.nodes[i].rank for i in free if outline.nodes[i].rank in (HAN, BRACKETED, DIGIT)
    )
    if not counts:
        return []
    rank = max(counts, key=lambda rank: (counts[rank], rank))
    return [i for i in free if outline.nodes[i].rank == rank]


def _contents(outline: _Outline, chosen: Sequence[int]) -> Contents:
    sector_of = _sectors(outline, chosen)
    ordinals: dict[int | None, int] = {}
    for index in chosen:
        if sector_of[index] is not None:
            ordinals.setdefault(sector_of[index], len(ordinals) + 1)
    keys = _keys(outline, chosen)
    tasks = tuple(
        _draft(outline, index, keys[index], ordinals.get(sector_of[index])) for index in chosen
    )
    return Contents(tuple(outline.titles[i] for i in ordinals if i is not None), tasks)


def _sectors(outline: _Outline, chosen: Sequence[int]) -> dict[int, int | None]:
    """Return for each task the widest heading above it that says what the tasks are about.

    A heading such as 重点工作 says nothing; so does one that stands above all tasks.
    """
    sectors: dict[int, int | None] = {}
    for index in chosen:
        above = [*outline.above(index)][::-1]
        telling = [i for i in above if not outline.generic[i]]
        sectors[index] = telling[0] if telling else None
    return sectors


def _is_generic(title: str, register: Register) -> bool:
    core = title.strip(_PUNCTUATION).lstrip("0123456789年度")
    return core in register.generic or any(
        core.endswith(word) and len(core) <= len(word) + 4 for word in register.generic
    )


def _keys(outline: _Outline, chosen: Sequence[int]) -> dict[int, str]:
    """Return a key for each task: its number, or the path of numbers where numbers restart.

    In a second plan of the same file both stand behind the number of that plan.
    """
    parts = sorted({outline.nodes[i].part for i in chosen})
    short = {i: (outline.nodes[i].part, to_number(outline.nodes[i].printed)) for i in chosen}
    repeating = {part for (part, _), count in Counter(short.values()).items() if count > 1}
    seen: Counter[str] = Counter()
    keys: dict[int, str] = {}
    for index in chosen:
        part, value = short[index]
        plan = parts.index(part)
        number = _path(outline, index) if part in repeating else str(value)
        key = number if plan == 0 else f"p{plan + 1}.{number}"
        seen[key] += 1
        keys[index] = key if seen[key] == 1 else f"{key}-{seen[key]}"
    return keys


def _path(outline: _Outline, index: int) -> str:
    numbers = [index, *outline.above(index)]
    return ".".join(str(outline.nodes[i].value) for i in reversed(numbers))


def _draft(outline: _Outline, index: int, key: str, sector: int | None) -> Draft:
    node = outline.nodes[index]
    last = _last_below(outline, index)
    stop = outline.nodes[last].end
    places = tuple(place for i in range(index, last + 1) for place in outline.places[i])
    inherited = tuple(place for i in outline.above(index) for place in outline.places[i])
    end = _prose_end(outline.page.flat, node.body, stop, places)
    return Draft(key, node.printed, sector, node.body, end, stop, places, inherited)


def _prose_end(flat: str, start: int, stop: int, places: Sequence[Place]) -> int:
    """Return where the prose of a task ends: before its label lines or its last bracket."""
    end = stop
    for place in reversed(places):
        if not _only_headings(flat, place.end, end):
            break
        end = place.start
    while end > start and flat[end - 1] == "\n":
        end -= 1
    return end if end > start else stop


def _only_headings(flat: str, start: int, end: int) -> bool:
    """Whether nothing but punctuation, or short lines such as a signature, follows a place."""
    if end - start > _LONGEST_TAIL:
        return False
    first, *others = flat[start:end].split("\n")
    if first.strip(_PUNCTUATION):
        return False
    return all(len(line) <= _SHORT_LINE and "。" not in line for line in others)


def _heading(flat: str, node: Node, places: Iterable[Place]) -> Heading:
    line = flat.find("\n", node.body)
    end = min(line if line >= 0 else len(flat), node.end, node.body + _LONGEST_HEADING)
    stop = flat.find("。", node.body, end)
    end = stop if stop >= 0 else end
    for place in places:
        if node.body < place.start < end:
            end = place.start
    return Heading(node.body, end)
