"""Names in front of a verb that spreads their experience: X、Y等先进经验的推广."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from plans.known import FoundName, read_name
from plans.lexicon import alternatives
from plans.unlisted import end_of_name

_PROMOTED: Final = re.compile(
    r"等[^，。；：、“”\n]{0,8}?(?:先进|成功|典型|优秀|成熟)[^，。；：“”\n]{0,4}?(?:经验|模式|做法)"
    r"(?:[及和与、](?:先进|成功)?(?:经验|模式|做法)){0,2}的?(?:示范|应用|复制|学习|宣传"
    r"|总结){0,2}(推广)"
)
_START: Final = frozenset("，。；：！？\n")
_WORDS: Final = "benchmark-words.txt"
_LONGEST_LIST: Final = 60


def find_promoted(flat: str) -> Iterator[tuple[FoundName, str]]:
    """Yield the names in lists before 等先进经验的推广, each with the verb.

    >>> [name.name for name, _ in find_promoted("加快甲乙智能、丙丁等先进经验及模式的应用推广")]
    ['甲乙智能', '丙丁']
    """
    for match in _PROMOTED.finditer(flat):
        start = _start_of_list(flat, match.start())
        for part in re.finditer("[^、]+", flat[start : match.start()]):
            first, last = start + part.start(), start + part.end()
            name = _read(flat, first, last)
            if name:
                yield name, match[1]


def _start_of_list(flat: str, end: int) -> int:
    start = end
    while start > 0 and flat[start - 1] not in _START and end - start < _LONGEST_LIST:
        start -= 1
    while (verb := _leading_verb().match(flat, start, end)) is not None:
        start = verb.end()
    return start


def _read(flat: str, start: int, end: int) -> FoundName | None:
    known = read_name(flat, start, end)
    if known:
        return known
    stop = end_of_name(flat, start, end)
    return FoundName(flat[start:stop], "organisation", None, start, stop) if stop else None


@cache
def _leading_verb() -> re.Pattern[str]:
    return re.compile(alternatives(_WORDS, "spread"))
