"""Names that no lexicon knows, told by what a list says they are: 华西、小岗等村庄."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from plans.known import FoundName
from plans.records import BenchmarkKind

_CLASSES: Final[dict[str, BenchmarkKind]] = {
    "国家": "country",
    "城市": "city",
    "地区": "region",
    "省份": "region",
    "园区": "region",
    "地方": "region",
    "企业": "organisation",
    "公司": "organisation",
    "集团": "organisation",
    "平台": "organisation",
    "机构": "organisation",
    "高校": "organisation",
    "院校": "organisation",
    "医院": "organisation",
}
_CLASS: Final = re.compile(
    f"等[^，。；、的和与]{{0,10}}?({'|'.join(_CLASSES)})[^，。；]{{0,12}}?(?:经验|做法|模式|理念|标准)"
)
# What comes first in a name is no such word; what comes later ends it.
_TOPIC: Final = re.compile(
    "个性化|定制|管理|建设|发展|服务|治理|规划|设计|改革|创新|审批|监管|审查|承诺|告知|受理|办理|容缺|帮办|代办|通办|联办"
    "|评价|评估|评审|考核|培训|培育|培养|推进|推广|应用|融合|共享|协同|监测|检查|执法|登记|注销|证照|政务|园区|产业|企业"
    "|农业|工业|制造业|服务业|旅游|教育|医疗|养老|交通|物流|金融|贸易|电子商务|电商|数字|智慧|绿色|生态|低碳|先进|优秀"
    "|成功|经验|模式|做法|品牌|项目|工程|机制|制度|体系|标准|理念|技术|方式|平台|系统|线上|线下|高质量|市场|社区|乡村|城市"
)
_NAME: Final = re.compile("[\u3400-\u9fffA-Za-z0-9·&]{2,10}")
_NOT_A_NAME: Final = re.compile(
    "[的了为在对把被将向从]|^[一二三四五六七八九十\\d两多各全该本其某每]"
)


def read_unlisted(
    flat: str, start: int, end: int, items: Sequence[tuple[int, int]]
) -> Iterator[FoundName]:
    """Yield the items in front of 等 and a class word (等企业, 等城市) that look like names.

    >>> [name.name for name in read_unlisted("甲乙、丙丁等企业先进经验", 0, 12, [(0, 2), (3, 5)])]
    ['甲乙', '丙丁']
    """
    match = _CLASS.search(flat, start, end)
    if match is None:
        return
    for first, last in items:
        if last <= match.start() and (stop := end_of_name(flat, first, last)):
            yield FoundName(flat[first:stop], _CLASSES[match[1]], None, first, stop)


def end_of_name(flat: str, start: int, end: int) -> int | None:
    """Return where a name that begins at `start` ends, none if there is no name.

    >>> end_of_name("红星个性化定制", 0, 7)
    2
    >>> end_of_name("告知承诺", 0, 4) is None
    True
    """
    topic = _TOPIC.search(flat, start, end)
    stop = topic.start() if topic else end
    name = flat[start:stop]
    return stop if _NAME.fullmatch(name) and not _NOT_A_NAME.search(name) else None
