"""The tasks of a text with their keys, sectors and the reach of their prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plans.labels import SIGNS
from plans.numbering import DIGIT
from plans.outline import PUNCTUATION, Heading, Outline
from plans.page import Page, Place
from plans.tasks import choose_tasks

# What follows the last units of a plan and is no part of its last task.
_CLOSING: Final = re.compile(
    r"[。\n]{0,4}(?:(?:各级|各地|各部门|各单位|各有关|各相关|各区|各县|各市|各镇|各乡|各责任|各牵头)[^。\n]{0,40}(?:要|应|须|将)"
    r"|公开方式|（?此件|主动公开|信息公开|[^。，\n]{4,30}\d{4}年\d{1,2}月\d{1,2}日)"
)
_LONGEST_TAIL: Final = 400
_SHORT_LINE: Final = 40
_MOST_SIGNS: Final = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """A task before its units are named.

    ``flat[start:end]`` is its prose, ``flat[start:stop]`` all that belongs to it. `inherited`
    holds places of the headings above it.
    """

    key: str
    number: str
    value: int
    sector: int | None
    start: int
    end: int
    stop: int
    places: tuple[Place, ...]
    inherited: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The tasks of a document with the headings they stand under."""

    sectors: tuple[Heading, ...]
    tasks: tuple[Draft, ...]


def read_contents(page: Page) -> Contents:
    """Return the tasks of a folded text and the headings above them."""
    outline = Outline(page)
    return _contents(outline, choose_tasks(outline))


def _contents(outline: Outline, chosen: Sequence[int]) -> Contents:
    sector_of = _sectors(outline, chosen)
    ordinals: dict[Heading, int] = {}
    for index in chosen:
        sector = sector_of[index]
        if sector is not None:
            ordinals.setdefault(sector, len(ordinals) + 1)
    keys = _keys(outline, chosen)
    tasks = tuple(
        _draft(outline, index, keys[index], ordinals[sector] if sector else None)
        for index, sector in sector_of.items()
    )
    return Contents(tuple(ordinals), tasks)


def _sectors(outline: Outline, chosen: Sequence[int]) -> dict[int, Heading | None]:
    """Return for each task the widest heading above it that says what the tasks are about.

    A heading such as 重点工作 says nothing. Where no heading says more, tasks of a second plan in
    the same file stand under its title.
    """
    titles: dict[int, Heading | None] = {}
    sectors: dict[int, Heading | None] = {}
    for index in chosen:
        part = outline.nodes[index].part
        if part not in titles:
            titles[part] = outline.title_before(index) if titles else None
        above = [*outline.above(index)][::-1]
        telling = [outline.titles[i] for i in above if not outline.generic[i]]
        sectors[index] = telling[0] if telling else titles[part]
    return sectors


def _keys(outline: Outline, chosen: Sequence[int]) -> dict[int, str]:
    """Return a key for each task: its number, or the path of numbers where numbers restart.

    In a second plan of the same file both stand behind the number of that plan.
    """
    parts = {part: n for n, part in enumerate(sorted({outline.nodes[i].part for i in chosen}))}
    short = {i: (outline.nodes[i].part, _label(outline, i)) for i in chosen}
    repeating = {part for (part, _), count in Counter(short.values()).items() if count > 1}
    seen: Counter[str] = Counter()
    keys: dict[int, str] = {}
    for index in chosen:
        part, value = short[index]
        plan = parts[part]
        number = _path(outline, index) if part in repeating else value
        key = number if plan == 0 else f"p{plan + 1}.{number}"
        seen[key] += 1
        keys[index] = key if seen[key] == 1 else f"{key}-{seen[key]}"
    return keys


def _path(outline: Outline, index: int) -> str:
    """Return the numbers from the top down; a number such as 1.2 holds those of its own level."""
    path = label = _label(outline, index)
    for above in outline.above(index):
        number = _label(outline, above)
        if outline.nodes[above].rank < DIGIT or not label.startswith(number + "."):
            path, label = f"{number}.{path}", number
    return path


def _label(outline: Outline, index: int) -> str:
    """Return the number of a node in Arabic digits, with all its parts."""
    node = outline.nodes[index]
    return node.printed if "." in node.printed else str(node.value)


def _draft(outline: Outline, index: int, key: str, sector: int | None) -> Draft:
    node = outline.nodes[index]
    last = outline.last_below(index)
    stop = outline.nodes[last].end
    places = tuple(place for i in range(index, last + 1) for place in outline.places[i])
    inherited = tuple(place for i in outline.above(index) for place in outline.places[i])
    if places and (last + 1 == len(outline.nodes) or outline.nodes[last + 1].part != node.part):
        stop = _before_closing(outline.page.flat, places[-1].end, stop)
    end = _prose_end(outline.page.flat, node.body, stop, places)
    return Draft(key, node.printed, node.value, sector, node.body, end, stop, places, inherited)


def _before_closing(flat: str, end: int, stop: int) -> int:
    """Return where the last task of a plan stops, if words to everybody or a signature follow."""
    return end if _CLOSING.match(flat, end, stop) else stop


def _prose_end(flat: str, start: int, stop: int, places: Sequence[Place]) -> int:
    """Return where the prose of a task ends: before its label lines or its last bracket."""
    end = stop
    for place in reversed(places):
        if not _only_headings(flat, place.end, end):
            break
        end = place.start
    end = _before_signs(flat, start, end)
    while end > start and flat[end - 1] == "\n":
        end -= 1
    return end if end > start else stop


def _before_signs(flat: str, start: int, end: int) -> int:
    """Return `end`, or where its line begins if only signs stand in it before a label."""
    line = flat.rfind("\n", max(start, end - _MOST_SIGNS - 1), end) + 1
    return line if line and SIGNS.issuperset(flat[line:end]) else end


def _only_headings(flat: str, start: int, end: int) -> bool:
    """Whether nothing but punctuation, or short lines such as a signature, follows a place."""
    if end - start > _LONGEST_TAIL:
        return False
    first, *others = flat[start:end].split("\n")
    if first.strip(PUNCTUATION):
        return False
    return all(len(line) <= _SHORT_LINE and "。" not in line for line in others)
