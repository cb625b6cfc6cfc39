"""Rules that a document states once: who leads by position, and whom every later task has too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# Every repetition is bounded, so that a search costs no more than a constant per character.
_FIRST_LEADS: Final = re.compile(
    r"(?:(?:排|列|居|位)[^。；\n]{0,6}(?:第(?:一|1)|首)|第(?:一|1)(?:个|位|责任)|首位|首个)"
    r"[^。；\n]{0,14}?(?:为|是)[^。；，\n]{0,4}?牵头"
)
_BEFORE_COMMA_LEADS: Final = re.compile(
    r"逗号(?:之|以)?前[^。；\n]{0,14}?(?:为|是)[^。；，\n]{0,4}?牵头"
)
_RESPONSIBLE_LEADS: Final = re.compile(
    r"(?:无|没有|未明确|未列|未标注|不设)[^。；，\n]{0,4}牵头[^。；\n]{0,12}[，,][^。；\n]{0,10}责任(?:单位|部门)[^。；\n]{0,4}为牵头"
)
_ALL_EQUAL: Final = re.compile(r"均为同责|无先后[^。\n]{0,6}之分|不分先后|排名不分")
_DEFAULTS: Final = re.compile(
    r"(?:以下|下列|后续|具体|各项|所有|全部|责任单位|责任部门)(?:各项|各条|各|工作|任务|事项|措施|内容|条款|的|责任单位|责任部门){0,4}"
    r"(?:均|都|全部)(?:需要|需|须|由|涉及|包括|包含|要|含|有)?(?:由)?"
    r"([^。；\n]{1,120}?)(?:按职责分工)?(?:负责|落实|配合|参与|实施|组织实施|贯彻落实)?(?:落实)?"
    r"[，、]?(?:(?:后文|以下|下文|后)?(?:不再|不)(?:一一|逐一|逐项|重复|单独|另行|再)?"
    r"(?:列出|列明|列举|罗列|列|标注|注明|赘述|明确|说明|体现|[做作]?分工)|下同)"
)
# Defaults opened by these words are for the tasks after the one that states them.
_LATER: Final = ("以下", "下列", "后续")
_START: Final = frozenset("，。；：（）〔〕[]\n")
_END: Final = frozenset("。；（）〔〕[]\n")
# No rule sentence is longer; the bound keeps the search linear.
_REACH: Final = 80
# A document states default units once or twice; the bound keeps their spread over tasks linear.
_MOST_DEFAULTS: Final = 4


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one document.

    `defaults` holds the places of default unit lists; `silent` the places of rule sentences, in
    which no unit is assigned. Defaults that begin at a place of `included` are also meant for the
    task that states them.
    """

    first_leads: bool = False
    before_comma_leads: bool = False
    responsible_leads: bool = False
    defaults: tuple[tuple[int, int], ...] = ()
    included: frozenset[int] = frozenset()
    silent: tuple[tuple[int, int], ...] = ()


def find_rules(flat: str) -> Rules:
    """Return the rules that a folded text states, wherever they stand.

    >>> find_rules("（财政部、教育部负责。列第一位者为牵头单位，下同）").first_leads
    True
    >>> find_rules("以下均需各区政府负责，不再列出").defaults
    ((4, 8),)
    """
    first, comma, responsible, equal, defaults = (
        [*pattern.finditer(flat)]
        for pattern in (
            _FIRST_LEADS,
            _BEFORE_COMMA_LEADS,
            _RESPONSIBLE_LEADS,
            _ALL_EQUAL,
            _DEFAULTS,
        )
    )
    defaults = defaults[:_MOST_DEFAULTS]
    sentences = sorted(
        _sentence(flat, match.start(), match.end())
        for matches in (first, comma, responsible, equal, defaults)
        for match in matches
    )
    return Rules(
        first_leads=bool(first) and not equal,
        before_comma_leads=bool(comma),
        responsible_leads=bool(responsible),
        defaults=tuple(match.span(1) for match in defaults),
        included=frozenset(m.start(1) for m in defaults if not m[0].startswith(_LATER)),
        silent=tuple(sentences),
    )


def _sentence(flat: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence around a rule, without the clause before it."""
    first, last = max(0, start - _REACH), min(len(flat), end + _REACH)
    while start > first and flat[start - 1] not in _START:
        start -= 1
    while end < last and flat[end] not in _END:
        end += 1
    return start, end
