"""Paragraphs from lines: joins what a page width wrapped, parts what lost its line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from plans.labels import role_of_label, starts_with_label
from plans.numbering import ARTICLE, BRACKETED, DIGIT, HAN, Marker, read_marker
from plans.register import Register
from plans.suffixes import is_complete
from plans.view import Line, concatenate

_TERMINAL: Final = frozenset("。；：！？”）〕]】》…")
_OPENING: Final = "（〔[【〈"
_CLOSING: Final = "）〕]】〉"
_ALONE: Final = re.compile(r"附件\d{0,2}[:：]?|抄送|附表|专栏\d|（此件|主动公开|公开方式")
_NEVER_FIRST: Final = frozenset("、，；。）〕")
_NEVER_LAST: Final = frozenset("、，")
# A bracket still open after so many lines was left unclosed.
_BRACKET_LINES: Final = 6
# More of the lines than this end openly if a page width wrapped the text, headings left aside.
_WRAPPED_SHARE: Final = 0.12
_INLINE: Final = re.compile(
    r"(?<=[。；！？）〕\]”：])(?=[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,3}[.、])"
    r"|(?<=[^。；，、第\d.（])(?=（一）|\d{1,3}[.、]|一、(?![一二三四五六七八九十]))"
)
_LAST_ITEM: Final = re.compile("(?<=[、，；：])[^、，；：。（）]{1,20}$")
_FIRST_ITEM: Final = re.compile("[^、，；：。（）]{1,20}(?![^、，；。（）])")
_LABELLED: Final = re.compile("(?:单位|部门|处室|牵头|配合|主办|协办)：$")
_LONGEST_LABEL: Final = 12
_LONGEST_LIST: Final = 300
_LONGEST_UNITS: Final = 300
# How far behind the first number of a text that leaves some out the next one is looked for.
_FURTHEST: Final = 1500
_MOST_OPENED: Final = 8
_VERBS: Final = ("牵头", "负责", "落实", "配合")
_MARKS: Final = re.compile("[、，；]")
_ROLES: Final = frozenset(["lead", "participant", "responsible"])
_NAME: Final = re.compile(r"[^、，；：。\d\n]{2,30}")
_CLOSES_LIST: Final = re.compile("[^。：！？（〔\\[【）〕\\]】]{1,60}[）〕\\]】]")
_HEADING_LENGTH: Final = 40
# A first number after a title on the same line begins the body only of a text without line ends.
_UNBROKEN: Final = 400


def join_lines(lines: Sequence[Line], register: Register) -> list[Line]:
    """Return the paragraphs that `lines` were, before wrapping."""
    width = _page_width(lines, register)
    groups: list[list[Line]] = []
    depth = 0
    for place, line in enumerate(lines):
        closes = depth > 0 and _is_closed(lines[place : place + _BRACKET_LINES], depth)
        if groups and (closes or _continues(groups[-1], line, depth, width, register)):
            groups[-1].append(line)
        else:
            groups.append([line])
            depth = 0
        depth = max(0, depth + _opened(line.flat))
    return [concatenate(group) for group in groups]


def _opened(flat: str) -> int:
    """Return how many more brackets a line opens than it closes."""
    return sum(map(flat.count, _OPENING)) - sum(map(flat.count, _CLOSING))


def _is_closed(lines: Sequence[Line], depth: int) -> bool:
    """Whether one of `lines` closes a bracket open before them, with no new item in between."""
    for line in lines:
        # An empty line parts what a full stop ends, not the list of a bracket: 国家⏎⏎卫生健康委）.
        if (line.gap and not _CLOSES_LIST.match(line.flat)) or read_marker(line.flat):
            return False
        if _ALONE.match(line.flat):
            return False
        if _opened(line.flat) <= -depth:
            return True
    return False


def _page_width(lines: Sequence[Line], register: Register) -> int:
    """Return the number of characters in a full line, 0 if the text is not wrapped."""
    opened = sum(_ends_openly(line, after, register) for line, after in pairwise(lines))
    if opened < 5 or opened < _WRAPPED_SHARE * len(lines):
        return 0
    lengths = sorted(len(line.flat) for line in lines)
    return lengths[len(lengths) * 9 // 10]


def _ends_openly(line: Line, after: Line, register: Register) -> bool:
    return (
        len(line.flat) >= 12
        and line.flat[-1] not in _TERMINAL
        and not after.gap
        and not _starts_structure(after.flat, register)
        and not _is_heading(read_marker(line.flat), line.flat)
    )


def _is_heading(marker: Marker | None, flat: str) -> bool:
    return (
        marker is not None
        and marker.rank <= BRACKETED
        and len(flat) < _HEADING_LENGTH
        and "。" not in flat
    )


def _starts_structure(flat: str, register: Register) -> bool:
    return bool(read_marker(flat) or _ALONE.match(flat) or starts_with_label(flat, register))


def _continues(
    group: Sequence[Line], line: Line, depth: int, width: int, register: Register
) -> bool:
    """Whether `line` goes on with the paragraph whose lines so far are `group`."""
    before = group[-1].flat
    if _is_number_alone(before) and not _starts_structure(line.flat, register):
        return True
    if line.flat[0] in _NEVER_FIRST:
        return True
    if line.gap or read_marker(line.flat) or _ALONE.match(line.flat):
        return False
    if depth and width:
        return True
    if starts_with_label(line.flat, register):
        return False
    if before[-1] in _NEVER_LAST or _is_empty_label(before, register):
        return True
    if role_of_label(before, register) in _ROLES and _lists_units(line.flat, register):
        return True
    if _cuts_name(group, line.flat, register):
        return True
    return bool(width) and not _closes(group, before, width)


def _cuts_name(group: Sequence[Line], flat: str, register: Register) -> bool:
    """Whether a list behind a label breaks off in a name which the next line completes."""
    before, following = _LAST_ITEM.search(group[-1].flat), _FIRST_ITEM.match(flat)
    if not before or not following or not starts_with_label(group[0].flat, register):
        return False
    return not is_complete(before[0], register) and is_complete(before[0] + following[0], register)


def _is_number_alone(flat: str) -> bool:
    marker = read_marker(flat)
    return marker is not None and marker.end == len(flat)


def _is_empty_label(flat: str, register: Register) -> bool:
    return flat[-1] in "：】" and len(flat) < 12 and starts_with_label(flat, register)


def _lists_units(flat: str, register: Register) -> bool:
    """Whether a line holds names of units and nothing else."""
    return len(flat) <= _LONGEST_LIST and all(
        is_complete(name, register) for name in _MARKS.split(flat.rstrip("。；"))
    )


def _closes(group: Sequence[Line], before: str, width: int) -> bool:
    short = len(before) < 0.75 * width
    if short and before[-1] in _TERMINAL:
        return True
    return short and len(group) == 1 and _is_heading(read_marker(before), before)


def part_paragraphs(paragraphs: Sequence[Line], register: Register) -> list[Line]:
    """Part paragraphs at the numbers inside them that go on with a count."""
    counts: dict[int, int] = {}
    parted: list[Line] = []
    for line in paragraphs:
        cuts = _inline_markers(line.flat, counts, register)
        ends = [*cuts[1:], len(line.flat)]
        parted.extend(line.cut(start, end) for start, end in zip(cuts, ends, strict=True))
    return parted


def _inline_markers(flat: str, counts: dict[int, int], register: Register) -> list[int]:
    cuts = [0]
    _count(read_marker(flat), counts)
    depth = last = listed = 0
    for match in _INLINE.finditer(flat, 1):
        depth, last = _depth_at(flat, last, match.start(), depth), match.start()
        marker = read_marker(flat, last) if not depth else None
        if marker and _counts_units(marker, flat, last, listed, register):
            listed = marker.value
        elif marker and (
            _goes_on(marker, flat, (cuts[-1], last), counts)
            or _skips(marker, flat, (cuts[-1], last), counts, register)
        ):
            _count(marker, counts)
            cuts.append(last)
    return cuts


def _skips(
    marker: Marker,
    flat: str,
    before: tuple[int, int],
    counts: dict[int, int],
    register: Register,
) -> bool:
    """Whether a marker goes on with a count in which numbers were left out: behind units it does.

    So it does behind a heading, if the next number behind units is higher again.
    """
    if marker.rank not in (HAN, BRACKETED, DIGIT) or marker.value <= counts.get(marker.rank, 0):
        return False
    if _closes_units(flat, before[1], register):
        return True
    headed = marker.rank == DIGIT and _follows_heading(flat, *before)
    return headed and _next_skips(marker, flat, before[1], register)


def _next_skips(marker: Marker, flat: str, start: int, register: Register) -> bool:
    """Whether the next number behind units is a higher one."""
    for match in _INLINE.finditer(flat, start + 1, start + _FURTHEST):
        later = read_marker(flat, match.start())
        if later and later.rank == DIGIT and _closes_units(flat, match.start(), register):
            return later.value > marker.value
    return False


def _closes_units(flat: str, end: int, register: Register) -> bool:
    """Whether a bracket with a label, a verb or nothing but units ends at a place."""
    end -= flat[end - 1] in "。；，"
    if end < 1 or flat[end - 1] not in _CLOSING:
        return False
    if flat.endswith(_VERBS, 0, end - 1):
        return True
    first = max(0, end - _LONGEST_UNITS)
    first = max(first, flat.rfind("。", first, end))
    opened = [place + 1 for place in range(first, end) if flat[place] in _OPENING]
    return any(
        starts_with_label(flat[place : place + _LONGEST_LABEL], register)
        or _lists_units(flat[place : end - 1], register)
        for place in opened[-_MOST_OPENED:]
    )


def _counts_units(marker: Marker, flat: str, place: int, listed: int, register: Register) -> bool:
    """Whether a marker numbers a unit of a list: 责任单位：1.市财政局；2.市教育局."""
    if marker.rank != DIGIT or marker.value != listed + 1:
        return False
    if not listed and not _LABELLED.search(flat, max(0, place - _LONGEST_LABEL), place):
        return False
    name = _NAME.match(flat, marker.end)
    return name is not None and is_complete(name[0], register)


def _depth_at(flat: str, start: int, end: int, depth: int) -> int:
    """Return how many brackets are open at `end`; a full stop closes what is left open."""
    stop = flat.rfind("。", start, end)
    if stop >= 0:
        start, depth = stop, 0
    opened = sum(flat.count(mark, start, end) for mark in _OPENING)
    closed = sum(flat.count(mark, start, end) for mark in _CLOSING)
    return max(0, depth + opened - closed)


def _count(marker: Marker | None, counts: dict[int, int]) -> None:
    if marker:
        counts[marker.rank] = marker.value
        for rank in [rank for rank in counts if rank > marker.rank and rank != DIGIT]:
            del counts[rank]


def _goes_on(marker: Marker, flat: str, before: tuple[int, int], counts: dict[int, int]) -> bool:
    """Whether a marker after ``flat[slice(*before)]`` continues a count or begins one."""
    if marker.rank not in (HAN, BRACKETED, DIGIT, ARTICLE):
        return False
    if marker.rank == HAN and flat[before[1] - 1] not in _TERMINAL:
        return not counts and len(flat) > _UNBROKEN
    if marker.rank == DIGIT and flat[before[1] - 1] not in _TERMINAL:
        return marker.value in (1, counts.get(DIGIT, 0) + 1) and _opens_list(flat, *before)
    if marker.value == counts.get(marker.rank, 0) + 1:
        return marker.rank != BRACKETED or marker.value > 1 or _opens_list(flat, *before)
    return marker.value == 1 and marker.rank == DIGIT and _opens_list(flat, *before)


def _follows_heading(flat: str, start: int, end: int) -> bool:
    short = end - start <= _HEADING_LENGTH
    return short and _is_heading(read_marker(flat, start), flat[start:end])


def _opens_list(flat: str, start: int, end: int) -> bool:
    """Whether a first item may follow: after a sentence, or after a heading and nothing else."""
    if _follows_heading(flat, start, end):
        return True
    return flat[end - 1] in _TERMINAL - {"”", "）", "》"}
