"""The task list (任务台账) and the list of units as tables, one row each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from export.words import concept_words
from graph.analysis import Column, Table
from graph.analysis.table import Value
from ontology.language import Bilingual
from plans.records import Plan, QuantitativeTarget, Role, Task

_LIST: Final = "、"


def _column(key: str, zh: str, en: str) -> Column:
    return Column(key, Bilingual(zh, en), Bilingual("", ""))


_TASK_COLUMNS: Final = (
    _column("plan", "文号", "plan"),
    _column("number", "序号", "number"),
    _column("sector", "领域", "sector"),
    _column("text", "工作任务", "task"),
    _column("targets", "量化指标", "targets"),
    _column("lead", "牵头单位", "lead units"),
    _column("participant", "参与单位", "participating units"),
    _column("responsible", "责任单位", "responsible units"),
    _column("time", "时限", "time limit"),
    _column("start", "开始", "start"),
    _column("end", "截止", "due"),
    _column("benchmarks", "对标对象", "benchmarks"),
    _column("cites", "引用文件", "cited works"),
)
_UNIT_COLUMNS: Final = (
    _column("unit", "单位", "unit"),
    _column("type", "类型", "type"),
    _column("aliases", "别称", "other names"),
    _column("lead", "牵头任务", "tasks led"),
    _column("participant", "参与任务", "tasks joined"),
    _column("responsible", "责任任务", "tasks answered for"),
)


def task_table(plans: Iterable[Plan]) -> Table:
    """Return one row per task, in the order of the plans, with everything stated about it."""
    rows: list[tuple[Value, ...]] = [
        (
            plan.metadata.number or plan.metadata.title,
            task.number,
            _sector(plan, task),
            task.text,
            _LIST.join(target_words(target) for target in task.targets),
            *(_units(task, role) for role in ("lead", "participant", "responsible")),
            task.time.surface if task.time else "",
            _day(task.time.start if task.time else None),
            _day(task.time.end if task.time else None),
            _LIST.join(dict.fromkeys(one.name for one in task.benchmarks)),
            _LIST.join(f"《{one.title}》" for one in task.cites),
        )
        for plan in plans
        for task in plan.tasks
    ]
    return Table("tasks", Bilingual("任务台账", "tasks"), _TASK_COLUMNS, tuple(rows))


def unit_table(plans: Iterable[Plan]) -> Table:
    """Return one row per named unit and plan, with the numbers of the tasks in each role."""
    rows: list[tuple[Value, ...]] = [
        (
            unit.name,
            concept_words("unit-type", unit.type),
            _LIST.join(unit.aliases),
            *(
                _task_numbers(plan, unit.name, role)
                for role in ("lead", "participant", "responsible")
            ),
        )
        for plan in plans
        for unit in plan.units
    ]
    return Table("units", Bilingual("单位清单", "units"), _UNIT_COLUMNS, tuple(rows))


def target_words(target: QuantitativeTarget) -> str:
    """Return a target as a reader expects it: what is measured, then the words of the text."""
    return f"{target.indicator or ''}{target.surface}"


def _sector(plan: Plan, task: Task) -> str:
    return next((s.title for s in plan.sectors if s.ordinal == task.sector), "")


def _units(task: Task, role: Role) -> str:
    return _LIST.join(dict.fromkeys(one.unit for one in task.assignments if one.role == role))


def _task_numbers(plan: Plan, unit: str, role: Role) -> str:
    return _LIST.join(
        task.number
        for task in plan.tasks
        if any(one.unit == unit and one.role == role for one in task.assignments)
    )


def _day(day: object) -> str:
    return "" if day is None else str(day)
