"""Names of places and organisations at the head of an item of a list, looked up in the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from plans.lexicon import (
    KnownName,
    load_abbreviations,
    load_joint_places,
    load_names,
    load_words,
)
from plans.records import BenchmarkKind

_LONGEST: Final = 12
_LONGEST_JOINT: Final = 4
# 京沪高铁 and 成渝地区双城经济圈 are names of their own.
_NO_LONGER_NAME: Final = re.compile("[、，。；等和与及\n]|[两三四]地|先进|成熟|成功|经验|做法|模式")
# A place in front of one of these names an institution or a part of it: 剑桥大学, 义乌小商品城.
_INSTITUTION: Final = re.compile(
    "[\u3400-\u9fff]{0,6}?(?:大学|理工学院|研究所|研究院|集团|公司|交易所|机场)"
)
_ENDINGS: Final[tuple[tuple[BenchmarkKind, str], ...]] = (
    ("organisation", "银行|医院|学院|平台|协会|商会|研究中心|交易中心|合作社|工厂"),
    ("region", "科技园|产业园|工业园|科学城|商品城|商城|开发区|新区|小镇|街道|社区|景区|古镇"),
    ("region", "区(?![域划位间块])|县(?!域)"),
)
_HOLDS: Final = frozenset({"country", "city", "region"})
_NAMED_BY_KIND: Final = tuple(
    (kind, re.compile(f"[\u3400-\u9fffA-Za-z0-9·]{{1,6}}?(?:{words})")) for kind, words in _ENDINGS
)
# Parts of any place, which are nobody's name.
_NO_DISTRICT: Final = re.compile(
    "(?:中心|主|老|新|旧|各)?城区|社区|景区|新区|开发区"
    "|.*(?:示范|试验|保护|功能|居住|工业|[片园特地辖全各校院库牧林矿市郊])区"
)
# Words of the list of topics that are kinds of names as well.
_KINDS: Final = frozenset({"园区", "产业", "平台", "社区", "市场", "企业", "新区", "未来", "美丽"})
_LISTED: Final = re.compile("[、及等的]|(?<=[市县区国])[和与]")
_LATIN: Final = re.compile("[A-Za-z]")
_SUFFIX: Final = re.compile("(?:特别行政区|自治区|[市省县区])(?![域间划位际场])")
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
    if known.kind in _HOLDS and (longer := _longer(flat, known, stop, end)):
        kind, stop = longer
        country = known.name if known.kind == "country" else known.country
        return FoundName(flat[start:stop], kind, country, start, stop)
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


def read_joint_places(flat: str, start: int, end: int) -> list[FoundName]:
    """Return the places of a joint word that begins at `start`, a character for each.

    >>> [found.name for found in read_joint_places("北上广深等城市", 0, 7)]
    ['北京', '上海', '广州', '深圳']
    """
    table = load_joint_places()
    for stop in range(min(end, start + _LONGEST_JOINT), start + 1, -1):
        places = table.get(flat[start:stop])
        if places and (stop == len(flat) or _NO_LONGER_NAME.match(flat, stop)):
            return [
                FoundName(place.name, place.kind, place.country, start + i, start + i + 1)
                for i, place in enumerate(places)
            ]
    return []


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
    if outer.kind not in _HOLDS:
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


def _longer(flat: str, place: KnownName, stop: int, end: int) -> tuple[BenchmarkKind, int] | None:
    """Return what a place with the words behind it names, and where the name ends."""
    if match := _INSTITUTION.match(flat, stop, end):
        return "organisation", match.end()
    if place.kind == "country":
        return None
    for kind, pattern in _NAMED_BY_KIND:
        match = pattern.match(flat, stop, end)
        if match and _is_name(match[0]):
            return kind, match.end()
    return None


def _is_name(words: str) -> bool:
    return not (_topic().search(words) or _LISTED.search(words) or _NO_DISTRICT.fullmatch(words))


@cache
def _topic() -> re.Pattern[str]:
    """Return the pattern of what is done somewhere, which is no part of a name."""
    words = set(load_words("benchmark-words.txt")["topic"]) - _KINDS
    return re.compile("|".join(sorted(words)))
