"""Where a text assigns units: label lines, labelled brackets, brackets with verbs, bare lists."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from plans.bracketed import read_bracket
from plans.brackets import QUOTES
from plans.labels import SIGNS, Label, find_bare_labels, find_labels
from plans.listed import read_labels
from plans.page import Page, Place

# Brackets nested deeper than this are not looked into, so that hostile nesting costs no more.
_DEEPEST: Final = 8
_BETWEEN: Final = frozenset("。；，、\n") | SIGNS
# Labels of one task are few; of a long run of labels only the last ones are looked at again.
_RECENT: Final = 4


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
            *_bare_labels(page, start, end),
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


def _bare_labels(page: Page, start: int, end: int) -> Iterator[Label]:
    """Yield the labels without a colon, other than the words of a rule: 第一责任单位为牵头单位."""
    silent = page.rules.silent
    for label in find_bare_labels(page.flat, start, end, page.register):
        index = bisect_right(silent, (label.start, len(page.flat))) - 1
        if index < 0 or silent[index][1] <= label.start:
            yield label


def _covers(places: Sequence[Place], position: int) -> bool:
    """Whether one of `places`, which are sorted and apart, holds a position."""
    index = bisect_right(places, position, key=lambda place: place.start) - 1
    return index >= 0 and position < places[index].end


def _stands_free(page: Page, place: int, start: int) -> bool:
    """Whether a clause, a line or a bracket begins at a place, or a blank stands before it."""
    before = page.flat[place - 1 : place]
    if place == start or page.flat[place] == "【" or before in "。；，、\n）：（〔[【":
        return True
    return before in SIGNS or page.at[place] - page.at[place - 1] > 1


def _in_brackets(page: Page, start: int, end: int, labels: Sequence[Label]) -> Iterator[Place]:
    done = start
    bracketed = {label.start for label in labels}
    for bracket in page.brackets_in(start, end):
        if bracket.start in bracketed:
            done = bracket.end
        if bracket.start < done or bracket.mark in QUOTES or bracket.depth > _DEEPEST:
            continue
        place = read_bracket(page, bracket, end, labels)
        if place:
            yield place
            done = place.end


def _label_lines(page: Page, labels: Sequence[Label], end: int) -> Iterator[Place]:
    for index, label in enumerate(labels):
        stop = labels[index + 1].start if index + 1 < len(labels) else end
        yield read_labels(page, [label], _line_end(page, label.end, stop))


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
    if place.bracketed and "\n" in between and not _is_labelled(place):
        return False
    follows = any(_has(earlier, "participant", "responsible") for earlier in group[-_RECENT:])
    return not (_has(place, "lead") and follows)


def _is_labelled(place: Place) -> bool:
    """Whether a label tells a role of units in a bracket."""
    return any(segment.role and not segment.verb for segment in place.segments)


def _has(place: Place, *roles: str) -> bool:
    return any(not segment.roles.isdisjoint(roles) for segment in place.segments)


def _joined(group: Sequence[Place]) -> Place:
    if len(group) == 1:
        return group[0]
    return replace(
        group[0],
        end=group[-1].end,
        segments=tuple(segment for place in group for segment in place.segments),
        persons=tuple(person for place in group for person in place.persons),
    )
