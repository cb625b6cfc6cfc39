"""Which numbers of a text are commitments, and what they say besides the number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from plans.indicators import find_changed, read_indicator
from plans.lexicon import alternatives
from plans.measures import Quantity
from plans.spelled import find_numbers

_WORDS: Final = "target-words.txt"
_STOPS: Final = frozenset("，。；：！？|\n")
_CLAUSE_REACH: Final = 70
_VERB_REACH: Final = 24
# A threshold, as in 160千瓦及以下: no commitment.
_THRESHOLDS: Final = frozenset({"及以上", "或以上", "及以下", "或以下", "余"})
# Shares for each, what happens every so many years, the size of a list, what is known already.
_NOT_BEFORE: Final = (
    r"每[个家户镇村名社处所台辆件次笔站店班校]|每\d{1,2}[年月]|单[个户笔项家台]|(?<!高)标准"
    r"|(?:等|前|原|其中|按)$|对(?![接标外口照应])于?[^，]{0,12}$"
)
_NOT_AFTER: Final = (
    "的?(?:标准|比例|额度|幅度)?(?:给予|予以|奖补|奖励|补助|补贴|资助|返还)"
    "|的(?:企业|项目|单位|个人|用户|罚款|工程|区域|部分|基础)"
)
_QUOTED: Final = re.compile(
    r"（[^（）\n]{0,200}）|《[^《》\n]{0,100}》|“[^“”\n]{0,60}”"
    r"|\[[^\[\]\n]{0,100}\]|〔[^〔〕\n]{0,100}〕"
)
# 占…50%以上, 确保…100%: a share of what stands between.
_SHARE: Final = re.compile("(?:占|确保|力争|实现)[^，]{1,14}$")
_COMMITS: Final = re.compile("(?:实现|完成|确保)$")
_TIMES_AS_MUCH: Final = re.compile("(?:达到|达|为|是|到|至)[^，]{2,12}的$")
_PERIODS: Final = (
    (re.compile("年均|年平均"), "annual-average"),
    (re.compile(r"每年|逐年|(?<![\d本])年度"), "annual"),
    (re.compile("每月|月均"), "monthly"),
    (re.compile("每季度?"), "quarterly"),
    (re.compile("累计|总计"), "cumulative"),
)
_MODALITY: Final = re.compile("确保|保证|力争|争取|努力|务必|必须|原则上|计划|拟(?!定)")
_KEEPING: Final = re.compile("始终保持|保持|稳定在|基本实现|基本达到")


@dataclass(frozen=True, slots=True)
class Clause:
    """A quantity with the words before and after it in its clause.

    `near` are the words since the quantity before, which its own noun stands among.
    """

    quantity: Quantity
    before: str
    near: str
    after: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a clause commits to: the words shared by the quantities that go on with it."""

    indicator: str | None
    periodicity: str | None
    modality: str | None
    counts: bool
    end: int


def find_commitments(flat: str) -> Iterator[tuple[Clause, Commitment]]:
    """Yield the quantities of a folded text that it commits to."""
    quoted = [match.span() for match in _QUOTED.finditer(flat)]
    held: Commitment | None = None
    last = 0
    for quantity in find_numbers(flat):
        if _is_inside(quantity.start, quoted):
            continue
        clause = _clause_of(flat, quantity, last)
        if not clause.before.endswith(("由", "从")):
            last = quantity.end
        held = _commit(flat, clause, held)
        if held is not None:
            yield clause, held


def _is_inside(place: int, quoted: list[tuple[int, int]]) -> bool:
    index = bisect_right(quoted, (place, place)) - 1
    return index >= 0 and place < quoted[index][1]


def _clause_of(flat: str, quantity: Quantity, last_end: int) -> Clause:
    first, last = max(0, quantity.start - _CLAUSE_REACH), quantity.end + _CLAUSE_REACH
    start, end = quantity.start, quantity.end
    while start > first and flat[start - 1] not in _STOPS:
        start -= 1
    while end < min(last, len(flat)) and flat[end] not in _STOPS:
        end += 1
    before = flat[start : quantity.start]
    near = flat[max(start, last_end) : quantity.start]
    return Clause(quantity, before, near, flat[quantity.end : end])


