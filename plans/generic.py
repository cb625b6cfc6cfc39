"""Benchmarks named by description only: 欧美发达国家, 国际标准, 国内外先进旅游城市, 各地."""

from __future__ import annotations

import re
from typing import Final

from plans.known import FoundName
from plans.records import BenchmarkKind

# Words that say whose experience it is, without naming anybody.
_WHERE: Final = (
    "国际国内|国内国际|国内外|国际|世界|全球|国外|境外|海外|国内|欧美日|欧美|日韩|西方|省内外|市内外|区内外|全国|全省|省内"
    "|外省市|外省|外地|外市|沿海|周边|东部|南方|长三角|其他|其它|兄弟|同类|先行|先发|头部|标杆|行业|国家|自贸"
)
_QUALITY: Final = (
    "先进|发达|一流|领先|标杆|知名|著名|文明|优秀|最高|最优|最好|最佳|最强|最先进|顶尖|顶级|成熟"
    "|成功|标志性|高水平|高标准|通行|典型"
)
_OPENER: Final = re.compile(f"(?:{_WHERE}|{_QUALITY})")
_ALONE: Final = re.compile(
    "(?:中国)?(?:自由贸易试验区|自贸试验区|自贸区|自由贸易港|自贸港)|各地区?|各国|各省市|外地|兄弟(?:省市|省份|城市|地区|区县)|先进(?:地区|省份|省市|城市|国家|区县)"
)
_GROUP: Final = re.compile(
    "国家和地区|国家|经济体|地区|城市群|都市圈|城市|省市|省份|区县|县区|城区|企业|机构|园区|港口|湾区|高校|院校|医院|街区|自由贸易港|自由贸易试验区|自贸试验区|自贸港|自贸区"
)
# Such nouns make a group without a word of praise in front.
_LOOSE_GROUP: Final = re.compile("赛事|文明|赛会|展会|盛会")
# A city here is not what one learns from: 国际城市战略, 先进城市规划.
_NOT_A_GROUP: Final = re.compile("战略|规划|设计|指标|评价|排名")
_STANDARD: Final = re.compile(
    "指标体系|评价体系|标准体系|规则体系|标准|规则|惯例|规范|水平|准则|最佳实践|指南|理念|要求|指标"
)
_EXPERIENCE: Final = re.compile("经验|做法|模式|技术|理念|案例|实例|实践")
_WHOSE: Final = re.compile(
    "国际国内|国内国际|国内外|国际|世界|全球|国外|境外|海外|国内|欧美|西方|省内外"
)
_JOINTS: Final = frozenset("、，及和与等")
_REACH: Final = 18


def read_generic(flat: str, start: int, end: int) -> FoundName | None:
    """Return the description that begins at `start` and says from whom or what to learn.

    >>> read_generic("国外发达国家万元能耗标准", 0, 12).name
    '国外发达国家'
    >>> read_generic("国际城市战略指标体系", 0, 10).kind
    'standard'
    """
    end = min(end, _first_joint(flat, start, end))
    alone = _ALONE.match(flat, start, end)
    if alone:
        return _found(flat, start, alone.end(), "group")
    opener = _OPENER.match(flat, start, end)
    if opener is None:
        return None
    limit = min(end, opener.end() + _REACH)
    group = _end_of_group(flat, start, opener.end(), limit)
    if group:
        return _found(flat, start, group, "group")
    standard = _STANDARD.search(flat, opener.end(), limit)
    if standard:
        return _found(flat, start, standard.end(), "standard")
    whose = _WHOSE.match(flat, start, end)
    if whose and _EXPERIENCE.search(flat, whose.end(), end):
        return _found(flat, start, whose.end(), "group")
    return None


def _first_joint(flat: str, start: int, end: int) -> int:
    place = start
    while place < end and (flat[place] not in _JOINTS or flat.startswith("和地区", place)):
        place += 1
    return place


def _end_of_group(flat: str, start: int, after: int, limit: int) -> int | None:
    owner = flat.find("的", after, limit)
    stop = owner if owner >= 0 else limit
    match = _GROUP.search(flat, after, stop)
    if match and not _NOT_A_GROUP.match(flat, match.end()) and _praised(flat, start, match.start()):
        return match.end()
    loose = _LOOSE_GROUP.search(flat, after, stop)
    return loose.end() if loose and not match else None


def _praised(flat: str, start: int, end: int) -> bool:
    """Whether the words before a group single it out, so that it is more than a place of work."""
    before = flat[start:end]
    return (
        re.search(
            f"{_QUALITY}|国外|境外|海外|欧美|西方|其他|其它|兄弟|外|沿海|同类|先行|自贸", before
        )
        is not None
    )


def _found(flat: str, start: int, end: int, kind: BenchmarkKind) -> FoundName:
    return FoundName(flat[start:end], kind, None, start, end)
