"""Days as documents date them: 2018年12月10日, 2018-12-11, 二〇一八年十二月十日."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_ZERO: Final = "〇零○◯O0Ｏ０"
_HAN: Final = "一二三四五六七八九"
DAY: Final = (
    r"((?:19|20)\d{2}年\d{1,2}月\d{1,2}日"
    f"|[二一][{_ZERO}九][{_HAN}{_ZERO}]{{2}}年[{_HAN}十]{{1,2}}月"
    f"[{_HAN}十]{{1,3}}日)"
)
ANY_DAY: Final = re.compile(rf"{DAY}|(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}")
# A year, a month or a day in Chinese figures; 三个月 and 十年内 are lengths, no dates.
_SPELLED: Final = re.compile(
    f"(?P<year>[二一][{_ZERO}九][{_HAN}{_ZERO}]{{2}})(?=年)"
    f"|(?<![第个{_HAN}十])(?P<month>十[一二]|[{_HAN}十])(?=月)"
    f"|(?<=月)(?P<day>三十一?|二?十[{_HAN}]?|[{_HAN}])(?=[日号])"
)
_DIGITS: Final = {
    **{char: str(value) for value, char in enumerate(_HAN, 1)},
    **dict.fromkeys(_ZERO, "0"),
}


def to_day(match: re.Match[str]) -> date | None:
    """Return the day that a match of these patterns names, none if there is no such day.

    >>> to_day(ANY_DAY.match("二〇一八年十二月十日"))
    datetime.date(2018, 12, 10)
    """
    numbers = [int(number) for number in re.findall(r"\d+", in_digits(match[0]))]
    try:
        return date(*numbers[:3])
    except (TypeError, ValueError):
        return None


def in_digits(words: str) -> str:
    """Return dates in Chinese figures in digits; everything else stays as it is.

    >>> in_digits("二○二三年六月三十日前完成两项"), in_digits("三个月内")
    ('2023年6月30日前完成两项', '三个月内')
    """
    return _SPELLED.sub(_number, words)


def _number(match: re.Match[str]) -> str:
    figures = match[0]
    if match["year"]:
        return "".join(_DIGITS[char] for char in figures)
    tens, ten, ones = figures.rpartition("十")
    value = int(_DIGITS.get(ones, "0")) + (10 * int(_DIGITS.get(tens, "1")) if ten else 0)
    return str(value)
