"""Label words such as 牵头单位 and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from plans.register import Register, load_register


@dataclass(frozen=True, slots=True)
class Label:
    """A label word with its role and its place: the word and its colon cover `start` to `end`."""

    role: str
    word: str
    start: int
    end: int


@cache
def _pattern(register_words: tuple[str, ...], before: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(register_words, key=len, reverse=True)))
    return re.compile(rf"(?:{'|'.join(before)})?({words})(?:（[^（）\n]{{1,8}}）)?：")


def find_labels(
    flat: str, start: int, end: int, register: Register | None = None
) -> Iterator[Label]:
    """Yield the labels with a colon in ``flat[start:end]``, in order.

    >>> text = "牵头单位：市大数据局。责任单位：市政府有关部门。"
    >>> [label.role for label in find_labels(text, 0, len(text))]
    ['lead', 'responsible']
    """
    register = register or load_register()
    for match in _pattern(tuple(register.labels), register.before).finditer(flat, start, end):
        yield Label(register.labels[match[1]], match[1], match.start(), match.end())


def starts_with_label(flat: str) -> bool:
    """Whether a folded line begins with a label and a colon."""
    register = load_register()
    return _pattern(tuple(register.labels), register.before).match(flat) is not None
