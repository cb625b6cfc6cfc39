"""Dates as plans write them: 2018年12月10日, 2023 年6 月底, 年底, 第三季度, 2018年-2019年.

Chinese figures count like digits (六月底), and a five-year plan stands for its years: “十四五”末.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from plans.days import in_digits

_YEAR: Final = r"(?:19|20)\d{2}"
_RANGE_MARK: Final = r"(?:[-－—–―~～〜]{1,2}|起?[至到])"
_PART: Final = (
    r"(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<month>1[0-2]|0?[1-9])月(?:份)?"
    r"(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]|(?P<third>[上中下])旬|(?P<end>[底末初]))?"
)
_DATE: Final = re.compile(
    rf"(?:(?P<year>{_YEAR})年|(?P<same>当年|今年|本年度?)|(?P<next>明年|次年|翌年|下一年)"
    rf"|(?P<bare>年))?度?"
    rf"(?:{_PART}|(?P<edge>[底末初内中]|全年)|(?P<none>))"
)
_NUMERIC: Final = re.compile(
    rf"(?P<year>{_YEAR})[-./](?P<month>1[0-2]|0?[1-9])(?:[-./](?P<day>3[01]|[12]\d|0?[1-9]))?(?!\d)"
)
# A page may lose 年 and 月: 20181230日前, 202310月份.
_LOST_MARKS: Final = (
    re.compile(r"(?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>3[01]|[12]\d|0[1-9])日"),
    re.compile(r"(?P<year>20\d{2})(?P<month>1[0-2]|0?[1-9])月(?:份)?(?P<day>)"),
)
_SHORT_RANGE: Final = re.compile(rf"(?P<first>{_YEAR})(?={_RANGE_MARK}{_YEAR}年)")
_JOINT: Final = re.compile(_RANGE_MARK)
_HEADS: Final = re.compile(rf"{_YEAR}|[当今本明次翌下上第一二三四年]|\d")
_FIVE_YEARS: Final = re.compile(
    "[“‘]?十(?P<plan>[二三四五六七])五[”’]?(?:规划)?"
    "(?:(?P<late>期?末|收官|结束)|(?P<early>初)|(?:期间|时?期)?(?P<none>))"
)
_FIRST_OF_PLAN: Final = {"二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031, "七": 2036}
# What a page writes short: 23年6月, 6-9月, 6月1日-30日, 今明两年, 一至三季度, 2023、2024年.
_SHORT: Final = (
    (re.compile(r"(?<!\d)([12]\d)年(?=\d{1,2}月|[底末])"), r"20\1年"),
    (
        re.compile(rf"(\d{{1,2}}月)(\d{{1,2}})日?({_RANGE_MARK})(\d{{1,2}})(?=[日号])"),
        r"\1\2日\3\1\4",
    ),
    (re.compile(rf"(?<!\d)(1[0-2]|0?[1-9])(?={_RANGE_MARK}(?:1[0-2]|0?[1-9])月)"), r"\1月"),
    (re.compile("今明两年"), "今年至明年"),
    (
        re.compile(rf"第?([一二三1-3])季?度?({_RANGE_MARK}|、)第?([二三四2-4])(?=季度)"),
        r"\1季度至\3",
    ),
    (re.compile(rf"({_YEAR})年?[、和](?={_YEAR}年(?:$|[，。；、底末前内]))"), r"\1年至"),
)
_QUARTERS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LAST_DAY_OF_EDGE: Final = {"初": (1, 31), "中": (6, 30)}
_LAST_DAY_OF_THIRD: Final = {"上": 10, "中": 20}


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of days that a date word names; `first` and `last` are none if the year is unknown.

    `start` and `end` are its place in the string that was read.
    """

    first: date | None
    last: date | None
    start: int
    end: int
    whole_year: bool = False


def spell_out(words: str) -> str:
    """Return `words` with dates in digits, and five-year plans and short forms as their years.

    >>> spell_out("“十四五”末"), spell_out("十四五期间"), spell_out("二〇二三年六月")
    ('2025年底', '2021年-2025年', '2023年6月')
    """
    words = _FIVE_YEARS.sub(_years_of_plan, in_digits(words))
    for short, full in _SHORT:
        words = short.sub(full, words)
    return words


def _years_of_plan(match: re.Match[str]) -> str:
    first = _FIRST_OF_PLAN[match["plan"]]
    if match["late"]:
        return f"{first + 4}年底"
    return f"{first}年" if match["early"] else f"{first}年-{first + 4}年"


def find_moments(words: str, year: int | None) -> Iterator[tuple[Moment, Moment | None]]:
    """Yield the dates in `words`, spelled out, in order, and for a range its two ends.

    A date without a year takes the year of the date before it, else `year`.

    >>> [(a.first, b and b.last) for a, b in find_moments("2018年-2019年", None)]
    [(datetime.date(2018, 1, 1), datetime.date(2019, 12, 31))]
    """
    place = 0
    while (head := _HEADS.search(words, place)) is not None:
        first = _read(words, head.start(), year, short=True)
        if first is None:
            place = head.end() if head[0].isdecimal() else head.start() + 1
            continue
        known = first.last.year if first.last else year
        joint = _JOINT.match(words, first.end)
        second = _read(words, joint.end(), known) if joint else None
        yield first, second
        place = (second or first).end
        year = second.last.year if second and second.last else known


def _read(words: str, start: int, year: int | None, *, short: bool = False) -> Moment | None:
    for pattern in (_NUMERIC, *_LOST_MARKS):
        if numeric := pattern.match(words, start):
            return _of_parts(numeric, int(numeric["year"]))
    if short and (match := _SHORT_RANGE.match(words, start)):
        return _moment(match, int(match["first"]), (1, 1), (12, 31), whole_year=True)
    match = _DATE.match(words, start)
    if match is None or match.end() == start or match[0] == "年":
        return None
    if match["bare"] and match["edge"] is None:
        return None
    return _of_parts(match, _year_of(match, year))


def _year_of(match: re.Match[str], year: int | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    return year + 1 if match["next"] and year else year


def _of_parts(match: re.Match[str], year: int | None) -> Moment:
    parts = match.groupdict()
    if parts["month"]:
        return _of_month(match, year, int(parts["month"]))
    if parts.get("half"):
        first, last = ((1, 1), (6, 30)) if parts["half"] == "上" else ((7, 1), (12, 31))
        return _moment(match, year, first, last)
    if parts.get("quarter"):
        quarter = _QUARTERS[parts["quarter"]]
        return _moment(match, year, (3 * quarter - 2, 1), (3 * quarter, 31))
    last = _LAST_DAY_OF_EDGE.get(parts.get("edge") or "", (12, 31))
    return _moment(match, year, (1, 1), last, whole_year=parts.get("edge") in (None, "全年"))


def _of_month(match: re.Match[str], year: int | None, month: int) -> Moment:
    parts = match.groupdict()
    if parts["day"]:
        day = int(parts["day"])
        return _moment(match, year, (month, day), (month, day))
    last = 10 if parts.get("end") == "初" else _LAST_DAY_OF_THIRD.get(parts.get("third") or "", 31)
    return _moment(match, year, (month, 1), (month, last))


def _moment(
    match: re.Match[str],
    year: int | None,
    first: tuple[int, int],
    last: tuple[int, int],
    *,
    whole_year: bool = False,
) -> Moment:
    return Moment(
        _day(year, *first), _day(year, *last), match.start(), match.end(), whole_year=whole_year
    )


def _day(year: int | None, month: int, day: int) -> date | None:
    """Return the day, or the last day of a month that is shorter."""
    if year is None:
        return None
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
