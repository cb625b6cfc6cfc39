"""Heat maps: units by sectors, and units by units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from plans.records import Plan, Task
from web.views.counts import workload

_STEPS = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A row or column: its name and, for a sector, its number."""

    name: str
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows, columns and the tasks of every cell; `most` is the greatest number of a cell."""

    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: tuple[tuple[tuple[Task, ...], ...], ...]
    most: int

    def heat(self, count: int) -> int:
        """Return how dark a cell of that many tasks is, from 0 to 6.

        >>> Matrix((), (), (), 12).heat(0), Matrix((), (), (), 12).heat(12)
        (0, 6)
        """
        return -(-count * _STEPS // self.most) if self.most else 0


def unit_sector_matrix(plan: Plan, role: str = "", top: int = 0) -> Matrix:
    """Return the tasks of every unit in every sector, in one role or in all."""
    columns = [Heading(sector.title, sector.ordinal) for sector in plan.sectors]
    if any(task.sector is None for task in plan.tasks):
        columns.append(Heading(""))
    tasks: defaultdict[tuple[str, int | None], dict[str, Task]] = defaultdict(dict)
    for task, unit in _involvements(plan, role):
        tasks[unit, task.sector][task.key] = task
    rows = _units(plan, {unit for unit, _ in tasks}, top)
    return _matrix(rows, columns, lambda row, column: tasks.get((row.name, column.ordinal), {}))


def unit_unit_matrix(plan: Plan, top: int = 30) -> Matrix:
    """Return the shared tasks of every pair of the units with the most tasks."""
    tasks: defaultdict[tuple[str, str], dict[str, Task]] = defaultdict(dict)
    for task in plan.tasks:
        units = {one.unit for one in task.assignments if one.kind == "unit"}
        for a in units:
            for b in units - {a}:
                tasks[a, b][task.key] = task
    rows = _units(plan, {a for a, _ in tasks}, top)
    return _matrix(rows, rows, lambda row, column: tasks.get((row.name, column.name), {}))


def _involvements(plan: Plan, role: str) -> Iterable[tuple[Task, str]]:
    return (
        (task, one.unit)
        for task in plan.tasks
        for one in task.assignments
        if one.kind == "unit" and role in ("", one.role)
    )


def _units(plan: Plan, present: set[str], top: int) -> list[Heading]:
    """Return the units in the order of their workload, at most `top` of them, all if 0."""
    names = [row.unit for row in workload(plan) if row.unit in present]
    return [Heading(name) for name in names[: top or None]]


def _matrix(
    rows: list[Heading],
    columns: list[Heading],
    tasks_of: Callable[[Heading, Heading], Mapping[str, Task]],
) -> Matrix:
    cells = tuple(
        tuple(tuple(tasks_of(row, column).values()) for column in columns) for row in rows
    )
    most = max((len(cell) for line in cells for cell in line), default=0)
    return Matrix(tuple(rows), tuple(columns), cells, most)
