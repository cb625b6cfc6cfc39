"""Rules that a document states once: who leads by position, and whom every later task has too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plans.clauses import STARS

# Every repetition is bounded, so that a search costs no more than a constant per character.
_IS_LEAD: Final = r"(?:为|是)[^。；，\n]{0,4}?(?:牵头|主办|主责)"
_FIRST: Final = (
    r"(?:(?:排|列|居|位)[^。；\n]{0,6}(?:第(?:一|1)|首)|第(?:一|1)(?:个|位|家|名|责任)|首(?:位|个|家)"
    r"|[排列][名在于]{0,2}最?前面?(?=的|者|部门|单位))"
)
_WHO: Final = r"(?:的|者|责任|主要|承办|部门|单位|处室|科室|机构|（[^（）\n]{2}）)"
_FIRST_LEADS: Final = re.compile(
    rf"{_FIRST}(?:[^。；\n]{{0,14}}?{_IS_LEAD}|(?:个|位|家|名)?{_WHO}{{1,3}}(?:负责)?牵头(?!{_WHO}))"
)
_FIRST_FEW_LEAD: Final = re.compile(
    rf"前([一二两三四五六1-6])(?:个|位|家|名)?{_WHO}{{0,4}}(?:均|都|同|共同|联合)?(?:{_IS_LEAD}|牵头(?!{_WHO}))"
)
_BEFORE_MARK_LEADS: Final = re.compile(rf"(逗|分)号(?:之|以)?前[^。；\n]{{0,14}}?{_IS_LEAD}")
_STARRED_LEAD: Final = re.compile(
    rf"[带标加有注用][^。；，\n]{{0,6}}?([{STARS}])[^。；\n]{{0,10}}?{_IS_LEAD}"
)
# How a text was printed is not in its characters: such a rule decides nothing.
_PRINTED_LEAD: Final = re.compile(
    rf"(?:划线|横线|加粗|粗体|黑体|红字|标红|红色|斜体)[^。；\n]{{0,14}}?{_IS_LEAD}"
)
_RESPONSIBLE_LEADS: Final = re.compile(
    r"(?:无|没有|未明确|未列|未标注|不设)[^。；，\n]{0,4}牵头[^。；\n]{0,12}[，,][^。；\n]{0,10}责任(?:单位|部门)[^。；\n]{0,4}为牵头"
)
_ALL_EQUAL: Final = re.compile(r"均为同责|无先后[^。\n]{0,6}之分|不分先后|排名不分")
_DEFAULTS: Final = re.compile(
    r"(?:以下|下列|后续|具体|各项|所有|全部|责任单位|责任部门)(?:各项|各条|各|工作|任务|政策|事项|措施|举措|条目|项目|内容|条款|的|责任单位|责任部门){0,4}"
    r"(?:均|都|全部)(?:需要|需|须|由|涉及|包括|包含|要|含|有)?(?:由)?"
    r"([^。；\n]{1,120}?)(?:按照?职责(?:分工)?|按照?分工|共同|分别|组织|具体|认真|抓好|做好|贯彻){0,3}"
    r"(?:负责|落实|配合|参与|实施|执行)?(?:落实)?"
    r"[，、]?(?:(?:后文|以下|下文|后)?(?:不再|不)(?:一一|逐一|逐项|分别|重复|单独|另行|再)?"
    r"(?:列出|列明|列举|罗列|列|标注|注明|赘述|明确|说明|体现|[做作]?分工)|下同)"
)
# The same with the units in front: 各县区人民政府为各项任务责任单位，下同.
_DEFAULTS_BEFORE: Final = re.compile(
    r"(?<=[。；（〔])([^。；：，（）〔〕\n]{2,80}?)(?:均|都)?[为是](?:以下|下列|各项|所有|全部|每项)"
    r"(?:各项|各条|工作|任务|政策|事项|措施|举措|的|共同){1,4}(?:责任|配合|参与|落实|实施)(?:单位|部门)"
    r"[，、](?:下同|不再(?:一一|逐一|分别|重复|单独|另行)?列[出明])"
)
_PATTERNS: Final = (
    _FIRST_LEADS,
    _FIRST_FEW_LEAD,
    _BEFORE_MARK_LEADS,
    _STARRED_LEAD,
    _PRINTED_LEAD,
    _RESPONSIBLE_LEADS,
    _ALL_EQUAL,
    _DEFAULTS,
    _DEFAULTS_BEFORE,
)
_FEW: Final = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_LEAD_MARKS: Final = {"逗": "，", "分": "；"}
# Defaults opened by these words are for the tasks after the one that states them.
_LATER: Final = ("以下", "下列", "后续")
_START: Final = frozenset("，。；：（）〔〕[]\n")
_END: Final = frozenset("。；（）〔〕[]\n")
_HEADING: Final = re.compile("(?:备?注|说明)：$")
# No rule sentence is longer; the bound keeps the search linear.
_REACH: Final = 80
# A document states default units once or twice; the bound keeps their spread over tasks linear.
_MOST_DEFAULTS: Final = 4


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one document.

    The first `leading` units of a list lead, or those before its first `lead_mark` (a comma or a
    semicolon), or the ones with a star. `defaults` holds the places of default unit lists; those
    that begin at a place of `included` are also meant for the task that states them. `silent`
    holds the places of rule sentences, in which no unit is assigned; those of `printed` speak of
    bold or underlined names, which no text shows.
    """

    leading: int = 0
    lead_mark: str = ""
    starred_lead: bool = False
    responsible_leads: bool = False
    defaults: tuple[tuple[int, int], ...] = ()
    included: frozenset[int] = frozenset()
    silent: tuple[tuple[int, int], ...] = ()
    printed: frozenset[tuple[int, int]] = frozenset()

    @property
    def decide_lead(self) -> bool:
        """Whether one of them says who leads."""
        return bool(self.leading or self.lead_mark or self.starred_lead or self.responsible_leads)


