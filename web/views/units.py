"""What the page of a unit shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import UnknownNameError
from ontology.language import Bilingual
from plans.records import Assignment, Plan, Role, Task
from plans.sentences import sentence
from web.views.counts import DueGroup, SectorCount, Workload, by_due, by_sector, workload

_UNIT = Bilingual(zh="单位", en="unit")


@dataclass(frozen=True, slots=True)
class Part:
    """One involvement of the unit: the task, its mark on the page of the task, the sentence."""

    task: Task
    key: str
    assignment: Assignment
    sentence: str


@dataclass(frozen=True, slots=True)
class Partner:
    """Another unit and the tasks shared with it."""

    unit: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
    """Everything about one unit or collective in one plan."""

    load: Workload
    rank: int
    parts: dict[Role, tuple[Part, ...]]
    tasks: tuple[Task, ...]
    partners: tuple[Partner, ...]
    sectors: tuple[SectorCount, ...]
    due: tuple[DueGroup, ...]
    forms: tuple[tuple[str, int], ...]
    lines: tuple[tuple[str, int], ...]


def unit_page(plan: Plan, name: str) -> UnitPage:
    """Return what the plan says about the unit or collective of that name.

    Raises
    ------
    UnknownNameError
        If no task names it; the error lists those of similar names.
    """
    parts = list(_parts(plan, name))
    if not parts:
        raise UnknownNameError(_UNIT, name, _names(plan))
    loads = workload(plan, parts[0].assignment.kind)
    rank, load = next((n, load) for n, load in enumerate(loads, 1) if load.unit == name)
    tasks = tuple(dict.fromkeys(part.task for part in parts))
    return UnitPage(
        load=load,
        rank=rank,
        parts=_by_role(parts),
        tasks=tasks,
        partners=_partners(tasks, name),
        sectors=tuple(count for count in by_sector(plan, tasks) if count.tasks),
        due=tuple(by_due(tasks)),
        forms=tuple(Counter(part.assignment.surface for part in parts).most_common()),
        lines=tuple(Counter(x for part in parts for x in part.assignment.lines).most_common()),
    )


def _names(plan: Plan) -> list[str]:
    return sorted({one.unit for task in plan.tasks for one in task.assignments})


def _parts(plan: Plan, name: str) -> Iterator[Part]:
    for task in plan.tasks:
        for number, one in enumerate(task.assignments):
            if one.unit == name:
                yield Part(task, f"a{number}", one, sentence(plan.text, one.span))


def _by_role(parts: list[Part]) -> dict[Role, tuple[Part, ...]]:
    roles: tuple[Role, ...] = ("lead", "responsible", "participant")
    grouped = {
        role: tuple(part for part in parts if part.assignment.role == role) for role in roles
    }
    return {role: found for role, found in grouped.items() if found}


def _partners(tasks: tuple[Task, ...], name: str) -> tuple[Partner, ...]:
    shared: defaultdict[str, dict[str, Task]] = defaultdict(dict)
    for task in tasks:
        for one in task.assignments:
            if one.kind == "unit" and one.unit != name:
                shared[one.unit][task.key] = task
    partners = (Partner(unit, tuple(found.values())) for unit, found in shared.items())
    return tuple(sorted(partners, key=lambda partner: (-len(partner.tasks), partner.unit)))
