"""Items whose marks are numbers only by the lines around them: 1 修路, 一是修路, A.修路, ●修路.

A wrapped line may begin with any of them, so a document's lines are items only where several make
one count, or begin with one sign, and most of them assign units.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from plans.assignments import find_places
from plans.labels import starts_with_label
from plans.numbering import DIGIT, LISTED, read_marker, to_number, write_marker
from plans.page import Place, to_page
from plans.register import Register
from plans.view import Line, concatenate, to_view

_CN: Final = "[一二三四五六七八九十]{1,3}"
# What a number counts or measures at the head of a wrapped line: 2 个, 3 月底前.
_COUNTED: Final = (
    "[年月日时分秒个项家万亿千百元吨亩件名人次条座处所户只辆台套种类批期天周倍米里平公岁℃至和]"
)
_ROMAN: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_NUMERALS: Final = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "X", "XX"))
    for one, ones in enumerate(_ROMAN)
}
# A sign of a list with the words behind it.
_SIGN: Final = re.compile(r"([●○■□◆◇▲△▪•·*➢✓►]|[-—–]{1,2})(?=[\u3400-\u9fff“《（【])")
_BEFORE_NUMBER: Final = re.compile(r"[●○■□◆◇▲△▪•·*➢✓►](?=[（(\d一二三四五六七八九十])")
# What a page prints in front of the rest of the page before it: [接上页].
_CARRIED_ON: Final = re.compile(r"[\[【（〔](?:上?接上?|续上?)(?:第\d{0,3})?[页版表][\]】）〕]")
_END_MARKS: Final = "。；，、：\n"
_FEWEST: Final = 2
# At least one in two items has to assign units, unless a style asks for more.
_SHARE: Final = 0.5
_MOST_LEFT_OUT: Final = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A line that may be an item: its rank and value, its mark as printed, where its words are."""

    line: int
    rank: int
    value: int
    printed: str
    end: int


@dataclass(frozen=True, slots=True)
class Style:
    """A way to mark items; the first group of `pattern` is the number that `value` reads.

    `share` is the share of its items that have to assign units; `spaced` asks for a blank behind.
    """

    rank: int
    pattern: re.Pattern[str]
    value: Callable[[str], int]
    share: float = _SHARE
    spaced: bool = False


_STYLES: Final = (
    Style(
        DIGIT, re.compile(rf"(\d{{1,3}})(?!{_COUNTED})(?=[\u3400-\u9fff“《（【])"), int, spaced=True
    ),
    Style(DIGIT, re.compile(r"(\d{1,3})$"), int, share=0.75),
    Style(DIGIT, re.compile(r"(\d{1,3})：(?=[^\d])"), int),
    Style(LISTED, re.compile(rf"({_CN})[是要](?!否|求)[，：]?"), to_number),
    Style(LISTED, re.compile(rf"第({_CN})[，：]"), to_number),
    Style(LISTED, re.compile(r"([IVX]{1,6})[.、]"), lambda sign: _NUMERALS.get(sign, 0)),
    Style(LISTED, re.compile(r"([Ⅰ-Ⅻ])[.、]?"), lambda sign: ord(sign) - ord("Ⅰ") + 1),
    Style(LISTED, re.compile(r"([A-Z])[.、）](?=[^A-Za-z])"), lambda sign: ord(sign) - 64),
)


def mark_items(lines: Sequence[Line], register: Register) -> list[Line]:
    r"""Return lines in which every item of these kinds begins with a marker.

    >>> from plans.register import load_register
    >>> from plans.view import read_lines
    >>> lines = read_lines("1 修路。（市财政局负责）\n2 架桥。（市教育局负责）")
    >>> marked = mark_items(lines, load_register())
    >>> [read_marker(line.flat).value for line in marked]
    [1, 2]
    """
    lines = [_uncovered(line) for line in lines]
    counts = [(_counted(lines, style), style.share) for style in _STYLES]
    signs = [(items, _SHARE) for items in _signed(lines, register)]
    written = [*lines]
    for items, share in (*counts, *signs):
        if _assign(lines, items, share, register):
            _write(written, items)
    return written


def _uncovered(line: Line) -> Line:
    """Return a line without what stands in front of its number: [接上页]（十九）, ●1.."""
    for pattern in (_CARRIED_ON, _BEFORE_NUMBER):
        match = pattern.match(line.flat)
        if match and read_marker(line.flat, match.end()):
            return replace(line.cut(match.end()), gap=line.gap)
    return line


