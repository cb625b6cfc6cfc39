"""The ledger of one plan, made from its records, for the networks and tables of its pages."""

from __future__ import annotations

from graph.ledger import Involvement, Ledger, LedgerTask, LedgerUnit, Mention
from plans.records import Plan, Task
from web.views.counts import opening


def plan_ledger(plan: Plan) -> Ledger:
    """Return who answers for what in `plan`; task keys are those of the records."""
    sectors = {sector.ordinal: sector.title for sector in plan.sectors}
    types = {unit.name: unit.type for unit in plan.units}
    name = plan.metadata.number or plan.metadata.title
    tasks = {task.key: _ledger_task(task, name, sectors) for task in plan.tasks}
    return Ledger(
        tuple(tasks.values()),
        tuple(
            Involvement(
                tasks[task.key],
                LedgerUnit(one.unit, kind=one.kind, type=types.get(one.unit)),
                one.role,
            )
            for task in plan.tasks
            for one in task.assignments
        ),
        tuple(
            Mention(tasks[task.key], one.name, one.kind, one.mode)
            for task in plan.tasks
            for one in task.benchmarks
        ),
    )


def _ledger_task(task: Task, plan: str, sectors: dict[int, str]) -> LedgerTask:
    return LedgerTask(
        task.key,
        plan=plan,
        sector=sectors.get(task.sector) if task.sector is not None else None,
        title=opening(task.text),
        start=task.time.start if task.time else None,
        end=task.time.end if task.time else None,
        time_kind=task.time.kind if task.time else None,
    )
