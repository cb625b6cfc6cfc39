"""Workload (工作负荷): how many tasks every unit leads and takes part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import fsum
from typing import Any, Final

from graph.analysis.study import Study
from graph.analysis.table import Column, Table, column, ranked
from graph.network import task_counts
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
            "作为责任单位（未分牵头与参与）的任务数。",
            "Number of tasks that name the unit as responsible without telling lead from "
            "participant.",
        ),
    ),
    Column(
        "total",
        Bilingual("合计", "total"),
        Bilingual(
            "涉及的不同任务数；同一任务中兼两种角色的只计一次。",
            "Number of different tasks; a unit with two roles in one task counts once.",
        ),
    ),
)
LEAD_SHARE: Final = Column(
    "lead_share",
    Bilingual("牵头率", "lead share"),
    Bilingual("牵头数 ÷ 合计。", "Lead tasks over total."),
)
_COLUMNS: Final = (
    UNIT,
    *COUNTS,
    LEAD_SHARE,
    column(
        "share",
        "份额",
        "share",
        "合计占所有单位合计之和的比例。",
        "Total over the sum of all totals.",
    ),
    column(
        "coordination",
        "协调负荷",
        "coordination",
        "所涉任务中其他单位数之和：任务数按协作单位数加权。",
        "Sum over its tasks of the number of other units: tasks weighted by partners.",
    ),
    column(
        "fractional",
        "分摊负荷",
        "fractional load",
        "每项任务由其各单位平均分摊后的任务数。",
        "Number of tasks if each is shared equally among its units.",
    ),
)


def workload(study: Study) -> Table:
    """Return the tasks of every unit by role, the most loaded unit first."""
    teams: defaultdict[str, set[str]] = defaultdict(set)
    for entry in study.ledger.involved(study.collectives):
        teams[entry.task.key].add(entry.unit.name)
    sizes: defaultdict[str, list[int]] = defaultdict(list)
    for team in teams.values():
        for unit in team:
            sizes[unit].append(len(team))
    every = sum(task_counts(study.units).values())
    rows = [_row(unit, data, sizes[unit], every) for unit, data in study.units.nodes(data=True)]
    return Table(
        "workload",
        Bilingual("单位工作负荷", "workload by unit"),
        _COLUMNS,
        ranked(rows, _COLUMNS, "total", "lead"),
        (study.scope,),
    )


def _row(unit: str, data: Mapping[str, Any], sizes: list[int], every: int) -> dict[str, Any]:
    return {
        "unit": unit,
        **{count.key: data[count.key] for count in COUNTS},
        "lead_share": data["lead"] / data["total"],
        "share": data["total"] / every,
        "coordination": sum(size - 1 for size in sizes),
        "fractional": fsum(1 / size for size in sorted(sizes)),
    }
