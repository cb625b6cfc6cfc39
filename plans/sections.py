"""The outline of a document: its numbered nodes, its parts, and where covering matter ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from plans.labels import starts_with_label
from plans.numbering import BRACKETED, HAN, Marker, read_marker
from plans.register import Register

_TITLE: Final = re.compile(
    r"(?:方案|计划|措施|意见|要点|清单|任务|政策|办法|规划|安排|分工|分解|行动|细则|台账|目录|工作|纲要)"
    r"(?:（[^（）\n]{1,30}）){0,2}$"
)
# Matter that ends the block of a task: attachments, signatures, copy lists, side boxes.
_STOP: Final = re.compile(
    r"附件|附表|附：|抄送|（此件|（此文|（公开|（联系人|主动公开|公开方式|信息公开|专栏\d|本(?:方案|意见|政策|措施|计划|通知|办法)自"
    r"|(?:以上|上述|本)(?:各项|有关|相关)?(?:政策|措施|意见|条款|规定|办法|任务){1,2}[^。，\n]{0,6}自|\d{4}年\d{1,2}月\d{1,2}日$|二[〇○0]"
)
_LOOK_BACK: Final = 12
_LONGEST_TITLE: Final = 60


@dataclass(frozen=True, slots=True)
class Node:
    """A numbered piece of text: its marker from `start`, its words from `body` to `end`.

    `end` is where the next node begins or the matter stops; `parent` is the index of the node
    above, -1 at the top; `part` counts plans in one file.
    """

    rank: int
    value: int
    printed: str
    start: int
    body: int
    end: int
    parent: int
    part: int


def read_outline(flat: str, register: Register) -> list[Node]:
    r"""Return the numbered nodes of a folded text in order.

    >>> from plans.register import load_register
    >>> text = "一、任务\n（一）甲\n1.乙\n二、要求\n"
    >>> [(node.printed, node.parent) for node in read_outline(text, load_register())]
    [('一', -1), ('一', 0), ('1', 1), ('二', -1)]
    """
    lines = [*_lines(flat)]
    markers = [read_marker(flat, start) for start, _ in lines]
    breaks = _part_breaks(flat, lines, markers, register)
    nodes: list[Node] = []
    above: list[int] = []
    part = 0
    for index, (start, _) in enumerate(lines):
        if index in breaks:
            part, above = part + 1, []
        marker = markers[index]
        if marker:
            while above and nodes[above[-1]].rank >= marker.rank:
                above.pop()
            end = _block_end(flat, lines, markers, breaks, index)
            parent = above[-1] if above else -1
            nodes.append(
                Node(
                    marker.rank, marker.value, marker.printed, start, marker.end, end, parent, part
                )
            )
            above.append(len(nodes) - 1)
    return nodes


def find_title(flat: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the first line of ``flat[start:end]`` stands that is the title of a plan."""
    while start < end:
        stop = flat.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop - start < _LONGEST_TITLE and _TITLE.search(flat, start, stop):
            return start, stop
        start = stop + 1
    return None


def _lines(flat: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(flat):
        end = flat.find("\n", start)
        end = len(flat) if end < 0 else end
        yield start, end
        start = end + 1


def _block_end(
    flat: str,
    lines: Sequence[tuple[int, int]],
    markers: Sequence[Marker | None],
    breaks: frozenset[int],
    index: int,
) -> int:
    for later in range(index + 1, len(lines)):
        start = lines[later][0]
        if markers[later] or later in breaks or _STOP.match(flat, start, lines[later][1]):
            return start
    return len(flat)


def _part_breaks(
    flat: str,
    lines: Sequence[tuple[int, int]],
    markers: Sequence[Marker | None],
    register: Register,
) -> frozenset[int]:
    """Return the lines at which another plan begins: the title before a count that starts anew."""
    breaks = set()
    last: dict[int, int] = {}
    for index, marker in enumerate(markers):
        if flat.startswith("附件", lines[index][0]):
            breaks.add(index)
        if not marker or marker.rank > BRACKETED:
            continue
        top = HAN if HAN in last or marker.rank == HAN else BRACKETED
        if marker.rank == top and marker.value == 1 and last.get(top, 0) > 1:
            breaks.add(_title_before(flat, lines, markers, index, register))
        last[marker.rank] = marker.value
        for narrower in [rank for rank in last if rank > marker.rank]:
            del last[narrower]
    return frozenset(breaks)


def _title_before(
    flat: str,
    lines: Sequence[tuple[int, int]],
    markers: Sequence[Marker | None],
    index: int,
    register: Register,
) -> int:
    best = index
    for earlier in range(index - 1, max(-1, index - _LOOK_BACK), -1):
        start, end = lines[earlier]
        if markers[earlier] or starts_with_label(flat[start:end], register):
            break
        if end - start < _LONGEST_TITLE and _TITLE.search(flat, start, end):
            return earlier
        if flat.startswith("附件", start):
            return earlier
    return best
