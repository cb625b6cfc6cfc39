"""Names of places and organisations at the head of an item of a list, looked up in the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from plans.lexicon import KnownName, load_abbreviations, load_names
from plans.records import BenchmarkKind

_LONGEST: Final = 12
# A place in front of one of these names an institution: 剑桥大学, 鹿特丹港.
_INSTITUTION: Final = re.compile(
    "[\u3400-\u9fff]{0,6}?(?:大学|理工学院|研究所|研究院|集团|公司|交易所|机场)"
)
_LATIN: Final = re.compile("[A-Za-z]")
_SUFFIX: Final = re.compile("(?:特别行政区|自治区|[市省县区])(?![域间划位际])")
_BETWEEN: Final = re.compile("的")


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name at ``flat[start:end]``; a country or province in front belongs to it."""

    name: str
    kind: BenchmarkKind
    country: str | None
    start: int
    end: int


def read_name(flat: str, start: int, end: int) -> FoundName | None:
    """Return the name that begins at `start`, with the place in front of it as one mention.

    >>> read_name("英国伦敦新城建设", 0, 8)
    FoundName(name='伦敦', kind='city', country='英国', start=0, end=4)
    >>> read_name("美国志愿服务", 0, 6).name
    '美国'
    """
    first = _longest(flat, start, end)
    if first is None:
        return None
    known, stop = first
    inner = _inner(flat, known, stop, end)
    if inner is not None:
        known, stop = inner
    elif known.kind != "organisation" and (match := _institution(flat, stop, end)):
        country = known.name if known.kind == "country" else known.country
        return FoundName(flat[start:match], "organisation", country, start, match)
    return FoundName(known.name, known.kind, known.country, start, stop)


def read_abbreviations(flat: str, start: int, end: int) -> list[FoundName]:
    """Return the countries of a list such as 美、英、法、日、德 that begins at `start`.

    >>> [found.name for found in read_abbreviations("美、英、日先进制造业", 0, 10)]
    ['美国', '英国', '日本']
    """
    table = load_abbreviations()
    found = []
    while start < end and flat[start] in table:
        country = table[flat[start]]
        found.append(FoundName(country.name, "country", None, start, start + 1))
        if flat[start + 1 : start + 2] not in ("、", "和", "与") or start + 2 >= end:
            break
        start += 2
    return found if len(found) > 1 else []


def _longest(flat: str, start: int, end: int) -> tuple[KnownName, int] | None:
    names = load_names()
    for stop in range(min(end, start + _LONGEST), start, -1):
        known = names.get(flat[start:stop])
        if known and not _cut_in_word(flat, stop):
            suffix = _SUFFIX.match(flat, stop, end) if known.kind in ("city", "region") else None
            return known, suffix.end() if suffix else stop
    return None


def _cut_in_word(flat: str, stop: int) -> bool:
    """Whether a Latin name goes on: GE in GEO."""
    return bool(_LATIN.match(flat, stop - 1) and _LATIN.match(flat, stop))


def _inner(flat: str, outer: KnownName, stop: int, end: int) -> tuple[KnownName, int] | None:
    """Return the city or organisation that stands behind its country or province."""
    if outer.kind == "organisation":
        return None
    after = _BETWEEN.match(flat, stop, end)
    found = _longest(flat, after.end() if after else stop, end)
    if (
        found is None
        or found[0].kind == "country"
        or (outer.kind, found[0].kind) == ("city", "city")
    ):
        return None
    home = outer.name if outer.kind == "country" else outer.country
    return found if found[0].country in (home, None) else None


def _institution(flat: str, stop: int, end: int) -> int | None:
    match = _INSTITUTION.match(flat, stop, end)
    return match.end() if match else None
