"""The cells of one table row out of its lines, where the text lost the borders between them.

A page turns a row into the lines of its cells, one cell after the other, each wrapped at the width
of its column. Where one list of units ends and the next begins shows only in the names: no
separator stands at the end of a line whose last name is complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from plans.elision import PLACE
from plans.register import Register
from plans.suffixes import is_complete, parts_names, prefix_of
from plans.view import Line

UNIT_ROLES: Final = frozenset(["lead", "participant", "responsible"])
_SEPARATORS: Final = "、，；"
_LAST_ITEM: Final = re.compile("[^、，；等]*$")
_FIRST_ITEM: Final = re.compile("[^、，；等]*")
_ITEMS: Final = re.compile("[、，；等]")
_QUOTED: Final = re.compile("“[^”]{0,30}”")
_NOTHING: Final = re.compile("[-—–－/无]{1,4}")
_TIME: Final = re.compile(
    r"(?:\d{2,4}年|\d{1,2}月|年底|年内|全年|[一二三四]季度|[上下]半年).{0,20}|(?:持续|长期|常态化).{0,4}"
)
PERSON: Final = re.compile("[\u3400-\u9fff]{2,4}")
_LONGEST_NAME: Final = 32
_LONGEST_PLACE: Final = 5
# The cells with units of one row take no more lines; the bound keeps long rows linear.
_MOST_LINES: Final = 80
_MOST_BETWEEN: Final = 6
_GOES_ON: Final = ("有关成员单位", "成员单位", "各成员单位", "有关部门", "办公室")
_SURE_STARTS: Final = ("各", "有关", "相关", "省", "市", "县")
Cell = list[Line]


def read_cells(
    parts: Sequence[Sequence[Line]], roles: Sequence[str], register: Register
) -> tuple[list[Line], dict[int, list[Cell]]]:
    """Return the text of a row, and its other cells by the index of their column.

    Parameters
    ----------
    parts : sequence of sequence of Line
        The lines of the row, parted where a page ends inside it.
    roles : sequence of str
        What each column holds: ``text lead participant responsible person time none``.

    Returns
    -------
    text : list of Line
        The lines of the text columns.
    cells : dict
        For the other columns, one list of lines for each unit or list of units in the cell.
    """
    text: list[Line] = []
    zone: list[Line] = []
    for index, part in enumerate(parts):
        lines = [*_with_sentence_ends(part)]
        start = _zone_start(lines, index == 0, index + 1 < len(parts), register)
        texts, units = _part_texts(lines[:start], register)
        text.extend(texts)
        zone.extend([*units, *lines[start:]])
    return text, _distribute(_group(zone, register), roles, register)


def _part_texts(lines: Sequence[Line], register: Register) -> tuple[list[Line], list[Line]]:
    """Take out the units and times that stand between two texts of one row."""
    texts: list[Line] = []
    units: list[Line] = []
    place = 0
    while place < len(lines):
        texts.append(lines[place])
        place += 1
        if not texts[-1].flat.endswith("。"):
            continue
        stop = next((i for i in range(place, len(lines)) if lines[i].flat.endswith("。")), place)
        for end in range(min(stop, place + _MOST_BETWEEN), place, -1):
            if _begins_zone(lines[place:end], False, register):
                units.extend(lines[place:end])
                place = end
                break
    return texts, units


def _with_sentence_ends(lines: Sequence[Line]) -> Iterator[Line]:
    """Part lines after their last full stop: what follows it belongs to the next cell."""
    for line in lines:
        stop = line.flat.rfind("。") + 1
        if 0 < stop < len(line.flat):
            yield line.cut(0, stop)
            yield line.cut(stop)
        else:
            yield line


def _zone_start(lines: Sequence[Line], first: bool, goes_on: bool, register: Register) -> int:
    """Return the first line of the cells with units, times and persons.

    On a later page a row goes on with the rest of its text, if it has any, and of those cells.
    """
    ends = [index for index, line in enumerate(lines) if line.flat.endswith("。")]
    if not first:
        return ends[-1] + 1 if ends else 0
    earliest = ends[-1] + 1 if ends else 1
    fallback = len(lines)
    for start in range(max(earliest, len(lines) - _MOST_LINES), len(lines)):
        begins = _begins_zone(lines[start:], goes_on, register)
        if begins:
            return start
        if begins is not None and ends and start == earliest:
            fallback = start
    return fallback


def _begins_zone(lines: Sequence[Line], goes_on: bool, register: Register) -> bool | None:
    """Whether lines begin with a unit, none if they hold more than units, times and persons.

    The last name may be cut off by the end of a page.
    """
    groups = [_flat(group) for group in _group(lines, register)]
    listed = [group for group in groups if not _is_nothing(group) and not is_time(group, register)]
    names = [name for group in listed for name in _ITEMS.split(_QUOTED.sub("", group)) if name]
    checked = names[:-1] if goes_on else names
    odd = sum(not _is_name(name, register) for name in checked)
    if odd > len(checked) // 4:
        return None
    return not names or _begins_name(names[0], register)


def _is_name(words: str, register: Register) -> bool:
    return len(words) <= _LONGEST_NAME and is_complete(words, register)


def _begins_name(words: str, register: Register) -> bool:
    """Whether words begin as the name of a unit: with a prefix, a place or 各."""
    heads = (*register.provinces, *register.no_prefix, *register.collective_openers)
    place = PLACE.match(words)
    near = place is not None and place.end() <= _LONGEST_PLACE
    return near or bool(prefix_of(words, register)) or words.startswith(heads)


def _flat(lines: Sequence[Line]) -> str:
    return "".join(line.flat for line in lines)


def _is_nothing(words: str) -> bool:
    return _NOTHING.fullmatch(words) is not None


def is_time(words: str, register: Register) -> bool:
    """Whether a cell holds a time and no unit."""
    return _TIME.fullmatch(words) is not None and not is_complete(words, register)


def _group(lines: Sequence[Line], register: Register) -> list[Cell]:
    """Join the lines that are one cell, or one unit in a cell with a line for each."""
    groups: list[Cell] = []
    before = ""
    for line in lines:
        if groups and not is_border(before, line.flat, register):
            groups[-1].append(line)
            before += line.flat
        else:
            groups.append([line])
            before = line.flat
        before = before[-4 * _LONGEST_NAME :]
    return groups


def is_border(before: str, line: str, register: Register) -> bool:
    """Whether a cell, or a unit in it, ends between `before` and `line`."""
    if not before or not line:
        return False
    if _is_nothing(before) or _is_nothing(line):
        return True
    if before[-1] in _SEPARATORS or line[0] in _SEPARATORS:
        return False
    if is_time(before, register) != is_time(line, register):
        return True
    last, first = _LAST_ITEM.search(before), _FIRST_ITEM.match(line)
    name, following = last[0] if last else "", first[0] if first else ""
    if not is_complete(name, register) or (name.endswith("委") and len(name) == 2):
        return False
    # A line that is nothing but a suffix goes on with the name: 市人民政府 / 办公室.
    if following in register.types or following in _GOES_ON:
        return False
    return parts_names(name, register) or following.startswith(_SURE_STARTS)


def _distribute(
    groups: Sequence[Cell], roles: Sequence[str], register: Register
) -> dict[int, list[Cell]]:
    """Give the groups of lines to the columns that are not text, from left to right."""
    times = [i for i, role in enumerate(roles) if role == "time"]
    persons = [i for i, role in enumerate(roles) if role == "person"]
    units = [i for i, role in enumerate(roles) if role in UNIT_ROLES]
    cells: dict[int, list[Cell]] = {}
    listed: list[Cell] = []
    for group in groups:
        words = _flat(group)
        if times and is_time(words, register):
            cells.setdefault(times[0], []).append(group)
        elif persons and PERSON.fullmatch(words) and not is_complete(words, register):
            cells.setdefault(persons[0], []).append(group)
        else:
            listed.append(group)
    for order, group in enumerate(listed):
        if units and not _is_nothing(_flat(group)):
            cells.setdefault(units[min(order, len(units) - 1)], []).append(group)
    return cells
