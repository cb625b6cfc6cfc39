"""The list of one unit (分单位清单) as a workbook, as a coordinating office sends it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from export.workbook import Cell, workbook_bytes
from ontology.language import Language
from plans.records import Plan, Role, Task
from web.texts import say
from web.views.found import value_text
from web.views.units import Part, UnitPage

_HEADINGS = (
    "number",
    "sector",
    "task",
    "targets",
    "filter.role",
    "role.lead",
    "role.participant",
    "time",
    "evidence",
    "list.progress",
    "list.problems",
    "list.remarks",
)


def unit_workbook(plan: Plan, name: str, unit: UnitPage, language: Language) -> bytes:
    """Return a sheet of the unit's tasks, those it leads first, with columns to fill in."""
    rows: list[Sequence[Cell]] = [[say(key, language) for key in _HEADINGS]]
    sectors = {sector.ordinal: sector.title for sector in plan.sectors}
    for role, parts in unit.parts.items():
        rows += (_row(part, say(f"role.{role}", language), sectors) for part in parts)
    return workbook_bytes({name: rows}, for_print=True)


def _row(part: Part, role: str, sectors: dict[int, str]) -> Sequence[Cell]:
    task = part.task
    return [
        task.number,
        sectors.get(task.sector, "") if task.sector is not None else "",
        task.text,
        "\n".join(f"{one.indicator or ''} {value_text(one)}".strip() for one in task.targets),
        role,
        "、".join(_units(task, ("lead", "responsible"))),
        "、".join(_units(task, ("participant",))),
        task.time.surface if task.time else "",
        part.sentence,
        "",
        "",
        "",
    ]


def _units(task: Task, roles: tuple[Role, ...]) -> Iterator[str]:
    yield from dict.fromkeys(one.unit for one in task.assignments if one.role in roles)
