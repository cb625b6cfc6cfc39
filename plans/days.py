"""Whole days as documents are dated: 2018年12月10日, 2018-12-11, 二〇一八年十二月十日."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

DAY: Final = (
    r"((?:19|20)\d{2}年\d{1,2}月\d{1,2}日"
    "|[二一][〇零○O0九][一二三四五六七八九〇零○]{2}年[一二三四五六七八九十]{1,2}月"
    "[一二三四五六七八九十]{1,3}日)"
)
ANY_DAY: Final = re.compile(rf"{DAY}|(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}")
_HAN_DIGITS: Final = {
    **{char: str(value) for value, char in enumerate("〇一二三四五六七八九")},
    **dict.fromkeys("零○O0", "0"),
}


def to_day(match: re.Match[str]) -> date | None:
    """Return the day that a match of these patterns names, none if there is no such day.

    >>> to_day(ANY_DAY.match("二〇一八年十二月十日"))
    datetime.date(2018, 12, 10)
    """
    numbers = [int(number) for number in re.findall(r"\d+", _in_digits(match[0]))]
    try:
        return date(*numbers[:3])
    except (TypeError, ValueError):
        return None


def _in_digits(words: str) -> str:
    words = re.sub("(?<=[年月])十(?=[一二三四五六七八九])", "1", words)
    words = re.sub("(?<=[年月])十(?=[月日])", "10", words)
    words = re.sub("(?<=[二三])十(?=[一二三四五六七八九])", "", words).replace("十", "0")
    return "".join(_HAN_DIGITS.get(char, char) for char in words)
