"""Numbers that a task commits to reach (量化目标): 力争…达到900亿元, 新增…60户以上."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from plans.commitments import Clause, find_commitments
from plans.flat import flatten
from plans.indicators import find_changed
from plans.lexicon import alternatives
from plans.records import QuantitativeTarget, Span
from plans.view import View

_WORDS: Final = "target-words.txt"
_AFTER: Final = {
    "以上": "at-least",
    "左右": "about",
    "上下": "about",
    "以内": "at-most",
    "之内": "at-most",
    "以下": "at-most",
}
_BEFORE: Final = {
    "不低于": "at-least",
    "不少于": "at-least",
    "不小于": "at-least",
    "不得低于": "at-least",
    "不得少于": "at-least",
    "至少": "at-least",
    "不超过": "at-most",
    "不高于": "at-most",
    "不多于": "at-most",
    "不大于": "at-most",
    "不得超过": "at-most",
    "超过": "more-than",
    "突破": "more-than",
    "高于": "more-than",
    "大于": "more-than",
    "多于": "more-than",
    "低于": "less-than",
    "少于": "less-than",
    "小于": "less-than",
    "超": "more-than",
    "逾": "more-than",
    "≥": "at-least",
    "≧": "at-least",
    "≤": "at-most",
    "≦": "at-most",
    "大约": "about",
    "约": "about",
    "近": "about",
}


def read_targets(text: str, span: Span) -> tuple[QuantitativeTarget, ...]:
    """Return the numbers that ``text[span.start:span.end]`` commits to, in order.

    A number counts if a verb of reaching or making governs it. Sums paid, thresholds (及以上),
    shares for each (每个…配备1名), times and the sizes of known lists do not. A mark behind the
    number (左右, 以上) decides the comparator before a verb of growth does; a verb of reduction
    decides before the mark, since 下降5%以上 is no level to stay above.

    Examples
    --------
    >>> line = "确保服务进出口年均增长14%左右"
    >>> [(t.indicator, t.value, t.comparator, t.periodicity, t.modality)
    ...  for t in read_targets(line, Span(0, len(line)))]
    [('服务进出口', Decimal('14'), 'about', 'annual-average', '确保')]
    """
    view = flatten(text, span)
    targets = []
    for clause, held in find_commitments(view.flat):
        quantity = clause.quantity
        place = view.span(quantity.start, quantity.end)
        ranged = quantity.high is not None
        targets.append(
            QuantitativeTarget(
                surface=place.of(text),
                indicator=_as_written(view, clause, held.indicator),
                value=None if ranged else quantity.low,
                min=quantity.low if ranged else None,
                max=quantity.high,
                unit=quantity.unit,
                comparator=_comparator(clause),
                periodicity=held.periodicity,
                modality=held.modality,
                span=place,
            )
        )
    return tuple(targets)


def _as_written(view: View, clause: Clause, indicator: str | None) -> str | None:
    """Return the indicator with the brackets and commas of the text."""
    if indicator is None:
        return None
    quantity = clause.quantity
    first = max(0, quantity.start - len(clause.before))
    place = view.flat.find(indicator, first, quantity.end + len(clause.after))
    return view.shown[place : place + len(indicator)] if place >= 0 else indicator


def _comparator(clause: Clause) -> str:
    quantity, before = clause.quantity, clause.before
    if quantity.comparator:
        return quantity.comparator
    if quantity.high is not None:
        return "range"
    if _change("fall", "[至到]").search(before):
        return "reduce-to"
    if _change("fall").search(before) or find_changed(before, quantity):
        return "reduce-by"
    if quantity.after or quantity.before:
        return _AFTER.get(quantity.after) or _BEFORE[quantity.before]
    if re.search("控制在$|限制在$", before):
        return "at-most"
    if re.search("(?:至少|最少)[^，、至少]{1,6}$", before):
        return "at-least"
    return "increase-by" if _change("rise").search(before) else "exactly"


@cache
def _change(group: str, mark: str = "") -> re.Pattern[str]:
    """Return the pattern of a verb of rising or falling in front of a number."""
    return re.compile(
        f"(?:{alternatives(_WORDS, group)}|降(?={mark or '$^'})){mark}(?:了|约|近|幅度)?$"
    )
