"""Lead and participation (牵头—参与): how broad and how deep every unit works with others."""

from __future__ import annotations

from collections import defaultdict
from math import nan
from statistics import fmean
from typing import Any, Final

from graph.analysis.study import Study
from graph.analysis.table import Table, column, ranked
from graph.analysis.workload import COUNTS, LEAD_SHARE, UNIT
from ontology.language import Bilingual

_COLUMNS: Final = (
    UNIT,
    *COUNTS,
    LEAD_SHARE,
    column(
        "alone",
        "独立承担",
        "alone",
        "没有其他单位的任务数。",
        "Number of tasks without any other unit.",
    ),
    column(
        "mean_team",
        "平均协作规模",
        "mean team",
        "所涉任务的平均单位数（含本单位）。",
        "Mean number of units in its tasks, itself included.",
    ),
    column(
        "sectors", "涉及领域", "sectors", "任务所在的领域数。", "Number of sectors of its tasks."
    ),
    column("breadth", "广度", "breadth", "协作单位数。", "Number of partners."),
    column(
        "depth",
        "深度",
        "depth",
        "与每个协作单位的平均共同任务数。",
        "Mean number of tasks shared with a partner.",
    ),
    column(
        "repeat_partners",
        "重复协作单位",
        "repeat partners",
        "共同任务不少于两项的协作单位数。",
        "Partners with two or more shared tasks.",
    ),
)


def lead_and_participation(study: Study) -> Table:
    """Return for every unit its roles, team size, sectors, breadth and depth of collaboration."""
    teams: defaultdict[str, set[str]] = defaultdict(set)
    sectors: defaultdict[str, set[str]] = defaultdict(set)
    tasks: defaultdict[str, set[str]] = defaultdict(set)
    for entry in study.ledger.involved(study.collectives):
        teams[entry.task.key].add(entry.unit.name)
        tasks[entry.unit.name].add(entry.task.key)
        if entry.task.sector:
            sectors[entry.unit.name].add(entry.task.sector)
    rows = [
        _row(study, unit, [len(teams[task]) for task in tasks[unit]], len(sectors[unit]))
        for unit in study.units
    ]
    return Table(
        "roles",
        Bilingual("牵头—参与、广度与深度", "lead and participation, breadth and depth"),
        _COLUMNS,
        ranked(rows, _COLUMNS, "lead", "participant", "breadth"),
        (study.scope,),
    )


def _row(study: Study, unit: str, team_sizes: list[int], sectors: int) -> dict[str, Any]:
    data = study.units.nodes[unit]
    shared = [tie["weight"] for tie in study.units[unit].values()]
    return {
        "unit": unit,
        **{count.key: data[count.key] for count in COUNTS},
        "lead_share": data["lead"] / data["total"],
        "alone": team_sizes.count(1),
        "mean_team": fmean(team_sizes),
        "sectors": sectors,
        "breadth": len(shared),
        "depth": fmean(shared) if shared else nan,
        "repeat_partners": sum(tasks > 1 for tasks in shared),
    }
