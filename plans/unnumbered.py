"""Paragraphs that assign units and have no number, or lost it.

They are items of their own where a document has no numbers at all, below headings that hold
several of them, and where the numbers around them say which one is missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from plans.items import assigning, marked
from plans.labels import starts_with_label
from plans.numbering import BRACKETED, LISTED, Marker, read_marker, to_han, write_marker
from plans.page import Place
from plans.register import Register
from plans.view import Line

_LONGEST_HEADING: Final = 40
_FEWEST: Final = 2
_ENDS: Final = "。；."
_CLOSING: Final = frozenset("）〕]】〉")


@dataclass(frozen=True, slots=True)
class Section:
    """A number and what stands below it up to the next one, whose number is `after`.

    `head` is the place of its paragraph; `items` are the places of unnumbered paragraphs that
    assign units, `others` those of the rest that are no label lines.
    """

    head: int
    marker: Marker
    items: tuple[int, ...]
    others: tuple[int, ...]
    assigns: bool
    after: Marker | None


def mark_unnumbered(paragraphs: Sequence[Line], register: Register) -> list[Line]:
    r"""Return paragraphs in which every item without a number begins with a marker.

    >>> from plans.register import load_register
    >>> from plans.view import read_lines
    >>> text = "一、城建\n修路。（市财政局负责）\n架桥。（市教育局负责）\n"
    >>> marked = mark_unnumbered(read_lines(text), load_register())
    >>> [read_marker(line.flat).value for line in marked]
    [1, 1, 2]
    """
    markers = [read_marker(line.flat) for line in paragraphs]
    labelled = [starts_with_label(line.flat, register) for line in paragraphs]
    items = _items(paragraphs, labelled, register)
    written = [*paragraphs]
    if not any(markers):
        _count(written, [*items] if len(items) >= _FEWEST or _tell_roles(items) else ())
        return written
    sections = [*_sections(markers, labelled, items)]
    for section in _that_hold_items(paragraphs, sections):
        _count(written, section.items)
    for section in sections:
        if _lacks_numbers(section):
            _supply(written, section)
    return written


def _items(
    paragraphs: Sequence[Line], labelled: Sequence[bool], register: Register
) -> dict[int, list[Place]]:
    """Return the paragraphs that end in units, or in label lines, with the places of the units."""
    blocks: dict[int, list[Line]] = {}
    head: int | None = None
    for index, line in enumerate(paragraphs):
        if not labelled[index]:
            head = index
            if line.flat.rstrip(_ENDS)[-1:] in _CLOSING:
                blocks[head] = [line]
        elif head is not None:
            blocks.setdefault(head, [paragraphs[head]]).append(line)
    carries = assigning([*blocks.values()], register)
    return {head: places for head, places in zip(blocks, carries, strict=True) if places}


def _tell_roles(items: Mapping[int, Sequence[Place]]) -> bool:
    """Whether a label or a verb says that some of the units are assigned."""
    segments = (segment for places in items.values() for p in places for segment in p.segments)
    return any(segment.role for segment in segments)


def _sections(
    markers: Sequence[Marker | None], labelled: Sequence[bool], items: Mapping[int, object]
) -> Iterator[Section]:
    heads = [index for index, marker in enumerate(markers) if marker]
    for head, end in zip(heads, [*heads[1:], len(markers)], strict=True):
        marker = markers[head]
        if marker:
            free = [index for index in range(head + 1, end) if not labelled[index]]
            yield Section(
                head,
                marker,
                tuple(index for index in free if index in items),
                tuple(index for index in free if index not in items),
                head in items,
                markers[end] if end < len(markers) else None,
            )


def _that_hold_items(paragraphs: Sequence[Line], sections: Sequence[Section]) -> Iterator[Section]:
    """Yield the sections of the ranks whose headings hold several items and nothing else."""
    holding = [section for section in sections if _may_hold_items(paragraphs, section)]
    several = Counter(s.marker.rank for s in holding if len(s.items) >= _FEWEST)
    single = Counter(s.marker.rank for s in holding if len(s.items) < _FEWEST)
    tasks = Counter(section.marker.rank for section in sections if section.assigns)
    for section in holding:
        rank = section.marker.rank
        if several[rank] > tasks[rank] and several[rank] >= single[rank]:
            yield section


def _may_hold_items(paragraphs: Sequence[Line], section: Section) -> bool:
    """Whether a section is a heading with items; only words in front of them may be none."""
    flat = paragraphs[section.head].flat
    below = section.after is not None and section.after.rank > section.marker.rank
    heading = (
        section.marker.rank <= BRACKETED and len(flat) <= _LONGEST_HEADING and "。" not in flat
    )
    if below or section.assigns or not heading or not section.items:
        return False
    return not any(section.items[0] < other < section.items[-1] for other in section.others)


def _lacks_numbers(section: Section) -> bool:
    """Whether an item of a count is followed by as many unnumbered ones as the next leaves out."""
    after = section.after
    if not section.assigns or not section.items or after is None:
        return False
    missing = after.value - section.marker.value - 1
    return after.rank == section.marker.rank and missing == len(section.items)


def _count(lines: list[Line], items: Sequence[int]) -> None:
    for place, index in enumerate(items, 1):
        lines[index] = marked(lines[index], 0, write_marker(LISTED, place, str(place)))


def _supply(lines: list[Line], section: Section) -> None:
    """Give items the numbers that were lost, in the digits of the one before."""
    rank, digits = section.marker.rank, section.marker.printed.isdecimal()
    for value, index in enumerate(section.items, section.marker.value + 1):
        printed = str(value) if digits else to_han(value)
        marker = write_marker(rank, value, printed, supplied=True)
        lines[index] = marked(lines[index], 0, marker)
