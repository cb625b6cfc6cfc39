"""Time limits (时限): a labelled value such as 完成时限:2023年6月底前, made into dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from plans.dates import Moment, find_moments, spell_out
from plans.flat import flatten
from plans.lexicon import alternatives
from plans.records import Span, TimeKind, TimeLimit
from plans.view import View

_VALUE_END: Final = re.compile(
    r"[。；\n（〔\[【]|(?<=.)[）〕\]】]"
    "|[，、]?(?:牵头|责任|配合|参与|参加|协办|主办|落实|实施|承办|主责|协同"
    "|督导)(?:责任)?(?:单位|部门|处室|科室|领导|人)："
)
_OPENERS: Final = "（〔[【"
# No labelled value is longer; the bound keeps hostile text linear.
_VALUE_LENGTH: Final = 80
_ONGOING: Final = re.compile(
    "持续|長期|长期|全年|常态|常態|貫穿|贯穿|始终|不间断|经常性|日常|一直|滚动推进|歷年|跨年度"
)
_RECURRING: Final = re.compile(
    r"每(?:半年|两年|三年|季度|季|个月|年度|年|月|周|日|天|学期|工作日)|按(?:年度|季度|年|月"
    r"|季|周)|逐[年月季]|各季度|(?<!不)定期"
)
_RELATIVE: Final = re.compile(
    r"(?:之日|之后|以后|后|起|日起)[^，。；\n\d]{0,4}?(?:(?!(?:19|20)\d{2}年)\d{1,4}"
    r"|[一二三四五六七八九十两半]{1,3})个?(?:工作日|日|天|月|年|周|季度)(?:之|以)?内?"
    r"|(?:\d{1,4}|[一二三四五六七八九十两半]{1,3})个?(?:工作日|日|天|月|年|周)(?:之|以)?内"
)
_UNDATED: Final = re.compile("(?:印发|发布|公布|实施|施行|下发)之日|^本?月[底末]前?")
# From a day on, or behind one, without an end.
_AFTER: Final = re.compile("(?:以|之)?后")
_FROM: Final = re.compile(
    r"^(?:自|从)[^至到前]*(?:起|开始)(?![至到])|^[^至到前]*\d(?:年|月|日|季度)[初底末]?(?:起|开始|(?:以|之)?后(?!续))"
)
# A feast or season of which no calendar here knows the day: 2023年春节前.
_SEASON: Final = re.compile(
    "春节|元宵|清明|端午|中秋|重阳|主?汛|供暖|采暖|取暖|[春夏秋冬][季天耕播收种]|秋季学期|春季学期"
    "|开学|寒假|暑假|暑期|两会|国庆|元旦|五一|劳动节|“"
)
_EVENT: Final = re.compile(
    "投入使用|投用|投产|动工|开工|竣工|启用|上线|通车|开业|开园|运营|挂牌|封顶|交付|验收"
)
_PERIOD_LABELS: Final = re.compile(
    "工作时限|工作時限|工作期限|工作时间|实施(?:时间|期限|时限|周期)|起止时间|工作周期"
)
_UNIT_HINT: Final = re.compile("负责|牵头|配合|单位|部门|局|委|厅|政府|负責|牽頭|單位")
_UNLABELLED: Final = re.compile(
    r"[到于在]?(?:(?:19|20)\d{2}年)?(?:1[0-2]|0?[1-9])月(?:\d{1,2}日|[上中下]旬|[底末初])?(?:之"
    r"|以)?前?(?:完成|投入使用|投用|开工|动工|启动)?"
    r"|[到于在]?(?:(?:19|20)\d{2}年)?(?:年?[底末内]|[上下]半年|全年|第?[一二三四]季度)(?:之"
    r"|以)?前?(?:持续推进|完成|取得明显成效)?"
    r"|[到于在]?(?:19|20)\d{2}年(?:[之以]?前(?:完成)?|完成)"
    r"|(?:持续|长期|常态化)(?:推进|坚持|实施|落实|开展)"
)
_BRACKET: Final = re.compile(r"[（〔\[]([^（）〔〕\[\]\n]{2,400})[）〕\]]")


@cache
def _label() -> re.Pattern[str]:
    """Return what a label looks like; how long a service takes (办理时限) is no limit of a task."""
    words = alternatives("time-words.txt", "label")
    return re.compile(
        rf"(?<![\u3400-\u9fff])(?P<bare>{words})(?:：|(?=\d))"
        rf"|(?<!办理)(?<!审批)(?<!受理)(?<!承诺)(?<!法定)(?P<word>{words})："
    )


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as read: its kind and the days that it begins and ends with, where they are known."""

    kind: TimeKind
    start: date | None = None
    end: date | None = None


