"""What a number measures (指标): the noun phrase in front of its verb, or behind its unit."""

from __future__ import annotations

import re
from typing import Final

from plans.measures import Quantity

# What stands between the measured thing and the number.
_TRAILING: Final = re.compile(
    r"(?:始终|一直|稳定|基本|全部|全面|均|都|分别|平均|年均|年平均|每年|逐年|累计|总计|共|力争|确保|争取|力求|保持|控制|维持|稳定"
    r"|达到?|提高|提升|增长|增速|增幅|增加|上升|扩大|下降|降低|减少|压减|压缩|缩减|缩短|削减|下调|降幅|突破|超过|实现|完成|为|在|至|到|是|以上"
    r"|较[^，、]{1,8}?|比(?:上年|去年|20\d{2}年)|同比|环比|约|近|了|幅度|也|将|要|应|不|整体|总体|再|翻|降)$"
)
_LEADING: Final = re.compile(
    r"(?:到|截至|至|在|从)?(?:20\d{2}年?(?:[至到\-—]20\d{2}年?)?(?:底|末|初)?(?:前|之前|起)?)|年底前?|年内|每年|每季度|每月|今年|当年|全年(?=实现|完成|新增)"
    r"|确保|力争|争取|努力|保证|务必|必须|原则上|计划|实现|使|将|把|推动|推进|促进|保持|全面|进一步|其中|以及|并|同时|和|及|与|对|让|加快|持续|不断|稳步|重点|大力|积极|、|提升(?=.{2,}率)|提高(?=.{2,}(?:率|比重|占比))|扩大|完成|达到|引导|支持|鼓励"
)
_VERB: Final = re.compile(
    "新增|新建|新评定|新改建|改扩建|改建|改造|建成|建设|建立|打造|创建|创成|培育|培养|引进|引入|设置|设立|布局|布设|完成|实现|组建|认定|评定"
    "|遴选|评选|推出|发布|开工|举办|组织|开展|培训|招聘|吸引|发展|孵化|突破|实施|推动|选择|选树|制定|出台|争取|确保|力争|签约|开通|扶持|配备|购置"
    "|修订|整治|治理|升级|种植|成立|面向|新认定|新引进|新培育|安置|转移|达到|拆除|淘汰"
)
_END_OF_NOUN: Final = re.compile(
    r"[（、，。；：\n]?(?:和|及|与|以及|、)(?=\d)|[（；：。\n]|(?<=.)(?:开展|实施|进行|参与|参加|接受|建设(?!项目)|达到|通过|纳入|列入|取得|获得|完成|以上|左右|并|为|到|在|等$)"
)
_LONGEST: Final = 40


def read_indicator(before: str, after: str, quantity: Quantity) -> str | None:
    """Return the noun phrase that a quantity is about, none if its clause names none.

    >>> from plans.measures import find_quantities
    >>> read_indicator("力争光纤接入能力达到", "", next(find_quantities("100Mbps")))
    '光纤接入能力'
    >>> read_indicator("每年创建", "示范社区", next(find_quantities("2个")))
    '示范社区'
    """
    if not quantity.counts:
        return _measured(before)
    return _counted(after) or _made(before) or _measured(before)


def _measured(before: str) -> str | None:
    words = before[-_LONGEST:]
    while (match := _TRAILING.search(words)) is not None:
        words = words[: match.start()]
    return _noun(words)


def _made(before: str) -> str | None:
    """Return the thing between the verb and the number: 新增旅游咨询中心1-2处."""
    last = max((verb.end() for verb in _VERB.finditer(before)), default=None)
    return None if last is None else _noun(before[last:])


def _counted(after: str) -> str | None:
    words = after[:_LONGEST]
    stop = _END_OF_NOUN.search(words)
    return _noun(words[: stop.start()] if stop else words)


def _noun(words: str) -> str | None:
    while (match := _LEADING.match(words)) is not None:
        words = words[match.end() :]
    words = words.strip("，、；：）的")
    words = words.strip("“”") if words.count("“") != words.count("”") else words
    return words if len(words) > 1 else None
