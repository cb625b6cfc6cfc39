"""What a plan says of its own carrying out: leading group, reports, the works it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from plans.citations import read_citations
from plans.flat import flatten
from plans.notices import read_title
from plans.records import Citation, LeadingGroup, ReportingDuty, Span
from plans.view import View

_GROUP_KIND: Final = (
    "领导小组|工作专班|工作组|协调小组|工作小组|推进小组|专项小组|指挥部|工作委员会|推进委员会|专班"
    "|联席会议"
)
_FOUNDED: Final = re.compile(
    f"(?:成立|组建|设立"
    f"|建立)(?:了)?(?:由[^，。；\n]{{2,40}}?的)?(?P<name>[^，。；：、\n（）]{{2,50}}?(?:{_GROUP_KIND}))"
)
_HOSTED: Final = re.compile(
    "(?:办公室(?:，办公室)?[，（]?(?:地点)?(?:设在|设于|挂靠在?)|下设办公室在)(?P<host>[^，。；：、\n（）]{2,30})"
)
_GROUP_OFFICE: Final = re.compile(
    f"(?P<name>[^，。；：、\n（）]{{0,40}}?(?:{_GROUP_KIND}))(?:下设)?办公室(?:，办公室)?[，（]?设在"
)
# The office is set up close behind the group, and no further off than this.
_HOST_REACH: Final = 400
_REPORT: Final = re.compile(
    r"于?(?:每(?P<every>月|季度|季|半年|年|周)|按(?P<by>月|季度|季|半年|年|周))(?:度)?(?:末|底"
    r"|初|的|结束后)?"
    r"(?:(?:[前后]?(?P<day>\d{1,2})[日号](?:之|以)?前?)|(?:第)?\d{1,2}个工作日内?|(?:首"
    r"|第一)(?:个)?月\d{1,2}日前)?"
    r"(?P<rest>[^。；\n]{0,40}?)(?P<verb>报送|上报|(?<!，)报告(?!制度)|报至|汇报|提交"
    r"|报(?=[市省区县州盟厅局]|领导))"
)
# 实行月报告、季通报制度, 建立周报制度, 逐月报送.
_REGULAR: Final = re.compile(
    "(?:(?:实行|建立|执行|落实|坚持)[^，。；\n每按]{0,8}?|逐)(?P<every>半年|季度?|月|周)(?:度)?"
    "(?P<day>)(?:报告|报送|上报|报(?=制度))(?:制度)?"
)
_FREQUENCIES: Final[
    dict[str, Literal["monthly", "quarterly", "half-yearly", "annual", "weekly"]]
] = {
    "月": "monthly",
    "季度": "quarterly",
    "季": "quarterly",
    "半年": "half-yearly",
    "年": "annual",
    "周": "weekly",
}


def read_leading_group(text: str) -> LeadingGroup | None:
    """Return the leading group that a plan sets up, and the unit that hosts its office.

    >>> plan = "成立区建设领导小组,下设办公室,办公室设在区商务局,负责日常工作。"
    >>> group = read_leading_group(plan)
    >>> group.name, group.host
    ('区建设领导小组', '区商务局')
    """
    view = flatten(text, Span(0, len(text)))
    founded = (match for match in _FOUNDED.finditer(view.flat) if _is_of_plan(view.flat, match))
    match = next(founded, None) or _GROUP_OFFICE.search(view.flat)
    if match is None:
        return None
    host = _HOSTED.search(view.flat, match.start(), match.end() + _HOST_REACH)
    return LeadingGroup(
        name=view.shown[match.start("name") : match.end("name")],
        span=view.span(*match.span("name")),
        host=view.shown[host.start("host") : host.end("host")] if host else None,
        host_span=view.span(*host.span("host")) if host else None,
    )


def _is_of_plan(flat: str, match: re.Match[str]) -> bool:
    """Whether a working group is the plan's own: its office or members are named behind it."""
    if match["name"].endswith("领导小组"):
        return True
    behind = flat[match.end() : match.end() + 60]
    return "名单" in behind or "设在" in behind


def read_reporting(text: str) -> tuple[ReportingDuty, ...]:
    """Return the duties to report at regular times.

    >>> [(duty.frequency, duty.day) for duty in read_reporting("各单位于每月25日前报送工作亮点。")]
    [('monthly', 25)]
    """
    view = flatten(text, Span(0, len(text)))
    found = [
        match for match in _REPORT.finditer(view.flat) if match["day"] or "，" not in match["rest"]
    ]
    found.extend(_REGULAR.finditer(view.flat))
    return tuple(_duty(view, match) for match in sorted(found, key=re.Match.start))


def _duty(view: View, match: re.Match[str]) -> ReportingDuty:
    span = view.span(*match.span())
    day = int(match["day"]) if match["day"] else None
    return ReportingDuty(
        surface=span.of(view.text),
        frequency=_FREQUENCIES[match["every"] or match["by"]],
        day=day if day is not None and 1 <= day <= 31 else None,
        span=span,
    )


def read_plan_citations(text: str, task_spans: Sequence[Span]) -> tuple[Citation, ...]:
    """Return the titles cited outside the tasks, without the plan's own."""
    own = _core(read_title(text))
    cites: list[Citation] = []
    place = 0
    for span in [*sorted(task_spans, key=lambda span: span.start), Span(len(text), len(text))]:
        if span.start > place:
            cites.extend(read_citations(text, Span(place, span.start)))
        place = max(place, span.end)
    return tuple(cite for cite in cites if not _is_own(_core(cite.title), own))


def _core(title: str) -> str:
    return re.sub(r"[（(][^（()）]*[)）]|\s|的(?=若干)", "", title)


def _is_own(title: str, own: str) -> bool:
    return bool(own) and (title.endswith(own) or (own.endswith(title) and len(title) > 6))
