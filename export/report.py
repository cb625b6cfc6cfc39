"""A report on the plans as a Word document in the layout of official documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from export.official_document import (
    BODY,
    FIRST_HEADING,
    SECOND_HEADING,
    TITLE,
    add_paragraph,
    add_table,
    document_bytes,
    new_document,
    new_page,
)
from export.task_table import target_words
from export.words import concept_words
from graph.build_tasks import short_label
from plans.records import Assignment, Plan, Task

if TYPE_CHECKING:
    from docx.document import Document

# A line of 156 mm holds twenty characters of 22 points.
_TITLE_CHARS: Final = 20
_MOST_UNITS: Final = 20
_NUMERALS: Final = "一二三四五六七八九十"
_LIST: Final = "、"


def report_document(plans: Sequence[Plan]) -> bytes:
    """Return the report: overview, sectors, workload, due list and task tables of each plan.

    Equal plans give equal bytes.
    """
    document = new_document()
    for number, plan in enumerate(plans):
        if number:
            new_page(document)
        _plan(document, plan)
    if not plans:
        add_paragraph(document, "没有工作方案。", BODY, indent=True)
    return document_bytes(document, _LIST.join(plan.metadata.title for plan in plans))


def _plan(document: Document, plan: Plan) -> None:
    _heading_block(document, plan)
    for number, (title, write) in enumerate(_PARTS):
        add_paragraph(document, f"{_NUMERALS[number]}、{title}", FIRST_HEADING, level=1)
        write(document, plan)


def _heading_block(document: Document, plan: Plan) -> None:
    for line in _lines(plan.metadata.title):
        add_paragraph(document, line, TITLE, centred=True)
    add_paragraph(document, "任务分工情况报告", TITLE, centred=True)
    if plan.metadata.number:
        add_paragraph(document, plan.metadata.number, SECOND_HEADING, centred=True)
    add_paragraph(document, "", BODY)


def _lines(title: str) -> list[str]:
    """Part a title that is longer than a line in front of its bracket.

    >>> _lines("即墨区国际城市建设工作方案（2018-2019年）")
    ['即墨区国际城市建设工作方案', '（2018-2019年）']
    """
    at = max(title.rfind("（"), title.rfind("("))
    return [title[:at], title[at:]] if at > 0 and len(title) > _TITLE_CHARS else [title]


def _overview(document: Document, plan: Plan) -> None:
    meta = plan.metadata
    days = [_day(d) for d in (meta.start, meta.end) if d is not None]
    units = Counter(one.unit for task in plan.tasks for one in task.assignments)
    issued = f"由{meta.issuer}印发，" if meta.issuer else ""
    signed = f"成文日期{_day(meta.date_signed)}，" if meta.date_signed else ""
    period = f"实施期限为{'至'.join(days)}，" if days else ""
    sectors = f"分{len(plan.sectors)}个领域，" if plan.sectors else ""
    texts = [
        f"《{meta.title}》{issued}{signed}{period}共{len(plan.tasks)}项任务，{sectors}"
        f"涉及{len(plan.units)}个具名单位，{sum(units.values())}项责任。",
        f"方案提出量化指标{sum(len(task.targets) for task in plan.tasks)}个，"
        f"对标学习{sum(len(task.benchmarks) for task in plan.tasks)}处，"
        f"引用文件{sum(len(task.cites) for task in plan.tasks) + len(plan.cites)}件。",
    ]
    if plan.notes:
        texts.append(f"整理原文时有{len(plan.notes)}处存疑或经修补，须与原件核对。")
    for text in texts:
        add_paragraph(document, text, BODY, indent=True)


def _sectors(document: Document, plan: Plan) -> None:
    rows = []
    for sector in plan.sectors:
        tasks = [task for task in plan.tasks if task.sector == sector.ordinal]
        units = Counter(one.unit for task in tasks for one in task.assignments)
        busiest = _LIST.join(f"{unit}（{count}）" for unit, count in _ranked(units)[:3])
        targets = sum(len(task.targets) for task in tasks)
        rows.append([str(sector.ordinal), sector.title, str(len(tasks)), str(targets), busiest])
    if not rows:
        add_paragraph(document, "方案未分领域。", BODY, indent=True)
        return
    head = ("序号", "领域", "任务", "指标", "任务最多的单位")
    add_table(document, head, rows, (12, 58, 14, 14, 58))


def _workload(document: Document, plan: Plan) -> None:
    roles = {
        role: Counter(
            one.unit for task in plan.tasks for one in _once(task) if (one.role == "lead") == leads
        )
        for role, leads in (("lead", True), ("other", False))
    }
    total = roles["lead"] + roles["other"]
    types = {unit.name: concept_words("unit-type", unit.type).zh for unit in plan.units}
    rows = [
        [str(n), unit, types.get(unit, "集合主体"), str(count),
         str(roles["lead"][unit]), str(roles["other"][unit])]
        for n, (unit, count) in enumerate(_ranked(total)[:_MOST_UNITS], 1)
    ]  # fmt: skip
    text = f"共{len(total)}个单位和集合主体承担任务，任务最多的{len(rows)}个如下。"
    add_paragraph(document, text, BODY, indent=True)
    head = ("序号", "单位", "类型", "任务", "牵头", "参与或责任")
    add_table(document, head, rows, (14, 54, 34, 16, 16, 22))


def _due(document: Document, plan: Plan) -> None:
    dated = [(t.time.end, t) for t in plan.tasks if t.time is not None and t.time.end is not None]
    dated.sort(key=lambda pair: (pair[0], pair[1].ordinal))
    rows = [
        [
            f"{end.year}.{end.month}.{end.day}",
            task.number,
            short_label(task.text),
            _names(task, {"lead", "responsible"}),
        ]
        for end, task in dated
    ]
    missing = len(plan.tasks) - len(dated)
    if missing:
        add_paragraph(document, f"另有{missing}项任务未写明完成日期。", BODY, indent=True)
    if rows:
        add_table(document, ("截止日期", "序号", "任务", "牵头或责任单位"), rows, (26, 14, 70, 46))


def _tasks(document: Document, plan: Plan) -> None:
    groups = [(sector.title, sector.ordinal) for sector in plan.sectors]
    for number, (title, ordinal) in enumerate([*groups, ("其他任务", None)], 1):
        tasks = [task for task in plan.tasks if task.sector == ordinal]
        if not tasks:
            continue
        add_paragraph(document, f"（{_chinese(number)}）{title}", SECOND_HEADING, level=2)
        rows = [
            [task.number, task.text, _names(task, {"lead", "responsible"}),
             _names(task, {"participant"}),
             "\n".join(target_words(target) for target in task.targets)]
            for task in tasks
        ]  # fmt: skip
        head = ("序号", "工作任务", "牵头单位", "参与单位", "量化指标")
        add_table(document, head, rows, (12, 66, 26, 30, 22))


_PARTS: Final = (
    ("总体情况", _overview),
    ("领域分布", _sectors),
    ("单位任务量", _workload),
    ("完成时限", _due),
    ("任务分工表", _tasks),
)


def _once(task: Task) -> list[Assignment]:
    """Return one assignment for each unit of a task, that in the weightiest role."""
    found: dict[str, Assignment] = {}
    for one in sorted(task.assignments, key=lambda one: one.role != "lead"):
        found.setdefault(one.unit, one)
    return list(found.values())


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _names(task: Task, roles: set[str]) -> str:
    return _LIST.join(dict.fromkeys(one.unit for one in task.assignments if one.role in roles))


def _chinese(number: int) -> str:
    """Write a number below a hundred in Chinese.

    >>> [_chinese(n) for n in (1, 10, 12, 20, 35)]
    ['一', '十', '十二', '二十', '三十五']
    """
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return lead + (_NUMERALS[ones - 1] if ones else "")


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.year}年{day.month}月{day.day}日"
