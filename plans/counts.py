"""Numbers and signs at the heads of lines that are items only where they make one count.

``1 修路`` and a number alone on its line, ``1：``, bullets, and paragraphs without any number are
marked so that `plans.numbering` reads them. A wrapped line may begin with a number too,
and a page ends in one: what is marked goes on with the count, follows the end of a sentence, and
the items carry units.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from plans.numbering import BRACKETED, DIGIT, read_marker, to_number
from plans.view import Line, concatenate

_BLANK: Final = re.compile("(\\d{1,3})(?=[\u3400-\u9fff“《])")
_ALONE: Final = re.compile(r"(\d{1,3})")
_COLON: Final = re.compile("(\\d{1,3})：(?=[\u3400-\u9fff“《])")
_BULLET: Final = re.compile("([●○◆◇■□►▶•·*]|[-—–]{1,2})(?=[\u3400-\u9fff“《0-9])")
_CONTINUED: Final = re.compile(r"[\[【〔（](?:接上页|续上页|上接[^\]】〕）]{1,8})[\]】〕）]")
_ENDS: Final = frozenset("。；！？：）]】》”")
_UNITS: Final = re.compile("牵头|负责|配合|责任|主办|落实|局|委|办|部门|单位|政府")
_LABEL: Final = re.compile("(?:责任|牵头|配合|主办|承办|参与|负责|落实)[^：，。（）]{0,6}：")
_MOST_LEFT_OUT: Final = 2
_LEAST_ITEMS: Final = 2
# Of the items of a style so many carry units.
_CARRYING_SHARE: Final = 0.6
_HEADING_CHARS: Final = 40


@dataclass(frozen=True, slots=True)
class _Style:
    """How items begin: how a line is told, and how it is written for `plans.numbering`."""

    value: Callable[[Line], int | None]
    marked: Callable[[Sequence[Line], int, int], tuple[Line, int]]
    needs_units: bool = True


def mark_counts(lines: Sequence[Line]) -> list[Line]:
    """Return lines whose items of the first style that makes a count begin with a plain number."""
    lines = [_without_page_words(line) for line in lines]
    for style in _STYLES:
        if counted := _counted(lines, style):
            return [*_rewritten(lines, style, counted)]
    return _numbered_paragraphs(lines)


def _without_page_words(line: Line) -> Line:
    match = _CONTINUED.match(line.flat)
    return line.cut(match.end()) if match and match.end() < len(line.flat) else line


def _rewritten(lines: Sequence[Line], style: _Style, counted: dict[int, int]) -> Iterator[Line]:
    place = 0
    while place < len(lines):
        if place in counted:
            line, used = style.marked(lines, place, counted[place])
            yield line
            place += used
        else:
            yield lines[place]
            place += 1


def _counted(lines: Sequence[Line], style: _Style) -> dict[int, int]:
    """Return the numbers that make a count, by the lines on which they stand."""
    counted: dict[int, int] = {}
    last = 0
    for place, line in enumerate(lines):
        value = style.value(line)
        if value is None or not _begins_item(lines, place):
            continue
        if value == 1 or 0 < value - last <= (_MOST_LEFT_OUT if last else 0):
            counted[place] = last = value
    enough = len(counted) >= _LEAST_ITEMS
    return counted if enough and _carry(lines, [*counted], style) else {}


def _begins_item(lines: Sequence[Line], place: int) -> bool:
    """Whether what stands before a line has come to its end."""
    if place == 0 or lines[place].gap:
        return True
    before = lines[place - 1].flat
    return before[-1] in _ENDS or (len(before) <= _HEADING_CHARS and "，" not in before)


def _carry(lines: Sequence[Line], places: Sequence[int], style: _Style) -> bool:
    """Whether enough of the items carry units, and none holds wider numbers than its own."""
    if not style.needs_units:
        return True
    blocks = [lines[start:end] for start, end in pairwise([*places, len(lines)])]
    carrying = sum(any(carries_units(line.flat) for line in block) for block in blocks)
    nested = sum(any(_is_wider(line) for line in block[1:]) for block in blocks[:-1])
    return carrying >= max(_LEAST_ITEMS, _CARRYING_SHARE * len(blocks)) and 2 * nested < len(blocks)


def carries_units(flat: str) -> bool:
    """Whether a line seems to assign units: in a bracket at its end, or behind a label."""
    words = flat.rstrip("。；")
    bracket = words.rfind("（") if words.endswith("）") else -1
    return (bracket >= 0 and bool(_UNITS.search(words, bracket))) or bool(_LABEL.search(flat))


def _is_wider(line: Line) -> bool:
    marker = read_marker(line.flat)
    return marker is not None and marker.rank in (BRACKETED, DIGIT)


def _number_before_blank(line: Line) -> int | None:
    match = _BLANK.match(line.flat)
    if match is None or line.at[match.end()] == line.at[match.end() - 1] + 1:
        return None
    return int(match[1])


def _of(pattern: re.Pattern[str]) -> Callable[[Line], int | None]:
    def value(line: Line) -> int | None:
        match = pattern.match(line.flat)
        return to_number(match[1]) if match else None

    return value


def _number_alone(line: Line) -> int | None:
    return int(line.flat) if _ALONE.fullmatch(line.flat) else None


def _pointed(line: Line, end: int) -> Line:
    """Return a line with a point behind its number, standing where the blank does."""
    at = line.at[:end]
    at.append(line.at[end - 1] + 1)
    at.extend(line.at[end:])
    flat, shown = (f"{words[:end]}、{words[end:]}" for words in (line.flat, line.shown))
    return Line(flat, shown, at, line.gap)


def _before_blank(lines: Sequence[Line], place: int, value: int) -> tuple[Line, int]:
    return _pointed(lines[place], len(str(value))), 1


def _alone(lines: Sequence[Line], place: int, _: int) -> tuple[Line, int]:
    line = _pointed(lines[place], len(lines[place].flat))
    if place + 1 == len(lines):
        return line, 1
    return concatenate([line, lines[place + 1]]), 2


def _with_mark(mark: str, written: str) -> Callable[[Sequence[Line], int, int], tuple[Line, int]]:
    """Return what puts `written` in the place of the mark behind a number."""

    def marked(lines: Sequence[Line], place: int, value: int) -> tuple[Line, int]:
        line = lines[place]
        end = line.flat.index(mark)
        number = str(value).rjust(end, "0")
        flat = f"{number}{written}{line.flat[end + 1 :]}"
        return Line(flat, line.shown, line.at, line.gap), 1

    return marked


_STYLES: Final = (
    _Style(_number_before_blank, _before_blank, needs_units=False),
    _Style(_of(_COLON), _with_mark("：", "、"), needs_units=False),
    _Style(_number_alone, _alone),
)


def _numbered_paragraphs(lines: list[Line]) -> list[Line]:
    """Count bullets or, where nothing has a number, the paragraphs that carry units."""
    starts = _bullets(lines) or _carrying_paragraphs(lines)
    numbers = {place: number for number, place in enumerate(starts, 1)}
    return [
        _headed(line, starts[place], numbers[place]) if place in starts else line
        for place, line in enumerate(lines)
    ]


def _bullets(lines: Sequence[Line]) -> dict[int, int]:
    """Return where lines with a bullet begin behind it, if all have the same and carry units.

    Under numbers below those of sections they are parts of a task.
    """
    if any(_is_below_sections(line) for line in lines):
        return {}
    found = {n: match for n, line in enumerate(lines) if (match := _BULLET.match(line.flat))}
    items = {n: m for n, m in found.items() if not _LABEL.match(lines[n].flat, m.end())}
    same = len({match[1] for match in items.values()}) == 1
    whole = same and _carry(lines, [*items], _STYLES[-1])
    return {place: match.end() for place, match in items.items()} if whole else {}


def _is_below_sections(line: Line) -> bool:
    marker = read_marker(line.flat)
    return marker is not None and marker.rank >= BRACKETED


def _carrying_paragraphs(lines: Sequence[Line]) -> dict[int, int]:
    """Return the paragraphs that carry units, where no line of the text has a number."""
    if any(read_marker(line.flat) for line in lines):
        return {}
    carrying = [n for n, line in enumerate(lines) if carries_units(line.flat)]
    alone = [n for n in carrying if not _LABEL.match(lines[n].flat)]
    return dict.fromkeys(alone, 0) if len(alone) >= _LEAST_ITEMS else {}


def _headed(line: Line, sign_end: int, number: int) -> Line:
    """Return a line with a number in the place of its sign, or in front of its first character."""
    head = f"{number}）"
    at = line.at[:1] * len(head)
    at.extend(line.at[sign_end:])
    shown = line.shown[:1] * len(head) + line.shown[sign_end:]
    return Line(head + line.flat[sign_end:], shown, at, line.gap)
