"""What falls due when: tasks by urgency against a day, and the rows of the Gantt chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from plans.records import Plan, Task

Urgency = Literal["overdue", "three-days", "thirty-days", "quarter", "later", "none"]
URGENCIES: Final[tuple[Urgency, ...]] = (
    "overdue",
    "three-days",
    "thirty-days",
    "quarter",
    "later",
    "none",
)


def urgency(task: Task, today: date) -> Urgency:
    """Return how urgent a task is on that day; its last day is not yet too late."""
    end = task.time.end if task.time else None
    if end is None:
        return "none"
    days = (end - today).days
    if days < 0:
        return "overdue"
    if days <= 3:
        return "three-days"
    if days <= 30:
        return "thirty-days"
    return "quarter" if end <= quarter_end(today) else "later"


def quarter_end(day: date) -> date:
    """Return the last day of the quarter.

    >>> quarter_end(date(2018, 12, 10))
    datetime.date(2018, 12, 31)
    """
    month = (day.month - 1) // 3 * 3 + 3
    following = date(day.year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def by_urgency(tasks: Iterable[Task], today: date) -> dict[Urgency, tuple[Task, ...]]:
    """Return the tasks by urgency, each group by its last day; empty groups are left out."""
    ordered = sorted(
        tasks, key=lambda task: ((task.time.end if task.time else None) or date.max, task.ordinal)
    )
    groups = {
        level: tuple(task for task in ordered if urgency(task, today) == level)
        for level in URGENCIES
    }
    return {level: found for level, found in groups.items() if found}


@dataclass(frozen=True, slots=True)
class Bar:
    """A task on the chart: where it begins and ends, in parts of the whole width from 0 to 1.

    `from_start` says that the text names only the end, so that the bar is drawn as a line.
    """

    task: Task
    left: float
    right: float
    from_start: bool


@dataclass(frozen=True, slots=True)
class Gantt:
    """The chart: its first and last day, its quarters, and bars for the tasks that have an end."""

    first: date
    last: date
    quarters: tuple[tuple[float, str], ...]
    groups: tuple[tuple[str, tuple[Bar, ...]], ...]

    def place(self, day: date) -> float:
        """Return where a day lies, from 0 to 1 within the chart."""
        return (day - self.first).days / max((self.last - self.first).days, 1)


def gantt(plan: Plan, groups: Iterable[tuple[str, Iterable[Task]]]) -> Gantt | None:
    """Return the chart of the tasks in their groups; None where no task has an end."""
    rows = [(name, [task for task in tasks if _end(task)]) for name, tasks in groups]
    tasks = [task for _, found in rows for task in found]
    if not tasks:
        return None
    first, last = _frame(plan, tasks)
    chart = Gantt(first, last, (), ())
    return Gantt(
        first,
        last,
        tuple((chart.place(day), label) for day, label in _quarters(first, last)),
        tuple((name, tuple(_bar(chart, task) for task in found)) for name, found in rows if found),
    )


def _end(task: Task) -> date | None:
    return task.time.end if task.time else None


def _frame(plan: Plan, tasks: Iterable[Task]) -> tuple[date, date]:
    """Return the first day of the first and the last of the last year that the tasks touch."""
    days = [day for task in tasks if task.time for day in (task.time.start, task.time.end) if day]
    days += [day for day in (plan.metadata.start, plan.metadata.date_signed) if day]
    return date(min(days).year, 1, 1), date(max(days).year, 12, 31)


def _quarters(first: date, last: date) -> Iterator[tuple[date, str]]:
    for year in range(first.year, last.year + 1):
        for number, month in enumerate((1, 4, 7, 10), 1):
            yield date(year, month, 1), f"{year}" if number == 1 else f"Q{number}"


def _bar(chart: Gantt, task: Task) -> Bar:
    time = task.time
    start = time.start if time else None
    end = (time.end if time else None) or chart.last
    left = chart.place(start) if start else 0.0
    return Bar(task, left, chart.place(end + timedelta(days=1)), start is None)
