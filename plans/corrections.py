"""Corrections by a person: kept beside the plan and applied every time it is read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, cast, get_args

from ontology.language import Bilingual
from plans.errors import PlanFormatError
from plans.records import Assignment, Note, Plan, Role, Span, Task, Unit, UnitKind
from plans.register import load_register
from plans.suffixes import type_of

Action = Literal["unit", "role", "remove", "confirm"]
ACTIONS: Final[tuple[Action, ...]] = get_args(Action)
_COLLECTIVE: Final = ("各", "有关", "相关", "所有", "全部")
_NOT_READ: Final = Bilingual(zh="不是更正文件", en="it is no file of corrections")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided about one place of the text.

    ``unit`` and ``role`` give the assignment at `span` another unit or role, `value`; ``remove``
    says that the place assigns nothing; ``confirm`` that what was noted there is right as read.
    `surface` is the text at `span`: a correction of a text that has changed since is not applied.
    """

    action: Action
    span: Span
    surface: str
    value: str = ""


def apply_corrections(plan: Plan, corrections: Iterable[Correction]) -> Plan:
    """Return the plan as corrected; what was changed is noted at its place.

    A later correction of the same place and kind replaces an earlier one.
    """
    given = {(one.action, one.span): one for one in corrections}
    valid = {key: one for key, one in given.items() if one.span.of(plan.text) == one.surface}
    if not valid:
        return plan
    tasks = tuple(_corrected(task, valid) for task in plan.tasks)
    notes = [note for note in plan.notes if ("confirm", note.span) not in valid]
    notes += [
        Note("correction", one.span, _said(one))
        for one in valid.values()
        if one.action != "confirm" and one.span in _assigned(plan)
    ]
    ordered = sorted(notes, key=lambda note: (note.span.start, note.span.end, note.kind))
    return replace(plan, tasks=tasks, units=_units(plan, tasks), notes=tuple(ordered))


def _assigned(plan: Plan) -> set[Span]:
    return {one.span for task in plan.tasks for one in task.assignments}


def _corrected(task: Task, valid: dict[tuple[Action, Span], Correction]) -> Task:
    kept = (one for one in task.assignments if ("remove", one.span) not in valid)
    return replace(task, assignments=tuple(_reassigned(one, valid) for one in kept))


def _reassigned(assignment: Assignment, valid: dict[tuple[Action, Span], Correction]) -> Assignment:
    unit, role = (valid.get((action, assignment.span)) for action in ("unit", "role"))
    if unit is not None:
        kind: UnitKind = "collective" if unit.value.startswith(_COLLECTIVE) else "unit"
        assignment = replace(assignment, unit=unit.value, kind=kind)
    if role is not None:
        assignment = replace(assignment, role=cast(Role, role.value))
    return assignment


def _said(correction: Correction) -> str:
    if correction.action == "remove":
        return f"人工更正:“{correction.surface}”不是承担单位"
    return f"人工更正:“{correction.surface}”→“{correction.value}”"


def _units(plan: Plan, tasks: Iterable[Task]) -> tuple[Unit, ...]:
    """Return the units that still have a task, and those that corrections brought in."""
    named = {one.unit for task in tasks for one in task.assignments if one.kind == "unit"}
    known = {unit.name: unit for unit in plan.units}
    lost = {one.unit for task in plan.tasks for one in task.assignments} - named
    register = load_register()
    kept = [unit for unit in plan.units if unit.name not in lost]
    new = [Unit(name, type_of(name, register)) for name in sorted(named - known.keys())]
    return (*kept, *new)


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the corrections of a file; none if there is no such file.

    Raises
    ------
    PlanFormatError
        If the file is not what `write_corrections` writes.
    """
    if not path.exists():
        return ()
    try:
        rows = json.loads(path.read_text("utf-8"))["corrections"]
        return tuple(_correction(row) for row in rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PlanFormatError(path.name, None, _NOT_READ) from error


def _correction(row: dict[str, Any]) -> Correction:
    start, end = row["span"]
    if row["action"] not in ACTIONS:
        raise ValueError(row["action"])
    return Correction(row["action"], Span(start, end), row["surface"], row["value"])


def write_corrections(path: Path, corrections: Iterable[Correction]) -> None:
    """Write the corrections so that `read_corrections` gives them back; whole or not at all."""
    rows = [
        {
            "action": one.action,
            "span": [one.span.start, one.span.end],
            "surface": one.surface,
            "value": one.value,
        }
        for one in corrections
    ]
    draft = path.with_name(f".{path.name}.new")
    draft.write_text(json.dumps({"corrections": rows}, ensure_ascii=False, indent=1), "utf-8")
    draft.replace(path)