def _commit(flat: str, clause: Clause, held: Commitment | None) -> Commitment | None:
    if _excluded(clause):
        return None
    quantity = clause.quantity
    if held and _goes_on(flat, clause, held):
        indicator = read_indicator("", clause.after, quantity) if quantity.counts else None
        return Commitment(
            indicator or held.indicator, held.periodicity, held.modality, held.counts, quantity.end
        )
    committed = quantity.comparator or (
        _is_made(clause) if quantity.counts else _is_reached(clause)
    )
    if not committed:
        return None
    return Commitment(
        read_indicator(clause.near, clause.after, quantity),
        _period(clause.before),
        _modality(clause.before),
        quantity.counts,
        quantity.end,
    )


def _excluded(clause: Clause) -> bool:
    quantity = clause.quantity
    bounded = quantity.after or quantity.before
    attributive = bounded and clause.after.startswith("的")
    if quantity.after in _THRESHOLDS or (attributive and not _COMMITS.search(clause.before)):
        return True
    if quantity.after and clause.before.endswith(("在", "对")) and clause.after:
        return True
    return bool(_not_before().search(clause.before) or _not_after().search(clause.after))


def _goes_on(flat: str, clause: Clause, held: Commitment) -> bool:
    """Whether a number opens a further item of a list: 创建2个甲，20个乙，170个丙."""
    quantity = clause.quantity
    between = flat[held.end : quantity.start]
    if quantity.counts != held.counts or len(between) > _VERB_REACH or "。" in between:
        return False
    opening = re.search(r"(?:^|[，、；和及与])$", between[-1:]) is not None
    return opening and not (held.counts and _verb().search(clause.before))


def _is_made(clause: Clause) -> bool:
    if find_changed(clause.near, clause.quantity):
        return True
    last = max((verb.end() for verb in _verb().finditer(clause.before)), default=None)
    if last is not None:
        return len(clause.before) - last <= _VERB_REACH
    return clause.quantity.before != "" or _reached().search(clause.before) is not None


def _is_reached(clause: Clause) -> bool:
    return (
        clause.quantity.before != ""
        or _reached().search(clause.before) is not None
        or (clause.quantity.is_share and _SHARE.search(clause.before) is not None)
        or re.search("新增|完成|引进|投放|实现|争取|利用", clause.before[-_VERB_REACH:]) is not None
        or find_changed(clause.near, clause.quantity) is not None
        or _is_built(clause)
        or (clause.quantity.unit == "倍" and _TIMES_AS_MUCH.search(clause.before) is not None)
    )


def _is_built(clause: Clause) -> bool:
    """Whether so much is built or planted: 建设农村公路200公里, not 建设占地100亩的园区."""
    if not clause.quantity.is_built or clause.after.startswith("的"):
        return False
    return _is_made(clause) or "建设" in clause.before[-_VERB_REACH:]


def _period(before: str) -> str | None:
    return next((name for pattern, name in _PERIODS if pattern.search(before)), None)


def _modality(before: str) -> str | None:
    match = _MODALITY.search(before) or _KEEPING.search(before)
    return match[0] if match else None


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(alternatives(_WORDS, "made"))


@cache
def _reached() -> re.Pattern[str]:
    verbs = alternatives(_WORDS, "reached", "rise", "fall")
    return re.compile(f"(?:{verbs})(?:{alternatives(_WORDS, 'between')}){{0,2}}$")


@cache
def _not_before() -> re.Pattern[str]:
    return re.compile(f"{alternatives(_WORDS, 'not-before')}|{_NOT_BEFORE}")


@cache
def _not_after() -> re.Pattern[str]:
    return re.compile(f"{alternatives(_WORDS, 'not-after')}|{_NOT_AFTER}")
