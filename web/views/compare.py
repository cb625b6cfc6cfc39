"""Two plans, or two sectors of one, side by side: what came, what went, and who leads otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Generic, TypeVar

from plans.records import Plan, Task

_SAME_TASK: Final = 0.5
_T = TypeVar("_T")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison."""

    name: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Change(Generic[_T]):
    """What stands on the first side only, on both, and on the second only."""

    gone: tuple[_T, ...]
    kept: tuple[_T, ...]
    come: tuple[_T, ...]

    @property
    def jaccard(self) -> float | None:
        """The share of what is kept in all there is; None where there is nothing."""
        whole = len(self.gone) + len(self.kept) + len(self.come)
        return len(self.kept) / whole if whole else None


@dataclass(frozen=True, slots=True)
class RoleChange:
    """How many tasks a unit leads and joins on either side."""

    unit: str
    lead: tuple[int, int]
    participant: tuple[int, int]


@dataclass(frozen=True, slots=True)
class TaskChange:
    """Two tasks that are taken for the same, how alike their texts are, and what differs."""

    before: Task
    after: Task
    likeness: float
    leads: Change[str]
    units: Change[str]
    due_changed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole comparison."""

    before: Side
    after: Side
    units: Change[str]
    ties: Change[Pair]
    benchmarks: Change[str]
    roles: tuple[RoleChange, ...]
    same_tasks: tuple[TaskChange, ...]
    gone_tasks: tuple[Task, ...]
    come_tasks: tuple[Task, ...]


def compare(before: Side, after: Side, *, match_tasks: bool) -> Comparison:
    """Return what differs between two sides.

    Parameters
    ----------
    match_tasks
        Whether a task of one side may be a task of the other: so in two plans, not in two sectors.

    Notes
    -----
    Units are compared by their names. Tasks are matched by the pairs of neighbouring characters
    that their texts share (Dice coefficient of at least 0.5), the most alike first.
    """
    loads = [_loads(side) for side in (before, after)]
    same = _matches(before, after) if match_tasks else ()
    matched = {id(one.before) for one in same} | {id(one.after) for one in same}
    return Comparison(
        before,
        after,
        units=_change(*loads),
        ties=_change(*(_ties(side) for side in (before, after))),
        benchmarks=_change(*(_benchmarks(side) for side in (before, after))),
        roles=tuple(_role_changes(*loads)),
        same_tasks=same,
        gone_tasks=tuple(t for t in before.tasks if id(t) not in matched) if match_tasks else (),
        come_tasks=tuple(t for t in after.tasks if id(t) not in matched) if match_tasks else (),
    )


def sides_of_sectors(plan: Plan, a: int, b: int) -> tuple[Side, Side]:
    """Return two sectors of a plan as sides."""
    titles = {sector.ordinal: sector.title for sector in plan.sectors}
    first, second = (
        Side(titles[number], tuple(task for task in plan.tasks if task.sector == number))
        for number in (a, b)
    )
    return first, second


def _change(before: Iterable[_T], after: Iterable[_T]) -> Change[_T]:
    a, b = dict.fromkeys(before), dict.fromkeys(after)
    return Change(
        tuple(one for one in a if one not in b),
        tuple(one for one in a if one in b),
        tuple(one for one in b if one not in a),
    )


def _loads(side: Side) -> dict[str, tuple[int, int]]:
    """Return how many tasks every named unit leads and joins, the busiest first."""
    found: dict[str, list[set[str]]] = {}
    for task in side.tasks:
        for one in task.assignments:
            if one.kind == "unit":
                roles = found.setdefault(one.unit, [set(), set()])
                roles[one.role == "participant"].add(task.key)
    loads = {unit: (len(lead), len(joined)) for unit, (lead, joined) in found.items()}
    return dict(sorted(loads.items(), key=lambda item: (-sum(item[1]), item[0])))


def _role_changes(
    before: Mapping[str, tuple[int, int]], after: Mapping[str, tuple[int, int]]
) -> Iterator[RoleChange]:
    """Yield the units on both sides that lead on one side only."""
    for unit in before:
        if unit in after and bool(before[unit][0]) != bool(after[unit][0]):
            (lead_a, joined_a), (lead_b, joined_b) = before[unit], after[unit]
            yield RoleChange(unit, (lead_a, lead_b), (joined_a, joined_b))


def _ties(side: Side) -> list[Pair]:
    ties: dict[Pair, int] = {}
    for task in side.tasks:
        units = sorted({one.unit for one in task.assignments if one.kind == "unit"})
        for pair in combinations(units, 2):
            ties[pair] = ties.get(pair, 0) + 1
    return sorted(ties, key=lambda pair: (-ties[pair], pair))


def _benchmarks(side: Side) -> list[str]:
    return [one.name for task in side.tasks for one in task.benchmarks]


def _matches(before: Side, after: Side) -> tuple[TaskChange, ...]:
    """Pair the tasks greedily, the most alike first, and return them in the order of the first."""
    grams = {id(task): _pairs_of(task.text) for side in (before, after) for task in side.tasks}
    ranked = sorted(
        (
            (-_dice(grams[id(a)], grams[id(b)]), a.ordinal, b.ordinal, a, b)
            for a in before.tasks
            for b in after.tasks
        ),
        key=lambda found: found[:3],
    )
    taken: set[int] = set()
    matches = []
    for minus, _, _, a, b in ranked:
        if -minus >= _SAME_TASK and not {id(a), id(b)} & taken:
            taken |= {id(a), id(b)}
            matches.append(_task_change(a, b, -minus))
    return tuple(sorted(matches, key=lambda one: one.before.ordinal))


def _pairs_of(text: str) -> frozenset[str]:
    return frozenset(text[n : n + 2] for n in range(len(text) - 1))


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the Dice coefficient of two sets.

    >>> _dice(frozenset("ab"), frozenset("bc"))
    0.5
    """
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _task_change(before: Task, after: Task, likeness: float) -> TaskChange:
    leads, units = (
        _change(_units(before, participants), _units(after, participants))
        for participants in (False, True)
    )
    ends = [task.time.end if task.time else None for task in (before, after)]
    return TaskChange(before, after, likeness, leads, units, ends[0] != ends[1])


def _units(task: Task, participants: bool) -> list[str]:
    return [one.unit for one in task.assignments if (one.role == "participant") == participants]
