"""Lists of units behind labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from plans.clauses import Segment, read_segments, split_items
from plans.labels import Label
from plans.page import Page, Place

_MAIN: Final = "主要责任"
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
    items = [*split_items(page.flat, start, end, page.brackets_in(start, end), page.rules.silent)]
    return read_segments(page.flat, items, role, page.register)
