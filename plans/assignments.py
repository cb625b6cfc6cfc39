"""Where a text assigns units: label lines, labelled brackets, brackets with verbs, bare lists."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from plans.brackets import QUOTES, Bracket, find_brackets
from plans.clauses import Item, Segment, read_segments, split_items
from plans.labels import Label, find_bare_labels, find_labels
from plans.names import is_generic
from plans.register import Register
from plans.rules import Rules, find_rules
from plans.suffixes import is_complete, type_of
from plans.view import View

_LONGEST_BODY: Final = 1500
_LONGEST_NAME: Final = 45
_LONGEST_REMARK: Final = 20
# Brackets nested deeper than this are not looked into, so that hostile nesting costs no more.
_DEEPEST: Final = 8
_SENTENCE_ENDS: Final = "。；！？”\n）〕]〉"
_BETWEEN: Final = frozenset("。；，、\n")
# Labels of one task are few; of a long run of labels only the last ones are looked at again.
_RECENT: Final = 4
_MAIN: Final = "主要责任"
_OTHERS: Final = ("其他责任单位：", "其它责任单位：", "其他责任部门：", "其它责任部门：")
_UNIT_ROLES: Final = frozenset(["lead", "participant", "responsible"])


@dataclass(frozen=True, slots=True)
class Page:
    """A folded text with what is found in it once: its brackets and its rules.

    `at` holds the places of its characters in the source text.
    """

    flat: str
    brackets: tuple[Bracket, ...]
    rules: Rules
    register: Register
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

    `start` to `end` covers it with its bracket marks; `persons` holds labels of persons (责任领导)
    with where the names stand.
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
    main_ones_lead = any(other in flat for other in _OTHERS)
    return Page(flat, brackets, find_rules(flat), register, view.at, main_ones_lead)


def find_places(page: Page, start: int, end: int) -> list[Place]:
    """Return the places in ``flat[start:end]`` that assign units, in order.

    Brackets that stand side by side and labels that follow one another are one place, since they
    decide each other's roles.
    """
    groups: list[list[Place]] = []
    for place in _find_each(page, start, end):
        if groups and _belongs(page.flat, groups[-1], place):
            groups[-1].append(place)
        else:
            groups.append([place])
    joined = [_joined(group) for group in groups]
    return [place for place in joined if place.segments or place.persons]


def _find_each(page: Page, start: int, end: int) -> Iterator[Place]:
    labels = sorted(
        [
            *find_labels(page.flat, start, end, page.register),
            *find_bare_labels(page.flat, start, end, page.register),
        ],
        key=lambda label: label.start,
    )
    found = [*_in_brackets(page, start, end, labels)]
    free = [
        label
        for label in labels
        if _stands_free(page, label.start, start) and not _covers(found, label.start)
    ]
    lines = [*_label_lines(page, free, end)]
    found = [place for place in found if not _covers(lines, place.start)]
    yield from sorted([*found, *lines], key=lambda place: place.start)


def _covers(places: Sequence[Place], position: int) -> bool:
    """Whether one of `places`, which are sorted and apart, holds a position."""
    index = bisect_right(places, position, key=lambda place: place.start) - 1
    return index >= 0 and position < places[index].end


def _stands_free(page: Page, place: int, start: int) -> bool:
    """Whether a clause, a line or a bracket begins at a place, or a blank stands before it."""
    if place == start or page.flat[place - 1] in "。；，、\n）：（〔[【":
        return True
    return page.at[place] - page.at[place - 1] > 1


def _in_brackets(page: Page, start: int, end: int, labels: Sequence[Label]) -> Iterator[Place]:
    done = start
    bracketed = {label.start for label in labels}
    for bracket in page.brackets_in(start, end):
        if bracket.start in bracketed:
            done = bracket.end
        if bracket.start < done or bracket.mark in QUOTES or bracket.depth > _DEEPEST:
            continue
        place = _read_bracket(page, bracket, end, labels)
        if place:
            yield place
            done = place.end


def _read_bracket(page: Page, bracket: Bracket, end: int, labels: Sequence[Label]) -> Place | None:
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
        place: Place | None = _read_labels(page, inside, last)
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


def _opens_with_label(flat: str, first: int, label: int) -> bool:
    """Whether a bracket begins with a label, or with a remark and a comma before it."""
    remark = flat[first : min(label, first + _LONGEST_REMARK)]
    return label - first <= 4 or (label - first < _LONGEST_REMARK and remark[-1] in "，；、。")


def _read_labels(page: Page, labels: Sequence[Label], end: int) -> Place:
    segments: list[Segment] = []
    persons: list[tuple[str, int, int]] = []
    ends = [*(label.start for label in labels[1:]), end]
    stop = labels[0].start
    for label, stop in zip(labels, ends, strict=True):
        role = _role_of(page, label)
        if role in _UNIT_ROLES:
            segments.extend(_read_list(page, label.end, stop, role))
        elif label.role == "person":
            persons.append((label.word, label.end, stop))
    return Place(labels[0].start, stop, tuple(segments), False, persons=tuple(persons))


def _role_of(page: Page, label: Label) -> str:
    """Return the role of a label; 主要责任单位 lead where others are 其他责任单位."""
    main = page.main_ones_lead and page.flat.startswith(_MAIN, label.start)
    return "lead" if main else label.role


def _read_list(page: Page, start: int, end: int, role: str | None) -> list[Segment]:
    items = [*split_items(page.flat, start, end, page.brackets_in(start, end), page.rules.silent)]
    return read_segments(page.flat, items, role, page.register)


def _read_unlabelled(page: Page, bracket: Bracket, first: int, last: int) -> Place | None:
    first = _after_heading(page.flat, first, last)
    segments = _read_list(page, first, last, None)
    items = [item for segment in segments for item in segment.items]
    if not items or not _stands_between_sentences(page.flat, bracket):
        return None
    if not _are_names(page, items):
        return None
    if all(segment.role is None for segment in segments) and not _may_be_bare(page, bracket, items):
        return None
    return Place(first, last, tuple(segments), True)


def _stands_between_sentences(flat: str, bracket: Bracket) -> bool:
    """Whether a sentence, a line or another bracket ends before a bracket or right after it."""
    before = flat[bracket.start - 1] if bracket.start else "\n"
    after = flat[bracket.end] if bracket.end < len(flat) else "\n"
    return before in _SENTENCE_ENDS or after in "。；\n（〔[〈"


def _after_heading(flat: str, first: int, last: int) -> int:
    """Skip a heading of the bracket that is no label: （市分工方案：市财政局负责）."""
    colon = flat.find("：", first, min(last, first + 12))
    return colon + 1 if colon > 0 else first


def _are_names(page: Page, items: Sequence[Item]) -> bool:
    names = [page.flat[item.start : item.end] for item in items]
    if any(len(name) > _LONGEST_NAME for name in names):
        return False
    whole = [name for name in names if is_complete(name.rstrip("等"), page.register)]
    proper = [name for name in whole if len(name) > 2 and not is_generic(name, page.register)]
    return bool(proper) and 2 * len(whole) > len(names)


def _may_be_bare(page: Page, bracket: Bracket, items: Sequence[Item]) -> bool:
    """Whether a list without label and verb can be an assignment: it stands after a sentence."""
    flat, register = page.flat, page.register
    names = [flat[item.start : item.end] for item in items]
    if not all(is_complete(name, register) for name in names):
        return False
    if all(type_of(name, register) in ("place", "zone", "township") for name in names):
        return False
    if bracket.start and flat[bracket.start - 1] in "。；！？\n":
        return True
    ends_line = (
        flat[bracket.end : bracket.end + 1] in "\n" or flat[bracket.end : bracket.end + 2] == "。\n"
    )
    bureaus = [
        name
        for name in names
        if type_of(name, register)
        not in ("place", "zone", "township", "enterprise", "public-institution")
    ]
    return ends_line and len(bureaus) == len(names)


def _label_lines(page: Page, labels: Sequence[Label], end: int) -> Iterator[Place]:
    for index, label in enumerate(labels):
        stop = labels[index + 1].start if index + 1 < len(labels) else end
        yield _read_labels(page, [label], _line_end(page, label.end, stop))


def _line_end(page: Page, start: int, end: int) -> int:
    """Return where the list after a label ends: at a full stop or at the end of the line."""
    hidden = {b.start: b.end for b in page.brackets_in(start, end) if b.closed}
    place = start
    while place < end and page.flat[place] not in "。\n":
        place = hidden.get(place, place + 1)
    return min(place, end)


def _belongs(flat: str, group: Sequence[Place], place: Place) -> bool:
    """Whether a place goes on with a group: nothing stands between, and no new lead begins."""
    before = group[-1]
    between = flat[before.end : place.start]
    if before.bracketed != place.bracketed or not _BETWEEN.issuperset(between):
        return False
    if place.bracketed and "\n" in between:
        return False
    follows = any(_has(earlier, "participant", "responsible") for earlier in group[-_RECENT:])
    return not (_has(place, "lead") and follows)


def _has(place: Place, *roles: str) -> bool:
    return any(segment.role in roles for segment in place.segments)


def _joined(group: Sequence[Place]) -> Place:
    if len(group) == 1:
        return group[0]
    return replace(
        group[0],
        end=group[-1].end,
        segments=tuple(segment for place in group for segment in place.segments),
        persons=tuple(person for place in group for person in place.persons),
    )
