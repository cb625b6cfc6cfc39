"""Lists of units behind labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from plans.clauses import Item, Segment, read_segments, split_items
from plans.labels import Label
from plans.page import Page, Place
from plans.suffixes import is_complete, prefix_of

_MAIN: Final = "主要责任"
_LONGEST_NAME: Final = 40
_UNIT_ROLES: Final = frozenset(["lead", "participant", "responsible"])


def read_labels(page: Page, labels: Sequence[Label], end: int) -> Place:
    """Return the place that labels and what follows them, up to `end`, make."""
    segments: list[Segment] = []
    persons: list[tuple[str, int, int]] = []
    ends = [*(label.start for label in labels[1:]), end]
    stop = labels[0].start
    for label, stop in zip(labels, ends, strict=True):
        role = _role_of(page, label)
        if role in _UNIT_ROLES:
            segments.extend(read_list(page, label.end, stop, role))
        elif label.role == "person":
            persons.append((label.word, label.end, stop))
    return Place(labels[0].start, stop, tuple(segments), False, persons=tuple(persons))


def _role_of(page: Page, label: Label) -> str:
    """Return the role of a label; 主要责任单位 lead where others are 其他责任单位."""
    main = page.main_ones_lead and page.flat.startswith(_MAIN, label.start)
    return "lead" if main else label.role


def read_list(page: Page, start: int, end: int, role: str | None) -> list[Segment]:
    """Return the units listed in ``flat[start:end]`` by role, `role` where no verb says more."""
    split = split_items(page.flat, start, end, page.brackets_in(start, end), page.rules.silent)
    items = [part for item in split for part in _part_at_blanks(page, item)]
    return read_segments(page.flat, items, role, page.register)


def _part_at_blanks(page: Page, item: Item) -> Iterator[Item]:
    """Part an item where nothing but a blank or a point stands between two names."""
    start = item.start
    for place in range(item.start + 1, item.end - 1):
        point = page.flat[place] == "."
        between = page.text[page.at[place - 1] + 1 : page.at[place]]
        if not point and (not between or "\n" in between):
            continue
        after = place + point
        if _is_whole(page, start, place) and _begins_name(page, after, item.end):
            yield replace(item, start=start, end=place)
            start = after
    yield replace(item, start=start)


def _is_whole(page: Page, start: int, end: int) -> bool:
    words = page.flat[max(start, end - _LONGEST_NAME) : end]
    return is_complete(words, page.register) and words.count("（") == words.count("）")


def _begins_name(page: Page, start: int, end: int) -> bool:
    """Whether a name with its prefix, a collective or a bureau known by its stem begins here."""
    words = page.flat[start : min(end, start + _LONGEST_NAME)]
    register = page.register
    return bool(prefix_of(words, register)) or words.startswith(
        (*register.collective_openers, *register.families)
    )
