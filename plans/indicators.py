"""What a number measures (指标): the noun phrase in front of its verb, or behind its unit."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from plans.lexicon import alternatives, load_words
from plans.measures import RANK, Quantity

_WORDS: Final = "target-words.txt"
_COMPARED: Final = re.compile(
    r"(?:较[^，、]{1,8}?|[由从](?:目前|原来)?的?[\d.]{1,6}%?"
    r"|(?<!\d)[一二三四五六七八九十两\d]{1,2}年内?|比(?:上年|去年|20\d{2}年)|(?:上年|去年|20\d{2}年|“?十[一二三四]五”?末?)(?:同期)?的)$"
)
_COMPARED_LENGTH: Final = 10
# 压缩审批时间50%: what is made less stands between the verb and the number.
_CHANGED: Final = re.compile(
    "(?:压缩|压减|减少|降低|缩短|精简|下调|削减|缩减|减轻)(?P<noun>[^，、率比到至为达]{2,14})$"
)
_BELOW: Final = frozenset({"以内", "之内", "以下"})
_LONGEST: Final = 40
_RANKED: Final = re.compile(
    "(?:进入|进到|跻身|挤进|挤入|迈入|迈进|入围|位居|位列|名列|稳居|居于?|列|保持在?|稳定在|处于|处在|达到|进|力争|继续)+$"
)
# Behind these a number is said of what stands in front of them.
_REACHING: Final = ("达到", "达", "为", "至", "到")
_NO_NOUN: Final = re.compile(
    "一般|总体|其中|新增|新建|新改建|[一二三四五六七八九十两\\d]{1,3}年内?|个"
)
# 降低失业率至5%: how the measured thing moves is no part of its name.
_MOVED: Final = re.compile("(?:降低|压缩|压减|减少|缩短)(?=.{2,})")


def read_indicator(before: str, after: str, quantity: Quantity) -> str | None:
    """Return the noun phrase that a quantity is about, none if its clause names none.

    `before` are the words since the quantity before it, `after` those to the end of the clause.

    >>> from plans.measures import find_quantities
    >>> read_indicator("力争光纤接入能力达到", "", next(find_quantities("100Mbps")))
    '光纤接入能力'
    >>> read_indicator("每年创建", "示范社区", next(find_quantities("2个")))
    '示范社区'
    """
    if quantity.unit == RANK:
        return _noun(_RANKED.sub("", before[-_LONGEST:]))
    if quantity.is_built and not before.endswith(_REACHING):
        return _made(before) or _measured(before.removeprefix("建设")) or _counted(after)
    if not quantity.counts:
        changed = find_changed(before, quantity)
        return _noun(changed) if changed else _measured(before) or _counted(after)
    if changed := find_changed(before, quantity):
        return _noun(changed)
    if before.endswith(_REACHING):
        return _measured(before) or _counted(after)
    return _counted(after) or _made(before) or _measured(before)


def find_changed(before: str, quantity: Quantity) -> str | None:
    """Return what a verb in front says is made less by a share or number, none if no verb says so.

    >>> from plans.measures import find_quantities
    >>> find_changed("压缩审批时间", next(find_quantities("50%以上")))
    '审批时间'
    """
    if not (quantity.is_share or quantity.counts) or quantity.after in _BELOW:
        return None
    match = _CHANGED.search(before[-_LONGEST:])
    return match["noun"] if match else None


def _measured(before: str) -> str | None:
    words = _without_trailing(before[-_LONGEST:])
    return _noun(_MOVED.sub("", words[words.rfind("将") + 1 :], count=1))


def _without_trailing(words: str) -> str:
    trailing = load_words(_WORDS)["trailing"]
    while words:
        if words.endswith(trailing):
            words = words[: -max(map(len, filter(words.endswith, trailing)))]
        elif match := _COMPARED.search(words, max(0, len(words) - _COMPARED_LENGTH)):
            words = words[: match.start()]
        else:
            break
    return words


def _made(before: str) -> str | None:
    """Return the thing between the verb and the number: 新增旅游咨询中心1-2处."""
    words = _without_trailing(before[-_LONGEST:])
    last = max((verb.end() for verb in _verb().finditer(words)), default=None)
    return None if last is None else _noun(words[last:])


def _counted(after: str) -> str | None:
    """Return the thing behind the unit, none if another item of a list follows."""
    if after.startswith(("、", "和", "及", "与")):
        return None
    words = after[:_LONGEST]
    stop = _noun_end().search(words)
    return _noun(words[: stop.start()] if stop else words)


def _noun(words: str) -> str | None:
    while (match := _leading().match(words)) is not None:
        words = words[match.end() :]
    words = words.strip("，、；：的")
    for opening, closing in ("“”", "（）"):
        if words.count(opening) != words.count(closing):
            words = words.strip(opening + closing)
    return words if len(words) > 1 and not _NO_NOUN.fullmatch(words) else None


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(alternatives(_WORDS, "made"))


@cache
def _leading() -> re.Pattern[str]:
    year = r"20\d{2}年?(?:[至到\-—]20\d{2}年?)?"
    day = r"(?:\d{1,2}月(?:\d{1,2}日)?)?(?:[底末初])?(?:前|之前|起)?"
    return re.compile(
        rf"(?:到|截至|至|在|从)?{year}{day}|{alternatives(_WORDS, 'leading')}|并(?!联)"
        r"|全年(?=实现|完成|新增)|提升(?=.{2,}率)|提高(?=.{2,}(?:率|比重|占比))"
    )


@cache
def _noun_end() -> re.Pattern[str]:
    return re.compile(
        r"[，、]?(?:和|及|与|以及|、)(?=\d)|[（；：。\n]|建设(?!项目)|等$"
        rf"|(?<=.)(?:{alternatives(_WORDS, 'noun-end')})"
    )
