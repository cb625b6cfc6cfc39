"""Benchmarks named by description only: 欧美发达国家, 国际标准, 国内外先进旅游城市, 各地."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from plans.known import FoundName
from plans.lexicon import alternatives
from plans.records import BenchmarkKind

_WORDS: Final = "benchmark-words.txt"
_JOINTS: Final = frozenset("、，及和与等")
_REACH: Final = 18


def read_generic(flat: str, start: int, end: int) -> FoundName | None:
    """Return the description that begins at `start` and says from whom or what to learn.

    >>> read_generic("国外发达国家万元能耗标准", 0, 12).name
    '国外发达国家'
    >>> read_generic("国际城市战略指标体系", 0, 10).kind
    'standard'
    """
    end = min(end, _first_joint(flat, start, end))
    alone = _pattern("alone").match(flat, start, end)
    if alone:
        return _found(flat, start, alone.end(), "group")
    opener = _pattern("where", "quality").match(flat, start, end)
    if opener is None:
        return None
    limit = min(end, opener.end() + _REACH)
    group = _end_of_group(flat, start, opener.end(), limit)
    if group:
        return _found(flat, start, group, "group")
    standard = _pattern("standard").search(flat, opener.end(), limit)
    if standard:
        return _found(flat, start, standard.end(), "standard")
    whose = _pattern("whose").match(flat, start, end)
    if whose and _pattern("experience").search(flat, whose.end(), end):
        return _found(flat, start, whose.end(), "group")
    return None


def _first_joint(flat: str, start: int, end: int) -> int:
    place = start
    while place < end and (flat[place] not in _JOINTS or flat.startswith("和地区", place)):
        place += 1
    return place


def _end_of_group(flat: str, start: int, after: int, limit: int) -> int | None:
    owner = flat.find("的", after, limit)
    stop = owner if owner >= 0 else limit
    match = _pattern("group").search(flat, after, stop)
    if (
        match
        and not _pattern("not-group").match(flat, match.end())
        and _praised(flat, start, match.start())
    ):
        return match.end()
    loose = _pattern("loose-group").search(flat, after, stop)
    return loose.end() if loose and not match else None


def _praised(flat: str, start: int, end: int) -> bool:
    """Whether the words before a group single it out, so that it is more than a place of work."""
    return _pattern("quality", "abroad").search(flat, start, end) is not None


def _found(flat: str, start: int, end: int, kind: BenchmarkKind) -> FoundName:
    return FoundName(flat[start:end], kind, None, start, end)


@cache
def _pattern(*groups: str) -> re.Pattern[str]:
    return re.compile(alternatives(_WORDS, *groups))