def _counted(lines: Sequence[Line], style: Style) -> list[Item]:
    """Return the items of a style that make counts of at least two."""
    runs: list[list[Item]] = []
    for index, line in enumerate(lines):
        item = _item(line, index, style)
        if item is None:
            continue
        before = runs[-1][-1].value if runs else 0
        if runs and 0 < item.value - before <= _MOST_LEFT_OUT:
            runs[-1].append(item)
        elif item.value == 1 or style.rank == DIGIT:
            runs.append([item])
    if all(len(run) < _FEWEST for run in runs):
        return []
    return [item for run in runs if len(run) >= _FEWEST or run[0].value == 1 for item in run]


def _item(line: Line, index: int, style: Style) -> Item | None:
    match = style.pattern.match(line.flat)
    if match is None or (style.spaced and not _blank_behind(line, match.end())):
        return None
    value = style.value(match[1])
    return Item(index, style.rank, value, match[1], match.end()) if value else None


def _blank_behind(line: Line, end: int) -> bool:
    """Whether a blank stood in front of ``flat[end]``."""
    return line.at[end] - line.at[end - 1] > 1


def _signed(lines: Sequence[Line], register: Register) -> list[list[Item]]:
    """Return the items that begin with the same sign, counted anew below each number."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    counts: defaultdict[str, int] = defaultdict(int)
    for index, line in enumerate(lines):
        if read_marker(line.flat):
            counts.clear()
        match = _SIGN.match(line.flat)
        if match and not starts_with_label(line.flat, register):
            counts[match[1]] += 1
            place = counts[match[1]]
            found[match[1]].append(Item(index, LISTED, place, str(place), match.end()))
    return [*found.values()]


def _assign(lines: Sequence[Line], items: Sequence[Item], share: float, register: Register) -> bool:
    """Whether enough of some items assign units to be items at all."""
    if len(items) < _FEWEST:
        return False
    heads = {item.line: item.end for item in items}
    blocks = [_block(lines, item, heads, register) for item in items]
    carrying = sum(map(bool, assigning(blocks, register)))
    enough = carrying >= max(_FEWEST, share * len(items))
    return enough and not (items[0].rank == LISTED and _are_parts(lines, items, register))


def _are_parts(lines: Sequence[Line], items: Sequence[Item], register: Register) -> bool:
    """Whether items stand below numbers of which as many assign units themselves: below tasks."""
    heads = [(n, found.rank) for n, line in enumerate(lines) if (found := read_marker(line.flat))]
    places = [head for head, _ in heads]
    above = {bisect_left(places, item.line) - 1 for item in items} - {-1}
    if not above:
        return False
    ranks = {heads[index][1] for index in above}
    ends = [*places[1:], len(lines)]
    others = [
        [concatenate(lines[start:end])]
        for index, ((start, rank), end) in enumerate(zip(heads, ends, strict=True))
        if rank in ranks and index not in above
    ]
    return sum(map(bool, assigning(others, register))) >= len(above)


def _block(
    lines: Sequence[Line], item: Item, heads: Mapping[int, int], register: Register
) -> list[Line]:
    """Return the paragraphs of an item: its own, and each label line behind it."""
    groups = [[lines[item.line].cut(item.end)]] if item.end < len(lines[item.line].flat) else []
    for index in range(item.line + 1, len(lines)):
        line = lines[index]
        marker = read_marker(line.flat)
        if index in heads or (marker and marker.rank <= item.rank):
            break
        if groups and not marker and not starts_with_label(line.flat, register):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [concatenate(group) for group in groups]


def assigning(blocks: Sequence[Sequence[Line]], register: Register) -> list[list[Place]]:
    """Return for each block of paragraphs the places of its units, none if it goes on behind them.

    Only lines with labels may stand behind a bracket.
    """
    # Blanks between names part them, which matters to who is meant but not to whether.
    view = to_view("", [line for block in blocks for line in block])
    page = to_page(view, register)
    found: list[list[Place]] = []
    start = 0
    for block in blocks:
        end = start + sum(len(line.flat) + 1 for line in block)
        places = [place for place in find_places(page, start, end) if place.segments]
        bracketed = bool(places) and places[-1].bracketed
        goes_on = bracketed and page.flat[places[-1].end : end].strip(_END_MARKS)
        found.append([] if goes_on else places)
        start = end
    return found


def _write(lines: list[Line], items: Sequence[Item]) -> None:
    for item in items:
        marker = write_marker(item.rank, item.value, item.printed)
        lines[item.line] = marked(lines[item.line], item.end, marker)


def marked(line: Line, end: int, marker: str) -> Line:
    """Return a line that begins with a marker instead of its characters up to `end`."""
    at = array("I", [line.at[0]] * len(marker))
    at.extend(line.at[end:])
    return Line(marker + line.flat[end:], marker + line.shown[end:], at, line.gap)
