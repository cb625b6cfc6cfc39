"""Brackets that assign units: with labels, with verbs, or with nothing but names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from plans.brackets import Bracket
from plans.clauses import STARRED, Item
from plans.labels import Label
from plans.listed import read_labels, read_list
from plans.names import is_generic
from plans.page import Page, Place
from plans.register import Register
from plans.suffixes import is_complete, is_stem, prefix_of, type_of

_LONGEST_BODY: Final = 1500
_LONGEST_NAME: Final = 45
_LONGEST_REMARK: Final = 20
# What may stand behind the units of a heading: 市财政局牵头的任务（3项）.
_TASKS: Final = re.compile(
    r"(?<=牵头|负责|主办|承担|配合)的?(?:主要|重点)?(?:任务|工作|事项|措施|项目)?(?:（[^（）]{1,6}）)?[。：]?$"
)
_BUREAUS: Final = ("department", "government", "party-and-mass", "judicial", "vertical-agency")
_SEPARATORS: Final = frozenset("、，；。")
_SENTENCE_ENDS: Final = "。；！？”\n）〕]〉."


def read_bracket(page: Page, bracket: Bracket, end: int, labels: Sequence[Label]) -> Place | None:
    """Return the place that a bracket is, nothing if it assigns no units.

    `labels` are all labels of the text around it, which goes no further than `end`.
    """
    first, last = bracket.inner
    last = min(last, end)
    if last - first > _LONGEST_BODY or last - first < 2:
        return None
    inside = labels[
        bisect_left(labels, first, key=lambda label: label.start) : bisect_left(
            labels, last, key=lambda label: label.start
        )
    ]
    if inside and _opens_with_label(page.flat, first, inside[0].start):
        place: Place | None = read_labels(page, inside, last)
    elif bracket.closed:
        place = _read_unlabelled(page, bracket, first, last)
    else:
        return None
    if place is None:
        return None
    return replace(
        place,
        start=bracket.start,
        end=min(bracket.end, end),
        bracketed=True,
        closed=bracket.closed,
    )


def read_title(page: Page, start: int, end: int) -> Place | None:
    """Return the place that a heading of nothing but bureaus is, with or without a verb."""
    tasks = _TASKS.search(page.flat, start, end)
    segments, _ = read_list(page, start, tasks.start() if tasks else end, None)
    names = [page.flat[item.start : item.end] for s in segments for item in s.items]
    if not names or not all(_is_bureau(name, page.register) for name in names):
        return None
    return Place(start, end, tuple(segments), False)


def read_closing(page: Page, start: int, end: int) -> Iterator[Place]:
    """Yield the place that the last sentence of an item is: 由市财政局牵头，市教育局配合。.

    Only in a document that assigns no unit in any other way is such a sentence one.
    """
    while end > start and page.flat[end - 1] in "。\n":
        end -= 1
    first = max(start, *(page.flat.rfind(mark, start, end) + 1 for mark in "。\n"))
    if not page.flat.startswith("由", first) or end - first > _LONGEST_BODY:
        return
    segments, persons = read_list(page, first + 1, end, None)
    items = [item for segment in segments for item in segment.items]
    told = all(segment.role for segment in segments) and not persons
    if items and told and all(_is_unit(page, item) for item in items):
        yield Place(first, end, tuple(segments), False)


def _is_unit(page: Page, item: Item) -> bool:
    name = page.flat[item.start : item.end].rstrip("等")
    return len(name) <= _LONGEST_NAME and is_complete(name, page.register)


def _is_bureau(name: str, register: Register) -> bool:
    known = bool(prefix_of(name, register)) and is_complete(name, register)
    return known and type_of(name, register) in _BUREAUS


def _opens_with_label(flat: str, first: int, label: int) -> bool:
    """Whether a bracket begins with a label, or with a remark and a comma before it."""
    remark = flat[first : min(label, first + _LONGEST_REMARK)]
    return label - first <= 4 or (label - first < _LONGEST_REMARK and remark[-1] in "，；、。")


def _read_unlabelled(page: Page, bracket: Bracket, first: int, last: int) -> Place | None:
    first = _after_heading(page.flat, first, last)
    segments, persons = read_list(page, first, last, None)
    items = [item for segment in segments for item in segment.items]
    if not (items or persons) or not _stands_between_sentences(page.flat, bracket):
        return None
    if items and not _are_names(page, items):
        return None
    told = any(not segment.roles <= {None, STARRED} for segment in segments)
    if not told and not persons and not _may_be_bare(page, bracket, items):
        return None
    return Place(first, last, tuple(segments), True, persons=tuple(persons))


def _stands_between_sentences(flat: str, bracket: Bracket) -> bool:
    """Whether a sentence, a line or another bracket ends before a bracket or right after it."""
    before = flat[bracket.start - 1] if bracket.start else "\n"
    after = flat[bracket.end] if bracket.end < len(flat) else "\n"
    return before in _SENTENCE_ENDS or after in "。；\n（〔[〈"


def _after_heading(flat: str, first: int, last: int) -> int:
    """Skip a heading of the bracket that is no label: （市分工方案：市财政局负责）."""
    colon = flat.find("：", first, min(last, first + 12))
    heads = colon > 0 and _SEPARATORS.isdisjoint(flat[first:colon])
    return colon + 1 if heads else first


def _are_names(page: Page, items: Sequence[Item]) -> bool:
    names = [page.flat[item.start : item.end] for item in items]
    if any(len(name) > _LONGEST_NAME for name in names):
        return False
    register = page.register
    whole = [n for n in names if is_complete(n.rstrip("等"), register) or is_stem(n, register)]
    proper = [name for name in whole if len(name) > 2 and not is_generic(name, register)]
    return bool(proper) and 2 * len(whole) > len(names)


def _may_be_bare(page: Page, bracket: Bracket, items: Sequence[Item]) -> bool:
    """Whether a list without label and verb can be an assignment: it stands after a sentence."""
    flat, register = page.flat, page.register
    names = [flat[item.start : item.end].rstrip("等") for item in items]
    if not all(is_complete(name, register) for name in names):
        return False
    if all(type_of(name, register) in ("place", "zone", "township") for name in names):
        return False
    if bracket.start and flat[bracket.start - 1] in "。；！？\n.":
        return True
    ends_line = flat[bracket.end : bracket.end + 1] in "\n" or flat[
        bracket.end : bracket.end + 2
    ] in ("。\n", "；\n")
    bureaus = [
        name
        for name in names
        if type_of(name, register)
        not in ("place", "zone", "township", "enterprise", "public-institution")
    ]
    # Beside a bureau of some place the others are units as well: 市财政局，高新区、供电公司.
    sure = len(bureaus) == len(names) or any(_is_bureau(name, register) for name in names)
    return ends_line and sure
