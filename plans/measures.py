"""Numbers with a unit of measure: 14%左右, 6-8处, 900亿元, 不低于3万人次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from plans.lexicon import read_lines

MULTIPLIERS: Final = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "亿": 10**8, "千万": 10**7, "百万": 10**6,
    "十万": 10**5, "万": 10**4, "千": 1000, "百": 100,
}  # fmt: skip
_NUMBER: Final = r"\d{1,3}(?:，\d{3}){1,4}(?!\d)(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
RANGE_MARK: Final = r"(?:[-—–－~～〜―]{1,2}|至|到)"
# An hour or a day is no measure of what is reached, nor is a part of a list.
NOT_A_UNIT: Final = (
    r"(?:自然|法定)?(?:工作日|月|季度|小时|自然日|学期|方面|环节|层级|层次|阶段|维度|步骤|部分"
    r"|要素|重点|关键|文件|附件|专章|年|钟|必须|坚持|统一|不)"
)
# A bare 亿 counts what was named before it; in front of a noun it belongs to a longer unit.
_HAN_NOT_MARK: Final = "(?!以上|以下|以内|左右)[\u3400-\u9fff]"
BEFORE: Final = (
    "不低于|不少于|不小于|不得低于|不得少于|至少|不超过|不高于|不多于|不得超过|不大于|超过|突破"
    "|高于|大于|多于|低于|少于|小于|大约|约|近|超|逾|≥|≧|≤|≦"
)
AFTER: Final = "(?:及|或)?以上|左右|上下|以内|之内|(?:及|或)?以下|余"


_BUILT: Final = frozenset(
    (
        "亩",
        "公顷",
        "平方米",
        "㎡",
        "平方公里",
        "公里",
        "千米",
        "km",
        "米",
        "立方米",
        "千瓦",
        "兆瓦",
        "MW",
    )
)
# The unit of a place in a ranking, whatever word the text has for it.
RANK: Final = "位次"


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure as written: what one of it counts, and the unit that this counts in.

    `qudt` is the local name of the unit in the QUDT vocabulary, none where it has none.
    """

    word: str
    multiplier: int
    base: str
    qudt: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range with its unit at ``flat[start:end]``, and the marks around it.

    `comparator` is set where the form itself says it, as 翻番 and 前三 do.
    """

    low: Decimal
    high: Decimal | None
    unit: str
    before: str
    after: str
    start: int
    end: int
    comparator: str = ""

    @property
    def counts(self) -> bool:
        """Whether it counts things, rather than measures something."""
        measure = read_measure(self.unit)
        return measure is not None and measure.qudt == "NUM"

    @property
    def is_built(self) -> bool:
        """Whether it measures what is built or planted: an area, a length, a power."""
        measure = read_measure(self.unit)
        return measure is not None and measure.base in _BUILT

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage."""
        measure = read_measure(self.unit)
        return measure is not None and measure.qudt == "PERCENT"


@cache
def read_measure(unit: str) -> Measure | None:
    """Return what a unit of measure means.

    >>> read_measure("亿元")
    Measure(word='亿元', multiplier=100000000, base='元', qudt='CCY_CNY')
    """
    codes = _codes()
    if unit == "成":
        return Measure(unit, 10, "%", codes["%"])
    if unit in codes:
        return Measure(unit, 1, unit, codes[unit])
    for word, multiplier in MULTIPLIERS.items():
        if unit.startswith(word):
            base = unit[len(word) :]
            if base in codes:
                return Measure(unit, multiplier, base, codes[base])
            if not base:
                return Measure(unit, multiplier, "", "NUM")
    return None


@cache
def _codes() -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for line in read_lines("measures.txt"):
        code, _, words = line.partition(":")
        found.update(dict.fromkeys(words.split(), None if code == "-" else code))
    return found


@cache
def unit_pattern() -> str:
    """Return the pattern of a unit of measure as written."""
    words = "|".join(map(re.escape, sorted(_codes(), key=len, reverse=True)))
    multipliers = "|".join(MULTIPLIERS)
    return (
        rf"(?P<unit>(?:{multipliers})?(?:{words})(?![A-Za-z])|(?:{multipliers})(?!{_HAN_NOT_MARK}))"
        rf"(?!{NOT_A_UNIT})"
    )


@cache
def _pattern() -> re.Pattern[str]:
    multipliers = "|".join(MULTIPLIERS)
    return re.compile(
        rf"(?P<before>{BEFORE})?(?<![\dA-Za-z.第])(?P<low>{_NUMBER})"
        rf"(?:%|(?:{multipliers})(?=-|—|至|~))?"
        rf"(?:{RANGE_MARK}(?P<high>{_NUMBER}))?(?P<more>多|余)?"
        rf"{unit_pattern()}(?P<after>{AFTER})?"
    )


def find_quantities(flat: str) -> Iterator[Quantity]:
    """Yield the quantities of a folded text in order.

    >>> [(str(q.low), str(q.high), q.unit) for q in find_quantities("地图牌6-8处，1.5万人次")]
    [('6', '8', '处'), ('1.5', 'None', '万人次')]
    """
    for match in _pattern().finditer(flat):
        high = match["high"]
        yield Quantity(
            _decimal(match["low"]),
            _decimal(high) if high else None,
            match["unit"],
            match["before"] or "",
            match["after"] or "",
            match.start(),
            match.end(),
        )


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace("，", ""))
