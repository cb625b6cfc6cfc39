"""Corrections by a person: kept beside the plan and applied every time it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal, cast, get_args

from plans.records import (
    Assignment,
    Metadata,
    Note,
    Plan,
    Role,
    Span,
    Task,
    TimeLimit,
    Unit,
    UnitKind,
)
from plans.register import load_register
from plans.suffixes import type_of

PlaceAction = Literal["unit", "role", "remove", "confirm"]
Action = Literal[PlaceAction, "add", "time", "field"]
# What can be decided about a place of the text.
ACTIONS: Final[tuple[PlaceAction, ...]] = get_args(PlaceAction)
CORRECTIONS_SUFFIX: Final = ".corrections.toml"
DATE_FIELDS: Final = frozenset({"date_signed", "date_published", "start", "end"})
TEXT_FIELDS: Final = frozenset({"title", "number", "issuer", "jurisdiction", "index_number"})
_COLLECTIVE: Final = ("各", "有关", "相关", "所有", "全部")
_Key = tuple[Action, Span, str, str]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided about one place of the text.

    ``unit`` and ``role`` give the assignment at `span` another unit or role, `value`; ``remove``
    says that the place assigns nothing; ``confirm`` that what was noted there is right as read.
    ``add`` assigns the unit `value` in the role `name`, ``time`` gives a task the days ``a/b`` of
    `value`, ``field`` gives the field `name` of the plan's metadata a value. `task` is the key of
    the only task that is meant; empty for all that have the place. `surface` is the text at `span`:
    a correction of a text that has changed since is not applied.
    """

    action: Action
    span: Span
    surface: str
    value: str = ""
    name: str = ""
    task: str = ""
    who: str | None = None
    when: date | None = None
    why: str | None = None


def apply_corrections(plan: Plan, corrections: Iterable[Correction]) -> Plan:
    """Return the plan as corrected; what was changed is noted at its place.

    A later correction of the same place and kind replaces an earlier one.
    """
    given = {_key(one): one for one in corrections}
    valid = [one for one in given.values() if one.span.of(plan.text) == one.surface]
    if not valid:
        return plan
    tasks = tuple(
        _corrected(task, [c for c in valid if c.task in ("", task.key)]) for task in plan.tasks
    )
    confirmed = {one.span for one in valid if one.action == "confirm"}
    notes = [n for n in plan.notes if n.kind == "correction" or n.span not in confirmed]
    notes += [_note(one) for one in valid if _changes(one, plan)]
    ordered = sorted(notes, key=lambda note: (note.span.start, note.span.end, note.kind))
    return replace(
        plan,
        metadata=_metadata(plan.metadata, valid),
        tasks=tasks,
        units=_units(plan, tasks, valid),
        notes=tuple(dict.fromkeys(ordered)),
    )


def _key(one: Correction) -> _Key:
    """Return what a later correction must share to replace this one."""
    subject = f"{one.name} {one.value}" if one.action == "add" else one.name
    return one.action, one.span, one.task, subject


def _changes(one: Correction, plan: Plan) -> bool:
    if one.action in ACTIONS:
        assigned = {a.span for task in plan.tasks for a in task.assignments}
        return one.action != "confirm" and one.span in assigned
    return True


def _corrected(task: Task, valid: Sequence[Correction]) -> Task:
    at = {(one.action, one.span): one for one in valid}
    kept = (one for one in task.assignments if ("remove", one.span) not in at)
    assignments = [_reassigned(one, at) for one in kept]
    added = [_added(one) for one in valid if one.action == "add" and one.task == task.key]
    limit = next((one for one in reversed(valid) if one.action == "time" and one.task), None)
    return replace(
        task,
        assignments=(*assignments, *added),
        time=_time(task, limit) if limit is not None else task.time,
    )


def _reassigned(assignment: Assignment, at: dict[tuple[Action, Span], Correction]) -> Assignment:
    unit, role = at.get(("unit", assignment.span)), at.get(("role", assignment.span))
    if unit is not None:
        assignment = replace(assignment, unit=unit.value, kind=_kind(unit.value))
    if role is not None:
        assignment = replace(assignment, role=cast(Role, role.value))
    return assignment


def _added(one: Correction) -> Assignment:
    return Assignment(cast(Role, one.name), one.surface, one.value, _kind(one.value), one.span)


def _kind(name: str) -> UnitKind:
    return "collective" if name.startswith(_COLLECTIVE) else "unit"


def _time(task: Task, one: Correction) -> TimeLimit:
    """Return the days of a correction; what the text says stays as it is written."""
    start, end = (date.fromisoformat(day) if day else None for day in one.value.split("/"))
    kind: Literal["period", "deadline"] = "deadline" if start is None else "period"
    if task.time is not None:
        return replace(task.time, kind=kind, start=start, end=end)
    return TimeLimit(kind, one.surface, start, end, one.span)


def _metadata(metadata: Metadata, valid: Iterable[Correction]) -> Metadata:
    """Return the fields as corrected; the text is no evidence for what it does not say."""
    fields: dict[str, Any] = {
        one.name: date.fromisoformat(one.value) if one.name in DATE_FIELDS else one.value
        for one in valid
        if one.action == "field"
    }
    spans = {name: span for name, span in metadata.spans.items() if name not in fields}
    return replace(metadata, **fields, spans=spans) if fields else metadata


def _note(one: Correction) -> Note:
    return Note("correction", one.span, _said(one), one.who, one.when, one.why)


def _said(one: Correction) -> str:
    place = f"任务{one.task}" if one.task else ""
    said = {
        "remove": f"人工更正:“{one.surface}”不是承担单位",
        "add": f"人工更正:{place}增加“{one.value}”({one.name})",
        "time": f"人工更正:{place}时限改为{one.value}",
        "field": f"人工更正:{one.name}改为“{one.value}”",
    }
    return said.get(one.action, f"人工更正:“{one.surface}”→“{one.value}”")


def _units(plan: Plan, tasks: Iterable[Task], valid: Sequence[Correction]) -> tuple[Unit, ...]:
    """Return the units that still have a task, and those that corrections brought in.

    What a unit was called that is gone is another name of the one unit in its place.
    """
    named = {one.unit for task in tasks for one in task.assignments if one.kind == "unit"}
    lost = {one.unit for task in plan.tasks for one in task.assignments} - named
    gained = _renamed(plan, lost, valid)
    register = load_register()
    known = [unit for unit in plan.units if unit.name not in lost]
    new = sorted(named - {unit.name for unit in plan.units})
    units = [*known, *(Unit(name, type_of(name, register)) for name in new)]
    return tuple(
        replace(unit, aliases=_aliases(unit, gained[unit.name])) if unit.name in gained else unit
        for unit in units
    )


def _aliases(unit: Unit, more: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*unit.aliases, *more} - {unit.name}))


def _renamed(plan: Plan, lost: set[str], valid: Iterable[Correction]) -> dict[str, set[str]]:
    """Return the names, and other names, of each unit whose place another one took."""
    units = {one.span: one.value for one in valid if one.action == "unit"}
    taken: dict[str, set[str]] = {}
    for task in plan.tasks:
        for one in task.assignments:
            if one.unit in lost:
                taken.setdefault(one.unit, set()).add(units.get(one.span, ""))
    others = {unit.name: unit.aliases for unit in plan.units}
    gained: dict[str, set[str]] = {}
    for name, places in taken.items():
        (place, *more) = places
        if place and not more:
            gained.setdefault(place, set()).update((name, *others.get(name, ())))
    return gained