def parse_time_expression(words: str, year: int | None = None) -> TimeExpression | None:
    """Return what `words` say about time, none if nothing.

    Parameters
    ----------
    words : str
        An expression, such as 2018年12月, 年底前, 持续推进 or 印发之日起30日内.
    year : int, optional
        The year of a date that has none, as a rule that of the document's title.

    Examples
    --------
    >>> parse_time_expression("2018年12月")
    TimeExpression(kind='deadline', start=None, end=datetime.date(2018, 12, 31))
    >>> parse_time_expression("年底前", 2023).end
    datetime.date(2023, 12, 31)
    >>> parse_time_expression("每季度").kind, parse_time_expression("印发之日起30日内").kind
    ('recurring', 'relative')
    """
    words = spell_out("".join(words.split()))
    moments = [*find_moments(words, year)]
    if _RECURRING.search(words):
        return _recurring(moments)
    if _RELATIVE.search(words) and not re.match(r"(?:19|20)\d{2}年", words):
        return TimeExpression("relative")
    return _of_moments(words, moments, year)


def _recurring(moments: list[tuple[Moment, Moment | None]]) -> TimeExpression:
    """Return a time that comes back; only a range of years says from when to when."""
    first, last = moments[0] if moments else (None, None)
    if first and last and first.whole_year and last.whole_year:
        return TimeExpression("recurring", first.first, last.last)
    return TimeExpression("recurring")


def _of_moments(
    words: str, moments: list[tuple[Moment, Moment | None]], year: int | None
) -> TimeExpression | None:
    ongoing = _ONGOING.search(words) is not None
    if not moments and _UNDATED.search(words):
        return TimeExpression("relative")
    if not moments:
        return _ongoing_all(words, year) if ongoing else None
    first, second = moments[0]
    if second is not None:
        return TimeExpression("period", first.first, second.last)
    if first.whole_year and _SEASON.match(words, first.end):
        return TimeExpression("event")
    last = moments[-1][1] or moments[-1][0]
    if len(moments) == 1 and _FROM.search(words):
        return TimeExpression("ongoing", _start(words, first))
    if "全年" in words and first.whole_year:
        return TimeExpression("period", first.first, first.last)
    if _EVENT.search(words):
        return TimeExpression("event", None, last.last)
    if ongoing and not re.search("前|并|[，；、]", words):
        return TimeExpression("ongoing", None, last.last)
    return TimeExpression("deadline", None, last.last)


def _start(words: str, moment: Moment) -> date | None:
    """Return the first day of a time that has no last one: 2023年6月起, 2025年后."""
    if moment.last is None or not _AFTER.match(words, moment.end):
        return moment.first
    return moment.last + timedelta(days=1)


def _ongoing_all(words: str, year: int | None) -> TimeExpression:
    if "全年" in words and year is not None:
        return TimeExpression("ongoing", date(year, 1, 1), date(year, 12, 31))
    return TimeExpression("ongoing")


def read_task_time(text: str, span: Span, year: int | None = None) -> TimeLimit | None:
    """Return the time limit that stands in ``text[span.start:span.end]``, none if there is none.

    It follows a label (on its own line, in a bracket, in a row of labels) or stands alone between
    the units of a bracket. Dates in running prose are not time limits of the task.

    Examples
    --------
    >>> limit = read_task_time("完成时限:2018年12月", Span(0, 13))
    >>> limit.label, limit.surface, limit.end
    ('完成时限', '2018年12月', datetime.date(2018, 12, 31))
    """
    view = flatten(text, span)
    for match in _label().finditer(view.flat):
        limit = _read_value(view, match, year)
        if limit is not None:
            return limit
    return _read_unlabelled(view, year)


def _read_value(view: View, match: re.Match[str], year: int | None) -> TimeLimit | None:
    start = match.end()
    while view.flat[start : start + 1] and view.flat[start] in _OPENERS + "：\n":
        start += 1
    stop = _VALUE_END.search(view.flat, start, start + _VALUE_LENGTH)
    end = stop.start() if stop else min(start + _VALUE_LENGTH, len(view.flat))
    words = view.flat[start:end].rstrip("，、；,）〕]】")
    if not words:
        return None
    label = match["word"] or match["bare"]
    found = parse_time_expression(words, year) or TimeExpression("event")
    if _PERIOD_LABELS.fullmatch(label):
        found = _as_period(found, words, year)
    return _limit(view, start, start + len(words), found, label)


def _as_period(found: TimeExpression, words: str, year: int | None) -> TimeExpression:
    """Return a whole year after 工作时限 as the time to work in, not only its last day."""
    moments = [*find_moments(spell_out(words), year)]
    if found.kind == "deadline" and len(moments) == 1 and moments[0][0].whole_year:
        return replace(found, kind="period", start=moments[0][0].first)
    return found


def _read_unlabelled(view: View, year: int | None) -> TimeLimit | None:
    for bracket in _BRACKET.finditer(view.flat):
        if not _UNIT_HINT.search(bracket[1]):
            continue
        start = bracket.start(1)
        for part in re.split("([，；。、])", bracket[1]):
            if _UNLABELLED.fullmatch(spell_out(part)) and (
                found := parse_time_expression(part, year)
            ):
                return _limit(view, start, start + len(part), found, None)
            start += len(part)
    return None


def _limit(view: View, start: int, end: int, found: TimeExpression, label: str | None) -> TimeLimit:
    span = view.span(start, end)
    return TimeLimit(found.kind, span.of(view.text), found.start, found.end, span, label)
