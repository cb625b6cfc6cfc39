"""Counts that several pages show: workload of units, tasks by sector, what falls due when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plans.records import Plan, Role, Sector, Task, UnitKind


@dataclass(frozen=True, slots=True)
class Workload:
    """How many tasks a unit leads, joins and answers for; `total` counts each task once."""

    unit: str
    kind: UnitKind
    type: str
    lead: int
    participant: int
    responsible: int
    total: int


def workload(plan: Plan, kind: UnitKind = "unit") -> list[Workload]:
    """Return the units of that kind, those with the most tasks first."""
    types = {unit.name: unit.type for unit in plan.units}
    tasks: defaultdict[str, set[str]] = defaultdict(set)
    roles: defaultdict[tuple[str, Role], set[str]] = defaultdict(set)
    for task in plan.tasks:
        for one in task.assignments:
            if one.kind == kind:
                tasks[one.unit].add(task.key)
                roles[one.unit, one.role].add(task.key)
    rows = [
        Workload(
            unit,
            kind,
            types.get(unit, ""),
            len(roles[unit, "lead"]),
            len(roles[unit, "participant"]),
            len(roles[unit, "responsible"]),
            len(keys),
        )
        for unit, keys in tasks.items()
    ]
    return sorted(rows, key=lambda row: (-row.total, -row.lead, row.unit))


@dataclass(frozen=True, slots=True)
class SectorCount:
    """A sector and its tasks; `sector` is None for tasks that stand in none."""

    sector: Sector | None
    tasks: tuple[Task, ...]


def by_sector(plan: Plan, tasks: Iterable[Task] | None = None) -> list[SectorCount]:
    """Return the sectors in their order with their tasks, those without tasks included."""
    chosen = plan.tasks if tasks is None else tuple(tasks)
    counts = [
        SectorCount(sector, tuple(task for task in chosen if task.sector == sector.ordinal))
        for sector in plan.sectors
    ]
    rest = tuple(task for task in chosen if task.sector is None)
    return [*counts, *([SectorCount(None, rest)] if rest else [])]


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Tasks that end on the same day, or, with `end` None, whose end the text does not say."""

    end: date | None
    wordings: tuple[tuple[str, int], ...]
    tasks: tuple[Task, ...]


def by_due(tasks: Iterable[Task]) -> list[DueGroup]:
    """Return the tasks by the end of their time limit, the earliest first, those without last."""
    groups: defaultdict[date | None, list[Task]] = defaultdict(list)
    for task in tasks:
        groups[task.time.end if task.time else None].append(task)
    return [
        DueGroup(end, _wordings(groups[end]), tuple(groups[end]))
        for end in sorted(groups, key=lambda end: end or date.max)
    ]


def _wordings(tasks: Iterable[Task]) -> tuple[tuple[str, int], ...]:
    words = Counter(
        f"{task.time.label}：{task.time.surface}" if task.time.label else task.time.surface
        for task in tasks
        if task.time
    )
    return tuple(words.most_common())


@dataclass(frozen=True, slots=True)
class BenchmarkCount:
    """A benchmark and the tasks that name it."""

    name: str
    kind: str
    country: str | None
    tasks: tuple[Task, ...]
    mentions: int


def benchmarks(plan: Plan) -> list[BenchmarkCount]:
    """Return what the plan measures itself against, the most often named first."""
    found: defaultdict[str, list[Task]] = defaultdict(list)
    facts: dict[str, tuple[str, str | None]] = {}
    for task in plan.tasks:
        for one in task.benchmarks:
            found[one.name].append(task)
            facts.setdefault(one.name, (one.kind, one.country))
    rows = [
        BenchmarkCount(name, *facts[name], tuple(dict.fromkeys(tasks)), len(tasks))
        for name, tasks in found.items()
    ]
    return sorted(rows, key=lambda row: (-len(row.tasks), row.name))


def opening(text: str, most: int = 40) -> str:
    """Return the first sentence of a task, cut to `most` characters.

    >>> opening("对标英国伦敦。确保增长14%。"), opening("对标英国伦敦", most=4)
    ('对标英国伦敦', '对标英…')
    """
    first = text.strip().partition("\n")[0].partition("。")[0]
    return first if len(first) <= most else f"{first[: most - 1]}…"
