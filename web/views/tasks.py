"""The list of tasks: which conditions can be set, and what they leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from graph.errors import UnknownNameError
from ontology.language import Bilingual
from plans.records import Plan, Task

_TASK: Final = Bilingual(zh="任务", en="task")
CONDITIONS: Final[Mapping[str, Callable[[Task, str], bool]]] = {
    "q": lambda task, value: value.lower() in task.text.lower(),
    "sector": lambda task, value: str(task.sector or "") == value,
    "unit": lambda task, value: any(one.unit == value for one in task.assignments),
    "role": lambda task, value: any(one.role == value for one in task.assignments),
    "due": lambda task, value: due_month(task) == value,
    "benchmark": lambda task, value: any(one.name == value for one in task.benchmarks),
}


@dataclass(frozen=True, slots=True)
class TaskList:
    """The tasks that meet all conditions; `blame` says how many each condition alone would add."""

    conditions: dict[str, str]
    tasks: tuple[Task, ...]
    blame: tuple[tuple[str, int], ...]


def task_list(plan: Plan, query: Mapping[str, str]) -> TaskList:
    """Return the tasks that meet the conditions named in `query`; others are ignored."""
    conditions = {key: query[key] for key in CONDITIONS if query.get(key)}
    tasks = _meeting(plan, conditions)
    blame = () if tasks else tuple(_without(plan, conditions))
    return TaskList(conditions, tasks, blame)


def _without(plan: Plan, conditions: dict[str, str]) -> list[tuple[str, int]]:
    """Count what is left without each condition, to say which one empties the list."""
    return [
        (key, len(_meeting(plan, {k: v for k, v in conditions.items() if k != key})))
        for key in conditions
    ]


def _meeting(plan: Plan, conditions: Mapping[str, str]) -> tuple[Task, ...]:
    """Keep the tasks; a unit and a role together mean that unit in that role."""
    unit, role = conditions.get("unit"), conditions.get("role")
    return tuple(
        task
        for task in plan.tasks
        if all(CONDITIONS[key](task, value) for key, value in conditions.items())
        and (not (unit and role) or _holds(task, unit, role))
    )


def _holds(task: Task, unit: str, role: str) -> bool:
    return any(one.unit == unit and one.role == role for one in task.assignments)


def place_of(plan: Plan, key: str) -> int:
    """Return where in the plan the task of that key stands, or raise `UnknownNameError`."""
    keys = [task.key for task in plan.tasks]
    if key not in keys:
        raise UnknownNameError(_TASK, key, keys)
    return keys.index(key)


def due_month(task: Task) -> str:
    """Return the month in which a task ends, or ``none``."""
    return task.time.end.strftime("%Y-%m") if task.time and task.time.end else "none"


def choices(plan: Plan) -> dict[str, list[str]]:
    """Return the values that each condition can take."""
    units = {one.unit for task in plan.tasks for one in task.assignments}
    roles = {one.role for task in plan.tasks for one in task.assignments}
    return {
        "unit": sorted(units),
        "role": [role for role in ("lead", "responsible", "participant") if role in roles],
        "due": sorted({due_month(task) for task in plan.tasks}),
        "benchmark": sorted({one.name for task in plan.tasks for one in task.benchmarks}),
    }