def find_rules(flat: str) -> Rules:
    """Return the rules that a folded text states, wherever they stand.

    >>> find_rules("（财政部、教育部负责。列第一位者为牵头单位，下同）").leading
    1
    >>> find_rules("（前三家单位为牵头单位，下同）").leading
    3
    >>> find_rules("以下均需各区政府负责，不再列出").defaults
    ((4, 8),)
    """
    first, few, mark, starred, printed, responsible, equal, defaults, before = found = [
        [*pattern.finditer(flat)] for pattern in _PATTERNS
    ]
    defaults.extend(before)
    del defaults[_MOST_DEFAULTS:]
    sentences = {match: _sentence(flat, *match.span()) for each in found for match in each}
    return Rules(
        leading=0 if equal else _leading(first, few),
        lead_mark=_LEAD_MARKS[mark[0][1]] if mark else "",
        starred_lead=bool(starred),
        responsible_leads=bool(responsible),
        defaults=tuple(match.span(1) for match in defaults),
        included=frozenset(m.start(1) for m in defaults if not m[0].startswith(_LATER)),
        silent=tuple(sorted(set(sentences.values()))),
        printed=frozenset(sentences[match] for match in printed),
    )


def _leading(first: Sequence[re.Match[str]], few: Sequence[re.Match[str]]) -> int:
    """Return how many units lead by the rule that is stated first."""
    if few and not (first and first[0].start() < few[0].start()):
        return int(_FEW.get(few[0][1], few[0][1]))
    return 1 if first else 0


def _sentence(flat: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence around a rule, without the clause before it."""
    first, last = max(0, start - _REACH), min(len(flat), end + _REACH)
    while start > first and flat[start - 1] not in _START:
        start -= 1
    heading = _HEADING.search(flat, max(0, start - 3), start)
    start = heading.start() if heading else start
    while end < last and flat[end] not in _END:
        end += 1
    return start, end
