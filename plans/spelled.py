"""Numbers in words: 百分之十五, 三成以上, 两百家, 翻一番, 全省前三, 全国首位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from heapq import merge
from operator import attrgetter
from typing import Final

from plans.measures import AFTER, BEFORE, RANGE_MARK, RANK, Quantity, find_quantities, unit_pattern

_FIGURES: Final = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_POWERS: Final = {"十": 10, "百": 100, "千": 1000}
_FIGURE: Final = "一二三四五六七八九"
_WORDS: Final = f"[{_FIGURE}两十][零〇两{_FIGURE}十百千]{{0,8}}"
_NUMBER: Final = rf"\d{{1,9}}(?:\.\d{{1,4}})?|{_WORDS}(?:点[零〇{_FIGURE}]{{1,4}})?|百"
_CLAUSE_END: Final = r"(?=[，。；、！）\n]|$)"
_FRACTION: Final = re.compile(
    rf"(?P<before>{BEFORE})?(?P<unit>[百千万]分之)(?P<low>{_NUMBER})"
    rf"(?:{RANGE_MARK}(?:[百千万]分之)?(?P<high>{_NUMBER}))?(?P<after>{AFTER})?"
)
_TENTHS: Final = re.compile(
    rf"(?P<before>{BEFORE})?(?<![第\d])(?P<low>[{_FIGURE}两1-9])(?:{RANGE_MARK}(?P<high>[{_FIGURE}1-9]))?"
    rf"(?P<unit>成)(?:(?P<after>{AFTER})|{_CLAUSE_END})"
)
# 倍增 is a measure only where no name of a programme goes on.
_DOUBLING: Final = re.compile(
    rf"翻(?P<low>[一两二三四1-4])?(?P<unit>番|倍)(?P<after>{AFTER})?|(?P<twice>倍)增{_CLAUSE_END}"
)
# 突破百亿元: the figure is part of the unit, and one of it is meant.
_ROUND: Final = re.compile(
    r"(?P<before>突破|超过|超|逾)(?P<low>)(?P<unit>[十百千]?[万亿](?:元|美元|人次|人|吨|件|户|亩))"
    r"(?=大关|[，。；、！）\n]|$)"
)
_RANKED: Final = (
    "进入|进到|跻身|挤进|挤入|迈入|迈进|入围|位居|位列|名列|稳居|居于?|列|保持在?|稳定在|处于|处在|排名|排位"
    "|位次|达到|进|目标位置：?"
)
_SCOPE: Final = (
    r"(?:全[国省市区县州盟旗球]|世界|国内|省内|市内|[东西中]部|副省级|计划单列|省会)"
    r"[^，。；、：\d\n]{0,8}?"
)
_RANK: Final = re.compile(
    rf"(?:{_RANKED})(?P<place>(?:{_SCOPE})?前(?P<low>\d{{1,3}}|{_WORDS}|百)(?:名|位|强)?|{_SCOPE}"
    rf"(?:(?P<first>首位|第[一1](?:名|位)?)|(?P<best>\d{{1,3}}|五?十|百)强))"
    rf"(?:行列|以内|之内|水平)?{_CLAUSE_END}"
)
_NAMED_BEFORE: Final = re.compile("[\u3400-\u9fff”）]{2}$")
# These count in every clause; a single figure with another unit is rather part of a phrase.
_MEASURED: Final = frozenset({"个百分点", "百分点", "倍"})


def find_numbers(flat: str) -> Iterator[Quantity]:
    """Yield the quantities of a folded text in order, in digits and in words.

    >>> [(str(q.low), q.unit) for q in find_numbers("压减三成以上，新增一百二十家")]
    [('3', '成'), ('120', '家')]
    >>> [(str(q.low), q.unit, q.comparator) for q in find_numbers("产值翻两番，排名进入全省前三")]
    [('2', '番', 'increase-by'), ('3', '位次', 'at-most')]
    """
    found = merge(
        find_quantities(flat),
        _fractions(flat),
        _counts(flat),
        _doublings(flat),
        _ranks(flat),
        key=attrgetter("start"),
    )
    last = 0
    for quantity in found:
        if quantity.start >= last:
            yield quantity
            last = quantity.end


def to_value(words: str) -> Decimal | None:
    """Return the number that digits or Chinese figures write, none if they write none.

    >>> to_value("一百零五"), to_value("九十五点五"), to_value("十四五")
    (Decimal('105'), Decimal('95.5'), None)
    """
    if words[0].isdecimal():
        return Decimal(words)
    whole, _, part = words.replace("两", "二").replace("零", "〇").partition("点")
    value = _whole(whole)
    if value is None or not part:
        return None if value is None else Decimal(value)
    return Decimal(f"{value}.{''.join(str(_FIGURES[char]) for char in part)}")


def _whole(words: str) -> int | None:
    total, figure, power = 0, None, 10_000
    for char in words:
        if char in _POWERS:
            if _POWERS[char] >= power:
                return None
            power = _POWERS[char]
            total += (1 if figure is None else figure) * power
            figure = None
        elif figure:
            return None
        else:
            figure = _FIGURES[char]
    return total + (figure or 0)


def _quantity(match: re.Match[str], comparator: str = "") -> Quantity | None:
    parts = match.groupdict()
    low = to_value(match["low"]) if match["low"] else Decimal(1)
    high = to_value(parts["high"]) if parts.get("high") else None
    if low is None or (parts.get("high") and high is None):
        return None
    before, after = parts.get("before") or "", parts.get("after") or ""
    return Quantity(low, high, match["unit"], before, after, *match.span(), comparator)


def _fractions(flat: str) -> Iterator[Quantity]:
    patterns = (_FRACTION, _TENTHS, _ROUND)
    matches = merge(*(each.finditer(flat) for each in patterns), key=re.Match.start)
    yield from filter(None, map(_quantity, matches))


def _doublings(flat: str) -> Iterator[Quantity]:
    for match in _DOUBLING.finditer(flat):
        unit = match["unit"] or match["twice"]
        low = to_value(match["low"]) if match["low"] else Decimal(1)
        if low is not None:
            after = match["after"] or ""
            yield Quantity(low, None, unit, "", after, *match.span(), comparator="increase-by")


def _ranks(flat: str) -> Iterator[Quantity]:
    for match in _RANK.finditer(flat):
        number = match["low"] or match["best"]
        low = Decimal(1) if match["first"] else Decimal(100) if number == "百" else to_value(number)
        if low is not None:
            comparator = "exactly" if match["first"] else "at-most"
            yield Quantity(low, None, RANK, "", "", *match.span("place"), comparator=comparator)


def _counts(flat: str) -> Iterator[Quantity]:
    for match in _count().finditer(flat):
        quantity = _quantity(match)
        if quantity is not None and _is_number(flat, match, quantity):
            yield quantity


def _is_number(flat: str, match: re.Match[str], quantity: Quantity) -> bool:
    """Whether figures with a unit are meant as a number, not as part of a phrase."""
    if quantity.before or quantity.after or quantity.unit in _MEASURED:
        return True
    if len(match["low"]) > 1 or quantity.unit[0] in "万亿":
        return True
    last = match.end() == len(flat) or flat[match.end()] in "，。；\n"
    named = _NAMED_BEFORE.search(flat, max(0, match.start() - 2), match.start())
    return last and named is not None and quantity.low > 1


@cache
def _count() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>{BEFORE})?(?<![第每前这那几上下零〇两{_FIGURE}十百千万\d])(?P<low>{_WORDS})"
        rf"(?:{RANGE_MARK}(?P<high>{_WORDS}))?(?:多|余)?{unit_pattern()}(?P<after>{AFTER})?"
    )
