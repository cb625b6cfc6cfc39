"""Workload (工作负荷): how many tasks every unit leads and takes part in."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan
from typing import Any, Final

from graph.analysis.study import Study
from graph.analysis.table import Column, Table, ranked
from ontology.language import Bilingual

UNIT: Final = Column(
    "unit",
    Bilingual("单位", "unit"),
    Bilingual("单位的规范名称。", "The resolved name of the unit."),
)
COUNTS: Final = (
    Column(
        "lead",
        Bilingual("牵头", "lead"),
        Bilingual("牵头的任务数。", "Number of tasks that the unit leads."),
    ),
    Column(
        "participant",
        Bilingual("参与", "participant"),
        Bilingual("参与的任务数。", "Number of tasks that the unit takes part in."),
    ),
    Column(
        "responsible",
        Bilingual("责任", "responsible"),
        Bilingual(
            "作为责任单位(未分牵头与参与)的任务数。",
            "Number of tasks that name the unit as responsible without telling lead from "
            "participant.",
        ),
    ),
    Column(
        "total",
        Bilingual("合计", "total"),
        Bilingual(
            "涉及的不同任务数;同一任务中兼两种角色的只计一次。",
            "Number of different tasks; a unit with two roles in one task counts once.",
        ),
    ),
)
LEAD_SHARE: Final = Column(
    "lead_share",
    Bilingual("牵头率", "lead share"),
    Bilingual("牵头数 ÷ 合计。", "Lead tasks over total."),
)
_COLUMNS: Final = (UNIT, *COUNTS, LEAD_SHARE)


def workload(study: Study) -> Table:
    """Return the tasks of every unit by role, the most loaded unit first."""
    rows = [_row(name, data) for name, data in study.units.nodes(data=True)]
    return Table(
        "workload",
        Bilingual("单位工作负荷", "workload by unit"),
        _COLUMNS,
        ranked(rows, _COLUMNS, "total", "lead"),
        (study.scope,),
    )


def _row(name: str, data: Mapping[str, Any]) -> dict[str, Any]:
    counts = {column.key: data[column.key] for column in COUNTS}
    share = data["lead"] / data["total"] if data["total"] else nan
    return {"unit": name, "lead_share": share} | counts
